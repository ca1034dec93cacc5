"""What is signed about one person, or several alike, of an encounter: two chains, one that shows and one that is protected.

`open`: a complaint and whether it was found wrong; codes and days alone, so that it shows with the encounter.
`desk`: the referral, the age, a change of role; it shows to protection officers alone.
Sources: UN Protocol against the Smuggling of Migrants art. 5 and 16; UN Trafficking in Persons Protocol art. 6; Convention
on the Rights of the Child art. 1, 3 and 20; OSCE, non-punishment of victims of trafficking (2013).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Chain(StrEnum):
    """Which of the two."""

    OPEN = "open"
    DESK = "desk"


class Kind(StrEnum):
    """What was done. Stored by name; never rename."""

    COMPLAINT = "complaint"
    FOUND_WRONG = "found_wrong"
    FOUND_RIGHT = "found_right"
    OPENED = "opened"
    ACCEPTED = "accepted"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"
    AGE_FOUND = "age_found"
    SUSPECT_ASKED = "suspect_asked"
    SUSPECT_CONFIRMED = "suspect_confirmed"
    SUSPECT_REFUSED = "suspect_refused"
    TAKEN_BACK = "taken_back"


OPEN_KINDS = (Kind.COMPLAINT, Kind.FOUND_WRONG, Kind.FOUND_RIGHT)
NEEDS = ("shelter", "medical", "legal", "asylum", "child_protection", "family", "return")
RESULTS = ("sheltered", "family", "asylum_procedure", "returned_by_choice", "declined", "lost_contact", "other")
AGES = ("adult", "child", "unsure")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One signed entry. `choice`: a need, a result or an age, of the lists above; `of_number`: the step taken back."""

    kind: Kind
    at: datetime
    agency: int
    signed_by: Hashable
    signed_name: str
    number: int = 0
    choice: str = ""
    words: str = ""
    indicators: tuple[str, ...] = ()
    of_number: int | None = None


def chain_of(kind: Kind) -> Chain:
    """In which chain a step of this kind stands. What is taken back is of the desk: open steps are answered by others."""
    return Chain.OPEN if kind in OPEN_KINDS else Chain.DESK


def standing(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that stand, in the order of signing: without those taken back, and without the taking back."""
    gone = {one.of_number for one in steps if one.kind is Kind.TAKEN_BACK}
    return tuple(one for one in steps if one.number not in gone and one.kind is not Kind.TAKEN_BACK)


def last_of(steps: Sequence[Step], *kinds: Kind) -> Step | None:
    """The last of these kinds; None where there is none."""
    return next((one for one in reversed(steps) if one.kind in kinds), None)
