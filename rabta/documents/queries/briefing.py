"""The briefing with its pictures, opened down to the words, beside what was published. Run inside `reading_as`."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from rabta.briefing.asking_at_once import Question
from rabta.briefing.engine import behind
from rabta.briefing.pricing import chosen_list
from rabta.briefing.queries.briefing import briefing_of, seen_for_briefing
from rabta.briefing.queries.figures import words_behind
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.figure_kind import FigureKind, Opens, Total
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into, PriceList, under
from rabta.counting.queries import Seen, events_briefly, members_of_events
from rabta.documents.queries.pictures import marking_behind, pictures, pictures_ahead
from rabta.publications.queries.editions import told_of_figures
from rabta.publications.queries.since import since_published
from rabta.records.queries import incidents_stated
from rabta.records.rules.own_words import place_in_own_words

Row = dict[str, Any]


def briefing_pictured(
    *, date_from: date, date_to: date, today: date | None = None, price_list: str | None = None, into: Into | None = None
) -> Row:  # fmt: skip
    """The briefing with its `pictures` (`queries.pictures`), and `marking`: the strictest of the records behind it.

    Beside each figure `told`: what was published of it for the same days. Raises PeriodBackwards, and as `chosen_list`.
    """
    period, prices, also = Period(date_from, date_to), chosen_list(price_list, into), pictures_ahead()
    now = seen_for_briefing(period, today, prices, also)
    found = with_published(now, period, today, prices, also)
    return {**found, **_pictured(now, period)}


def briefing_printed(
    *, date_from: date, date_to: date, today: date | None = None, price_list: str | None = None, into: Into | None = None
) -> Row:  # fmt: skip
    """The same to be printed: beside each figure that was published of these days also what changed since (`since`)."""
    found = briefing_pictured(date_from=date_from, date_to=date_to, today=today, price_list=price_list, into=into)
    return _with_changes(found, Period(date_from, date_to))


def _with_changes(found: Row, period: Period) -> Row:
    return {**found, "figures": [
        {**figure, "since": since_published(figure["name"], period) if figure["told"] else None}
        for figure in found["figures"]
    ]}  # fmt: skip


def with_published(
    now: Seen, period: Period, today: date | None, prices: PriceList | None, also: Sequence[Question] = ()
) -> Row:  # fmt: skip
    """The briefing, and beside each figure what was published of it for the same days. `also`: as in `briefing_of`."""
    found, told = briefing_of(now, period, today, prices, also), told_of_figures(period)
    return {**found, "figures": [{**figure, "told": told.get(figure["name"])} for figure in found["figures"]]}


def _pictured(now: Seen, period: Period) -> Row:
    return {"pictures": pictures(now, period), "marking": marking_behind(now, period)}


def briefing_opened(
    *, date_from: date, date_to: date, today: date | None = None, price_list: str | None = None, into: Into | None = None
) -> Row:  # fmt: skip
    """The briefing with its pictures and every figure opened down to the words, for documents and files.

    Each figure also has `events`: `{"event_key", "counts", "value", "as_reported"}`, whose values add up to it (None
    where units differ, or where an event is told and does not count: a lump beside its parts). `events` has each event
    once, with its lines and its incidents, and these have their words and where in them each quantity stands. A figure
    that hangs on no event has none of these; its `rows` say the same of what it counts: `{"day", "counts", "value",
    "value_text", "as_reported", "told"}`, `told` with the words of each row of a report. `since` as in `briefing_printed`.
    """
    period, prices, also = Period(date_from, date_to), chosen_list(price_list, into), pictures_ahead()
    now = seen_for_briefing(period, today, prices, also)
    found = _with_changes(with_published(now, period, today, prices, also), period)
    opened: dict[UUID, Row] = {}
    for figure in found["figures"]:
        kind = under(figure_kind(figure["name"]), prices)
        rows = behind(now, kind.name, period, prices=prices)
        on_events = kind.opens is Opens.EVENTS
        figure["events"] = [{"event_key": row["key"], **_worth(kind, row)} for row in rows] if on_events else []
        figure["rows"] = [] if on_events else _rows(kind, rows)
        opened |= {row["key"]: row for row in rows} if on_events else {}
    in_order = sorted(opened.values(), key=lambda row: (row["day"], row["key"]))
    return {**found, **_pictured(now, period), "events": _opened(now, in_order)}


def _worth(kind: FigureKind, row: Row) -> Row:
    adds_up = kind.total is not Total.NONE
    return {
        "counts": row["value"] is not None,
        "value": number(row["value"]) if adds_up else None,
        "as_reported": number(row["as_reported"]) if adds_up else None,
    }


def _rows(kind: FigureKind, rows: list[Row]) -> list[Row]:
    words = words_behind(kind, rows)
    return [
        {
            "day": row["day"],
            **_worth(kind, row),
            "value_text": "" if row["value"] is None else kind.worded(row["value"], None),
            "told": [words[record] for record in row["records"] or () if record in words],
        }
        for row in rows
    ]


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
