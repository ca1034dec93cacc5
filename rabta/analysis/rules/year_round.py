"""The months of a year over whole years: how far each lies above or below its share of days, and in how many years."""

from calendar import isleap, monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rabta.briefing.rules.period import Period

FEWEST_YEARS = 2
"""One year tells no season from a trend."""
FEWEST_EVENTS = 24
"""Of a year: fewer, such as those of a year that was misread, tell nothing of its months."""


@dataclass(frozen=True, kw_only=True)
class MonthOfYear:
    """`index`: 100 where the month holds just its share of days; least and most of any year; years that lie above 100."""

    month: int
    events: int
    index: float
    least: float
    most: float
    above: int


def whole_years(period: Period) -> tuple[int, ...]:
    """The calendar years that lie wholly within a period."""
    first = period.date_from.year + (period.date_from > date(period.date_from.year, 1, 1))
    last = period.date_to.year - (period.date_to < date(period.date_to.year, 12, 31))
    return tuple(range(first, last + 1))


def year_round(counted: Mapping[date, int], years: tuple[int, ...]) -> list[MonthOfYear]:
    """The twelve months over these years, from events by first day of a month. Each year weighs the same, so that a growing
    record is no season. Empty of fewer than FEWEST_YEARS years with FEWEST_EVENTS.

    >>> counted = {date(year, month, 1): 10 + 20 * (month == 5) for year in (2023, 2024) for month in range(1, 13)}
    >>> round(year_round(counted, (2023, 2024))[4].index)
    253
    """
    held = [year for year in years if _events(counted, year) >= FEWEST_EVENTS]
    if len(held) < FEWEST_YEARS:
        return []
    return [_month(counted, held, month) for month in range(1, 13)]


def _month(counted: Mapping[date, int], years: list[int], month: int) -> MonthOfYear:
    found = [_index(counted, year, month) for year in years]
    return MonthOfYear(
        month=month, events=sum(counted.get(date(year, month, 1), 0) for year in years), index=sum(found) / len(found),
        least=min(found), most=max(found), above=sum(one > 100 for one in found),
    )  # fmt: skip


def _index(counted: Mapping[date, int], year: int, month: int) -> float:
    days, of_year = monthrange(year, month)[1], 365 + isleap(year)
    return 100 * counted.get(date(year, month, 1), 0) * of_year / (days * _events(counted, year))


def _events(counted: Mapping[date, int], year: int) -> int:
    return sum(counted.get(date(year, month, 1), 0) for month in range(1, 13))
