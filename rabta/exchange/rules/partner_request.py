"""A partner's request as a fold over signed steps that both sides see. Drafts and approvals are no steps.

Until an answer is sent the partner sees its own request and the clock, and nothing of what the centre does about it: neither
that somebody looks, nor how often.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rabta.casework.rules.step import Asks, Step


class About(StrEnum):
    """What a request is about. Stored by name; never rename."""

    PERSON = "person"
    PASSPORT = "passport"
    CNIC = "cnic"
    PHONE = "phone"
    VEHICLE = "vehicle"
    DOCUMENT = "document"
    EVENT = "event"
    ROUTE = "route"

    @property
    def is_of_person(self) -> bool:
        """Whether it identifies somebody, or what somebody owns."""
        return self not in (About.EVENT, About.ROUTE)


class Outcome(StrEnum):
    """How the centre answers. Stored by name; never rename."""

    ANSWERED = "answered"
    PARTLY = "partly"
    NOTHING = "nothing"
    REFUSED_BY_POLICY = "refused_by_policy"

    @property
    def told(self) -> str:
        """What the partner is told of it: whether all was given or a part is not said, nor why there is nothing."""
        return "given" if self in (Outcome.ANSWERED, Outcome.PARTLY) else str(self)


class PartnerStep(StrEnum):
    """What becomes of a request. Stored by name; never rename."""

    REMINDED = "reminded"
    TAKEN_BACK = "taken_back"
    SENT = "sent"
    RECEIVED = "received"
    RECALLED = "recalled"
    RECALL_RECEIVED = "recall_received"


class PartnerStage(StrEnum):
    """How a request stands."""

    OPEN = "open"
    SENT = "sent"
    RECEIVED = "received"
    RECALLED = "recalled"
    TAKEN_BACK = "taken_back"


class RecallReason(StrEnum):
    """Why an answer is recalled, as the partner is told. No free words: they could tell more than the answer did."""

    WRONG_RECORD = "wrong_record"
    ORIGINATOR = "originator"
    POLICY = "policy"
    CORRECTED = "corrected"


BY_PARTNER = frozenset(
    {PartnerStep.REMINDED, PartnerStep.TAKEN_BACK, PartnerStep.RECEIVED, PartnerStep.RECALL_RECEIVED}
)
_ASKS = {
    PartnerStep.REMINDED: Asks((), ("words",)),
    PartnerStep.TAKEN_BACK: Asks(("words",)),
    PartnerStep.SENT: Asks(("reference",)),
    PartnerStep.RECEIVED: Asks(("reference",)),
    PartnerStep.RECALLED: Asks(("reference", "outcome")),
    PartnerStep.RECALL_RECEIVED: Asks(("reference",)),
}
_LONGEST = 200
_FORMS = {
    About.CNIC: (re.compile(r"\d{5}-?\d{7}-?\d"), "A CNIC has 13 digits, as 12345-1234567-1."),
    About.PASSPORT: (re.compile(r"[A-Za-z0-9]{5,15}"), "A passport number has 5 to 15 letters and digits."),
    About.PHONE: (re.compile(r"\+?\d[\d \-()]{5,20}"), "A telephone number has 6 to 21 digits, with the country's code."),
}


def why_not_about(kind: About, words: str) -> str:
    """Why these words are no such thing; empty where they may be.

    >>> why_not_about(About.CNIC, "42101-1234567"), why_not_about(About.CNIC, "42101-1234567-1")
    ('"42101-1234567": A CNIC has 13 digits, as 12345-1234567-1.', '')
    """
    if not words:
        return "Say what the request is about."
    if len(words) > _LONGEST:
        return f"What a request is about has at most {_LONGEST} characters."
    form, rule = _FORMS.get(kind, (None, ""))
    return f'"{words}": {rule}' if form and not form.fullmatch(words) else ""


@dataclass(frozen=True)
class PartnerState:
    """How a request stands. `answer` is the id of the answer that was sent last, which a receipt and a recall name."""

    stage: PartnerStage
    answer: str = ""
    answered_on: date | None = None
    recall_received: bool = False

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed: the clock runs."""
        return self.stage is PartnerStage.OPEN


@dataclass(frozen=True)
class PartnerCourse:
    """The course of one request: `partner` asks the centre."""

    partner: int
    centre: int
    asks = _ASKS

    def state_of(self, steps: Sequence[Step]) -> PartnerState:
        """How it stands after these steps, in the order of signing. Never refuses."""
        state = PartnerState(PartnerStage.OPEN)
        for step in steps:
            state = _after(state, step)
        return state

    def why_not(self, state: PartnerState, kind: PartnerStep, *, agency: int, by: Hashable) -> str:
        """Why nobody of this agency may sign a step of this kind now; empty where it may be signed."""
        if agency != (self.partner if kind in BY_PARTNER else self.centre):
            return "This is for the other side."
        if state.stage is PartnerStage.TAKEN_BACK:
            return "This request was taken back."
        if kind in (PartnerStep.REMINDED, PartnerStep.TAKEN_BACK):
            return "" if state.is_open else "This request is answered."
        if kind is PartnerStep.SENT:
            return "" if state.stage in (PartnerStage.OPEN, PartnerStage.RECALLED) else "This request is answered."
        if kind is PartnerStep.RECALL_RECEIVED:
            recalled = state.stage is PartnerStage.RECALLED and not state.recall_received
            return "" if recalled else "No recall waits to be received."
        if kind is PartnerStep.RECEIVED:
            return "" if state.stage is PartnerStage.SENT else "No answer waits to be received."
        return "" if state.stage in (PartnerStage.SENT, PartnerStage.RECEIVED) else "There is no answer to recall."

    def why_not_so(self, state: PartnerState, step: Step) -> str:
        """Why this step may not be signed as it is said; empty where it may."""
        about_answer = step.kind in (PartnerStep.RECEIVED, PartnerStep.RECALLED, PartnerStep.RECALL_RECEIVED)
        return "This is not the answer that was sent last." if about_answer and step.reference != state.answer else ""


def _after(state: PartnerState, step: Step) -> PartnerState:
    kind = PartnerStep(step.kind)
    if kind is PartnerStep.TAKEN_BACK:
        return replace(state, stage=PartnerStage.TAKEN_BACK)
    if kind is PartnerStep.SENT:
        return PartnerState(PartnerStage.SENT, answer=step.reference, answered_on=step.done_on)
    if kind is PartnerStep.RECEIVED:
        return replace(state, stage=PartnerStage.RECEIVED)
    if kind is PartnerStep.RECALLED:
        return replace(state, stage=PartnerStage.RECALLED)
    return replace(state, recall_received=True) if kind is PartnerStep.RECALL_RECEIVED else state
