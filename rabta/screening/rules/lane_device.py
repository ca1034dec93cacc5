"""A device on a lane of an airport, as a fold over signed steps: from the pledge to the day it works, and what is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class DeviceKind(StrEnum):
    """What stands there. Stored by name; never rename."""

    XRAY = "xray"
    CT = "ct"
    BODY = "body"
    TRACE = "trace"
    DOG = "dog"
    MANUAL = "manual"


class Grade(StrEnum):
    """What its pictures can be asked, from the least; vendors' sheets say which energies and views a device keeps."""

    NONE = "none"
    COLOUR = "colour"
    DUAL = "dual"
    TWO_VIEWS = "two_views"
    CT = "ct"
    BODY = "body"


class Purpose(StrEnum):
    """What goes through the lane."""

    HOLD = "hold"
    CABIN = "cabin"
    BODY = "body"
    CARGO = "cargo"
    PARCEL = "parcel"


class DeviceStep(StrEnum):
    """What became of it. Stored by name; never rename."""

    PLEDGED = "pledged"
    AT_CUSTOMS = "at_customs"
    INSTALLED = "installed"
    ACCEPTED = "accepted"
    STAFFED = "staffed"
    WORKING = "working"
    OUT_OF_ORDER = "out_of_order"
    SERVICED = "serviced"
    CALIBRATED = "calibrated"
    CERTIFIED = "certified"
    WITHDRAWN = "withdrawn"


STAGES = (
    DeviceStep.PLEDGED, DeviceStep.AT_CUSTOMS, DeviceStep.INSTALLED, DeviceStep.ACCEPTED, DeviceStep.STAFFED,
    DeviceStep.WORKING, DeviceStep.OUT_OF_ORDER, DeviceStep.WITHDRAWN,
)  # fmt: skip
"""How a device can stand, from the first to the last."""
STANDS_THERE = frozenset(STAGES[2:7])
WITH_AN_END = frozenset({DeviceStep.PLEDGED, DeviceStep.SERVICED, DeviceStep.CERTIFIED})
"""Steps that say until when: promised for, next service due, certificate ends."""
LONGEST = 400


@dataclass(frozen=True)
class Step:
    """One signed step. `until`: the day it is promised for, or to which it holds."""

    kind: DeviceStep
    done_on: date
    until: date | None = None
    words: str = ""


@dataclass(frozen=True)
class DeviceState:
    """How a device stands after its steps. Days are None where nothing was said."""

    stage: DeviceStep | None = None
    since: date | None = None
    promised_on: date | None = None
    serviced_until: date | None = None
    certified_until: date | None = None
    calibrated_on: date | None = None

    @property
    def works(self) -> bool:
        """Whether the last that is known says so."""
        return self.stage is DeviceStep.WORKING

    @property
    def stands_there(self) -> bool:
        """Whether it stands on its lane, working or not."""
        return self.stage in STANDS_THERE


SOON = timedelta(days=30)


def due_of(state: DeviceState, *, today: date) -> list[tuple[DeviceStep, date]]:
    """What is to be done to a device within thirty days or should have been: the step that does it, and by when."""
    wanted = [
        (DeviceStep.INSTALLED, state.promised_on if state.stage in STAGES[:2] else None),
        (DeviceStep.SERVICED, state.serviced_until if state.stands_there else None),
        (DeviceStep.CERTIFIED, state.certified_until if state.stands_there else None),
    ]
    return sorted(((kind, day) for kind, day in wanted if day is not None and day <= today + SOON), key=lambda one: one[1])


def state_of(steps: Iterable[Step]) -> DeviceState:
    """How a device stands, by the days on which its steps were done, however late they were signed."""
    state = DeviceState()
    for one in sorted(steps, key=lambda step: step.done_on):
        if one.kind is DeviceStep.SERVICED:
            state = replace(state, serviced_until=one.until)
        elif one.kind is DeviceStep.CALIBRATED:
            state = replace(state, calibrated_on=one.done_on)
        elif one.kind is DeviceStep.CERTIFIED:
            state = replace(state, certified_until=one.until)
        else:
            promised = one.until if one.kind is DeviceStep.PLEDGED else state.promised_on
            state = replace(state, stage=one.kind, since=one.done_on, promised_on=promised)
    return state


def why_not_next(steps: Sequence[Step], step: Step, *, today: date) -> str:
    """Why this step may not be signed; empty where it may."""
    state = state_of(steps)
    if step.done_on > today:
        return "What is still to come cannot be signed. Sign it on that day or later."
    if state.stage is DeviceStep.WITHDRAWN:
        return "This was withdrawn."
    if step.kind in WITH_AN_END and step.until is None:
        return "Say until when."
    if step.until is not None and step.until < step.done_on:
        return "It ends before it begins."
    if step.kind is DeviceStep.WORKING and not state.stands_there:
        return "It is installed before it works."
    if step.kind in (DeviceStep.OUT_OF_ORDER, DeviceStep.WITHDRAWN) and not step.words.strip():
        return "Say why, in a few words."
    if len(step.words) > LONGEST:
        return f"A remark has at most {LONGEST} characters, and this one {len(step.words)}: shorten it."
    return ""
