"""Spreadsheets of a month, each department's in its own manner, with the truth of every data row."""

import csv
import io
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from rabta.example.cells import amounts, kilos_in
from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.places import province_name
from rabta.example.quantities import plain
from rabta.example.urdu import DIGITS
from rabta.example.words import words
from rabta.example.xlsx import Cell, Day, workbook

EPOCH = date(1899, 12, 30)
MASSES = ("hashish", "opium", "heroin", "methamphetamine")
SLIP = 0.08
"""Share of sheets whose total row does not add up."""


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
    rows = _with_subtotals(layout, columns, events, _with_ditto(layout, columns, rows))
    slip = draw.chance(SLIP)
    label = layout["total"].replace("{n}", str(len(events)))
    total = _total(columns, events, label, arrests=sum(event.arrests for event in events) + slip)
    grid: list[list[Cell]] = [[title.replace("{month}", month_words)] for title in layout["titles"]]
    grid.append([header for _, header in columns])
    blank_after = draw.whole(6, 14)
    for number, row in enumerate(rows, 1):
        grid.append(row.cells)
        if number == blank_after and number < len(rows):
            grid.append([None] * len(columns))
    grid.append(total.cells)
    if layout.get("digits") and draw.chance(0.5):
        grid = [[_urdu_digits(cell) for cell in row] for row in grid]
    notes = ("the total row states one arrest more than its rows",) if slip else ()
    return Sheet(_bytes(layout, grid), layout["file"], (*rows, total), notes)


def _bytes(layout: dict[str, Any], grid: list[list[Cell]]) -> bytes:
    if layout["file"] == "xlsx":
        return workbook(grid, sheet=layout["sheet"])
    return csv_bytes(grid)


def csv_bytes(grid: list[list[Cell]]) -> bytes:
    """The rows as CSV, all of one width, lines ended as spreadsheet programs end them."""
    buffer = io.StringIO()
    width = max(map(len, grid))
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([["" if cell is None else cell for cell in row] + [""] * (width - len(row)) for row in grid])
    return buffer.getvalue().encode()


def _urdu_digits(cell: Cell) -> Cell:
    return cell if cell is None else str(cell).translate(str.maketrans("0123456789", DIGITS))


def _row(agency: str, layout: dict[str, Any], columns: list[list[str]], event: Event, number: int, draw: Draw) -> Row:
    cells, entries = amounts(layout, event, draw)
    manner = layout["other_day"] if "other_day" in layout and draw.chance(0.25) else layout["day"]
    nations = words("english")["nationals"]
    cells |= {
        "serial": number, "date": _day(manner, event.day), "arrests": event.arrests, "case": event.case,
        "district": event.place.district, "district_ur": event.place.district_ur,
        "place": event.place.names[0], "place_ur": event.place.names_ur[0],
        "vehicles": event.impounded or None, "foreigners": event.foreigners or None,
        "nationality": ", ".join(nations[code] for code, _ in event.nationals) or None,
        "value": event.value[0] if event.value else None,
    }  # fmt: skip
    keys = [key for key, _ in columns]
    return Row([cells.get(key) for key in keys], _incident(agency, event, entries, keys), event.number)


def _with_ditto(layout: dict[str, Any], columns: list[list[str]], rows: list[Row]) -> list[Row]:
    """The district as above, where the sheet's clerk writes it so."""
    keys = [key for key, _ in columns]
    if "ditto" not in layout:
        return rows
    at = keys.index("district")
    found, before = [], None
    for row in rows:
        same = row.cells[at] == before
        before = row.cells[at]
        found.append(replace(row, cells=[layout["ditto"] if same and n == at else cell for n, cell in enumerate(row.cells)]))
    return found


def _with_subtotals(layout: dict[str, Any], columns: list[list[str]], events: list[Event], rows: list[Row]) -> list[Row]:
    """A subtotal after each month, where the sheet has them."""
    if "subtotal" not in layout:
        return rows
    found: list[Row] = []
    for _, of_month in groupby(zip(events, rows, strict=True), key=lambda pair: (pair[0].day.year, pair[0].day.month)):
        pairs = list(of_month)
        found += [row for _, row in pairs]
        part = [event for event, _ in pairs]
        found.append(_total(columns, part, str(layout["subtotal"]), arrests=sum(event.arrests for event in part)))
    return found


def _day(manner: str, day: date) -> Cell:
    return Day((day - EPOCH).days) if manner == "serial" else day.strftime(manner)


def _incident(agency: str, event: Event, entries: list[dict[str, Any]], keys: list[str]) -> dict[str, Any]:
    place = event.place
    named = next(
        (name for key, name in (("place", place.names[0]), ("place_ur", place.names_ur[0])) if key in keys), place.district
    )
    return {
        "incident_no": 1, "event_ref": event.key, "event": event.key, "agencies": [agency], "roles": {},
        "date": event.day.isoformat(), "place_text": named, "district": place.district,
        "province": province_name(place.province), "country": "PK",
        "airport_iata": place.iata if "place" in keys else None,
        "setting": None, "substances": entries, "concealment": None,
        "arrests": {
            "total": event.arrests, "foreigners": (event.foreigners or None) if "foreigners" in keys else None,
            "women": None, "nationality_notes": None,
            "nationalities": dict(event.nationals) if "nationality" in keys else {},
        },
        "destination": None, "origin": None, "flight": None,
        "vehicles_impounded": (event.impounded or None) if "vehicles" in keys else None,
        "value": {"amount": float(event.value[0]), "currency": "PKR"} if event.value and "value" in keys else None,
        "label_note": None,
    }  # fmt: skip


def _total(columns: list[list[str]], events: list[Event], label: str, *, arrests: int) -> Row:
    """A row of sums: its label, arrests and vehicles, and the masses that stand in columns of their own."""
    sums: dict[str, Cell] = {"arrests": arrests, "vehicles": sum(event.impounded for event in events) or None}
    for key, header in columns:
        if key in MASSES:
            grams = sum(line.g or 0 for event in events for line in event.lines if line.substance == key)
            sums[key] = plain(Decimal(grams) / 1000) if kilos_in(header) else grams
    cells: list[Cell] = [sums.get(key) for key, _ in columns]
    cells[0] = label
    return Row(cells, None, None)
