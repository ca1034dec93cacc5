"""A joint case as a fold over its signed steps: from seizure and arrest to court, outcome and destruction."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rabta.casework.rules.step import OUTCOMES, Asks, Step


class CaseStep(StrEnum):
    """What happens in a case. Stored by name; never rename."""

    SEIZURE = "seizure"
    ARREST = "arrest"
    REGISTERED = "registered"
    CHARGED = "charged"
    COURT = "court"
    OUTCOME = "outcome"
    DESTROYED = "destroyed"
    JOINED = "joined"
    LEFT = "left"


class Stage(StrEnum):
    """How far a case has come."""

    OPENED = "opened"
    FOUND = "found"
    REGISTERED = "registered"
    CHARGED = "charged"
    IN_COURT = "in_court"
    DECIDED = "decided"
    DESTROYED = "destroyed"


AUDIENCE = frozenset({CaseStep.JOINED, CaseStep.LEFT})
"""Steps that change who sees the case."""
_ASKS = {
    CaseStep.SEIZURE: Asks(("place",), ("words",)),
    CaseStep.ARREST: Asks(("people",), ("place", "words")),
    CaseStep.REGISTERED: Asks(("reference", "place")),
    CaseStep.CHARGED: Asks(("reference",), ("people", "words")),
    CaseStep.COURT: Asks(("place",), ("reference", "words")),
    CaseStep.OUTCOME: Asks(("outcome", "place"), ("reference", "people", "words")),
    CaseStep.DESTROYED: Asks(("reference", "place"), ("words",)),
    CaseStep.JOINED: Asks(("to_agency",), ("words",)),
    CaseStep.LEFT: Asks(("to_agency", "words")),
}


@dataclass(frozen=True)
class CaseState:
    """How a case stands after some steps."""

    members: frozenset[int]
    found: Step | None = None
    seized: Step | None = None
    registered: Step | None = None
    charged: Step | None = None
    in_court: Step | None = None
    decided: Step | None = None
    destroyed: Step | None = None

    @property
    def stage(self) -> Stage:
        """How far it has come: destruction is the last of it only once it is decided."""
        if self.decided:
            return Stage.DESTROYED if self.destroyed else Stage.DECIDED
        for step, stage in ((self.in_court, Stage.IN_COURT), (self.charged, Stage.CHARGED),
                            (self.registered, Stage.REGISTERED), (self.found, Stage.FOUND)):  # fmt: skip
            if step:
                return stage
        return Stage.OPENED


@dataclass(frozen=True)
class CaseCourse:
    """The course of one case. `lead` opened it together with `joined`."""

    lead: int
    joined: frozenset[int]
    asks = _ASKS

    def state_of(self, steps: Sequence[Step]) -> CaseState:
        """How it stands after these steps that stand, in the order of signing. Never refuses."""
        state = CaseState(members=self.joined | {self.lead})
        for step in steps:
            state = _after(state, step)
        return state

    def why_not(self, state: CaseState, kind: CaseStep, *, agency: int, by: Hashable) -> str:
        """Why an officer may not sign a step of this kind now; empty where it may be signed."""
        if agency not in state.members:
            return "Steps of a case are signed by officers of its lead agency and of those that joined."
        if kind in AUDIENCE:
            return "" if agency == self.lead else "Who joins a case is decided by its lead agency."
        return _why_not_yet(state, kind)

    def why_not_so(self, state: CaseState, step: Step) -> str:
        """Why this step may not be signed as it is said; empty where it may."""
        if step.kind is CaseStep.OUTCOME and step.outcome not in OUTCOMES:
            return "This is no outcome of a case."
        if step.kind is CaseStep.JOINED and step.to_agency in state.members:
            return "This agency is in the case already."
        if step.kind is CaseStep.LEFT and (step.to_agency == self.lead or step.to_agency not in state.members):
            return "Only an agency that joined leaves a case."
        rests_on = _rests_on(state, step)
        if rests_on is not None and step.done_on < rests_on.done_on:
            return "This lies before the step that it follows."
        return ""


def _after(state: CaseState, step: Step) -> CaseState:
    match step.kind:
        case CaseStep.SEIZURE:
            return replace(state, found=state.found or step, seized=state.seized or step)
        case CaseStep.ARREST:
            return replace(state, found=state.found or step)
        case CaseStep.REGISTERED:
            return replace(state, registered=step)
        case CaseStep.CHARGED:
            return replace(state, charged=state.charged or step)
        case CaseStep.COURT:  # an appeal takes a decided case to court again
            return replace(state, in_court=step, decided=None)
        case CaseStep.OUTCOME:
            return replace(state, decided=step)
        case CaseStep.DESTROYED:
            return replace(state, destroyed=step)
        case CaseStep.JOINED:
            return replace(state, members=state.members | {step.to_agency or 0})
        case CaseStep.LEFT:
            return replace(state, members=state.members - {step.to_agency or 0})
    return state


def _why_not_yet(state: CaseState, kind: CaseStep) -> str:
    if kind is CaseStep.REGISTERED and state.registered:
        return "The case is already registered."
    if kind in (CaseStep.CHARGED, CaseStep.OUTCOME, CaseStep.DESTROYED) and not state.registered:
        return "The case is not registered yet."
    if kind is CaseStep.COURT and not state.charged:
        return "Nobody is charged yet."
    if kind is CaseStep.OUTCOME and state.decided:
        return "The case is already decided."
    return ""


def _rests_on(state: CaseState, step: Step) -> Step | None:
    match step.kind:
        case CaseStep.CHARGED | CaseStep.DESTROYED:
            return state.registered
        case CaseStep.COURT:
            return state.decided or state.charged
        case CaseStep.OUTCOME:
            return state.in_court or state.charged or state.registered
    return None


class Lacking(StrEnum):
    """What a case still lacks, in the order it is listed."""

    CASE = "no_case"
    CHARGE = "no_charge"
    OUTCOME = "no_outcome"
    DESTRUCTION = "not_destroyed"


CHARGE_DAYS, OUTCOME_DAYS = 14, 180
"""Days after registration. The first: a report of the investigation is due within 14 days of the first information
(Code of Criminal Procedure 1898, section 173, as amended in 1992; to be checked by the deployment). The second is an
example: no rule was read for it."""
DESTRUCTION_DAYS = 30
"""Days after the outcome, in which somebody may still appeal: an example, no rule was read for it."""


def lacking(state: CaseState, *, today: date) -> tuple[Lacking, ...]:
    """What a registered case lacks although its days are over; empty before registration, for which events are listed."""
    if state.registered is None:
        return ()
    if state.decided is not None:
        kept = state.seized is not None and state.destroyed is None
        return (Lacking.DESTRUCTION,) if kept and (today - state.decided.done_on).days > DESTRUCTION_DAYS else ()
    age = (today - state.registered.done_on).days
    found = []
    if state.charged is None and age > CHARGE_DAYS:
        found.append(Lacking.CHARGE)
    if age > OUTCOME_DAYS:
        found.append(Lacking.OUTCOME)
    return tuple(found)
