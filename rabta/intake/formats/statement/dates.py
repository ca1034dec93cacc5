"""Dates: when a statement says something happened, with its own vagueness; never invented."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rabta.intake.formats.statement import words
from rabta.intake.formats.statement.tokens import NUMBER, WORD, listed
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import Number, View
from rabta.vocabulary.rules.places import find_places

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday پیر", "tuesday منگل", "wednesday بدھ", "thursday جمعرات", "friday جمعہ", "saturday", "sunday اتوار")
    )
    for name in names.split()
}
Days = tuple[int, ...]
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_SAYING = frozenset(
    {
        "said",
        "told",
        "issued",
        "announced",
        "stated",
        "here",
        "reporters",
        "journalists",
        "informed",
        "spokesman",
        "headquarters",
    }
)
_RECALLING = frozenset(("recalled", "recall", "recalls", "reminded", "یاد"))
_RECALL_REACH = 6
_FOUR_FIGURES = re.compile(r"[12]\d{3}", re.ASCII)
_BEHIND_A_DAY = frozenset(("at", "in", "near", "from", "کو", "میں", "کے"))
_FIRST_OF_MONTH = listed("یکم")[0]
_TILL = frozenset({"-", "–", "to", "till", "until", "/", "سے", "تا"})
_FIGURES = re.compile(
    r"(?:(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)|((?:19|20)\d\d)-(\d{1,2})-(\d{1,2}))"
    r"(?:(?![\d/-])|(?=-\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d))", re.ASCII
)
_FIGURES_BEFORE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d-\Z", re.ASCII)
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
    is_weekday: bool = False


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
    """Find dates ("December 02", "4 and 5 August", "July", "on Tuesday", "9 January 2025", "04-02-2025") in order.

    A weekday beside a date is part of it ("Monday, 3 March"). Their tokens are taken.
    """
    dates: list[Dated] = []
    for place in range(len(view.tokens)):
        if dates and place < dates[-1].after:
            continue
        dated = _month_at(view, place, stated_on) or _in_figures(view, place) or _weekday_at(view, place, stated_on)
        if dated is None:
            continue
        last = dates[-1] if dates else None
        if last is not None and last.is_weekday and all(view.key(step) == "," for step in range(last.after, dated.first)):
            dated = replace(dates.pop(), after=dated.after, start=dated.start, end=dated.end, precision=dated.precision)
            dated = replace(dated, is_weekday=False)
        view.take(dated.first, dated.after)
        if not _in_dateline(view, dated) and not _of_saying(view, dated):
            dates.append(dated)
    return dates


def _of_saying(view: View, dated: Dated) -> bool:
    """Whether the date is when it was said ("a spokesman said on Saturday", "issued here on Friday")."""
    if view.key(dated.first - 1) != "on":
        return False
    return any(view.key(place) in _SAYING for place in range(dated.first - 5, dated.first - 1))


def _in_dateline(view: View, dated: Dated) -> bool:
    """Whether the date is that of the writing ("QUETTA, March 3: Customs ..."), not of what happened."""
    if view.key(dated.after) in _TILL and view.numbers.get(dated.after + 1) is not None:
        return False  # "NIL RETURN 1 May 2025 - 31 May 2025": the first day of two
    start = dated.first
    while start and "\n" not in view.text[view.tokens[start - 1].end : view.tokens[start].start]:
        start -= 1
        if dated.first - start > 5:
            return False
    ahead = [token for token in view.tokens[start : dated.first] if token.kind == WORD]
    town = any(len(token.text) > 3 and token.text.isupper() for token in ahead)
    return town and all(token.text.isupper() for token in ahead) and view.free(start, start + 1)


def _month_at(view: View, place: int, stated_on: tuple[date, date] | None) -> Dated | None:
    month = words.MONTHS.get(view.key(place))
    if month is None:
        return None
    short = _short_date(view, place, stated_on)
    if short is not None:
        return short
    days, after = _days_behind(view, place + 1)
    first = place
    if not days:
        first, days = _days_before(view, place)
    year_first, year = _year_at(view, after)
    if year is not None:
        after = year_first + 1
    elif stated_on is not None and (view.key(after), view.key(after + 1)) == ("last", "year"):
        year, after = stated_on[1].year - 1, after + 2
    bare = not days and year is None
    if bare and (view.key(place) in _PLAIN_MONTHS and view.key(place - 1) not in ("in", "last", "since", "on", ":")):
        return None
    return _dated(view, first, after, month, days, year, stated_on)


def _short_date(view: View, place: int, stated_on: tuple[date, date] | None) -> Dated | None:
    """Read "14 APR 25", as messages write it: the year in two figures is that of the statement, or the one before it."""
    first, days = _days_before(view, place)
    year = view.numbers.get(place + 1)
    if len(days) != 1 or first == place or year is None or len(view.key(place + 1)) != 2 or stated_on is None:
        return None
    known = next((each for each in (stated_on[1].year, stated_on[1].year - 1) if each % 100 == year.value), None)
    if known is None or year.after != place + 2:
        return None
    return _dated(view, first, place + 2, words.MONTHS[view.key(place)], days, known, stated_on)


def _days_behind(view: View, place: int) -> tuple[Days, int]:
    """Read the day or days behind a month ("March 24-31", "December 02"); give them and the token behind."""
    number = view.numbers.get(place)
    if number is None or not _is_day(view, number):
        return (), place
    if view.key(number.after) in ("kg", "kgs", "kilograms", "grams", "gram", "kilogram", "suspects", "accused"):
        return (), place
    after = number.after + (view.key(number.after) in _SUFFIXES)
    second = view.numbers.get(after + 1)
    ranged = second is not None and view.key(after) in _TILL and view.key(second.after) not in words.MONTHS
    if second is not None and ranged and _is_day(view, second):
        end = second.after + (view.key(second.after) in _SUFFIXES)
        return (int(number.value), int(second.value)), end
    return (int(number.value),), after


def _days_before(view: View, place: int) -> tuple[int, Days]:
    """Read the day or days before a month ("2 August", "13 to 19 October", "4 and 5 November"); give their first token."""
    if view.key(place - 1) == _FIRST_OF_MONTH:
        return place - 1, (1,)
    end = place - (view.key(place - 1) == "of")
    end -= view.key(end - 1) in _SUFFIXES
    number = view.number_ending_at(end)
    if number is None or not _is_day(view, number):
        return place, ()
    step = number.first - 1
    if view.key(step) in _TILL | {"and", "&"}:
        earlier = view.number_ending_at(step - (view.key(step - 1) in _SUFFIXES))
        if earlier is not None and _is_day(view, earlier) and earlier.value < number.value:
            return earlier.first, (int(earlier.value), int(number.value))
    return number.first, (int(number.value),)


def _is_day(view: View, number: Number) -> bool:
    return number.digits and 1 <= number.value <= 31 and "." not in view.key(number.first)


def _in_figures(view: View, place: int) -> Dated | None:
    """Read a date in figures: "04-02-2025", "4/2/2025", "04.02.2025" (day, month, year) or "2025-02-04"."""
    if view.tokens[place].kind != NUMBER:
        return None
    said = _FIGURES.match(view.text, view.tokens[place].start)
    if said is None:
        return None
    start = said.start()
    joined = view.text[start - 1 : start]
    second = joined == "-" and _FIGURES_BEFORE.search(view.text, max(0, start - 12), start)
    if joined in ("-", "/", ".") and not second:
        return None
    after = next(step for step in range(place, len(view.tokens)) if view.tokens[step].end >= said.end())
    parts = [int(part) for part in said.groups() if part]
    year, month, day = parts if parts[0] > 31 else parts[::-1]
    if month > 12 >= day:
        month, day = day, month
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Dated(place, after + 1, found, found, "day")


def _year_at(view: View, place: int) -> tuple[int, int | None]:
    place += view.key(place) in (",", "of")
    number = view.numbers.get(place)
    if number is None or not number.digits or number.value != int(number.value):
        return place, None
    known = 1990 <= number.value <= 2100 or _is_odd_year(view, place, number)
    return place, int(number.value) if known else None


def _is_odd_year(view: View, place: int, number: Number) -> bool:
    """Whether a year that no report can mean is written behind a day ("18 October 1825 ANF recovered ...").

    It is taken as it stands, so that it is told as odd and not silently turned into the year of the report. What counts
    something is no year; the names of agencies are taken already.
    """
    if not _FOUR_FIGURES.fullmatch(view.key(place)) or number.after != place + 1:
        return False
    if number.after >= len(view.tokens):
        return True
    after = number.after
    return view.tokens[after].kind != WORD or view.key(after) in _BEHIND_A_DAY or not view.free(after, after + 1)


def _dated(
    view: View, first: int, after: int, month: int, days: Days, year: int | None, stated_on: tuple[date, date] | None
) -> Dated | None:
    if year is None and stated_on is not None:
        latest = stated_on[1]
        year = latest.year if (month, days[0] if days else 1) <= (latest.month, latest.day) else latest.year - 1
    if year is None:
        return Dated(first, after, None, None, "unknown")
    last_day = calendar.monthrange(year, month)[1]
    if not days or days[-1] > last_day:
        return Dated(first, after, date(year, month, 1), date(year, month, last_day), "month")
    return Dated(first, after, date(year, month, days[0]), date(year, month, days[-1]), "day")


def _in_a_name(view: View, place: int) -> bool:
    """Whether a weekday's word is part of a place's name: "پیر ودھائی", "ظاہر پیر"."""
    low, high = max(0, place - 2), min(len(view.tokens), place + 3)
    start, end = view.span(low, high)
    token = view.tokens[place]
    hits = find_places(view.text[start:end])
    return any(start + hit.start <= token.start < start + hit.end and hit.end - hit.start > len(token.text) for hit in hits)


def _weekday_at(view: View, place: int, stated_on: tuple[date, date] | None) -> Dated | None:
    weekday = _WEEKDAYS.get(view.key(place))
    if weekday is None or stated_on is None or stated_on[0] != stated_on[1] or _in_a_name(view, place):
        return None
    day = stated_on[1] - timedelta(days=(stated_on[1].weekday() - weekday) % 7)
    return Dated(place, place + 1, day, day, "day", is_weekday=True)


def occurred(
    view: View, dates: list[Dated], ranges: list[tuple[int, int]], lead: tuple[int, int], *, told_on: date | None = None
) -> dict[str, object]:
    """Give {"from","to","precision"} of an incident: the first date inside its words (its head among them).

    Without one the date of the statement's lead holds, where the lead tells one; else the day is unknown.
    `told_on`: of an older case, the day of the telling; its words say another where they say any.
    """
    elsewhen = [dated for dated in dates if told_on is None or dated.start != told_on]
    chosen = _first_known(view, elsewhen, ranges) or _first_known(view, dates, ranges) or _first_known(view, dates, [lead])
    if chosen is None or chosen.start is None or chosen.end is None:
        return {"from": None, "to": None, "precision": Plain("unknown")}
    span = (view.span(chosen.first, chosen.after),)
    return {
        "from": Found(chosen.start.isoformat(), span),
        "to": Found(chosen.end.isoformat(), span),
        "precision": Found(chosen.precision, span),
    }


def _first_known(view: View, dates: list[Dated], ranges: list[tuple[int, int]]) -> Dated | None:
    inside = [dated for dated in dates if any(first <= dated.first < after for first, after in ranges)]
    known = [dated for dated in inside if dated.start is not None]
    recalled = [dated for dated in known if _is_recalled(view, dated)]
    return next((dated for dated in (*recalled, *known) if dated.precision == "day"), known[0] if known else None)


def _is_recalled(view: View, dated: Dated) -> bool:
    """Whether the words before a date call an old case back ("it may be recalled that on 3 January ...").

    So does a text that puts an earlier one right: "in our statement of 3 January the weight was rounded".
    """
    ahead = [view.key(place) for place in range(max(0, dated.first - _RECALL_REACH), dated.first)]
    return bool(_RECALLING.intersection(ahead)) or (ahead[-1:] in (["of"], ["dated"]) and ahead[-2:-1] in _OUR_TEXT)


_OUR_TEXT = tuple([word] for word in ("statement", "release", "report", "communique", "handout"))
