"""Numbers that look alike: how two written numbers differ, where they differ by one slip."""

import re
from enum import StrEnum

from rabta.vocabulary.rules.documents.misreads import shape_of
from rabta.vocabulary.rules.scripts import fold_digits

_NOT_WRITTEN = re.compile(r"[^0-9A-Z]+")
SHORTEST = 5
"""Below this many characters one slip leads to too many other numbers to mean anything."""


class Likeness(StrEnum):
    """How two numbers are alike, the nearest first."""

    SAME = "same"
    MISREAD = "misread"
    TRANSPOSED = "transposed"
    ONE_CHANGED = "one_changed"
    ONE_MISSING = "one_missing"


def bare(number: str) -> str:
    """The number as it is compared: ASCII digits and capital letters only.

    >>> bare(" ab-12 ۳۴ ")
    'AB1234'
    """
    return _NOT_WRITTEN.sub("", fold_digits(number).upper())


def alike(a: str, b: str) -> Likeness | None:
    """How two numbers of documents, tickets, plates or phones are alike; None where more than one slip parts them.

    `MISREAD`: any number of letters and digits that look the same (O and 0). The others are one slip: two neighbours
    exchanged, one character changed, one left out or added. Short numbers are the same or not alike.

    >>> alike("AB1234567", "AB1234576"), alike("AB1234567", "A81234567"), alike("12-3", "123")
    (<Likeness.TRANSPOSED: 'transposed'>, <Likeness.MISREAD: 'misread'>, <Likeness.SAME: 'same'>)
    """
    one, two = bare(a), bare(b)
    if not one or not two:
        return None
    if one == two:
        return Likeness.SAME
    if min(len(one), len(two)) < SHORTEST or abs(len(one) - len(two)) > 1:
        return None
    if shape_of(one) == shape_of(two):
        return Likeness.MISREAD
    if len(one) == len(two):
        return _of_one_length(one, two)
    short, long = sorted((one, two), key=len)
    return Likeness.ONE_MISSING if _one_left_out(short, long) else None


def _of_one_length(one: str, two: str) -> Likeness | None:
    apart = [place for place, (left, right) in enumerate(zip(one, two, strict=True)) if left != right]
    if len(apart) == 1:
        return Likeness.ONE_CHANGED
    if len(apart) != 2:
        return None
    first, second = apart
    exchanged = second == first + 1 and one[first] == two[second] and one[second] == two[first]
    return Likeness.TRANSPOSED if exchanged else None


def _one_left_out(short: str, long: str) -> bool:
    place = next((i for i, sign in enumerate(short) if sign != long[i]), len(short))
    return short[place:] == long[place + 1 :]
