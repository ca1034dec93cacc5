"""Numbers as statements write them: digits, English and Urdu words, lakh, crore, million, arb.

Only plain numbers are read here; quantities with units ("2 kilo 38 gram") are the statement reader's.
The words stand in `data/number_words.yaml`.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rabta.vocabulary.rules.scripts import fold_letters
from rabta.vocabulary.rules.tables import table

_TOKEN = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?|[A-Za-z]+|[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]+")
_INDIAN_OR_WESTERN = re.compile(r"\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})+,\d{3}")
_JOINING_AND = ("and", "و", "اور")
# Figures follow these as their rest ("1 ہزار 50"); behind an English "2 lakh" or "6 hundred" they are a new number.
_WITH_FIGURES = frozenset(map(fold_letters, ("سو", "ہزار", "لاکھ", "کروڑ")))
_POINT = frozenset(map(fold_letters, ("point", "اعشاریہ")))
# "5k" and "1.2m" are multipliers only when they touch the digits.
_LAKH = 100_000
_TOUCHING = ("k", "m", "cr")


@dataclass(frozen=True)
class NumberHit:
    """One number: its code points in the text as given, its value, and whether the writing leaves doubt.

    `digits`: it began with digits. `doubtful`: a comma that fits no grouping ("12,5" read as 125), or a word that is
    also an everyday word (Urdu اسی "eighty" or "the same") standing alone.
    """

    start: int
    end: int
    value: Decimal
    digits: bool
    doubtful: bool


@dataclass(frozen=True)
class _Lexicon:
    words: dict[str, Decimal]
    multipliers: dict[str, Decimal]
    shifts: dict[str, tuple[Decimal, Decimal | None]]
    doubtful: frozenset[str]


@dataclass(frozen=True)
class _Group:
    """A base with its multipliers: "90 lakh". `scale` is the product of the multipliers, 1 without."""

    end: int
    value: Decimal
    scale: Decimal
    digits: bool
    doubtful: bool


@functools.cache
def _lexicon() -> _Lexicon:
    held = table("numbers")
    words = {word: Decimal(value) for word, value in held["english"].items()}
    for value, spellings in held["urdu"].items():
        words.update({fold_letters(word): Decimal(value) for word in spellings})
    words.update({fold_letters(word): Decimal(value) for word, value in held["fixed"].items()})
    return _Lexicon(
        words=words,
        multipliers={fold_letters(word): Decimal(value) for word, value in held["multipliers"].items()},
        shifts={
            fold_letters(word): (Decimal(row["shift"]), Decimal(row["alone"]) if "alone" in row else None)
            for word, row in held["shifts"].items()
        },
        doubtful=frozenset(fold_letters(word) for word in held["doubtful"]),
    )


def number_words() -> dict[str, Decimal]:
    """Give every word that is a number by itself -> its value (English lower case; Urdu folded as `fold_letters`)."""
    return dict(_lexicon().words)


def multipliers() -> dict[str, Decimal]:
    """Give every multiplier (hundred, lakh, crore, million, arb, ہزار ...) -> its factor."""
    return dict(_lexicon().multipliers)


@functools.cache
def ordinals() -> dict[str, int]:
    """Give ordinal word -> number ("fourth" -> 4, "چوتھی" -> 4); "11th" is the reader's to see."""
    return {fold_letters(word): int(value) for word, value in table("numbers")["ordinals"].items()}


def find_numbers(text: str) -> tuple[NumberHit, ...]:
    """Find the numbers of `text` in order, without overlap; spans are code points of `text`.

    >>> [str(hit.value) for hit in find_numbers("چار کروڑ 90 لاکھ and two and a half crore, 3,20,000")]
    ['49000000', '25000000.0', '320000']
    """
    folded = fold_letters(text)
    tokens = tuple(_TOKEN.finditer(folded))
    hits = []
    place = 0
    while place < len(tokens):
        hit, place = _number_at(folded, tokens, place)
        if hit is not None:
            hits.append(hit)
    return tuple(hits)


def _number_at(folded: str, tokens: Sequence[re.Match[str]], place: int) -> tuple[NumberHit | None, int]:
    """Read one number beginning at token `place`; give it and the place of the next token to look at."""
    group = _group_at(folded, tokens, place)
    if group is None:
        return None, place + 1
    total, end, doubtful, scale = group.value, group.end, group.doubtful, group.scale
    while scale > 1 and end < len(tokens) and _near(folded, tokens, end):
        start = end + 1 if tokens[end].group() in _JOINING_AND else end
        more = _group_at(folded, tokens, start) if start < len(tokens) and _near(folded, tokens, start) else None
        if group.digits and scale >= _LAKH and start > end and more is not None and more.scale == 1:
            # "36.6 million and eight accused": figures with a scale are whole, and "and" opens another number.
            break
        if more is not None and scale == 100 < more.scale and not more.digits:
            # "two hundred and fifty thousand": the larger multiplier takes all that stands before it.
            total, end, scale = total * more.scale + more.value, more.end, more.scale
            continue
        # "4 crore 90 lakh" and "one hundred and five" go on; "2 lakh 500" are two numbers.
        if more is None or more.value >= scale or (more.digits and more.scale == 1 and not _rest(tokens, end, start, more)):
            break
        total, end, scale = total + more.value, more.end, more.scale
    last = tokens[end - 1]
    return NumberHit(tokens[place].start(), last.end(), total, group.digits, doubtful and end == place + 1), end


def _group_at(folded: str, tokens: Sequence[re.Match[str]], place: int) -> _Group | None:
    base = _base_at(folded, tokens, place)
    if base is None:
        return None
    value, end, scale = base.value, base.end, Decimal(1)
    fraction, behind = _fraction(folded, tokens, end)
    if fraction and value == int(value):
        value, end = Decimal(f"{int(value)}.{fraction}"), behind
    if _says_half(tokens, end) and _near(folded, tokens, end):
        value, end = value + Decimal("0.5"), end + (3 if tokens[end + 1].group().lower() == "a" else 2)
    while end < len(tokens) and _near(folded, tokens, end):
        word = tokens[end].group().lower()
        factor = _lexicon().multipliers.get(word)
        if factor is None or (word in _TOUCHING and tokens[end].start() != tokens[end - 1].end()):
            break
        scale, end = scale * factor, end + 1
    return _Group(end, value * scale, scale, base.digits, base.doubtful)


def _rest(tokens: Sequence[re.Match[str]], end: int, start: int, more: _Group) -> bool:
    """Whether bare figures at `start` are the rest of the number before: "1 ہزار 50", with nothing between."""
    return start == end and tokens[end - 1].group().lower() in _WITH_FIGURES and more.value == int(more.value)


def _fraction(folded: str, tokens: Sequence[re.Match[str]], place: int) -> tuple[str, int]:
    """Give (figures, end) of "point five", "اعشاریہ صفر پانچ" at `place`; no figures where there is none."""
    if place >= len(tokens) or tokens[place].group().lower() not in _POINT or not _near(folded, tokens, place):
        return "", place
    figures, end = "", place + 1
    while end < len(tokens) and _near(folded, tokens, end):
        token = tokens[end].group().lower()
        value = _lexicon().words.get(token)
        if token.isdecimal() and token.isascii() and not figures:
            return token, end + 1
        if value is None or value != int(value) or (figures and value > 9):
            break
        figures, end = figures + str(int(value)), end + 1
    return figures, end


def _base_at(folded: str, tokens: Sequence[re.Match[str]], place: int) -> _Group | None:
    """Read digits, a number word ("forty-two"), a shifted number ("ساڑھے 3"), or a bare multiplier ("lakh")."""
    token = tokens[place].group()
    one = Decimal(1)
    if token[0].isdigit():
        return _Group(place + 1, *_digits(token), digits=True, doubtful=_odd_comma(token))
    lexicon, word = _lexicon(), token.lower()
    if word in lexicon.shifts:
        shift, alone = lexicon.shifts[word]
        after = _base_at(folded, tokens, place + 1) if place + 1 < len(tokens) else None
        if after is not None and _near(folded, tokens, place + 1):
            return _Group(after.end, after.value + shift, one, after.digits, False)
        return None if alone is None else _Group(place + 1, alone, one, False, False)
    if word in lexicon.words:
        value, end = lexicon.words[word], place + 1
        if value in range(20, 100, 10) and word.isascii() and end < len(tokens) and _near(folded, tokens, end):
            unit = lexicon.words.get(tokens[end].group().lower())
            if unit is not None and unit in range(1, 10):
                value, end = value + unit, end + 1
        return _Group(end, value, one, False, word in lexicon.doubtful)
    if word in ("hundred", "thousand", "lakh", "lac", "crore", "سو", "ہزار", "لاکھ", "کروڑ"):
        return _Group(place, one, one, False, True)
    return None


def _digits(token: str) -> tuple[Decimal, Decimal]:
    return Decimal(token.replace(",", "")), Decimal(1)


def _odd_comma(token: str) -> bool:
    whole = token.split(".")[0]
    return "," in whole and _INDIAN_OR_WESTERN.fullmatch(whole) is None


def _says_half(tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Whether "and a half" or "and half" stands at `place`."""
    words = [token.group().lower() for token in tokens[place : place + 3]]
    return words[:2] == ["and", "half"] or words == ["and", "a", "half"]


def _near(folded: str, tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Whether only spaces or a hyphen part token `place` from the one before it."""
    return folded[tokens[place - 1].end() : tokens[place].start()].strip() in ("", "-")
