"""What the messages state of one traveller on one journey, as a rule may look at it. None and empty mean: not stated.

There is no name, gender, nationality, age, place of birth or language here, so no rule can look at one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

Keys = tuple[UUID, ...]


@dataclass(frozen=True)
class Flown:
    """One flight of the journey, as stated: days and times local, to the minute where stated."""

    flight: str
    origin: str
    destination: str
    departs: str
    arrives: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One traveller of one message, and the links that other messages give.

    `whole`: the message states the whole booking, so that what has no way back is one way. `bags`, `weight_g`: of this
    traveller; `party_bags`: of everybody of the booking. `shared`: keys of travellers of other bookings by what is shared;
    `travelled`: days and flights of the same document, with the key of each; `slips`: matches with a number one slip apart;
    `confirmed`: confirmed matches of travellers who share it.
    """

    key: UUID
    legs: tuple[Flown, ...] = ()
    whole: bool = False
    booked: str = ""
    paid_by: tuple[str, ...] = ()
    agency: str = ""
    office: str = ""
    party: int | None = None
    bags: int | None = None
    party_bags: int | None = None
    weight_g: int | None = None
    issued: tuple[date, ...] = ()
    expires: tuple[date, ...] = ()
    tickets: int = 0
    shared: Mapping[str, Keys] = field(default_factory=dict)
    travelled: tuple[tuple[date, str, str, UUID], ...] = ()
    slips: Keys = ()
    confirmed: Mapping[str, Keys] = field(default_factory=dict)

    @property
    def departs_on(self) -> date | None:
        """The day of the first departure."""
        return day_of(self.legs[0].departs) if self.legs else None

    @property
    def returns(self) -> bool | None:
        """Whether the journey ends where it began; None where the message may not state all of it."""
        places = [place for leg in self.legs for place in (leg.origin, leg.destination)]
        if not places or "" in places:
            return None
        if len(self.legs) > 1 and places[0] == places[-1]:
            return True
        return False if self.whole else None

    @property
    def stops(self) -> tuple[tuple[str, float | None], ...]:
        """Each airport between two flights, and the days spent there (`days_between`); None where they are not stated."""
        return tuple(
            (before.destination, days_between(before.arrives or before.departs, after.departs))
            for before, after in zip(self.legs, self.legs[1:], strict=False) if before.destination == after.origin
        )  # fmt: skip

    @property
    def stay(self) -> float | None:
        """Days of the longest stop of a return journey; None where it is none or its days are not stated."""
        stops = [days for _, days in self.stops if days is not None]
        return max(stops) if self.returns and stops and len(stops) == len(self.stops) else None


def day_of(stated: str) -> date | None:
    """The day of a stated moment; None where it is none.

    >>> day_of("2025-11-09T22:10"), day_of("")
    (datetime.date(2025, 11, 9), None)
    """
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        return None


def minute_of(stated: str) -> str:
    """The time of a stated moment, empty where it states a day alone.

    >>> minute_of("2025-11-09T22:10"), minute_of("2025-11-09")
    ('22:10', '')
    """
    return stated[11:16] if len(stated) >= 16 else ""


def days_between(first: str, last: str) -> float | None:
    """Days from one stated moment to another: parts of a day where both state the minute; None where one states no day.

    >>> days_between("2025-11-09T22:10", "2025-11-11T10:10"), days_between("2025-11-09", "2025-11-11T10:10")
    (1.5, 2.0)
    """
    if minute_of(first) and minute_of(last):
        try:
            gap = datetime.fromisoformat(last[:16]) - datetime.fromisoformat(first[:16])
        except ValueError:
            return None
        return gap.total_seconds() / 86400
    begins, ends = day_of(first), day_of(last)
    return float((ends - begins).days) if begins and ends else None
