"""Where public texts come from: plain text or JSON Lines, read gently. A bad input becomes an error entry, never a stop."""

from collections.abc import Iterator
from typing import Any, BinaryIO  # records and readings are JSON

from rabta.intake.formats.published.reader import read_published
from rabta.intake.formats.statement.source import read_record, records


def check_all(stream: BinaryIO, *, file: str) -> Iterator[dict[str, Any]]:
    """Read every public text of a stream: one result per line of JSON Lines, or one for a plain text.

    Shape: the reading, or {"id", "error": {file, row, column, value, rule, next_step}}. Rows count from 1.
    """
    for record in records(stream, file=file):
        yield record.error or check_record(record.value, file=file, row=record.row)


def check_record(record: object, *, file: str, row: int) -> dict[str, Any]:
    """Read one record; a text that cannot be taken gives its error. A record without an id gets that of its text."""
    reading = read_record(record, file=file, row=row)
    if "error" in reading or not isinstance(record, dict):
        return reading
    return read_published({**record, "id": reading["id"]}, statement=reading)
