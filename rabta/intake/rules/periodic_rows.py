"""A row that states totals of a period or a sum of other rows: never an event, always something to reconcile events
with.
"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rabta.intake.rules import circumstances, stated_figures
from rabta.intake.rules.cells.dates import DateCell, read_date
from rabta.intake.rules.cells.quantities import read_quantity
from rabta.intake.rules.cells.words import is_total
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.row_cells import RowCells
from rabta.intake.rules.seized import Stated, plain_number, read_drug, stated_drugs
from rabta.vocabulary.rules.units import to_grams

_LABELS = frozenset(
    ("serial", "record_number", "case_number", "date", "date_to", "period", "agency", "region", "province", "district")
    + ("place", "substance")
)


def is_sum_of_rows(row: RowCells) -> bool:
    """Whether one of the row's labels says that it is a total ("Grand total", "میزان")."""
    columns = row.context.header.columns
    return any(is_total(row.text_at(column)) for column in columns if column.field is None or column.field in _LABELS)


def read_periodic(row: RowCells, *, total: bool) -> dict[str, Any]:
    """The row in the shape of a periodic statement: scope, period, stated figures and totals by substance; no incident.

    `total`: the row is a sum over the rows of its table, so its scope is the agency's whole or unknown.
    """
    drugs = [read_drug(row, stated, f"/totals_by_substance/{at}") for at, stated in enumerate(_drugs(row, total))]
    agency_text = row.seen("agency")
    codes = [] if agency_text is None or is_total(agency_text) else circumstances.agencies(row, "")[0]
    codes = codes or [code for code in [row.context.header.format.agency] if code]
    first, last = _period(row)
    if first is None and row.context.days is not None:
        first, last = row.context.days
    stated = _stated(row)
    if not drugs and all(value is None for value in stated.values()):
        row.set_aside(CellFault("nothing_stated", "the row states no figure of the period", "Complete the row."))
    period = f"{first.isoformat()}/{last.isoformat()}" if first and last else None
    return {
        "date": last.isoformat() if last else None,
        "agency": codes[0] if codes else None,
        "scope": _scope(row, codes, total),
        "period": period,
        "period_days": {"from": first.isoformat(), "to": last.isoformat()} if first and last else None,
        "sum_of_rows": total,
        "stated": stated,
        "totals_by_substance": drugs,
        "regions": [],
        "incidents": [],
    }


def _drugs(row: RowCells, total: bool) -> tuple[Stated, ...]:
    """The row's drugs; in a sum over rows a quantity without a drug's name is a sum over drugs, not a gap."""
    drugs = stated_drugs(row)
    if not total:
        return drugs
    return tuple(replace(each, substance="total") if each.substance is None else each for each in drugs)


def _scope(row: RowCells, codes: list[str], total: bool) -> str | None:
    """Whose figures they are: agency, agency_region or region, as statements write it. A region stays the agency's own."""
    region = next((text for name in ("region", "province", "district", "place") if (text := row.seen(name))), None)
    if region is not None and not is_total(region):
        row.source("/scope", *(row.column_of(name) for name in ("agency", "region") if row.seen(name) is not None))
        return "_".join([*codes[:1], "_".join(region.split())])
    return codes[0] if codes else None


def _period(row: RowCells) -> tuple[dt.date | None, dt.date | None]:
    """First and last day: from a column of each, or from one column that names both."""
    column, text = row.column_of("period"), row.seen("period")
    if column is not None and text is not None and not is_total(text):
        period = read_date(text, order=row.context.date_orders.get(column.index), epoch=row.context.epoch)
        if isinstance(period, DateCell):
            row.source("/period", column)
            return period.first, period.last
        row.problem(period, column)
        return None, None
    date = row.seen("date")
    first = None if date is None or is_total(date) else circumstances.read_day(row, "date")
    last = circumstances.read_day(row, "date_to") or first
    if first is None or last is None:
        return None, None
    row.source("/period", row.column_of("date"), row.column_of("date_to"))
    if last.last < first.first:
        row.note("period_backwards", "the period ends before it begins", "Correct the dates.", row.column_of("date_to"))
        return None, None
    return first.first, last.last


def _stated(row: RowCells) -> dict[str, Any]:
    figures: dict[str, Any] = {
        name: stated_figures.count(row, field, f"/stated/{name}")
        for name, field in (
            ("operations", "operations"),
            ("arrests", "arrests"),
            ("foreigners", "foreigners"),
            ("women", "women"),
            ("vehicles", "vehicles"),
        )
    }
    return {**figures, "total_kg": _total_kg(row), "value": stated_figures.money(row, "/stated/value")}


def _total_kg(row: RowCells) -> int | float | None:
    column, text = row.column_of("total_kg"), row.seen("total_kg")
    if column is None or text is None:
        return None
    quantity = read_quantity(text)
    if isinstance(quantity, CellFault):
        row.problem(quantity, column)
        return None
    code = quantity.unit or column.unit or "kg"
    mass = to_grams(quantity.quantity, unit=code)
    if mass is None:
        return None
    row.source("/stated/total_kg", column)
    return plain_number(Decimal(quantity.quantity) if code == "kg" else Decimal(mass.g) / 1000)
