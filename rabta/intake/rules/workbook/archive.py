"""The parts of an XLSX file, opened only after its size, number and ratio of compression have been looked at.

A zip of 40 KB can hold gigabytes (measured 1,028 : 1 for a plain repetition), so the archive's own directory is
judged before anything is unpacked, and what is unpacked is counted again, because a directory can lie. ECMA-376 part
2 (packages).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from rabta.intake.rules.faults import CellFault

MOST_PARTS = 2_000
MOST_UNPACKED = 600_000_000
HIGHEST_RATIO = 200
RATIO_MATTERS_ABOVE = 5_000_000  # small parts of styles compress well beyond the ratio and harm nobody
DEEPEST = 64
MOST_HELD = 250_000  # a full row of 16,384 cells has under 100,000 elements
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


_UNPACKING = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError)


class WorkbookFault(Exception):
    """A workbook that cannot be read on, with the fault to report."""

    def __init__(self, fault: CellFault) -> None:
        super().__init__(fault.rule)
        self.fault = fault


def refuse(kind: str, rule: str, next_step: str) -> WorkbookFault:
    """The exception for a fault of the whole workbook."""
    return WorkbookFault(CellFault(kind, rule, next_step))


def looks_like_workbook(content: bytes) -> bool:
    """Whether the bytes are a zip archive or an old (or encrypted) Office file rather than text."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


class Archive:
    """The parts of one package. Every method that reads raises WorkbookFault and nothing else."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLE):
            raise refuse(
                "old_or_encrypted_workbook",
                "this is an Excel 97-2003 or a password-protected workbook",
                "Open it in Excel, remove the password and save it as .xlsx or CSV UTF-8.",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise refuse("broken_workbook", f"the archive cannot be opened ({error})", _SAVE_AGAIN) from error
        self._check()
        self.names = frozenset(self._zip.namelist())
        self._left = MOST_UNPACKED

    def _check(self) -> None:
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS:
            raise refuse("too_many_parts", f"the archive holds {len(parts):,} parts; at most {MOST_PARTS:,}", _SPLIT)
        unpacked = sum(part.file_size for part in parts)
        if unpacked > MOST_UNPACKED:
            raise refuse("too_large", f"unpacked it would be {unpacked:,} bytes; at most {MOST_UNPACKED:,}", _SPLIT)
        for part in parts:
            if part.file_size > RATIO_MATTERS_ABOVE and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1):
                raise refuse(
                    "zip_bomb",
                    f"part {part.filename} would unpack to {part.file_size:,} bytes from {part.compress_size:,}; "
                    f"at most {HIGHEST_RATIO} to 1",
                    _SAVE_AGAIN,
                )
            if part.flag_bits & 1:
                raise refuse(
                    "encrypted", f"part {part.filename} is encrypted", "Remove the password and file it again."
                )

    def elements(self, name: str, *, wanted: frozenset[str]) -> Iterator[Element]:
        """The elements of part `name` whose local names are `wanted`, each complete, in order of their end.

        What has been handed out is forgotten, so a part of a million rows needs the memory of one. A wanted element
        must not lie inside another wanted one. DTDs and entities are refused (defusedxml).
        """
        try:
            with self._zip.open(name) as part:
                yield from _wanted_elements(_Counted(part, self), wanted)
        except DefusedXmlException as error:
            raise refuse("forbidden_xml", f"part {name} holds a document type or entity", _SAVE_AGAIN) from error
        except (ParseError, ValueError, LookupError) as error:
            raise refuse("broken_workbook", f"part {name} is not well-formed ({error})", _SAVE_AGAIN) from error
        except (*_UNPACKING, RuntimeError) as error:
            raise refuse("broken_workbook", f"part {name} cannot be unpacked ({error})", _SAVE_AGAIN) from error

    def mentions(self, name: str, word: bytes) -> bool:
        """Whether the bytes of part `name` hold `word` anywhere: a quick look before a slow reading."""
        tail = b""
        try:
            with self._zip.open(name) as part:
                counted = _Counted(part, self)
                while block := counted.read(1_000_000):
                    if word in tail + block:
                        return True
                    tail = block[-len(word) :]
        except (*_UNPACKING, RuntimeError) as error:
            raise refuse("broken_workbook", f"part {name} cannot be unpacked ({error})", _SAVE_AGAIN) from error
        return False

    def spend(self, size: int) -> None:
        """Count `size` unpacked bytes against the limit."""
        self._left -= size
        if self._left < 0:
            raise refuse("zip_bomb", f"more than {MOST_UNPACKED:,} bytes came out of the archive", _SPLIT)

    def start_again(self) -> None:
        """Begin counting afresh: a second reading of the same parts."""
        self._left = MOST_UNPACKED


class _Counted(io.RawIOBase):
    """A part's bytes, counted as they come out."""

    def __init__(self, part: IO[bytes], archive: Archive) -> None:
        self._part = part
        self._archive = archive

    def read(self, size: int = -1) -> bytes:
        block: bytes = self._part.read(size if size and size > 0 else 65_536)
        self._archive.spend(len(block))
        return block


def _wanted_elements(source: io.RawIOBase, wanted: frozenset[str]) -> Iterator[Element]:
    path: list[Element] = []
    inside = held = 0
    for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            path.append(element)
            inside += local_name(element) in wanted
            held += 1
            if len(path) > DEEPEST or held > MOST_HELD:
                raise refuse("zip_bomb", "the XML is nested too deeply or one row holds too many elements", _SAVE_AGAIN)
            continue
        path.pop()
        if local_name(element) in wanted:
            inside -= 1
            yield element
        if not inside:
            held = len(path)
            element.clear()
            if path:
                path[-1].clear()


def local_name(element: Element) -> str:
    """The element's name without its namespace (transitional and strict workbooks differ only there)."""
    return str(element.tag).rpartition("}")[2]


_SAVE_AGAIN = "Open it in a spreadsheet program, save it as .xlsx or CSV UTF-8 and file it again."
_SPLIT = "Split the file, for example by month, and file the parts."
