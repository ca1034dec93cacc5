"""Tables of analysis as one reader sees them, for the command line and the API. Run inside `reading_as`."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from rabta.briefing.queries.flows import flows_seen
from rabta.briefing.rules.analysis_tables import TABLES, Table

Row = dict[str, Any]


def analysed(
    name: str, *, date_from: date, date_to: date, substance: str | None = None, well_graded_only: bool = False
) -> tuple[Table, list[Row]]:  # fmt: skip
    """A table of TABLES and its rows. Raises KeyError for one that is not there, PeriodBackwards."""
    table = TABLES[name]
    rows = _MADE[name](date_from=date_from, date_to=date_to, substance=substance, well_graded_only=well_graded_only)
    return table, rows


def _flows(**asked: Any) -> list[Row]:
    return [
        {**asdict(one.way), "events": one.events, "mass_g": one.mass_g, "well_graded": one.well_graded}
        for one in flows_seen(**asked)["flows"]
    ]


_MADE: dict[str, Callable[..., list[Row]]] = {"flows": _flows}
