"""What a named person does about the scans of a bag: decide with a reason, look again, say what the opening gave.

No step says that a bag is harmless: who noticed nothing has noticed nothing. A detector takes no step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ScanStep(StrEnum):
    """What was done. Stored by name; never rename."""

    NOTHING_NOTICED = "nothing_noticed"
    OPEN = "open"
    SEND_ON = "send_on"
    LOOK_AGAIN = "look_again"
    NOTHING_FOUND = "nothing_found"
    FOUND = "found"


class Why(StrEnum):
    """The reason of a decision. Stored by name; never rename."""

    RECOGNISED = "recognised"
    SHAPE = "shape"
    DENSITY = "density"
    HIDDEN_PLACE = "hidden_place"
    MARKED = "marked"
    UNCLEAR = "unclear"
    LOT = "lot"
    OTHER = "other"


DECISIONS = (ScanStep.NOTHING_NOTICED, ScanStep.OPEN, ScanStep.SEND_ON)
OUTCOMES = (ScanStep.NOTHING_FOUND, ScanStep.FOUND)
PASSES = (Why.RECOGNISED, Why.OTHER)
"""Why nothing is noticed: a picture that cannot be judged is no reason to let a bag pass."""
LONGEST = 400
WAITING = "waiting"


@dataclass(frozen=True)
class Signed:
    """One step. `filed`: the report of what was found."""

    kind: ScanStep
    reason: str = ""
    words: str = ""
    filed: UUID | None = None


def state_of(steps: Sequence[Signed]) -> str:
    """How a bag's scans stand after their steps, in the order of signing: `waiting`, or the last step by its name."""
    if not steps or steps[-1].kind is ScanStep.LOOK_AGAIN:
        return WAITING
    return str(steps[-1].kind)


def why_not_next(state: str, step: Signed) -> str:
    """Why this step may not be signed; empty where it may."""
    if len(step.words) > LONGEST:
        return f"At most {LONGEST} characters are kept, and these are {len(step.words)}: shorten them."
    if step.kind in DECISIONS:
        return _why_not_decided(state, step)
    if step.kind in OUTCOMES and state not in (ScanStep.OPEN, ScanStep.SEND_ON):
        return "Only of a bag that is to be opened, or was sent on, is said what was in it."
    if step.kind is ScanStep.LOOK_AGAIN:
        if state == WAITING:
            return "Nobody has decided yet."
        if state == ScanStep.FOUND:
            return "What was found is reported: pull the report back first."
        if not step.words.strip():
            return "Say in a few words why it is looked at again."
    return ""


def _why_not_decided(state: str, step: Signed) -> str:
    if state != WAITING:
        return "This bag is decided: look at it again first."
    if step.reason not in tuple(Why):
        return "Say why."
    if step.kind is ScanStep.NOTHING_NOTICED and step.reason not in PASSES:
        return "With this reason a bag is opened or sent on: it does not say that nothing was noticed."
    if step.reason == Why.OTHER and not step.words.strip():
        return "Say in a few words what the reason is."
    return ""


def lawful_next(state: str) -> tuple[ScanStep, ...]:
    """The steps that may follow, in the order of `ScanStep`."""
    filled = {kind: Signed(kind, str(Why.OTHER), "x") for kind in ScanStep}
    return tuple(kind for kind in ScanStep if not why_not_next(state, filled[kind]))
