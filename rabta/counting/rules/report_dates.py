"""Days as the counting rules see them: first and last possible day. A month is a month, never its first day."""

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Any

Days = tuple[int, int]
"""First and last possible day, both included, as `date.toordinal()`."""


def days_of(text: object) -> Days | None:
    """The days an ISO date, month or year can mean: "2024-04" is 30 days. None for nothing, or for no such date.

    >>> days_of("2024-02")[1] - days_of("2024-02")[0]
    28
    """
    return _days_of(text[:10]) if isinstance(text, str) and text else None


@lru_cache(maxsize=20_000)
def _days_of(text: str) -> Days | None:
    try:
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 3:
            day = date(parts[0], parts[1], parts[2]).toordinal()
            return day, day
        year, first, last = parts[0], parts[1] if len(parts) == 2 else 1, parts[1] if len(parts) == 2 else 12
        return date(year, first, 1).toordinal(), date(year, last, monthrange(year, last)[1]).toordinal()
    except ValueError:
        return None


def occurred_days(occurred: Any) -> Days | None:
    """The days of an incident's `occurred: {from, to, precision}`; None where the text does not tell."""
    if not isinstance(occurred, dict) or occurred.get("precision") == "unknown":
        return None
    first, last = days_of(occurred.get("from")), days_of(occurred.get("to"))
    ends = first or last
    if not ends:
        return None
    return (first or ends)[0], max((last or ends)[1], (first or ends)[0])


def period_days(period: object, *, reported: Days | None) -> Days | None:
    """The days of a periodic report: "2023-10-09/2023-10-22", "2022-06/2023-06", "2024", or "week" before its date.

    A week or a month that is only named ends the day before the report; None when the report has no date either.
    """
    if isinstance(period, dict):
        return occurred_days({**period, "precision": "day"})
    if not isinstance(period, str):
        return None
    if period in ("day", "week", "month", "year"):
        if not reported:
            return None
        return reported[1] - {"day": 1, "week": 8, "month": 32, "year": 366}[period], reported[1]
    first, _, last = period.partition("/")
    start, end = days_of(first), days_of(last or first)
    return (start[0], end[1]) if start and end else None


def gap(a: Days, b: Days) -> int:
    """Days between two ranges; 0 where they touch or overlap."""
    return max(0, a[0] - b[1], b[0] - a[1])
