"""Sealed files: a backup encrypted under a key of its own, in pieces, so that it may be larger than memory.

AES-256-GCM by the library `cryptography`; pieces are bound to their order and to the end by the STREAM construction (Hoang,
Reyhanitabar, Rogaway, Vizar 2015): nonce = 7 random bytes, 4 of the piece's number, 1 that says it is the last. A piece that
is changed, missing, doubled, out of order, or after the end is refused, and so is another header: it is authenticated with
every piece.
"""

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from rabta.cli.installation.errors import InstallationError

MAGIC = b"rabta sealed backup 2\n"
PIECE = 1 << 20  # bytes of one piece
TAG = 16
LONGEST_HEADER = 4096
SHORTEST_PASSPHRASE = 12  # characters
Header = dict[str, Any]


def new_key() -> bytes:
    """A key of 256 random bits."""
    return os.urandom(32)


def key_from_passphrase(passphrase: str, salt: bytes) -> bytes:
    """The key a passphrase gives: scrypt, N=2^17, r=8, p=1 (OWASP's recommendation of 2023)."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InstallationError(f"A passphrase has at least {SHORTEST_PASSPHRASE} characters. Nothing was done.")
    return Scrypt(salt=salt, length=32, n=2**17, r=8, p=1).derive(passphrase.encode())


def seal(source: IO[bytes], target: IO[bytes], *, key: bytes, header: Header) -> None:
    """Write `source` sealed to `target`. The header is readable by all and changed by nobody."""
    prefix = os.urandom(7)
    said = json.dumps({**header, "nonce": base64.b64encode(prefix).decode()}, sort_keys=True).encode() + b"\n"
    target.write(MAGIC + said)
    cipher, number, piece = AESGCM(key), 0, source.read(PIECE)
    while True:
        following = source.read(PIECE)
        target.write(cipher.encrypt(_nonce(prefix, number, last=not following), piece, said))
        if not following:
            return
        number, piece = number + 1, following


def header_of(source: IO[bytes], *, name: Path) -> tuple[Header, bytes]:
    """The header of a sealed file, and its bytes; the stream then stands at the first piece."""
    if source.read(len(MAGIC)) != MAGIC:
        raise InstallationError(f"{name}: not a sealed backup of rabta. Nothing was restored.")
    said = source.readline(LONGEST_HEADER)
    try:
        header = json.loads(said)
        base64.b64decode(header["nonce"], validate=True)
    except (ValueError, KeyError, TypeError):
        raise InstallationError(f"{name}: the header of this backup is damaged. Nothing was restored.") from None
    return dict(header), said


def unseal(source: IO[bytes], target: IO[bytes], *, key_for: Callable[[Header], bytes], name: Path) -> Header:
    """Write what is sealed in `source` to `target`. Raises InstallationError at the first piece that is not as written."""
    header, said = header_of(source, name=name)
    prefix, cipher, number = base64.b64decode(header["nonce"]), AESGCM(key_for(header)), 0
    piece = source.read(PIECE + TAG)
    while True:
        following = source.read(PIECE + TAG)
        try:
            target.write(cipher.decrypt(_nonce(prefix, number, last=not following), piece, said))
        except InvalidTag:
            raise InstallationError(
                f"{name}: not a whole backup under this key (piece {number + 1}): cut off, changed, or sealed with another "
                "key. Nothing was restored."
            ) from None
        if not following:
            return header
        number, piece = number + 1, following


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")
