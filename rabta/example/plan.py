"""Who tells what, when and how: filings as planned, each with the tellings it will hold."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event

FIRST, LAST = date(2024, 12, 1), date(2025, 11, 30)
MONTHS = (FIRST, *(date(2025, month, 1) for month in range(1, 12)))


@dataclass(frozen=True)
class Telling:
    """One agency's words about one event.

    `part` is own, detected (handed over `to`), custody (from `to`), joint, recap or lab. Only a telling that the rule of the
    counted line never chooses (DESIGN section 3) may be inexact, tell of `fewer` arrests or of a gross weight, `gross_g`.
    `only`: of one of its lines alone, by its place, under a case number of its own.
    """

    event: int
    exact: bool = True
    part: str = "own"
    to: str | None = None
    fewer: int = 0
    gross_g: int = 0
    only: int | None = None


@dataclass(frozen=True)
class PlannedFiling:
    """A file to be written: `kind` names its composer; its writer wrote it on `day`, it arrived `late` days later."""

    kind: str
    agency: str
    day: date
    tellings: tuple[Telling, ...] = ()
    language: str = "en"
    late: int = 0
    details: dict[str, Any] = field(default_factory=dict, hash=False)


class Plan:
    """The year as it grows: events by number, filings, and the lists of the day still open.

    `hard_from`: the number of the first hard case; totals are met by moving the events before it.
    """

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.events: dict[int, Event] = {}
        self.filings: list[PlannedFiling] = []
        self.lists: dict[date, list[Telling]] = {}
        self.hard_from = 0

    def next_number(self) -> int:
        """The number of the next event."""
        return len(self.events) + 1

    def add(self, event: Event) -> Event:
        """Put the event into the year."""
        self.events[event.number] = event
        return event

    def change(self, event: Event, **changes: Any) -> Event:
        """The event with other facts, in the year and returned."""
        self.events[event.number] = replace(event, **changes)
        return self.events[event.number]

    def file(
        self, kind: str, agency: str, day: date, *tellings: Telling, language: str = "en", late: int = 0, **details: Any
    ) -> None:
        """Plan a filing."""
        self.filings.append(PlannedFiling(kind, agency, day, tellings, language, late, details))

    def list_day(self, day: date) -> date | None:
        """The day of the next list of the force that still lies in this month, within two days."""
        for ahead in range(3):
            then = day + timedelta(days=ahead)
            if then in self.lists and then.month == day.month:
                return then
        return None


def next_day(day: date, days: int = 1) -> date:
    """Some days on, but never beyond the month: months keep their events whatever day a telling bears."""
    then = day + timedelta(days=days)
    return then if then.month == day.month else day


def any_day(draw: Draw, first: date = FIRST, last: date = LAST) -> date:
    """A day of the period."""
    return first + timedelta(days=draw.whole(0, (last - first).days))


def month_end(month: date) -> date:
    """The last day of the month that begins on this day."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
