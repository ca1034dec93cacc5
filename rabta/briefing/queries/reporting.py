"""Who has reported, who is late and who is silent, as far as the reader may see. Run inside `reading_as`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from rabta.briefing.engine import SQL
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.reporting_duty import Answer, Arrival, Status, answers, next_due, periods_due
from rabta.records.asking import ask
from rabta.records.remembering import Remembering, now_remembering
from rabta.records.rules.naming import agency_named
from rabta.vocabulary.rules.agencies import Agency, Rhythm, agencies

Row = dict[str, Any]
AS_FAR_AS_YOU_SEE = "as far as you may see"
MARGIN = timedelta(days=31)
"""A week or month that ends in a span may begin up to a month before it."""


def reporting(*, date_from: date, date_to: date, today: date) -> Row:
    """What became of every report owed for the weeks and months that end in these days, as far as the reader sees.

    `{"period", "agencies", "never", "silent", "summary", "view"}`. One entry in `agencies` for each that has a duty to
    report and ever sent anything, in the order of the register: `{"agency", "rhythm", "grace_days", "due", "reported",
    "nil", "late", "missing", "missing_in_a_row" (the newest), "last_report" (instant), "periods": [{"from", "to",
    "due_by", "status", "received_on"}]}`, oldest first; the four add up to `due`. `never`: agencies with the duty from
    which nothing came. `silent`: entries that owe the newest week or month, without their periods, longest silent first.
    `summary`: as `reporting_summary` gives it. Only what is over with its grace on the day `today` is owed, and nothing
    of a time before the record begins. Raises PeriodBackwards.
    """
    period = Period(date_from, date_to)
    arrived, last = _arrivals(period), _last_reports()
    days = [each.first for held in arrived.values() for each in held] + [row["first_day"] for row in last.values()]
    began = min(days, default=date_to)
    bound = [agency for agency in agencies() if agency.rhythm is not None]
    shown = [
        _agency(agency, agency.rhythm, arrived.get(agency.number, []), last[agency.number], period, today, began)
        for agency in bound
        if agency.rhythm is not None and agency.number in last
    ]
    quiet = sorted((row for row in shown if row["missing_in_a_row"]), key=lambda row: row["last_report"])
    return {
        "period": period.shown(),
        "agencies": shown,
        "never": [agency_named(agency.number) for agency in bound if agency.number not in last],
        "silent": [{name: value for name, value in row.items() if name != "periods"} for row in quiet],
        "summary": {**_summary(shown), "never": len(bound) - len(shown)},
        "view": AS_FAR_AS_YOU_SEE,
    }


def reporting_summary(*, date_from: date, date_to: date, today: date) -> Row:
    """The summary of `reporting`, to stand beside totals of the same days.

    `{"expected", "reported", "nil", "late", "missing", "silent", "agencies", "never"}`: reports owed by agencies that ever
    sent anything, and what became of them, which adds up; how many of these agencies owe the newest one (`silent`); how
    many agencies they are; and how many more have the duty and never sent anything.
    """
    return summary_beside(now_remembering(), Period(date_from, date_to), today)


def summary_beside(remembering: Remembering, period: Period, today: date) -> Row:
    """`reporting_summary` of whoever asks beside other things, as of the same snapshot."""
    days = {"date_from": period.date_from, "date_to": period.date_to, "today": today}
    [summary] = remembering.once(_called(period, today), lambda: [reporting(**days)["summary"]])
    return {**summary}


def summary_at_hand(remembering: Remembering, period: Period, today: date) -> bool:
    """Whether that is remembered."""
    return remembering.answer(_called(period, today)) is not None


def _called(period: Period, today: date) -> str:
    return f"reporting_summary {period.date_from} {period.date_to} {today}"


def next_return(agency: Agency, *, today: date) -> Row | None:
    """The report an agency owes next: `{"from", "to", "due_by", "answered"}`; None without a duty to report.

    The earliest whose grace is not over and that nothing answers yet; where all are answered the running one, `answered`.
    """
    if agency.rhythm is None:
        return None
    owed = [next_due(agency.rhythm, grace_days=agency.grace_days, today=today)]
    while owed[-1].last < today:
        owed.append(next_due(agency.rhythm, grace_days=0, today=owed[-1].last + timedelta(days=1)))
    arrived = _arrivals(Period(owed[0].first, owed[-1].last), only=agency).get(agency.number, [])
    found = answers(owed, arrived)
    chosen = next((answer for answer in found if answer.status is Status.MISSING), found[-1])
    due_by = chosen.due.last + timedelta(days=agency.grace_days)
    answered = chosen.status is not Status.MISSING
    return {"from": chosen.due.first, "to": chosen.due.last, "due_by": due_by, "answered": answered}


def _agency(
    agency: Agency, rhythm: Rhythm, arrived: Sequence[Arrival], last: Row, period: Period, today: date, began: date
) -> Row:
    owed = periods_due(
        rhythm, grace_days=agency.grace_days, date_from=max(period.date_from, began), date_to=period.date_to, today=today
    )  # fmt: skip
    found = answers(owed, arrived)
    became = Counter(str(answer.status) for answer in found)
    return {
        "agency": agency_named(agency.number),
        "rhythm": str(rhythm),
        "grace_days": agency.grace_days,
        "due": len(found),
        **{str(status): became[str(status)] for status in Status},
        "missing_in_a_row": _missing_now(found),
        "last_report": last["last_report"],
        "periods": [_period(answer) for answer in found],
    }


def _missing_now(found: Sequence[Answer]) -> int:
    """How many of the newest are missing without a break."""
    reported = [at for at, answer in enumerate(found) if answer.status is not Status.MISSING]
    return len(found) - (reported[-1] + 1 if reported else 0)


def _period(answer: Answer) -> Row:
    return {
        "from": answer.due.first, "to": answer.due.last, "due_by": answer.due.due_by, "status": str(answer.status),
        "received_on": answer.received_on,
    }  # fmt: skip


def _summary(shown: Sequence[Row]) -> Row:
    added = {name: sum(row[name] for row in shown) for name in ("due", *map(str, Status))}
    return {
        "expected": added.pop("due"),
        **added,
        "silent": sum(bool(row["missing_in_a_row"]) for row in shown),
        "agencies": len(shown),
    }


def _arrivals(period: Period, *, only: Agency | None = None) -> dict[int, list[Arrival]]:
    """What arrived and speaks of this period, by originator."""
    bound: Iterable[Agency] = [only] if only else (agency for agency in agencies() if agency.rhythm is not None)
    found: dict[int, list[Arrival]] = {}
    asked: Row = {
        "agencies": [agency.number for agency in bound], "zone": _zone(), "span_from": period.date_from - MARGIN,
        "span_to": period.date_to,
    }  # fmt: skip
    for row in now_remembering().once(f"arrivals {asked}", lambda: ask(f"{SQL}reporting.sql", **asked)):
        arrival = Arrival(row["first"], row["last"], row["received_on"], nil=row["nil"])
        found.setdefault(row["originator"], []).append(arrival)
    return found


def _last_reports() -> dict[int, Row]:
    rows = now_remembering().once("last_reports", lambda: ask(f"{SQL}last_reports.sql", zone=_zone()))
    return {row["originator"]: row for row in rows}


def _zone() -> str:
    return str(timezone.get_default_timezone_name())
