"""Periods of a briefing: both ends included, in the dates that reports give."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rabta.briefing.errors import PeriodBackwards
from rabta.vocabulary.rules.days import MONTHS, day_in_words


@dataclass(frozen=True)
class Period:
    """From one day to another, both included. Raises PeriodBackwards where the end lies before the beginning."""

    date_from: date
    date_to: date

    def __post_init__(self) -> None:
        if self.date_to < self.date_from:
            raise PeriodBackwards(self.date_from, self.date_to)

    def in_words(self) -> str:
        """`1 January 2025 to 31 March 2025`."""
        if self.date_from == self.date_to:
            return day_in_words(self.date_from)
        return f"{day_in_words(self.date_from)} to {day_in_words(self.date_to)}"

    def shown(self) -> dict[str, Any]:
        """`{"from", "to", "text"}`, as every door shows a period."""
        return {"from": self.date_from, "to": self.date_to, "text": self.in_words()}

    def days(self) -> int:
        """How many days it has."""
        return (self.date_to - self.date_from).days + 1

    def months(self) -> tuple[date, ...]:
        """The first day of every month that the period touches, in order."""
        first, last = (12 * day.year + day.month - 1 for day in (self.date_from, self.date_to))
        return tuple(date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1))


def next_month(month: date) -> date:
    """The first day of the following month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def twelve_months_to(day: date) -> Period:
    """The month of `day` up to that day, and the eleven months before it."""
    last_year = day.year - (0 if day.month == 12 else 1)
    return Period(date(last_year, day.month % 12 + 1, 1), day)


def month_key(month: date) -> str:
    """`2025-03`, the key of a month in addresses and files."""
    return f"{month:%Y-%m}"


def month_of(key: str) -> date:
    """The first day of the month of this key. Raises KeyError where it is no month."""
    try:
        return date.fromisoformat(f"{key}-01")
    except ValueError:
        raise KeyError(key) from None


def month_in_words(month: date) -> str:
    """`March 2025`, the same on every machine."""
    return f"{MONTHS[month.month - 1]} {month.year}"
