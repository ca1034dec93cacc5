"""Reads a period from an address. Plain Python: text in, days out."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """Both days belong to the period."""

    date_from: date
    date_to: date


def period_of(*, said_from: str, said_to: str, today: date) -> Period:
    """The period between two ISO days; the twelve months up to today where a day is missing or cannot be read.

    Days in the wrong order are put in order: nobody means an empty period by it.
    """
    last = _day(said_to) or today
    first = _day(said_from) or last - timedelta(days=365)
    return Period(min(first, last), max(first, last))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def optional_day(text: str) -> date | None:
    """An ISO day, or None where there is none or it cannot be read."""
    return _day(text or "")
