"""Whether two mentions are one person: a readable list of weighted reasons, and one of three outcomes.

A pure function of its two ends and of the frozen weights: nothing else in the record moves it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rabta.resolution.rules.identity import weights
from rabta.resolution.rules.identity.called import names_alike, relatives_alike
from rabta.resolution.rules.identity.facts import Days, Identifier, Person
from rabta.vocabulary.rules.documents.alike import Likeness, alike

Outcome = Literal["same", "not", "ask"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: above 0 it speaks for one person, below 0 against. `a`, `b`: as the two reports write it."""

    name: str
    weight: int
    a: str
    b: str
    kind: str = ""

    def stored(self) -> dict[str, object]:
        """As the judgement keeps it."""
        return {"name": self.name, "weight": self.weight, "a": self.a, "b": self.b, "kind": self.kind}


@dataclass(frozen=True, slots=True)
class Comparison:
    """`contradicts`: two lifelong numbers differ, so that nothing automatic may bring the two together."""

    outcome: Outcome
    score: int
    reasons: tuple[Reason, ...]
    contradicts: bool = False


def compare(a: Person, b: Person) -> Comparison:
    """The judgement on two mentions; the same whichever comes first, but for the order inside each reason."""
    known = _identifiers(a, b)
    reasons = [*known, *_names(a, b), *_birth(a, b)]
    contradicts = any(one.name == "card_differs" for one in reasons)
    score = sum(one.weight for one in reasons)
    ordered = tuple(sorted(reasons, key=lambda one: (-one.weight, one.name, one.kind)))
    return Comparison(_outcome(reasons, score, contradicts=contradicts), score, ordered, contradicts)


def cards_contradict(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the lifelong numbers of two mentions cannot be one person's: both have some, and no two are one slip apart."""
    return bool(some and others) and not any(alike(one, other) for one in some for other in others)


def _outcome(reasons: Sequence[Reason], score: int, *, contradicts: bool) -> Outcome:
    weight = {one.name: one.weight for one in reasons}
    by_number = sum(one.weight for one in reasons if one.name in ("identifier_same", "identifier_slip"))
    if contradicts:
        return "ask" if score - weights.CARD_DIFFERS >= weights.SAME and by_number >= weights.DECISIVE else "not"
    agreeing = (weight.get("name", 0), weight.get("father", 0), weight.get("birth", 0))
    likely = all(has >= needs for has, needs in zip(agreeing, weights.ALIKE_TO_ASK, strict=True))
    if score < weights.ASK or not (by_number or likely):
        return "not"
    against = weight.get("name", 0) <= weights.NAMES_AGAINST or weight.get("birth", 0) <= weights.BORN_APART
    settled = by_number >= weights.DECISIVE and not against
    by_slip_alone = not any(one.name == "identifier_same" for one in reasons)
    if by_slip_alone and not (agreeing[0] >= weights.ALIKE_TO_ASK[0] and max(agreeing[1:]) >= weights.BORN_SAME_YEAR):
        return "ask"
    return "same" if settled and score >= weights.SAME else "ask"


def _identifiers(a: Person, b: Person) -> list[Reason]:
    found: list[Reason] = []
    for group in sorted({one.group for one in a.known_by} & {one.group for one in b.known_by}):
        ours = [one for one in a.known_by if one.group == group]
        theirs = [one for one in b.known_by if one.group == group]
        likenesses = [reason for one in ours for other in theirs if (reason := _of_two(one, other, group))]
        if likenesses:
            found.append(max(likenesses, key=lambda reason: (reason.weight, reason.a, reason.b)))
    if cards_contradict(a.cards, b.cards):
        found.append(Reason("card_differs", weights.CARD_DIFFERS, min(a.cards), min(b.cards), "card"))
    return found


def _of_two(one: Identifier, other: Identifier, group: str) -> Reason | None:
    if one.issuer and other.issuer and one.issuer != other.issuer:
        return None
    if one.value == other.value:
        return Reason("identifier_same", weights.IDENTIFIER_SAME[group], one.written, other.written, group)
    if group not in weights.SLIPS_OF or (one.check_holds and other.check_holds):
        return None
    slip = alike(one.value, other.value)
    if slip is None or slip is Likeness.SAME:
        return None
    failed = weights.CHECK_FAILED if False in (one.check_holds, other.check_holds) else 0
    return Reason("identifier_slip", weights.IDENTIFIER_SLIP[slip] + failed, one.written, other.written, f"{group}:{slip}")


def _names(a: Person, b: Person) -> list[Reason]:
    found = []
    for name, steps, unlike in (
        ("name", weights.NAME, weights.NAME_UNLIKE),
        ("father", weights.FATHER, weights.FATHER_UNLIKE),
        ("husband", weights.HUSBAND, weights.HUSBAND_UNLIKE),
    ):
        one, other = getattr(a, name), getattr(b, name)
        if one and other:
            likeness = names_alike(one, other) if name == "name" else relatives_alike(one, other)
            weight = next((weight for least, weight in steps if likeness >= least), unlike)
            found.append(Reason(name, weight, one, other, f"{likeness:.2f}"))
    return found


def _birth(a: Person, b: Person) -> list[Reason]:
    if a.born is None or b.born is None:
        return []
    weight = _born(a.born, b.born)
    return [Reason("birth", weight, _written(a.born), _written(b.born))] if weight else []


def _born(one: Days, other: Days) -> int:
    exact = one[0] == one[1] and other[0] == other[1]
    if exact and one == other:
        first_of_january = (one[0].month, one[0].day) == (1, 1)
        return weights.BORN_FIRST_OF_JANUARY if first_of_january else weights.BORN_SAME_DAY
    if one[0] <= other[1] and other[0] <= one[1]:
        narrow = max((days[1] - days[0]).days for days in (one, other)) <= 366
        return weights.BORN_SAME_YEAR if narrow else weights.BORN_MAY_BE
    if exact and _one_slip(one[0], other[0]):
        return weights.BORN_ONE_SLIP
    years = (max(one[0], other[0]) - min(one[1], other[1])).days / 365.25
    if years > weights.BORN_FAR_YEARS:
        return weights.BORN_FAR
    return weights.BORN_NEAR if years <= weights.BORN_NEAR_YEARS else weights.BORN_APART


def _one_slip(one: dt.date, other: dt.date) -> bool:
    """Day and month exchanged, or one digit of the date another."""
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return True
    return sum(x != y for x, y in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True)) == 1


def _written(days: Days) -> str:
    first, last = days
    if first == last:
        return first.isoformat()
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return str(first.year) if whole_year else f"{first.isoformat()}/{last.isoformat()}"
