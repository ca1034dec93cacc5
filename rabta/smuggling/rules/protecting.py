"""Who must be referred, how a referral stands, and what may follow: a pure fold over signed steps.

Being protected is never taken away by a step: an age found to be grown up, or an offence of one's own, opens nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rabta.people.rules.purposes import Role
from rabta.records.rules.protection import Grounds, joined
from rabta.smuggling.rules.clocks import Hours
from rabta.smuggling.rules.indicators import Indicators
from rabta.smuggling.rules.step import AGES, NEEDS, RESULTS, Chain, Kind, Step, chain_of, last_of, standing
from rabta.vocabulary.rules.encounters import no_offence_in


class Stands(StrEnum):
    """How the referral of a person stands."""

    NOT_NEEDED = "not_needed"
    TO_OPEN = "to_open"
    TO_ACCEPT = "to_accept"
    TO_HAND_OVER = "to_hand_over"
    TO_CLOSE = "to_close"
    CLOSED = "closed"


OWED = (Stands.TO_OPEN, Stands.TO_ACCEPT, Stands.TO_HAND_OVER, Stands.TO_CLOSE)
"""What waits for somebody, in the order of the way."""
_NEXT = {
    Stands.NOT_NEEDED: (Kind.OPENED,), Stands.TO_OPEN: (Kind.OPENED,), Stands.TO_ACCEPT: (Kind.ACCEPTED,),
    Stands.TO_HAND_OVER: (Kind.HANDED_OVER, Kind.CLOSED), Stands.TO_CLOSE: (Kind.HANDED_OVER, Kind.CLOSED),
    Stands.CLOSED: (Kind.OPENED,),
}  # fmt: skip
_AFTER = {
    Kind.OPENED: Stands.TO_ACCEPT, Kind.ACCEPTED: Stands.TO_HAND_OVER, Kind.HANDED_OVER: Stands.TO_CLOSE,
    Kind.CLOSED: Stands.CLOSED,
}  # fmt: skip
_CLOCKS = {Stands.TO_OPEN: "accepted", Stands.TO_ACCEPT: "accepted", Stands.TO_HAND_OVER: "handed_over",
           Stands.TO_CLOSE: "closed"}  # fmt: skip
SHIELDED = frozenset({"smuggled_person", "victim", "child"})
"""Roles from which nobody becomes a suspect without an offence of their own and a supervisor."""


@dataclass(frozen=True, kw_only=True)
class Met:
    """Somebody met, as filed. `role`: in that one event; `grounds`: why protected."""

    role: str
    child: bool
    asylum: bool = False
    grounds: Grounds = frozenset()


@dataclass(frozen=True)
class Standing:
    """How it stands. `due_at`: when the next step is late; `child`: whether the child rules hold now."""

    stands: Stands
    child: bool
    age: str
    role: str
    due_at: datetime | None
    asked: Step | None
    """A change to suspect that waits for a supervisor."""


def needs_referral(met: Met, *, seen: Collection[str], indicators: Indicators) -> bool:
    """Whether somebody is to be referred: a child or one who may be, a victim, who asks for asylum, or by what was seen."""
    if met.role in ("suspect", "facilitator") and not met.child:
        return indicators.prompt(seen)
    return met.child or met.asylum or met.role == "victim" or indicators.prompt(seen)


def stands(met: Met, steps: Sequence[Step], *, filed_at: datetime, hours: Hours, indicators: Indicators) -> Standing:
    """How the desk's chain of somebody stands."""
    signed = standing([one for one in steps if chain_of(one.kind) is Chain.DESK])
    moved = last_of(signed, *_AFTER)
    seen = {code for one in signed for code in one.indicators}
    child, age = _child(met, signed)
    if moved is not None:
        now = _AFTER[moved.kind]
    else:
        needed = needs_referral(Met(role=met.role, child=child, asylum=met.asylum), seen=seen, indicators=indicators)
        now = Stands.TO_OPEN if needed else Stands.NOT_NEEDED
    clock = _CLOCKS.get(now)
    since = moved.at if moved is not None else filed_at
    due = since + timedelta(hours=hours.of(clock, child=child)) if clock else None
    return Standing(now, child, age, _role(met, signed), due, _asked(signed))


def _child(met: Met, signed: Sequence[Step]) -> tuple[bool, str]:
    """(the child rules hold, the age last found). Only an age found to be grown up ends them; unsure never does."""
    found = last_of(signed, Kind.AGE_FOUND)
    if found is None:
        return met.child, ""
    return found.choice != "adult", found.choice


def _role(met: Met, signed: Sequence[Step]) -> str:
    return "suspect" if last_of(signed, Kind.SUSPECT_CONFIRMED) is not None else met.role


def _asked(signed: Sequence[Step]) -> Step | None:
    last = last_of(signed, Kind.SUSPECT_ASKED, Kind.SUSPECT_CONFIRMED, Kind.SUSPECT_REFUSED)
    return last if last is not None and last.kind is Kind.SUSPECT_ASKED else None


def protects(met: Met, steps: Sequence[Step]) -> Grounds:
    """Why somebody is protected: as filed and by every step; nothing that is signed takes a ground away.

    >>> sorted(protects(Met(role="victim", child=False, grounds=frozenset({"victim"})), ()))
    ['victim']
    """
    found = [met.grounds]
    for one in steps:
        if one.kind is Kind.AGE_FOUND and one.choice != "adult":
            found.append(frozenset({"child"}))
        if one.kind is Kind.OPENED:
            found.append(frozenset({"asylum"} if one.choice == "asylum" else {"victim"} if one.indicators else set()))
    return joined(found)


def lawful_next(stood: Standing) -> tuple[Kind, ...]:
    """The kinds of step of the desk's chain that may follow."""
    more = [Kind.AGE_FOUND]
    if stood.role in SHIELDED:
        more += [Kind.SUSPECT_CONFIRMED, Kind.SUSPECT_REFUSED] if stood.asked else [Kind.SUSPECT_ASKED]
    return (*_NEXT[stood.stands], *more)


def why_not(met: Met, stood: Standing, steps: Sequence[Step], step: Step, *, roles: Collection[Role]) -> str:
    """Why this step of the desk's chain may not be signed; "" where it may."""
    if step.kind is Kind.TAKEN_BACK:
        return _why_not_taken_back(steps, step)
    if step.kind not in lawful_next(stood):
        return "This step does not follow from how the referral stands."
    if refused := _says_too_little(step):
        return refused
    if step.kind is Kind.SUSPECT_ASKED and (named := no_offence_in(step.words)):
        return f'"{named}" comes with having been smuggled or trafficked: it is no separate offence.'
    if step.kind in (Kind.SUSPECT_CONFIRMED, Kind.SUSPECT_REFUSED) and stood.asked is not None:
        return _why_not_supervised(stood.asked, step, roles)
    return ""


def _why_not_supervised(asked: Step, step: Step, roles: Collection[Role]) -> str:
    if step.signed_by == asked.signed_by:
        return "Whoever asks for the change does not also decide it."
    if Role.PROTECTION not in roles:
        return "A supervisor who is a protection officer decides."
    return ""


def _says_too_little(step: Step) -> str:
    if step.kind is Kind.OPENED and step.choice not in NEEDS:
        return "Say what the person needs first."
    if step.kind is Kind.CLOSED and step.choice not in RESULTS:
        return "Say what came of the referral."
    if step.kind is Kind.AGE_FOUND and step.choice not in AGES:
        return "Say which age was found: adult, child or unsure."
    if step.kind in (Kind.HANDED_OVER, Kind.AGE_FOUND, Kind.SUSPECT_ASKED, Kind.SUSPECT_REFUSED) and not step.words:
        return _WORDS[step.kind]
    return ""


_WORDS = {
    Kind.HANDED_OVER: "Say to whom: the shelter, the agency, the guardian.", Kind.AGE_FOUND: "Say how the age was found.",
    Kind.SUSPECT_ASKED: "Name the separate offence and the law.", Kind.SUSPECT_REFUSED: "Say why not.",
}  # fmt: skip


def _why_not_taken_back(steps: Sequence[Step], step: Step) -> str:
    signed = standing([one for one in steps if chain_of(one.kind) is Chain.DESK])
    last = signed[-1] if signed else None
    if last is None or last.number != step.of_number:
        return "Only the last step that stands is taken back."
    if last.signed_by != step.signed_by:
        return "A step is taken back by whoever signed it."
    return "" if step.words else "Say why."


def why_not_open(steps: Sequence[Step], step: Step) -> str:
    """Why this step of the open chain may not be signed; "" where it may. A finding answers a complaint."""
    signed = [one for one in steps if one.kind in (Kind.COMPLAINT, Kind.FOUND_WRONG, Kind.FOUND_RIGHT)]
    waiting = bool(signed) and signed[-1].kind is Kind.COMPLAINT
    if step.kind is Kind.COMPLAINT:
        return "A complaint already waits for its answer." if waiting else ""
    if step.kind is Kind.FOUND_RIGHT and not waiting:
        return "There is no complaint to answer."
    if step.kind is Kind.FOUND_WRONG and signed and signed[-1].kind is Kind.FOUND_WRONG:
        return "It was found wrong already."
    return ""
