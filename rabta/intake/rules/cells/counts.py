"""Whole numbers of persons, vehicles and operations, and sums of money."""

import re
from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.rules.cells.words import is_nil, words
from rabta.intake.rules.faults import CellFault
from rabta.vocabulary.rules.numbers import find_numbers, number_words
from rabta.vocabulary.rules.scripts import fold_digits, fold_letters, search_key

MOST_COUNTED = 100_000
_WHOLE = re.compile(r"(\d{1,3}(?:,\d{2,3})+|\d{1,9})(?:\.0+)?(?![\dA-Za-z]|[.,]\d)")
_OF_THEM = re.compile(r"(\d{1,4})\s+([^\d,;()]+)")


@dataclass(frozen=True, slots=True)
class CountCell:
    """A number of persons or things; `women` and `foreigners` where the cell says so beside it.

    `rest`: what else it says ("2 Afghan nationals").
    """

    total: int
    women: int | None = None
    foreigners: int | None = None
    rest: str = ""


def read_count(text: str) -> CountCell | CellFault:
    """The number that a cell states ("3", "۳", "3 (1 woman)", "nil" = 0). Not for blank cells.

    A fault never sets the row aside: the seizure stands, the number is not stated.
    """
    if is_nil(text):
        return CountCell(0)
    folded = fold_digits(text).strip()
    match = _WHOLE.match(folded)
    if match is None:
        word = number_words().get(fold_letters(folded).casefold())
        whole = word is not None and word == word.to_integral_value()
        return CountCell(int(word)) if whole and word is not None else _no_count(text)
    total = int(match[1].replace(",", ""))
    rest = folded[match.end() :].strip(" ()[],;-")
    if total > MOST_COUNTED or (rest and not any(letter.isalpha() for letter in rest)):
        return _no_count(text)
    women, foreigners = _of_them(rest, words().women), _of_them(rest, words().foreigners)
    return CountCell(total, women, foreigners, "" if women is not None or foreigners is not None else rest)


def _of_them(rest: str, kinds: frozenset[str]) -> int | None:
    for number, what in _OF_THEM.findall(rest):
        if search_key(what) in kinds:
            return int(number)
    return None


def _no_count(text: str) -> CellFault:
    return CellFault(
        "unreadable_count",
        f'"{text[:60]}" is not a whole number from 0 to {MOST_COUNTED:,}',
        "Write the number in digits. Row read, number taken as not stated.",
        sets_aside=False,
    )


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """A sum as stated and its currency (ISO 4217), None where the cell names none."""

    amount: Decimal
    currency: str | None


def read_money(text: str) -> MoneyCell | CellFault:
    """The sum that a cell states: "Rs 4.2 million", "PKR 3,20,000", "2 crore". A fault never sets the row aside."""
    key = search_key(text)
    numbers = find_numbers(text)
    if len(numbers) != 1 or numbers[0].doubtful or numbers[0].value < 0 or "-" in key[:3]:
        return CellFault(
            "unreadable_value",
            f'"{text[:60]}" is not a sum of money',
            "Write one number, for example PKR 4,200,000. Row read without a value.",
            sets_aside=False,
        )
    return MoneyCell(numbers[0].value, currency_of(text))


def currency_of(text: str) -> str | None:
    """The currency that a cell or a header names: "Value (PKR)" is PKR."""
    tokens = re.findall(r"[^\W\d_]+\$?|\$", search_key(text))
    known = words().currencies
    return next((known[token] for token in tokens if token in known), None)
