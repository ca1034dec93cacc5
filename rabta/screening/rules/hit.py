"""A hit of a watch-list or a rule as a fold over its signed steps. A hit stops nobody: every state but the first names the
person who brought it there, and no step of a hit is a stop, a refusal or an arrest. What is done at the gate is recorded
apart, by an officer.

Sources: Directive (EU) 2016/680 art. 11 and Directive (EU) 2016/681 art. 6(5), 7(6): no decision by automatic means alone.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """What found a hit: a list of people and numbers, or a rule that an analyst wrote."""

    LIST = "list"
    RULE = "rule"


class HitStep(StrEnum):
    """What a person does with a hit. Stored by name; never rename."""

    TAKEN = "taken"
    CONFIRMED = "confirmed"  # of a list: the traveller is who or what is listed
    NOT_SAME = "not_same"  # of a list: wrongly hit; remembered for these two
    FOUND = "found"  # of a rule: looked into, and what the rule is for was found
    NOTHING_FOUND = "nothing_found"  # of a rule: looked into, and nothing was
    NO_ACTION = "no_action"
    REOPENED = "reopened"  # the undoing of any judgement


class HitState(StrEnum):
    """How a hit stands. There is no state in which somebody is stopped."""

    OPEN = "open"
    TAKEN = "taken"
    CONFIRMED = "confirmed"
    NOT_SAME = "not_same"
    FOUND = "found"
    NOTHING_FOUND = "nothing_found"
    NO_ACTION = "no_action"
    REMEMBERED = "remembered"  # of a list: the same two were judged not the same before


JUDGEMENTS = {
    By.LIST: (HitStep.CONFIRMED, HitStep.NOT_SAME, HitStep.NO_ACTION),
    By.RULE: (HitStep.FOUND, HitStep.NOTHING_FOUND, HitStep.NO_ACTION),
}
"""What a hit is judged to be, by what found it: the one thing in which the two differ."""
_UNJUDGED = frozenset({HitState.OPEN, HitState.TAKEN, HitState.REMEMBERED})


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


def steps_of(found_by: By) -> tuple[HitStep, ...]:
    """Every step that a hit of this kind may take."""
    return (HitStep.TAKEN, *JUDGEMENTS[found_by], HitStep.REOPENED)


def standing(steps: Sequence[Signed], *, remembered: bool = False) -> Standing:
    """How a hit stands after its steps, in the order of signing. `remembered`: these two were judged not the same before."""
    last = steps[-1] if steps else None
    if last is None:
        return Standing(HitState.REMEMBERED if remembered else HitState.OPEN)
    if last.kind is HitStep.REOPENED:
        return Standing(HitState.OPEN)
    return Standing(HitState(last.kind.value), last.by, last.name)


def lawful_next(now: Standing, found_by: By, *, by: Hashable) -> tuple[HitStep, ...]:
    """The steps this officer may sign: who has taken a hit judges it; anybody may take it over, or open it again."""
    if now.state not in _UNJUDGED:
        return (HitStep.REOPENED,)
    if now.state is HitState.TAKEN and now.by == by:
        return JUDGEMENTS[found_by]
    return (HitStep.TAKEN,)


def why_not_next(now: Standing, found_by: By, step: Signed) -> str:
    """Why this step may not be signed; empty where it may."""
    if step.kind not in lawful_next(now, found_by, by=step.by):
        if now.state in _UNJUDGED and step.kind in JUDGEMENTS[found_by]:
            return "Take this match first: whoever judges it has it in hand."
        return "This is no step that can be signed now: somebody may have signed one meanwhile."
    if step.kind is not HitStep.TAKEN and not step.words.strip():
        return "Say in a few words why, or what was found and how."
    return ""
