"""A row that says there was nothing: a nil return of its period, never a gap and never a seizure."""

import re
from typing import Any

from rabta.intake.rules import circumstances
from rabta.intake.rules.cells.quantities import QuantityCell, read_quantity
from rabta.intake.rules.cells.words import is_blank
from rabta.intake.rules.row_cells import RowCells

_NIL = re.compile(
    r"\s*(?:nil+|nil (?:report|return)|no (?:seizures?|recover(?:y|ies)|cases?)(?: made| reported| registered)?"
    r"|nothing to report|none|صفر|کوئی (?:برآمدگی|ضبطی|کیس|مقدمہ) نہیں.*)[\s.۔-]*",
    re.IGNORECASE,
)
_TOLD = ("substance", "quantity", "remarks", "record_number", "case_number", "place")


def is_nil_row(row: RowCells) -> bool:
    """Whether the row says nil of its drugs or as a whole, and no cell of it states a quantity."""
    header = row.context.header
    fields = [column for column in header.columns if column.field in _TOLD]
    said = any(_NIL.fullmatch(row.text_at(column)) for column in fields)
    drugs = [*header.of_field.get("quantity", ()), *header.of_substances]
    return said and not any(_states_something(row.text_at(column)) for column in drugs)


def _states_something(text: str) -> bool:
    if is_blank(text):
        return False
    quantity = read_quantity(text)
    return isinstance(quantity, QuantityCell) and quantity.quantity != 0


def read_nil(row: RowCells) -> dict[str, Any]:
    """The row in the shape of a periodic statement that states nothing, with the days it speaks of."""
    days = circumstances.read_day(row, "date")
    last = circumstances.read_day(row, "date_to") or days
    codes = circumstances.agencies(row, "")[0]
    span = (days.first, last.last) if days is not None and last is not None else row.context.days
    if days is not None:
        row.source("/period", row.column_of("date"), row.column_of("date_to"))
    row.source("/nil", *(column for column in row.context.header.columns if _NIL.fullmatch(row.text_at(column))))
    return {
        "nil": True,
        "date": span[1].isoformat() if span else None,
        "agency": codes[0] if codes else None,
        "scope": codes[0] if codes else None,
        "period": f"{span[0].isoformat()}/{span[1].isoformat()}" if span else None,
        "period_days": {"from": span[0].isoformat(), "to": span[1].isoformat()} if span else None,
        "sum_of_rows": False,
        "stated": {},
        "totals_by_substance": [],
        "regions": [],
        "incidents": [],
    }
