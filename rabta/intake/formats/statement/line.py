"""A seizure line, and when two amounts speak of the same things: a count with its weight, one mass written twice."""

from dataclasses import dataclass, replace
from itertools import pairwise

from rabta.intake.formats.statement import words
from rabta.intake.formats.statement.quantities import COUNT, MASS, VOLUME, Quantity, placed_in_bracket
from rabta.intake.formats.statement.substances import Substance
from rabta.intake.formats.statement.view import View

# Packages whose number is worth keeping beside a weight.
COUNTED_PACKAGES = frozenset({"tablet", "packed_capsule", "capsule", "packet"})


# Two writings of one mass may differ by rounding: "1.3 tonne (1,297kg)".
RESTATED_WITHIN = 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """One seizure line over tokens `first` up to `after`.

    `quantity` None: the substance is named without an amount. `substance` None: it must come from the context.
    `count`: number of pieces beside a weight. `mixed`: several drugs share the one quantity.
    """

    first: int
    after: int
    substance: Substance | None
    quantity: Quantity | None
    count: Quantity | None = None
    mixed: tuple[Substance, ...] = ()


_AND = frozenset({"and", "&", "اور"})


def in_two_units(view: View, lines: list[Line]) -> list[Line]:
    """Give the maunds of "1 maund 20 kg charas" or "a maund and 20 kg of charas" the drug named behind the kilograms.

    A maund has no one mass to add.
    """
    named = list(lines)
    for place, (maunds, rest) in enumerate(pairwise(lines)):
        unnamed = maunds.substance is None and maunds.quantity is not None and maunds.quantity.unit.value == "maund"
        beside = rest.first == maunds.after or (rest.first == maunds.after + 1 and view.key(maunds.after) in _AND)
        if unnamed and beside and rest.quantity is not None and rest.quantity.kg:
            named[place] = replace(maunds, substance=rest.substance)
    return named


def joined(view: View, lines: list[Line], asides: list[Quantity]) -> list[Line]:
    """Join the number of pieces with their weight: "50 capsules holding 360 grams ice", "173 kg hashish (173 packets)"."""
    together: list[Line] = []
    for line in sorted(lines, key=lambda each: each.first):
        last = together[-1] if together else None
        both = _join(view, last, line, asides) if last is not None else None
        if both is None:
            together.append(line)
        else:
            together[-1] = both
    return together


def _join(view: View, left: Line, right: Line, asides: list[Quantity]) -> Line | None:
    if left.quantity is None or right.quantity is None or left.count is not None:
        return None
    if left.substance is not None and right.substance is not None and left.substance.code != right.substance.code:
        return None
    if left.substance is not None and right.substance is not None and not _says_weight(view, left.after, right.first):
        return None
    if not _only_joints(view, left.after, right.first, asides) or placed_in_bracket(view, left.after):
        return None
    substance = left.substance or right.substance
    if _packs(left.quantity) and right.quantity.unit.value in ("tablet", "capsule") and right.substance is None:
        return Line(left.first, right.after, substance, right.quantity)
    kinds = (left.quantity.kind, right.quantity.kind)
    if kinds == (COUNT, MASS) or kinds == (COUNT, VOLUME):
        weight, pieces = right.quantity, left.quantity
    elif kinds == (MASS, COUNT) and right.substance is None:
        weight, pieces = left.quantity, right.quantity
    else:
        return None
    count = pieces if pieces.unit.value in COUNTED_PACKAGES else None
    mixed = left.mixed or right.mixed
    return Line(min(left.first, right.first), max(left.after, right.after), substance, weight, count, mixed)


def _says_weight(view: View, first: int, after: int) -> bool:
    return any(view.key(place) in words.WEIGHING - {"of", "with", "in", "about", "around"} for place in range(first, after))


def _packs(quantity: Quantity) -> bool:
    """Whether a count is of cartons, bags or boxes: what holds the pieces, not the pieces."""
    return quantity.kind == COUNT and quantity.unit.value not in COUNTED_PACKAGES - {"packet"}


def _only_joints(view: View, first: int, after: int, asides: list[Quantity]) -> bool:
    aside = {place for quantity in asides for place in range(quantity.first, quantity.after + 1)}
    keys = [view.key(place) for place in _outside_brackets(view, first, after) if place not in aside]
    return len(keys) <= 6 and all(key in words.WEIGHING or key in ",،()" for key in keys)


def _outside_brackets(view: View, first: int, after: int) -> list[int]:
    """Give the places between two lines, a whole bracket between them left out."""
    if "(" not in (keys := [view.key(place) for place in range(first, after)]) or ")" not in keys:
        return list(range(first, after))
    opens, closes = keys.index("("), len(keys) - 1 - keys[::-1].index(")")
    return [*range(first, first + opens), *range(first + closes + 1, after)]


def without_restatements(view: View, amounts: list[Quantity]) -> list[Quantity]:
    """Of "96000 grams (96 kg)" keep one: the one without a hedge, else the more exact, else the first."""
    kept: list[Quantity] = []
    for number, quantity in enumerate(amounts):
        last = kept[-1] if kept else None
        if last is None or not _restates(view, last, quantity) or _are_parts(view, last, amounts[number:]):
            kept.append(quantity)
        elif quantity.first - last.after > 2:
            continue  # the name stands between, and keeps to the amount before it
        elif _exactness(quantity) > _exactness(last):
            kept[-1] = replace(quantity, first=last.first, after=quantity.after + (view.key(quantity.after) == ")"))
        else:
            kept[-1] = replace(last, after=quantity.after + (view.key(quantity.after) == ")"))
    return kept


def _are_parts(view: View, whole: Quantity, amounts: list[Quantity]) -> bool:
    """Whether the masses of the next bracket make up the one before: "11.8 kg drugs (10.8 kg hashish and 1 kg opium)"."""
    if whole.kg is None or view.key(amounts[0].first - 1) != "(":
        return False
    own = _directly_inside(view, amounts[0].first)
    masses = [quantity.kg for quantity in amounts if quantity.first in own and quantity.kg is not None]
    return len(masses) > 1 and abs(sum(masses, start=type(whole.kg)(0)) - whole.kg) <= whole.kg / _PARTS_WITHIN


def _directly_inside(view: View, first: int) -> set[int]:
    """Give the places from `first` up to the end of its bracket, without those of brackets inside it."""
    depth, own = 0, set[int]()
    for place in range(first, min(first + _LONGEST_BRACKET, len(view.tokens))):
        depth += (view.key(place) == "(") - (view.key(place) == ")")
        if depth < 0:
            return own
        if depth == 0:
            own.add(place)
    return set()


_LONGEST_BRACKET = 200
_PARTS_WITHIN = 50


def _restates(view: View, left: Quantity, right: Quantity) -> bool:
    # "2.6 tonnes of hashish (2,600 kg)": the drug's name, which is read already, may stand between.
    read = view.taken if view.key(right.first - 1) == "(" else set()
    between = [view.key(place) for place in range(left.after, right.first) if place not in read]
    between = between[1:] if between[:1] == ["of"] else between
    if between not in (["("], ["or"], ["i", ".", "e", "."], ["(", "or"]):
        return False
    if {left.kind, right.kind} == {MASS, VOLUME}:  # "13.8 tonnes (13,800 litres)"
        mass, volume = (left, right) if left.kind == MASS else (right, left)
        return volume.unit.value == "litre" and mass.kg == volume.value
    if left.kg is None or right.kg is None:
        return False
    return abs(left.kg - right.kg) <= max(left.kg, right.kg) * type(left.kg)(RESTATED_WITHIN)


def _exactness(quantity: Quantity) -> tuple[bool, int]:
    digits = len(quantity.value.normalize().as_tuple().digits)
    return quantity.hedge is None, digits
