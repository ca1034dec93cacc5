"""Days and times as passenger messages write them, in ISO 8601 without a zone (local at the place, as the guides say)."""

import re
from datetime import date

from rabta.vocabulary.rules.documents.mrz import born_on, expires_on

MONTHS = {name: at for at, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}  # noqa: SIM905
_SPOKEN = re.compile(r"([0-9]{1,2})[\s-]?([A-Z]{3})[A-Z]*[\s-]?([0-9]{4}|[0-9]{2})?", re.IGNORECASE)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(digits: str) -> str | None:
    if len(digits) == 6:
        digits = digits[:4]
    if len(digits) != 4 or not digits.isdigit() or digits > "2359" or digits[2:] > "59":
        return None
    return f"{digits[:2]}:{digits[2:]}"


def moment(value: str, form: str) -> str | None:
    """A DTM value by its format code (UN/EDIFACT 2379); by its length where none is given. None where it is no moment.

    >>> moment("2001192300", "201"), moment("20200119", "102"), moment("200119", "")
    ('2020-01-19T23:00', '2020-01-19', '2020-01-19')
    """
    if not value.isascii() or not value.isdigit():
        return None
    form = form or {6: "101", 8: "102", 10: "201", 12: "203", 14: "204"}.get(len(value), "")
    if form == "2" and len(value) == 6:
        return _day(2000 + int(value[4:]), int(value[2:4]), int(value[:2]))
    wide = len(value) in (8, 12, 14)
    if len(value) not in (6, 8, 10, 12, 14):
        return None
    year = int(value[:4]) if wide else 2000 + int(value[:2])
    rest = value[4:] if wide else value[2:]
    day = _day(year, int(rest[:2]), int(rest[2:4]))
    if day is None or len(rest) == 4:
        return day
    clock = _clock(rest[4:])
    return f"{day}T{clock}" if clock else None


def born(value: str, *, on: date) -> str | None:
    """A date of birth: YYMMDD, YYYYMMDD, 1964-07-12 or 12JUL64. Two digits of a year mean a day before `on`; four are taken
    as they stand, even in the future.

    >>> born("12JUL64", on=date(2026, 1, 1)), born("19640712", on=date(2026, 1, 1)), born("640712", on=date(2026, 1, 1))
    ('1964-07-12', '1964-07-12', '1964-07-12')
    """
    whole, digits = _digits(value)
    return whole or (born_on(digits, on=on) if digits else None)


def expires(value: str, *, on: date) -> str | None:
    """A date of expiry or issue, written as a date of birth may be, in the century nearest to `on`."""
    whole, digits = _digits(value)
    return whole or (expires_on(digits, on=on) if digits else None)


def _digits(value: str) -> tuple[str | None, str | None]:
    """The day, where its year has four digits; else six digits YYMMDD; (None, None) where it is no day."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        if len(text) == 8:
            return _day(int(text[:4]), int(text[4:6]), int(text[6:])), None
        return None, text if len(text) == 6 else None
    iso = re.match(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T|$)", text)
    if iso:
        return _day(*(int(part) for part in iso.groups())), None
    match = _SPOKEN.fullmatch(text)
    month = MONTHS.get(match.group(2).upper()) if match else None
    if match is None or month is None or not match.group(3):
        return None, None
    if len(match.group(3)) == 4:
        return _day(int(match.group(3)), month, int(match.group(1))), None
    return None, f"{match.group(3)}{month:02d}{int(match.group(1)):02d}"


def flight_moment(day: str, clock: str) -> str | None:
    """A PNRGOV moment: DDMMYY and HHMM.

    >>> flight_moment("121210", "0915"), flight_moment("121210", ""), flight_moment("", "0915")
    ('2010-12-12T09:15', '2010-12-12', None)
    """
    if len(day) != 6 or not day.isascii() or not day.isdigit():
        return None
    found = _day(2000 + int(day[4:]), int(day[2:4]), int(day[:2]))
    at = _clock(clock) if clock else None
    return f"{found}T{at}" if found and at else found
