"""The elements of a baggage message as values: flights, tags, weights, passengers, seats, screening, processing.

Source: IATA Recommended Practice 1745, as airlines and airports publish it. What no rule reads stays as written in `also`.
"""

import re
from datetime import date

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
SOURCES = {"L": "local", "T": "transfer", "X": "transfer", "R": "remote"}
MOST_IN_A_RUN = 999
_FLIGHT = re.compile(r"([A-Z]{2}|[A-Z]\d|\d[A-Z]|[A-Z]{3})(\d{1,4})([A-Z]?)$")
_DAY = re.compile(r"(\d{1,2})([A-Z]{3})(\d{2}|\d{4})?$")
_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)([LZ]?)$")
_TAG = re.compile(r"\d{10}$|\d{13}$")


def flight_of(written: str) -> str | None:
    """The airline and the number without leading zeros; None where it is no flight.

    >>> flight_of("EX0701"), flight_of("PK12A"), flight_of("7")
    ('EX701', 'PK12A', None)
    """
    found = _FLIGHT.match(written.strip().upper())
    return f"{found[1]}{int(found[2])}{found[3]}" if found else None


def day_of(written: str, *, on: date) -> date | None:
    """A day written as 01DEC, in the year that lies nearest to `on`; None where it is none.

    >>> day_of("31DEC", on=date(2026, 1, 2)), day_of("01DEC26", on=date(2020, 1, 1)), day_of("31FEB", on=date(2026, 1, 1))
    (datetime.date(2025, 12, 31), datetime.date(2026, 12, 1), None)
    """
    found = _DAY.match(written.strip().upper())
    if not found or found[2] not in MONTHS:
        return None
    month, number = MONTHS.index(found[2]) + 1, int(found[1])
    if found[3]:
        return _date(int(found[3]) % 2000 + 2000, month, number)
    near = [day for year in (on.year - 1, on.year, on.year + 1) if (day := _date(year, month, number))]
    return min(near, key=lambda day: abs(day - on), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def time_of(written: str) -> str | None:
    """A time written as 0910 or 0910L, as 09:10; None where it is none."""
    found = _TIME.match(written.strip().upper())
    return f"{found[1]}:{found[2]}" if found else None


def tags_of(written: str) -> list[str] | None:
    """The tags of a licence plate: ten digits are one bag, three more say how many follow one another.

    >>> tags_of("0214123456002"), tags_of("0214123456"), tags_of("21412")
    (['0214123456', '0214123457'], ['0214123456'], None)
    """
    plate = re.sub(r"\s", "", written)
    if not _TAG.match(plate):
        return None
    count = int(plate[10:] or 1)
    if not 1 <= count <= MOST_IN_A_RUN or int(plate[4:10]) + count > 1_000_000:
        return None
    return [f"{plate[:4]}{int(plate[4:10]) + at:06d}" for at in range(count)]


def weight_of(fields: tuple[str, ...]) -> tuple[int | None, str | None, str]:
    """Pieces, weight in kilogram as written and its unit, of .W: K/2/38 or L/2/84; None where not stated or no number.

    >>> weight_of(("K", "2", "38")), weight_of(("P", "1"))
    ((2, '38', 'kg'), (1, None, ''))
    """
    unit = {"K": "kg", "L": "lb", "P": ""}.get(fields[0].upper() if fields else "", "")
    pieces = int(fields[1]) if len(fields) > 1 and re.fullmatch(r"\d{1,3}", fields[1]) else None
    weight = fields[2] if len(fields) > 2 and re.fullmatch(r"\d{1,5}(?:\.\d{1,2})?", fields[2]) else None
    return pieces, weight if unit else None, unit if weight else ""


def grams(weight: str | None, unit: str) -> int | None:
    """A weight in whole grams; None where none is stated.

    >>> grams("38", "kg"), grams("84", "lb"), grams(None, "kg")
    (38000, 38102, None)
    """
    return round(float(weight) * (1000 if unit == "kg" else 453.59237)) if weight else None


YOUNG = ("MSTR", "MISS", "CHD", "INF", "INFT", "UMNR")
"""What an airline writes after the name of a child."""


def passenger_of(written: str) -> tuple[str, bool]:
    """A passenger as named, without the count before and the title after, and whether a child is meant.

    >>> passenger_of("1KHAN/ALI MR"), passenger_of("2KHAN/SARA MISS"), passenger_of("1GUL/NAZIACHD")
    (('KHAN/ALI', False), ('KHAN/SARA', True), ('GUL/NAZIA', True))
    """
    name = re.sub(r"^\d{1,2}(?=\D)", "", written.strip().upper())
    child = False
    for title in (*YOUNG, "MR", "MRS", "MS", "DR"):
        bare = re.sub(rf"\s*{title}$", "", name)
        if bare != name and (title in YOUNG or " " in name[len(bare) :] or title in ("MRS",)):
            child = child or title in YOUNG
            name = bare
    return name.strip(), child

