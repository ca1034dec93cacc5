"""How sure a share is: the interval of Wilson (1927), two-sided 95 %, and when a number is too small to be said."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959964
LEAST_JUDGED = 20
"""Judged hits below which no precision is said: the interval would be wider than half."""


@dataclass(frozen=True)
class Share:
    """So many of so many, with the interval the share lies in."""

    part: int
    whole: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share as counted; nought of nothing."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def is_too_few(self) -> bool:
        """Whether too few were judged for a precision to be said."""
        return self.whole < LEAST_JUDGED


def share_of(part: int, whole: int) -> Share:
    """The share with its interval; of nothing it may be anything.

    >>> one = share_of(5, 20); round(one.low, 3), round(one.high, 3)
    (0.112, 0.469)
    >>> share_of(0, 0)
    Share(part=0, whole=0, low=0.0, high=1.0)
    """
    if whole == 0:
        return Share(part, whole, 0.0, 1.0)
    share, square = part / whole, Z * Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole)) / (1 + square / whole)
    return Share(part, whole, max(0.0, middle - half), min(1.0, middle + half))
