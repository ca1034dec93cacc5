"""How a list and an entry stand: a fold over steps that are only ever added to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_STANDING = timedelta(days=366)
"""How far ahead a list may be said to stand: it is looked at again at least once a year. An example value."""


class ListStep(StrEnum):
    """What is done with a list."""

    OPENED = "opened"
    RENEWED = "renewed"
    CLOSED = "closed"


class EntryStep(StrEnum):
    """What is done with an entry. It is renewed and closed with its list."""

    ADDED = "added"
    RENEWED = "renewed"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    CLOSED = "closed"


class Standing(StrEnum):
    """How it stands on a day."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


@dataclass(frozen=True)
class Signed:
    """One step: its kind, and until which day the list or entry stands by it (None where it ends it)."""

    kind: str
    until: date | None


def standing(steps: Sequence[Signed], *, today: date) -> tuple[Standing, date | None]:
    """How it stands after these steps in their order, and the last day on which it is in force."""
    until = next((one.until for one in reversed(steps) if one.until is not None), None)
    last = steps[-1].kind if steps else ListStep.CLOSED
    if last == ListStep.CLOSED:
        return Standing.CLOSED, until
    if last == EntryStep.WITHDRAWN:
        return Standing.WITHDRAWN, until
    return (Standing.IN_FORCE if until is not None and until >= today else Standing.EXPIRED), until


def why_not_until(until: date | None, *, today: date) -> str:
    """Why a list may not be said to stand until then; empty where it may."""
    if until is None:
        return "Say the day on which it is looked at again: year-month-day."
    if not today < until <= today + LONGEST_STANDING:
        return "It is looked at again on a day within a year from now."
    return ""


def lawful_for_list(now: Standing) -> tuple[ListStep, ...]:
    """What may be done with a list that stands so. A closed one stays closed."""
    return () if now is Standing.CLOSED else (ListStep.RENEWED, ListStep.CLOSED)


def lawful_for_entry(now: Standing) -> tuple[EntryStep, ...]:
    """What may be done with an entry that stands so; what expired is renewed with its list."""
    return {Standing.IN_FORCE: (EntryStep.WITHDRAWN,), Standing.WITHDRAWN: (EntryStep.RESTORED,)}.get(now, ())
