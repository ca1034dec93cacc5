"""How a district stands in a season: what named persons declared, one after another, and what the record says against it.

A status is declared and never computed. What speaks against it (a field found after it was called free) is told beside it
and changes nothing: a person declares anew.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """What is declared of a district in one season. Stored by name; never rename."""

    FREE = "free"
    WATCH = "watch"
    FOUND = "found"
    CLEARED = "cleared"
    VERIFIED = "verified"


class Evidence(StrEnum):
    """What the record says of a district on a day."""

    SIGHTING = "sighting"
    CLAIM = "claim"
    SURVEY = "survey"
    VISIT = "visit"


@dataclass(frozen=True, kw_only=True)
class Found:
    """One record that says something of the district: what, when, whether poppy stood, and which record it is."""

    kind: Evidence
    on: date
    standing: bool
    record: Hashable = None


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One declaration: a named person said on a day how the district stands. `number`: in the order of signing."""

    status: Status
    on: date
    agency: int
    signed_by: Hashable
    signed_name: str
    number: int = 0
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a district stands. `status` is None where nobody declared anything; `against`: records that speak against it."""

    status: Status | None
    by: Declared | None = None
    against: tuple[Found, ...] = ()
    history: tuple[Declared, ...] = field(default=())


FOLLOWS: dict[Status | None, tuple[Status, ...]] = {
    None: (Status.FREE, Status.WATCH, Status.FOUND),
    Status.FREE: (Status.WATCH, Status.FOUND),
    Status.WATCH: (Status.FREE, Status.FOUND),
    Status.FOUND: (Status.CLEARED,),
    Status.CLEARED: (Status.VERIFIED, Status.FOUND),
    Status.VERIFIED: (Status.FOUND,),
}
"""Which status may be declared after which. Free after found is what a certificate says, by cleared and verified."""
LONGEST_WORDS = 1000


def standing_of(declared: Sequence[Declared], found: Sequence[Found] = ()) -> Standing:
    """How a district stands after these declarations (any order) and records of one season. Never refuses."""
    history = tuple(sorted(declared, key=lambda each: each.number))
    if not history:
        return Standing(status=None)
    last = history[-1]
    return Standing(status=last.status, by=last, against=_against(last, found), history=history)


def _against(last: Declared, found: Sequence[Found]) -> tuple[Found, ...]:
    """Plants that stood after the day of a declaration which says that none do, the earliest first."""
    if last.status in (Status.FOUND, Status.WATCH):
        return ()
    later = (each for each in found if each.standing and each.on > last.on)
    return tuple(sorted(later, key=lambda each: (each.on, str(each.record))))


def why_not_declared(
    declared: Sequence[Declared], found: Sequence[Found] | None, next_one: Declared, *, today: date
) -> str:  # fmt: skip
    """Why this may not be declared now; empty where it may.

    Found, cleared and verified rest on records; verified also on a visit, by another person than called it cleared.
    `found` is None for a province as a whole, which rests on its districts and on words.
    """
    now = standing_of(declared)
    if next_one.on > today:
        return "This day lies after today: a status is declared for a day that has come."
    if now.by is not None and next_one.on < now.by.on:
        return "A later day was declared already: a status follows the one before it."
    if next_one.status not in FOLLOWS[now.status]:
        return _NOT_AFTER[next_one.status]
    if next_one.status is Status.VERIFIED and now.by is not None and now.by.signed_by == next_one.signed_by:
        return "Who called it cleared does not verify it: another officer does."
    return "" if found is None else _why_not_resting_on(found, next_one)


_NOT_AFTER = {
    Status.FREE: "Free is declared while nothing was found this season. After a find it is cleared, then verified.",
    Status.WATCH: "It is under watch already, or poppy was found: declare what became of it.",
    Status.FOUND: "It is declared as found already.",
    Status.CLEARED: "Cleared is declared after found: where nothing was found, nothing was cleared.",
    Status.VERIFIED: "Verified is declared after cleared.",
}


def _why_not_resting_on(found: Sequence[Found], next_one: Declared) -> str:
    until = [each for each in found if each.on <= next_one.on]
    if next_one.status is Status.FREE and any(each.standing for each in until):
        return "A record of this season says that poppy stood here: it is found, not free."
    if next_one.status is Status.FOUND and not any(each.standing for each in until):
        return "No record of this season says that poppy stood here. File the sighting, survey or claim first."
    if next_one.status is Status.CLEARED and not any(each.kind is Evidence.CLAIM for each in until):
        return "No clearing of this season is on record here. File it first."
    if next_one.status is Status.VERIFIED and not any(each.kind is Evidence.VISIT for each in until):
        return "No cleared field here was visited yet. File a visit first."
    return ""


def lawful_next(declared: Sequence[Declared]) -> tuple[Status, ...]:
    """The statuses that may be declared next, whatever the records say; in the order of a season."""
    return FOLLOWS[standing_of(declared).status]
