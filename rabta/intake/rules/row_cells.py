"""One data row while it is read: its cells by field, the spans of what was taken, and the problems met."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rabta.intake.rules.cells.dates import DateOrder
from rabta.intake.rules.cells.named import header_key
from rabta.intake.rules.cells.words import is_blank, is_ditto
from rabta.intake.rules.faults import NOTHING_TO_DO, CellFault, Place, fault_object, visible
from rabta.intake.rules.grid import GridRow, cell_address, column_letters
from rabta.intake.rules.headers import Column, Header

Span = dict[str, Any]


class RowSetAside(Exception):
    """A row that cannot be read, with the error object to show for it."""

    def __init__(self, error: Mapping[str, object]) -> None:
        super().__init__(str(error["message"]))
        self.error = error


@dataclass(frozen=True, slots=True)
class SheetContext:
    """What all rows of one sheet share: the order of each date column is decided before the first row is read.

    `days`: first and last day that the lines above the header name.
    """

    file: str
    sheet: str | None
    header: Header
    date_orders: Mapping[int, DateOrder | None]
    epoch: int = 1900
    days: tuple[dt.date, dt.date] | None = None


@dataclass(slots=True)
class RowCells:
    """The cells of one row. `number` is the 1-based data row; `spans` and `problems` fill up as fields are taken.

    `above`: for each column the last text above this row, which a ditto mark repeats.
    """

    context: SheetContext
    number: int
    grid_row: GridRow
    above: Mapping[int, str] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    problems: list[Mapping[str, object]] = field(default_factory=list)
    _seen: dict[str, tuple[str | None, Column | None]] = field(default_factory=dict)

    def text_at(self, column: Column) -> str:
        """The column's text in this row, outer spaces removed, mended where the format has a quirk; "" if missing."""
        cells = self.grid_row.cells
        text = cells[column.index].strip() if column.index < len(cells) else ""
        text = self.above.get(column.index, text) if text and is_ditto(text) else text
        mend = self.context.header.format.mend_cell
        return mend(column.field, text) if mend is not None and column.field is not None and text else text

    def columns_of(self, name: str) -> tuple[Column, ...]:
        """The columns that hold a field; columns of one substance only under their own header."""
        return self.context.header.of_field.get(name, ())

    def column_of(self, name: str) -> Column | None:
        """The column whose text `seen` gives: the first of the field's that is not blank in this row, else the first."""
        return self._found(name)[1]

    def seen(self, name: str) -> str | None:
        """The text of a field, None where the row says nothing. Sets the row aside if two columns of it disagree."""
        return self._found(name)[0]

    def _found(self, name: str) -> tuple[str | None, Column | None]:
        found = self._seen.get(name)
        if found is None:
            found = self._seen[name] = self._looked_up(name)
        return found

    def _looked_up(self, name: str) -> tuple[str | None, Column | None]:
        columns = self.columns_of(name)
        stated = {text: each for each in reversed(columns) if not self._says_nothing(text := self.text_at(each))}
        if len(stated) > 1 and name not in ("remarks", "ignored"):
            headers = " and ".join(f'"{each.header}"' for each in reversed(stated.values()))
            self.set_aside(
                CellFault(
                    "columns_disagree", f"columns {headers} both give the {name} and differ", "Keep one of them."
                ),
                *reversed(stated.values()),
            )
        for text in reversed(stated):
            return text, stated[text]
        return None, columns[0] if columns else None

    def _says_nothing(self, text: str) -> bool:
        unknown = self.context.header.format.unknown_words
        return not text or is_blank(text) or (bool(unknown) and header_key(text) in unknown)

    def take(self, name: str, pointer: str) -> str | None:
        """The text of a field, with its cell noted as the source of the value at `pointer`."""
        text = self.seen(name)
        if text is not None:
            self.source(pointer, self.column_of(name))
        return text

    def source(self, pointer: str, *columns: Column | None) -> None:
        """Note the cells that the value at `pointer` was read from."""
        spans = self.spans.setdefault(pointer, [])
        for column in columns:
            if column is not None and (span := self.span(column)) not in spans:
                spans.append(span)

    def span(self, column: Column) -> Span:
        """One cell as a span: sheet, data row, header, and its address in a spreadsheet."""
        address = cell_address(column.index, self.grid_row.line)
        return {"sheet": self.context.sheet, "row": self.number, "column": column.header, "cell": address}

    def place(self, column: Column | None = None) -> Place:
        """Where this row (or one of its cells) stands."""
        line = self.grid_row.line
        header = column.header if column else None
        address = cell_address(column.index, line) if column else None
        return Place(self.context.file, self.context.sheet, self.number, line, header, address)

    def problem(self, fault: CellFault, column: Column | None = None) -> None:
        """Note something wrong in a row that is read all the same; a fault that sets aside ends the row here."""
        if fault.sets_aside:
            self.set_aside(fault, *([column] if column else []))
        self.problems.append(fault_object(fault, self.place(column), value=self.text_at(column) if column else None))

    def note(self, kind: str, rule: str, next_step: str, column: Column | None = None) -> None:
        """Note a problem that leaves the row read."""
        self.problem(CellFault(kind, rule, next_step, sets_aside=False), column)

    def set_aside(self, fault: CellFault, *columns: Column) -> None:
        """End the reading of this row. Raises RowSetAside."""
        column = columns[0] if columns else None
        value = " | ".join(self.text_at(each) for each in columns) if columns else None
        raise RowSetAside(fault_object(fault, self.place(column), value=value))

    def in_doubt(self) -> bool:
        """Whether a problem of the row asks somebody to look; one that only says what was done does not."""
        return any(problem["next_step"] != NOTHING_TO_DO for problem in self.problems)

    def as_seen(self) -> dict[str, str]:
        """Every cell that is not empty under its header (or its column's letter), as written; NUL is shown as U+FFFD."""
        headers = {column.index: column.header for column in self.context.header.columns}
        return {
            headers.get(index) or f"(column {column_letters(index)})": visible(cell)
            for index, cell in enumerate(self.grid_row.cells)
            if cell
        }

    def texts(self) -> dict[int, str]:
        """Column index -> the text that a ditto mark below would repeat."""
        found = ((column.index, self.text_at(column)) for column in self.context.header.columns)
        return {**self.above, **{index: text for index, text in found if text}}

    def used_columns(self) -> Iterable[Column]:
        """The columns that say something of the incident in this row."""
        columns = self.context.header.columns
        return (each for each in columns if each.field not in (None, "ignored", "serial") and self.text_at(each))
