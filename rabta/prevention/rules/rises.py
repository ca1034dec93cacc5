"""Which of many series rose of late: one predictive test of each, and one bound on false alarms over all of them.

A series counts events in blocks of 28 days, the newest first; the block before the newest is left out, so that a rise which
has begun does not hide itself. What the newest block would hold where nothing changed is a negative binomial (a Poisson
whose rate varies as Gamma does), with the mean of up to two years of blocks, so that every season stands in it twice. How
much series vary beyond Poisson is estimated of each and drawn towards that of all, by how much the series has to say; the
width allows for the mean being an estimate. The alarms are those that Benjamini and Hochberg (1995) leave standing.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from typing import TypeVar

FALSE_SHARE = 0.05
"""Of the alarms of one look at most this share is expected to be false, where series vary as the model says."""
DAYS = 28
BLOCKS, LEFT_OUT, FEWEST_BLOCKS = 26, 1, 6
"""Blocks before the newest: most used, left out between, and fewer than which nothing is said."""
FEWEST = 3
"""Fewer events are no rise, whatever was before."""
OWN_WORD = 20
"""Events after which a series is believed half, and all series half, about how much it varies."""
SURELY = 1e-12
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Rise:
    """`late` events in the newest block, where `expected` were; `chance` of so many or more where nothing changed."""

    late: int
    expected: float
    chance: float
    alarms: bool


def rises(counted: Mapping[K, Sequence[int]], *, false_share: float = FALSE_SHARE) -> dict[K, Rise]:
    """Every series that can be watched, with whether it alarms. A series: events in blocks of DAYS, the newest first.

    A series is watched from FEWEST_BLOCKS blocks before on, and where it held anything.

    >>> quiet = {f"q{n}": [1, 1, 2, 1, 0, 1, 2, 1, 1, 0, 1, 2] for n in range(9)}
    >>> {name for name, one in rises({**quiet, "up": [12, 3, *quiet["q0"][2:]]}).items() if one.alarms}
    {'up'}
    """
    watched = {
        key: (blocks[0], list(blocks[1 + LEFT_OUT : 1 + LEFT_OUT + BLOCKS])) for key, blocks in counted.items()
        if len(blocks) >= 1 + LEFT_OUT + FEWEST_BLOCKS and any(blocks)
    }  # fmt: skip
    together = _spread_of_all([before for _, before in watched.values()])
    found = {key: (late, *_chance(late, before, together)) for key, (late, before) in watched.items()}
    bound = _bound([chance for *_, chance in found.values()], false_share)
    return {
        key: Rise(late, expected, chance, late >= FEWEST and late > expected and chance <= bound)
        for key, (late, expected, chance) in found.items()
    }


def _chance(late: int, before: Sequence[int], together: float) -> tuple[float, float]:
    """What was expected, and how likely so many or more are. Half an event more than seen, so that nought is never sure."""
    blocks, seen = len(before), sum(before)
    mean = (seen + 0.5) / blocks
    own = _spread(before)
    believed = seen / (seen + OWN_WORD)
    spread = believed * own + (1 - believed) * together
    return mean, tail(late, mean, (mean + spread * mean * mean) * (1 + 1 / blocks))


def _spread(before: Sequence[int]) -> float:
    """By how much a series varies beyond Poisson: its variance is mean + spread x mean squared."""
    mean = sum(before) / len(before)
    return max(0.0, (_variance(before) - mean) / mean**2) if mean else 0.0


def _spread_of_all(series: Sequence[Sequence[int]]) -> float:
    """The same of all series as one, by the method of moments."""
    beyond = whole = 0.0
    for before in series:
        mean, variance = sum(before) / len(before), _variance(before)
        beyond += variance - mean
        whole += mean * mean - variance / len(before)
    return max(0.0, beyond / whole) if whole > 0 else 0.0


def _variance(counts: Sequence[int]) -> float:
    mean = sum(counts) / len(counts)
    return sum((one - mean) ** 2 for one in counts) / (len(counts) - 1)


def tail(count: int, mean: float, variance: float) -> float:
    """The chance of `count` or more of a negative binomial of this mean and variance; Poisson where they are equal.

    >>> round(tail(2, 1.0, 1.0), 4), round(tail(2, 1.0, 2.0), 4), tail(0, 1.0, 2.0)
    (0.2642, 0.25, 1.0)
    """
    if count <= 0:
        return 1.0
    beyond = variance - mean
    size = mean * mean / beyond if beyond > SURELY * mean else 0.0
    at = -mean if not size else size * (log(size) - log(size + mean))
    below = 0.0
    for number in range(count):
        below += exp(at)
        at += (log(mean) if not size else log(size + number) + log(mean) - log(size + mean)) - log1p(number)
    return max(SURELY, 1.0 - below)


def _bound(chances: Sequence[float], false_share: float) -> float:
    """The largest chance that alarms; nought where none does."""
    ranked = sorted(chances)
    return max((one for rank, one in enumerate(ranked, 1) if one <= false_share * rank / len(ranked)), default=0.0)
