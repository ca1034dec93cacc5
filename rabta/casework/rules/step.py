"""Signed steps: of a case, a task, a request between agencies or a device. How it stands follows from them alone."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from rabta.vocabulary.rules.days import day_in_words

LONGEST = 400
"""Characters of one field of a step."""
MOST_PEOPLE = 100_000


@dataclass(frozen=True, kw_only=True)
class Step:
    """One signed step. `done_on` is the day it was done, as the signer says.

    `reference` is the number it goes by (case, charge sheet, order), `place` the police station, court or site, `people`
    a number of persons, `words` the reason or remark.
    """

    kind: StrEnum
    done_on: date
    agency: int
    signed_by: Hashable
    signed_name: str
    number: int = 0
    reference: str = ""
    place: str = ""
    outcome: str = ""
    to_agency: int | None = None
    people: int | None = None
    words: str = ""


SAYS = ("reference", "place", "outcome", "to_agency", "people", "words")
"""What a step may say besides its kind and its day."""


@dataclass(frozen=True)
class Asks:
    """What a step of some kind must say, and what it may."""

    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """In the order of a form."""
        return (*self.must, *self.may)


Kind = TypeVar("Kind", bound=StrEnum)
State = TypeVar("State")


class Course(Protocol[Kind, State]):
    """How something goes its way: what each step asks for, how it stands after some, and what may follow."""

    asks: dict[Kind, Asks]

    def state_of(self, steps: Sequence[Step]) -> State:
        """How it stands after the steps that stand, in the order of signing."""

    def why_not(self, state: State, kind: Kind, *, agency: int, by: Hashable) -> str:
        """Why an officer may not sign a step of this kind now, whatever it says; empty where it may be signed."""

    def why_not_so(self, state: State, step: Step) -> str:
        """Why this step may not be signed as it is said; empty where it may."""


OUTCOMES = ("convicted", "acquitted", "withdrawn", "other")
NEEDED = {
    "reference": "its number", "place": "the place", "outcome": "the outcome", "to_agency": "the other agency",
    "people": "how many people", "words": "the reason",
}  # fmt: skip


def why_not_next(
    course: Course[Kind, State], steps: Sequence[Step], step: Step, *, today: date
) -> str:  # fmt: skip
    """Why this step may not follow those that stand; empty where it may. `today` is the day on which it is signed."""
    kind: Kind = step.kind  # type: ignore[assignment]
    state = course.state_of(steps)
    if step.done_on > today:
        said = day_in_words(step.done_on)
        return f"{said} lies after today: what is still to come cannot be signed. Sign it on that day or later."
    missing = [name for name in course.asks[kind].must if getattr(step, name) in ("", None)]
    if missing:
        return f"This step needs: {', '.join(NEEDED[name] for name in missing)}."
    if step.people is not None and not 0 < step.people < MOST_PEOPLE:
        return f"{step.people} is no number of people: write one from 1 to {MOST_PEOPLE - 1}."
    return course.why_not(state, kind, agency=step.agency, by=step.signed_by) or course.why_not_so(state, step)


def lawful_next(
    course: Course[Kind, State], steps: Sequence[Step], *, agency: int, by: Hashable
) -> tuple[Kind, ...]:  # fmt: skip
    """The kinds of step that this officer may sign next, in the order of a course; empty where none."""
    state = course.state_of(steps)
    return tuple(kind for kind in course.asks if not course.why_not(state, kind, agency=agency, by=by))


def why_not_withdrawn(
    course: Course[Kind, State], steps: Sequence[Step], number: int, *, by: Hashable
) -> str:  # fmt: skip
    """Why a step may not be taken back; empty where it may: by its author, while no later one rests on it."""
    taken = next((step for step in steps if step.number == number), None)
    if taken is None:
        return "This step does not stand."
    if taken.signed_by != by:
        return "A step is taken back by who signed it."
    left: list[Step] = []
    for step in (one for one in steps if one.number != number):
        if why_not_next(course, left, step, today=step.done_on):
            return "A later step rests on this one: that is taken back first."
        left.append(step)
    return ""


def only_asked(asks: Asks, step: Step) -> Step:
    """The step with nothing in it that a step of its kind does not say."""
    blank = {field.name: field.default for field in fields(Step) if field.name in SAYS and field.name not in asks.all}
    told = {field.name: getattr(step, field.name) for field in fields(Step)}
    return Step(**{**told, **blank})
