"""What the map of a season draws, as one reader sees it: sums by cell and month, and the fields themselves from near."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import h3

from rabta.clearance.queries import claims_seen, photographs_of, picture_of
from rabta.clearance.rules.picture import CLEARED, CULTIVATED, SURVEYED, struck_of
from rabta.clearance.season import season_here
from rabta.records.rules.naming import agency_named, district_named
from rabta.vocabulary.rules.numbered import district_numbered

OVERLAPS, PHOTOGRAPHED = "overlaps", "photographed"
WHATS = (CLEARED, SURVEYED, CULTIVATED, OVERLAPS, PHOTOGRAPHED)
"""What a map of land may show."""
FINE, LEAST_FINE = 7, 4
"""H3 resolutions of what the map tells apart: cells of about 2.5 km, and the widest, of about 45 km."""
MOST_CELLS = 700
"""More than these, and the map tells wider cells apart: what it is sent does not grow with the record."""
MOST_FIELDS = 1500
LEAST_M2 = 1.0
Row = dict[str, Any]
Window = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


def map_of(*, today: date, crop: str, year: int | None, what: str = CLEARED) -> Row:
    """What the map of a season draws: `points` (one a cell and month: `cell`, `lon`, `lat`, `district`, `month`, `events`
    the claims, `mass_g` their square metres), `unplaced`, and `districts` (one a district and month: `number`, `district`,
    `month`, `events`, `mass_g`).

    `what`: land cleared, surveyed or found under crop, each place once; `overlaps`: land claimed as cleared that an earlier
    claim holds already; `photographed`: cleared land of claims with a photograph.
    """
    season = season_here(year, crop=crop, today=today)
    shown = _shown(claims_seen(date_from=season.counts_from, date_to=season.ends_on, crop=crop), what)
    cells = _cells([_spot(each) for each, _ in shown])
    points: dict[tuple[str, str], Row] = {}
    unplaced: dict[str, Row] = {}
    districts: dict[tuple[int, str], Row] = {}
    for (each, m2), cell in zip(shown, cells, strict=True):
        month = f"{each['on']:%Y-%m}"
        if cell is None:
            row = unplaced.setdefault(month, {"month": month, "events": 0, "mass_g": 0.0})
        else:
            lat, lon = h3.cell_to_latlng(cell)
            row = points.setdefault((cell, month), {
                "cell": cell, "lon": lon, "lat": lat, "district": district_named(each["district"]), "month": month,
                "events": 0, "mass_g": 0.0,
            })  # fmt: skip
        _add(row, m2)
        if each["district"] is not None:
            named = {"number": each["district"], "district": district_named(each["district"]), "month": month}
            _add(districts.setdefault((each["district"], month), {**named, "events": 0, "mass_g": 0.0}), m2)
    days = [each["on"] for each, _ in shown]
    return {
        "points": [points[name] for name in sorted(points)], "unplaced": [unplaced[name] for name in sorted(unplaced)],
        "districts": [districts[name] for name in sorted(districts)], "date_from": min([season.begins_on, *days]),
        "date_to": max(days) if days else season.harvest_on,
    }  # fmt: skip


def _cells(spots: Sequence[tuple[float, float] | None]) -> list[str | None]:
    """The cell of each spot, all of one size: the finest of which there are no more than MOST_CELLS."""
    cells = [None if spot is None else h3.latlng_to_cell(spot[1], spot[0], FINE) for spot in spots]
    for wider in range(FINE - 1, LEAST_FINE - 1, -1):
        if len(set(cells)) <= MOST_CELLS:
            break
        cells = [None if cell is None else h3.cell_to_parent(cell, wider) for cell in cells]
    return cells


def _add(row: Row, m2: float) -> None:
    row["events"] += 1
    row["mass_g"] += m2


def claims_at(
    cells: Sequence[str], *, today: date, crop: str, year: int | None, what: str = CLEARED, district: int | None = None,
    days: tuple[date | None, date | None] = (None, None),
) -> Row:  # fmt: skip
    """The claims of a season that the map shows in these cells, or in a district, the newest first; at most 200.

    `days`: the first and the last on which their work may have ended, both included; None for no such day.
    """
    season, wanted = season_here(year, crop=crop, today=today), set(cells)
    first, last = days[0] or date.min, days[1] or date.max
    seen = claims_seen(date_from=season.counts_from, date_to=season.ends_on, crop=crop)
    found = [
        {**each, "agency": agency_named(each["originator"])}
        for each, _ in _shown(seen, what)
        if first <= each["on"] <= last and (each["district"] == district if district else _lies_in(each, wanted))
    ]
    return {"claims": found[::-1][:200], "total": len(found), "season": season, "crop": crop}


def fields_in(window: Window, *, today: date, crop: str, year: int | None) -> Row:
    """Claims of a season whose land meets a window, in the order of days: each with `agency`, `struck` (what of it an
    earlier claim of its quantity holds, or None), and the photographs there. `left_out`: claims beyond MOST_FIELDS."""
    season = season_here(year, crop=crop, today=today)
    seen = claims_seen(date_from=season.counts_from, date_to=season.ends_on, crop=crop)
    near = [each for each in seen if each["land"] is not None and _meets(each, window)]
    shown = near[:MOST_FIELDS]
    struck = struck_of([each["land"] for each in shown], [each["quantity"] for each in shown])
    return {
        "fields": [
            {**each, "struck": over, "agency": agency_named(each["originator"])}
            for each, over in zip(shown, struck, strict=True)
        ],
        "photographs": [each for each in photographs_of([each["key"] for each in shown]) if each["lon"] is not None],
        "left_out": len(near) - len(shown),
    }  # fmt: skip


def _lies_in(claim: Row, cells: set[str]) -> bool:
    spot = _spot(claim)
    return spot is not None and any(h3.cell_to_parent(h3.latlng_to_cell(spot[1], spot[0], FINE), wide) in cells
                                    for wide in range(LEAST_FINE, FINE + 1))


def _meets(claim: Row, window: Window) -> bool:
    west, south, east, north = window
    return bool(claim["west"] <= east and claim["east"] >= west and claim["south"] <= north and claim["north"] >= south)


def _shown(claims: Sequence[Row], what: str) -> list[tuple[Row, float]]:
    quantity = what if what in (SURVEYED, CULTIVATED) else CLEARED
    of_it = [each for each in claims if each["quantity"] == quantity]
    adds = picture_of(of_it).adds_m2
    if what == OVERLAPS:
        return [(each, m2) for each in of_it if (m2 := _struck_m2(each, adds)) > LEAST_M2]
    if what == PHOTOGRAPHED:
        with_one: set[UUID] = {each["claim_key"] for each in photographs_of([each["key"] for each in of_it])}
        of_it = [each for each in of_it if each["key"] in with_one]
    return [(each, adds.get(each["key"], 0.0)) for each in of_it]


def _struck_m2(claim: Row, adds: Mapping[Any, float]) -> float:
    return 0.0 if claim["area_m2"] is None else float(claim["area_m2"] - adds.get(claim["key"], 0.0))


def _spot(claim: Row) -> tuple[float, float] | None:
    """Where a claim is: the middle of its land, else the seat of its district."""
    if claim["land"] is not None:
        return (claim["west"] + claim["east"]) / 2, (claim["south"] + claim["north"]) / 2
    if claim["district"] is None:
        return None
    seat = district_numbered(claim["district"])
    return seat.lon, seat.lat
