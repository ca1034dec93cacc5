"""Characters that people and machines take for one another, and what a number becomes when one is put right."""

from collections.abc import Callable, Iterator

PAIRS = ("O0", "I1", "B8", "S5", "Z2", "G6", "Q0", "D0", "L1", "U0")
"""Letter and digit. ICAO Doc 9303 part 3 names O/0, I/1, B/8, S/5, Z/2; the others are known faults of OCR-B readers."""

TAKEN_FOR: dict[str, str] = {}
for _letter, _digit in (tuple(pair) for pair in PAIRS):
    TAKEN_FOR[_letter] = TAKEN_FOR.get(_letter, "") + _digit
    TAKEN_FOR[_digit] = TAKEN_FOR.get(_digit, "") + _letter

_SHAPES = str.maketrans({pair[0]: pair[1] for pair in PAIRS})


def shape_of(number: str) -> str:
    """The number with every letter that looks like a digit written as that digit: two misread forms share one shape.

    >>> shape_of("AB0I23") == shape_of("A80123")
    True
    """
    return number.translate(_SHAPES)


def one_put_right(number: str) -> Iterator[str]:
    """Every form of `number` in which exactly one character is taken for its look-alike, from the left."""
    for place, sign in enumerate(number):
        for other in TAKEN_FOR.get(sign, ""):
            yield number[:place] + other + number[place + 1 :]


def repairs(number: str, holds: Callable[[str], bool]) -> tuple[str, ...]:
    """The forms of `number` with one misread character put right for which `holds` is true; empty where none is.

    A suggestion for a person to look at, never a value by itself: two readings may hold at once.

    >>> repairs("O1234", str.isdigit)
    ('01234',)
    """
    return tuple(dict.fromkeys(form for form in one_put_right(number) if holds(form)))
