"""The events of a period as points of a map with time. Run inside `reading_as`."""

from datetime import date
from typing import Any

import h3

from rabta.briefing.engine import SQL
from rabta.briefing.rules.period import Period
from rabta.counting.queries import seen
from rabta.records.rules.naming import district_named

Row = dict[str, Any]


def map_points(*, date_from: date, date_to: date) -> list[Row]:
    """One row per month and H3 cell (resolution 7, about a town quarter) in which the reader sees events, oldest first.

    `{"lat", "lon" (the cell's middle), "cell" (its index as text), "month" ("2025-03"), "events", "mass_g", "district"}`.
    Events of unknown place are in no row, so the rows may add up to less than the figure. Raises PeriodBackwards.
    """
    period = Period(date_from, date_to)
    found = seen().ask(
        f"{SQL}period.sql", f"{SQL}map_points.sql", date_from=period.date_from, date_to=period.date_to
    )  # fmt: skip
    return [_point(row) for row in found]


def _point(row: Row) -> Row:
    cell = h3.int_to_str(row["place_cell"])
    lat, lon = h3.cell_to_latlng(cell)
    return {
        "lat": round(lat, 5),
        "lon": round(lon, 5),
        "cell": cell,
        "month": f"{row['month']:%Y-%m}",
        "events": row["events"],
        "mass_g": row["mass_g"],
        "district": district_named(row["district"]),
    }
