"""A checkpoint as it leaves the house: signed, kept by another agency, checked by anybody without the house.

As a file it is one JSON object, `{"rabta": "checkpoint", "v": 1, "installation", "size", "root", "closed_at", "key",
"signature"}`; with `"since": {"size", "root", "proof", "leaves"}` it also shows that the ledger grew from an earlier one,
and keeps the leaf hashes that came since (base64, 32 bytes each), by which the first changed entry is named later. As one
line, for a printed page or a QR code, it is `RABTA1 SIZE CLOSED_AT ROOT KEY SIGNATURE` in capital letters.

Source: RFC 6962 section 3.5 (a signed tree head); RFC 8032 (Ed25519). The installation is named by its key: the first 16
hexadecimal digits of the key's SHA-256.
"""

import base64
import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from rabta.ledger.errors import NotACheckpoint
from rabta.ledger.rules.canonical import canonical_bytes
from rabta.ledger.rules.merkle import EMPTY, is_grown_from

NOT_ONE = "this is no exported checkpoint ({why}). Make one with `rabta audit checkpoint > FILE`."


@dataclass(frozen=True)
class Since:
    """How a checkpoint grew from an earlier one: its size and root, the proof, the leaf hashes that came since."""

    size: int
    root: bytes
    proof: tuple[bytes, ...]
    leaves: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Exported:
    """One signed tree head. `closed_at` is UTC, ISO 8601. Without `key` and `signature` it is only what somebody says."""

    size: int
    root: bytes
    closed_at: str
    key: bytes = b""
    signature: bytes = b""
    since: Since | None = None

    @property
    def installation(self) -> str:
        """The installation whose key signed it; empty where none did."""
        return hashlib.sha256(self.key).hexdigest()[:16] if self.key else ""

    def signed_bytes(self) -> bytes:
        """What the signature covers."""
        said = {"installation": self.installation, "size": self.size, "root": self.root.hex(), "closed_at": self.closed_at}
        return canonical_bytes({"rabta": "checkpoint", "v": 1, **said})


def signed(checkpoint: Exported, *, by: Ed25519PrivateKey) -> Exported:
    """The checkpoint under this key."""
    named = replace(checkpoint, key=by.public_key().public_bytes_raw())
    return replace(named, signature=by.sign(named.signed_bytes()))


def is_signed(checkpoint: Exported) -> bool:
    """Whether the key it names signed exactly this size, root and time."""
    try:
        Ed25519PublicKey.from_public_bytes(checkpoint.key).verify(checkpoint.signature, checkpoint.signed_bytes())
    except (InvalidSignature, ValueError):
        return False
    return True


def as_json(checkpoint: Exported) -> dict[str, Any]:
    """The checkpoint as its file says it."""
    since = checkpoint.since
    return {
        "rabta": "checkpoint", "v": 1, "installation": checkpoint.installation, "size": checkpoint.size,
        "root": checkpoint.root.hex(), "closed_at": checkpoint.closed_at, "key": checkpoint.key.hex(),
        "signature": checkpoint.signature.hex(),
        **({"since": _since_as_json(since)} if since else {}),
    }  # fmt: skip


def as_line(checkpoint: Exported) -> str:
    """The checkpoint as one line that a QR code holds in its densest form: capital letters, digits, spaces."""
    parts = (checkpoint.size, checkpoint.closed_at, checkpoint.root.hex(), checkpoint.key.hex(), checkpoint.signature.hex())
    return " ".join(["RABTA1", *(str(part) for part in parts)]).upper()


def parse_checkpoint(text: str) -> Exported:
    """A checkpoint from its file or its line. Raises NotACheckpoint, which says why."""
    text = text.strip()
    try:
        return _from_line(text) if text[:7].upper() == "RABTA1 " else _from_json(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise NotACheckpoint(NOT_ONE.format(why=f"{type(error).__name__}: {error}" if text else "it is empty")) from None


def what_is_wrong_with(checkpoint: Exported) -> str | None:
    """Why a checkpoint proves nothing by itself: unsigned, or signed otherwise; None for one that stands."""
    if not checkpoint.key:
        return "it bears no signature"
    return None if is_signed(checkpoint) else "its signature is not of what it says"


def how_it_did_not_grow(earlier: Exported, later: Exported) -> str | None:
    """Why `later` is not shown to be `earlier`, grown: the first thing that does not fit; None when it is shown."""
    for name, one in (("earlier", earlier), ("later", later)):
        wrong = what_is_wrong_with(one)
        if wrong:
            return f"the {name} checkpoint: {wrong}"
    if earlier.key != later.key:
        return f"they are of two installations, {earlier.installation} and {later.installation}"
    if later.size < earlier.size:
        return f"rolled back: {earlier.size} entries before, {later.size} after"
    proof = _proof_from(earlier, later)
    if proof is None:
        return f"the later one brings no proof from {earlier.size}: ask for it with `rabta audit checkpoint --since FILE`"
    if is_grown_from(earlier=earlier.size, earlier_root=earlier.root, size=later.size, root=later.root, proof=proof):
        return None
    return f"an entry at or before {max(0, earlier.size - 1)} was changed, removed or re-ordered"


def _proof_from(earlier: Exported, later: Exported) -> tuple[bytes, ...] | None:
    if earlier.size in (0, later.size):
        return ()
    return later.since.proof if later.since and later.since.size == earlier.size else None


def _since_as_json(since: Since) -> dict[str, Any]:
    return {
        "size": since.size, "root": since.root.hex(), "proof": [one.hex() for one in since.proof],
        "leaves": base64.b64encode(b"".join(since.leaves)).decode(),
    }  # fmt: skip


def _from_json(said: dict[str, Any]) -> Exported:
    since = _since_from_json(said["since"]) if said.get("since") else None
    closed_at = said.get("closed_at")
    if not isinstance(closed_at, str | None):
        raise ValueError("closed_at is no text")
    key, signature = _bytes(said.get("key", ""), (0, 32)), _bytes(said.get("signature", ""), (0, 64))
    return Exported(_size(said["size"]), _bytes(said["root"], (32,)), closed_at or "", key, signature, since)


def _since_from_json(said: dict[str, Any]) -> Since:
    kept = base64.b64decode(said.get("leaves", ""), validate=True)
    if len(kept) % 32:
        raise ValueError("the leaves are not whole")
    leaves = tuple(kept[at : at + 32] for at in range(0, len(kept), 32))
    proof = tuple(_bytes(one, (32,)) for one in said["proof"])
    return Since(_size(said["size"]), _bytes(said["root"], (32,)), proof, leaves)


def _from_line(text: str) -> Exported:
    _, size, closed_at, root, key, signature = text.split()
    return Exported(
        _size(int(size)), _bytes(root, (32,)), closed_at.upper(), _bytes(key, (32,)), _bytes(signature, (64,))
    )


def _size(said: Any) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise ValueError(f"{said!r} is no number of entries")
    return said


def _bytes(said: Any, lengths: tuple[int, ...]) -> bytes:
    value = bytes.fromhex(said)
    if len(value) not in lengths:
        raise ValueError(f"{len(value)} bytes where {lengths[-1]} belong")
    return value


BEGINNING = Exported(0, EMPTY, "")
"""Before the first entry."""
