"""Tables made for the tests: a seizure log as CSV bytes or as a workbook."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl

from rabta.intake.rules.table import read_table

HEADER = ("Record No", "Date", "Place", "Drug", "Qty", "Unit", "Arrests")
ROW = ("EX-1", "2031-01-02", "Quetta", "Heroin", "1.5", "kg", "2")


def csv_bytes(rows: Iterable[Sequence[str]], *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """The rows as delimited text; cells are written as given, so the caller quotes."""
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)


def log_with(**cells: str) -> bytes:
    """A log of one row in which some cells are replaced: log_with(Qty="3 maund")."""
    row = ['"' + cells.get(name, value).replace('"', '""') + '"' for name, value in zip(HEADER, ROW, strict=True)]
    return csv_bytes([HEADER, row])


def workbook_bytes(rows: Iterable[Sequence[Any]], *, title: str = "Log") -> bytes:
    """The rows as an .xlsx workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(content: bytes, name: str, change: Any) -> bytes:
    """A workbook with the bytes of one part changed by `change`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, change(data) if part == name else data)
    return stream.getvalue()


def read(content: bytes, *, name: str = "log.csv", format: str | None = None) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """(all objects but the summary, the summary)."""
    *objects, last = read_table(content, name=name, format=format)
    return objects, last["summary"]


def only(content: bytes, **options: Any) -> dict[str, Any]:
    """The one object of a table of one row."""
    objects, summary = read(content, **options)
    assert len(objects) == 1, objects
    assert summary["rows"] == summary["read"] + summary["set_aside"] + summary["repeated"]
    return objects[0]
