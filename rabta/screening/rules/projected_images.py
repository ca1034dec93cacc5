"""Answers to projected test images, as rates with intervals: of lanes, airports and kinds of image.

No answer is kept by person, so no figure of one can be made; below 100 images a page says that they are few, for about 100
are needed for a reliability of 0.7 (Buser et al. 2025). Wilson's interval: E. B. Wilson, JASA 22 (1927) 209.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

ENOUGH = 100
Z = 1.959964
"""Of a two-sided interval of 95 per cent."""


@dataclass(frozen=True)
class Share:
    """A share in per cent with its interval; None where there was nothing to share."""

    n: int
    of: int
    value: float | None
    low: float
    high: float

    @property
    def rest(self) -> int:
        """What is not of the share."""
        return self.of - self.n

    @property
    def enough(self) -> bool:
        """Whether there are enough for the share to be told without its interval before it."""
        return self.of >= ENOUGH


@dataclass(frozen=True)
class Rate:
    """Images that were found of those shown, and alarms where none was shown."""

    hits: Share
    false_alarms: Share

    @property
    def shares(self) -> tuple[Share, Share]:
        """Both, in order."""
        return self.hits, self.false_alarms


def wilson(n: int, of: int) -> tuple[float, float]:
    """The interval of a share at 95 per cent, from 0 to 1; (0, 1) of nothing.

    >>> [round(end, 3) for end in wilson(80, 100)]
    [0.711, 0.867]
    """
    if not of:
        return 0.0, 1.0
    share, square = n / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def share(n: int, of: int) -> Share:
    """A share in per cent, to a tenth."""
    low, high = wilson(n, of)
    return Share(n, of, round(100 * n / of, 1) if of else None, round(100 * low, 1), round(100 * high, 1))


def rates(answers: Iterable[tuple[tuple[str, ...], str, int]]) -> list[tuple[tuple[str, ...], Rate]]:
    """(whose, answer, how many) put together: for each of whom, in order, hits of images shown and alarms where none was."""
    found: dict[tuple[str, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for whose, answer, n in answers:
        found[whose][answer] += n
    return [
        (whose, Rate(share(said["hit"], said["hit"] + said["miss"]),
                     share(said["false_alarm"], said["false_alarm"] + said["right_no"])))
        for whose, said in sorted(found.items())
    ]  # fmt: skip
