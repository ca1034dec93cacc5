"""A table as rows of cells, before anyone asks what the cells mean: what CSV and XLSX have in common."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from rabta.intake.rules.faults import CellFault


@dataclass(frozen=True, slots=True)
class CellNote:
    """Something that the file says about a cell beside its text.

    kinds: formula (the cached value was read), formula_without_value, error_value (#REF! and the like), merged (the
    text was written once for several cells), too_long (cut).
    """

    index: int
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: `line` as a spreadsheet numbers it (1-based), its cells as text (missing cells are empty), and what is
    peculiar. `fault` is set where the row itself could not be read; its cells then hold what could be seen.
    """

    line: int
    cells: tuple[str, ...]
    notes: tuple[CellNote, ...] = ()
    fault: CellFault | None = None

    def is_blank(self) -> bool:
        """Whether no cell holds anything of its own: only spaces, or the text of a merged area that began above."""
        if self.fault is not None or any(note.kind != "merged" for note in self.notes):
            return False
        merged = {note.index for note in self.notes}
        return not any(cell and not cell.isspace() and index not in merged for index, cell in enumerate(self.cells))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name (None for CSV), whether it is hidden, and `rows`, which starts from the top at each call.

    Dates that a spreadsheet stores as dates arrive as ISO text (2025-03-04), numbers as the digits that it stores.
    """

    name: str | None
    rows: Callable[[], Iterator[GridRow]]
    hidden: bool = False
    serial_epoch: int = 1900


@dataclass(frozen=True, slots=True)
class Grid:
    """All sheets of one file, with what the file was: `encoding` and `delimiter` (CSV) or `workbook`."""

    sheets: tuple[Sheet, ...]
    read_as: str


def cell_address(index: int, line: int) -> str:
    """The address of a cell as spreadsheets write it: column 0 of line 2 is A2, column 27 is AB."""
    return f"{column_letters(index)}{line}"


@cache
def column_letters(index: int) -> str:
    """The letters of a column, counted from 0: 0 is A, 27 is AB."""
    letters = ""
    number = index + 1
    while number:
        number, remainder = divmod(number - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters
