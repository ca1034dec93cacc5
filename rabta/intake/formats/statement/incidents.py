"""Incidents: the pieces of a statement cut into what happened, one draft per incident."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from rabta.intake.formats.statement import words
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.lines import lines_in
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.place import BOUND_FOR, SCENE, Place
from rabta.intake.formats.statement.quantities import Quantity
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.substances import UNKNOWN, Substance
from rabta.intake.formats.statement.tokens import WORD
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.numbers import ordinals

Mark = TypeVar("Mark")


def _between(marks: list[Mark], first: int, after: int, where: Callable[[Mark], int]) -> list[Mark]:
    """Give the marks from token `first` to `after`; marks stand in order, so a statement of any length reads in step."""
    if not marks:
        return []
    return marks[bisect_left(marks, first, key=where) : bisect_left(marks, after, key=where)]


def _number_first(quantity: Quantity) -> int:
    return quantity.number_first


def _first(mark: "Substance | Place") -> int:
    return mark.first


def _lies_in(ranges: list[tuple[int, int]], place: int) -> bool:
    return any(first <= place < after for first, after in ranges)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the finders found in one statement."""

    quantities: list[Quantity]
    substances: list[Substance]
    places: list[Place]

    def inside(self, first: int, after: int) -> "Marks":
        """Give the marks that begin at or behind token `first` and before `after`."""
        return Marks(
            _between(self.quantities, first, after, _number_first),
            _between(self.substances, first, after, _first),
            _between(self.places, first, after, _first),
        )

    def without_substances(self, ranges: list[tuple[int, int]], *, unnamed_in: list[tuple[int, int]]) -> "Marks":
        """Give the marks without the substances inside one of `ranges`, nor those called drugs alone in `unnamed_in`."""
        apart = [
            each for each in self.substances
            if not _lies_in(ranges, each.first) and not (each.code == UNKNOWN and _lies_in(unnamed_in, each.first))
        ]  # fmt: skip
        return Marks(self.quantities, apart, self.places)

    def within(self, pieces: list[Piece]) -> "Marks":
        """Give the marks that begin inside one of `pieces`, in order."""
        inside = [self.inside(piece.first, piece.after) for piece in pieces]
        return Marks(
            [quantity for marks in inside for quantity in marks.quantities],
            [substance for marks in inside for substance in marks.substances],
            [place for marks in inside for place in marks.places],
        )


@dataclass(slots=True)
class Draft:
    """One incident in the making: its own token ranges, its lines, and the head that speaks for it.

    `tail`: the last incident of the same piece, whose place may be shared ("4 kg ice (London) and 2 kg ice (Oslo) at X").
    `arrests_alone`: people are held and nothing is seized. `placed`: its own words say where.
    """

    ranges: list[tuple[int, int]]
    sentence: int
    lines: list[Line]
    bare: list[Substance] = field(default_factory=list)
    head: tuple[int, int] | None = None
    recap: bool = False
    ordinal: int | None = None
    tail: tuple[int, int] | None = None
    arrests_alone: bool = False
    placed: bool = False

    @property
    def first(self) -> int:
        """The first token of the incident's own words."""
        return min(first for first, _ in self.ranges)

    @property
    def after(self) -> int:
        """The token after the incident's own words."""
        return max(after for _, after in self.ranges)

    @property
    def tells(self) -> bool:
        """Whether the draft tells of a seizure by itself."""
        return bool(self.lines)


def drafts_of(
    view: View, piece: Piece, marks: Marks, lines: list[Line], *, head: tuple[int, int] | None = None
) -> list[Draft]:
    """Cut one piece into drafts: one, unless its lines have places or people of their own."""
    marks = marks.inside(piece.first, piece.after)
    _, bare = lines_in(view, piece.first, piece.after, marks.quantities, marks.substances)
    cuts = _cuts(view, piece, lines, marks)
    drafts = []
    for first, after in zip([piece.first, *cuts], [*cuts, piece.after], strict=True):
        own = [line for line in lines if first <= line.first < after]
        own_bare = [substance for substance in bare if first <= substance.first < after]
        drafts.append(Draft([(first, after)], piece.sentence, own, own_bare, head, ordinal=_ordinal(view, first, after)))
    return drafts


def _ordinal(view: View, first: int, after: int) -> int | None:
    """Give n where the draft begins as "In fourth operation", "In 11th", "First", "چوتھی کارروائی میں"."""
    for place in range(first, min(first + 4, after)):
        number = ordinals().get(view.key(place))
        if number is not None:
            return number
        numeral = view.numbers.get(place)
        if numeral is not None and view.key(numeral.after) in ("st", "nd", "rd", "th"):
            return int(numeral.value)
        if view.tokens[place].kind != WORD:
            break
    return None


def _cuts(view: View, piece: Piece, lines: list[Line], marks: Marks) -> list[int]:
    """Give the tokens where a new incident begins inside a piece."""
    cuts: list[int] = []
    for left, right in zip(lines, lines[1:], strict=False):
        cut = _cut_between(view, piece, left, right, marks, cuts[-1] if cuts else piece.first, lines)
        if cut is not None:
            cuts.append(cut)
    return cuts


def _cut_between(
    view: View, piece: Piece, left: Line, right: Line, marks: Marks, start: int, lines: list[Line]
) -> int | None:
    gap = range(left.after, right.first)
    for place in gap:
        if view.key(place) in ordinals() or view.key(place) in words.ANOTHER or view.key(place) == "separately":
            return _after_comma(view, left.after, place)
    places = [place for place in marks.places if place.part == SCENE and place.first in gap]
    bound = _bound(marks, left.after, right.first)
    anchored = bool(places) or bound or _people(view, left.after, right.first) or _bracketed(view, left.after, right.first)
    separators = [place for place in gap if view.key(place) in _SEPARATORS]
    if not anchored or not separators:
        return None
    prefix = any(place.part == SCENE and start <= place.first < left.first for place in marks.places)
    if prefix and places and separators[0] < places[-1].first:
        earlier = [place for place in separators if place < places[-1].first]
        return (earlier[-1] if earlier else places[-1].first) + 1
    end = _end_of_listed(view, right, [line for line in lines if line.first > right.first], piece.after)
    own = any(place.part == SCENE and right.after <= place.first < end for place in marks.places)
    own = own or (bound and _bound(marks, right.after, end))
    if own or _people(view, right.after, end) or _bracketed(view, right.after, end):
        return separators[-1] + 1
    return None


_SEPARATORS = frozenset({",", "and", "،", "اور", "&", "while", "whereas", "جبکہ"})


def _end_of_listed(view: View, right: Line, following: list[Line], last: int) -> int:
    """Give where what belongs to `right` ends: before the next line that is not joined to it by "and" alone."""
    after = right.after
    for line in following:
        if any(view.key(place) not in ("and", "&", "اور") for place in range(after, line.first)) or line.first == after:
            return line.first
        after = line.after
    return last


def _bound(marks: Marks, first: int, after: int) -> bool:
    """Whether a goal stands between: two amounts with a goal each are two consignments."""
    return any(place.part == BOUND_FOR for place in marks.inside(first, after).places)


def _after_comma(view: View, low: int, place: int) -> int:
    """Give where the words around an ordinal begin: behind the last comma, "and" or "from" before it."""
    for step in range(place, low - 1, -1):
        if view.key(step) in (",", "and", "،", "اور", "("):
            return step + 1
    return low


def _people(view: View, first: int, after: int) -> bool:
    return first < after and bool(mentions_in(view, first, after))


def _bracketed(view: View, first: int, after: int) -> bool:
    """Whether a bracket with a name follows ("746 grams hashish (Sharjah)"), not one with an amount."""
    for place in range(first, min(first + 2, after)):
        if view.key(place) == "(" and place + 1 < after:
            return (
                view.tokens[place + 1].kind == WORD
                and view.tokens[place + 1].text[0].isupper()
                and place + 1 not in view.taken
                and place + 1 not in view.numbers  # "OPIUM (TWO LOTS OF 572 KG EACH)"
            )
    return False


def lead_of(pieces: list[Piece], drafts: list[Draft]) -> tuple[int, int]:
    """Give the tokens of the pieces before the first that tells of a seizure: what they say holds for all that follow."""
    lines = [line.first for draft in drafts for line in draft.lines]
    first = min([*lines, *(substance.first for draft in drafts for substance in draft.bare)], default=0)
    return 0, max((piece.first for piece in pieces if piece.first <= first), default=0)


def heads_shared(drafts: list[Draft]) -> frozenset[tuple[int, int]]:
    """Give the heads that stand over several drafts: "four held: A. with 1 kg charas, B. with 2 kg"."""
    heads = [draft.head for draft in drafts if draft.head is not None]
    return frozenset(head for head in heads if heads.count(head) > 1)


def only_unknown(draft: Draft) -> bool:
    """Whether the draft names nothing better than "drugs", and no amount."""
    return not draft.lines and all(substance.code == UNKNOWN for substance in draft.bare)
