"""The installation's own key for checkpoints: Ed25519, made on first use, kept beside the other keys, readable by its owner.

It shows others whose checkpoint they hold, and lets nobody deny one. It is no proof that the ledger stands: whoever is
root holds it. The proof is the copy that another agency keeps.
"""

import contextlib
import os
import threading
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FILE = "ledger-signing-key"


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """The key in this folder of keys; a new one where there is none. Two that make one at once get the same."""
    path = folder / FILE
    if not path.exists():
        _make(path)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text(encoding="ascii")))


def _make(path: Path) -> None:
    """Written whole, then linked to its name, which fails where another was first."""
    draft = path.with_name(f".{FILE}.{os.getpid()}.{threading.get_ident()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(Ed25519PrivateKey.generate().private_bytes_raw().hex())
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
