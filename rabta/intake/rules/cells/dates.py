"""Dates as spreadsheets write them.

Three orders are met: 2025-03-04, 04/03/2025 (day first) and 03/04/2025 (month first). A numeric date under thirteen
on both sides says nothing by itself; the rest of its column decides, and where nothing decides, no date is given.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rabta.intake.rules.cells.words import words
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.workbook.number_formats import serial_to_iso
from rabta.vocabulary.rules.scripts import fold_digits, search_key

DateOrder = Literal["dmy", "mdy"]
FIRST_YEAR, LAST_YEAR = 1950, 2100
_LEAST_IN_SEQUENCE = 4
_NEARLY = dt.timedelta(days=7)
_NUMERIC = re.compile(r"(\d{1,4})\s*([./\-])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?:[T ,]\s*\d{1,2}[:.]\d{2}.*)?", re.DOTALL)
_TIME = re.compile(r"[\s,T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?|hrs?|hours|Z)?\s*$")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?")
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_SPLIT = re.compile(r"\s+(?:-|–|—)\s+|\s+(?:to|till|until|through|upto|تا|سے)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateCell:
    """The first and last day that the cell names (the same for a plain date); `precision` day or month."""

    first: dt.date
    last: dt.date
    precision: Literal["day", "month"] = "day"


def order_votes(texts: Iterable[str]) -> dict[DateOrder, int]:
    """How many of a column's cells can only be day first, and how many only month first."""
    votes: dict[DateOrder, int] = {"dmy": 0, "mdy": 0}
    for text in texts:
        vote = order_vote(text)
        if vote is not None:
            votes[vote] += 1
    return votes


def order_vote(text: str) -> DateOrder | None:
    """The only order in which a numeric date is a day; None where both or neither do, or where the year stands first."""
    match = _NUMERIC.fullmatch(fold_digits(text).strip())
    if match is None or len(match[1]) > 2:
        return None
    valid = _in_both_orders(match)
    return next(iter(valid)) if len(valid) == 1 else None


def order_vote_within(text: str, days: tuple[dt.date, dt.date]) -> DateOrder | None:
    """The only order in which a numeric date lies in or near the days that the table says it is about; else None."""
    match = _NUMERIC.fullmatch(fold_digits(text).strip())
    if match is None or len(match[1]) > 2:
        return None
    near = [
        order for order, day in _in_both_orders(match).items() if days[0] - _NEARLY <= day <= days[1] + _NEARLY
    ]
    return near[0] if len(near) == 1 else None


def order_in_sequence(texts: Iterable[str], *, epoch: int = 1900) -> DateOrder | None:
    """The only order under which the days of a column never go back, as in a list kept day by day; else None."""
    said = [text for text in texts if text.strip()]
    kept: list[DateOrder] = []
    for order in ("dmy", "mdy"):
        days = [read.first for text in said if isinstance(read := read_date(text, order=order, epoch=epoch), DateCell)]
        if len(days) >= _LEAST_IN_SEQUENCE and days == sorted(days):
            kept.append("dmy" if order == "dmy" else "mdy")
    return kept[0] if len(kept) == 1 else None


def decided_order(votes: dict[DateOrder, int]) -> DateOrder | None:
    """The order of a column: the one that some row proves and none contradicts; None where rows disagree or none tells."""
    proven = [order for order, count in votes.items() if count]
    return proven[0] if len(proven) == 1 else None


def read_date(text: str, *, order: DateOrder | None, epoch: int = 1900) -> DateCell | CellFault:
    """The day or days that a cell names. `order` is that of its column, `epoch` that of its sheet's serial numbers.

    A fault never sets the row aside: a seizure without a date is still a seizure. Times of day are left out.
    """
    folded = fold_digits(text).strip()
    whole = _read_one(folded, order, epoch)
    if isinstance(whole, DateCell):
        return whole
    ends = _SPLIT.split(folded)
    if len(ends) == 2:
        # Of two ends one may show the order of both: "01/03/2031 to 31/03/2031".
        order = order or decided_order(order_votes(ends))
        first, last = (_read_one(end.strip(), order, epoch) for end in ends)
        if isinstance(first, DateCell) and isinstance(last, DateCell) and first.first <= last.last:
            return DateCell(first.first, last.last)
    return whole


def _read_one(text: str, order: DateOrder | None, epoch: int) -> DateCell | CellFault:
    if _SERIAL.fullmatch(text):
        iso = serial_to_iso(text, epoch=epoch)
        return _day(dt.date.fromisoformat(iso)) if iso else _unreadable(text)
    if _COMPACT.fullmatch(text):
        return _checked(text, int(text[:4]), int(text[4:6]), int(text[6:]))
    match = _NUMERIC.fullmatch(text)
    if match is not None:
        return _numeric(text, match, order)
    return _in_words(text)


def _numeric(text: str, match: re.Match[str], order: DateOrder | None) -> DateCell | CellFault:
    if len(match[1]) > 2:
        return _checked(text, int(match[1]), int(match[3]), int(match[4]))
    valid = _in_both_orders(match)
    days = set(valid.values())
    if len(days) == 1:
        return _day(days.pop())
    if not days:
        return _checked(text, _year(match[4]), int(match[3]), int(match[1]))
    if order is not None:
        return _day(valid[order])
    either = " or ".join(day.isoformat() for day in sorted(days))
    return CellFault(
        "ambiguous_date",
        f'"{text}" is {either}: no row of the column shows whether the day or the month comes first',
        "Write dates as 2025-03-04, or state which comes first (date_order in the format). Row read without a date.",
        sets_aside=False,
    )


def _in_both_orders(match: re.Match[str]) -> dict[DateOrder, dt.date]:
    year, first, second = _year(match[4]), int(match[1]), int(match[3])
    found: dict[DateOrder, dt.date] = {}
    for order, month, day in (("dmy", second, first), ("mdy", first, second)):
        if FIRST_YEAR <= year <= LAST_YEAR and _exists(year, month, day):
            found["dmy" if order == "dmy" else "mdy"] = dt.date(year, month, day)
    return found


def _year(digits: str) -> int:
    """Two digits mean 1970 to 2069, as spreadsheets and POSIX take them."""
    number = int(digits)
    if len(digits) != 2:
        return number
    return number + (2000 if number < 70 else 1900)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _day(day: dt.date) -> DateCell:
    return DateCell(day, day)


def _checked(text: str, year: int, month: int, day: int) -> DateCell | CellFault:
    if 1300 <= year <= 1500:
        return _unreadable(text, f"the year {year} is of the Hijri calendar, which is not converted")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _unreadable(text, f"the year {year} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    if not _exists(year, month, day):
        return _unreadable(text, f"there is no day {day} in month {month} of {year}")
    return _day(dt.date(year, month, day))


def _in_words(text: str) -> DateCell | CellFault:
    """A date with a month's name: 4 March 2025, Mar 4th, 2025, 3-5 March 2025, March 2025, ۴ مارچ ۲۰۲۵."""
    months = words().months
    numbers: list[str] = []
    found: list[int] = []
    for token in _TOKEN.findall(_TIME.sub("", text)):
        key = search_key(token)
        if token.isdigit():
            numbers.append(token)
        elif key in months:
            found.append(months[key])
        elif key not in words().beside_a_date:
            return _unreadable(text)
    if len(found) != 1 or not 1 <= len(numbers) <= 3 or max(map(len, numbers)) > 4:
        return _unreadable(text)
    if len(numbers[0]) == 4:
        numbers = [*numbers[1:], numbers[0]]
    return _of_month(text, found[0], numbers)


def _of_month(text: str, month: int, numbers: list[str]) -> DateCell | CellFault:
    year = _year(numbers[-1])
    if len(numbers) == 1 and len(numbers[0]) != 4:
        return _unreadable(text, "it lacks the day or the year")
    first = _checked(text, year, month, int(numbers[0]) if len(numbers) > 1 else 1)
    if isinstance(first, CellFault) or len(numbers) == 2:
        return first
    if len(numbers) == 1:
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return DateCell(first.first, following - dt.timedelta(days=1), "month")
    last = _checked(text, year, month, int(numbers[1]))
    if isinstance(last, CellFault) or last.first < first.first:
        return _unreadable(text)
    return DateCell(first.first, last.last)


def _unreadable(text: str, why: str = "it is not a date in any order or language known here") -> CellFault:
    return CellFault(
        "unreadable_date",
        f'"{text[:60]}" is not a date: {why}',
        "Write it as 2025-03-04. Row read without a date.",
        sets_aside=False,
    )
