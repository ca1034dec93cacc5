"""Whether something was seen more often of late than before: one exact test with a stated rate of false alarms.

Given how often it was seen in all, each time falls into the last days by the share of days they are, where nothing changed.
The chance of so many or more there is a binomial tail; the rate of false alarms is never above what is stated, however often
it is seen (the conditional test of two Poisson rates: Przyborowski and Wilenski, 1940).
"""

from dataclasses import dataclass
from math import comb

FALSE_ALARMS = 0.01
"""At most one alarm in a hundred where nothing changed, for each thing looked at once."""
DAYS, DAYS_BEFORE = 28, 336
FEWEST = 3
"""Fewer is no rise, whatever was before."""


@dataclass(frozen=True)
class Rise:
    """So many in the last days, so many in the days before, and how likely that is where nothing changed."""

    late: int
    before: int
    chance: float

    @property
    def alarms(self) -> bool:
        """Whether it is proposed as a warning."""
        return self.late >= FEWEST and self.chance <= FALSE_ALARMS


def rise(late: int, before: int, *, days: int = DAYS, days_before: int = DAYS_BEFORE) -> Rise:
    """Compare the last `days` with the `days_before` that went before.

    >>> rise(6, 4).alarms, rise(2, 20).alarms
    (True, False)
    """
    whole, share = late + before, days / (days + days_before)
    chance = sum(comb(whole, n) * share**n * (1 - share) ** (whole - n) for n in range(late, whole + 1))
    return Rise(late, before, min(1.0, chance))
