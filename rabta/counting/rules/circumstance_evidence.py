"""Agencies, setting, arrests, destination, flight, vehicles, hiding place, value, case number, bulletin."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rabta.counting.rules import weights as w
from rabta.counting.rules.destinations import destinations_agree
from rabta.counting.rules.facts import ENTRY, IncidentFacts
from rabta.counting.rules.hand_over import at_sea_together, hand_over
from rabta.counting.rules.how_common import rarity
from rabta.counting.rules.reason import Reason

_KINDRED_SETTINGS = (
    frozenset({"airport_passenger", "airport_baggage", "airport_cargo", "parcel"}),
    frozenset({"road", "person", "premises", "cache", "border", "other"}),
    frozenset({"port_container", "parcel", "airport_cargo"}),
    frozenset({"sea", "cache"}),
)
_AT_AN_AIRPORT = frozenset({"airport_passenger", "airport_baggage", "airport_cargo"})
_CUSTODY = frozenset({"ANF", "CUSTOMS"})
_LEAST_SAID = frozenset({"other", "person"})
"""What a reader says when a text names no setting: hardly evidence against another."""
_BRANCH = re.compile(r"(.*\d[/-](?:20)?\d\d) ?[-/(] ?(?:\d{1,2}|[A-Za-z])\)?")
"""The number of a case, and of the part of it that was registered apart: "12/25-1", "12/25 (A)"."""
_ORDINARY_MOST = 1450
"""More than agency, setting, arrests and vehicles together weigh: 558 + 186 + 350 + 2 * 150 + 50 at the most."""


def most_of_circumstances(a: IncidentFacts, b: IncidentFacts) -> int:
    """No less than everything in this module can weigh for two incidents of no common case number."""
    most = _ORDINARY_MOST
    if a.destination and b.destination:
        most += w.SAME_DESTINATION
    if a.flight and a.flight == b.flight:
        most += w.SAME_FLIGHT
    if a.value and a.value == b.value:
        most += w.SAME_VALUE
    if a.hiding and b.hiding:
        most += w.CONCEALMENT_MOST
    if a.bulletin and b.bulletin:
        most += w.SAME_BULLETIN + w.SAME_ENTRY
    if a.content == b.content:
        most += w.TOLD_ALIKE + w.SENT_AGAIN
    if a.case_number and b.case_number:
        most += w.BRANCH_OF_CASE
    return most + w.SAME_RECORD if a.from_table and b.from_table else most


def case_stem(number: str) -> str:
    """The number of the case that this one is a part of: "12/25" of "12/25-1" and of "12/25-A"; else the number itself."""
    part = _BRANCH.fullmatch(number)
    return part[1] if part else number


def agency_evidence(a: IncidentFacts, b: IncidentFacts) -> Reason | None:
    """A shared agency, a pair that hands over by rule, or neither. None when a side names no agency."""
    if not a.agencies or not b.agencies:
        return None
    if shared := a.agencies & b.agencies:
        return _shared(a, b, shared)
    if pair := hand_over(a.agencies, b.agencies):
        return Reason("hand_over", w.HAND_OVER, lambda: f"{pair[0]} hands over to {pair[1]}")
    if a.setting == b.setting == "sea" and at_sea_together(a.agencies, b.agencies):
        both = f"{_all(a.agencies)} and {_all(b.agencies)}"
        return Reason("agency", w.AT_SEA_TOGETHER, f"{both} take part in the same boardings")
    weight = w.OTHER_THAN_CUSTODY if (a.agencies | b.agencies) & _CUSTODY else w.OTHER_AGENCY
    return Reason("agency", weight, f"{_all(a.agencies)} and {_all(b.agencies)} do not usually share a case")


def boarding_evidence(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason]) -> Reason | None:
    """One rare load weighed alike, within a day, by an own service and a partner whose ships board together."""
    if a.setting != "sea" or b.setting != "sea" or a.agencies & b.agencies or not at_sea_together(a.agencies, b.agencies):
        return None
    rare = any(reason.name == "mass_equal" and reason.weight >= w.RARE_LOAD for reason in reasons)
    at_once = any(reason.name.startswith("time_") and reason.weight >= w.NEXT_DAY for reason in reasons)
    text = "one rare load, weighed alike within a day by two services that board together"
    return Reason("boarding", w.ONE_BOARDING, text) if rare and at_once else None


def _shared(a: IncidentFacts, b: IncidentFacts, shared: frozenset[str]) -> Reason:
    """Two reports that name one agency; the less, if it is that agency that reports twice.

    Where both name the same two, giver and taker, each of them counts.
    """
    if not a.reporter or a.reporter != b.reporter:
        return _named_by_both(shared)
    if a.from_table and b.from_table:
        if a.record_number and b.record_number:
            return _records(a, b)
        if a.content == b.content:
            return Reason("sent_again", w.SENT_AGAIN, f"equal rows of two tables of {a.reporter}: one sent again")
        return Reason("two_tables", w.TWO_SHEETS, f"unlike rows of two tables of {a.reporter}: each lists an event once")
    names = ", ".join(sorted(shared))
    apart = a.reported and b.reported and a.reported != b.reported
    if apart and not (a.from_table or b.from_table or a.recap or b.recap):
        return Reason("told_twice", w.TOLD_TWICE, f"both are texts of {names}, of two days: mostly two events")
    part = w.SAME_REPORTER_TEXT_AND_SHEET if a.from_table or b.from_table else w.SAME_REPORTER_TEXTS
    rare = max(rarity("agencies", agency) for agency in shared)
    return Reason("agency", round(part * rare), f"both name {names}")


@lru_cache(maxsize=1000)
def _named_by_both(shared: frozenset[str]) -> Reason:
    rare = sum(sorted([rarity("agencies", agency) for agency in shared], reverse=True)[:2])
    return Reason("agency", round(w.SHARED_AGENCY * rare), f"both name {', '.join(sorted(shared))}")


def _records(a: IncidentFacts, b: IncidentFacts) -> Reason:
    """Rows of two tables of one agency that bear its register's numbers."""
    numbers = f"{a.record_number}, {b.record_number}"
    if a.record_number == b.record_number:
        return Reason("record_number", w.SAME_RECORD, f"same number in the register of {a.reporter}: {a.record_number}")
    return Reason("record_number", w.OTHER_RECORD, f"two numbers in the register of {a.reporter}: {numbers}")


def setting_evidence(a: IncidentFacts, b: IncidentFacts) -> Reason | None:
    """Equal, kindred (a passenger and the baggage) or unlike settings; None when a side has none."""
    return _settings(a.setting, b.setting) if a.setting and b.setting else None


@lru_cache(maxsize=1000)
def _settings(x: str, y: str) -> Reason:
    if x == y:
        return Reason("setting", round(w.SAME_SETTING * rarity("settings", x)), f"same setting: {x}")
    pair = {x, y}
    kindred = bool(pair & _LEAST_SAID) or any(pair <= settings for settings in _KINDRED_SETTINGS)
    text = f"settings differ: {x}, {y}"
    if pair <= _AT_AN_AIRPORT:
        return Reason("setting", w.AT_ONE_AIRPORT, text)
    return Reason("setting", w.KINDRED_SETTING if kindred else w.OTHER_SETTING, text)


def arrest_evidence(a: IncidentFacts, b: IncidentFacts) -> list[Reason]:
    """Arrests where both sides state them. None on one side and some on the other is weak: silence reads as none."""
    reasons = []
    x, y = a.arrests, b.arrests
    if x is not None and y is not None and (x or y):
        reasons.append(_arrests(x, y))
    for name, p, q in (("women", a.women, b.women), ("foreigners", a.foreigners, b.foreigners)):
        if p and p == q:
            reasons.append(Reason(name, w.SAME_WOMEN_OR_FOREIGNERS, f"{name} arrested: {p} on both sides"))
    return reasons


@lru_cache(maxsize=1000)
def _arrests(x: int, y: int) -> Reason:
    if x == y:
        weight = min(round(w.SAME_ARRESTS * rarity("arrests", str(x))), w.SAME_ARRESTS_MOST)
        return Reason("arrests", weight, f"arrested: {x} on both sides")
    text = f"arrested: {min(x, y)} and {max(x, y)}"
    if not x or not y:
        return Reason("arrests", w.ARRESTS_AGAINST_NONE, text)
    return Reason("arrests", w.ARRESTS_OFF_BY_ONE if abs(x - y) == 1 else w.ARRESTS_DIFFER, text)


def travel_evidence(a: IncidentFacts, b: IncidentFacts, *, near_in_time: bool) -> list[Reason]:
    """Destination, flight, vehicles. A flight number counts in full only where the times are near."""
    reasons = []
    if a.destination and b.destination:
        agree = destinations_agree(a.destination, b.destination)
        weight, word = (w.SAME_DESTINATION, "same") if agree else (w.OTHER_DESTINATION, "different")
        reasons.append(Reason("destination", weight, f"{word} destination: {a.destination}, {b.destination}"))
    if a.flight and b.flight:
        same = w.SAME_FLIGHT if near_in_time else w.SAME_FLIGHT_OTHER_DAY
        weight, word = (same, "same") if a.flight == b.flight else (w.OTHER_FLIGHT, "different")
        reasons.append(Reason("flight", weight, f"{word} flight: {a.flight}, {b.flight}"))
    if a.vehicles and a.vehicles == b.vehicles:
        reasons.append(Reason("vehicles", w.SAME_VEHICLES, f"vehicles impounded: {a.vehicles} on both sides"))
    return reasons


def particular_evidence(a: IncidentFacts, b: IncidentFacts, *, one_bulletin: bool) -> list[Reason]:
    """Hiding place, value, case number; a part of a case, and the bulletin's own totals only where `one_bulletin` can be.

    It lists other seizures as well, and the next week's may tell of as many: seizures must agree, and time not disagree.
    """
    reasons = []
    if hidden := a.hiding & b.hiding:
        weight = min(len(hidden) * w.CONCEALMENT_WORD, w.CONCEALMENT_MOST)
        reasons.append(Reason("concealment", weight, "hidden alike"))
    if a.content == b.content and a.place_text and any(line.quantity is not None for line in a.lines):
        reasons.append(Reason("told_alike", w.TOLD_ALIKE, "everything stated is equal on both sides"))
    if a.value and a.value == b.value:
        reasons.append(Reason("value", w.SAME_VALUE, f"same value: {a.value}"))
    if a.case_number and b.case_number and a.agencies & b.agencies:
        if a.case_number == b.case_number:
            reasons.append(Reason("case_number", w.SAME_CASE_NUMBER, f"same case number: {a.case_number}"))
        elif one_bulletin and case_stem(a.case_number) == case_stem(b.case_number) in (a.case_number, b.case_number):
            text = f"one case, and a part of it: {a.case_number}, {b.case_number}"
            reasons.append(Reason("case_branch", w.BRANCH_OF_CASE, text))
        else:
            text = f"two case numbers: {a.case_number}, {b.case_number}"
            reasons.append(Reason("case_numbers", w.OTHER_CASE_NUMBER, text))
    if one_bulletin and (shared := set(a.bulletin) & set(b.bulletin)):
        text = f"their bulletins state the same: {', '.join(sorted(shared))}"
        entry = any(said.startswith(ENTRY) for said in shared)
        weight = w.SAME_ENTRY * entry + w.SAME_BULLETIN * (len(shared) > entry)
        reasons.append(Reason("bulletin", weight, text))
    return reasons


def _all(agencies: frozenset[str]) -> str:
    return ", ".join(sorted(agencies))
