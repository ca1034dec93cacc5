"""Totals under labels: "Operations 06. Drugs 2,919.582 kg. Arrests 10." as control rooms write the head of a day's list."""

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.quantities import MASS
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.stated import Stated
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

_LABELS = {
    label: key
    for key, labels in {
        "operations": "operations operation ops raids actions کارروائیاں آپریشنز",
        "arrests": "arrests arrested accused suspects persons گرفتاریاں گرفتار ملزمان",
        "vehicles": "vehicles vehicle گاڑیاں",
        "women": "women خواتین",
        "foreigners": "foreigners",
        "total_kg": "drugs narcotics seized recovered seizures recoveries quantity weight total منشیات مقدار وزن",
    }.items()
    for label in listed(labels)
}
_MARKS = frozenset(":-–—=")
_MOST_WORDS = 9


def begins_with_label(view: View, piece: Piece) -> bool:
    """Whether a piece is short and begins with the label of a total and its figure: "Operations 06"."""
    short = piece.after - piece.first <= _MOST_WORDS
    return short and view.key(piece.first) in _LABELS and any(p in view.numbers for p in range(piece.first, piece.first + 5))


def labelled_total(view: View, piece: Piece, marks: Marks, stated: Stated) -> bool:
    """Read a piece that is nothing but a label and its figure into `stated`; False where it is anything else."""
    if piece.after - piece.first > _MOST_WORDS:
        return False
    key = _LABELS.get(view.key(piece.first))
    if key is None:
        return False
    place = piece.first + 1
    while place < piece.after and view.key(place) in _MARKS:
        place += 1
    hedge = lexicon.hedges_before().at(view.tokens, place) if place < piece.after else None
    number = view.numbers.get(hedge[0] if hedge else place)
    if number is None:
        return False
    if key == "total_kg":
        return _mass(view, piece, marks, stated)
    if number.after != piece.after or number.value != int(number.value) or number.first in view.taken:
        return False
    stated.add(key, Found(int(number.value), (view.span(number.first, number.after),)))
    return True


def _mass(view: View, piece: Piece, marks: Marks, stated: Stated) -> bool:
    inside = marks.inside(piece.first, piece.after)
    masses = [each for each in inside.quantities if each.kind == MASS and each.kg is not None]
    if len(masses) != 1 or masses[0].after < piece.after - 2:
        return False
    stated.add("total_kg", Found(masses[0].kg, (*masses[0].amount.spans, *masses[0].unit.spans)))
    stated.add("total_kg_qualifier", masses[0].hedge)
    return True
