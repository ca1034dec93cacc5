"""What is at stake in a question, and how doubtful it is: the order in which a person is asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from rabta.counting.rules.projection import ProjectedEvent
from rabta.counting.rules.weights import LIKELY

Amounts = dict[tuple[str, str], Decimal]
"""(substance code, unit) -> what counts; the unit of masses is "g"."""
EVEN = 50
MOST_TOGETHER = 300
"""Pairs decided in one deed; of a longer list a page shows and decides so many at a time."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What some events count together."""

    events: int
    arrests: int
    mass_g: int
    amounts: Amounts = field(hash=False)


def counted(events: Iterable[ProjectedEvent]) -> Counted:
    """The sums over these events: a lump of other events counts nothing, and is an event all the same."""
    events = list(events)
    amounts: Amounts = {}
    for event in events:
        for line in event.lines:
            if line.g is not None:
                at, amount = (line.substance, "g"), Decimal(line.g)
            elif line.n is not None:
                at, amount = (line.substance, line.unit or "unknown"), Decimal(line.n)
            else:
                continue
            amounts[at] = amounts.get(at, Decimal(0)) + amount
    return Counted(
        events=len(events),
        arrests=sum(event.arrests or 0 for event in events),
        mass_g=sum(int(amount) for (_, unit), amount in amounts.items() if unit == "g"),
        amounts=amounts,
    )


def at_stake(one: Counted, other: Counted) -> int:
    """Whole grams by which the count differs between the two answers, each substance by itself and none against another.

    >>> a = Counted(1, 0, 5, {("heroin", "g"): Decimal(5)})
    >>> at_stake(a, Counted(1, 0, 3, {("opium", "g"): Decimal(3)}))
    8
    """
    keys = {key for key in one.amounts.keys() | other.amounts.keys() if key[1] == "g"}
    return int(sum(abs(one.amounts.get(key, Decimal(0)) - other.amounts.get(key, Decimal(0))) for key in keys))


def doubt(score: int | None) -> int:
    """How likely the likelier answer is the wrong one, in per cent: 50 at LIKELY; every hundred beside it halves the odds.

    Never less than 1: nothing is certain. Without a score (the rules never put the two side by side, but persons differ)
    nothing is known: 50.

    >>> doubt(LIKELY), doubt(LIKELY + 100), doubt(LIKELY - 200), doubt(LIKELY + 3000), doubt(None)
    (50, 33, 20, 1, 50)
    """
    return EVEN if score is None else max(1, round(100 / (1 + 2 ** (abs(score - LIKELY) / 100))))


def weight(masses_g: Iterable[int | None], score: int | None) -> int:
    """How much a question can weigh at most: the lighter of what its two ends state, in grams, times the doubt.

    >>> weight([400, 300], LIKELY), weight([400, None], LIKELY), weight([None, None], None)
    (15000, 20000, 0)
    """
    return min((mass_g for mass_g in masses_g if mass_g is not None), default=0) * doubt(score)
