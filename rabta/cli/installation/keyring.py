"""The keys of backups: one file that is kept apart from both the installation and the backups.

Each backup has a key of its own. Take its key out, and the backup is noise, wherever its copies lie.
"""

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.sealing import Header, key_from_passphrase, new_key


def keys_in(keyring: Path, *, data_dir: Path, missing_ok: bool = False) -> dict[str, str]:
    """Backup's id -> key (hex). Refuses a file inside the installation's folder, which a thief would take with it."""
    if keyring.resolve().is_relative_to(data_dir.resolve()):
        raise InstallationError(
            f"{keyring}: keep the keys of backups outside of {data_dir}: whoever takes that folder must not have them, and "
            "whoever loses it must. Nothing was done."
        )
    if not keyring.exists():
        if missing_ok:
            return {}
        raise InstallationError(f"{keyring}: there is no such file. Without its key a backup cannot be read.")
    try:
        held = json.loads(keyring.read_text(encoding="utf-8"))["keys"]
        return {str(UUID(name)): bytes.fromhex(key).hex() for name, key in held.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InstallationError(f"{keyring}: not a file of backup keys.") from None


def add_key(keyring: Path, backup_id: UUID, *, data_dir: Path) -> bytes:
    """A new key for this backup, written down before anything is sealed with it."""
    held, key = keys_in(keyring, data_dir=data_dir, missing_ok=True), new_key()
    _write(keyring, {**held, str(backup_id): key.hex()})
    return key


def destroy_key(keyring: Path, backup_id: UUID, *, data_dir: Path) -> None:
    """Take a backup's key out: the backup cannot be read any more. The former file is written over at the end."""
    held = keys_in(keyring, data_dir=data_dir)
    if held.pop(str(backup_id), None) is None:
        raise InstallationError(f"{keyring}: it holds no key of backup {backup_id}. Nothing was changed.")
    with keyring.open("r+b") as former:
        _write(keyring, held)
        former.write(os.urandom(os.fstat(former.fileno()).st_size))
        former.flush()
        os.fsync(former.fileno())


def opener(*, keyring: Path | None, passphrase: str | None, data_dir: Path) -> Callable[[Header], bytes]:
    """What finds the key of a backup by its header: in the keyring, or from the passphrase."""

    def key_for(header: Header) -> bytes:
        if "salt" in header:
            if passphrase is None:
                raise InstallationError("This backup is sealed with a passphrase: name it with --passphrase-file FILE.")
            return key_from_passphrase(passphrase, base64.b64decode(header["salt"]))
        if keyring is None:
            raise InstallationError("This backup is sealed with a key of its own: name the file with --keyring FILE.")
        key = keys_in(keyring, data_dir=data_dir).get(str(header.get("id")))
        if key is None:
            raise InstallationError(
                f"{keyring}: it holds no key of backup {header.get('id')}. If the key was destroyed, the backup is gone."
            )
        return bytes.fromhex(key)

    return key_for


def _write(keyring: Path, keys: dict[str, str]) -> None:
    """The whole file or none of it, 0600; the folder is the operator's own, and its mode is left alone."""
    keyring.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = keyring.with_name(f".{keyring.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(json.dumps({"format": 1, "keys": dict(sorted(keys.items()))}, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(keyring)
