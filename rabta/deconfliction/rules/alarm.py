"""An alarm of the watch desk: who has it, what was done, which step may follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


class Step(StrEnum):
    """What a watch officer does with an alarm. The two sides are a, whose operation stood first, and b."""

    OWNED = "owned"
    RELEASED = "released"  # each side is told whom to call on the other
    SPOKE_A = "spoke_a"
    SPOKE_B = "spoke_b"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How it ended, for the count and for nothing else."""

    MOVED = "moved"  # one side changes its time or place
    JOINED = "joined"  # they go together
    STOOD_DOWN = "stood_down"
    NO_CONFLICT = "no_conflict"  # on the telephone it turned out to be none


@dataclass(frozen=True)
class Taken:
    """One step that was taken: by whom (id and name), when, and a word about it."""

    step: Step
    by: UUID
    name: str
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class Standing:
    """How an alarm stands. `raised`: it waits too long, for an owner or for both to have spoken."""

    owner: UUID | None
    owner_name: str
    owned_at: datetime | None
    released: bool
    spoke_a: bool
    spoke_b: bool
    closed: bool
    raised: bool

    @property
    def both_have_spoken(self) -> bool:
        return self.spoke_a and self.spoke_b


def standing(
    taken: Sequence[Taken], *, found_at: datetime, now: datetime, owned_within: timedelta, spoken_within: timedelta
) -> Standing:  # fmt: skip
    """How an alarm stands after these steps, in the order they were taken. The last to take it has it."""
    done = {one.step for one in taken}
    owner = next((one for one in reversed(taken) if one.step is Step.OWNED), None)
    spoken, closed = {Step.SPOKE_A, Step.SPOKE_B} <= done, Step.CLOSED in done
    late = now - found_at > owned_within if owner is None else not spoken and now - owner.at > spoken_within
    return Standing(
        owner.by if owner else None, owner.name if owner else "", owner.at if owner else None, Step.RELEASED in done,
        Step.SPOKE_A in done, Step.SPOKE_B in done, closed, late and not closed,
    )  # fmt: skip


def lawful_next(now: Standing, *, by: UUID, silent: bool) -> tuple[Step, ...]:
    """The steps this watch officer may take, in the order of `Step`."""
    return tuple(step for step in Step if why_not_next(now, step, by=by, silent=silent) is None)


def why_not_next(now: Standing, step: Step, *, by: UUID, silent: bool) -> str | None:
    """Why this step may not be taken by this watch officer; None when it may.

    Of a silent alarm contacts are never released: the desk speaks to both, and each learns what the desk says.
    """
    if now.closed:
        return "This alarm is closed."
    if step is Step.OWNED:
        return "You have it already." if now.owner == by else None
    if now.owner is None:
        return "Nobody has taken this alarm yet. Take it first."
    if now.owner != by:
        return "Another watch officer has this alarm. Take it over first."
    return _why_not_mine(now, step, silent)


def _why_not_mine(now: Standing, step: Step, silent: bool) -> str | None:
    done = {Step.RELEASED: now.released, Step.SPOKE_A: now.spoke_a, Step.SPOKE_B: now.spoke_b}
    if done.get(step):
        return "That is on record already."
    if step is Step.RELEASED and silent:
        return "One side is silent: contacts are not released. Speak to each side yourself."
    if step is Step.CLOSED and not now.both_have_spoken:
        return "Both sides have not spoken yet."
    return None
