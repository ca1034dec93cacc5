"""The view: one statement's tokens with the numbers among them and a note of what is already read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from rabta.intake.formats.statement.misspellings import mended
from rabta.intake.formats.statement.pasted import Table, table_in
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.tokens import NUMBER, Token, listed, tokenise
from rabta.intake.formats.statement.tree import Span
from rabta.vocabulary.rules.numbers import find_numbers

# No count or weight of this field needs more figures; longer runs are numbers of documents or accidents.
MOST_FIGURES = 15
# "1.2OO kilograms": the letter for the figure, in a number that an amount's unit or a space ends. Runs of figures are
# bounded, here and below: else a text of nothing but "1,1,1," takes the square of its length.
_OH = re.compile(r"\b\d[\d.,]{0,20}[Oo][\d.,Oo]{0,20}(?=\s|[)(;:]|$|(?:kgs?|kilos?|kilograms?|gms?|grams?|g)\b)")
# "twelve billion seven hundred and ninety-seven million"
MOST_NUMBER_TOKENS = 14
# "1e5", "2 x 10^3": nobody writes an amount so, and its first figure is no amount either.
_POWER = re.compile(
    r"\d[\d.,]{0,20}[eE][+-]?\d[\d.,]*|\d[\d.,]{0,20}\s?[x×*]\s?10\s?\^?\s?[-+]?[\d⁰¹²³⁴-⁹]+|\d{1,20}\s?\^\s?\d+"
)
# "اسی" is eighty, and "this very": before one of these it is no number ("اسی کارروائی میں", "اسی قسم کی منشیات").
_ROAD_LETTERS = frozenset({"این", "ایم", "ای"})
_ROAD_WORDS = frozenset({"شاہراہ", "موٹروے", "قومی", "ہائی", "ہائیوے", "موٹر"})
_EIGHTY_OR_THIS = "اسی"
_OF_THIS = frozenset(
    listed(
        "کارروائی کاروائی قسم طرح نوعیت ماہ مہینے ہفتے روز دن رات شام صبح وقت دوران سال جگہ مقام علاقے ضلع شہر صوبے تھانے"
        " ایئرپورٹ ائیرپورٹ ہوائی گاڑی کشتی کار ٹرک بس کھیپ مقدمے مقدمہ کیس سلسلے گروہ گینگ شخص مسافر پرواز چیک سڑک"
    )
)
_MOST_BEFORE_COMMA, _MOST_BEHIND_COMMA = 4, 2


@dataclass(frozen=True, slots=True)
class Number:
    """A number over tokens `first` up to `after` (excluded). `doubtful`: an everyday word, or an odd comma."""

    first: int
    after: int
    value: Decimal
    digits: bool
    doubtful: bool


@dataclass(slots=True)
class View:
    """A statement while it is read: its tokens, its numbers by their first token, and which tokens are taken.

    `country`, `province`: where the agency acts that speaks; None for one that acts in several provinces.
    """

    text: str
    tokens: tuple[Token, ...]
    numbers: dict[int, Number]
    country: str = "PK"
    province: str | None = None
    taken: set[int] = field(default_factory=set)
    table: Table | None = None
    # What one finder has found, by what it was asked; a step that asks twice is answered once.
    heard: dict[tuple[int, int, bool, int], Sequence[object]] = field(default_factory=dict)

    def key(self, place: int) -> str:
        """Give the key of the token at `place`, or "" beyond either end."""
        return self.tokens[place].key if 0 <= place < len(self.tokens) else ""

    def span(self, first: int, after: int) -> Span:
        """Give the code points from token `first` up to token `after` (excluded)."""
        return self.tokens[first].start, self.tokens[after - 1].end

    def words(self, first: int, after: int) -> str:
        """Give the text as given from token `first` up to token `after` (excluded)."""
        start, end = self.span(first, after)
        return self.text[start:end]

    def free(self, first: int, after: int) -> bool:
        """Whether no token from `first` up to `after` is taken by an earlier step."""
        return self.taken.isdisjoint(range(first, after))

    def take(self, first: int, after: int) -> None:
        """Note that the tokens from `first` up to `after` are read."""
        self.taken.update(range(first, after))

    def before(self, place: int, book: Phrasebook[str], *, reach: int = 4) -> tuple[int, str] | None:
        """Give (first, entry) of the phrase of `book` that ends just before token `place`."""
        for first in range(max(0, place - reach), place):
            hit = book.at(self.tokens, first)
            if hit is not None and hit[0] == place:
                return first, hit[1]
        return None

    def number_ending_at(self, after: int) -> Number | None:
        """Give the number whose last token stands just before `after`."""
        for first in range(after - 1, max(-1, after - MOST_NUMBER_TOKENS), -1):
            number = self.numbers.get(first)
            if number is not None:
                return number if number.after == after else None
        return None


def view_of(text: str, *, country: str = "PK", province: str | None = None) -> View:
    """Give the view of `text`: tokens, and numbers laid on them."""
    read = _OH.sub(lambda match: match[0].replace("O", "0").replace("o", "0"), text)
    tokens = _mended(tokenise(read))
    starts = {token.start: place for place, token in enumerate(tokens)}
    ends = {token.end: place + 1 for place, token in enumerate(tokens)}
    numbers = {}
    powers = [said.span() for said in _POWER.finditer(read)]
    for hit in find_numbers(read):
        if any(start < hit.end and hit.start < end for start, end in powers):
            continue
        first, after = starts.get(hit.start), ends.get(hit.end)
        if first is None or after is None or _is_this(tokens, first, after):
            continue
        if _is_of_a_road(tokens, first, after):
            continue
        figures = sum(token.kind == NUMBER and len(token.key) for token in tokens[first:after])
        if figures <= MOST_FIGURES:
            value = _with_decimal_comma(tokens[first].key) if after - first == 1 and hit.doubtful else None
            numbers[first] = Number(first, after, hit.value if value is None else value, hit.digits, hit.doubtful)
    table = table_in(read, tokens)
    return View(text=text, tokens=tokens, numbers=numbers, country=country, province=province, table=table)


def _is_of_a_road(tokens: tuple[Token, ...], first: int, after: int) -> bool:
    """Whether a number is a road's name in Urdu: "این 25 شاہراہ پر ملزم گرفتار" tells of no 25 persons."""
    named = first > 0 and tokens[first - 1].key in _ROAD_LETTERS
    return named and after < len(tokens) and tokens[after].key in _ROAD_WORDS


def _is_this(tokens: tuple[Token, ...], first: int, after: int) -> bool:
    """Whether the word for eighty means "this very": "اسی کارروائی میں"."""
    if after - first > 1 or tokens[first].key != _EIGHTY_OR_THIS or after >= len(tokens):
        return False
    return tokens[after].key in _OF_THIS


def _mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the tokens with the key of the word meant where one is misspelt; their text stays as given."""
    known = mended()
    return tuple(replace(token, key=known[token.key]) if token.key in known else token for token in tokens)


def _with_decimal_comma(key: str) -> Decimal | None:
    """Give 6.05 for "6,05": a comma before one or two figures groups no thousands, Indian or other."""
    whole, comma, rest = key.partition(",")
    figures = whole.isdigit() and rest.isdigit() and len(whole) <= _MOST_BEFORE_COMMA and len(rest) <= _MOST_BEHIND_COMMA
    return Decimal(f"{whole}.{rest}") if comma and figures else None
