"""How far an estimate may be off: quantiles, and Wilson's interval for a share."""

import math
from dataclasses import dataclass
from statistics import NormalDist


@dataclass(frozen=True)
class Interval:
    """An estimate and what it may be."""

    value: float
    low: float
    high: float


def normal_quantile(confidence: float) -> float:
    """How many standard errors lie to each side: 1.96 at 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def student_quantile(confidence: float, freedom: int) -> float:
    """The same for Student's t with so many degrees of freedom (Abramowitz and Stegun 26.7.5; exact at one and two).

    Within five thousandths of the printed tables from three degrees on at 0.95.
    """
    upper = 0.5 + confidence / 2
    if freedom <= 1:
        return math.tan(math.pi * (upper - 0.5))
    if freedom == 2:
        return (2 * upper - 1) * math.sqrt(2 / (4 * upper * (1 - upper)))
    z = NormalDist().inv_cdf(upper)
    return (
        z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * freedom**4)
    )  # fmt: skip


def wilson(yes: int, seen: int, *, of: int | None = None, confidence: float = 0.95) -> Interval | None:
    """Wilson's interval (1927) for a share, narrower where `seen` are a good part of `of` (the spread times 1 - n/N).

    None where nothing was seen; the share itself where all were.
    """
    if seen == 0:
        return None
    share = yes / seen
    if of is not None and seen >= of:
        return Interval(share, share, share)
    z2 = normal_quantile(confidence) ** 2 * (1 - seen / of if of else 1.0)
    middle = (share + z2 / (2 * seen)) / (1 + z2 / seen)
    half = math.sqrt(z2 * (share * (1 - share) / seen + z2 / (4 * seen**2))) / (1 + z2 / seen)
    return Interval(share, min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half)))
