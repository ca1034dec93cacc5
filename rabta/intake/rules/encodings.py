"""Which characters the bytes of a text file stand for.

Accepted: UTF-8 with or without a byte-order mark, UTF-16 with a mark or plainly recognisable without one, and the two
old Windows code pages met in Pakistan's offices: 1252 (Western) and 1256 (Arabic and Urdu), where only one of them
makes words.
Nothing is guessed: where both code pages are possible the file is refused with the byte at which UTF-8 ended.
"""

import codecs
import re
from dataclasses import dataclass

from rabta.intake.rules.faults import CellFault

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS = "Save the table as CSV UTF-8 (in Excel: Save As, CSV UTF-8) and file it again."
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the name of the encoding that gave it."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded | CellFault:
    """The text of `content`, or why it has none. Never raises.

    A fault names each encoding tried and the offset (0-based) and line (1-based) of the first byte that did not fit.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, mark)
    wide = _wide_without_mark(content)
    if wide is not None:
        return _strictly(content, wide, b"")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _by_code_page(content, error)


def _strictly(content: bytes, encoding: str, mark: bytes) -> Decoded | CellFault:
    try:
        return Decoded(content[len(mark) :].decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return _fault(content, (encoding,), len(mark) + error.start, "")


def _wide_without_mark(content: bytes) -> str | None:
    """utf-16 in the byte order in which every other byte is mostly zero (ASCII) or 6 (Arabic script); else None."""
    sample = content[:_SAMPLE]
    if len(content) % 2 or len(sample) < 4 or 0 not in sample:
        return None
    pairs = len(sample) // 2
    for high, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high_bytes, low_bytes = sample[high::2], sample[1 - high :: 2]
        if high_bytes.count(0) + high_bytes.count(6) > 0.9 * pairs and low_bytes.count(0) < 0.1 * pairs:
            return encoding
    return None


def _by_code_page(content: bytes, error: UnicodeDecodeError) -> Decoded | CellFault:
    """Choose between code pages 1252 and 1256 by the words they make of the bytes above 127."""
    readings = {page: _page_reading(content, page) for page in ("cp1252", "cp1256")}
    likely = [page for page, text in readings.items() if text is not None and _makes_words(text, page)]
    if len(likely) == 2 and readings["cp1252"] == readings["cp1256"]:
        likely = ["cp1252"]
    if len(likely) == 1:
        text = readings[likely[0]]
        assert text is not None
        return Decoded(text, likely[0])
    why = "cp1252 and cp1256 are both possible" if likely else "neither cp1252 nor cp1256 makes words of it"
    return _fault(content, ("utf-8", "cp1252", "cp1256"), error.start, f"; {why}")


def _page_reading(content: bytes, page: str) -> str | None:
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    return None if _NOT_TEXT.search(text) else text


def _makes_words(text: str, page: str) -> bool:
    """Whether every word holding a letter beyond ASCII is one that people write in this code page's languages.

    1252: a word of at least three letters, fewer than half of them accented. 1256: at least two letters, all Arabic
    script.
    """
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    if page == "cp1256":
        return all(len(word) > 1 and all("\u0600" <= letter <= "\u06ff" for letter in word) for word in words)
    return all(len(word) > 2 and 2 * sum(letter > "\x7f" for letter in word) < len(word) for word in words)


def _fault(content: bytes, tried: tuple[str, ...], offset: int, why: str) -> CellFault:
    line = content.count(b"\n", 0, offset) + 1
    byte = f"byte 0x{content[offset]:02x}" if offset < len(content) else "the end of the file"
    return CellFault(
        "undecodable", f"tried {', '.join(tried)}: {byte} at offset {offset} (line {line}) does not fit{why}", _SAVE_AS
    )
