"""A chain of custody as a fold over its steps: who holds the exhibit, and which step may follow.

Hand-overs may run in circles: a chain in time is never with two holders at once, because what was handed over is with
nobody else until the receiving side has signed, and nobody hands over what they do not hold.
"""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from rabta.custody.rules.step import ASKS, MEASURES, PAPER, REMOVES, Kind, Step, what_is_missing
from rabta.vocabulary.rules.days import day_in_words

NOTHING = Decimal(0)


class State(NamedTuple):
    """How an exhibit stands after some steps. `offered`: handed over and not yet signed for. `held` in its own unit."""

    holder: Step | None = None
    offered: Step | None = None
    held: Decimal = NOTHING
    held_error: Decimal = NOTHING
    samples: int = 0
    at_laboratory: int = 0
    case: Step | None = None
    decided: Step | None = None
    at_court: bool = False
    gone: bool = False
    store: str = ""
    seals: tuple[str, ...] = ()
    agencies: frozenset[int] = frozenset()
    begun_at: datetime | None = None
    moved_at: datetime | None = None

    @property
    def begun(self) -> bool:
        return self.holder is not None


def state_of(steps: Sequence[Step]) -> State:
    """How an exhibit stands after these steps that stand, in the order they were signed. Never refuses."""
    return [*states(steps)][-1]


def states(steps: Sequence[Step]) -> Iterator[State]:
    """How it stands before the first step, and after each: one more than there are steps."""
    state = State()
    yield state
    for step in steps:
        state = _after(state, step)
        yield state


def _after(state: State, step: Step) -> State:
    changed = {**_weights(state, step), **_hands(state, step), **_papers(state, step)}
    if step.kind not in PAPER:
        changed |= {"moved_at": step.at, "begun_at": state.begun_at or step.at}
    return state._replace(**changed)


def _weights(state: State, step: Step) -> dict[str, Any]:
    if step.amount is None or step.error is None:
        return {}
    if step.kind is Kind.SEIZED or step.kind in MEASURES:
        return {"held": step.amount, "held_error": step.error}
    if step.kind not in REMOVES:
        return {}
    left, error = state.held - step.amount, state.held_error + step.error
    gone = step.kind is Kind.DESTROYED and left <= error
    return {"held": NOTHING if gone else left, "held_error": NOTHING if gone else error, "gone": gone}


def _hands(state: State, step: Step) -> dict[str, Any]:
    match step.kind:
        case Kind.SEIZED:
            return {"holder": step, "agencies": state.agencies | {step.agency}}
        case Kind.HANDED_OVER:
            return {"offered": step}
        case Kind.RECEIVED:
            agencies = state.agencies | {step.agency}
            return {"holder": step, "offered": None, "at_court": False, "store": "", "agencies": agencies}
        case Kind.STORED:
            return {"store": step.held_at, "at_court": False}
        case Kind.RELEASED_TO_COURT:
            return {"at_court": True, "store": ""}
        case Kind.SEALED:
            return {"seals": (*state.seals, step.reference)}
    return {}


def _papers(state: State, step: Step) -> dict[str, Any]:
    match step.kind:
        case Kind.SAMPLED:
            return {"samples": state.samples + 1}
        case Kind.SENT_TO_LABORATORY:
            return {"samples": state.samples - 1, "at_laboratory": state.at_laboratory + 1}
        case Kind.LABORATORY_RESULT:
            return {"at_laboratory": state.at_laboratory - 1}
        case Kind.CASE_REGISTERED:
            return {"case": step}
        case Kind.CASE_DECIDED:
            return {"decided": step}
    return {}


def why_not_next(steps: Sequence[Step], step: Step, *, now: datetime) -> str:
    """Why this step may not follow those that stand; empty where it may. `now` is when it is signed."""
    state = state_of(steps)
    if step.at > now:
        return (
            f"{day_in_words(step.at.date())} is still to come: a step is signed once it is done. Put the day and the hour "
            "right; if they are, a clock is wrong."
        )
    return (
        what_is_missing(step)
        or _why_not_by_kind(state, step.kind, agency=step.agency, by=step.signed_by)
        or _why_not_so(state, step)
    )


def why_not_seized(seized_on: date, *, stated: tuple[date | None, date | None], reported_on: date | None) -> str:
    """Why an exhibit may not have been seized on this day, by what its report says; empty where it may.

    `stated`: the first and last day that the report gives for the seizure; without them it lies before `reported_on`. A day
    told loosely is let stand, and what is entered from old papers: a clock that is months or years off is not.
    """
    first, last = stated
    ends = last or first or reported_on
    if first is not None and seized_on < first - timedelta(days=31):
        said = f"{day_in_words(seized_on)} lies long before the seizure that the report tells of, {day_in_words(first)}."
    elif ends is not None and seized_on > ends + timedelta(days=366):
        said = f"{day_in_words(seized_on)} lies more than a year after the report's own day, {day_in_words(ends)}."
    elif first is None and ends is not None and seized_on < ends - timedelta(days=5 * 366):
        said = f"{day_in_words(seized_on)} lies more than five years before the report, {day_in_words(ends)}."
    else:
        return ""
    return f"{said} Put the day right, or have the reading of the report mended first."


def lawful_next(steps: Sequence[Step], *, agency: int, by: Hashable) -> tuple[Kind, ...]:
    """The kinds of step that an officer of this agency may sign next, in the order of a chain; empty where none."""
    state = state_of(steps)
    return tuple(kind for kind in ASKS if not _why_not_by_kind(state, kind, agency=agency, by=by))


def why_not_withdrawn(steps: Sequence[Step], number: int, *, by: Hashable) -> str:
    """Why a step may not be taken back; empty where it may: by its author, while no later one rests on it."""
    taken = next((step for step in steps if step.number == number), None)
    if taken is None:
        return "This step does not stand."
    if taken.signed_by != by:
        return "A step is taken back by who signed it."
    left: list[Step] = []
    for step in (one for one in steps if one.number != number):
        if why_not_next(left, step, now=step.at):
            return "A later step rests on this one: that is taken back first."
        left.append(step)
    return ""


def _why_not_by_kind(state: State, kind: Kind, *, agency: int, by: Hashable) -> str:
    """What the chain allows whatever the step says: used for the form, too."""
    if not state.begun:
        return "" if kind is Kind.SEIZED else "A chain begins with the seizure."
    if kind is Kind.SEIZED:
        return "The seizure of this exhibit is already signed."
    if kind in PAPER:
        return _why_not_paper(state, kind, agency)
    return _why_not_hands(state, kind, agency, by) or _why_not_thing(state, kind)


def _why_not_paper(state: State, kind: Kind, agency: int) -> str:
    if agency not in state.agencies:
        return "Only an agency that holds this exhibit, or has held it, writes this down."
    if kind is Kind.LABORATORY_RESULT:
        return "" if state.at_laboratory else "No sample of this exhibit is at a laboratory."
    if kind is Kind.CASE_REGISTERED:
        return "A case is already registered for this exhibit." if state.case else ""
    if state.case is None:
        return "No case is registered for this exhibit yet."
    return "The case of this exhibit is already decided." if state.decided else ""


def _why_not_hands(state: State, kind: Kind, agency: int, by: Hashable) -> str:
    if state.gone:
        return "Nothing of this exhibit is left: it was destroyed."
    if kind is Kind.RECEIVED:
        if state.offered is None:
            return "Nothing was handed over that waits for a signature."
        if state.offered.to_agency != agency:
            return "It was handed over to another agency: only an officer there signs for it."
        return "Who hands over does not sign for receiving." if state.offered.signed_by == by else ""
    if state.offered is not None:
        return (
            "It was handed over and waits for the receiving officer's signature: with this step it would be with two "
            "holders at once. Let the receiving side sign, or take the hand-over back first."
        )
    assert state.holder is not None
    return "" if state.holder.agency == agency else "Your agency does not hold this exhibit."


def _why_not_thing(state: State, kind: Kind) -> str:
    match kind:
        case Kind.SENT_TO_LABORATORY if not state.samples:
            return "There is no sample to send: one is taken first."
        case Kind.RELEASED_TO_COURT if state.case is None:
            return "No case is registered for this exhibit yet."
        case Kind.RELEASED_TO_COURT if state.at_court:
            return "This exhibit is at court already."
        case Kind.SAMPLED | Kind.HANDED_OVER if state.at_court:
            return "This exhibit is at court: it goes back into a store first."
    return ""


def _why_not_so(state: State, step: Step) -> str:
    """What the step says, against the chain."""
    earliest = state.begun_at if step.kind in PAPER else state.moved_at
    if earliest is not None and step.at < earliest:
        return "This lies before the step that it follows: a chain runs forward in time."
    match step.kind:
        case Kind.SEALED if step.reference in state.seals:
            return "This seal was already used on this exhibit: every seal has a number of its own."
        case Kind.HANDED_OVER if step.to_agency == step.agency and _same(step.to_officer, step.signed_name):
            return "Nobody hands over to oneself."
        case Kind.SAMPLED | Kind.DESTROYED if _more_than_held(state, step):
            amount, held, error = (_plain(one) for one in (step.amount or NOTHING, state.held, state.held_error))
            return f"More than is held: {amount} of {held} ± {error}, in the unit of this exhibit."
    return ""


def _plain(amount: Decimal) -> str:
    """A weight without the noughts that a column adds behind it: 22.6, never 22.600000."""
    return f"{amount.normalize():f}"


def _more_than_held(state: State, step: Step) -> bool:
    return (step.amount or NOTHING) > state.held + state.held_error + (step.error or NOTHING)


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
