"""A task as a fold over its signed steps: who is to do what by when."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from rabta.casework.rules.step import Asks, Step


class TaskStep(StrEnum):
    """What becomes of a task. Stored by name; never rename."""

    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    HANDED_OVER = "handed_over"
    TAKEN_BACK = "taken_back"


class TaskStage(StrEnum):
    """How a task stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


class Due(StrEnum):
    """How near its day something is."""

    LATER = "later"
    SOON = "soon"
    OVERDUE = "overdue"


SOON = timedelta(days=3)
_ASKS = {
    TaskStep.ACCEPTED: Asks(),
    TaskStep.DONE: Asks((), ("words",)),
    TaskStep.DECLINED: Asks(("words",)),
    TaskStep.HANDED_OVER: Asks(("to_agency", "words")),
    TaskStep.TAKEN_BACK: Asks(("words",)),
}
_STAGES = {
    TaskStep.ACCEPTED: TaskStage.ACCEPTED, TaskStep.DONE: TaskStage.DONE, TaskStep.DECLINED: TaskStage.DECLINED,
    TaskStep.HANDED_OVER: TaskStage.OPEN, TaskStep.TAKEN_BACK: TaskStage.TAKEN_BACK,
}  # fmt: skip


@dataclass(frozen=True)
class TaskState:
    """How a task stands. `agency` is to do it; `accepted` is the step of the officer who does."""

    stage: TaskStage
    agency: int
    accepted: Step | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.stage in (TaskStage.OPEN, TaskStage.ACCEPTED)


@dataclass(frozen=True)
class TaskCourse:
    """The course of one task. `audience`: the agencies that can be asked to do it."""

    giver: int
    agency: int
    audience: frozenset[int]
    asks = _ASKS

    def state_of(self, steps: Sequence[Step]) -> TaskState:
        """How it stands after these steps that stand, in the order of signing. Never refuses."""
        state = TaskState(TaskStage.OPEN, self.agency)
        for step in steps:
            state = _after(state, step)
        return state

    def why_not(self, state: TaskState, kind: TaskStep, *, agency: int, by: Hashable) -> str:
        """Why an officer may not sign a step of this kind now; empty where it may be signed."""
        if state.stage in (TaskStage.DONE, TaskStage.TAKEN_BACK):
            return "This task has ended."
        if kind is TaskStep.TAKEN_BACK:
            return "" if agency == self.giver else "A task is taken back by the agency that gave it."
        if kind is TaskStep.HANDED_OVER and state.stage is TaskStage.DECLINED:
            return "" if agency == self.giver else "A declined task goes on from the agency that gave it."
        if state.stage is TaskStage.DECLINED:
            return "This task was declined."
        if agency != state.agency:
            return "This task is another agency's."
        return _why_not_yet(state, kind)

    def why_not_so(self, state: TaskState, step: Step) -> str:
        """Why this step may not be signed as it is said; empty where it may."""
        if step.kind is TaskStep.HANDED_OVER:
            if step.to_agency == state.agency and state.stage is not TaskStage.DECLINED:
                return "The task is with this agency already."
            if step.to_agency not in self.audience:
                return "This agency does not take part in what the task is for: let it join first."
        return ""


def _after(state: TaskState, step: Step) -> TaskState:
    kind = TaskStep(step.kind)
    if kind is TaskStep.HANDED_OVER:
        return TaskState(TaskStage.OPEN, step.to_agency or state.agency)
    return replace(state, stage=_STAGES[kind], accepted=step if kind is TaskStep.ACCEPTED else state.accepted)


def _why_not_yet(state: TaskState, kind: TaskStep) -> str:
    if kind is TaskStep.ACCEPTED and state.stage is TaskStage.ACCEPTED:
        return "This task is accepted already."
    if kind is TaskStep.DONE and state.stage is not TaskStage.ACCEPTED:
        return "A task is accepted before it is done."
    return ""


def due(due_on: date | None, *, today: date) -> Due:
    """How near the day is; what has no day is never late."""
    if due_on is None or due_on - today > SOON:
        return Due.LATER
    return Due.OVERDUE if due_on < today else Due.SOON
