"""What stands behind a figure, behind one part of it, or behind one agency's, province's or month's side of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from rabta.briefing.engine import SQL, behind, circumstances, figures
from rabta.briefing.pricing import chosen_list
from rabta.briefing.queries.bounds import with_doubt
from rabta.briefing.queries.land import land_drawn
from rabta.briefing.queries.reporting import reporting_summary
from rabta.briefing.queries.unseen import with_unseen
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.caveats import Circumstances, not_counted
from rabta.briefing.rules.figure_kind import FigureKind, Opens, Total
from rabta.briefing.rules.outside import outside
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.provinces import province_named
from rabta.briefing.rules.side import Side
from rabta.briefing.rules.valuing import Into, PriceList, under
from rabta.counting.queries import Seen, events_briefly, members_of_events, seen
from rabta.records.asking import ask
from rabta.records.rules.naming import agencies_named

Row = dict[str, Any]
NOT_COUNTED = "not counted here"
LAND = "area_cleared"


def figure_records(
    name: str, *, date_from: date, date_to: date, key: str | None = None, agency: str | None = None,
    province: str | None = None, month: str | None = None, price_list: str | None = None, into: Into | None = None,
    most: int = 50, offset: int = 0, by_overlap: bool = False, today: date | None = None,
) -> Row:  # fmt: skip
    """What stands behind a figure, the largest first: `{"figure", "side", "events", "total", "outside", "beside"}`.

    With `by_overlap`, first where the reports together say most above what counts once.

    `key` opens one part; `agency` (a code), `province` and `month` (2025-03) one side of it; together what all of them
    say. `figure["part"]` is the part asked for, `figure["breakdowns"]` are of that part. The events' values add up to
    what was pressed. Where parts are of different units and no `key` is given, an event's value is None and its lines say
    what it holds. A figure that hangs on no event (`opens_to` rows) gives what is told in rows of reports, each with
    `event_key` None and the words in its `incidents`; of protected persons no words at all. `outside`: the whole of a figure
    of persons as it may leave the house. `drawn`: beside land as stated, the fields drawn (`land_drawn`). `price_list` names
    the list a value rests on, the newest by default; `into` the currency it is converted into. Of a whole figure
    `figure["caveats"]` say what to know of it, and `beside` what was not counted (`not_counted`) and who has reported
    (`reporting`) as of `today`; else it is None. Raises NoSuchFigure, PeriodBackwards and what `chosen_list` raises.
    """
    period, now, prices = Period(date_from, date_to), seen(), chosen_list(price_list, into)
    kind = under(figure_kind(name), prices)
    side = Side(key=key, agency=agency, province=province, month=month)
    stored = side.parameters(kind)["key"]
    whole = not (agency or province or month)
    beside = circumstances(now, period) if whole and key is None else None
    opened = _shown(now, kind, period, prices, key=key, stored=stored, known=beside)
    [shown] = with_doubt(now, with_unseen([opened], period, key=key, whole=whole), period, key=key, whole=whole, listed=True)
    rows = behind(now, name, period, side=side, prices=prices, most=most, offset=offset, by_overlap=by_overlap)
    adds_up = key is not None or kind.total is not Total.NONE
    told = _events_told(now, rows) if kind.opens is Opens.EVENTS else _rows_told(kind, rows)
    return {
        "figure": shown,
        "side": {"key": key, "agency": agency, "province": province, "month": month},
        "events": [{**_worth(kind, row, key, adds_up), **told[_key(row)]} for row in rows],
        "total": rows[0]["total"] if rows else 0,
        "outside": figure_outside(name, period) if kind.of_persons and whole and key is None else None,
        "drawn": land_drawn(period) if name == LAND and whole and key is None else None,
        "beside": _beside(beside, period, today) if beside else None,
    }


def figure_outside(name: str, period: Period) -> Row:
    """A figure of persons as it may leave the house: `rules.outside.outside`, of this reader's view without children."""
    return outside(figures(seen(), [figure_kind(name)], period, outside=True)[0])


def _shown(
    now: Seen, kind: FigureKind, period: Period, prices: PriceList | None, *, key: str | None, stored: str | None,
    known: Circumstances | None,
) -> Row:  # fmt: skip
    """The figure; where one part is opened, with that part and its breakdowns."""
    beside = [figure_kind(kind.beside)] if kind.beside else []
    shown = figures(now, [kind, *beside], period, known, prices=prices)[0]
    if key is None:
        return {**shown, "part": None}
    of_part = replace(kind, total=Total.ONE_PART, total_part=stored)
    cut = figures(now, [of_part], period, prices=prices)[0]
    part = next((part for part in shown["by"] if part["key"] == key), None)
    return {**shown, "part": part, "breakdowns": cut["breakdowns"], "credited": cut["credited"]}


def _beside(known: Circumstances, period: Period, today: date | None) -> Row:
    reported = reporting_summary(date_from=period.date_from, date_to=period.date_to, today=today or period.date_to)
    return {"not_counted": not_counted(known), "reporting": reported}


def _worth(kind: FigureKind, row: Row, key: str | None, adds_up: bool) -> Row:
    return {
        "value": number(row["value"]) if adds_up else None,
        "value_text": _worded(kind, row["value"], key) if adds_up else "",
        "as_reported": number(row["as_reported"]) if adds_up else None,
        "as_reported_text": _worded(kind, row["as_reported"], key) if adds_up else "",
    }


def _worded(kind: FigureKind, value: Any, key: str | None) -> str:
    return kind.worded(value, key) if value is not None else NOT_COUNTED


def _key(row: Row) -> UUID:
    key: UUID = row["key"] if "key" in row else row["opens"]
    return key


def _events_told(now: Seen, rows: Sequence[Row]) -> dict[UUID, Row]:
    members = members_of_events(now, [row["key"] for row in rows])
    briefs = {brief["key"]: brief for brief in events_briefly(now, rows)}
    return {
        row["key"]: {
            "event_key": row["key"],
            "day": row["day"],
            "place": row["place_text"],
            "province": row["province_key"],
            "airport": row["airport"],
            "covers": row["covers"],
            **{name: briefs[row["key"]][name] for name in ("district", "agencies", "lines", "arrests", "nationalities")},
            "incidents": [
                {"key": member["incident_key"], "report_number": member["report_number"]}
                for member in members.get(row["key"], [])
            ],
        }
        for row in rows
    }


def _rows_told(kind: FigureKind, rows: Sequence[Row]) -> dict[UUID, Row]:
    words = words_behind(kind, rows)
    encounters = encounters_behind(kind, rows)
    return {
        row["opens"]: {
            "event_key": None,
            "encounters": list(dict.fromkeys(key for one in row["records"] or () for key in encounters.get(one, ()))),
            "day": row["day"],
            "place": province_named(row["province"]).label,
            "province": row["province"],
            "airport": "",
            "covers": [],
            "district": None,
            "agencies": agencies_named({agency for told in row["agencies"] for agency in told}),
            "lines": [],
            "arrests": None,
            "nationalities": {},
            "incidents": [words[record] for record in row["records"] or () if record in words],
        }
        for row in rows
    }


def words_behind(kind: FigureKind, rows: Sequence[Row]) -> dict[UUID, Row]:
    """The words of the rows of reports behind a figure, by the row's id; none of those that tell of protected persons."""
    if kind.opens is not Opens.ROWS:
        return {}
    return words_of_rows(record for row in rows for record in row["records"] or ())


def encounters_behind(kind: FigureKind, rows: Sequence[Row]) -> dict[UUID, list[UUID]]:
    """The encounters that the rows behind a figure of persons tell of, by the row's id; none behind any other figure."""
    wanted = sorted({record for row in rows for record in row["records"] or ()}) if kind.of_persons else []
    found: dict[UUID, list[UUID]] = {}
    for row in ask(f"{SQL}encounters_of_rows.sql", records=wanted) if wanted else []:
        found.setdefault(row["row_id"], []).append(row["key"])
    return found


def words_of_rows(records: Iterable[UUID]) -> dict[UUID, Row]:
    """Rows of reports by id: key (None), report_id, report_number, originator, row_no, words, marking_id."""
    wanted = sorted(set(records))
    found = ask(f"{SQL}rows_told.sql", records=wanted) if wanted else []
    return {row["id"]: {"key": None, **{name: row[name] for name in row if name != "id"}} for row in found}
