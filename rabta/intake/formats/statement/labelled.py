"""Totals under labels: "Operations 06. Drugs 2,919.582 kg. Arrests 10." as control rooms write the head of a day's list."""

from rabta.intake.formats.statement import lexicon, people_words
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.place import SCENE
from rabta.intake.formats.statement.quantities import MASS
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.stated import Stated, operations_in, read_totals
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import Number, View

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
_LABELLING = frozenset(listed("number of no nos conducted carried out made impounded undertaken کل تعداد کی"))
# "Recovered: 20 kg" may be one seizure's as well.
_OF_ONE = frozenset({"recovered", "seized", "recoveries", "seizures", "weight"})
_MOST_WORDS = 20


def begins_with_label(view: View, piece: Piece) -> bool:
    """Whether a piece is short and begins with the label of a total and its figure: "Operations 06"."""
    if piece.after - piece.first > _MOST_WORDS or _label(view, piece) is None:
        return False
    return _number_behind(view, piece) is not None


def _number_behind(view: View, piece: Piece) -> Number | None:
    """Give the number behind the label, further labels, marks and hedges stepped over: "Total recovered: over 180"."""
    place = piece.first
    while place < piece.after and (view.key(place) in _MARKS | _LABELLING or view.key(place) in _LABELS):
        place += 1
    hedge = lexicon.hedges_before().at(view.tokens, place) if place < piece.after else None
    return view.numbers.get(hedge[0] if hedge else place)


def labelled_total(view: View, piece: Piece, marks: Marks, stated: Stated, money: list[Money]) -> bool:
    """Read a piece that is nothing but labels with their figures, or a number of operations, into `stated`.

    False where it is anything else: a piece that names a drug or a place tells of a seizure.
    """
    inside = marks.inside(piece.first, piece.after)
    specific = any(each.code != UNKNOWN for each in inside.substances)
    placed = any(place.part == SCENE for place in inside.places)
    counts = operations_in(view, piece.first, piece.after)
    begins = begins_with_label(view, piece) or (counts is not None and piece.after - piece.first <= _MOST_WORDS)
    if not begins or specific or placed or (counts is not None and counts.value == 1):
        return False
    masses = [each for each in inside.quantities if each.kind == MASS and each.kg is not None]
    if len({mass.kg for mass in masses}) > 1 or (masses and view.key(piece.first) in _OF_ONE):  # "41,884 g (41.884 kg)"
        return False
    if masses:
        stated.add("total_kg", Found(masses[0].kg, (*masses[0].amount.spans, *masses[0].unit.spans)))
        stated.add("total_kg_qualifier", masses[0].hedge)
    label = _label(view, piece)
    figure = _figure(view, piece)
    if label not in (None, "total_kg") and figure is not None and not masses:
        stated.add(label, figure)
    if label == "arrests":
        _add_among(view, piece, stated)
    read_totals(view, stated, piece.first, piece.after, [], money)
    return True


def _add_among(view: View, piece: Piece, stated: Stated) -> None:
    """Read those among the arrested: "Persons arrested: 41 (women 3, foreigners 4)", "34 (2 women and 1 foreigner)"."""
    for place in range(piece.first, piece.after):
        key = view.key(place)
        label = "women" if key in people_words.WOMEN else "foreigners" if key in people_words.FOREIGN else None
        number = view.number_ending_at(place) or view.numbers.get(place + 1 + (view.key(place + 1) in _MARKS))
        if label is not None and number is not None and number.value == int(number.value):
            low, high = min(place, number.first), max(place + 1, number.after)
            stated.add(label, Found(int(number.value), (view.span(low, high),)))


def _label(view: View, piece: Piece) -> str | None:
    """Give what the words before the figure label: "Persons arrested", "Total operations", "Vehicles seized"."""
    labels = []
    for place in range(piece.first, piece.after):
        if view.key(place) not in _LABELS and view.key(place) not in _LABELLING:
            break
        labels.append(_LABELS.get(view.key(place)))
    told = [label for label in labels if label is not None]
    return next((label for label in told if label != "total_kg"), told[0] if told else None)


def _figure(view: View, piece: Piece) -> Found | None:
    """Give the whole number behind the label."""
    number = _number_behind(view, piece)
    if number is None or number.value != int(number.value) or number.first in view.taken:
        return None
    return Found(int(number.value), (view.span(number.first, number.after),))
