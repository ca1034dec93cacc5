"""What two incidents' times say about their being one event. An unknown date says nothing, for or against."""

from datetime import date
from functools import cache

from rabta.counting.rules import weights as w
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.reason import Reason
from rabta.counting.rules.report_dates import Days, gap

Steps = tuple[tuple[int, int], ...]


def time_evidence(a: IncidentFacts, b: IncidentFacts) -> Reason:
    """One reason: event day against event day where stated, else against the report, else report against report.

    A text's own day may be no more than its dateline: it counts as the day of the event, or as that of the report,
    whichever speaks more for the pair.
    """
    firm = _reason(a, b, a.occurred, b.occurred)
    x, y = stated_days(a), stated_days(b)
    if x == a.occurred and y == b.occurred:
        return firm
    return max(firm, _reason(a, b, x, y), key=lambda reason: reason.weight)


def _reason(a: IncidentFacts, b: IncidentFacts, x: Days | None, y: Days | None) -> Reason:
    """The reason where the events are taken to have happened on `x` and `y`."""
    if x and y:
        return _both_stated(x, y)
    if x and b.reported:
        return _told(x, b.reported, recap=b.recap)
    if y and a.reported:
        return _told(y, a.reported, recap=a.recap)
    if not a.reported or not b.reported:
        return Reason("time_unknown", 0, "date unknown on one side: no evidence")
    if a.recap or b.recap:
        return _recap(a, b)
    return _both_reported(a.reported, b.reported)


def put_right_later(a: IncidentFacts, b: IncidentFacts) -> Reason | None:
    """The reason where one puts right what the other states: it may do so long after, and not before. None without days."""
    later, first = (a, b) if a.puts_right else (b, a)
    told, event = later.reported, first.occurred or first.reported
    if not told or not event or event[0] - told[1] > 1 or later.occurred not in (None, later.reported):
        return None
    after = max(0, told[0] - event[1])
    return Reason("time_recap", _step(after, w.RECAP_DAYS, w.RECAP_FAR), lambda: f"put right {_after(after)}")


def most_for_stated_gap(days: int) -> int:
    """No less than any reason for two whose events are both stated, so many days apart (stated_days)."""
    return _step(days, w.OCCURRED_GAP, w.OCCURRED_FAR)


@cache
def most_for_gap(days: int) -> int:
    """No less than any reason for two of which every stated day, and every report, lies so many days apart; no recap.

    A report of the day before its event tells of it as one of the day itself.
    """
    told = _step(days if days > 1 else 0, w.TOLD_AFTER, w.TOLD_FAR)
    return max(most_for_stated_gap(days), told, _step(days, w.REPORTED_GAP, w.REPORTED_FAR))


def stated_days(facts: IncidentFacts) -> Days | None:
    """The stated day of the event, unless it is the day of the text itself. A row's day is always the event's."""
    return None if facts.occurred == facts.reported and not facts.from_table else facts.occurred


def _both_stated(a: Days, b: Days) -> Reason:
    days = gap(a, b)
    if not days and (_is_vague(a) or _is_vague(b)):
        return Reason("time_stated", w.OCCURRED_VAGUE, lambda: f"stated times overlap ({_show(a)}, {_show(b)})")
    weight = _step(days, w.OCCURRED_GAP, w.OCCURRED_FAR)
    return Reason("time_stated", weight, lambda: f"events stated {_apart(days)} ({_show(a)}, {_show(b)})")


def _both_reported(a: Days, b: Days) -> Reason:
    days = gap(a, b)
    vague = _is_vague(a) or _is_vague(b)
    weight = w.OCCURRED_VAGUE if vague and not days else _step(days, w.REPORTED_GAP, w.REPORTED_FAR)
    return Reason("time_reported", weight, lambda: f"reported {_apart(days)} ({_show(a)}, {_show(b)})")


def _told(event: Days, report: Days, *, recap: bool) -> Reason:
    after = max(0, report[0] - event[1])
    if event[0] - report[1] > 1:
        return Reason("time_stated", w.TOLD_BEFORE, lambda: f"reported {_show(report)}, before the event of {_show(event)}")
    if recap:
        return Reason("time_recap", _step(after, w.RECAP_DAYS, w.RECAP_FAR), lambda: f"recalled {_after(after)}")
    weight = _step(after, w.TOLD_AFTER, w.TOLD_FAR)
    if _is_vague(event) or _is_vague(report):
        weight = min(weight, w.OCCURRED_VAGUE)
    return Reason("time_stated", weight, lambda: f"reported {_show(report)}, {_after(after)} of {_show(event)}")


def _recap(a: IncidentFacts, b: IncidentFacts) -> Reason:
    """A recap retells an older event: the other report may be older, hardly younger."""
    assert a.reported and b.reported
    if a.recap and b.recap:
        return Reason("time_recap", 0, "both retell an older event: no evidence")
    recap, first = (a.reported, b.reported) if a.recap else (b.reported, a.reported)
    if first[0] - recap[1] > 1:
        return Reason("time_recap", w.RECAP_FAR, lambda: f"recalled {_show(recap)}, before the report of {_show(first)}")
    after = max(0, recap[0] - first[1])
    weight = _step(after, w.RECAP_DAYS, w.RECAP_FAR)
    return Reason("time_recap", weight, lambda: f"recalled {_after(after)} ({_show(first)})")


def _step(days: int, steps: Steps, beyond: int) -> int:
    for most, weight in steps:
        if days <= most:
            return weight
    return beyond


def _is_vague(days: Days) -> bool:
    return days[1] - days[0] > 3


def _apart(days: int) -> str:
    return "on the same day" if not days else f"{days} day{'s' if days > 1 else ''} apart"


def _after(days: int) -> str:
    return "on the day" if not days else f"{days} day{'s' if days > 1 else ''} after the event"


def _show(days: Days) -> str:
    first = date.fromordinal(days[0]).isoformat()
    return first if days[0] == days[1] else f"{first} to {date.fromordinal(days[1]).isoformat()}"
