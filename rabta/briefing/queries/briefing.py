"""The briefing of a period: every figure, and what must be known beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rabta.briefing import invented
from rabta.briefing.asking_at_once import Question, ask_at_once, asked
from rabta.briefing.engine import SQL, ahead, circumstances, figures
from rabta.briefing.pricing import chosen_list
from rabta.briefing.queries.bounds import with_doubt
from rabta.briefing.queries.reporting import summary_beside
from rabta.briefing.queries.seen_beside import seen_beside
from rabta.briefing.queries.unseen import with_unseen
from rabta.briefing.register import figure_kind, figure_kinds
from rabta.briefing.rules.caveats import NO_RECORD, not_counted
from rabta.briefing.rules.figure import YOUR_VIEW
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.ratios import ratios
from rabta.briefing.rules.valuing import Into, PriceList
from rabta.counting.queries import Seen
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named

Row = dict[str, Any]
SEIZURES = Question(paths=(f"{SQL}seizures.sql",), kinds=(figure_kind("mass_by_substance"),))


def briefing(
    *, date_from: date, date_to: date, today: date | None = None, price_list: str | None = None, into: Into | None = None
) -> Row:  # fmt: skip
    """Every figure of a period (both ends included) in this reader's view.

    `{"period", "reader", "figures", "reporting", "invented", "undated_events", "dated_by_report", "in_doubt",
    "not_counted", "purpose", "marking_note"}`: events without any date, which stand outside every period, are not those
    whose day is their report's; `in_doubt` questions wait for a person (a list that may have been sent again is one);
    `invented`: everything on record is. A figure as `rules.figure.figure` gives it, and beside each who has reported
    (`reporting_summary`) as of `today`, without which it is the last day of the period. `empty`: no report that shows tells
    of these days. `ratios`: one number by another (`rules.ratios`). `price_list` names the list a value rests on, the
    newest by default; `into` the currency it is converted into. Raises PeriodBackwards and what `chosen_list` raises.
    """
    period, prices = Period(date_from, date_to), chosen_list(price_list, into)
    return briefing_of(seen_for_briefing(period, today, prices), period, today, prices)


def seen_for_briefing(period: Period, today: date | None, prices: PriceList | None, also: Sequence[Question] = ()) -> Seen:
    """What the reader sees now, for `briefing_of`; where that is much, with what it will ask at hand (`seen_beside`)."""
    return seen_beside(period, today or period.date_to, [*briefing_ahead(prices), *also])


def briefing_of(
    now: Seen, period: Period, today: date | None, prices: PriceList | None, also: Sequence[Question] = ()
) -> Row:  # fmt: skip
    """What `briefing` answers, of what the reader sees now. `also`: what will be asked of the same period beside it."""
    ask_at_once(now, [*briefing_ahead(prices), *also], period)
    beside = circumstances(now, period)
    reported = summary_beside(now.remembering, period, today or period.date_to)
    counted = figures(now, figure_kinds(), period, beside, prices=prices)
    empty = not any(figure["records"] for figure in counted)
    told = [{**figure, "caveats": [NO_RECORD, *figure["caveats"]]} if empty else figure for figure in counted]
    shown = with_doubt(now, with_unseen(told, period), period)
    return {
        **head_of(period),
        "figures": [{**figure, "reporting": reported} for figure in shown],
        "ratios": _ratios(now, period, counted, reported),
        "reporting": reported,
        "undated_events": beside.undated_events,
        "in_doubt": beside.asked,
        "dated_by_report": beside.dated_by_report,
        "not_counted": not_counted(beside),
        "empty": empty,
    }


def briefing_ahead(prices: PriceList | None) -> list[Question]:
    """What a briefing asks of its period."""
    return [*ahead(figure_kinds(), prices), SEIZURES]


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
    [row] = asked(now, SEIZURES, period)
    return ratios({
        "mass_g": whole["mass_by_substance"]["value"], "seizures": row["seizures"], "arrested": whole["arrests"]["value"],
        "foreigners": next(foreigners, 0), "on_time": reported["reported"] + reported["nil"], "owed": reported["expected"],
    })  # fmt: skip
