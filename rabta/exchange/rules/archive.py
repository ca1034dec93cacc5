"""A ZIP whose bytes follow from its files alone: fixed times and rights, the order given, nothing compressed.

Compressed bytes differ between versions of the compressor; stored ones do not, and anyone can find an original in them
byte for byte. Source: APPNOTE.TXT of the ZIP format, 4.4 (method 0, DOS time).
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Any

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_OWNER_READS = 0o100600 << 16


@dataclass(frozen=True, slots=True)
class File:
    """One file of a package. Its name is ours: it never holds a word of a record."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def archive(files: Iterable[File]) -> bytes:
    """The files as one ZIP, in the order given."""
    held = io.BytesIO()
    write_archive(held, files)
    return held.getvalue()


def write_archive(
    out: IO[bytes], files: Iterable[File], *, last: Callable[[list[dict[str, Any]]], File] | None = None
) -> None:
    """The same, written as the files come: each is let go before the next. `last` makes one more of what was listed."""
    written: list[dict[str, Any]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for file in files:
            written += listed([file])
            _write(package, file)
        if last:
            _write(package, last(written))


def _write(package: zipfile.ZipFile, file: File) -> None:
    entry = zipfile.ZipInfo(file.name, _NO_TIME)
    entry.create_system, entry.external_attr = 3, _OWNER_READS
    package.writestr(entry, file.content)


def json_file(name: str, value: Mapping[str, Any] | list[Any]) -> File:
    """Indented JSON: sorted keys, UTF-8, ids and days as text."""
    return File(name, (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n").encode())


def lines_file(name: str, rows: Iterable[Mapping[str, Any]]) -> File:
    """JSON Lines: one object a line, sorted keys, UTF-8."""
    said = (json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) + "\n" for row in rows)
    return File(name, "".join(said).encode("utf-8", "surrogatepass"))


def listed(files: Iterable[File]) -> list[dict[str, Any]]:
    """What a manifest says of each file: its name, size in bytes and SHA-256."""
    return [{"name": file.name, "size": len(file.content), "sha256": file.sha256} for file in files]
