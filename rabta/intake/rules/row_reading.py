"""One row of any format: first what is wrong with the row itself, then an operation or totals."""

import re
from typing import Any

from rabta.intake.rules.encounter_rows import read_encounter
from rabta.intake.rules.facilitation_rows import read_facilitation
from rabta.intake.rules.faults import NOTHING_TO_DO, CellFault
from rabta.intake.rules.grid import CellNote, cell_address
from rabta.intake.rules.headers import Column
from rabta.intake.rules.nil_rows import is_nil_row, read_nil
from rabta.intake.rules.operations_rows import read_operation
from rabta.intake.rules.periodic_rows import is_sum_of_rows, read_periodic
from rabta.intake.rules.person_rows import read_person
from rabta.intake.rules.row_cells import RowCells

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_row(row: RowCells) -> dict[str, Any]:
    """What the row states: `date`, `agency`, `kind`, `incidents`, and for totals the entries of a periodic statement.

    Raises RowSetAside with the reason for a row that cannot be read.
    """
    _check_shape(row)
    for note in row.grid_row.notes:
        _weigh(row, note)
    if row.context.header.format.kind == "persons":
        return {"kind": "persons", "nil": False, **read_person(row)}
    if row.context.header.format.kind == "encounter":
        return {"kind": "encounter", "nil": False, **read_encounter(row)}
    if row.context.header.format.kind == "facilitation":
        return {"kind": "facilitation", "nil": False, **read_facilitation(row)}
    if is_nil_row(row):
        return {"kind": "periodic", **read_nil(row)}
    total = is_sum_of_rows(row)
    if total or row.context.header.format.kind == "periodic":
        return {"kind": "periodic", "nil": False, **read_periodic(row, total=total)}
    return {"kind": "operation", "nil": False, **read_operation(row)}


def _check_shape(row: RowCells) -> None:
    """Cells beyond the header and control characters mean that the columns may have shifted: nothing is guessed."""
    if row.grid_row.fault is not None:
        row.set_aside(row.grid_row.fault)
    columns = row.context.header.columns
    width = columns[-1].index + 1
    cells = row.grid_row.cells
    beyond = [index for index in range(width, len(cells)) if cells[index].strip()]
    if beyond:
        rule = f"cell {cell_address(beyond[0], row.grid_row.line)} stands beyond the last header"
        step = "Put cells that hold the delimiter into quotation marks, or give the column a header."
        row.set_aside(CellFault("too_many_cells", rule, step), Column(beyond[0], "", None))
    for column in columns:
        if column.index < len(cells) and _CONTROL.search(cells[column.index]):
            row.set_aside(
                CellFault("control_characters", "the cell holds control characters", "Type the cell again."), column
            )
    if len(cells) < width and row.context.sheet is None:
        row.note("short_row", f"the row has {len(cells)} cells, the header {width}", "Check whether a cell is missing.")


def _weigh(row: RowCells, note: CellNote) -> None:
    """A formula's cached value is read and said to be one; a formula or an error without a value sets the row aside."""
    column = next((each for each in row.context.header.columns if each.index == note.index), None)
    if column is None or column.field in (None, "ignored", "serial"):
        return
    if note.kind == "formula":
        row.note("formula", f"{note.detail} was not computed; the value saved with it was read", NOTHING_TO_DO, column)
    elif note.kind == "formula_without_value":
        rule = f"{note.detail} has no saved value"
        row.problem(CellFault("formula_without_value", rule, "Open and save it in a spreadsheet program."), column)
    elif note.kind == "error_value":
        rule = f'"{row.text_at(column)}" is a spreadsheet\'s error, not a value'
        row.problem(CellFault("error_value", rule, "Mend the formula behind it."), column)
    elif note.kind == "merged":
        row.note("merged_cell", f"the value was {note.detail} for several rows", NOTHING_TO_DO, column)
