"""A CSV table as a command is given it: named columns, checked before a row is used."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST_FIELD = 1_000_000


class TableRefused(Exception):
    """The file is no such table; the text says where, what stands there, the rule, and what to do."""


def rows_of(path: str, *, needed: tuple[str, ...]) -> tuple[list[str], Iterator[dict[str, str]]]:
    """The table's columns, and its rows in order, each with every column; `-` is standard input.

    UTF-8 with or without a byte order mark; ; or a tab may stand for the comma. TableRefused where the file cannot be
    read, a `needed` column is missing, or (while the rows are read) a row has too many or too few cells.
    """
    text = _text(path)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    columns = [column.strip() for column in _next(reader, path) or []]
    for column in needed:
        if column not in columns:
            seen = ", ".join(columns)[:200] or "nothing"
            raise TableRefused(
                f'{path}, row 1: there is no column "{column}"; the first row holds: {seen}. '
                f"Name the columns in the first row: {', '.join(needed)}."
            )
        if columns.count(column) > 1:
            raise TableRefused(f'{path}, row 1: the column "{column}" stands there twice. Keep one of them.')
    return columns, _rows(reader, columns, path)


def _rows(reader: "csv._reader", columns: list[str], path: str) -> Iterator[dict[str, str]]:
    row = 1
    while (cells := _next(reader, path)) is not None:
        row += 1
        if not cells:
            continue
        if len(cells) != len(columns):
            raise TableRefused(
                f"{path}, row {row}: {len(cells)} cells where the first row names {len(columns)} columns: "
                f'"{", ".join(cells)[:80]}". Put quotes around a cell that holds a comma.'
            )
        yield dict(zip(columns, cells, strict=True))


def _next(reader: "csv._reader", path: str) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise TableRefused(f"{path}, line {reader.line_num}: not CSV ({error}). Save the table as CSV, UTF-8.") from None


def _text(path: str) -> str:
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise TableRefused(f"{path}: {error.strerror}. Give a CSV file, or - for standard input.") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TableRefused(f"{path}, line {line}: not UTF-8. Save the table as CSV, UTF-8.") from None


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)
