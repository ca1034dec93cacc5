"""Whether what laboratories found of late is purer than before: one exact test of ranks, with a stated rate of false alarms.

Where nothing changed every order of the results is as likely as any other, so the chance of a sum of late ranks that high is
counted exactly (Wilcoxon, 1945), ties sharing their ranks. It needs no shape of how purities lie.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import comb
from statistics import median

FALSE_ALARMS = 0.01
FEWEST_LATE, FEWEST_BEFORE = 3, 8
MOST = 400
"""Results that are compared: the newest before."""


@dataclass(frozen=True)
class Purer:
    """The medians of late and earlier results, in per cent, how many of each, and the chance where nothing changed."""

    late: Decimal
    before: Decimal
    results: int
    earlier: int
    chance: float

    @property
    def alarms(self) -> bool:
        """Whether it is told as a signal."""
        return self.late > self.before and self.chance <= FALSE_ALARMS


def purer(late: Sequence[Decimal], before: Sequence[Decimal]) -> Purer | None:
    """Compare late results with earlier ones (per cent); None where there are too few to say anything.

    >>> found = purer([Decimal(n) for n in (71, 75, 80)], [Decimal(n) for n in (30, 35, 40, 42, 45, 50, 52, 60, 61)])
    >>> found.alarms, found.late, found.before
    (True, Decimal('75'), Decimal('45'))
    """
    if len(late) < FEWEST_LATE or len(before) < FEWEST_BEFORE:
        return None
    late, before = list(late)[:MOST], list(before)[:MOST]
    ranks = _ranks([*late, *before])
    chance = _chance(ranks, len(late), sum(ranks[: len(late)]))
    return Purer(median(late), median(before), len(late), len(before), chance)


def _ranks(values: Sequence[Decimal]) -> list[int]:
    """Twice the rank of each value, so that shared ranks are whole."""
    times, below, rank = Counter(values), 0, {}
    for value in sorted(times):
        rank[value] = 2 * below + times[value] + 1
        below += times[value]
    return [rank[value] for value in values]


def _chance(ranks: Sequence[int], chosen: int, total: int) -> float:
    """The share of all choices of so many ranks whose sum is that high or higher."""
    ways: list[Counter[int]] = [Counter({0: 1}), *(Counter() for _ in range(chosen))]
    for rank in ranks:
        for number in range(chosen, 0, -1):
            for reached, count in ways[number - 1].items():
                ways[number][reached + rank] += count
    return sum(count for reached, count in ways[chosen].items() if reached >= total) / comb(len(ranks), chosen)
