"""Do two incidents tell of one event? One scorer, for placing one report and for recounting all.

The answer is a pure function of the two ends and the frozen weights (weights.py): it does not depend on which end
comes first, on other records, or on the clock.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rabta.counting.rules import weights as w
from rabta.counting.rules.certainty import certainty, never_certain
from rabta.counting.rules.circumstance_evidence import (
    agency_evidence,
    arrest_evidence,
    boarding_evidence,
    most_of_circumstances,
    particular_evidence,
    setting_evidence,
    travel_evidence,
)
from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.hand_over import hand_over
from rabta.counting.rules.lumps import may_be_case_of, may_hold, told_together
from rabta.counting.rules.nothing_against import nothing_against
from rabta.counting.rules.place_evidence import place_evidence
from rabta.counting.rules.reason import Reason
from rabta.counting.rules.seizure_evidence import seizure_evidence
from rabta.counting.rules.time_evidence import put_right_later, time_evidence

RULE_VERSION = w.RULE_VERSION

Outcome = Literal["same", "not", "ask"]
Relation = Literal["same", "part_of", "handed_over", "follow_up", "recap", "distinct"]

_WEIGHTS_DIFFER = frozenset({"mass_near", "mass_far", "mass_contrary"})
_LESS = _WEIGHTS_DIFFER | {"drugs_left_over"}
_FAR = frozenset({"mass_far", "mass_contrary"})
_SPOT = frozenset({"place_words", "site"})
_JOURNEY = frozenset({"destination", "flight"})
_MUCH_AGAINST = "much_against"
_MOST_BESIDE_PLACE_AND_TIME = 3000
"""More than any evidence beside place and time can weigh: a pair further below zero needs no further look."""


class Comparison(NamedTuple):
    """What the rules make of two incidents.

    `score` is the sum of the reasons' weights, in centi-weights. `relation` says what kind of same (same, handed_over,
    recap) or of not the same (part_of, follow_up, distinct) it is. `toward` is the end that the relation points to: the
    whole of a part_of, the taker's report of a hand-over, the report that retells; None where it has no direction.
    """

    outcome: Outcome
    relation: Relation
    score: int
    reasons: tuple[Reason, ...]
    toward: Key | None = None

    @property
    def is_likely_same(self) -> bool:
        """Whether it is taken as the same event as long as no person has said otherwise."""
        return self.score >= w.LIKELY

    @property
    def is_sooner_two(self) -> bool:
        """Whether the likelier answer is no, and for a reason: certainty.py gives it, or two journeys are named."""
        if any(reason.name == _MUCH_AGAINST for reason in self.reasons):
            return True
        return not self.is_likely_same and any(
            reason.name in _JOURNEY and reason.weight <= w.OTHER_DESTINATION for reason in self.reasons
        )

    @property
    def in_brief(self) -> "Comparison":
        """Without the reasons, but those on which `is_sooner_two` hangs, wordless. Of a pair that is not the same it does
        not say whether the two contradict."""
        kept = [Reason(r.name, r.weight, "") for r in self.reasons if r.name in _JOURNEY or r.name == _MUCH_AGAINST]
        return self._replace(reasons=tuple(kept))

    @property
    def contradicts(self) -> bool:
        """Whether the two can stand in one event only by a person's judgement, not through a third incident."""
        if self.outcome != "not":
            return False
        return self.score <= w.CONTRADICTION or any(reason.weight <= w.DECISIVE for reason in self.reasons)


def compare(a: IncidentFacts, b: IncidentFacts) -> Comparison:
    """Weigh every evidence on two incidents. compare(a, b) == compare(b, a).

    Stops early, with the reasons found so far, when no further evidence could lift the pair to a question.
    """
    if (b.content, b.key) < (a.content, a.key):
        a, b = b, a
    if a.source == b.source:
        return _one_list(a, b)
    reasons = place_evidence(a, b)
    time = time_evidence(a, b)
    reasons.append(time)
    score = _weight(reasons)
    if score + _MOST_BESIDE_PLACE_AND_TIME < w.ASK:
        return Comparison("not", "distinct", score, tuple(reasons))
    seizures = seizure_evidence(a, b)
    if any(r.name == "mass_put_right" for r in seizures) and (later := put_right_later(a, b)) and later.weight > time.weight:
        reasons[reasons.index(time)] = time = later
    if a.lumps != b.lumps and any(r.name in _LESS for r in seizures):
        seizures.append(Reason("lump", w.LUMP, f"one tells of {max(a.lumps, b.lumps)} operations together"))
    if _is_hopeless(a, b, found := (*reasons, *seizures)):
        return Comparison("not", "distinct", _weight(found), found)
    for evidence in (agency_evidence(a, b), setting_evidence(a, b)):
        if evidence:
            reasons.append(evidence)
    reasons += seizures
    if boarding := boarding_evidence(a, b, reasons):
        reasons.append(boarding)
    reasons += arrest_evidence(a, b)
    near = time.weight >= w.NEAR_TIME
    reasons += travel_evidence(a, b, near_in_time=near)
    reasons += particular_evidence(a, b, one_bulletin=time.weight >= 0 and _tells_as_much(seizures))
    score = _weight(reasons)
    if a.lumps != b.lumps and (whole := told_together(a, b, reasons)):
        reasons.append(Reason("part", w.ASK - score, "one may be a part of what the other tells of together"))
        return Comparison("ask", "part_of", w.ASK, tuple(reasons), whole.key)
    if w.ASK <= score < w.LIKELY and (likely := nothing_against(a, b, reasons, score)):
        reasons.append(likely)
        score = w.LIKELY
    if score >= w.ASK and (doubt := certainty(a, b, reasons, score) or never_certain(a, b, reasons, score)):
        reasons.append(doubt)
        score += doubt.weight
    relation, toward = _relation(a, b, score, reasons)
    return Comparison(_outcome(score), relation, score, tuple(reasons), toward)


def asked_by_numbers(a: IncidentFacts, b: IncidentFacts) -> tuple[bool, bool]:
    """Of two that `compare` says are asked about: whether numbers of one register are among the reasons, and whether those
    are, or two numbers of cases."""
    if a.source == b.source:
        return False, False
    shown = agency_evidence(a, b) if a.record_number and b.record_number else None
    by_number = shown is not None and shown.name == "record_number"
    two_cases = bool(a.case_number and b.case_number and a.case_number != b.case_number and a.agencies & b.agencies)
    return by_number, by_number or two_cases


def _is_hopeless(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason]) -> bool:
    """Whether place, time and seizures hold a contradiction that no circumstance could outweigh: most pairs end here.

    Further evidence would change neither the answer nor that the two contradict; a whole and its part, and two of one
    case, are looked at to the end.
    """
    if min([reason.weight for reason in reasons]) > w.DECISIVE:
        return False
    if a.lumps != b.lumps or (a.case_number and a.case_number == b.case_number):
        return False
    if (may_be_case_of(a, b) or may_be_case_of(b, a)) and any(reason.name in _SPOT for reason in reasons):
        return False
    return _weight(reasons) + most_of_circumstances(a, b) < w.ASK


def _tells_as_much(seizures: Sequence[Reason]) -> bool:
    """Whether what was taken agrees, and some quantity with it, or one of the two states none."""
    quantities = ("mass_", "number_", "figure_", "no_quantity")
    return _weight(seizures) > 0 and any(r.weight > 0 and r.name.startswith(quantities) for r in seizures)


def _weight(reasons: Iterable[Reason]) -> int:
    return sum([reason.weight for reason in reasons])


def _outcome(score: int) -> Outcome:
    if score >= w.SAME:
        return "same"
    return "ask" if score >= w.ASK else "not"


def _one_list(a: IncidentFacts, b: IncidentFacts) -> Comparison:
    """Two entries of one list: a statement tells each event once. Equal rows and equal accounts may be a slip: ask."""
    if repeats(a, b):
        if a.case_number:
            text = f"one report tells of the case {a.case_number} again, with nothing changed"
            return Comparison("same", "same", w.EXACT_COPY, (Reason("told_again", w.EXACT_COPY, text),))
        reason = Reason("equal_accounts", w.ASK, "one report tells exactly the same again, without a number: two or one?")
        return Comparison("ask", "distinct", w.ASK, (reason,))
    if a.from_table and a.content == b.content and a.reported == b.reported:
        reason = Reason("equal_rows", w.ASK, "two equal rows of one table, no record numbers: two seizures or one?")
        return Comparison("ask", "distinct", w.ASK, (reason,))
    reason = Reason("one_list", w.NEVER, "one report lists both: it tells each event once")
    return Comparison("not", "distinct", w.NEVER, (reason,))


def repeats(a: IncidentFacts, b: IncidentFacts) -> bool:
    """Whether one statement tells of the two in exactly the same terms, with none between that does so too.

    Of a hundred such accounts each is held beside the one before it, never beside all.
    """
    return not a.from_table and a.source == b.source and a.content == b.content and abs(a.repeat - b.repeat) == 1


def _relation(
    a: IncidentFacts, b: IncidentFacts, score: int, reasons: list[Reason]
) -> tuple[Relation, Key | None]:
    if score < w.SAME and (all_taken := _registered_as_cases(a, b, reasons)) is not None:
        return "part_of", all_taken.key
    if score >= w.ASK:
        if a.recap != b.recap:
            return "recap", (a if a.recap else b).key
        if not a.agencies & b.agencies and (pair := hand_over(a.agencies, b.agencies)):
            return "handed_over", (a if pair[1] in a.agencies else b).key
        return "same", None
    if a.lumps != b.lumps and may_hold(whole := max(a, b, key=lambda f: f.lumps), b if whole is a else a, reasons):
        return "part_of", whole.key
    if any(r.name == "case_number" for r in reasons):
        return "follow_up", None
    return "distinct", None


def _registered_as_cases(a: IncidentFacts, b: IncidentFacts, reasons: list[Reason]) -> IncidentFacts | None:
    """The one that tells of all that was taken, where the other tells of a case of it: of one spot and day, but lighter."""
    names = {reason.name for reason in reasons if reason.weight > 0}
    differ = _WEIGHTS_DIFFER if any(r.name == "case_numbers" for r in reasons) else _FAR
    if not names & _SPOT or not names & {"agency", "hand_over"} or not any(r.name in differ for r in reasons):
        return None
    if any(reason.name.startswith("time_") and reason.weight < w.NEXT_DAY for reason in reasons):
        return None
    whole = next((one for one, other in ((a, b), (b, a)) if may_be_case_of(other, one)), None)
    return None if whole is None or any(r.weight <= w.OTHER_DISTRICT for r in reasons if r.name == "district") else whole
