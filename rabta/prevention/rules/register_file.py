"""A register of prevention as a table (CSV or XLSX): what each row states, and what is wrong with those that do not enter.

A file that cannot be read at all gives one fault without a row. Every other row is a statement or a fault, in the file's
order: none is dropped, and none is entered in part. Faults are as intake tells them (`intake.rules.faults`), but for what
intake says of a row that it keeps: nothing keeps this one but its file.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from rabta.intake.rules.faults import CellFault, Place, fault_object, visible
from rabta.intake.rules.files import open_cells
from rabta.intake.rules.grid import GridRow, Sheet, cell_address
from rabta.intake.rules.workbook.archive import WorkbookFault
from rabta.prevention.rules.register import Kind, Stated, wrong_with
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.scripts import search_key

COLUMNS = ("kind", "name", "body", "district", "for", "date_from", "date_to", "reached", "places", "waiting", "stated_on",
           "source")  # fmt: skip
MUST = ("kind", "name", "body", "district", "stated_on", "source")
MOST_ROWS = 5_000
HEADER_WITHIN = 20
"""Lines of a sheet among which the one with the headings is looked for."""
TAKEN_BACK = "Your agency stated this row before and took it back."
FORMULA = ("=", "+", "-", "@")
"""What stands behind the apostrophe that the register's own file puts before such words."""

NOT_KIND = "This is neither programme nor treatment."
NOT_DISTRICT = "This is no district, or several have this name."
NOT_DAY = "A day is written as year-month-day: 2025-10-01."
NOT_NUMBER = "A number is written in figures alone, at most seven."
GONE = "This row was taken back where the file comes from."
NO_VALUE = "The cell holds a formula without its result, or an error."
NEXT = {
    "kind": "Write programme or treatment.",
    "district": "Write the name of a district, such as Quetta, or its code, such as BA-QTA.",
    "for": "Write school, university, youth, families, prison or public; leave it empty for a place of treatment.",
    "taken_back": "Take the row out of the file, or state it anew by the form.",
    "": "Correct this cell and bring the file again: rows already entered are recognised.",
}
"""What to do about a column, by its name; "" for the others."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIGURES = re.compile(r"\d{1,7}|\d{1,3}(,\d{3}){1,2}")


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """A row that may enter: its number among the file's rows that hold anything, and what it states."""

    number: int
    said: Stated


Fault = Mapping[str, object]


@dataclass(frozen=True)
class _Unsaid(Exception):
    """A cell that cannot be taken, by its column."""

    column: str
    rule: str


def read_register_file(content: bytes, *, name: str, today: date) -> Iterator[FileRow | Fault]:
    """The rows of every sheet that has the headings, the first row below them as row 1.

    Headings are the names in COLUMNS, in any order and case; others are left alone. Never raises for what a file holds.
    """
    grid = open_cells(content, header_score=lambda cells: len(_columns(cells)))
    if isinstance(grid, CellFault):
        yield fault_object(grid, Place(name), value=None)
        return
    try:
        held = [(sheet, _rows_held(sheet)) for sheet in grid.sheets]
    except WorkbookFault as fault:
        yield fault_object(fault.fault, Place(name), value=None)
        return
    tables = [(sheet, rows, at) for sheet, rows in held if (at := _header_at(rows)) is not None]
    if refused := _no_tables(tables):
        yield fault_object(refused, Place(name), value=None)
        return
    number = 0
    for sheet, rows, at in tables:
        columns = _columns(rows[at].cells)
        for row in rows[at + 1 :]:
            if not row.is_blank():
                number += 1
                yield _row(row, number, columns, Place(name, sheet.name, number, row.line), today)


def taken_back_since(row: FileRow, name: str) -> Fault:
    """The fault of a row that the own agency stated before and took back: a file does not bring it back by itself."""
    fault = CellFault("taken_back", TAKEN_BACK, NEXT["taken_back"], sets_aside=False)
    return fault_object(fault, Place(name, row=row.number), value=row.said.name)


def _no_tables(tables: Sequence[tuple[Sheet, list[GridRow], int]]) -> CellFault | None:
    """Why nothing of the file is read: no headings, or more rows than one file may bring."""
    if not tables:
        return CellFault(
            "no_headings", "No line near the top names the columns that are needed.",
            f"Name them in one line: {', '.join(MUST)}; the others where they apply.",
        )  # fmt: skip
    if sum(len(rows) for _, rows, _ in tables) > MOST_ROWS + HEADER_WITHIN:
        return CellFault("too_many_rows", f"A register has at most {MOST_ROWS} rows.", "Divide the file.")
    return None


def _rows_held(sheet: Sheet) -> list[GridRow]:
    """The rows from the top, read no further than tells that there are too many. Raises WorkbookFault."""
    held: list[GridRow] = []
    for row in sheet.rows():
        held.append(row)
        if len(held) > MOST_ROWS + HEADER_WITHIN:
            break
    return held


def _header_at(rows: Sequence[GridRow]) -> int | None:
    """Where the line with the headings stands; None where no line has all that are needed."""
    near = enumerate(rows[:HEADER_WITHIN])
    return next((n for n, row in near if row.fault is None and set(MUST) <= _columns(row.cells).keys()), None)


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Column -> where it stands; of two with one name the first."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = "_".join(cell.casefold().replace("_", " ").split())
        if name in (*COLUMNS, "taken_back"):
            found.setdefault(name, index)
    return found


def _row(row: GridRow, number: int, columns: Mapping[str, int], at: Place, today: date) -> FileRow | Fault:
    if row.fault is not None:
        return fault_object(replace(row.fault, sets_aside=False), at, value=None)
    said = {name: _words(row.cells[index]) if index < len(row.cells) else "" for name, index in columns.items()}
    try:
        _no_errors(row, columns)
        stated = _stated(said)
    except _Unsaid as unsaid:
        return _fault(unsaid.column, unsaid.rule, said, columns, at)
    wrong = wrong_with(stated, today=today)
    if wrong is None:
        return FileRow(number=number, said=stated)
    return _fault("for" if wrong[0] == "audience" else wrong[0], wrong[1], said, columns, at)


def _fault(column: str, rule: str, said: Mapping[str, str], columns: Mapping[str, int], at: Place) -> Fault:
    cell = cell_address(columns[column], at.line or 0) if column in columns and at.sheet is not None else None
    where = Place(at.file, at.sheet, at.row, at.line, column, cell)
    fault = CellFault("not_stated", rule, NEXT.get(column, NEXT[""]), sets_aside=False)
    return fault_object(fault, where, value=said.get(column, ""))


def _no_errors(row: GridRow, columns: Mapping[str, int]) -> None:
    broken = {note.index for note in row.notes if note.kind in ("formula_without_value", "error_value")}
    for name, index in columns.items():
        if index in broken:
            raise _Unsaid(name, NO_VALUE)


def _words(cell: str) -> str:
    words = visible(cell).strip()
    return words[1:] if words.startswith("'") and words[1:].startswith(FORMULA) else words


def _stated(said: Mapping[str, str]) -> Stated:
    """What a row says. Raises _Unsaid for what is no kind, district, day or number, and for what was taken back."""
    if said.get("taken_back", "").casefold() == "yes":
        raise _Unsaid("taken_back", GONE)
    kind = next((one for one in Kind if one == said["kind"].casefold()), None)
    if kind is None:
        raise _Unsaid("kind", NOT_KIND)
    day, number = _taking(said, _day), _taking(said, _number)
    return Stated(
        kind=kind, name=said["name"], body=said["body"], source=said["source"], district=_district(said["district"]),
        stated_on=day("stated_on"), audience=said.get("for", "").casefold(), date_from=day("date_from"),
        date_to=day("date_to"), reached=number("reached"), places=number("places"), waiting=number("waiting"),
    )  # fmt: skip


def _taking(said: Mapping[str, str], read: Callable[[str, str], Any]) -> Callable[[str], Any]:
    return lambda column: read(column, said[column]) if said.get(column) else None


def _day(column: str, words: str) -> date:
    written = words.removesuffix("T00:00:00").removesuffix(" 00:00:00")
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise _Unsaid(column, NOT_DAY)


def _number(column: str, words: str) -> int:
    figures = words.removesuffix(".0")
    if not _FIGURES.fullmatch(figures):
        raise _Unsaid(column, NOT_NUMBER)
    return int(figures.replace(",", ""))


def _district(words: str) -> int | None:
    if not words:
        return None
    number = _districts_by_name().get(search_key(words))
    if number is None:
        raise _Unsaid("district", NOT_DISTRICT)
    return number


@cache
def _districts_by_name() -> dict[str, int | None]:
    """The number of a district by its code and its names in both scripts; None of another name that several have."""
    found: dict[str, int | None] = {}
    for one in districts():
        for name in map(search_key, one.aliases):
            found[name] = one.number if found.get(name, one.number) == one.number else None
    own = {search_key(name): one.number for one in districts() for name in (one.code, one.name_en, one.name_ur)}
    return {**found, **own}
