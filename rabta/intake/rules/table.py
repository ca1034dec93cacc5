"""A table file, row by row: read, set aside with a reason, or a known repeat, and the three add up to the file.

The file is gone through twice: once to see that it can be read to its end, to count its rows and to learn in which
order each column writes its dates; then row by row. So a file that cannot be read at all gives one error and no half
of its rows.
"""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rabta.intake.rules.captions import caption_days
from rabta.intake.rules.cells.dates import DateOrder, decided_order, order_in_sequence, order_vote, order_vote_within
from rabta.intake.rules.faults import CellFault, Place, fault_object
from rabta.intake.rules.files import open_grid
from rabta.intake.rules.grid import Grid, GridRow, Sheet
from rabta.intake.rules.headers import Header, find_header
from rabta.intake.rules.mapping import Format, all_formats, named_format
from rabta.intake.rules.repeats import Repeats
from rabta.intake.rules.row_cells import RowCells, RowSetAside, SheetContext
from rabta.intake.rules.row_reading import read_row
from rabta.intake.rules.workbook.archive import WorkbookFault

MOST_ROWS = 1_048_575  # what one spreadsheet can hold below its header
MOST_HELD = 20_000  # rows kept between the two readings of a sheet; unpacking a workbook twice is what takes time
_MOST_IN_CAPTION = 20  # cells above the header that may name the period
_DATE_FIELDS = frozenset(("date", "date_to", "period", "born", "stated_on"))


@dataclass(frozen=True, slots=True)
class _Table:
    """One sheet that holds a table, with what the first reading found; `held`: its rows, if they are few enough."""

    sheet: Sheet
    header: Header
    date_orders: Mapping[int, DateOrder | None]
    rows: int
    held: tuple[GridRow, ...] | None = None
    days: tuple[dt.date, dt.date] | None = None

    def grid_rows(self) -> Iterable[GridRow]:
        """The rows below the header: those held from the first reading, or the sheet's once more."""
        if self.held is not None:
            return self.held
        return (row for row in self.sheet.rows() if row.line > self.header.line)


@dataclass(slots=True)
class _Tally:
    """What the summary counts."""

    rows: int = 0
    read: int = 0
    set_aside: int = 0
    repeated: int = 0
    blank: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def read_table(path_or_bytes: Path | str | bytes, *, name: str, format: str | None = None) -> Iterator[dict[str, Any]]:
    """One object per data row, in order, then `{"summary": ...}` with rows == read + set_aside + repeated.

    `name` is the file's name for messages; `format` the name of a format folder, else the headers decide. A row read
    has `row` (1-based data row), `sheet`, `date`, `agency`, `kind`, `incidents`, `spans`, `problems`, `cells`; a row
    set aside `error` and `cells`; a known repeat `repeated_of`. A file that cannot be read gives one `{"error": ...}`
    without a row.
    Never raises for what a file holds. Raises UnknownFormat for a `format` that does not exist, FormatBroken for a
    broken one.
    """
    formats = (named_format(format),) if format is not None else all_formats()
    tally = _Tally()
    tables = _tables(path_or_bytes, formats, tally)
    if isinstance(tables, CellFault):
        yield {"error": dict(fault_object(tables, Place(name), value=None))}
        yield {"summary": _summary(tally, None, refused=tables.kind)}
        return
    found, grid = tables
    repeats = Repeats()
    for table in found:
        yield from _rows(table, name, repeats, tally)
    yield {"summary": {**_summary(tally, found), "read_as": grid.read_as}}


def _tables(
    path_or_bytes: Path | str | bytes, formats: Sequence[Format], tally: _Tally
) -> tuple[tuple[_Table, ...], Grid] | CellFault:
    try:
        content = path_or_bytes if isinstance(path_or_bytes, bytes) else Path(path_or_bytes).read_bytes()
    except (OSError, ValueError) as error:
        return CellFault(
            "not_found", f"the file cannot be opened ({type(error).__name__})", "Check its name and rights."
        )
    grid = open_grid(content, formats=formats)
    if isinstance(grid, CellFault):
        return grid
    try:
        found = [_looked_through(sheet, formats) for sheet in grid.sheets]
    except WorkbookFault as fault:
        return fault.fault
    tables = tuple(each for each in found if isinstance(each, _Table))
    if _TOO_MANY in found:
        return _TOO_MANY
    _take_notes(grid, found, tally)
    if not tables:
        faults = [each for each in found if isinstance(each, CellFault)]
        return next((each for each in faults if each.kind != "empty"), faults[0] if faults else _NO_SHEETS)
    return tables, grid


_TOO_MANY = CellFault(
    "too_many_rows", f"the table has more than {MOST_ROWS:,} rows below its header", "Split the file, for example by month."
)
_NO_SHEETS = CellFault("empty", "the workbook has no sheets of cells", "File the table that was meant.")


def _looked_through(sheet: Sheet, formats: Sequence[Format]) -> _Table | CellFault:
    """The first reading of one sheet, to its end."""
    header = find_header(sheet.rows(), formats=formats)
    if isinstance(header, CellFault):
        return header
    dates = [column for column in header.columns if column.field in _DATE_FIELDS]
    votes: dict[int, dict[DateOrder, int]] = {column.index: {"dmy": 0, "mdy": 0} for column in dates}
    rows = 0
    held: list[GridRow] = []
    days = _days_above(sheet, header)
    for row in sheet.rows():
        if row.line <= header.line:
            continue
        if row.line > MOST_ROWS + header.line:
            return _TOO_MANY
        if len(held) <= MOST_HELD:
            held.append(row)
        if row.is_blank():
            continue
        rows += 1
        for column in dates:
            cell = row.cells[column.index] if column.index < len(row.cells) else ""
            vote = order_vote(cell) or (order_vote_within(cell, days) if days else None)
            if vote is not None:
                votes[column.index][vote] += 1
    orders = {
        index: decided_order(each) or _by_sequence(sheet, held, index, each) or header.format.date_order
        for index, each in votes.items()
    }
    kept = tuple(held) if len(held) <= MOST_HELD else None
    return _Table(sheet, header, orders, rows, kept, days)


def _by_sequence(sheet: Sheet, held: Sequence[GridRow], index: int, votes: Mapping[DateOrder, int]) -> DateOrder | None:
    """The order in which a column's days follow each other, where no row proves one."""
    if any(votes.values()):
        return None
    return order_in_sequence((row.cells[index] for row in held if index < len(row.cells)), epoch=sheet.serial_epoch)


def _days_above(sheet: Sheet, header: Header) -> tuple[dt.date, dt.date] | None:
    """First and last day that the lines above the header name."""
    above = itertools.takewhile(lambda row: row.line < header.line, sheet.rows())
    caption = [cell for row in above for cell in row.cells if cell.strip()]
    return caption_days(caption[:_MOST_IN_CAPTION])


def _take_notes(grid: Grid, found: Sequence[_Table | CellFault], tally: _Tally) -> None:
    """What a person should know of the file as a whole."""
    for sheet, table in zip(grid.sheets, found, strict=True):
        label = f'sheet "{sheet.name}": ' if sheet.name is not None else ""
        if isinstance(table, CellFault):
            tally.notes.append(f"{label}not read: {table.rule}")
            continue
        if sheet.hidden:
            tally.notes.append(f"{label}is hidden in the workbook and was read")
        if not table.rows:
            tally.notes.append(f"{label}has a header and no rows")
        for field_name, headers in table.header.doubled():
            tally.notes.append(f"{label}columns {', '.join(headers)} all give the {field_name}")
        unknown = [column.header for column in table.header.columns if column.field is None]
        if unknown:
            tally.notes.append(f"{label}kept but not read: columns {', '.join(unknown)}")


def _rows(table: _Table, name: str, repeats: Repeats, tally: _Tally) -> Iterator[dict[str, Any]]:
    context = SheetContext(
        name, table.sheet.name, table.header, table.date_orders, table.sheet.serial_epoch, days=table.days
    )
    above: dict[int, str] = {}
    for grid_row in table.grid_rows():
        if grid_row.is_blank():
            tally.blank += 1
            continue
        tally.rows += 1
        row = RowCells(context, tally.rows, grid_row, above)
        yield _row(row, repeats, tally)
        above = row.texts()


def _row(row: RowCells, repeats: Repeats, tally: _Tally) -> dict[str, Any]:
    head: dict[str, Any] = {"row": row.number, "sheet": row.context.sheet}
    if row.context.header.format.kind in ("encounter", "facilitation"):
        head["kind"] = row.context.header.format.kind
    try:
        repeated_of = repeats.known(row)
        if repeated_of is not None:
            tally.repeated += 1
            return {**head, "repeated_of": repeated_of, "cells": row.as_seen()}
        reading = read_row(row)
    except RowSetAside as fault:
        tally.set_aside += 1
        tally.reasons[str(fault.error["kind"])] += 1
        return {**head, "error": dict(fault.error), "cells": row.as_seen()}
    tally.read += 1
    tally.problems.update(str(problem["kind"]) for problem in row.problems)
    return {
        **head,
        **reading,
        "spans": row.spans,
        "problems": [dict(each) for each in row.problems],
        "cells": row.as_seen(),
    }


def _summary(tally: _Tally, tables: Sequence[_Table] | None, *, refused: str | None = None) -> dict[str, Any]:
    names = sorted({table.header.format.name for table in tables or ()})
    return {
        "rows": tally.rows,
        "read": tally.read,
        "set_aside": tally.set_aside,
        "repeated": tally.repeated,
        "format": names[0] if len(names) == 1 else names or None,
        "problems": dict(sorted(tally.problems.items())),
        "set_aside_because": dict(sorted(tally.reasons.items())),
        "blank_rows": tally.blank,
        "notes": tally.notes,
        "refused": refused,
    }
