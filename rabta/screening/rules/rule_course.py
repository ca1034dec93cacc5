"""How a rule stands: a fold over signed steps that are only ever added to.

A version is its text, frozen. It is switched on by somebody else than who wrote it, after a test of exactly this version;
what runs goes on until a later version is switched on in its place, or it is switched off, or its day of review passes.
Sources: Directive (EU) 2016/681 art. 6(4) (criteria are targeted, proportionate and regularly reviewed).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rabta.screening.rules.course import why_not_until

MOST_SHARE = 0.05
"""Share of the travellers judged above which a rule is switched on only by who says that it is meant. An example value."""


class RuleStep(StrEnum):
    """What is done with a rule. Stored by name; never rename."""

    WRITTEN = "written"
    TESTED = "tested"
    SWITCHED_ON = "switched_on"
    SWITCHED_OFF = "switched_off"
    CLOSED = "closed"


class RuleState(StrEnum):
    """How a rule stands on a day."""

    DRAFT = "draft"
    ON = "on"
    REVIEW_DUE = "review_due"  # its day passed: it means nobody until it is switched on again
    OFF = "off"
    CLOSED = "closed"


@dataclass(frozen=True)
class SignedStep:
    """One step: of which version, by whom, and until when it stands (of switching on)."""

    kind: RuleStep
    version: int
    by: Hashable
    until: date | None = None


@dataclass(frozen=True)
class RuleStanding:
    """How it stands. `latest`: the newest version; `running`: the one that is on, None where none is."""

    state: RuleState
    latest: int
    running: int | None
    until: date | None
    is_tested: bool
    written_by: Hashable | None


def rule_standing(steps: Sequence[SignedStep], *, today: date) -> RuleStanding:
    """How a rule stands after these steps, in the order of signing."""
    state, running, until = RuleState.DRAFT, None, None
    for step in steps:
        if step.kind is RuleStep.SWITCHED_ON:
            state, running, until = RuleState.ON, step.version, step.until
        elif step.kind is RuleStep.SWITCHED_OFF:
            state, running, until = RuleState.OFF, None, None
        elif step.kind is RuleStep.CLOSED:
            state, running, until = RuleState.CLOSED, None, None
    if state is RuleState.ON and (until is None or until < today):
        state, running = RuleState.REVIEW_DUE, None
    written = [step for step in steps if step.kind is RuleStep.WRITTEN]
    latest = written[-1].version if written else 0
    tested = any(step.kind is RuleStep.TESTED and step.version == latest for step in steps)
    return RuleStanding(state, latest, running, until, tested, written[-1].by if written else None)


def lawful_for_rule(now: RuleStanding, *, by: Hashable) -> tuple[RuleStep, ...]:
    """The steps that this officer of the rule's agency may sign."""
    if now.state is RuleState.CLOSED:
        return ()
    on = (RuleStep.SWITCHED_ON,) if now.is_tested and by != now.written_by else ()
    off = (RuleStep.SWITCHED_OFF,) if now.state in (RuleState.ON, RuleState.REVIEW_DUE) else ()
    return (RuleStep.WRITTEN, RuleStep.TESTED, *on, *off, RuleStep.CLOSED)


def why_not_for_rule(now: RuleStanding, kind: RuleStep, *, by: Hashable, until: date | None, today: date) -> str:
    """Why this step may not be signed; empty where it may."""
    if kind in lawful_for_rule(now, by=by):
        return why_not_until(until, today=today) if kind is RuleStep.SWITCHED_ON else ""
    if now.state is RuleState.CLOSED:
        return "This rule is closed. Write a new one."
    if kind is RuleStep.SWITCHED_ON and not now.is_tested:
        return f"Version {now.latest} was not tested yet. Test exactly this version first."
    if kind is RuleStep.SWITCHED_ON:
        return "Who wrote a version does not switch it on. Ask another officer of your agency to look at the test."
    return "This rule is not on."
