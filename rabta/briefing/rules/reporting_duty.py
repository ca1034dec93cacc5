"""Who has reported: the weeks or months an agency owes a report for, and what became of each, given what arrived.

A week or month counts as reported when something that arrived falls into it, as late when all of that came after the
grace, as nil when returns say that there was nothing to report, and as missing otherwise. Source: the rhythm and grace
in `vocabulary/data/agencies.yaml`, which the deployment confirms.
"""

import calendar
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rabta.vocabulary.rules.agencies import Rhythm

DAY = timedelta(days=1)


class Status(StrEnum):
    """What became of one week or month that a report was owed for."""

    REPORTED = "reported"
    NIL = "nil"
    LATE = "late"
    MISSING = "missing"


@dataclass(frozen=True)
class Due:
    """A week or month, both ends included, and the last day on which its report may arrive in time."""

    first: date
    last: date
    due_by: date


@dataclass(frozen=True)
class Arrival:
    """Days that something filed speaks of, both ends included, and the day it was received. `nil`: of nothing to report."""

    first: date
    last: date
    received_on: date
    nil: bool = False


@dataclass(frozen=True)
class Answer:
    """A week or month owed and its status; `received_on`: the first arrival that answers it, None where it is missing."""

    due: Due
    status: Status
    received_on: date | None = None


def periods_due(rhythm: Rhythm, *, grace_days: int, date_from: date, date_to: date, today: date) -> tuple[Due, ...]:
    """The weeks (Monday to Sunday) or calendar months that end in these days and whose grace is over today, in order.

    >>> owed = periods_due(Rhythm.WEEKLY, grace_days=4, date_from=date(2025, 3, 1), date_to=date(2025, 3, 31),
    ...                    today=date(2025, 3, 14))
    >>> [(due.first.day, due.last.day, due.due_by.day) for due in owed]
    [(24, 2, 6), (3, 9, 13)]
    """
    due = _due(rhythm, date_from, grace_days)
    found = []
    while due.last <= date_to and due.due_by < today:
        found.append(due)
        due = _due(rhythm, due.last + DAY, grace_days)
    return tuple(found)


def next_due(rhythm: Rhythm, *, grace_days: int, today: date) -> Due:
    """The earliest week or month whose report may still arrive in time: of those just over, or the running one."""
    due = _due(rhythm, today - timedelta(days=grace_days), grace_days)
    while due.due_by < today:
        due = _due(rhythm, due.last + DAY, grace_days)
    return due


def answers(owed: Sequence[Due], arrivals: Iterable[Arrival]) -> tuple[Answer, ...]:
    """What became of each week or month owed (in order, none overlapping), whatever the order of arrival.

    What was told belongs to the week or month in which more than half of its days lie, so that a return from Friday to
    Thursday answers one week, and a total of the year none. Nil returns answer what they cover together by more than
    half.
    """
    told: list[list[Arrival]] = [[] for _ in owed]
    nothing: list[list[Arrival]] = [[] for _ in owed]
    for arrival in arrivals:
        for at in _touched(owed, arrival):
            if arrival.nil:
                nothing[at].append(arrival)
            elif _falls_into(arrival, owed[at]):
                told[at].append(arrival)
    return tuple(_answer(due, told[at], nothing[at]) for at, due in enumerate(owed))


def _answer(due: Due, told: list[Arrival], nothing: list[Arrival]) -> Answer:
    known = [*(arrival.received_on for arrival in told), *_nothing_known_on(due, nothing)]
    if not known:
        return Answer(due, Status.MISSING)
    in_time = min(known) <= due.due_by
    return Answer(due, (Status.REPORTED if told else Status.NIL) if in_time else Status.LATE, min(known))


def _nothing_known_on(due: Due, nothing: list[Arrival]) -> list[date]:
    """The day on which the nil returns received so far covered more than half of the period; none where they do not."""
    covered: set[date] = set()
    for arrival in sorted(nothing, key=lambda nil: nil.received_on):
        first, last = max(arrival.first, due.first), min(arrival.last, due.last)
        covered |= {first + n * DAY for n in range((last - first).days + 1)}
        if 2 * len(covered) > _days(due.first, due.last):
            return [arrival.received_on]
    return []


def _touched(owed: Sequence[Due], arrival: Arrival) -> Iterator[int]:
    at = bisect_left(owed, arrival.first, key=lambda due: due.last)
    while at < len(owed) and owed[at].first <= arrival.last:
        yield at
        at += 1


def _falls_into(arrival: Arrival, due: Due) -> bool:
    common = _days(max(arrival.first, due.first), min(arrival.last, due.last))
    return 2 * common > _days(arrival.first, arrival.last)


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _due(rhythm: Rhythm, day: date, grace_days: int) -> Due:
    """The week or month of this day."""
    if rhythm is Rhythm.WEEKLY:
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    else:
        first = day.replace(day=1)
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return Due(first, last, last + timedelta(days=grace_days))
