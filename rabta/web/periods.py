"""Reads a period from an address. Plain Python: text in, days out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """Both days belong to the period."""

    date_from: date
    date_to: date


def named_days(*, said_from: str, said_to: str, today: date) -> tuple[date | None, date | None]:
    """Two ISO days in order, None for one that is missing or cannot be read.

    Days in the wrong order are put in order: nobody means an empty period by it. A first day alone that lies after today is
    the last one too.
    """
    first, last = _day(said_from), _day(said_to)
    if first and last is None and first > today:
        last = first
    return (last, first) if first and last and last < first else (first, last)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def optional_day(text: str) -> date | None:
    """An ISO day, or None where there is none or it cannot be read."""
    return _day(text or "")
