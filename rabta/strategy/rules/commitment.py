"""One commitment: who promised what to whom, the steps that follow, and which may follow next. Plain Python.

Steps are only ever added. A step is taken back by its author while it is the last that stands; both stay in the history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

CENTRE = 1
"""The coordination centre's number among agencies (vocabulary/data/agencies.yaml)."""


class Kind(StrEnum):
    """What can be said of a commitment."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOTED = "noted"  # progress
    MOVED = "moved"  # another due date
    DONE_PROPOSED = "done_proposed"
    DONE_CONFIRMED = "done_confirmed"
    DONE_REFUSED = "done_refused"
    DROPPED = "dropped"
    TAKEN_BACK = "taken_back"


class Standing(StrEnum):
    """Where a commitment stands."""

    PROPOSED = "proposed"
    OPEN = "open"
    SAID_DONE = "said_done"  # by its owner; the other side has not confirmed
    DONE = "done"
    DROPPED = "dropped"
    DECLINED = "declined"


AFTER = {
    Kind.ACCEPTED: Standing.OPEN, Kind.DECLINED: Standing.DECLINED, Kind.DONE_PROPOSED: Standing.SAID_DONE,
    Kind.DONE_CONFIRMED: Standing.DONE, Kind.DONE_REFUSED: Standing.OPEN, Kind.DROPPED: Standing.DROPPED,
}  # fmt: skip
MAY_FOLLOW = {
    Standing.PROPOSED: (Kind.ACCEPTED, Kind.DECLINED),
    Standing.OPEN: (Kind.NOTED, Kind.MOVED, Kind.DONE_PROPOSED, Kind.DROPPED),
    Standing.SAID_DONE: (Kind.DONE_CONFIRMED, Kind.DONE_REFUSED, Kind.NOTED),
    Standing.DONE: (), Standing.DROPPED: (), Standing.DECLINED: (),
}  # fmt: skip
NEEDS_WORDS = frozenset(Kind) - {Kind.ACCEPTED, Kind.DONE_CONFIRMED}


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What never changes: `owner` promised it to `partner` (agency numbers). `agreed`: in minutes both sides signed."""

    owner: int
    partner: int
    due_on: date | None
    proposed_by: UUID
    agreed: bool = False
    partner_outside: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One signed step. `on`: the day it is about, as the signer says. `of`: the number of the step it takes back."""

    kind: Kind
    on: date
    agency: int
    signed_by: UUID
    signed_name: str = ""
    number: int = 1
    words: str = ""
    due_on: date | None = None
    of: int | None = None


@dataclass(frozen=True)
class Move:
    """A due date put off or brought forward."""

    was: date | None
    now: date
    on: date
    words: str


@dataclass(frozen=True)
class State:
    """What the standing steps make of a promise. `last_on`: the day of the last step; None before the first."""

    standing: Standing
    due_on: date | None
    moves: tuple[Move, ...]
    last_on: date | None
    done_on: date | None


def standing_steps(steps: Sequence[Step]) -> list[Step]:
    """The steps that were not taken back, in order."""
    gone = {step.of for step in steps if step.kind is Kind.TAKEN_BACK}
    return [step for step in steps if step.kind is not Kind.TAKEN_BACK and step.number not in gone]


def state_of(promise: Promise, steps: Sequence[Step]) -> State:
    """The state that these steps lead to, in the order of their numbers."""
    standing = Standing.OPEN if promise.agreed else Standing.PROPOSED
    due_on, moves, done_on = promise.due_on, list[Move](), None
    left = standing_steps(steps)
    for step in left:
        standing = AFTER.get(step.kind, standing)
        if step.kind is Kind.MOVED and step.due_on:
            moves.append(Move(due_on, step.due_on, step.on, step.words))
        due_on = step.due_on or due_on
        done_on = step.on if step.kind is Kind.DONE_CONFIRMED else done_on
    return State(standing, due_on, tuple(moves), left[-1].on if left else None, done_on)


def may_sign(promise: Promise, steps: Sequence[Step], *, agency: int, by: UUID) -> tuple[Kind, ...]:
    """The kinds of step this person may sign now; taking back one's own last step among them."""
    may = MAY_FOLLOW[state_of(promise, steps).standing]
    found = [kind for kind in may if not _not_theirs(promise, steps, kind, agency, by)]
    left = standing_steps(steps)
    if left and left[-1].signed_by == by:
        found.append(Kind.TAKEN_BACK)
    return tuple(found)


def why_not_next(promise: Promise, steps: Sequence[Step], step: Step, *, today: date) -> str | None:
    """Why this step may not follow, as a sentence; None where it may."""
    state = state_of(promise, steps)
    if step.kind is Kind.TAKEN_BACK:
        return _not_taken_back(steps, step)
    if step.kind not in MAY_FOLLOW[state.standing]:
        return "As this commitment stands, that step cannot follow."
    if refused := _not_theirs(promise, steps, step.kind, step.agency, step.signed_by):
        return refused
    return _says_too_little(promise, state, step, today)


def _not_theirs(promise: Promise, steps: Sequence[Step], kind: Kind, agency: int, by: UUID) -> str | None:
    """Who may say it: the owner, the other side, or the centre."""
    if kind in (Kind.ACCEPTED, Kind.DECLINED):
        if by == promise.proposed_by:
            return "Who proposed it does not accept it: another named person does."
        return None if agency in (promise.owner, CENTRE) else "It is accepted or declined by its owner, or by the centre."
    if kind is Kind.DONE_PROPOSED:
        return None if agency == promise.owner else "Only its owner says that it is done."
    if kind in (Kind.DONE_CONFIRMED, Kind.DONE_REFUSED):
        return _not_the_other_side(promise, steps, agency, by)
    if kind is Kind.NOTED:
        known = agency in (promise.owner, promise.partner, CENTRE)
        return None if known else "Progress is noted by one of the two sides, or by the centre."
    return None if agency in (promise.owner, CENTRE) else "The owner or the centre does this."


def _not_the_other_side(promise: Promise, steps: Sequence[Step], agency: int, by: UUID) -> str | None:
    said = [step for step in standing_steps(steps) if step.kind is Kind.DONE_PROPOSED]
    if said and said[-1].signed_by == by:
        return "Who said that it is done does not confirm it."
    if agency == promise.partner and promise.partner != promise.owner:
        return None
    if agency == CENTRE and promise.owner != CENTRE and promise.partner_outside:
        return None
    return "The other side confirms that it is done."


def _says_too_little(promise: Promise, state: State, step: Step, today: date) -> str | None:
    for_them = step.kind is Kind.DONE_CONFIRMED and step.agency != promise.partner
    if (step.kind in NEEDS_WORDS or for_them) and not step.words:
        return "Name the paper in which the other side confirmed it." if for_them else "Say it in words."
    if step.on > today:
        return "This day is yet to come."
    if state.last_on and step.on < state.last_on:
        return "This day lies before the last step: what happened later is told later."
    if step.kind is Kind.ACCEPTED and not (step.due_on or state.due_on):
        return "Say by when: a commitment without a date cannot slip."
    if step.kind is Kind.MOVED and (step.due_on is None or step.due_on == state.due_on):
        return "Say the new date."
    return None


def _not_taken_back(steps: Sequence[Step], step: Step) -> str | None:
    left = standing_steps(steps)
    if not left or left[-1].number != step.of:
        return "Only the last step that stands can be taken back."
    if left[-1].signed_by != step.signed_by:
        return "A step is taken back by whoever signed it."
    return None if step.words else "Say it in words."
