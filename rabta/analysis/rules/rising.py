"""Whether a share rose between the halves of a period: Newcombe's interval, and one bound over many series.

Of shares and not of counts, so that more reports, a new unit or a campaign raise nothing by themselves.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TypeVar

from rabta.clearance.rules.interval import wilson

CONFIDENCE, DOUBT = 0.95, 0.05
FEWEST_OF, FEWEST_MONTHS = 10, 4
"""Events that state it in a half, and months of a period, fewer than which nothing is said of a rise."""
K = TypeVar("K", bound=Hashable)


class Course(StrEnum):
    """What became of a share."""

    RISES = "rises"
    FALLS = "falls"
    NO_CHANGE_SHOWN = "steady"
    TOO_FEW = "too_few"


@dataclass(frozen=True, kw_only=True)
class Change:
    """Events by month; of which half how many events of how many that state it; the difference of shares with its interval
    at 95 per cent; and what may be said of it where as many series are looked at as there are."""

    months: tuple[int, ...]
    early: int
    early_of: int
    late: int
    late_of: int
    low: float
    high: float
    course: Course

    @property
    def difference(self) -> float:
        """The later share less the earlier one."""
        return _share(self.late, self.late_of) - _share(self.early, self.early_of)


def changes(months: Mapping[K, Sequence[int]], of: Sequence[int], *, series: int) -> dict[K, Change]:
    """Every series of events by month against `of`, the events of each month that state it. A middle month is in no half.

    `series`: how many are looked at in all; a rise or a fall is told where it would stand among so many (Bonferroni).

    >>> found = changes({"a": [2, 3, 2, 9, 9, 8], "b": [8, 7, 8, 1, 1, 2]}, [10] * 6, series=2)
    >>> found["a"].course.value, found["b"].course.value
    ('rises', 'falls')
    """
    strict = 1 - DOUBT / max(series, 1)
    return {key: _change(tuple(held), tuple(of), strict) for key, held in months.items()}


def _change(series: tuple[int, ...], of: tuple[int, ...], strict: float) -> Change:
    half = len(series) // 2
    early, early_of = sum(series[:half]), sum(of[:half])
    late, late_of = (sum(series[-half:]), sum(of[-half:])) if half else (0, 0)
    low, high = difference_between(late, late_of, early, early_of)
    course = Course.TOO_FEW
    if len(series) >= FEWEST_MONTHS and min(early_of, late_of) >= FEWEST_OF:
        surely_low, surely_high = difference_between(late, late_of, early, early_of, confidence=strict)
        course = Course.RISES if surely_low > 0 else Course.FALLS if surely_high < 0 else Course.NO_CHANGE_SHOWN
    return Change(months=series, early=early, early_of=early_of, late=late, late_of=late_of, low=low, high=high,
                  course=course)  # fmt: skip


def difference_between(
    late: int, late_of: int, early: int, early_of: int, *, confidence: float = CONFIDENCE
) -> tuple[float, float]:  # fmt: skip
    """The interval of a difference of two shares: Newcombe (1998), method 10, of Wilson's intervals. (-1, 1) of nothing.

    >>> [round(end, 4) for end in difference_between(56, 70, 48, 80)]
    [0.0524, 0.3339]
    """
    a, b = wilson(late, late_of, confidence=confidence), wilson(early, early_of, confidence=confidence)
    if a is None or b is None:
        return -1.0, 1.0
    apart = a.value - b.value
    return (apart - sqrt((a.value - a.low) ** 2 + (b.high - b.value) ** 2),
            apart + sqrt((a.high - a.value) ** 2 + (b.value - b.low) ** 2))  # fmt: skip


def _share(events: int, of: int) -> float:
    return events / of if of else 0.0
