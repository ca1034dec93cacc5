"""The sheets of an XLSX file as rows of cell texts, streamed.

Why not a library: openpyxl's read-only sheets stop at the size that the file claims for itself, give either a formula
or its cached value but not both, do not know merged cells, allocate as many columns as a cell address demands, and
take 0.2 s to import. Here a row is read with its formulas and values at once; the tests compare every cell with
openpyxl's reading.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from xml.etree.ElementTree import Element

from rabta.intake.rules.csv_dialect import LONGEST_CELL, MOST_COLUMNS
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.grid import CellNote, Grid, GridRow, Sheet
from rabta.intake.rules.workbook.archive import Archive, local_name, refuse
from rabta.intake.rules.workbook.number_formats import date_styles, serial_to_iso

MOST_LINES = 1_048_576
MOST_SHEETS = 200
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ROW, _MERGE = frozenset(("row",)), frozenset(("mergeCell",))
_SAVE_AGAIN = "Open it in a spreadsheet program, save it as .xlsx or CSV UTF-8 and file it again."


@dataclass(frozen=True, slots=True)
class _Book:
    """What cells of any sheet refer to."""

    archive: Archive
    shared: tuple[str, ...]
    dates: frozenset[int]
    epoch: int


@dataclass(frozen=True, slots=True)
class _Merge:
    """One merged area, 0-based columns and 1-based lines, both ends inside."""

    left: int
    top: int
    right: int
    bottom: int


def workbook_grid(content: bytes) -> Grid:
    """All sheets of the workbook in its own order. Raises WorkbookFault for what cannot be opened; so may reading rows."""
    archive = Archive(content)
    main = _main_part(archive)
    if main is None:
        raise refuse("not_a_workbook", _not_a_workbook(archive), _SAVE_AGAIN)
    folder = posixpath.dirname(main)
    parts = _relations(archive, main)
    epoch, found = 1900, []
    for element in archive.elements(main, wanted=frozenset(("workbookPr", "sheet"))):
        if local_name(element) == "workbookPr":
            epoch = 1904 if element.get("date1904") in ("1", "true") else 1900
        else:
            found.append((element.get("name") or "", _relation_id(element), element.get("state", "visible")))
    book = _Book(archive, _shared(archive, parts, folder), date_styles(archive, _part(parts, "styles", folder)), epoch)
    sheets = []
    for name, relation, state in found[:MOST_SHEETS]:
        part = posixpath.normpath(posixpath.join(folder, parts.get(relation, ("", ""))[1])).lstrip("/")
        if parts.get(relation, ("worksheet", ""))[0] == "worksheet" and part in archive.names:
            rows = partial(_sheet_rows, book, part)
            sheets.append(Sheet(name, rows, hidden=state != "visible", serial_epoch=epoch))
    return Grid(tuple(sheets), "workbook")


def _not_a_workbook(archive: Archive) -> str:
    kinds = {
        "word/document.xml": "a Word document",
        "content.xml": "an OpenDocument file",
        "xl/workbook.bin": "an .xlsb",
    }
    return next((f"this is {kind}" for part, kind in kinds.items() if part in archive.names), "this is no workbook")


def _main_part(archive: Archive) -> str | None:
    if "_rels/.rels" in archive.names:
        for kind, target in _relations(archive, "").values():
            name = target.lstrip("/")
            if kind == "officeDocument" and name in archive.names and name.endswith("workbook.xml"):
                return name
    return "xl/workbook.xml" if "xl/workbook.xml" in archive.names else None


def _relations(archive: Archive, part: str) -> Mapping[str, tuple[str, str]]:
    """Relation id -> (kind, target) of one part."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.names:
        return {}
    found = archive.elements(relations, wanted=frozenset(("Relationship",)))
    return {each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], each.get("Target", "")) for each in found}


def _relation_id(element: Element) -> str:
    return next((value for name, value in element.items() if name.endswith("}id")), "")


def _part(parts: Mapping[str, tuple[str, str]], kind: str, folder: str) -> str:
    target = next((target for each, target in parts.values() if each == kind), "")
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/") if target else ""


def _shared(archive: Archive, parts: Mapping[str, tuple[str, str]], folder: str) -> tuple[str, ...]:
    name = _part(parts, "sharedStrings", folder)
    if name not in archive.names:
        return ()
    return tuple(_text(element) for element in archive.elements(name, wanted=frozenset(("si",))))


def _text(element: Element) -> str:
    """The text of a string item: its runs joined, phonetic hints (rPh) left out."""
    parts: list[str] = []
    for child in element:
        kind = local_name(child)
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "r":
            parts.extend(run.text or "" for run in child if local_name(run) == "t")
    return "".join(parts)


def _sheet_rows(book: _Book, part: str) -> Iterator[GridRow]:
    book.archive.start_again()
    merges = _merges(book, part)
    filled: dict[_Merge, str] = {}
    last = 0
    for element in book.archive.elements(part, wanted=_ROW):
        row = _row(book, element, last + 1)
        if row.line > MOST_LINES or row.line <= last:
            raise refuse("broken_workbook", f"row number {row.line} follows row {last}", _SAVE_AGAIN)
        last = row.line
        yield _with_merges(row, merges, filled) if merges else row


def _merges(book: _Book, part: str) -> tuple[_Merge, ...]:
    """The merged areas of a sheet; at most the first 10,000 (a sheet is not made of them)."""
    found: list[_Merge] = []
    if not book.archive.mentions(part, b"mergeCell "):
        return ()
    for element in book.archive.elements(part, wanted=_MERGE):
        ends = [_ADDRESS.fullmatch(end) for end in (element.get("ref") or "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1] and len(found) < 10_000:
            found.append(_Merge(_column(ends[0][1]), int(ends[0][2]), _column(ends[1][1]), int(ends[1][2])))
    return tuple(found)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _row(book: _Book, element: Element, expected: int) -> GridRow:
    stated = element.get("r", "")
    line = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else expected
    cells: list[str] = []
    notes: list[CellNote] = []
    fault: CellFault | None = None
    for cell in element:
        if local_name(cell) != "c":
            continue
        address = _ADDRESS.fullmatch(cell.get("r", ""))
        index = _column(address[1]) if address else len(cells)
        if index >= MOST_COLUMNS:
            if len(cell):
                fault = CellFault("too_many_cells", f"a cell lies beyond column {MOST_COLUMNS}", "Delete stray cells.")
            continue
        text, kind, detail = _cell(book, cell)
        cells.extend([""] * (index + 1 - len(cells)))
        cells[index] = text[:LONGEST_CELL]
        if kind:
            notes.append(CellNote(index, kind, detail))
    return GridRow(line, tuple(cells), tuple(notes), fault)


def _cell(book: _Book, cell: Element) -> tuple[str, str, str]:
    """(text, kind of note or "", detail). Dates become ISO text; a formula gives its cached value and says so."""
    value, formula, inline = "", None, ""
    for child in cell:
        kind = local_name(child)
        if kind == "v":
            value = child.text or ""
        elif kind == "f":
            formula = child.text or ""
        elif kind == "is":
            inline = _text(child)
    kind = cell.get("t", "n")
    text = inline if kind == "inlineStr" else _value(book, kind, value, cell.get("s", ""))
    if formula is not None:
        return text, "formula" if text else "formula_without_value", f"={formula}"[:200]
    return text, "error_value" if kind == "e" else "", ""


def _value(book: _Book, kind: str, value: str, style: str) -> str:
    if kind == "s":
        known = value.isascii() and value.isdigit() and len(value) < 10 and int(value) < len(book.shared)
        return book.shared[int(value)] if known else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "d":
        return value.partition("T")[0]
    if kind == "n" and value and style.isascii() and style.isdigit() and len(style) < 10 and int(style) in book.dates:
        return serial_to_iso(value, epoch=book.epoch) or value
    return value


def _with_merges(row: GridRow, merges: tuple[_Merge, ...], filled: dict[_Merge, str]) -> GridRow:
    """The row with the text of a merged area in each of the area's lines (its first column), noted as merged."""
    cells, notes = list(row.cells), list(row.notes)
    for merge in merges:
        if not merge.top <= row.line <= merge.bottom or merge.left >= MOST_COLUMNS:
            continue
        if row.line == merge.top:
            filled[merge] = cells[merge.left] if merge.left < len(cells) else ""
        elif filled.get(merge):
            cells.extend([""] * (merge.left + 1 - len(cells)))
            cells[merge.left] = filled[merge]
            notes.append(CellNote(merge.left, "merged", f"written once in line {merge.top}"))
    return replace(row, cells=tuple(cells), notes=tuple(notes))
