"""The middle of some numbers and how far they lie apart, without a shape for how they lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median, quantiles

FEWEST = 5
"""Of fewer numbers no quarters are told, only the least and the most."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How many; the median; the first and third quarter, None of fewer than FEWEST; the least and the most."""

    n: int
    middle: Decimal
    low: Decimal | None
    high: Decimal | None
    least: Decimal
    most: Decimal


def spread(values: Sequence[Decimal]) -> Spread | None:
    """None of nothing.

    >>> found = spread([Decimal(n) for n in (40, 50, 60, 70, 80)])
    >>> found.middle, found.low, found.high
    (Decimal('60'), Decimal('50'), Decimal('70'))
    """
    if not values:
        return None
    low, high = (None, None)
    if len(values) >= FEWEST:
        low, _, high = quantiles(values, n=4, method="inclusive")
    return Spread(n=len(values), middle=median(values), low=low, high=high, least=min(values), most=max(values))
