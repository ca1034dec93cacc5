"""Dates: when a statement says something happened, with its own vagueness; never invented."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from rabta.intake.formats.statement import words
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import View

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday پیر", "tuesday منگل", "wednesday بدھ", "thursday جمعرات", "friday جمعہ", "saturday", "sunday اتوار")
    )
    for name in names.split()
}
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "of"})
# "may" and "march" are also everyday words: they are months only beside a figure or behind "in", "last".
_PLAIN_MONTHS = frozenset({"may", "march", "mar", "dec", "jan", "sep", "oct", "nov", "jun", "jul", "apr", "aug", "feb"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date over tokens `first` up to `after`: first and last day it may mean (None: year unknown), and its precision."""

    first: int
    after: int
    start: date | None
    end: date | None
    precision: str


def parse_statement_date(value: object) -> tuple[date, date] | None:
    """Give the first and last day of an ISO date, year-month or year; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 3:
            day = date(*parts)
            return day, day
        if len(parts) == 2:
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(*parts)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None
    return None


def find_dates(view: View, *, stated_on: tuple[date, date] | None) -> list[Dated]:
    """Find dates ("December 02", "2 August", "July", "on Tuesday", "9 January 2025") and take their figures."""
    dates = []
    for place in range(len(view.tokens)):
        dated = _month_at(view, place, stated_on) or _weekday_at(view, place, stated_on)
        if dated is not None:
            view.take(dated.first, dated.after)
            dates.append(dated)
    return dates


def _month_at(view: View, place: int, stated_on: tuple[date, date] | None) -> Dated | None:
    month = words.MONTHS.get(view.key(place))
    if month is None:
        return None
    day_after, day, after = _day_and_year_behind(view, place + 1)
    first, day_before = _day_before(view, place)
    if day is None:
        first, day = (first, day_before) if day_before is not None else (place, None)
    year_first, year = _year_at(view, after)
    if year is not None:
        after = year_first + 1
    bare = day is None and year is None
    if bare and (view.key(place) in _PLAIN_MONTHS and view.key(place - 1) not in ("in", "last", "since", "on", ":")):
        return None
    return _dated(view, first, after, month, day, year, stated_on)


def _day_and_year_behind(view: View, place: int) -> tuple[int, int | None, int]:
    number = view.numbers.get(place)
    if number is None or not 1 <= number.value <= 31 or not number.digits or "." in view.key(place):
        return place, None, place
    if view.key(number.after) in ("kg", "kgs", "kilograms", "grams", "gram", "kilogram", "suspects", "accused"):
        return place, None, place
    after = number.after + (view.key(number.after) in _SUFFIXES)
    if view.key(after) in ("-", "–", "to") and after + 1 in view.numbers and view.numbers[after + 1].value <= 31:
        after += 2
    return place, int(number.value), after


def _day_before(view: View, place: int) -> tuple[int, int | None]:
    end = place - (view.key(place - 1) in _SUFFIXES)
    number = view.number_ending_at(end)
    if number is None or not number.digits or not 1 <= number.value <= 31 or number.value != int(number.value):
        return place, None
    first = number.first
    if view.key(first - 1) in ("-", "–", "to") and (earlier := view.number_ending_at(first - 1)) is not None:
        first = earlier.first
    return first, int(number.value)


def _year_at(view: View, place: int) -> tuple[int, int | None]:
    place += view.key(place) in (",", "of")
    number = view.numbers.get(place)
    if number is None or not number.digits or not 1990 <= number.value <= 2100 or number.value != int(number.value):
        return place, None
    return place, int(number.value)


def _dated(
    view: View, first: int, after: int, month: int, day: int | None, year: int | None, stated_on: tuple[date, date] | None
) -> Dated | None:
    if year is None and stated_on is not None:
        latest = stated_on[1]
        year = latest.year if (month, day or 1) <= (latest.month, latest.day) else latest.year - 1
    if year is None:
        return Dated(first, after, None, None, "unknown")
    last_day = calendar.monthrange(year, month)[1]
    if day is None or day > last_day:
        return Dated(first, after, date(year, month, 1), date(year, month, last_day), "month")
    return Dated(first, after, date(year, month, day), date(year, month, day), "day")


def _weekday_at(view: View, place: int, stated_on: tuple[date, date] | None) -> Dated | None:
    weekday = _WEEKDAYS.get(view.key(place))
    if weekday is None or stated_on is None or stated_on[0] != stated_on[1]:
        return None
    day = stated_on[1] - timedelta(days=(stated_on[1].weekday() - weekday) % 7)
    return Dated(place, place + 1, day, day, "day")


def occurred(view: View, dates: list[Dated], ranges: list[tuple[int, int]]) -> dict[str, object]:
    """Give {"from","to","precision"} of an incident: the first date inside its words, unknown where there is none."""
    inside = [dated for dated in dates if any(first <= dated.first < after for first, after in ranges)]
    if not inside or inside[0].start is None or inside[0].end is None:
        return {"from": None, "to": None, "precision": Plain("unknown")}
    chosen = inside[0]
    span = (view.span(chosen.first, chosen.after),)
    assert chosen.start is not None and chosen.end is not None
    return {
        "from": Found(chosen.start.isoformat(), span),
        "to": Found(chosen.end.isoformat(), span),
        "precision": Found(chosen.precision, span),
    }
