"""Reads a period from an address. Plain Python: text in, days out."""

from dataclasses import dataclass
from datetime import date

from rabta.briefing.rules.period import twelve_months_to


@dataclass(frozen=True)
class Period:
    """Both days belong to the period."""

    date_from: date
    date_to: date


def period_of(*, said_from: str, said_to: str, today: date) -> Period:
    """The period between two ISO days; today, and the first of the twelve months up to the last day, where one is
    missing or cannot be read: the same twelve months that the first page shows.

    Days in the wrong order are put in order: nobody means an empty period by it.
    """
    last = _day(said_to) or today
    first = _day(said_from) or twelve_months_to(last).date_from
    return Period(min(first, last), max(first, last))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def optional_day(text: str) -> date | None:
    """An ISO day, or None where there is none or it cannot be read."""
    return _day(text or "")
