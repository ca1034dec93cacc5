"""The gateway's store: objects on their way to the record, each a file named by its hash, durable before it is acknowledged.

An object that came twice is one file. It leaves only when the record holds it; killed at any moment, nothing is lost, and
what was filed but not yet removed is filed again, which changes nothing.
"""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGEST = 50 * 2**20
"""Bytes of one object: as much as one report."""
ROOM_LEFT = 1 * 2**30
"""Bytes that stay free on the disk; with less, senders are asked to wait."""


class TooLarge(Exception):
    """The object has more bytes than one report may have."""


class NoRoom(Exception):
    """The disk is nearly full: the sender keeps the object and tries again."""


@dataclass(frozen=True)
class Waiting:
    """One object in the store: its hash, its file, the name it came under."""

    sha256: str
    path: Path
    name: str


class Spool:
    """The folder. `waiting` holds objects, `arriving` what is not whole yet, `refused` notes on what the record refused."""

    def __init__(self, folder: Path) -> None:
        self.waiting, self.arriving, self.refused = (folder / name for name in ("waiting", "arriving", "refused"))
        for each in (self.waiting, self.arriving, self.refused):
            each.mkdir(parents=True, exist_ok=True, mode=0o700)

    def add(self, content: bytes, *, name: str) -> str:
        """Keep an object; its SHA-256. When this returns, it is on the disk, and only then may it be acknowledged."""
        if len(content) > LARGEST:
            raise TooLarge
        if shutil.disk_usage(self.waiting).free < ROOM_LEFT + len(content):
            raise NoRoom
        sha256 = hashlib.sha256(content).hexdigest()
        at = self.waiting / f"{sha256}.{_kept(name)}"
        if next(self.waiting.glob(f"{sha256}.*"), None) is not None:
            return sha256
        handle, arriving = tempfile.mkstemp(dir=self.arriving)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.rename(arriving, at)
        _make_durable(self.waiting)
        return sha256

    def oldest(self, most: int) -> list[Waiting]:
        """The objects that wait longest, at most so many."""
        with os.scandir(self.waiting) as entries:
            known = sorted((entry.stat().st_mtime_ns, entry.name) for entry in entries if entry.is_file())
        return [Waiting(name[:64], self.waiting / name, name[65:]) for _, name in known[:most]]

    def leave(self, object: Waiting) -> None:
        """The record holds it: it leaves the store."""
        object.path.unlink(missing_ok=True)

    def refuse(self, object: Waiting, why: str, *, keep: bool) -> None:
        """The record will not have it: a note stays, and the object beside it only where `keep`."""
        note: dict[str, Any] = {"sha256": object.sha256, "name": object.name, "why": why, "kept": keep}
        (self.refused / f"{object.sha256}.json").write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
        if keep:
            object.path.replace(self.refused / object.path.name)
        else:
            object.path.unlink(missing_ok=True)
        _make_durable(self.refused)

    def sweep(self) -> None:
        """Remove what a sender never finished: it was never acknowledged, and will be sent again."""
        for each in self.arriving.iterdir():
            each.unlink(missing_ok=True)

    def __len__(self) -> int:
        return sum(1 for _ in self.waiting.iterdir())


def objects_dropped(folder: Path, *, now: float, settled: float = 2.0) -> Iterator[Path]:
    """The files of a watched folder that nobody has written to for `settled` seconds, the oldest first."""
    found = []
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if path.is_file() and not path.name.startswith(".") and path.stat().st_mtime <= now - settled:
                found.append((path.stat().st_mtime, path))
    yield from (path for _, path in sorted(found))


def _kept(name: str) -> str:
    """A file name that is safe to keep: its last part, letters, figures, dot, dash and underline, 80 at most."""
    plain = "".join(each if each.isascii() and (each.isalnum() or each in "._-") else "_" for each in Path(name).name)
    return plain[-80:] or "object"


def _make_durable(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
