"""Laboratory weights: where a sentence says that its weight is the laboratory's, wherever in the sentence it says so."""

from bisect import bisect_left
from dataclasses import replace

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.quantities import MASS, Quantity
from rabta.intake.formats.statement.sentences import Piece, whole_sentences
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View


def laboratory_weighed(view: View, pieces: list[Piece], quantities: list[Quantity]) -> list[Quantity]:
    """Give the quantities with the laboratory's noted: the one weight of a sentence that speaks of a laboratory's weight."""
    book = lexicon.phrases("LABORATORY_WORDS")
    if not any(token.key.startswith(_STEMS) for token in view.tokens):
        return quantities
    weighed = list(quantities)
    numbers = [quantity.number_first for quantity in quantities]
    for sentence in whole_sentences(pieces):
        first = sentence.first
        # Words that tell what a laboratory found are read, and weigh nothing.
        hits = book.all_in(view.tokens[first : sentence.after])
        said = [hit for hit in hits if view.free(first + hit[0], first + hit[1])]
        within = range(bisect_left(numbers, first), bisect_left(numbers, sentence.after))
        masses = [index for index in within if weighed[index].kind == MASS]
        if not said or len(masses) != 1:
            continue
        quantity = weighed[masses[0]]
        if quantity.weight_kind is None or quantity.weight_kind.value == "net":
            words = view.span(first + said[0][0], first + said[0][1])
            weighed[masses[0]] = replace(quantity, weight_kind=Found("laboratory", (words,)))
    return weighed


_STEMS = ("lab", "chemical", "forensic", "لیبارٹری")
