"""What is looked at before a return is sent: rows that the form cannot take, rows that repeat, rows sent before."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rabta.returns.rules.filling import Filled
from rabta.returns.rules.form import Column, Form, Version, unknown, words
from rabta.vocabulary.rules.concealment import concealments
from rabta.vocabulary.rules.settings import settings
from rabta.vocabulary.rules.transport import transports

LEAST_RUN = 5
"""So many rows of one quarter that stand in another, too, before it is said that a quarter was sent twice."""
MONTHS_OF_A_QUARTER = 3
WHY = {
    "empty": "the form needs something there: state it in the report",
    "no_word": "the form has no such word: name it more exactly in the report, or tell it apart",
    "equal": "rows are equal, and each is an event of its own: two seizures of one day, or one that was not joined",
    "sent": "rows tell of events that were sent already: take that return back if this one replaces it",
    "other_days": "the version of the form is for other days: its receiver may take it no longer",
    "quarter": "a quarter says again rows of another, day by day: look whether an agency sent it twice",
}
"""What is said by the word for it, and what to do next."""


@dataclass(frozen=True)
class SetAside:
    """A row that the form cannot take: it is not in the file and stands beside it, with the first thing that is wrong:
    `why` is "empty" (the form needs something there) or "no_word" (the form has no such word)."""

    row: Filled
    column: str
    value: str
    why: str


@dataclass(frozen=True)
class Doubt:
    """Something for a person to look at before the return is approved. `rows` count from 1, without the heading.

    `why`: "equal" (rows alike, each an event of its own), "sent" (their events were sent on the day `of`), "quarter" (the
    quarter `of` says again rows of the quarter `first`, day by day), "other_days" (of no row: the version is for the days
    `of`).
    """

    why: str
    rows: tuple[int, ...]
    of: str = ""
    first: str = ""


def of_other_days(version: Version, first: date, last: date) -> list[Doubt]:
    """That a version was named that was not in force on all of these days, and for which days it is."""
    if version.since <= first and (version.until is None or last <= version.until):
        return []
    return [Doubt("other_days", (), f"{version.since} – {version.until}" if version.until else f"{version.since} –")]


def sorted_out(version: Version, rows: Iterable[Filled]) -> tuple[list[Filled], list[SetAside]]:
    """The rows that go into the file, and those that the form cannot take."""
    taken, aside = list[Filled](), list[SetAside]()
    for row in rows:
        wrong = next((one for one in (_wrong(column, value) for column, value in
                                      zip(version.columns, row.values, strict=True)) if one), None)  # fmt: skip
        if wrong is None:
            taken.append(row)
        else:
            aside.append(SetAside(row, *wrong))
    return taken, aside


def _wrong(column: Column, value: str) -> tuple[str, str, str] | None:
    if column.needed and not value:
        return column.name, value, "empty"
    if column.list and value and value not in _allowed(column.list):
        return column.name, value, "no_word"
    return None


def repeats(form: Form, version: Version, rows: Sequence[Filled]) -> list[Doubt]:
    """Rows that are equal in every column but a reference, and quarters that hold the same rows: one finding each."""
    if form.by != "line":
        return []
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(rows, start=1):
        alike[_told(version, row, but=("reference",))].append(number)
    exact = [Doubt("equal", tuple(numbers)) for numbers in alike.values() if len(numbers) > 1]
    return [*_quarters_twice(version, rows), *exact]


def sent_before(rows: Sequence[Filled], sent: Mapping[str, date]) -> list[Doubt]:
    """Rows that rest on an event that a return still standing told of: event -> the day it was sent."""
    days: dict[date, list[int]] = defaultdict(list)
    for number, row in enumerate(rows, start=1):
        for event in row.events:
            if event in sent:
                days[sent[event]].append(number)
                break
    return [Doubt("sent", tuple(numbers), of=str(day)) for day, numbers in sorted(days.items())]


def _quarters_twice(version: Version, rows: Iterable[Filled]) -> list[Doubt]:
    held: dict[tuple[int, int], Counter[tuple[str, ...]]] = defaultdict(Counter)
    numbers: dict[tuple[int, int], dict[tuple[str, ...], int]] = defaultdict(dict)
    for number, row in enumerate(rows, start=1):
        quarter = row.day.year, (row.day.month - 1) // MONTHS_OF_A_QUARTER + 1
        told = (str(row.day.day), *_told(version, row, but=("reference", "day")))
        held[quarter][told] += 1
        numbers[quarter][told] = number
    quarters = sorted(held)
    found = []
    for place, first in enumerate(quarters):
        for later in quarters[place + 1 :]:
            both = held[first] & held[later]
            if sum(both.values()) >= LEAST_RUN and 2 * sum(both.values()) > sum(held[later].values()):
                again = tuple(sorted(numbers[later][told] for told in both))
                found.append(Doubt("quarter", again, of=_quarter(later), first=_quarter(first)))
    return found


def _quarter(quarter: tuple[int, int]) -> str:
    return f"Q{quarter[1]} {quarter[0]}"


def _told(version: Version, row: Filled, *, but: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for column, value in zip(version.columns, row.values, strict=True) if column.fill not in but)


def _allowed(name: str) -> frozenset[str]:
    made = {
        "hiding_places": (one.name for one in concealments()), "installations": (one.ids for one in settings()),
        "transports": (one.name for one in transports()),
    }  # fmt: skip
    return frozenset({*(made.get(name) or words(name).values()), unknown()})
