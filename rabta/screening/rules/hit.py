"""A hit as a fold over its signed steps. A hit stops nobody: every state but the first names the person who brought it
there, and no step of a hit is a stop, a refusal or an arrest. What is done at the gate is recorded apart, by an officer.

Sources: Directive (EU) 2016/680 art. 11 and Directive (EU) 2016/681 art. 7(6): no decision by automatic means alone.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class HitStep(StrEnum):
    """What a person does with a hit. Stored by name; never rename."""

    TAKEN = "taken"
    CONFIRMED = "confirmed"  # the traveller is who or what is listed
    NOT_SAME = "not_same"  # wrongly hit; remembered for these two
    NO_ACTION = "no_action"
    REOPENED = "reopened"  # the undoing of any of the three


class HitState(StrEnum):
    """How a hit stands. There is no state in which somebody is stopped."""

    OPEN = "open"
    TAKEN = "taken"
    CONFIRMED = "confirmed"
    NOT_SAME = "not_same"
    NO_ACTION = "no_action"
    REMEMBERED = "remembered"  # the same two were judged not the same before


JUDGED = frozenset({HitState.CONFIRMED, HitState.NOT_SAME, HitState.NO_ACTION})
WAITING = frozenset({HitState.OPEN, HitState.TAKEN})
_TO = {
    HitStep.TAKEN: HitState.TAKEN, HitStep.CONFIRMED: HitState.CONFIRMED, HitStep.NOT_SAME: HitState.NOT_SAME,
    HitStep.NO_ACTION: HitState.NO_ACTION, HitStep.REOPENED: HitState.OPEN,
}  # fmt: skip


@dataclass(frozen=True)
class Signed:
    """One signed step: by whom (id and name), and why. Only a hit that is taken up needs no reason."""

    kind: HitStep
    by: Hashable
    name: str
    words: str = ""


@dataclass(frozen=True)
class Standing:
    """How a hit stands, and whose hands it is in: None where nobody has it."""

    state: HitState
    by: Hashable | None = None
    name: str = ""


def standing(steps: Sequence[Signed], *, remembered: bool = False) -> Standing:
    """How a hit stands after its steps, in the order of signing. `remembered`: these two were judged not the same before."""
    last = steps[-1] if steps else None
    if last is None:
        return Standing(HitState.REMEMBERED if remembered else HitState.OPEN)
    if last.kind is HitStep.REOPENED:
        return Standing(HitState.OPEN)
    return Standing(_TO[last.kind], last.by, last.name)


def lawful_next(now: Standing, *, by: Hashable) -> tuple[HitStep, ...]:
    """The steps this officer may sign: who has taken a hit judges it; anybody may take it over, or open it again."""
    if now.state in JUDGED:
        return (HitStep.REOPENED,)
    if now.state is HitState.TAKEN and now.by == by:
        return (HitStep.CONFIRMED, HitStep.NOT_SAME, HitStep.NO_ACTION)
    return (HitStep.TAKEN,)


def why_not_next(now: Standing, step: Signed) -> str:
    """Why this step may not be signed; empty where it may."""
    if step.kind not in lawful_next(now, by=step.by):
        if now.state in WAITING and step.kind in (HitStep.CONFIRMED, HitStep.NOT_SAME, HitStep.NO_ACTION):
            return "Take this match first: whoever judges it has it in hand."
        return "This is no step that can be signed now: somebody may have signed one meanwhile."
    if step.kind is not HitStep.TAKEN and not step.words.strip():
        return "Say why, in a few words."
    return ""
