"""What single cells of an airport's sheets say: times, lanes, tags, weights, outcomes. Digits of any script."""

import functools
import re
from datetime import date, datetime, timedelta

from rabta.intake.rules.cells.dates import DateCell, order_vote_within, read_date
from rabta.vocabulary.rules.gazetteer import airports
from rabta.vocabulary.rules.scripts import fold_digits, search_key
from rabta.vocabulary.rules.tables import table

NEAR = timedelta(days=40)
"""How far from the day of filing a day lies that could be read in two orders."""
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?$", re.IGNORECASE)
_BARE = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
_LANE = re.compile(r"[^A-Z0-9]+")
MOST = 1_000_000


def day_in(text: str, *, on: date) -> date | None:
    """The day a cell names; where it could be read in two orders, the one near `on`; else None.

    >>> day_in("01/12/2026", on=date(2026, 12, 2)), day_in("۰۱-۱۲-۲۰۲۶", on=date(2026, 12, 2)), day_in("soon", on=date.max)
    (datetime.date(2026, 12, 1), datetime.date(2026, 12, 1), None)
    """
    first = re.split(r"[T ](?=\d{1,2}:)", fold_digits(text).strip())[0]
    order = order_vote_within(first, (on - NEAR, on + timedelta(days=2)))
    found = read_date(first, order=order)
    return found.first if isinstance(found, DateCell) and found.first == found.last else None


def time_in(text: str) -> str | None:
    """The time of day a cell names, to the second, local; None where none is named.

    >>> [time_in(said) for said in ("9:12 PM", "۰۹:۱۲", "2026-12-01T09:12:30", "0912", "0.5", "25:00")]
    ['21:12:00', '09:12:00', '09:12:30', '09:12:00', '12:00:00', None]
    """
    said = fold_digits(text).strip()
    if re.fullmatch(r"0?\.\d+", said):  # a workbook's time of day is a part of a day
        seconds = round(float(said) * 86400) % 86400
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    said = re.split(r"[T ](?=\d{1,2}[:.h]\d)", said)[-1].removesuffix("Z").split("+")[0].strip()
    if bare := _BARE.match(said):
        return f"{bare[1]}:{bare[2]}:00"
    found = _CLOCK.match(said)
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4].lower() == "pm" else 0)
    return f"{hour:02d}:{minute:02d}:{second:02d}" if hour < 24 and minute < 60 and second < 60 else None


def code_in(text: str) -> str:
    """A lane or a device as compared: capitals and digits with single dashes, at most 24.

    >>> code_in(" Lane 3 "), code_in("ex/ct-07"), code_in("لین ۳")
    ('LANE-3', 'EX-CT-07', '3')
    """
    return _LANE.sub("-", fold_digits(text).upper()).strip("-")[:24]


def number_in(text: str) -> int | None:
    """A whole number from 0; None where none is stated."""
    said = fold_digits(text).strip().replace(",", "")
    said = said.removesuffix(".0")
    return int(said) if re.fullmatch(r"\d{1,7}", said) and int(said) <= MOST else None


def decimal_in(text: str) -> float | None:
    """A number with a point; None where none is stated."""
    said = fold_digits(text).strip().lower().removesuffix("kg").strip()
    return float(said) if re.fullmatch(r"\d{1,6}(?:\.\d{1,9})?", said) else None


def tag_in(text: str) -> str | None:
    """A tag of ten digits; a leading zero that a spreadsheet dropped is put back. None where it is none.

    >>> tag_in("0214 123456"), tag_in("214123456"), tag_in("EX12")
    ('0214123456', '0214123456', None)
    """
    said = re.sub(r"[\s-]", "", fold_digits(text)).removesuffix(".0")
    return said.zfill(10) if re.fullmatch(r"\d{9,10}", said) else None


@functools.cache
def _meanings(group: str) -> dict[str, str]:
    return {search_key(word): code for code, words in table("airport_sheets")[group].items() for word in words}


def meaning_in(text: str, *, group: str) -> str | None:
    """The code of an outcome or an answer; None where no word of ours says.

    >>> meaning_in("Not reviewed", group="outcomes"), meaning_in("الارم", group="outcomes")
    ('not_reviewed', 'alarm')
    """
    key = " ".join(re.sub(r"[_\-.]+", " ", search_key(text)).split())
    return _meanings(group).get(key)


@functools.cache
def _airport_words() -> tuple[tuple[str, str], ...]:
    found = {search_key(each.name_en): each.iata for each in airports()} | {
        search_key(each.name_ur): each.iata for each in airports()
    }
    found |= {search_key(word): each.iata for each in airports() for word in each.aliases}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@functools.cache
def _codes() -> frozenset[str]:
    return frozenset(each.iata for each in airports())


def airport_in(text: str) -> str | None:
    """The airport of the country that words name, by code, name or city; None where none or where two are named.

    >>> [airport_in(said) for said in ("Jinnah Airport, Karachi: lane log", "KHI", "کراچی", "Mars")]
    ['KHI', 'KHI', 'KHI', None]
    """
    words: set[str] = set(re.findall(r"\b[A-Z]{3}\b", text)) & _codes()
    if len(words) == 1:
        return words.pop()
    plain = re.sub(r"[^\w]+", " ", search_key(text))
    key = f" {' '.join(plain.split())} "
    found: set[str] = set()
    for word, code in _airport_words():
        if len(word) > 2 and f" {word} " in key:
            found.add(code)
            key = key.replace(f" {word} ", "  ")
    return found.pop() if len(found) == 1 else None


def moment(day: date, time: str) -> str:
    """Day and time in one, as the record keeps moments that a desk states: local, to the second."""
    return datetime.combine(day, datetime.strptime(time, "%H:%M:%S").time()).isoformat()  # noqa: DTZ007
