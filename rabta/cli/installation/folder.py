"""The data folder of one installation: made private, held by one running rabta at a time, and told who holds it."""

import fcntl
import json
import os
import pwd
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rabta.cli.installation.errors import FolderInUse, InstallationError

LARGEST_LOG = 10 * 2**20  # bytes: a larger log is set aside as .1 when it is next opened


@dataclass(frozen=True)
class Holder:
    """The rabta that runs on a folder. `address` is empty until its console answers; `since` is epoch seconds."""

    pid: int
    what: str
    address: str
    since: float


def open_folder(data_dir: Path) -> None:
    """Make the folder if it is new (0700), and refuse one that another account owns."""
    if not data_dir.exists():
        try:
            data_dir.mkdir(parents=True, mode=0o700)
        except OSError as error:
            raise InstallationError(
                f"{data_dir}: the folder cannot be made ({error.strerror}). Choose another with --data DIR."
            ) from None
    refuse_foreign(data_dir)
    data_dir.chmod(0o700)


def refuse_foreign(data_dir: Path) -> None:
    """Refuse a folder that another account owns; one that is not there yet is nobody's."""
    try:
        owner = data_dir.stat().st_uid
    except FileNotFoundError:
        return
    except PermissionError:
        raise InstallationError(
            f"{data_dir}: this account may not look there. Choose another with --data DIR."
        ) from None
    if owner != os.geteuid():
        raise InstallationError(
            f"{data_dir}: this folder belongs to the account {account_name(owner)}, and you are "
            f"{account_name(os.geteuid())}. Run the command as that account, or choose another folder with --data DIR."
        )


def account_name(uid: int) -> str:
    """The account's name, or its number where the machine has no name for it."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def open_log(data_dir: Path, name: str) -> IO[bytes]:
    """`<data>/log/<name>.log`, opened to append, readable by its owner alone."""
    folder = data_dir / "log"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{name}.log"
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".log.1"))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    return os.fdopen(handle, "ab")


class FolderLock:
    """Held for as long as a rabta runs on the folder; the system lets go of it however the process ends."""

    def __init__(self, data_dir: Path, *, what: str) -> None:
        open_folder(data_dir)
        self.path = _lock_file(data_dir)
        self.what = what
        self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._handle)
            raise FolderInUse(_in_use(data_dir)) from None
        self.note_address("")

    def note_address(self, address: str) -> None:
        """Write down who runs here, for the message another start will get."""
        text = json.dumps({"pid": os.getpid(), "what": self.what, "address": address, "since": time.time()})
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, text.encode(), 0)

    def release(self) -> None:
        if self._handle >= 0:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = -1


def holder(data_dir: Path) -> Holder | None:
    """Who runs on this folder now; None when nobody does."""
    try:
        handle = os.open(_lock_file(data_dir), os.O_RDONLY)
    except FileNotFoundError:
        return None
    except PermissionError:
        raise InstallationError(
            f"{data_dir}: this account may not look into the folder; another one owns it."
        ) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read_holder(handle)
    finally:
        os.close(handle)
    return None


def _lock_file(data_dir: Path) -> Path:
    return data_dir / "running.lock"


def _read_holder(handle: int) -> Holder:
    try:
        return Holder(**json.loads(os.pread(handle, 4096, 0)))
    except (ValueError, TypeError):  # taken a moment ago, not written down yet
        return Holder(pid=0, what="rabta", address="", since=0.0)


def _in_use(data_dir: Path) -> str:
    now = holder(data_dir) or Holder(pid=0, what="rabta", address="", since=0.0)
    who = f"{now.what} (process {now.pid})" if now.pid else "another rabta"
    where = f" at {now.address}" if now.address else ""
    return (
        f"{data_dir}: {who} is already running on this folder{where}. "
        "Use that one, or stop it with Ctrl-C first, or choose another folder with --data DIR."
    )
