"""The briefing of a period, and the same opened down to the words."""

from datetime import date
from typing import Any
from uuid import UUID

from rabta.briefing import invented
from rabta.briefing.engine import SQL, ask_of_parts, behind, circumstances, figures
from rabta.briefing.errors import NothingDated
from rabta.briefing.pricing import chosen_list
from rabta.briefing.queries.bounds import with_doubt
from rabta.briefing.queries.editions import told_of_figures
from rabta.briefing.queries.figures import words_behind
from rabta.briefing.queries.pictures import marking_behind, pictures
from rabta.briefing.queries.reporting import reporting_summary
from rabta.briefing.queries.unseen import with_unseen
from rabta.briefing.register import figure_kind, figure_kinds
from rabta.briefing.rules.caveats import not_counted
from rabta.briefing.rules.figure import YOUR_VIEW
from rabta.briefing.rules.figure_kind import FigureKind, Opens, Total
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.ratios import ratios
from rabta.briefing.rules.valuing import PriceList, under
from rabta.counting.queries import Seen, events_briefly, members_of_events, seen
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.records.queries import incidents_stated
from rabta.records.rules.naming import agency_named
from rabta.records.rules.own_words import place_in_own_words

Row = dict[str, Any]


def briefing(*, date_from: date, date_to: date, today: date | None = None, price_list: str | None = None) -> Row:
    """Every figure of a period (both ends included) in this reader's view.

    `{"period", "reader", "figures", "reporting", "invented", "undated_events", "dated_by_report", "in_doubt", "not_counted",
    "purpose", "marking_note"}`: events without any date, which stand outside every period, are not those whose day is their
    report's; `in_doubt` pairs of reports wait for a person; `invented`: everything on record is. A figure as
    `rules.figure.figure` gives it, and beside each who has reported (`reporting_summary`) as of `today`, without which it
    is the last day of the period; `told` what was published of it for the same days. `ratios`: one number by another
    (`rules.ratios`). `price_list` names the list a value rests on, the newest by default. Raises PeriodBackwards and
    NoSuchPriceList.
    """
    return briefing_of(seen(), Period(date_from, date_to), today, chosen_list(price_list))


def briefing_pictured(
    *, date_from: date, date_to: date, today: date | None = None, price_list: str | None = None
) -> Row:  # fmt: skip
    """The same with `pictures` (`queries.pictures`), and `marking`: the strictest of the records behind it."""
    now, period = seen(), Period(date_from, date_to)
    return {**briefing_of(now, period, today, chosen_list(price_list)), **_pictured(now, period)}


def _pictured(now: Seen, period: Period) -> Row:
    return {"pictures": pictures(now, period), "marking": marking_behind(now, period)}


def briefing_opened(*, date_from: date, date_to: date, today: date | None = None, price_list: str | None = None) -> Row:
    """The briefing with its pictures and every figure opened down to the words, for documents and files.

    Each figure also has `events`: `{"event_key", "counts", "value", "as_reported"}`, whose values add up to it (None
    where units differ, or where an event is told and does not count: a lump beside its parts). `events` has each event
    once, with its lines and its incidents, and these have their words and where in them each quantity stands. A figure
    that hangs on no event has none of these; its `rows` say the same of what it counts: `{"day", "counts", "value",
    "value_text", "as_reported", "told"}`, `told` with the words of each row of a report.
    """
    now, period = seen(), Period(date_from, date_to)
    prices = chosen_list(price_list)
    found = briefing_of(now, period, today, prices)
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


def whole_record() -> Period:
    """From the first to the last day of what the reader sees. Raises NothingDated where no event has a date."""
    row = seen().ask(f"{SQL}dated.sql")[0]
    if row["first_day"] is None:
        raise NothingDated
    return Period(row["first_day"], row["last_day"])


def last_day_by(today: date) -> date | None:
    """The last day up to `today` on which the reader sees an event; None where there is none.

    A year misread into the future is past `today` and moves nothing.
    """
    found: date | None = seen().ask(f"{SQL}last_day.sql", today=today)[0]["last_day"]
    return found


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


def briefing_of(now: Seen, period: Period, today: date | None, prices: PriceList | None) -> Row:
    """What `briefing` answers, of what the reader sees now."""
    beside = circumstances(now, period)
    reported = reporting_summary(date_from=period.date_from, date_to=period.date_to, today=today or period.date_to)
    counted = figures(now, figure_kinds(), period, beside, prices=prices)
    shown = with_doubt(now, with_unseen(counted, period), period)
    told = told_of_figures(period)
    return {
        **head_of(period),
        "figures": [{**figure, "reporting": reported, "told": told.get(figure["name"])} for figure in shown],
        "ratios": _ratios(now, period, counted, reported),
        "reporting": reported,
        "undated_events": beside.undated_events,
        "in_doubt": beside.asked,
        "dated_by_report": beside.dated_by_report,
        "not_counted": not_counted(beside),
    }


def head_of(period: Period) -> Row:
    """What stands above every document: period, reader, purpose, whose view it is, whether everything is invented."""
    who = ask(f"{SQL}who_reads.sql")[0]
    return {
        "period": period.shown(),
        "reader": {"name": who["name"], "agency": agency_named(who["agency"])},
        "purpose": Purpose(who["purpose"]).label,
        "marking_note": YOUR_VIEW,
        "invented": invented.is_invented(),
    }


def _ratios(now: Seen, period: Period, counted: list[Row], reported: Row) -> list[Row]:
    """Figures that are one of these by another (`rules.ratios`)."""
    whole = {figure["name"]: figure for figure in counted}
    foreigners = (part["value"] for part in whole["arrests"]["by"] if part["key"] == "foreigners")
    [row] = ask_of_parts(now, [figure_kind("mass_by_substance")], "seizures", period)
    return ratios({
        "mass_g": whole["mass_by_substance"]["value"], "seizures": row["seizures"], "arrested": whole["arrests"]["value"],
        "foreigners": next(foreigners, 0), "on_time": reported["reported"] + reported["nil"], "owed": reported["expected"],
    })  # fmt: skip


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
