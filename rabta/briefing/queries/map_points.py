"""The events of a period as points of a map with time, and those of one place. Run inside `reading_as`."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import h3

from rabta.briefing.asking_at_once import DAY, Question, asked
from rabta.briefing.engine import SQL
from rabta.briefing.rules.period import Period
from rabta.counting.queries import Seen, events_briefly, seen
from rabta.records.rules.naming import district_named
from rabta.vocabulary.rules.substances import substance as substance_with_code

Row = dict[str, Any]
INDEX = re.compile("[0-9a-f]{15}")
RESOLUTION = 7
"""Of the cells: about a town quarter (5 km2)."""


def map_points(*, date_from: date, date_to: date, substance: str | None = None) -> list[Row]:
    """One row per month and H3 cell (resolution 7) in which the reader sees events, oldest first.

    `{"lat", "lon" (the cell's middle), "cell" (its index as text), "month" ("2025-03"), "events", "mass_g", "district"}`.
    Events of unknown place are in no row, so the rows may add up to less than the figure. `substance`, a code: only events
    with it, and only its grams. Raises PeriodBackwards.
    """
    return map_picture(date_from=date_from, date_to=date_to, substance=substance)["points"]  # type: ignore[no-any-return]


def map_picture(*, date_from: date, date_to: date, substance: str | None = None, now: Seen | None = None) -> Row:
    """`{"points", "unplaced"}`: the rows of `map_points`, and by month `{"month", "events", "mass_g"}` of unknown place."""
    found = asked(now or seen(), map_question(substance), Period(date_from, date_to))
    return {
        "points": [_point(row) for row in found if row["place_cell"] is not None],
        "unplaced": [_sums(row) for row in found if row["place_cell"] is None],
    }


def events_at(
    cells: Sequence[str], *, date_from: date, date_to: date, substance: str | None = None, most: int = 50, offset: int = 0
) -> Row:
    """The events that the map draws in these cells (indexes as text), newest first: `{"events": [brief], "total"}`.

    Their number and grams are those of the points. What is no cell holds nothing. Raises PeriodBackwards.
    """
    now = seen()
    numbers = [h3.str_to_int(cell) for cell in cells if _is_drawn(cell)]
    at = _question("map_events", substance, cells=numbers, most=most, offset=offset)
    found = asked(now, at, Period(date_from, date_to))
    return {"events": events_briefly(now, found), "total": found[0]["total"] if found else 0}


def map_question(substance: str | None = None) -> Question:
    """What `map_picture` will ask, to be asked at once with whatever else of a period."""
    return _question("map_points", substance)


def _question(name: str, substance: str | None, **bound: Any) -> Question:
    bound["substance"] = substance_with_code(substance).number if substance else None
    return Question(paths=(f"{SQL}map_placed.sql", f"{SQL}{name}.sql"), bound=bound, made={"month": DAY})


def _is_drawn(cell: str) -> bool:
    """Whether this text is the index of a cell that a point can have; h3 itself takes no sign and no other digits."""
    return bool(INDEX.fullmatch(cell)) and h3.is_valid_cell(cell) and h3.get_resolution(cell) == RESOLUTION


def _point(row: Row) -> Row:
    cell = h3.int_to_str(row["place_cell"])
    lat, lon = h3.cell_to_latlng(cell)
    district = district_named(row["district"])
    return {"lat": round(lat, 5), "lon": round(lon, 5), "cell": cell, **_sums(row), "district": district}


def _sums(row: Row) -> Row:
    return {"month": f"{row['month']:%Y-%m}", "events": row["events"], "mass_g": row["mass_g"]}
