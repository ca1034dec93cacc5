"""Figures as one reader sees them, and the records behind each. Run inside `reading_as`; rights are the database's."""

import hashlib
import json
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from rabta.briefing.engine import SQL, ask_of_parts, circumstances, figures
from rabta.briefing.errors import NothingDated
from rabta.briefing.register import figure_kind, figure_kinds, part_stored
from rabta.briefing.rules.caveats import not_counted
from rabta.briefing.rules.figure import YOUR_VIEW, number
from rabta.briefing.rules.figure_kind import Total
from rabta.briefing.rules.period import Period, twelve_months_to
from rabta.counting.queries import Seen, asked_in_all, events_briefly, members_of_events, seen
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.records.queries import incidents_stated, reports_newest
from rabta.records.rules.naming import agency_named, district_named
from rabta.records.rules.own_words import place_in_own_words
from rabta.vocabulary.rules.numbered import district_numbered

Row = dict[str, Any]
LATEST = 8


def briefing(*, date_from: date, date_to: date) -> Row:
    """Every figure of a period (both ends included) in this reader's view.

    `{"period", "reader", "figures", "undated_events", "not_counted", "purpose", "marking_note", "version"}`; a figure as
    `rules.figure.figure` gives it. Raises PeriodBackwards.
    """
    now, period = seen(), Period(date_from, date_to)
    return _briefing(now, period)


def briefing_opened(*, date_from: date, date_to: date) -> Row:
    """The briefing with every figure opened down to the words, for documents and files.

    Each figure also has `events`: `{"event_key", "counts", "value", "as_reported"}`, whose values add up to it (None
    where units differ, or where an event is told and does not count: a lump beside its parts). `events` has each event
    once, with its lines and its incidents, and these have their words and where in them each quantity stands.
    """
    now, period = seen(), Period(date_from, date_to)
    found = _briefing(now, period)
    opened: dict[UUID, Row] = {}
    for figure in found["figures"]:
        kind = figure_kind(figure["name"])
        rows = _behind(now, figure["name"], period, key=kind.total_part, most=None, offset=0)
        adds_up = kind.total is not Total.NONE
        figure["events"] = [
            {
                "event_key": row["key"],
                "counts": row["value"] is not None,
                "value": number(row["value"]) if adds_up else None,
                "as_reported": number(row["as_reported"]) if adds_up else None,
            }
            for row in rows
        ]
        opened |= {row["key"]: row for row in rows}
    return {**found, "events": _opened(now, sorted(opened.values(), key=lambda row: (row["day"], row["key"])))}


def figure_records(
    name: str, *, date_from: date, date_to: date, key: str | None = None, most: int = 50, offset: int = 0
) -> Row:
    """The events behind a figure, or behind one part of it (`key`), the largest first: `{"figure", "events", "total"}`.

    The events' values add up to the figure's (to the part's). Where parts are of different units and no `key` is given,
    an event's value is None and its lines say what it holds. Raises NoSuchFigure and PeriodBackwards.
    """
    kind, period, now = figure_kind(name), Period(date_from, date_to), seen()
    stored = part_stored(kind, key)
    shown = figures(now, [kind], period)[0]
    rows = _behind(now, name, period, key=stored, most=most, offset=offset)
    members = members_of_events(now, [row["key"] for row in rows])
    lines = {brief["key"]: brief for brief in events_briefly(now, rows)}
    adds_up = key is not None or shown["value"] is not None
    return {
        "figure": {**shown, "part": next((part for part in shown["by"] if part["key"] == key), None)},
        "events": [
            {
                "event_key": row["key"],
                "day": row["day"],
                "place": row["place_text"],
                "district": lines[row["key"]]["district"],
                "airport": row["airport"],
                "agencies": lines[row["key"]]["agencies"],
                "lines": lines[row["key"]]["lines"],
                "covers": row["covers"],
                "value": number(row["value"]) if adds_up else None,
                "value_text": _worded(kind.worded, row["value"], key) if adds_up else "",
                "as_reported": number(row["as_reported"]) if adds_up else None,
                "as_reported_text": _worded(kind.worded, row["as_reported"], key) if adds_up else "",
                "incidents": [
                    {"key": member["incident_key"], "report_number": member["report_number"]}
                    for member in members.get(row["key"], [])
                ],
            }
            for row in rows
        ],
        "total": rows[0]["total"] if rows else 0,
    }


def situation(*, today: date) -> Row:
    """The first page: arrivals, what waits, the figures of the last twelve months by month and district, the latest.

    `today` is a day in the installation's time zone; a week begins on Monday. `version` changes when anything this
    reader sees does.
    """
    now, period = seen(), twelve_months_to(today)
    day_began = timezone.make_aware(datetime.combine(today, time()), timezone.get_default_timezone())
    week_began = day_began - timedelta(days=today.weekday())
    arrived = ask(f"{SQL}arrivals.sql", day_began=day_began, week_began=week_began)[0]
    return {
        "reports_today": arrived["today"],
        "reports_week": arrived["week"],
        "in_doubt": asked_in_all(),
        "set_aside_rows": ask(f"{SQL}set_aside.sql")[0]["rows_set_aside"],
        "latest_reports": reports_newest(most=LATEST),
        "latest_events": _latest_events(now, period),
        "period": _period(period),
        "figures": [_brief(figure) for figure in figures(now, figure_kinds(), period)],
        **_spread(now, period),
        "version": _version(now, today),
    }


def version(*, today: date) -> str:
    """The opaque version of this reader's picture, as `situation` gives it, without the picture."""
    return _version(seen(), today)


def whole_record() -> Period:
    """From the first to the last day of what the reader sees. Raises NothingDated where no event has a date."""
    row = seen().ask(f"{SQL}dated.sql")[0]
    if row["first_day"] is None:
        raise NothingDated
    return Period(row["first_day"], row["last_day"])


def _briefing(now: Seen, period: Period) -> Row:
    beside = circumstances(now, period)
    who = ask(f"{SQL}who_reads.sql")[0]
    return {
        "period": _period(period),
        "reader": {"name": who["name"], "agency": agency_named(who["agency"])},
        "purpose": Purpose(who["purpose"]).label,
        "marking_note": YOUR_VIEW,
        "figures": figures(now, figure_kinds(), period, beside),
        "undated_events": beside.undated_events,
        "not_counted": not_counted(beside),
    }


def _period(period: Period) -> Row:
    return {"from": period.date_from, "to": period.date_to, "text": period.in_words()}


def _brief(figure: Row) -> Row:
    return {name: value for name, value in figure.items() if name not in ("by", "caveats")}


def _behind(now: Seen, name: str, period: Period, *, key: str | None, most: int | None, offset: int) -> list[Row]:
    kind = figure_kind(name)
    return ask_of_parts(now, [kind], "figure_records", period, key=key, most=most, offset=offset)


def _worded(worded: Any, value: Any, key: str | None) -> str:
    return worded(value, key) if value is not None else "not counted here"


def _latest_events(now: Seen, period: Period) -> list[Row]:
    found = now.ask(
        "counting/sql/queries/events.sql", date_from=period.date_from, date_to=period.date_to, substance=None,
        district=None, most=LATEST, offset=0,
    )  # fmt: skip
    return events_briefly(now, found)


def _spread(now: Seen, period: Period) -> Row:
    """Events and mass over the months (every month, empty ones too) and the districts of a period."""
    kinds = [figure_kind("events"), figure_kind("mass_by_substance")]
    months: dict[date, Row] = {m: {"month": m, "events": 0, "mass_g": 0} for m in period.months()}
    districts: dict[int, Row] = {}
    for row in ask_of_parts(now, kinds, "spread", period):
        side = "events" if row["figure"] == "events" else "mass_g"
        if row["is_month"]:
            months[row["month"]][side] = int(row["value"])
        elif row["district"] is not None:
            districts.setdefault(row["district"], {"events": 0, "mass_g": 0})[side] = int(row["value"])
    return {
        "by_month": list(months.values()),
        "districts": sorted(
            ({"district": district_named(number), **_point(number), **sums} for number, sums in districts.items()),
            key=lambda row: (-row["events"], -row["mass_g"], row["district"]["code"]),
        ),
    }


def _point(number: int) -> Row:
    entry = district_numbered(number)
    return {"lat": entry.lat, "lon": entry.lon}


def _version(now: Seen, today: date) -> str:
    row = now.ask(f"{SQL}version.sql")[0]
    text = json.dumps([str(today), row], default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _opened(now: Seen, rows: list[Row]) -> list[Row]:
    """Events with their lines and their incidents, down to the words."""
    members = members_of_events(now, [row["key"] for row in rows])
    stated = incidents_stated([m["incident_key"] for held in members.values() for m in held])
    return [
        {
            **brief,
            "incidents": [
                _words(stated[member["incident_key"]])
                for member in members.get(brief["key"], [])
                if member["incident_key"] in stated
            ],
        }
        for brief in events_briefly(now, rows)
    ]


def _words(incident: Row) -> Row:
    """An incident as a document shows it. `at` counts code points of its words; None where a quantity has no place."""
    return {
        "key": incident["key"],
        "report_number": incident["report"]["number"],
        "agency": incident["report"]["agency"],
        "marking": incident["marking"],
        "row_no": incident["row_no"],
        "words": incident["words"],
        "arrests": incident["arrests"],
        "lines": [
            {
                **{name: line[name] for name in ("substance", "name_text", "quantity", "unit", "mass_g", "approx")},
                "at": None
                if line["start"] is None
                else place_in_own_words(incident["text"], (line["start"], line["end"]), incident["stretches"]),
            }
            for line in incident["lines"]
        ],
    }
