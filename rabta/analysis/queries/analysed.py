"""Tables of analysis as one reader sees them, for the command line and the API. Run inside `reading_as`."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.analysis.queries.flows import asked_of, claims_in, flows_seen
from rabta.analysis.queries.hot_spots import agencies_compared, spots
from rabta.analysis.queries.trends import hidden_in, seasons, trends
from rabta.analysis.queries.worth import worth
from rabta.analysis.rules.analysis_tables import PAGED, TABLES
from rabta.analysis.rules.claims import NOT_STATED, settled
from rabta.analysis.rules.exposure import UnreadableExposures
from rabta.briefing.queries.offered import named_or_offered
from rabta.briefing.queries.values_beside import values_beside
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.period import Period, month_key
from rabta.briefing.rules.valuing import Into
from rabta.counting.queries import seen
from rabta.records.rules.naming import unit_code
from rabta.vocabulary.rules.numbered import agency_numbered, district_numbered, setting_numbered, substance_numbered

Row = dict[str, Any]


def analysed(
    name: str, *, today: date, date_from: date | None = None, date_to: date | None = None, substance: str | None = None,
    well_graded_only: bool = False, most: int | None = None, offset: int = 0, into: Into | None = None,
) -> Row:  # fmt: skip
    """`{"table", "rows", "total", "period"}`: a table of TABLES, its rows from `offset`, how many there are in all.

    A day that is not named is that of the briefing (`named_or_offered`). `well_graded_only` is heard by flows and events
    alone, the period not by season, which ends with the last whole year up to `today`; `into` by values alone. Raises
    KeyError for a table that is not there, NoSuchCurrency, NoSuchRates, PeriodBackwards, UnreadableExposures.
    """
    table = TABLES[name]
    period = named_or_offered(date_from=date_from, date_to=date_to, today=today)
    asked = {**asdict(period), "substance": substance}
    if name in PAGED:
        found = asked_of(seen(), period, substance, f"{name[:-1]}_rows", most=most, offset=offset)
        rows = [_line(row) if name == "lines" else _event(row, well_graded_only) for row in found]
        first = found or (asked_of(seen(), period, substance, f"{name[:-1]}_rows", most=1, offset=0) if offset else [])
        return {"table": table, "rows": rows, "total": first[0]["total"] if first else 0, "period": period}
    rows = _values(period, into, substance) if name == "values" else _whole_table(name, well_graded_only, today, asked)
    page = rows[offset : None if most is None else offset + most]
    return {"table": table, "rows": page, "total": len(rows), "period": period}


def _whole_table(name: str, well_graded_only: bool, today: date, asked: Row) -> list[Row]:
    if name == "flows":
        return _flows(well_graded_only=well_graded_only, **asked)
    return _season(asked["substance"], today) if name == "season" else _MADE[name](**asked)


def _event(row: Row, well_graded_only: bool) -> Row:
    ends = [settled(claims_in(row[f"{end}s"]), well_graded_only=well_graded_only) for end in ("origin", "destination")]
    stated = [end for end in ends if end.place != NOT_STATED]
    return {
        **{name: row[name] for name in ("day", "day_is_stated", "airport", "incidents", "reports", "arrests")},
        "event": str(row["key"]), "province": row["province_key"], "origin": ends[0].place, "destination": ends[1].place,
        "district": district_numbered(row["district"]).code if row["district"] is not None else "",
        "setting": str(setting_numbered(row["setting"]).code) if row["setting"] is not None else "",
        "agencies": sorted(agency_numbered(one).code for one in row["agencies"]),
        "hidden_in": hidden_in(row["concealments"]),
        "well_graded": bool(stated) and all(end.well_graded for end in stated),
    }  # fmt: skip


def _line(row: Row) -> Row:
    return {
        "event": str(row["key"]), "day": row["day"], "substance": substance_numbered(row["substance"]).code,
        "mass_g": row["mass_g"], "quantity": None if row["quantity"] is None else float(row["quantity"]),
        "unit": unit_code(row["unit"]) or "",
    }  # fmt: skip


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


def _season(substance: str | None, today: date | None) -> list[Row]:
    found = seasons(substance=substance, today=today)
    return [{**asdict(one), "years": len(found["years"])} for one in found["months"]]


def _spread_rows(name: str) -> Callable[..., list[Row]]:
    def made(**asked: Any) -> list[Row]:
        return [{**row, "substance": row["substance"]["code"], **_numbers(row["spread"])} for row in worth(**asked)[name]]

    return made


def _values(period: Period, into: Into | None, substance: str | None) -> list[Row]:
    """What counts under each of the newest price lists, and converted; digits are kept as text."""
    found = values_beside(period, into, least=1)
    if found is None:
        return []
    rates = found["rates"] or {}
    return [
        {**{name: one[name] for name in ("dated", "level", "reach", "example", "currency")}, "list": one["name"],
         "substance": row["substance"]["code"], "value": _digits(worth.value), "lines_without_price": worth.lines,
         "into": found["into"] or "", "rates": rates.get("name", ""), "rates_dated": rates.get("dated"),
         "converted": _digits(worth.converted) if found["into"] else "",
         "lines_without_rate": worth.unconverted if found["into"] else 0,
         "grams_without_rate": worth.unconverted_g if found["into"] else 0}
        for row in found["rows"] if substance in (None, row["substance"]["code"])
        for one, worth in zip(found["lists"], row["worths"], strict=True)
    ]  # fmt: skip


def _digits(value: Decimal | None) -> str:
    return "" if value is None else format(Decimal(number(value) or 0), "f")


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
    "purity": _spread_rows("purities"), "stated_values": _spread_rows("stated"), "agencies": _agencies,
}  # fmt: skip
