"""Whether a rule holds of a traveller: yes, no, or not known; with what the message says for each line that holds.

Three values (Kleene): what is not stated is not known, and neither hits nor clears. A link never fails: what no message
tells of may be so all the same. Nobody under 18, or of unknown age, is judged at all (`may_be_judged`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from rabta.records.rules.protection import is_child
from rabta.screening.rules.written.condition import Condition, Group, Join, conditions_of
from rabta.screening.rules.written.facts import Facts, day_of, minute_of

LANGUAGE_VERSION = "2026-12-01.1"
"""Frozen with what each condition means: a version of a rule says under which it was tested."""
A_CHANGE = 1.0
"""Days at most between two flights at an airport where planes are changed (IATA: a connection within 24 hours)."""
NEXT_DAYS = timedelta(days=2)


@dataclass(frozen=True)
class Stated:
    """What of a condition is known: whether it holds (None: not known), the words it rests on, the keys of others in it."""

    holds: bool | None
    words: str = ""
    others: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Reason:
    """One line that holds, as it reads, and what the message says."""

    sentence: str
    stated: str


@dataclass(frozen=True)
class Found:
    """A rule holds: why, with which other travellers, and with which match of a watch-list (None: without any)."""

    reasons: tuple[Reason, ...]
    others: tuple[UUID, ...] = ()
    match: UUID | None = None


UNKNOWN = Stated(None)


def may_be_judged(born_to: date | None, *, on: date) -> bool:
    """Whether somebody is certainly grown up on a day by the latest day of birth stated; without one nobody is.

    >>> [may_be_judged(born, on=date(2025, 3, 1)) for born in (date(1990, 1, 1), date(2007, 3, 2), None)]
    [True, False, False]
    """
    if born_to is None:
        return False
    return not is_child(on.year - born_to.year - ((on.month, on.day) < (born_to.month, born_to.day)))


def found_by(rule: Group, facts: Facts) -> Iterator[Found]:
    """How the rule holds of this traveller: once without any match of a watch-list, else once for each match it holds with.

    So that a match somebody may not see takes nothing away from what is found without it.
    """
    matches = sorted({one for line in conditions_of(rule) for one in _matches(line, facts)}, key=str)
    for match in (None, *matches):
        if _judged(rule, facts, match).holds:
            reasons = tuple(_reasons(rule, facts, match, denied=False))
            told = [stated(line, facts, match) for line in conditions_of(rule)]
            others = {key for one in told if one.holds for key in one.others}
            yield Found(reasons, tuple(sorted(others, key=str)), match)
            if match is None:
                return


def holds(rule: Group | Condition, facts: Facts) -> bool | None:
    """Whether it holds with any match there is; None where that is not known."""
    matches = [one for line in conditions_of(rule) for one in _matches(line, facts)]
    answers = [_judged(rule, facts, match).holds for match in (None, *matches)]
    return True if True in answers else answers[0]


def _matches(condition: Condition, facts: Facts) -> tuple[UUID, ...]:
    if condition.code == "like_listed":
        return facts.slips
    return facts.confirmed.get(condition.shared, ()) if condition.code == "shared_confirmed" else ()


def _judged(part: Group | Condition, facts: Facts, match: UUID | None) -> Stated:
    if isinstance(part, Condition):
        return stated(part, facts, match)
    answers = [_judged(one, facts, match).holds for one in part.parts]
    if part.join is Join.ALL:
        return Stated(False if False in answers else None if None in answers else True)
    held = True if True in answers else None if None in answers else False
    return Stated(held if part.join is Join.ANY or held is None else not held)


def _reasons(part: Group | Condition, facts: Facts, match: UUID | None, *, denied: bool) -> Iterator[Reason]:
    """The lines that hold; below none of, those that do not, said as not so."""
    if isinstance(part, Condition):
        told = stated(part, facts, match)
        if told.holds is (not denied):
            yield Reason(f"not so: {part.sentence}" if denied else part.sentence, told.words)
    elif denied or _judged(part, facts, match).holds:
        for one in part.parts:
            yield from _reasons(one, facts, match, denied=denied is not (part.join is Join.NONE))


def stated(condition: Condition, facts: Facts, match: UUID | None = None) -> Stated:
    """What of one condition is known of this traveller."""
    return _ANSWERS[condition.code](condition, facts, match)


def _known(holds: bool, words: str, others: Sequence[UUID] = ()) -> Stated:
    return Stated(holds, words, tuple(others))


def _route(facts: Facts) -> str:
    return ", ".join(f"{leg.origin or '?'}–{leg.destination or '?'}" for leg in facts.legs)


def _begins(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    place = facts.legs[0].origin if facts.legs else ""
    return _known(place in at.named, _route(facts)) if place else UNKNOWN


def _ends(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    place = facts.legs[-1].destination if facts.legs else ""
    return _known(place in at.named, _route(facts)) if place else UNKNOWN


def _one_of(named: Sequence[str], places: Sequence[str], words: str) -> Stated:
    if set(named) & set(places):
        return _known(True, words)
    return _known(False, words) if places and "" not in places else UNKNOWN


def _departs_from(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _one_of(at.named, [leg.origin for leg in facts.legs], _route(facts))


def _arrives_at(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _one_of(at.named, [leg.destination for leg in facts.legs], _route(facts))


def _in_transit(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    if len(facts.legs) < 2:
        return _known(False, _route(facts)) if facts.legs and facts.whole else UNKNOWN
    changes = [place for place, days in facts.stops if days is not None and 0 <= days <= A_CHANGE]
    if set(changes) & set(at.named):
        return _known(True, _route(facts))
    return UNKNOWN if any(days is None for _, days in facts.stops) else _known(False, _route(facts))


def _on_flight(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    flights = [leg.flight for leg in facts.legs]
    return _one_of(at.named, flights, ", ".join(flights))


def _legs(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    if not facts.legs or at.bound is None:
        return UNKNOWN
    reached = at.bound.holds(len(facts.legs))
    return _known(reached, _route(facts)) if facts.whole or reached else UNKNOWN


def _one_way(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    back = facts.returns
    return UNKNOWN if back is None else _known(back is (at.code == "return"), _route(facts))


def _measured(at: Condition, value: float | None, words: str) -> Stated:
    return UNKNOWN if value is None or at.bound is None else _known(at.bound.holds(value), words)


def _stay(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _measured(at, facts.stay, f"{_route(facts)}: {facts.stay or 0:.1f} d")


def _repeated(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    last = facts.departs_on
    if last is None:
        return UNKNOWN
    near = {(day, flight): key for day, flight, _of, key in facts.travelled
            if last - timedelta(days=at.days) < day <= last and (day, flight) != (last, facts.legs[0].flight)}  # fmt: skip
    kept = sorted(near)[-(at.count - 1) :]
    if len(kept) < at.count - 1:
        return UNKNOWN
    return _known(True, ", ".join(f"{flight} {day}" for day, flight in kept), [near[one] for one in kept])


def _departs_between(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    time = minute_of(facts.legs[0].departs) if facts.legs else ""
    first, last = at.clocks
    inside = first <= time <= last if first <= last else time >= first or time <= last
    return _known(inside, facts.legs[0].departs.replace("T", " ")) if time else UNKNOWN


def _booked(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    begins, ends = day_of(facts.booked), facts.departs_on
    before = float((ends - begins).days) if begins and ends else None
    said = f"{facts.booked.replace('T', ' ')} → {ends}"
    return _measured(at, before if before is None or before >= 0 else None, said)


def _paid(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _known(bool(set(at.named) & set(facts.paid_by)), ", ".join(facts.paid_by)) if facts.paid_by else UNKNOWN


def _unpaid(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _known(not facts.paid_by, ", ".join(facts.paid_by))


def _booked_by(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    said = [one for one in (facts.agency, facts.office) if one]
    return _known(bool(set(at.named) & {one.upper() for one in said}), ", ".join(said)) if said else UNKNOWN


def _no_agency(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _known(not (facts.agency or facts.office), facts.agency or facts.office)


def _party(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _measured(at, facts.party, str(facts.party))


def _split(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    last = facts.departs_on
    near = {locator: key for day, _flight, locator, key in facts.travelled
            if locator and last is not None and abs(day - last) <= NEXT_DAYS}  # fmt: skip
    if len(near) < at.count:
        return UNKNOWN
    kept = sorted(near)[: at.count]
    return _known(True, ", ".join(kept), [near[one] for one in kept if near[one] != facts.key])


def _tickets(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _measured(at, facts.tickets or None, str(facts.tickets))


def _bags(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _measured(at, facts.bags, str(facts.bags))


def _bags_of_party(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    each = facts.party_bags / facts.party if facts.party_bags is not None and facts.party else None
    return _measured(at, each, f"{facts.party_bags} / {facts.party}")


def _a_day(value: float | None, facts: Facts) -> float | None:
    return None if value is None or facts.stay is None else value / max(1.0, facts.stay)


def _bags_a_day(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _measured(at, _a_day(facts.bags, facts), f"{facts.bags} / {facts.stay or 0:.1f} d")


def _kg(facts: Facts) -> float | None:
    return None if facts.weight_g is None else facts.weight_g / 1000


def _weight(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _measured(at, _kg(facts), f"{_kg(facts) or 0:g} kg")


def _weight_a_bag(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    kg = _kg(facts)
    each = kg / facts.bags if kg is not None and facts.bags else None
    return _measured(at, each, f"{kg or 0:g} kg / {facts.bags}")


def _weight_a_day(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _measured(at, _a_day(_kg(facts), facts), f"{_kg(facts) or 0:g} kg / {facts.stay or 0:.1f} d")


def _no_bags(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    return _known(facts.bags is None, str(facts.bags or ""))


def _days(at: Condition, stated_days: Sequence[tuple[int, date]]) -> Stated:
    """One of the documents is enough."""
    if at.bound is None or not stated_days:
        return UNKNOWN
    kept = [day for days, day in stated_days if at.bound.holds(days)]
    return _known(bool(kept), str((kept or [day for _, day in stated_days])[0]))


def _issued(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    last = facts.departs_on
    return _days(at, [((last - day).days, day) for day in facts.issued if last and day <= last])


def _expires(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    last = facts.departs_on
    return _days(at, [((day - last).days, day) for day in facts.expires if last])


def _expired(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    last = facts.departs_on
    past = [day for day in facts.expires if last and day < last]
    return _known(bool(past), str(past[0] if past else facts.expires[0])) if facts.expires and last else UNKNOWN


def _shared(at: Condition, facts: Facts, _: UUID | None) -> Stated:
    others = facts.shared.get("bag tag" if at.code == "tag_shared" else at.shared, ())
    if len(others) < at.count:
        return UNKNOWN
    return _known(True, f"≥ {at.count}", sorted(others, key=str)[: at.count])


def _listed(at: Condition, facts: Facts, match: UUID | None) -> Stated:
    return _known(True, "") if match is not None and match in _matches(at, facts) else UNKNOWN


_ANSWERS = {
    "begins_at": _begins, "ends_at": _ends, "departs_from": _departs_from, "arrives_at": _arrives_at,
    "in_transit_at": _in_transit, "on_flight": _on_flight, "legs": _legs, "one_way": _one_way, "return": _one_way,
    "stay": _stay, "repeated": _repeated, "departs_between": _departs_between, "booked": _booked, "paid_by": _paid,
    "payment_not_stated": _unpaid, "booked_by": _booked_by, "agency_not_stated": _no_agency, "party": _party,
    "split": _split, "tickets": _tickets, "bags": _bags, "bags_of_party": _bags_of_party, "bags_a_day": _bags_a_day,
    "weight": _weight, "weight_a_bag": _weight_a_bag, "weight_a_day": _weight_a_day, "bags_not_stated": _no_bags,
    "tag_shared": _shared, "issued": _issued, "expires": _expires, "expired": _expired, "like_listed": _listed,
    "shared": _shared, "shared_confirmed": _listed,
}  # fmt: skip
