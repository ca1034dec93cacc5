"""Where statements come from: JSON Lines or plain text, read gently. A bad input becomes an error entry, never a stop.

Order is kept: one result per input. Memory is bounded by the longest line allowed, not by the file.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO  # records and readings are JSON

from rabta.intake.formats.statement.reader import read_statement

# The longest statement known is 6,000 code points; a longer text is a collection, and should come one a line.
MOST_CODE_POINTS = 100_000
# A line of JSON Lines may carry fields beside the text, and escapes six times as long as what they stand for.
MOST_BYTES_A_LINE = 1_000_000
_SHOWN = 60
_NO_TEXT = "these bytes are no UTF-8 text"


@dataclass(frozen=True, slots=True)
class Record:
    """One statement as it came: what its line says, or why the line cannot be taken. `row` counts lines from 1."""

    row: int
    value: object = None
    error: dict[str, Any] | None = None


def read_all(stream: BinaryIO, *, file: str) -> Iterator[dict[str, Any]]:
    """Read every statement of a stream: one result per line of JSON Lines, or one for a plain text.

    Shape: the reading, or {"id", "error": {file, row, column, value, rule, next_step}}. Rows count from 1.
    """
    for record in records(stream, file=file):
        yield record.error or read_record(record.value, file=file, row=record.row)


def records(stream: BinaryIO, *, file: str) -> Iterator[Record]:
    """Take a stream apart: one record per line of JSON Lines, or one for a plain text; nothing is read yet."""
    head = _first_line(stream)
    if head is None:
        error = _error(file, 1, 1, "", "an input holds at least one statement", "Give a file with text or JSON Lines.")
        yield Record(1, error=error)
    elif head.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _lines(head, stream, file)
    else:
        yield _plain(head, stream, file)


def _first_line(stream: BinaryIO) -> bytes | None:
    """Give the bytes up to the end of the first line that is not blank, None where there is none."""
    blank = b""
    while line := stream.readline(MOST_BYTES_A_LINE + 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c"):
            return blank + line
        blank = (blank + line)[-MOST_BYTES_A_LINE:] if b"{" not in line else b""
    return None


def _lines(head: bytes, stream: BinaryIO, file: str) -> Iterator[Record]:
    skipped = head[: len(head) - len(head.lstrip(b"\xef\xbb\xbf \t\r\n\x0b\x0c"))].count(b"\n")
    row, line = 1 + skipped, head.lstrip(b"\xef\xbb\xbf \t\r\n\x0b\x0c")
    while line:
        if len(line) > MOST_BYTES_A_LINE and not line.endswith(b"\n"):
            _skip_line(stream)
            rule = f"a line holds at most {MOST_BYTES_A_LINE:,} bytes"
            error = _error(file, row, MOST_BYTES_A_LINE, _shown(line[:_SHOWN]), rule, "Put one statement on each line.")
            yield Record(row, error=error)
        elif line.strip():
            yield _line(line, file, row)
        line = stream.readline(MOST_BYTES_A_LINE + 1)
        row += 1


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(MOST_BYTES_A_LINE)) and not rest.endswith(b"\n"):
        pass


def _line(line: bytes, file: str, row: int) -> Record:
    try:
        return Record(row, json.loads(line.decode("utf-8"), parse_constant=_refuse_constant))
    except UnicodeDecodeError as error:
        problem = _error(file, row, error.start + 1, _shown(line[error.start :]), _NO_TEXT, "Save the file as UTF-8.")
    except json.JSONDecodeError as error:
        shown = _shown(line.decode("utf-8")[max(0, error.pos - 10) :])
        problem = _error(file, row, error.pos + 1, shown, "a line is one JSON object", "Mend the line and read it again.")
    except (ValueError, RecursionError) as error:
        rule = f"a line is one JSON object ({error})"
        problem = _error(file, row, 1, _shown(line), rule, "Mend the line and read it again.")
    return Record(row, error=problem)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")


def read_record(record: object, *, file: str, row: int, corrections: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Read one record, or give its error entry: the record must be an object with a `text` of honest characters."""
    if not isinstance(record, dict):
        return _error(file, row, 1, _shown(record), "a record is a JSON object with a text", 'Write {"text": ...}.')
    text = record.get("text")
    identity = record.get("id")
    problem = _problem(text)
    if problem is not None:
        value, rule, step = problem
        return _error(file, row, 1, value, rule, step, identity=identity)
    assert isinstance(text, str)
    if identity is None:
        record = {**record, "id": text_id(text)}
    try:
        return read_statement({key: record[key] for key in record if _honest(record[key])}, corrections)
    except (ArithmeticError, ValueError, RecursionError) as error:
        return _error(
            file,
            row,
            1,
            _shown(text),
            f"this text defeats the reader ({error})",
            "Report it with the text.",
            identity=identity,
        )


def _problem(text: object) -> tuple[str, str, str] | None:
    if text is None:
        return "", "the record has no text", 'Put the words of the statement under "text".'
    if not isinstance(text, str):
        return _shown(text), "a record has a text, and it is a string", 'Put the words of the statement under "text".'
    if not text.strip():
        return _shown(text), "a statement has words", "Leave the record out, or add its text."
    if len(text) > MOST_CODE_POINTS:
        rule = f"a statement holds at most {MOST_CODE_POINTS:,} characters; this one holds {len(text):,}"
        return _shown(text), rule, "Split the collection: one statement a record."
    if not _honest(text):
        return _shown(text), "text holds no half of a surrogate pair", "Save the text as UTF-8 anew."
    return None


def _honest(value: object) -> bool:
    """Whether a value can be written as UTF-8."""
    return not isinstance(value, str) or not any("\ud800" <= sign <= "\udfff" for sign in value)


def _plain(head: bytes, stream: BinaryIO, file: str) -> Record:
    """Take a plain text as one statement; its id is the first 12 hex digits of its SHA-256, its date null."""
    most = 4 * MOST_CODE_POINTS
    held = head + stream.read(most + 1)
    if len(held) > most:
        rule = f"a plain text is one statement of at most {MOST_CODE_POINTS:,} characters"
        problem = _error(file, 1, 1, _shown(held), rule, "Give a collection as JSON Lines: one statement a line.")
        return Record(1, error=problem)
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = held.count(b"\n", 0, error.start) + 1
        column = error.start - held.rfind(b"\n", 0, error.start)
        problem = _error(file, row, column, _shown(held[error.start :]), _NO_TEXT, "Save the file as UTF-8.")
        return Record(row, error=problem)
    identity = hashlib.sha256(held).hexdigest()[:12]
    return Record(1, {"id": identity, "date": None, "text": text})


def text_id(text: str) -> str:
    """Give the id of a text that came without one: the first 12 hex digits of the SHA-256 of its UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def _shown(value: object) -> str:
    """Show a value as JSON writes it, in at most 60 plain characters: what cannot be printed is escaped."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "backslashreplace")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text[:_SHOWN])


def _error(
    file: str, row: int, column: int, value: str, rule: str, next_step: str, *, identity: object = None
) -> dict[str, Any]:
    entry: dict[str, Any] = {} if identity is None else {"id": identity if _honest(identity) else _shown(identity)}
    entry["error"] = {"file": file, "row": row, "column": column, "value": value, "rule": rule, "next_step": next_step}
    return entry
