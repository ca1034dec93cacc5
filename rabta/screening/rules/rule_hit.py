"""A hit of a rule as a fold over its signed steps: it waits for a named person, who says what was found. It stops nobody.

Sources: Directive (EU) 2016/681 art. 6(5), 7(6): a person looks at every hit by criteria, and no decision is automatic.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class RuleHitStep(StrEnum):
    """What a person does with a hit of a rule. Stored by name; never rename."""

    TAKEN = "taken"
    FOUND = "found"  # looked into, and what the rule is for was found
    NOTHING_FOUND = "nothing_found"  # looked into, and nothing was
    NO_ACTION = "no_action"  # not looked into
    REOPENED = "reopened"


class RuleHitState(StrEnum):
    """How a hit stands. There is no state in which somebody is stopped."""

    OPEN = "open"
    TAKEN = "taken"
    FOUND = "found"
    NOTHING_FOUND = "nothing_found"
    NO_ACTION = "no_action"


OUTCOMES = (RuleHitStep.FOUND, RuleHitStep.NOTHING_FOUND, RuleHitStep.NO_ACTION)


@dataclass(frozen=True)
class SignedHit:
    """One signed step: by whom (id and name), and what was found."""

    kind: RuleHitStep
    by: Hashable
    name: str
    words: str = ""


@dataclass(frozen=True)
class HitStanding:
    """How a hit stands, and in whose hands."""

    state: RuleHitState
    by: Hashable | None = None
    name: str = ""


def hit_standing(steps: Sequence[SignedHit]) -> HitStanding:
    """How a hit stands after its steps, in the order of signing."""
    last = steps[-1] if steps else None
    if last is None or last.kind is RuleHitStep.REOPENED:
        return HitStanding(RuleHitState.OPEN)
    return HitStanding(RuleHitState(last.kind.value), last.by, last.name)


def lawful_for_hit(now: HitStanding, *, by: Hashable) -> tuple[RuleHitStep, ...]:
    """The steps this officer may sign: who has taken it says what was found; anybody may take it over, or open it again."""
    if now.state in (RuleHitState.FOUND, RuleHitState.NOTHING_FOUND, RuleHitState.NO_ACTION):
        return (RuleHitStep.REOPENED,)
    if now.state is RuleHitState.TAKEN and now.by == by:
        return OUTCOMES
    return (RuleHitStep.TAKEN,)


def why_not_for_hit(now: HitStanding, step: SignedHit) -> str:
    """Why this step may not be signed; empty where it may."""
    if step.kind not in lawful_for_hit(now, by=step.by):
        if now.state in (RuleHitState.OPEN, RuleHitState.TAKEN) and step.kind in OUTCOMES:
            return "Take this hit first: whoever says what was found has it in hand."
        return "This is no step that can be signed now: somebody may have signed one meanwhile."
    if step.kind is not RuleHitStep.TAKEN and not step.words.strip():
        return "Say what was found and how, in a few words."
    return ""
