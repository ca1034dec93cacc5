"""Laying out a public text: its tokens, sentences and what can be told by its own form, before any figure is named."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import Any  # records are JSON

from rabta.intake.formats.published import words
from rabta.intake.formats.published.context import Context
from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.dates import find_dates, parse_statement_date
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.money import Money, find_money
from rabta.intake.formats.statement.place import SEAT, Place
from rabta.intake.formats.statement.places import find_all_places
from rabta.intake.formats.statement.quantities import Quantity, find_quantities, kilograms, quantity_at
from rabta.intake.formats.statement.roles import find_agencies
from rabta.intake.formats.statement.routes import find_flights
from rabta.intake.formats.statement.sentences import Piece, pieces_of, whole_sentences
from rabta.intake.formats.statement.substances import Substance, find_substances
from rabta.intake.formats.statement.tokens import HYPHENS, NUMBER
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View, view_of
from rabta.vocabulary.rules.scripts import fold_digits

_ORDINAL = frozenset({"st", "nd", "rd", "th"})
# A line this much shorter than the longest is a headline or a list's item: its end is a sentence's end.
_SHORT_LINE = 0.7


@dataclass(frozen=True, slots=True)
class Laid:
    """One text laid out. `sentences`: whole sentences in order; `spoken_on`: the day of the text where known.

    `burning`, `seizing`, `semicolons`, `breaks`: the tokens that are such words or marks, in order; `opened`: how many
    brackets more were opened than closed before each token.
    """

    view: View
    sentences: list[Piece]
    marks: Marks
    money: list[Money]
    provinces: list[Place]
    agencies: tuple[tuple[int, int, str], ...]
    spoken_on: date | None
    burning: list[int]
    seizing: list[int]
    semicolons: list[int]
    breaks: list[int]
    opened: list[int]
    context: Context

    def sentence_of(self, place: int) -> Piece:
        """Give the sentence that holds token `place`, the nearest one before it where none does."""
        return self.sentences[max(0, bisect_right(self.sentences, place, key=_first) - 1)]

    def break_before(self, place: int) -> int:
        """Give the last token before `place` that parts clauses; -1 for none."""
        at = bisect_left(self.breaks, place)
        return self.breaks[at - 1] if at else -1

    def clause_of(self, place: int) -> tuple[int, int]:
        """Give the tokens between the semicolons around token `place`, inside its sentence."""
        sentence, at = self.sentence_of(place), bisect_right(self.semicolons, place)
        first = self.semicolons[at - 1] + 1 if at else 0
        after = self.semicolons[at] if at < len(self.semicolons) else len(self.view.tokens)
        return max(first, sentence.first), min(after, sentence.after)


def _first(piece: Piece) -> int:
    return piece.first


def lay(record: dict[str, Any]) -> Laid:
    """Lay out the text of a record {text, date?, agency?}; raises KeyError without a text."""
    view = view_of(_columns_as_labels(record["text"]))
    speaker = record.get("agency") if isinstance(record.get("agency"), str) else None
    agencies = find_agencies(view, speaker=speaker)
    stated_on = parse_statement_date(record.get("date"))
    _set_aside(view)
    find_dates(view, stated_on=stated_on)
    find_flights(view)
    money = sorted([*find_money(view), *_hyphened_money(view)], key=lambda each: each.first)
    substances = find_substances(view)
    quantities = _on_one_line(view, _unmixed(view, find_quantities(view), substances))
    ends = frozenset(after for _, after, _ in agencies.hits)
    places = find_all_places(view, on=stated_on[0] if stated_on else None, names_end=ends)
    provinces = [place for place in places if place.hit.kind == "province" and place.part != SEAT]
    sentences = _sentences(view)
    naming = {first for first, _, _ in agencies.hits}
    return Laid(
        view, sentences, Marks(quantities, substances, places), money, provinces, agencies.hits,
        stated_on[1] if stated_on else None,
        [place for place, token in enumerate(view.tokens) if token.key in words.DESTROYED],
        [place for place, token in enumerate(view.tokens) if token.key in words.SEIZING],
        [place for place, token in enumerate(view.tokens) if token.key in (";", "؛")],
        [place for place, token in enumerate(view.tokens) if token.key in words.BREAKS],
        list(accumulate(((token.key == "(") - (token.key == ")") for token in view.tokens), initial=0)),
        Context(view, sentences, substances, naming),
    )  # fmt: skip


_COLUMN = re.compile(r"\||(?<=\w)\t(?=\S)")


def _columns_as_labels(text: str) -> str:
    """Read the columns of a pasted table as labels, sign for sign: "Opium | 365 kg" as "Opium : 365 kg"."""
    return _COLUMN.sub(":", text)


def _on_one_line(view: View, quantities: list[Quantity]) -> list[Quantity]:
    """Leave out what only a line break put together: "...: 110" and, on the next line, "پوست سے پاک رقبہ"."""
    kept = []
    for quantity in quantities:
        ends, begins = max(b for _, b in quantity.amount.spans), min(a for a, _ in quantity.unit.spans)
        if "\n" in view.text[ends:begins] and is_labelled(view, quantity.number_first):
            view.taken.difference_update(range(quantity.number_first, quantity.after))
        else:
            kept.append(quantity)
    return kept


def _set_aside(view: View) -> None:
    """Take the numbers that are no figures by their own form: years, ordinals, shares, clock times, numbers of documents."""
    for number in list(view.numbers.values()):
        if _is_year(view, number.first) or _is_share(view, number.after) or _is_ordinal(view, number.first, number.after):
            view.take(number.first, number.after)
    for said in _DOCUMENT.finditer(view.text):
        for place, token in enumerate(view.tokens):
            if said.start() <= token.start and token.end <= said.end() and token.kind == NUMBER:
                view.take(place, place + 1)


_DOCUMENT = re.compile(
    r"\b(?:section|sections|article|clause|rule|page|pages|p\.|no\.|nos\.|number|fir|room|gate|terminal|phase|chapter|act|"
    r"resolution|tel|phone|fax|aged|age|sector|street|flight|corps)\s*(?:no\.?\s*)?[:#]?\s*\d[\d/().:-]*|"
    r"\+?\d[\d-]{6,}\d|\b\d{1,2}:\d\d\b|\b\d{1,3}-year|\b\d{1,2}\s*(?:am|pm|a\.m|p\.m)\b",
    re.IGNORECASE,
)


def _is_year(view: View, place: int) -> bool:
    key = view.key(place)
    if not (key.isdigit() and len(key) == 4 and 1947 <= int(key) <= 2100):
        return False
    before, behind = view.key(place - 1), view.key(place + 1)
    if before in words.YEAR_AHEAD or behind in ("کے", "میں") and before in ("سال", "سنہ"):
        return True
    # "2024-25", "2014/15"
    if behind in HYPHENS | {"/"} and view.key(place + 2).isdigit() and len(view.key(place + 2)) in (2, 4):
        return True
    return before in HYPHENS | {"/"} and view.key(place - 2).isdigit() and len(view.key(place - 2)) == 4


def _is_share(view: View, after: int) -> bool:
    return view.key(after) in ("%", "percent", "percentage", "pc", "فیصد") or (view.key(after), view.key(after + 1)) == (
        "per",
        "cent",
    )


def _is_ordinal(view: View, first: int, after: int) -> bool:
    touches = after < len(view.tokens) and view.tokens[after].start == view.tokens[first].end
    return touches and view.key(after) in _ORDINAL


def _unmixed(view: View, quantities: list[Quantity], substances: list[Substance]) -> list[Quantity]:
    """Take "ice 20 kg and 0.057 gram ecstasy" apart again: two amounts of two drugs, not one in mixed units."""
    ends, starts = {each.after: each for each in substances}, {each.first: each for each in substances}
    apart: list[Quantity] = []
    for quantity in quantities:
        before, behind = ends.get(quantity.first), starts.get(quantity.after)
        mixed = len(quantity.amount.spans) == 2 and len(quantity.unit.spans) == 2
        if not mixed or before is None or behind is None or before.code == behind.code:
            apart.append(quantity)
            continue
        second = next(place for place, token in enumerate(view.tokens) if token.start == quantity.amount.spans[1][0])
        right = quantity_at(view, second)
        number = view.numbers.get(quantity.number_first)
        if right is None or number is None:
            apart.append(quantity)
            continue
        kg = kilograms(number.value, str(quantity.unit.value))
        amount = Found(number.value, quantity.amount.spans[:1])
        unit = Found(quantity.unit.value, quantity.unit.spans[:1])
        end = next(place + 1 for place, token in enumerate(view.tokens) if token.end == unit.spans[0][1])
        apart += [replace(quantity, after=end, amount=amount, unit=unit, kg=kg), right]
    return apart


def _hyphened_money(view: View) -> list[Money]:
    """Read "12.797-billion-dollar" and "12.797 billion in US dollars"."""
    found = []
    for first in sorted(view.numbers):
        number = view.numbers[first]
        place = number.after
        if not view.free(first, place) or view.key(place) not in HYPHENS | {"in"} or number.value < 1000:
            continue
        place += 1 + (view.key(place + 1) == "the")
        hit = lexicon.currency_book().at(view.tokens, place) if place < len(view.tokens) else None
        if hit is None:
            continue
        view.take(first, hit[0])
        hedge = lexicon.hedge_before(view, first)
        found.append(Money(
            hedge[0] if hedge else first, hit[0], Found(number.value, (view.span(first, number.after),)),
            Found(hit[1], (view.span(place, hit[0]),)), Found(hedge[1], (view.span(hedge[0], first),)) if hedge else None,
        ))  # fmt: skip
    return found


def _sentences(view: View) -> list[Piece]:
    """Give the sentences; a headline's or list item's line ends one, and so does a semicolon's piece only inside it."""
    longest = max((len(line) for line in view.text.splitlines()), default=0)
    cut: list[Piece] = []
    for sentence in _dashes_joined(view, whole_sentences(pieces_of(view))):
        first = sentence.first
        for place in range(sentence.first + 1, sentence.after):
            if _new_line(view, place, longest):
                cut.append(Piece(first, place, len(cut)))
                first = place
        cut.append(Piece(first, sentence.after, len(cut)))
    return cut or [Piece(0, len(view.tokens), 0)]


def _dashes_joined(view: View, sentences: list[Piece]) -> list[Piece]:
    """Put together what a dash parted: "2,001 people — including 75 foreigners — were arrested" is one sentence."""
    joined: list[Piece] = []
    for sentence in sentences:
        last = joined[-1] if joined else None
        if last is not None and view.key(last.after) == "—" and sentence.first == last.after + 1:
            joined[-1] = Piece(last.first, sentence.after, last.sentence)
        else:
            joined.append(sentence)
    return joined


_LABELLED = re.compile(r"\s*[^:\n]{3,80}:\s*\S{0,6}\s?\d")


def is_labelled(view: View, place: int) -> bool:
    """Whether the line of token `place` is an item with its label: "Persons apprehended: 2,001"."""
    start = view.text.rfind("\n", 0, view.tokens[place].start) + 1
    return _LABELLED.match(fold_digits(view.text[start : start + 120])) is not None


def _new_line(view: View, place: int, longest: int) -> bool:
    gap = view.text[view.tokens[place - 1].end : view.tokens[place].start]
    if "\n" not in gap or view.key(place - 1) in (",", "،", "and", "اور"):
        return False
    if is_labelled(view, place - 1) and is_labelled(view, place):
        return True
    token = view.tokens[place]
    line = view.text.rfind("\n", 0, view.tokens[place - 1].start) + 1
    length = view.tokens[place - 1].end - line
    return length < _SHORT_LINE * longest and not (token.text[:1].islower() and token.text.isascii())
