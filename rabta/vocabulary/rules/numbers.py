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
# Vowel signs and joiners inside a word change nothing about the number it names.
_SIGNS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670]")
_POINT = frozenset(map(fold_letters, ("point", "اعشاریہ")))
# "5k" and "1.2m" are multipliers only when they touch the digits.
_LAKH, _HUNDRED = 100_000, 100
_COMMAS = frozenset({",", "،"})
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
    joined: dict[str, tuple[Decimal, Decimal]]
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
        spelt = {each for word in spellings for each in _both_h(fold_letters(word))}
        words.update({word: Decimal(value) for word in spelt if word not in words})
    factors = {h: Decimal(v) for word, v in held["multipliers"].items() for h in _both_h(fold_letters(word))}
    joined = _joined(words, factors)
    words.update({fold_letters(word): Decimal(value) for word, value in held["fixed"].items()})
    return _Lexicon(
        words=words,
        joined=joined,
        multipliers=factors,
        shifts={
            fold_letters(word): (Decimal(row["shift"]), Decimal(row["alone"]) if "alone" in row else None)
            for word, row in held["shifts"].items()
        },
        doubtful=frozenset(fold_letters(word) for word in held["doubtful"]),
    )


def _both_h(word: str) -> set[str]:
    """Give the word with ہ for ھ and ھ for ہ: writers of Urdu interchange the two."""
    return {word, word.replace("ھ", "ہ"), word.replace("ہ", "ھ")}


def _joined(words: dict[str, Decimal], factors: dict[str, Decimal]) -> dict[str, tuple[Decimal, Decimal]]:
    """Give the words that write a number and its multiplier as one: "دوسو", "تینہزار"; value and multiplier."""
    return {
        head + tail: (value, factor)
        for tail, factor in factors.items() for head, value in words.items()
        if value and not head.isascii() and not tail.isascii() and head + tail not in words
    }  # fmt: skip


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
    closed, part, end, scale, limit = Decimal(0), group.value, group.end, group.scale, Decimal("Infinity")
    while scale > 1 and end < len(tokens):
        start, comma = _next_group(folded, tokens, end, digits=group.digits)
        more = _group_at(folded, tokens, start) if start < len(tokens) else None
        if more is None or (comma and more.scale == 1):  # "two thousand, three of them women" are two numbers
            break
        if group.digits and scale >= _LAKH and start > end and more.scale == 1:
            # "36.6 million and eight accused": figures with a scale are whole, and "and" opens another number.
            break
        if scale == _HUNDRED < more.scale < limit and not more.digits:
            # "two hundred and fifty thousand": the larger multiplier takes the hundreds before it.
            part, end, scale = part * more.scale + more.value, more.end, more.scale
            continue
        # "4 crore 90 lakh" and "one hundred and five" go on; "2 lakh 500" are two numbers.
        if more.value >= scale or (more.digits and more.scale == 1 and not _rest(tokens, end, start, more)):
            break
        if more.scale > 1:
            closed, part, limit = closed + part, Decimal(0), scale
        part, end, scale = part + more.value, more.end, more.scale
    total, doubtful = closed + part, group.doubtful
    last = tokens[end - 1]
    return NumberHit(tokens[place].start(), last.end(), total, group.digits, doubtful and end == place + 1), end


def _next_group(folded: str, tokens: Sequence[re.Match[str]], end: int, *, digits: bool) -> tuple[int, bool]:
    """Give (token where the number may go on behind `end`, whether a comma parts them); past the end where it cannot.

    Words may go on behind a comma ("forty thousand, six hundred"), figures only behind a space or "and".
    """
    gap = folded[tokens[end - 1].end() : tokens[end].start()].strip()
    comma = gap in _COMMAS and not digits
    if not comma and not _near(folded, tokens, end):
        return len(tokens), False
    start = end + (tokens[end].group() in _JOINING_AND)
    return (start, comma) if start == end or start < len(tokens) and _near(folded, tokens, start) else (len(tokens), False)


def _group_at(folded: str, tokens: Sequence[re.Match[str]], place: int) -> _Group | None:
    base = _base_at(folded, tokens, place)
    if base is None:
        return None
    value, end, scale = base.value, base.end, base.scale
    fraction, behind = _fraction(folded, tokens, end)
    if fraction and value == int(value):
        value, end = Decimal(f"{int(value)}.{fraction}"), behind
    if _says_half(tokens, end) and _near(folded, tokens, end):
        value, end = value + Decimal("0.5"), end + (3 if _word(tokens[end + 1]) == "a" else 2)
    while end < len(tokens) and _near(folded, tokens, end):
        word = _word(tokens[end])
        factor = _lexicon().multipliers.get(word)
        if factor is None or (word in _TOUCHING and tokens[end].start() != tokens[end - 1].end()):
            break
        scale, end = scale * factor, end + 1
    return _Group(end, value * scale, scale, base.digits, base.doubtful)


def _rest(tokens: Sequence[re.Match[str]], end: int, start: int, more: _Group) -> bool:
    """Whether bare figures at `start` are the rest of the number before: "1 ہزار 50", with nothing between."""
    return start == end and _word(tokens[end - 1]) in _WITH_FIGURES and more.value == int(more.value)


def _fraction(folded: str, tokens: Sequence[re.Match[str]], place: int) -> tuple[str, int]:
    """Give (figures, end) of "point five", "اعشاریہ صفر پانچ" at `place`; no figures where there is none."""
    if place >= len(tokens) or _word(tokens[place]) not in _POINT or not _near(folded, tokens, place):
        return "", place
    figures, end = "", place + 1
    while end < len(tokens) and _near(folded, tokens, end):
        token = _word(tokens[end])
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
    lexicon, word = _lexicon(), _word(tokens[place])
    if word in lexicon.shifts:
        shift, alone = lexicon.shifts[word]
        after = _base_at(folded, tokens, place + 1) if place + 1 < len(tokens) else None
        if after is not None and _near(folded, tokens, place + 1):
            return _Group(after.end, after.value + shift, one, after.digits, False)
        return None if alone is None else _Group(place + 1, alone, one, False, False)
    if word in lexicon.words:
        value, end = lexicon.words[word], place + 1
        if word == "half" and [_word(each) for each in tokens[end : end + 1]] == ["a"] and _scales(folded, tokens, end + 1):
            end += 1  # "half a million"
        if value in range(20, 100, 10) and word.isascii() and end < len(tokens) and _near(folded, tokens, end):
            unit = lexicon.words.get(_word(tokens[end]))
            if unit is not None and unit in range(1, 10):
                value, end = value + unit, end + 1
        return _Group(end, value, one, False, word in lexicon.doubtful)
    if word in lexicon.joined:
        return _Group(place + 1, *lexicon.joined[word], digits=False, doubtful=False)
    parted = _parted(folded, tokens, place)
    if parted is not None:
        return _Group(place + 2, parted, one, False, False)
    if word in ("hundred", "thousand", "lakh", "lac", "crore", "سو", "ہزار", "لاکھ", "کروڑ"):
        return _Group(place, one, one, False, True)
    return None


def _scales(folded: str, tokens: Sequence[re.Match[str]], place: int) -> bool:
    return place < len(tokens) and _near(folded, tokens, place) and _word(tokens[place]) in _lexicon().multipliers


def _word(token: re.Match[str]) -> str:
    """Give the word of a token as the lexicon holds it: lower case, without vowel signs."""
    return _SIGNS.sub("", token.group()).lower()


def _parted(folded: str, tokens: Sequence[re.Match[str]], place: int) -> Decimal | None:
    """Give the value of an Urdu number word written as two ("پچ ہتر"); None where the second half is a word of its own."""
    if place + 1 >= len(tokens) or folded[tokens[place].end() : tokens[place + 1].start()] not in (" ", "\u200c", "\u00a0"):
        return None
    first, second = _word(tokens[place]), _word(tokens[place + 1])
    if first.isascii() or second in _lexicon().words or second in _lexicon().multipliers:
        return None
    return _lexicon().words.get(first + second)


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
