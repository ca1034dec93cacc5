"""Contradictions in what a traveller's papers and booking state together.

Each is a question for a person at the desk. None of them looks at nationality, and none is a risk by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

OLDEST = 120
"""Years of age that nobody has passed (the oldest documented person reached 122)."""

CHILD_UNDER = 18
"""Convention on the Rights of the Child art. 1."""

LONGEST_FLIGHT_HOURS = 24


class Contradiction(StrEnum):
    """What does not go together."""

    ARRIVES_BEFORE_DEPARTURE = "arrives_before_departure"
    TOO_LONG_A_LEG = "too_long_a_leg"
    LEG_GOES_NOWHERE = "leg_goes_nowhere"
    LEGS_DO_NOT_MEET = "legs_do_not_meet"
    NEXT_LEG_LEAVES_BEFORE_ARRIVAL = "next_leg_leaves_before_arrival"
    DOCUMENT_EXPIRED = "document_expired"
    EXPIRES_BEFORE_ISSUE = "expires_before_issue"
    BORN_AFTER_TRAVEL = "born_after_travel"
    BORN_AFTER_ISSUE = "born_after_issue"
    TOO_OLD = "too_old"
    INFANT_TOO_OLD = "infant_too_old"
    CHILD_AS_ADULT = "child_as_adult"


@dataclass(frozen=True)
class Leg:
    """One stated leg, by local times of each airport as the message gives them; None where not stated.

    `date_line`: whether it may cross the date line. No flight from or to Pakistan does, so there local times suffice.
    """

    origin: str | None
    destination: str | None
    departs: datetime | None
    arrives: datetime | None
    date_line: bool = True


@dataclass(frozen=True)
class Papers:
    """What is stated of one traveller: days in ISO, shortened where only a year or a month is known.

    `passenger_type`: "adult", "child", "infant", "crew", ... as booked; None where not stated.
    """

    born: str | None = None
    issued: str | None = None
    expires: str | None = None
    travels_on: date | None = None
    passenger_type: str | None = None


def contradictions_of_papers(papers: Papers) -> tuple[Contradiction, ...]:
    """What does not go together in one traveller's papers; empty where nothing is wrong or too little is stated.

    >>> contradictions_of_papers(Papers(born="1990-01-01", expires="2026-11-30", travels_on=date(2026, 12, 1)))
    (<Contradiction.DOCUMENT_EXPIRED: 'document_expired'>,)
    """
    return tuple(_of_papers(papers))


def _of_papers(papers: Papers) -> Iterator[Contradiction]:
    travel = papers.travels_on.isoformat() if papers.travels_on else None
    if papers.expires and travel and papers.expires < travel[: len(papers.expires)]:
        yield Contradiction.DOCUMENT_EXPIRED
    if papers.issued and papers.expires and _before(papers.expires, papers.issued):
        yield Contradiction.EXPIRES_BEFORE_ISSUE
    if papers.born and papers.issued and _before(papers.issued, papers.born):
        yield Contradiction.BORN_AFTER_ISSUE
    if papers.born and travel and _before(travel, papers.born):
        yield Contradiction.BORN_AFTER_TRAVEL
        return
    least, most = ages(papers.born, papers.travels_on)
    if least is not None and least > OLDEST:
        yield Contradiction.TOO_OLD
    elif papers.passenger_type == "infant" and least is not None and least > 2:
        yield Contradiction.INFANT_TOO_OLD
    elif papers.passenger_type == "adult" and most is not None and most < 12:
        yield Contradiction.CHILD_AS_ADULT


def _before(one: str, two: str) -> bool:
    """Whether one day is surely before the other: compared as far as both are known."""
    length = min(len(one), len(two))
    return one[:length] < two[:length]


def ages(born: str | None, on: date | None) -> tuple[int | None, int | None]:
    """Least and greatest age in full years on a day, where the birth may be known by year or month only.

    >>> ages("2008", date(2026, 12, 1)), ages("2008-12-02", date(2026, 12, 1))
    ((17, 18), (17, 17))
    """
    if not born or on is None:
        return None, None
    first = (born + "-01-01")[:10] if len(born) == 4 else (born + "-01")[:10]
    last = (born + "-12-31")[:10] if len(born) == 4 else (born + "-31")[:10]
    greatest, least = (on.year - int(day[:4]) - (on.isoformat()[5:] < day[5:]) for day in (first, last))
    return least, greatest


def may_be_a_child(born: str | None, on: date | None) -> bool | None:
    """Whether somebody may be under 18 on a day; None where the birth is not stated (then nobody may say no)."""
    least, _ = ages(born, on)
    return None if least is None else least < CHILD_UNDER


def contradictions_of_legs(legs: list[Leg]) -> tuple[tuple[int, Contradiction], ...]:
    """What does not go together in the legs of one journey, each with the index of its leg, in order of the legs.

    Times are local at each airport, so an arrival may stand up to a day before its departure on a flight eastwards over
    the date line, and no farther.
    """
    return tuple(_of_legs(legs))


def _of_legs(legs: list[Leg]) -> Iterator[tuple[int, Contradiction]]:
    for index, leg in enumerate(legs):
        if leg.origin and leg.origin == leg.destination:
            yield index, Contradiction.LEG_GOES_NOWHERE
        if leg.departs and leg.arrives:
            hours = (leg.arrives - leg.departs).total_seconds() / 3600
            if hours < (-LONGEST_FLIGHT_HOURS if leg.date_line else 0):
                yield index, Contradiction.ARRIVES_BEFORE_DEPARTURE
            elif hours > 2 * LONGEST_FLIGHT_HOURS:
                yield index, Contradiction.TOO_LONG_A_LEG
        if index:
            before = legs[index - 1]
            if before.destination and leg.origin and before.destination != leg.origin:
                yield index, Contradiction.LEGS_DO_NOT_MEET
            elif before.arrives and leg.departs and leg.departs < before.arrives:
                yield index, Contradiction.NEXT_LEG_LEAVES_BEFORE_ARRIVAL
