"""Are two written names one person's? `scored(a, b)` answers with a score and the reasons that add up to it.

The score is the chance that two names are one person's where one pair in six is, as among the pairs the tables were
fitted on (weights.json says when and on what). It is not the chance that two travellers are one person: many share a
name. It acts on nobody; a named person decides. A name's origin is neither asked nor told.
"""

from functools import cache
from math import exp, log
from typing import Final

from rabta.resolution.rules.names.aligned import aligned
from rabta.resolution.rules.names.features import features
from rabta.resolution.rules.names.prepared import PreparedName, Way
from rabta.resolution.rules.names.reason import Reason
from rabta.resolution.rules.names.telling import told
from rabta.resolution.rules.names.weighing import HELD_BY, Weighing, frozen_weighing, held_down

_PER_CENTI_WEIGHT: Final = log(2) / 100
# Set by hand, 2026-12-01: the lists that the tables are fitted on state no father as such. A father's name that is
# another man's is strong evidence between two records that both state it, and a common one agrees often by chance.
FATHER_SAME, FATHER_CONTRARY = 350, -700
_FATHER_HALFWAY: Final = 0.72
_COMMON: Final = 0.35


@cache
def frozen() -> Weighing:
    """The tables that the project ships, read once."""
    return frozen_weighing()


def version() -> str:
    """Under which the tables are frozen."""
    return frozen().version


def score(a: PreparedName, b: PreparedName) -> float:
    """0 to 1; 0 where one of the names holds no letter. The same either way round.

    >>> from rabta.resolution.rules.names.prepared import prepared
    >>> score(prepared("Abdul Qadir"), prepared("عبدالقادر")) > 0.5 > score(prepared("Gul Khan"), prepared("Ali Khan"))
    True
    """
    return chance(weight(a, b)) if a.ways and b.ways else 0.0


def chance(centi_weights: float) -> float:
    """The chance that centi-weights stand for."""
    return 1 / (1 + exp(-max(-4000.0, min(4000.0, centi_weights)) * _PER_CENTI_WEIGHT))


def weight(a: PreparedName, b: PreparedName) -> float:
    """The centi-weights of all reasons together; -4000 where there is no name to compare."""
    if not a.ways or not b.ways:
        return -4000.0
    if b.text < a.text:
        a, b = b, a
    return max(weight_of_ways(x, y) for x, y in ways(a, b)) + fathers(a, b)


def scored(a: PreparedName, b: PreparedName) -> tuple[float, tuple[Reason, ...]]:
    """The score and its reasons, heaviest first. The reasons' weights add up to the score's, but for rounding."""
    if not a.ways or not b.ways:
        return 0.0, (Reason("no_name", -4000, "One of the two holds no name."),)
    if b.text < a.text:
        a, b = b, a
    best = max(ways(a, b), key=lambda pair: weight_of_ways(*pair))
    laid = aligned(*best)
    values = features(*best, laid)
    added = frozen().contributions(values)
    reasons = told(*best, laid, added, frozen().start)
    if held := held_down(frozen().start + sum(added), *(values[place] for place in HELD_BY)):
        said = "No name of the one is like a name of the other, or only a common one."
        reasons.append(Reason("little_shared", round(held), said))
    by_father = fathers(a, b)
    if a.father and b.father:
        name = "fathers_name_same" if by_father >= 0 else "fathers_name_contrary"
        said = " and ".join(" ".join(one.text for one in way.tokens) for way in (a.father, b.father))
        reasons.append(Reason(name, round(by_father), f"Father or husband: {said}."))
    reasons.sort(key=lambda reason: (-abs(reason.weight), reason.name, reason.text))
    return score(a, b), tuple(reasons)


def fathers(a: PreparedName, b: PreparedName) -> float:
    """The centi-weights of the fathers' (or husbands') names, where both are stated as such; else 0."""
    if a.father is None or b.father is None:
        return 0.0
    laid = aligned(a.father, b.father)
    covered = features(a.father, b.father, laid)[0]
    if covered < _FATHER_HALFWAY:
        return FATHER_CONTRARY * (1 - covered / _FATHER_HALFWAY)
    rare = min(1.0, max((one.weight for one in a.father.tokens), default=0.0) + _COMMON)
    return FATHER_SAME * rare * (covered - _FATHER_HALFWAY) / (1 - _FATHER_HALFWAY)


def weight_of_ways(a: Way, b: Way) -> float:
    """The centi-weights of one way each, without what fathers add."""
    return frozen().weight(features(a, b, aligned(a, b)))


def ways(a: PreparedName, b: PreparedName) -> list[tuple[Way, Way]]:
    """Each way one is called beside each of the other's; with the father's name after it where only one states it."""
    pairs = [(x, y) for x in a.ways for y in b.ways]
    if a.father and not b.father:
        pairs += [(x, y) for x in a.with_father for y in b.ways]
    elif b.father and not a.father:
        pairs += [(x, y) for x in a.ways for y in b.with_father]
    return pairs
