"""A row that states one operation or seizure: an incident in the shape of a statement's incident."""

import datetime as dt
from typing import Any

from rabta.intake.rules import circumstances, stated_figures
from rabta.intake.rules.faults import NOTHING_TO_DO, CellFault
from rabta.intake.rules.row_cells import RowCells
from rabta.intake.rules.seized import Stated, read_drug, stated_drugs, weight_kind_of
from rabta.vocabulary.rules.units import unit

_BASE = "/incidents/0"
DOUBTFUL = 0.8


def read_operation(row: RowCells) -> dict[str, Any]:
    """The row's date, agency, incident and clearance. An area of poppy is a clearance, never a seizure.

    Raises RowSetAside where a quantity cannot be read or the row states nothing that could be counted.
    """
    date, when = circumstances.occurred(row, _BASE)
    codes, as_place = circumstances.agencies(row, _BASE)
    place, location = circumstances.where(row, _BASE, as_place=as_place, on=_day(when["from"]))
    drugs, areas = _drugs(row)
    setting = circumstances.setting(row, _BASE, location)
    start = {"incident_no": 1, "agencies": codes, "roles": {}, "date": date, "occurred": when, **place, "setting": setting}
    incident = {**start, "substances": drugs, **_circumstances(row)}
    if not drugs and not areas and not incident["arrests"]["total"] and not incident["vehicles_impounded"]:
        row.set_aside(CellFault("nothing_stated", "the row states no drug, area, arrest or vehicle", "Complete the row."))
    incident |= {"recap": False, "confidence": DOUBTFUL if row.in_doubt() else 1.0}
    row.source(_BASE, *row.used_columns())
    return {
        "date": date,
        "agency": codes[0] if codes else None,
        "incidents": [incident] if drugs or not areas else [],
        "clearances": [_clearance(row, area, place, at) for at, area in enumerate(areas)],
    }


def _circumstances(row: RowCells) -> dict[str, Any]:
    """What the row says beside the drugs, each as written or None."""
    return {
        "concealment": row.take("concealment", f"{_BASE}/concealment"),
        "transport": row.take("transport", f"{_BASE}/transport"),
        "arrests": stated_figures.arrests(row, _BASE),
        "destination": row.take("destination", f"{_BASE}/destination"),
        "origin": row.take("origin", f"{_BASE}/origin"),
        "flight": circumstances.flight(row, f"{_BASE}/flight"),
        "vehicles_impounded": stated_figures.count(row, "vehicles", f"{_BASE}/vehicles_impounded"),
        "value": stated_figures.money(row, f"{_BASE}/value"),
        "case_number": row.take("case_number", f"{_BASE}/case_number"),
        "record_number": row.take("record_number", f"{_BASE}/record_number"),
        "remarks": row.take("remarks", f"{_BASE}/remarks"),
    }


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _drugs(row: RowCells) -> tuple[list[dict[str, Any]], list[tuple[dict[str, Any], Stated]]]:
    """(substances, areas of a crop): what each stated drug turns out to be."""
    drugs: list[dict[str, Any]] = []
    areas: list[tuple[dict[str, Any], Stated]] = []
    for stated in stated_drugs(row):
        pointer = f"{_BASE}/substances/{len(drugs)}"
        drug = read_drug(row, stated, pointer)
        if unit(drug["unit"]).kind == "area":
            for each in [name for name in row.spans if name.startswith(f"{pointer}/")]:
                del row.spans[each]
            areas.append((drug, stated))
            continue
        column = row.column_of("weight_kind")
        if drug["weight_kind"] is None and column is not None and row.seen("weight_kind") is not None:
            drug["weight_kind"] = weight_kind_of(row.text_at(column))
            row.source(f"{pointer}/weight_kind", column)
        _pieces(row, drug, pointer)
        drugs.append(drug)
    return drugs, areas


def _pieces(row: RowCells, drug: dict[str, Any], pointer: str) -> None:
    """A number of pieces in a column of its own beside the mass."""
    pieces = stated_figures.count(row, "count", f"{pointer}/count")
    if pieces is not None and drug.get("count") is None:
        column = row.column_of("count_unit")
        text = row.take("count_unit", f"{pointer}/count_unit") if column else None
        drug |= {"count": pieces, "count_unit": text}


def _clearance(row: RowCells, area: tuple[dict[str, Any], Stated], place: dict[str, Any], at: int) -> dict[str, Any]:
    drug, stated = area
    row.note(
        "area_not_seizure",
        f'"{stated.quantity} {drug["unit"]}" is an area of a crop, not a quantity of a drug',
        NOTHING_TO_DO,
        stated.unit_column or stated.quantity_column,
    )
    row.source(f"/clearances/{at}/area", stated.quantity_column)
    row.source(f"/clearances/{at}/unit", stated.unit_column or stated.quantity_column)
    row.source(f"/clearances/{at}/crop", stated.substance_column)
    return {
        "area": drug["quantity"],
        "unit": drug["unit"],
        "crop": drug["name_text"],
        "place_text": place["place_text"],
        "district": place["district"],
        "approx": drug["approx"],
    }
