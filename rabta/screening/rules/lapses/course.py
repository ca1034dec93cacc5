"""What people did about a lapse: who has it and until when, who was told, why it was closed. Signed steps, only added to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rabta.screening.rules.lapses.lapse import Lapse


class LapseStep(StrEnum):
    """What was done. Stored by name; never rename."""

    OWNED = "owned"
    TOLD = "told"
    NOTED = "noted"
    CLOSED = "closed"
    REOPENED = "reopened"


class Closure(StrEnum):
    """Why a lapse was closed. Stored by name; never rename."""

    SCREENED_ON_ARRIVAL = "screened_on_arrival"
    OFF_LOADED = "off_loaded"
    LOG_CAME_LATE = "log_came_late"
    MENDED = "mended"
    FALSE = "false"
    RISK_TAKEN = "risk_taken"


LONGEST = 1000


@dataclass(frozen=True)
class Signed:
    """One step. `n` and `due`: of how much the lapse was, and by when it is to be closed, when it was signed."""

    kind: LapseStep
    agency: int
    at: datetime
    n: int = 0
    reason: str = ""
    words: str = ""
    due: datetime | None = None


@dataclass(frozen=True)
class Standing:
    """How a lapse stands. `agency`: who has it, None for nobody."""

    state: str
    agency: int | None = None
    due: datetime | None = None
    reason: str = ""
    told: int = 0

    @property
    def closed(self) -> bool:
        """Whether it is closed now."""
        return self.state == "closed"


def standing(lapse: Lapse, steps: Sequence[Signed]) -> Standing:
    """How a lapse stands after its steps, in the order of signing. One that grew after it was closed is open again."""
    state, agency, due, reason, told, n = "open", None, None, "", 0, 0
    for one in steps:
        if one.kind is LapseStep.OWNED:
            state, agency, due = "owned", one.agency, one.due
        elif one.kind is LapseStep.TOLD:
            told += 1
        elif one.kind is LapseStep.CLOSED:
            state, reason, n = "closed", one.reason, one.n
        elif one.kind is LapseStep.REOPENED:
            state, reason = "reopened", ""
    if state == "closed" and lapse.n > n:
        state, reason = "reopened", ""
    return Standing(state, agency, due, reason, told)


def why_not_next(now: Standing, kind: LapseStep, *, reason: str, words: str) -> str:
    """Why this step may not be signed; empty where it may."""
    if kind is LapseStep.REOPENED and not now.closed:
        return "This lapse is open."
    if kind in (LapseStep.OWNED, LapseStep.CLOSED) and now.closed:
        return "This lapse is closed: open it again first."
    if kind is LapseStep.CLOSED and now.agency is None:
        return "Somebody takes a lapse before it is closed: take it first."
    if kind is LapseStep.CLOSED and reason not in tuple(Closure):
        return "Say why it is closed."
    if kind is not LapseStep.OWNED and not words.strip():
        return "Say in a few words what was done."
    if len(words) > LONGEST:
        return f"At most {LONGEST} characters are kept, and these are {len(words)}: shorten them."
    return ""
