"""Cells of airlines' spreadsheets: dates of several hands, bags and tags in one cell, routes, titles above the header."""

import re
from datetime import date

from rabta.intake.formats.passenger.flights import flight_parts
from rabta.intake.formats.passenger.moments import MONTHS
from rabta.intake.rules.workbook.number_formats import serial_to_iso
from rabta.vocabulary.rules.scripts import fold_digits

_NUMERIC = re.compile(r"([0-9]{1,4})\s*[./\-\s]\s*([0-9]{1,2})\s*[./\-\s]\s*([0-9]{1,4})")
_SPOKEN = re.compile(r"([0-9]{1,2})(?:ST|ND|RD|TH)?[\s./-]*([A-Z]{3,9})[\s./,-]*([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([A-Z]{3,9})[\s./-]*([0-9]{1,2})(?:ST|ND|RD|TH)?[\s./,-]+([0-9]{4})", re.IGNORECASE)
_FLIGHT = re.compile(r"(?<![A-Z0-9])([A-Z][A-Z0-9]|[0-9][A-Z]|EX|PIA)[\s\-]{0,2}([0-9]{2,4})(?![0-9:./-])")
_ROUTE = re.compile(r"(?<![A-Z])([A-Z]{3})\s*(?:[-–—/>→]+|\bTO\b)\s*([A-Z]{3})(?![A-Z])")
_PIECES = re.compile(
    r"([0-9]{1,2})\s*(?:PCS?|PIECES?|BAGS?|نگ)?\s*[/\\,@x*-]\s*([0-9]{1,3}(?:\.[0-9])?)\s*(KGS?|K|LBS?)?", re.IGNORECASE
)
_WEIGHT = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,2})?)\s*(KGS?|K|LBS?|کلو)?\.?", re.IGNORECASE)


def cell_date(text: str, *, order: str, epoch: int, on: date | None) -> str | None:
    """A day of a cell in ISO. `order`: "dmy" or "mdy" where the numbers alone do not tell. `on`: the day that settles two
    digits of a year as a birth's; None where the century nearest to 2000 and after is meant.

    >>> cell_date("03/04/1985", order="dmy", epoch=1900, on=None)
    '1985-04-03'
    >>> cell_date("12-Oct-85", order="dmy", epoch=1900, on=date(2026, 1, 1))
    '1985-10-12'
    """
    said = fold_digits(text).strip().split("T")[0]
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", said):
        return serial_to_iso(said, epoch=epoch)
    if re.fullmatch(r"(?:19|20)[0-9]{6}", said):
        return _day(int(said[:4]), int(said[4:6]), int(said[6:]))
    said = re.sub(r"\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?.*$", "", said)
    match = _NUMERIC.fullmatch(said)
    if match:
        a, b, c = (int(part) for part in match.groups())
        if len(match.group(1)) == 4:
            return _day(a, b, c)
        day, month = (a, b) if order == "dmy" else (b, a)
        if month > 12 >= day:
            day, month = month, day
        return _day(_year(c, len(match.group(3)), month, day, on), month, day)
    match = _SPOKEN.fullmatch(said)
    if match:
        month_at = MONTHS.get(match.group(2)[:3].upper())
        if month_at is None:
            return None
        day = int(match.group(1))
        return _day(_year(int(match.group(3)), len(match.group(3)), month_at, day, on), month_at, day)
    match = _MONTH_FIRST.fullmatch(said)
    month_at = MONTHS.get(match.group(1)[:3].upper()) if match else None
    return _day(int(match.group(3)), month_at, int(match.group(2))) if match and month_at else None


def _year(year: int, digits: int, month: int, day: int, on: date | None) -> int:
    if digits > 2:
        return year
    if on is None:
        return 2000 + year
    return 2000 + year if (2000 + year, month, day) <= (on.year, on.month, on.day) else 1900 + year


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def order_of(texts: list[str]) -> tuple[str, bool]:
    """The order of a column's dates, "dmy" or "mdy", and whether some row proves it (or it does not matter).

    >>> order_of(["03/04/1985", "13/04/1985"]), order_of(["03/04/1985"])
    (('dmy', True), ('dmy', False))
    """
    first = second = unsure = False
    for text in texts:
        match = _NUMERIC.fullmatch(fold_digits(text).strip())
        if match and len(match.group(1)) < 3:
            first |= int(match.group(1)) > 12
            second |= int(match.group(2)) > 12
            unsure |= match.group(1) != match.group(2)
    if first != second:
        return ("dmy" if first else "mdy"), True
    return "dmy", not unsure


def pieces_and_weight(text: str) -> tuple[int | None, str | None, str | None]:
    """Pieces, weight and unit of a cell such as "2", "2/38", "2 pcs / 38 kg"; None for what is not there.

    >>> pieces_and_weight("2/38"), pieces_and_weight("3"), pieces_and_weight("nil")
    ((2, '38', None), (3, None, None), (0, None, None))
    """
    said = fold_digits(text).strip()
    match = _PIECES.fullmatch(said)
    if match:
        return int(match.group(1)), match.group(2), _unit(match.group(3))
    match = re.fullmatch(r"([0-9]{1,2})(?:\.0+)?\s*(?:PCS?|PIECES?|BAGS?|نگ)?", said, re.IGNORECASE)
    if match:
        return int(match.group(1)), None, None
    return (0, None, None) if said.casefold() in ("nil", "none", "no", "-", "hand") else (None, None, None)


def weight(text: str) -> tuple[str | None, str | None]:
    """Weight and unit of a cell; None for what is not there.

    >>> weight("38 KG"), weight("38.0")
    (('38', 'kg'), ('38', None))
    """
    match = _WEIGHT.fullmatch(fold_digits(text).strip())
    if not match:
        return None, None
    number = match.group(1)
    return (number.rstrip("0").rstrip(".") if "." in number else number), _unit(match.group(2))


def _unit(text: str | None) -> str | None:
    return None if not text else "lb" if text.upper().startswith("L") else "kg"


def tags_in(text: str) -> list[tuple[str, int]]:
    """The tags of a cell, each with the number of bags that follow one another from it.

    >>> tags_in("0214123456, 0214123457"), tags_in("PK 123456/57"), tags_in("PK123456-58")
    ([('0214123456', 1), ('0214123457', 1)], [('PK123456', 1), ('PK123457', 1)], [('PK123456', 3)])
    """
    found: list[tuple[str, int]] = []
    said = fold_digits(text).upper().removesuffix(".0")
    said = re.sub(r"\b([A-Z0-9]{2})\s+(?=[0-9]{4})", r"\1", said)
    for part in re.split(r"[,;\s&|]+", said):
        match = re.fullmatch(r"([A-Z0-9]{0,4}?[0-9]{4,10})([-–/])([A-Z0-9]{0,3}?)([0-9]{1,10})", part)
        if match:
            first, joint, _, end = match.groups()
            digits = re.search(r"[0-9]+$", first)
            whole = digits.group() if digits else ""
            last = whole[: len(whole) - len(end)] + end if len(end) < len(whole) else end[-len(whole) :]
            if joint == "/":
                found += [(first, 1), (first[: len(first) - len(whole)] + last, 1)]
            else:
                found.append((first, max(1, min(int(last) - int(whole) + 1, 99))))
        elif re.fullmatch(r"[A-Z0-9]{4,14}", part) and any(sign.isdigit() for sign in part):
            found.append((part, 1))
    return found


def route_in(text: str) -> tuple[str, str] | None:
    """Two airports of a route such as "KHI-DXB" or "LHE to JED"; None where there is none."""
    match = _ROUTE.search(fold_digits(text).upper())
    return (match.group(1), match.group(2)) if match else None


def flight_in(text: str) -> tuple[str, str] | None:
    """A flight named in a title such as "MANIFEST PK-303 12/10/2025"; None where there is none."""
    match = _FLIGHT.search(fold_digits(text).upper())
    return flight_parts(f"{match.group(1)}{match.group(2)}") if match else None


_DAY = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)?[\s./-]*(?:[0-9]{1,2}|[A-Za-z]{3,9})[\s./,-]*[0-9]{2,4})"
_PRINTED = re.compile(
    r"(?:print(?:ed)?(?:\s+date)?|generated|created|exported|prepared|issued|report\s+date|as\s+(?:of|on)|تاریخ\s+اجراء)"
    r"\s*(?:on|at|:|-)?\s*" + _DAY, re.IGNORECASE,
)  # fmt: skip


def day_in(text: str) -> str | None:
    """The first day named in a title, day before month; None where there is none. The day of printing is none of a flight.

    >>> day_in("Printed 02-12-2026 | Flight of 03/12/2026"), day_in("Printed on 2 Dec 2026 at 10:30")
    ('2026-12-03', None)
    """
    said = _PRINTED.sub("", fold_digits(text))
    for shape in (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}",
                  r"[0-9]{1,2}(?:st|nd|rd|th)?[\s./-]*[A-Za-z]{3,9}[\s./,-]*[0-9]{2,4}"):  # fmt: skip
        for match in re.finditer(shape, said, re.IGNORECASE):
            found = cell_date(match.group(), order="dmy", epoch=1900, on=None)
            if found:
                return found
    return None
