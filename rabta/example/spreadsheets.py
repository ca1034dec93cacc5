"""Spreadsheets of a month, each department's in its own manner, with the truth of every data row."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.example.draw import Draw
from rabta.example.english import stated
from rabta.example.events import Event
from rabta.example.places import province_name
from rabta.example.quantities import plain
from rabta.example.words import words
from rabta.example.xlsx import Cell, Day, workbook

EPOCH = date(1899, 12, 30)
MASSES = ("hashish", "opium", "heroin", "methamphetamine")


@dataclass(frozen=True)
class Row:
    """One data row: its cells, the incident it states, the event behind it; both None in a total."""

    cells: list[Cell]
    incident: dict[str, Any] | None
    event: int | None


@dataclass(frozen=True)
class Sheet:
    """A file of rows. `rows` are the data rows, in order, blank ones left out."""

    content: bytes
    suffix: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def month_sheet(agency: str, events: list[Event], month_words: str, draw: Draw, *, numbered: bool = True) -> Sheet:
    """The sheet of one agency; `numbered` False drops serial and case numbers, as a careless second filing does."""
    layout = words("sheets")[agency]
    columns = [column for column in layout["columns"] if numbered or column[0] not in ("serial", "case")]
    rows = [_row(agency, layout, columns, event, number, draw) for number, event in enumerate(events, 1)]
    total, note = _total(layout, columns, events, draw)
    grid: list[list[Cell]] = [[title.replace("{month}", month_words)] for title in layout["titles"]]
    grid.append([header for _, header in columns])
    blank_after = draw.whole(6, 14)
    for number, row in enumerate(rows, 1):
        grid.append(row.cells)
        if number == blank_after and number < len(rows):
            grid.append([None] * len(columns))
    grid.append(total.cells)
    return Sheet(_bytes(layout, grid), layout["file"], (*rows, total), (note,) if note else ())


def _bytes(layout: dict[str, Any], grid: list[list[Cell]]) -> bytes:
    if layout["file"] == "xlsx":
        return workbook(grid, sheet=layout.get("sheet", "Sheet1"))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    width = max(map(len, grid))
    writer.writerows([["" if cell is None else cell for cell in row] + [""] * (width - len(row)) for row in grid])
    return buffer.getvalue().encode()


def _row(agency: str, layout: dict[str, Any], columns: list[list[str]], event: Event, number: int, draw: Draw) -> Row:
    cells, entries = _amounts(layout, event, draw)
    cells |= {
        "serial": number, "date": _day(layout["day"], event.day), "district": event.place.district, "district_ur": event.place.district_ur,
        "place": event.place.names[0], "place_ur": event.place.names_ur[0], "arrests": event.arrests, "case": event.case,
        "vehicles": event.impounded or None, "foreigners": event.foreigners or None,
        "nationality": ", ".join(words("english")["nationals"][code] for code, _ in event.nationals) or None,
        "value": event.value[0] if event.value else None, "remarks": event.extra.get("remark"),
    }  # fmt: skip
    keys = [key for key, _ in columns]
    return Row([cells.get(key) for key in keys], _incident(agency, event, entries, keys), event.number)


def _amounts(layout: dict[str, Any], event: Event, draw: Draw) -> tuple[dict[str, Cell], list[dict[str, Any]]]:
    """The cells of drug and quantity, and the substance entries they state."""
    if layout["masses"] == "columns":
        return _by_column(layout, event)
    line = event.lines[0]
    name = draw.pick(layout["drugs"][line.substance])
    if line.g is None:
        unit = draw.pick(words("sheets")["units"][line.unit])
        entry = stated(line.substance, name, line.n, str(line.unit))
        return {"drug": name, "quantity": line.n, "unit": unit, "cell": f"{line.n} {unit}", "unit_ur": unit}, [entry]
    kilos = Decimal(line.g) / 1000
    in_kg = layout["masses"] == "kg" or (layout["masses"] != "g" and (line.g >= 1000) == draw.chance(0.85))
    value, code = (kilos, "kg") if in_kg else (Decimal(line.g), "g")
    unit = draw.pick(words("sheets")["units_ur" if "کل" in layout["total"] else "units"][code])
    figure = plain(value)
    entry = stated(line.substance, name, value, code)
    cells: dict[str, Cell] = {
        "drug": name,
        "quantity": figure,
        "unit": unit,
        "unit_ur": unit,
        "kg": plain(kilos),
        "g": line.g,
    }
    cells["cell"] = f"{figure} {unit}" if draw.chance(0.8) else f"{figure}{unit}"
    return cells, [entry]


def _by_column(layout: dict[str, Any], event: Event) -> tuple[dict[str, Cell], list[dict[str, Any]]]:
    cells: dict[str, Cell] = {}
    entries = []
    for key, header in layout["columns"]:
        for line in event.lines:
            if line.substance == key and line.g is not None:
                in_kg = "kg" in header.lower()
                value = Decimal(line.g) / 1000 if in_kg else Decimal(line.g)
                cells[key] = plain(value) if layout["file"] == "csv" else float(value) if in_kg else line.g
                entries.append(stated(key, header.partition(" (")[0], value, "kg" if in_kg else "g"))
    return cells, entries


def _day(manner: str, day: date) -> Cell:
    return Day((day - EPOCH).days) if manner == "serial" else day.strftime(manner)


def _incident(agency: str, event: Event, entries: list[dict[str, Any]], keys: list[str]) -> dict[str, Any]:
    foreigners = event.foreigners if "foreigners" in keys else 0
    return {
        "incident_no": 1, "event_ref": event.key, "event": event.key, "agencies": [agency], "roles": {}, "date": event.day.isoformat(),
        "place_text": event.place.names[0] if "place" in keys else event.place.names_ur[0] if "place_ur" in keys else event.place.district,
        "district": event.place.district, "province": province_name(event.place.province), "country": "PK", "airport_iata": event.place.iata,
        "setting": None, "substances": entries, "concealment": None,
        "arrests": {"total": event.arrests, "foreigners": foreigners or None, "women": None, "nationality_notes": None,
                    "nationalities": dict(event.nationals) if "nationality" in keys else {}},
        "destination": None, "origin": None, "flight": None, "vehicles_impounded": event.impounded or None if "vehicles" in keys else None,
        "value": {"amount": float(event.value[0]), "currency": "PKR"} if event.value and "value" in keys else None, "label_note": None,
    }  # fmt: skip


def _total(layout: dict[str, Any], columns: list[list[str]], events: list[Event], draw: Draw) -> tuple[Row, str]:
    """The last row: its label, the sums of what can be summed, the number of cases in words where two rows are alike."""
    arrests, note = sum(event.arrests for event in events), ""
    if draw.chance(0.08):
        arrests, note = arrests + 1, f"the total row states {arrests + 1} arrests, its rows add up to {arrests}"
    sums: dict[str, Cell] = {"arrests": arrests, "vehicles": sum(event.impounded for event in events) or None}
    for key, header in columns:
        if key in MASSES:
            grams = sum(line.g or 0 for event in events for line in event.lines if line.substance == key)
            sums[key] = plain(Decimal(grams) / 1000) if "kg" in header.lower() else grams
    cells: list[Cell] = [sums.get(key) for key, _ in columns]
    cells[0] = (
        f"{layout['total']} ({len(events)} cases)"
        if "کل" not in layout["total"]
        else f"{layout['total']} مقدمات {len(events)}"
    )
    return Row(cells, None, None), note
