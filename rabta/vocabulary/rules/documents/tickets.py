"""Bag tags and electronic tickets: whose, which, and whether the check digit holds.

Sources: IATA Resolution 740 (licence plate of a bag tag: leading digit, three digits of the airline, six of the serial
number, no check digit of its own); Resolution 722f (ticket: three digits of the airline, ten of the number, then a
check digit that is the remainder by 7, which carriers reckon over the ten or over all thirteen digits).
Airlines: `data/airlines.yaml`.
"""

import functools
import re
from dataclasses import dataclass

from rabta.vocabulary.rules.documents.check_digits import seven_digit
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.vocabulary.rules.tables import table

_JOINTS = re.compile(r"[\s\-–./]+")
_LETTERED = re.compile(r"([A-Z][A-Z0-9]|[0-9][A-Z])([0-9]{4,6})")


@dataclass(frozen=True)
class Airline:
    """An airline: designator of two characters, accounting number of three digits, name."""

    code: str
    number: str
    name: str


@dataclass(frozen=True)
class BagTag:
    """A tag. `leading` is None in the lettered form (PK123456); `airline` the designator, None where not in our table."""

    tag: str
    airline_number: str | None
    airline: str | None
    serial: str
    leading: str | None


@dataclass(frozen=True)
class Ticket:
    """An electronic ticket. `check_holds` is None where no check digit was given; `coupon` where none was."""

    number: str
    airline_number: str
    airline: str | None
    coupon: int | None
    check_holds: bool | None


@functools.cache
def airlines() -> tuple[Airline, ...]:
    """The airlines of our table, by designator."""
    return tuple(Airline(row["code"], row["number"], row["name"]) for row in table("airlines")["airlines"])


@functools.cache
def _by_number() -> dict[str, Airline]:
    return {entry.number: entry for entry in airlines()}


@functools.cache
def _by_code() -> dict[str, Airline]:
    return {entry.code: entry for entry in airlines()}


def airline_numbered(number: str) -> Airline | None:
    """The airline with this accounting number; None where it is not in our table."""
    return _by_number().get(number)


def airline_coded(code: str) -> Airline | None:
    """The airline with this designator of two characters; None where it is not in our table."""
    return _by_code().get(code.upper())


def bag_tag(text: str) -> BagTag | None:
    """The tag that `text` is: ten digits, or a designator and its serial number; None where it is neither.

    >>> bag_tag("0214 123456"), bag_tag("PK123456").airline_number
    (BagTag(tag='0214123456', airline_number='214', airline='PK', serial='123456', leading='0'), '214')
    """
    written = _JOINTS.sub("", fold_digits(text.strip()).upper())
    if len(written) == 10 and written.isascii() and written.isdigit():
        airline = airline_numbered(written[1:4])
        return BagTag(written, written[1:4], airline.code if airline else None, written[4:], written[0])
    match = _LETTERED.fullmatch(written)
    if match is None:
        return None
    known = airline_coded(match.group(1))
    return BagTag(written, known.number if known else None, match.group(1), match.group(2), None)


def following_tags(tag: str, pieces: int) -> tuple[str, ...]:
    """The tags of `pieces` bags tagged one after another, the first being `tag`; the tag alone where it ends in no number.

    >>> following_tags("2660009", 2), following_tags("SU0999", 3)
    (('2660009', '2660010'), ('SU0999', 'SU1000', 'SU1001'))
    """
    match = re.fullmatch(r"(.*?)([0-9]{1,10})", tag)
    if match is None or pieces < 2:
        return (tag,)
    head, digits = match.groups()
    first, width = int(digits), len(digits)
    if len(str(first + pieces - 1)) > width:
        return (tag,)
    return tuple(f"{head}{first + step:0{width}d}" for step in range(pieces))


def ticket(text: str) -> Ticket | None:
    """The ticket that `text` is: 13 digits, 14 with the check digit, then perhaps a coupon (C1); None where it is none.

    >>> ticket("214-2401234567"), ticket("2142401234567C2").coupon, ticket("21424012345674").check_holds
    (Ticket(number='2142401234567', airline_number='214', airline='PK', coupon=None, check_holds=None), 2, True)
    """
    written = _JOINTS.sub("", fold_digits(text.strip()).upper()).removeprefix("INF")
    match = re.fullmatch(r"([0-9]{13})([0-9])?(?:C([0-9]{1,2}))?", written)
    if match is None:
        return None
    number, check, coupon = match.groups()
    holds = None if check is None else check in (seven_digit(number[3:]), seven_digit(number))
    airline = airline_numbered(number[:3])
    return Ticket(number, number[:3], airline.code if airline else None, int(coupon) if coupon else None, holds)
