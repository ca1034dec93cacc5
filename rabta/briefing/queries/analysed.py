"""Tables of analysis as one reader sees them, for the command line and the API. Run inside `reading_as`."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.briefing.queries.flows import flows_seen
from rabta.briefing.queries.hot_spots import agencies_compared, spots
from rabta.briefing.queries.trends import seasons, trends
from rabta.briefing.queries.worth import worth
from rabta.briefing.rules.analysis_tables import TABLES, Table
from rabta.briefing.rules.exposure import UnreadableExposures
from rabta.briefing.rules.period import month_key

Row = dict[str, Any]


def analysed(
    name: str, *, date_from: date, date_to: date, substance: str | None = None, well_graded_only: bool = False
) -> tuple[Table, list[Row]]:  # fmt: skip
    """A table of TABLES and its rows. `well_graded_only` is heard by flows alone, the period not by season.

    Raises KeyError for a table that is not there, PeriodBackwards, NothingDated, UnreadableExposures.
    """
    table, asked = TABLES[name], {"date_from": date_from, "date_to": date_to, "substance": substance}
    if name == "flows":
        return table, _flows(well_graded_only=well_graded_only, **asked)
    return table, _MADE[name](**asked)


def _flows(**asked: Any) -> list[Row]:
    return [
        {**asdict(one.way), "events": one.events, "mass_g": one.mass_g, "well_graded": one.well_graded}
        for one in flows_seen(**asked)["flows"]
    ]


def _trends(**asked: Any) -> list[Row]:
    found = trends(**asked)
    return [
        {"trait": held["trait"], "code": one["code"], "month": month_key(month), "events": one["change"].months[n],
         "of": held["of"][n], "course": str(one["change"].course), "difference": one["change"].difference,
         "low": one["change"].low, "high": one["change"].high}
        for held in found["traits"] for one in held["changes"] for n, month in enumerate(found["months"])
    ]  # fmt: skip


def _spots(level: str) -> Callable[..., list[Row]]:
    def made(**asked: Any) -> list[Row]:
        found = _whole(spots(level=level, **asked))
        return [
            {**_for(asdict(one), found["per"]), "exposure_of": found["what"] if one.exposure else "", "few": one.is_small}
            for one in found["spots"]
        ]

    return made


def _whole(found: Row) -> Row:
    """What was found, where no table it rests on is at fault. Raises UnreadableExposures."""
    if found["fault"]:
        raise UnreadableExposures(found["fault"])
    return found


def _season(*, substance: str | None, **period: date) -> list[Row]:
    found = seasons(substance=substance)
    return [{**asdict(one), "years": len(found["years"])} for one in found["months"]]


def _spread_rows(name: str) -> Callable[..., list[Row]]:
    def made(**asked: Any) -> list[Row]:
        return [{**row, "substance": row["substance"]["code"], **_numbers(row["spread"])} for row in worth(**asked)[name]]

    return made


def _numbers(spread: Any) -> Row:
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in asdict(spread).items()}


def _for(row: Row, per: float) -> Row:
    """The rates of a row, told of `per` of its exposure."""
    rates = {name: row[name] * per for name in ("rate", "drawn", "low", "high") if row.get(name) is not None}
    return {**row, **rates, "per": per if rates else None}


def _agencies(**asked: Any) -> list[Row]:
    found = _whole(agencies_compared(**asked))
    compared = [
        {**_for(asdict(one), basis.per), "duty": basis.duty, "exposure_of": basis.what, "refused": ""}
        for basis in found["bases"] for one in basis.agencies
    ]  # fmt: skip
    refused = [
        {"agency": agency, "duty": "", "exposure_of": "", "events": found["events"].get(agency, 0), "refused": str(why)}
        for agency, why in found["refused"].items()
    ]
    return [*compared, *refused]


_MADE: dict[str, Callable[..., list[Row]]] = {
    "trends": _trends, "districts": _spots("district"), "provinces": _spots("province"), "airports": _spots("airport"),
    "season": _season, "purity": _spread_rows("purities"), "stated_values": _spread_rows("stated"), "agencies": _agencies,
}  # fmt: skip
