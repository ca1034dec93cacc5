"""What is wrong with a file, a row or a cell: what was seen, where, which rule, what to do next (STYLE section 8)."""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_VALUE_SHOWN = 120
NOTHING_TO_DO = "Nothing to do."
ROW_SET_ASIDE = "Row kept, not counted."


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why one cell's text cannot be taken as it stands. `where` it stands is added by the row that holds it.

    `sets_aside` says whether the whole row must be set aside (no value can be given) or is read with this problem
    noted.
    """

    kind: str
    rule: str
    next_step: str
    sets_aside: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: `row` is the 1-based data row (blank rows and the header do not count), `line` the row as a
    spreadsheet numbers it, `cell` the address in a spreadsheet (D118), `column` the header as written.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    line: int | None = None
    column: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f'sheet "{self.sheet}"')
        if self.row is not None:
            at = f"row {self.row}"
            if self.cell is not None:
                at += f" (cell {self.cell})"
            elif self.line is not None:
                at += f" (line {self.line})"
            parts.append(at)
        if self.column is not None:
            parts.append(f'column "{self.column}"')
        return ", ".join(parts)


def visible(text: str) -> str:
    """The text with NUL, which no database column of text can hold, shown as U+FFFD."""
    return text.replace("\x00", "\ufffd")


def shown(value: str) -> str:
    """The value as seen, shortened for a message. The whole of it stays in the row's `cells`."""
    short = value if len(value) <= LONGEST_VALUE_SHOWN else value[: LONGEST_VALUE_SHOWN - 1] + "…"
    return visible(short)


def fault_object(fault: CellFault, place: Place, *, value: str | None) -> Mapping[str, object]:
    """The fault as written to the output: one object with file, sheet, row, column, value, rule, next step and a
    sentence.

    Example of `message`: `march.xlsx, sheet "Mar", row 117 (cell D118), column "Qty": "12 kg 400" is not a quantity.
    ...`
    """
    seen = None if value is None else shown(value)
    rule = visible(fault.rule)
    told = f"{place}: {rule.removesuffix('.')}. {fault.next_step}"
    return {
        "kind": fault.kind,
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "line": place.line,
        "cell": place.cell,
        "column": place.column,
        "value": seen,
        "rule": rule,
        "next_step": fault.next_step,
        "message": f"{told} {ROW_SET_ASIDE}" if fault.sets_aside and place.row is not None else told,
    }
