"""Equipment and training that partners give, as folds over signed steps: offered, pledged, at customs, installed, working.

Steps are often entered late: the state follows the days on which they were done, not the order of signing.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rabta.casework.rules.step import Asks, Step


class EquipmentKind(StrEnum):
    """What is given. Stored by name; never rename."""

    SCANNER = "scanner"
    TRACE_DETECTOR = "trace_detector"
    TEST_KIT = "test_kit"
    LABORATORY = "laboratory"
    VEHICLE = "vehicle"
    COMPUTER = "computer"
    DOG = "dog"
    TRAINING = "training"
    OTHER = "other"


class EquipmentStep(StrEnum):
    """What becomes of it. Stored by name; never rename."""

    OFFERED = "offered"
    PLEDGED = "pledged"
    AT_CUSTOMS = "at_customs"
    INSTALLED = "installed"
    ACCEPTED = "accepted"
    STAFFED = "staffed"
    WORKING = "working"
    OUT_OF_ORDER = "out_of_order"
    CHECKED = "checked"
    TRAINED = "trained"
    WITHDRAWN = "withdrawn"


CONDITIONS = ("as_agreed", "worn", "misused", "not_found")
"""What an end-use check may find."""
STAGES = (
    EquipmentStep.OFFERED, EquipmentStep.PLEDGED, EquipmentStep.AT_CUSTOMS, EquipmentStep.INSTALLED, EquipmentStep.ACCEPTED,
    EquipmentStep.STAFFED, EquipmentStep.WORKING, EquipmentStep.OUT_OF_ORDER, EquipmentStep.WITHDRAWN,
)  # fmt: skip
STANDINGS = (*STAGES, EquipmentStep.TRAINED)
"""How a device or a training can stand, from the first to the last."""
OF_TRAINING = frozenset({EquipmentStep.OFFERED, EquipmentStep.PLEDGED, EquipmentStep.TRAINED, EquipmentStep.WITHDRAWN})
_ASKS = {
    EquipmentStep.OFFERED: Asks((), ("reference", "words")),
    EquipmentStep.PLEDGED: Asks((), ("reference", "words")),
    EquipmentStep.AT_CUSTOMS: Asks((), ("reference", "words")),
    EquipmentStep.INSTALLED: Asks(("place",), ("words",)),
    EquipmentStep.ACCEPTED: Asks((), ("reference", "words")),
    EquipmentStep.STAFFED: Asks(("people",), ("words",)),
    EquipmentStep.WORKING: Asks((), ("words",)),
    EquipmentStep.OUT_OF_ORDER: Asks(("words",)),
    EquipmentStep.CHECKED: Asks(("outcome",), ("words",)),
    EquipmentStep.TRAINED: Asks(("people",), ("reference", "words")),
    EquipmentStep.WITHDRAWN: Asks(("words",)),
}


@dataclass(frozen=True)
class EquipmentState:
    """How a device or a training stands. `site` is empty where none is known; `trained` counts people, `trained_on` is the
    day of the last of them; `words` is what was said of the stage it is in."""

    stage: EquipmentStep | None = None
    since: date | None = None
    words: str = ""
    site: str = ""
    staffed: int = 0
    checked: Step | None = None
    trained: int = 0
    trained_on: date | None = None

    @property
    def works(self) -> bool:
        """Whether the last that is known says so."""
        return self.stage is EquipmentStep.WORKING


def standing_of(kind: EquipmentKind, state: EquipmentState) -> EquipmentStep | None:
    """How it stands in one word, one of STANDINGS: a training was given once people were trained. None before any step."""
    given = kind is EquipmentKind.TRAINING and state.trained and state.stage is not EquipmentStep.WITHDRAWN
    return EquipmentStep.TRAINED if given else state.stage


@dataclass(frozen=True)
class EquipmentCourse:
    """The course of one device or training. `keepers`: the agencies that may sign for it; `sites` the places there are."""

    kind: EquipmentKind
    keepers: frozenset[int]
    sites: frozenset[str]
    site: str = ""
    asks = _ASKS

    def state_of(self, steps: Sequence[Step]) -> EquipmentState:
        """How it stands after these steps that stand, by the day on which each was done. Never refuses."""
        state = EquipmentState(site=self.site)
        for step in sorted(steps, key=lambda one: (one.done_on, one.number)):
            state = _after(state, step)
        return state

    def why_not(self, state: EquipmentState, kind: EquipmentStep, *, agency: int, by: Hashable) -> str:
        """Why an officer may not sign a step of this kind now; empty where it may be signed."""
        if agency not in self.keepers:
            return "Steps of equipment are signed by its holder, by who entered it, or by the centre."
        if state.stage is EquipmentStep.WITHDRAWN:
            return "This was withdrawn."
        if self.kind is EquipmentKind.TRAINING and kind not in OF_TRAINING:
            return "A training is offered, pledged, given or withdrawn."
        if kind in (EquipmentStep.WORKING, EquipmentStep.STAFFED) and not state.site:
            return "Say first where it was installed."
        return ""

    def why_not_so(self, state: EquipmentState, step: Step) -> str:
        """Why this step may not be signed as it is said; empty where it may."""
        if step.kind is EquipmentStep.INSTALLED and step.place not in self.sites:
            return "This is no airport or crossing of the vocabulary."
        if step.kind is EquipmentStep.CHECKED and step.outcome not in CONDITIONS:
            return "This is no finding of an end-use check."
        return ""


def _after(state: EquipmentState, step: Step) -> EquipmentState:
    kind = EquipmentStep(step.kind)
    if kind is EquipmentStep.CHECKED:
        return replace(state, checked=step)
    if kind is EquipmentStep.TRAINED:
        return replace(state, trained=state.trained + (step.people or 0), trained_on=step.done_on)
    if kind is EquipmentStep.STAFFED:
        state = replace(state, staffed=step.people or 0)
        if state.works:  # staffed while it works: it still works
            return state
    site = step.place if kind is EquipmentStep.INSTALLED else state.site
    return replace(state, stage=kind, since=step.done_on, site=site, words=step.words)


@dataclass(frozen=True)
class AtAirports:
    """How many of the airports have such a device that works, which have one that does not, and which have none."""

    working: tuple[str, ...]
    not_working: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def airports(self) -> int:
        """All of them."""
        return len(self.working) + len(self.not_working) + len(self.without)


def at_airports(airports: Iterable[str], standing: Iterable[EquipmentState]) -> AtAirports:
    """Each airport once, in the order given: where one works, where one stands and none works, where none stands."""
    best, codes = _best(standing), tuple(airports)
    return AtAirports(
        tuple(code for code in codes if best.get(code)),
        tuple(code for code in codes if best.get(code) is False),
        tuple(code for code in codes if code not in best),
    )


def _best(standing: Iterable[EquipmentState]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for state in standing:
        stands = state.stage in (EquipmentStep.INSTALLED, EquipmentStep.ACCEPTED, EquipmentStep.STAFFED,
                                 EquipmentStep.WORKING, EquipmentStep.OUT_OF_ORDER)  # fmt: skip
        if state.site and stands:
            found[state.site] = found.get(state.site, False) or state.works
    return found
