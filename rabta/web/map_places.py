"""Places and hexagons of the map: the rows of one query in, what the browser draws out. Plain Python.

Every row is one place in one month. Places are given once and named by their number in the list, so that a year of a
country is a few kilobytes; hexagons are the H3 cells that hold the places, for a map seen from afar.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import h3

FAR = 3  # H3 resolution of the hexagons: about 60 km from the middle to a corner
DECIMALS = 4  # of a degree: 11 m
Row = dict[str, Any]


def drawn(rows: Iterable[Row], *, date_from: date, date_to: date, name: Callable[[Any], str]) -> Row:
    """`{"months", "places", "seen", "hexagons", "unplaced"}` of rows `{"lat", "lon", "cell", "month", "events", "mass_g",
    "district"}`.

    `months` as `2025-03`, every one of the period. A place: `lon`, `lat`, `name`, `district` (code or None), `hexagon`
    (number in `hexagons`, which are rings of lon and lat). `seen`: [place, month, events, grams]. `unplaced`: [month,
    events, grams] of what has no point. `name` says a district in the reader's language.
    """
    months = months_between(date_from, date_to)
    numbered = {month: n for n, month in enumerate(months)}
    places: dict[tuple[Any, ...], Row] = {}
    hexagons: dict[str, int] = {}
    seen: list[list[int]] = []
    unplaced: list[list[int]] = []
    for row in rows:
        month = numbered.get(str(row["month"])[:7])
        if month is None:
            continue
        sums = [month, int(row["events"]), int(row["mass_g"] or 0)]
        if row["lat"] is None or row["lon"] is None:
            unplaced.append(sums)
            continue
        place = places.setdefault(_where(row), {"number": len(places), **_place(row, hexagons, name)})
        seen.append([place["number"], *sums])
    return {
        "months": months,
        "places": [{key: place[key] for key in place if key != "number"} for place in places.values()],
        "seen": seen,
        "hexagons": [[_rounded(lon, lat) for lat, lon in h3.cell_to_boundary(cell)] for cell in hexagons],
        "unplaced": unplaced,
    }


def months_between(date_from: date, date_to: date) -> list[str]:
    """The months of a period, both ends included, as `2025-03`.

    >>> months_between(date(2024, 12, 6), date(2025, 2, 1))
    ['2024-12', '2025-01', '2025-02']
    """
    first, last = date_from.year * 12 + date_from.month - 1, date_to.year * 12 + date_to.month - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]


def _where(row: Row) -> tuple[Any, ...]:
    return row["lat"], row["lon"], (row.get("district") or {}).get("code")


def _place(row: Row, hexagons: dict[str, int], name: Callable[[Any], str]) -> Row:
    lon, lat = _rounded(float(row["lon"]), float(row["lat"]))
    cell = h3.latlng_to_cell(lat, lon, FAR)
    district = row.get("district")
    return {
        "lon": lon,
        "lat": lat,
        "name": name(district) if district else "",
        "district": district["code"] if district else None,
        "hexagon": hexagons.setdefault(cell, len(hexagons)),
    }


def _rounded(lon: float, lat: float) -> list[float]:
    return [round(lon, DECIMALS), round(lat, DECIMALS)]
