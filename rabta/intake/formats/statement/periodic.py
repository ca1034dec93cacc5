"""Periodic statements: the totals that stand beside the national list by drug and the breakdown by regions."""

import re
from dataclasses import dataclass

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.dates import Dated
from rabta.intake.formats.statement.destroyed import tells_of_destruction
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.labelled import labelled_total
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.place import ROAD_NAME, SCENE
from rabta.intake.formats.statement.quantities import MASS, Quantity
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.stated import Stated, operations_in, read_totals, vehicles_in
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View


@dataclass(frozen=True, slots=True)
class Lists:
    """Where the lists stand: `first` the first of them, `regions` from the first region to the end of the last."""

    first: int | None
    regions: tuple[int, int] | None


def part_of_lists(view: View, pieces: list[Piece], dates: list[Dated], lists: Lists) -> Piece | None:
    """Give the part of the text that names a period for the lists apart from what is told before, None where none does.

    "Since September 38,226 kg, 469 held. November 12 to 19: Balochistan 4,155 ...; 34 held": the lists are the week's.
    """
    piece = next((each for each in pieces if lists.first is not None and each.first <= lists.first < each.after), None)
    if piece is None or lists.first is None or piece.first == pieces[0].first:
        return None
    dated = any(piece.first <= each.first < lists.first and each.precision == "day" for each in dates)
    if not dated and _SHORT_PERIOD.search(view.words(piece.first, max(lists.first, piece.first + 1))) is None:
        return None
    after = max(each.after for each in pieces if each.sentence == piece.sentence)
    return Piece(piece.first, after, piece.sentence)


def periodic_totals(
    view: View, pieces: list[Piece], marks: Marks, money: list[Money], *, lists: Lists, part: Piece | None
) -> Stated:
    """Read the totals the lists belong to: those of the last piece before (or around) the first list that gives a mass.

    Without lists the first piece with a mass speaks. `part`: what names a period for the lists; nothing else is theirs.
    """
    if part is not None:
        pieces = [piece for piece in pieces if part.first <= piece.first < part.after]
    massive = [piece for piece in pieces if _total_mass(marks, piece, lists.first) is not None]
    ahead = [piece for piece in massive if lists.first is None or piece.first <= lists.first]
    if lists.first is None:
        taken = [piece for piece in ahead if not tells_of_destruction(view, piece, marks)]
        chosen = (taken or ahead)[:1]
    else:
        chosen = ahead[-1:]
    stated = Stated()
    for piece in chosen or pieces[:1]:
        quantity = _total_mass(marks, piece, lists.first)
        if quantity is not None and quantity.kg is not None:
            stated.add("total_kg", Found(quantity.kg, (*quantity.amount.spans, *quantity.unit.spans)))
            stated.add("total_kg_qualifier", quantity.hedge)
        read_totals(view, stated, *_outside_regions(piece, lists), [], money)
    others = [piece for piece in pieces if piece not in chosen and not _of_another_period(view, piece, pieces[0])]
    for piece in others:
        first, after = _outside_regions(piece, lists)
        labelled_total(view, Piece(first, after, piece.sentence), marks, stated, money)
        stated.add("operations", operations_in(view, first, after))
        if len(massive) <= 1 or piece not in massive or _holds(view, first):
            read_totals(view, stated, first, after, [], money)
    if "total_kg" not in stated.values:
        _read_said_total(view, marks, stated, lists)
    for piece in chosen:
        stated.add("arrests", _bare_arrests(view, *_outside_regions(piece, lists)))
    return stated


def _read_said_total(view: View, marks: Marks, stated: Stated, lists: Lists) -> None:
    """Read the mass that is said to be the whole behind its list: "heroin 6 kg and ice 9 kg, 15 kg in total"."""
    book = lexicon.phrases("TOTAL_WORDS")
    first, after = lists.regions if lists.regions is not None else (0, 0)
    for quantity in marks.quantities:
        if quantity.kind != MASS or quantity.kg is None or first <= quantity.first < after:
            continue
        behind = quantity.after < len(view.tokens) and book.at(view.tokens, quantity.after) is not None
        if behind or view.before(quantity.first, book, reach=3) is not None:
            stated.add("total_kg", Found(quantity.kg, (*quantity.amount.spans, *quantity.unit.spans)))
            return


def _bare_arrests(view: View, first: int, after: int) -> Found | None:
    """Read the bare number between value and vehicles, where arrests are given: "$9 million, 21, nine vehicles"."""
    for place in range(first + 1, after - 1):
        number = view.numbers.get(place)
        if number is None or not view.free(place, number.after) or number.value != int(number.value):
            continue
        alone = view.key(place - 1) in _COMMAS and view.key(number.after) in _COMMAS
        if alone and number.after + 1 in view.numbers and vehicles_in(view, number.after + 1, number.after + 4) is not None:
            return Found(int(number.value), (view.span(place, number.after),))
    return None


_COMMAS = frozenset(",،")


def seizures_among(pieces: list[Piece], marks: Marks, regions: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the pieces of a period's text that tell a seizure where it happened: no part of its list of drugs.

    "Significant seizures: 210 kg hashish from a trailer at Hub"; a town in the list of regions is none.
    """
    found = []
    for piece in pieces:
        inside = marks.inside(piece.first, piece.after)
        placed = any(place.part in (SCENE, ROAD_NAME) and place.hit.kind not in _WIDE for place in inside.places)
        of_region = any(piece.first < after and first < piece.after for first, after in regions)
        if placed and not of_region and inside.substances:
            found.append((piece.first, piece.after))
    return found


_WIDE = frozenset({"province", "country", "sea"})


def _outside_regions(piece: Piece, lists: Lists) -> tuple[int, int]:
    """Give the tokens of a piece before the regions' list, all of one behind it, and none of one inside it."""
    if lists.regions is None or piece.after <= lists.regions[0] or piece.first >= lists.regions[1]:
        return piece.first, piece.after
    return piece.first, max(lists.regions[0], piece.first)


def _of_another_period(view: View, piece: Piece, opening: Piece) -> bool:
    """Whether a piece behind the first counts a day, a longer time or others' work: "One day: 250 raids, 92 held"."""
    said = view.words(piece.first, piece.after) if piece.first != opening.first else ""
    return _ANOTHER_PERIOD.search(said) is not None


_SHORT_PERIOD = re.compile(r"\b(?:week|month|fortnight|day|24 hours)\b|ہفت[ےہ]|ماہ|گھنٹوں", re.IGNORECASE)
_ANOTHER_PERIOD = re.compile(
    r"\b(?:one|single|same) day\b|\b24 hours\b|\byesterday\b|\bother agencies\b|\bso far\b|\bsince\b|\bearlier\b"
    r"|\b(?:previous|last|preceding|corresponding) (?:week|month|year|period)\b|\bcompared (?:with|to)\b"
    r"|گھنٹوں|اب تک|ایک دن",
    re.IGNORECASE,
)


def _holds(view: View, place: int) -> bool:
    """Whether a piece begins with who was held or how many cases: it goes on with the totals told before."""
    return view.key(place) in _GOING_ON


_GOING_ON = frozenset({"cases", "case", "held", "arrested", "arrests"})


def _total_mass(marks: Marks, piece: Piece, lists_from: int | None) -> Quantity | None:
    for quantity in marks.inside(piece.first, piece.after).quantities:
        listed = lists_from is not None and quantity.number_first >= lists_from
        if quantity.kind == MASS and quantity.kg is not None and not quantity.per_piece and not listed:
            return quantity
    return None
