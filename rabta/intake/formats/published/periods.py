"""Periods: the days a figure speaks of, as the words say; nothing is guessed, and a vague word without a date gives none."""

import calendar
import re
from datetime import date, timedelta

from rabta.vocabulary.rules.scripts import fold_digits

Period = tuple[str, str]
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan جنوری", "february feb فروری", "march mar مارچ", "april apr اپریل", "may مئی", "june jun جون",
         "july jul جولائی", "august aug اگست", "september sept sep ستمبر", "october oct اکتوبر", "november nov نومبر",
         "december dec دسمبر"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH})\.?(?:\s+(\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?(?:,?\s+(\d{{4}}))?"
_RANGE = re.compile(
    rf"(?:from|between|during|of)?\s*\b{_DAY}\s*(?:to|till|until|through|and|-|–|سے|تا)\s*{_DAY}\b", re.IGNORECASE
)
_SHORT = re.compile(
    rf"\b(\d{{1,2}})\s*(?:to|and|-|–)\s*(\d{{1,2}})\s+({_MONTH})(?:,?\s+(\d{{4}}))?\b"
    rf"|\b({_MONTH})\s+(\d{{1,2}})\s*(?:to|and|-|–)\s*(\d{{1,2}})(?:,?\s+(\d{{4}}))?\b",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\b(?:since|from)\s+{_DAY}\b|({_MONTH})\s+(\d{{4}})\s+سے", re.IGNORECASE)
_IN_MONTH = re.compile(rf"\b(?:in|during|for)\s+(?:the month of\s+)?({_MONTH}),?\s+(\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:in|during|for|throughout|of)\s+(?:the\s+)?(?:calendar\s+)?(?:year\s+)?((?:19|20)\d\d)\b(?![-/–]\d)"
    r"|سال\s+((?:19|20)\d\d)",
    re.IGNORECASE,
)
_TWO_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-/–]\s*(\d\d|\d{4})\b")
_PAST = re.compile(
    r"\b(?:past|last|previous)\s+(?:(\d+|twelve|six|three|two)\s+)?(week|month|year|days|weeks|months|years)\b"
    r"|\bthis\s+(year|month|week)\b"
    r"|گزشتہ\s+(ہفتے|ماہ|سال)|رواں\s+(سال|ماہ)",
    re.IGNORECASE,
)
_COUNTS = {"twelve": 12, "six": 6, "three": 3, "two": 2, None: 1}


def period_in(text: str, *, spoken_on: date | None) -> Period | None:
    """Give (first day, last day) as ISO dates of the period `text` names; None where it names none that can be dated.

    "past year", "this month" are counted back from `spoken_on`, and give None without it. A financial year ("2014-15")
    is no calendar year and its first month differs by agency, so it gives None.

    >>> period_in("from December 2024 to November 2025", spoken_on=None)
    ('2024-12-01', '2025-11-30')
    """
    folded = fold_digits(text)
    for read in (_range, _short, _since, _in_month, _year):
        found = read(folded, spoken_on)
        if found is not None:
            return found[0].isoformat(), found[1].isoformat()
    past = _past(folded, spoken_on)
    return None if past is None else (past[0].isoformat(), past[1].isoformat())


def explicit_period_in(text: str) -> Period | None:
    """Give the period that `text` names by its own year or months, whatever day it was said on; None for "last year"."""
    folded = fold_digits(text)
    found = next((days for read in (_range, _short, _in_month, _year) if (days := read(folded, None)) is not None), None)
    return None if found is None else (found[0].isoformat(), found[1].isoformat())


Days = tuple[date, date]
_LENGTHS = (
    (
        "day",
        1,
        3,
        re.compile(
            r"\b(?:(?:24|48|72|twenty[- ]four|forty[- ]eight|twelve|12)[- ]?hours?|one day|last day|past day|previous day"
            r"|a single day|day-long|daily|overnight)\b|(?:24|48|چوبیس) گھنٹ|ایک دن|ایک روز|یومیہ",
            re.IGNORECASE,
        ),
    ),
    ("week", 4, 14, re.compile(r"\bweek(?:ly)?\b|ہفتے|ہفتہ وار", re.IGNORECASE)),
    ("month", 15, 62, re.compile(r"\bmonth(?:ly)?\b|\bماہ\b", re.IGNORECASE)),
    (
        "year",
        180,
        800,
        re.compile(r"\b(?:year|yearly|annual|annually|twelve months|12 months)\b|سال\b|سالانہ", re.IGNORECASE),
    ),
)


def span_of_time_in(text: str) -> str | None:
    """Give day, week, month or year where `text` speaks of one ("in a week", "year-long"), None where it does not.

    >>> span_of_time_in("a year-long drive"), span_of_time_in("at the airport")
    ('year', None)
    """
    said = next((name for name, _, _, words in _LENGTHS if words.search(text)), None)
    return said or ("day" if _TOLD_ON.search(text) else None)


# "The minister was told today that in a year ...": the day it was said on, unless no longer time is named.
_TOLD_ON = re.compile(r"\b(?:today|yesterday)\b|گزشتہ روز|آج کے دن", re.IGNORECASE)


def spans_of_time_in(text: str) -> set[str]:
    """Give every one of day, week, month and year that `text` speaks of."""
    return {name for name, _, _, words in _LENGTHS if words.search(text)} or {span_of_time_in(text) or ""} - {""}


def lasts(period: Period, length: str) -> bool:
    """Whether a period is about as long as a day, a week, a month or a year."""
    days = (date.fromisoformat(period[1]) - date.fromisoformat(period[0])).days + 1
    return next(least <= days <= most for name, least, most, _ in _LENGTHS if name == length)


def _range(text: str, spoken_on: date | None) -> Days | None:
    for said in _RANGE.finditer(text):
        left, right = said.groups()[:4], said.groups()[4:]
        year = right[3] or left[3] or (str(spoken_on.year) if spoken_on else None)
        if year is None:
            continue
        start = _days(left[0], left[1], left[2], left[3] or _year_before(left, right, int(year)))
        end = _days(right[0], right[1], right[2], year)
        if start and end and start[0] <= end[1]:
            return start[0], end[1]
    return None


def _year_before(left: tuple[str | None, ...], right: tuple[str | None, ...], year: int) -> str:
    earlier = _MONTHS[str(left[1]).casefold()] > _MONTHS[str(right[1]).casefold()]
    return str(year - earlier)


def _short(text: str, spoken_on: date | None) -> Days | None:
    said = _SHORT.search(text)
    if said is None:
        return None
    a, b, month, year = said.groups()[:4] if said.group(3) else (*said.groups()[5:7], said.group(5), said.group(8))
    year = year or (str(spoken_on.year) if spoken_on else None)
    start, end = _days(a, month, None, year), _days(b, month, None, year)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _since(text: str, spoken_on: date | None) -> Days | None:
    said = _SINCE.search(text)
    if said is None or spoken_on is None:
        return None
    day, month, day_behind, year, urdu_month, urdu_year = said.groups()
    start = _days(day, month or urdu_month, day_behind, year or urdu_year or str(spoken_on.year))
    if start is None:
        return None
    if start[0] > spoken_on:
        start = _days(day, month or urdu_month, day_behind, str(spoken_on.year - 1))
    return (start[0], spoken_on) if start else None


def _in_month(text: str, spoken_on: date | None) -> Days | None:
    said = _IN_MONTH.search(text)
    return None if said is None else _days(None, said.group(1), None, said.group(2))


def _year(text: str, spoken_on: date | None) -> Days | None:
    said = _YEAR.search(text)
    if said is None or _TWO_YEARS.search(text):
        return None
    year = int(said.group(1) or said.group(2))
    return date(year, 1, 1), date(year, 12, 31)


def _past(text: str, spoken_on: date | None) -> Days | None:
    said = _PAST.search(text)
    if said is None or spoken_on is None:
        return None
    count = said.group(1)
    number = int(count) if count and count.isdigit() else _COUNTS.get(count and count.lower(), 1)
    word = (said.group(2) or said.group(4) or "").lower().rstrip("s")
    if said.group(3) or said.group(5):
        year = (said.group(3) or said.group(5)) in ("year", "سال")
        start = spoken_on.replace(month=1, day=1) if year else spoken_on.replace(day=1)
        return (start, spoken_on) if (said.group(3) or "") != "week" else (spoken_on - timedelta(6), spoken_on)
    if word in ("week", "ہفتے", "day"):
        return spoken_on - timedelta(days=number * (1 if word == "day" else 7) - 1), spoken_on
    if word in ("year", "سال") and count is None and not text[said.start() :].casefold().startswith("past"):
        return date(spoken_on.year - 1, 1, 1), date(spoken_on.year - 1, 12, 31)
    months = number * (12 if word in ("year", "سال") else 1)
    first = (spoken_on.year * 12 + spoken_on.month - 1) - months
    last_day = calendar.monthrange(first // 12, first % 12 + 1)[1]
    return date(first // 12, first % 12 + 1, min(spoken_on.day, last_day)), spoken_on


def _days(day: str | None, month: str | None, day_behind: str | None, year: str | None) -> Days | None:
    if month is None or year is None:
        return None
    number, which = _MONTHS[month.casefold()], int(year)
    last = calendar.monthrange(which, number)[1]
    chosen = day or day_behind
    if chosen is None:
        return date(which, number, 1), date(which, number, last)
    if not 1 <= int(chosen) <= last:
        return None
    return date(which, number, int(chosen)), date(which, number, int(chosen))
