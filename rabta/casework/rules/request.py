"""A request between two agencies of the country as a fold over its signed steps.

Draft answers are no steps: until a second officer has signed one, the agency that asked learns nothing of it. Nobody hands
a request on alone: what was received goes further only when its originator, who asked, passes it on (third-agency rule).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rabta.casework.rules.step import Asks, Step


class RequestStep(StrEnum):
    """What becomes of a request. Stored by name; never rename."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    POINTED_ON = "pointed_on"
    PASSED_ON = "passed_on"
    REMINDED = "reminded"
    ANSWERED = "answered"
    TAKEN_BACK = "taken_back"


class RequestStage(StrEnum):
    """How a request stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ANSWERED = "answered"
    TAKEN_BACK = "taken_back"


_ASKS = {
    RequestStep.ACCEPTED: Asks(),
    RequestStep.REFUSED: Asks(("words",)),
    RequestStep.POINTED_ON: Asks(("to_agency", "words")),
    RequestStep.PASSED_ON: Asks(("to_agency",)),
    RequestStep.REMINDED: Asks((), ("words",)),
    RequestStep.ANSWERED: Asks(("reference",)),
    RequestStep.TAKEN_BACK: Asks(("words",)),
}
_STAGES = {
    RequestStep.ACCEPTED: RequestStage.ACCEPTED, RequestStep.REFUSED: RequestStage.REFUSED,
    RequestStep.ANSWERED: RequestStage.ANSWERED, RequestStep.TAKEN_BACK: RequestStage.TAKEN_BACK,
}  # fmt: skip
BY_ASKER = frozenset({RequestStep.PASSED_ON, RequestStep.REMINDED, RequestStep.TAKEN_BACK})
ENDED = {
    RequestStage.ANSWERED: "This request is answered.", RequestStage.TAKEN_BACK: "This request was taken back.",
    RequestStage.REFUSED: "This request was refused.",
}  # fmt: skip


@dataclass(frozen=True)
class RequestState:
    """How a request stands. `agency` is to answer; `pointed_to`: it says another agency could, and who asked decides."""

    stage: RequestStage
    agency: int
    accepted: Step | None = None
    pointed_to: Step | None = None
    ended: Step | None = None

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed."""
        return self.stage in (RequestStage.OPEN, RequestStage.ACCEPTED)


@dataclass(frozen=True)
class RequestCourse:
    """The course of one request: `asker` asks `agency`."""

    asker: int
    agency: int
    asks = _ASKS

    def state_of(self, steps: Sequence[Step]) -> RequestState:
        """How it stands after these steps that stand, in the order of signing. Never refuses."""
        state = RequestState(RequestStage.OPEN, self.agency)
        for step in steps:
            state = _after(state, step)
        return state

    def why_not(self, state: RequestState, kind: RequestStep, *, agency: int, by: Hashable) -> str:
        """Why an officer may not sign a step of this kind now; empty where it may be signed."""
        if not state.is_open and not (kind is RequestStep.PASSED_ON and state.stage is RequestStage.REFUSED):
            return ENDED[state.stage]
        if kind in BY_ASKER:
            return "" if agency == self.asker else "This is for the agency that asked."
        if agency != state.agency:
            return "This request is to another agency."
        if kind is RequestStep.ACCEPTED and state.stage is RequestStage.ACCEPTED:
            return "This request is accepted already."
        if kind is RequestStep.ANSWERED and state.stage is not RequestStage.ACCEPTED:
            return "A request is accepted before it is answered."
        return ""

    def why_not_so(self, state: RequestState, step: Step) -> str:
        """Why this step may not be signed as it is said; empty where it may."""
        to_another = step.kind in (RequestStep.POINTED_ON, RequestStep.PASSED_ON)
        if to_another and step.to_agency in (state.agency, self.asker):
            return "Name another agency than these two."
        return ""


def _after(state: RequestState, step: Step) -> RequestState:
    kind = RequestStep(step.kind)
    if kind is RequestStep.PASSED_ON:
        return RequestState(RequestStage.OPEN, step.to_agency or state.agency)
    if kind is RequestStep.POINTED_ON:
        return replace(state, pointed_to=step)
    if kind not in _STAGES:
        return state
    if kind is RequestStep.ACCEPTED:
        return replace(state, stage=RequestStage.ACCEPTED, accepted=step)
    return replace(state, stage=_STAGES[kind], ended=step)
