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


def drawn(
    points: Iterable[Row], unplaced: Iterable[Row], *, date_from: date, date_to: date, name: Callable[[Any], str]
) -> Row:
    """`{"months", "places", "seen", "hexagons", "unplaced"}` of the rows of `briefing.queries.map_picture`.

    `months` as `2025-03`, every one of the period. A place: `lon`, `lat`, `cell`, `name`, `hexagon` (number in
    `hexagons`, which are rings of lon and lat). `seen`: [place, month, events, grams], where place and month are numbers
    in their lists. `unplaced`: [month, events, grams]. `name` says a district in the reader's language.
    """
    months = months_between(date_from, date_to)
    numbered = {month: n for n, month in enumerate(months)}
    places: dict[str, Row] = {}
    at: dict[str, int] = {}
    hexagons: dict[str, int] = {}
    seen: list[list[int]] = []
    for row in points:
        cell = row["cell"]
        if cell not in places:
            at[cell], places[cell] = len(places), _place(row, hexagons, name)
        seen.append([at[cell], *_sums(row, numbered)])
    return {
        "months": months,
        "places": list(places.values()),
        "seen": seen,
        "hexagons": [[_rounded(lon, lat) for lat, lon in h3.cell_to_boundary(cell)] for cell in hexagons],
        "unplaced": [_sums(row, numbered) for row in unplaced],
    }


def months_between(date_from: date, date_to: date) -> list[str]:
    """The months of a period, both ends included, as `2025-03`.

    >>> months_between(date(2024, 12, 6), date(2025, 2, 1))
    ['2024-12', '2025-01', '2025-02']
    """
    first, last = date_from.year * 12 + date_from.month - 1, date_to.year * 12 + date_to.month - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]


def _sums(row: Row, numbered: dict[str, int]) -> list[int]:
    return [numbered[row["month"]], int(row["events"]), int(row["mass_g"])]


def _place(row: Row, hexagons: dict[str, int], name: Callable[[Any], str]) -> Row:
    lon, lat = _rounded(float(row["lon"]), float(row["lat"]))
    far = h3.latlng_to_cell(lat, lon, FAR)
    return {
        "lon": lon,
        "lat": lat,
        "cell": row["cell"],
        "name": name(row["district"]) if row["district"] else "",
        "hexagon": hexagons.setdefault(far, len(hexagons)),
    }


def _rounded(lon: float, lat: float) -> list[float]:
    return [round(lon, DECIMALS), round(lat, DECIMALS)]
