"""Laboratory weights: where a sentence says that its weight is the laboratory's, wherever in the sentence it says so."""

from dataclasses import replace

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.quantities import MASS, Quantity
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View


def laboratory_weighed(view: View, pieces: list[Piece], quantities: list[Quantity]) -> list[Quantity]:
    """Give the quantities with the laboratory's noted: the one weight of a sentence that speaks of a laboratory's weight."""
    book = lexicon.phrases("LABORATORY_WORDS")
    if not any(token.key.startswith(_STEMS) for token in view.tokens):
        return quantities
    weighed = list(quantities)
    for sentence in {piece.sentence for piece in pieces}:
        first = min(piece.first for piece in pieces if piece.sentence == sentence)
        after = max(piece.after for piece in pieces if piece.sentence == sentence)
        said = book.all_in(view.tokens[first:after])
        masses = [index for index, q in enumerate(weighed) if first <= q.number_first < after and q.kind == MASS]
        if not said or len(masses) != 1:
            continue
        quantity = weighed[masses[0]]
        if quantity.weight_kind is None or quantity.weight_kind.value == "net":
            words = view.span(first + said[0][0], first + said[0][1])
            weighed[masses[0]] = replace(quantity, weight_kind=Found("laboratory", (words,)))
    return weighed


_STEMS = ("lab", "chemical", "forensic", "لیبارٹری")
