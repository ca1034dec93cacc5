"""From the bytes of a file to text, an XML document or sheets; or the reason why it is none of them."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rabta.intake.formats.passenger.problems import Problem
from rabta.intake.formats.passenger.segments import first_segment
from rabta.intake.formats.passenger.sheet_headers import header_score
from rabta.intake.rules.encodings import decode
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.files import open_cells
from rabta.intake.rules.grid import Grid
from rabta.intake.rules.workbook.archive import looks_like_workbook

_SEND = "Ask the airline or the desk for the message itself (PAXLST, PNRGOV) or its spreadsheet"
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", f"{_SEND}; or type its words and attach them"),
    (b"\x89PNG", "a picture", f"{_SEND}; or type what it shows and attach that"),
    (b"\xff\xd8\xff", "a photograph", f"{_SEND}; or type what it shows and attach that"),
    (b"GIF8", "a picture", f"{_SEND}; or type what it shows and attach that"),
    (b"II*\x00", "a scanned picture", f"{_SEND}; or type what it shows and attach that"),
    (b"MM\x00*", "a scanned picture", f"{_SEND}; or type what it shows and attach that"),
    (b"RIFF", "a picture or a recording", _SEND),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.xls, .doc, .msg)", "Open it and save it as .xlsx"),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and file what is inside"),
    (b"{\\rtf", "a rich-text document", "Save it as plain text"),
)
_XML = re.compile(r"\s*(?:<\?xml|<!--|<[A-Za-z_])")
_IATA_WORDS = re.compile(r"<(?:[\w.-]+:)?(?:PNRs?|IATA_PNRGOV\w*|Passenger|BookingRefID)\b")


@dataclass(frozen=True)
class Opened:
    """A file that can be read: `kind` is text, xml or sheets."""

    kind: str
    text: str = ""
    encoding: str = ""
    grid: Grid | None = None
    problems: Sequence[Problem] = field(default_factory=tuple)


def opened(content: bytes) -> Opened | Problem:
    """What the bytes are, told by themselves and never by a file's name."""
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        return Problem("empty", "the file is empty", "File the message that was meant.")
    for start, what, step in _KINDS:
        if content.startswith(start):
            return Problem("not_a_message", f"this is {what}, not a passenger message", f"{step}.")
    if looks_like_workbook(content):
        return _sheets(content)
    text, encoding, problems = _text(content)
    if isinstance(text, Problem):
        return text
    if first_segment(text) is not None:
        return Opened("text", text, encoding, problems=problems)
    if _XML.match(text):
        if is_pnrgov_xml(text[:200_000]):
            return Opened("xml", text, encoding, problems=problems)
        return Problem("not_a_message", "this is XML, and no PNRGOV", f"{_SEND}.", value=text[:60])
    return _sheets(content)


def is_pnrgov_xml(text: str) -> bool:
    """Whether the beginning of an XML text names what bookings are made of."""
    return _IATA_WORDS.search(text) is not None


def _text(content: bytes) -> tuple[Any, str, list[Problem]]:
    decoded = decode(content)
    if isinstance(decoded, CellFault) and content[:400].count(b"\x00") > 20:
        return Problem("not_a_message", "these bytes are no text", f"{_SEND}."), "", []
    some_in_utf_8 = any(sign.isalpha() and not sign.isascii() for sign in content.decode("utf-8", "ignore"))
    if some_in_utf_8 and (isinstance(decoded, CellFault) or decoded.encoding == "cp1252"):
        return _of_two(content)
    if not isinstance(decoded, CellFault):
        return decoded.text, decoded.encoding, []
    # UNOC is ISO 8859-1 and every byte has a letter in it: nothing is lost, but a letter may be another one.
    note = Problem("encoding", decoded.rule, "Read as ISO 8859-1; letters beyond ASCII may be wrong.", wrong=True)
    return content.decode("latin-1"), "iso-8859-1", [note]


def _of_two(content: bytes) -> tuple[str, str, list[Problem]]:
    """A file put together of parts written in UTF-8 and parts in Windows' Western letters: each is read as such."""
    strays: list[int] = []

    def western(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        strays.append(error.start)
        return content[error.start : error.end].decode("cp1252", "replace"), error.end

    codecs.register_error("rabta-western", western)
    text = content.decode("utf-8", "rabta-western")
    start = len(content[: strays[0]].decode("utf-8"))
    rule = f"letters are written in UTF-8, and in {len(strays)} places in Windows-1252, of which this is the first"
    step = "Each was read as it was written; ask the sender for one encoding."
    first = Problem("two_encodings", rule, step, value=text[start : start + 1], start=start, end=start + 1)
    return text, "utf-8, cp1252", [first]


def _sheets(content: bytes) -> Opened | Problem:
    grid = open_cells(content, header_score=header_score)
    if isinstance(grid, CellFault):
        return Problem(grid.kind, grid.rule, grid.next_step)
    return Opened("sheets", grid=grid, encoding=grid.read_as)
