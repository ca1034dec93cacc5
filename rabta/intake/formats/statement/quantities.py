"""Quantities: a number with a unit, with its hedge, mixed units ("2 kilo 38 gram"), and its kind of weight.

Nothing is converted: a mixed mass is written in the larger of its own units; `kg` is kept beside it for comparing only.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from rabta.intake.formats.statement import lexicon, words
from rabta.intake.formats.statement.tokens import HYPHENS, WORD, listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import Number, View
from rabta.vocabulary.rules.units import to_grams

MASS, VOLUME, COUNT, AREA = "mass", "volume", "count", "area"
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity over tokens `first` up to `after` (hedges included).

    `kg`: its mass for comparing with other masses, None where it has none. `per_piece`: "10 kg each".
    `number_first`: where the number itself begins. `comma`: written with one comma, which may be a decimal mark.
    """

    first: int
    after: int
    number_first: int
    amount: Found
    unit: Found
    kind: str
    hedge: Found | None = None
    weight_kind: Found | None = None
    per_piece: bool = False
    kg: Decimal | None = None
    comma: bool = False

    @property
    def value(self) -> Decimal:
        """The amount as a number."""
        return Decimal(self.amount.value)


def find_quantities(view: View) -> list[Quantity]:
    """Find the quantities of a view in order, and take their tokens."""
    quantities: list[Quantity] = []
    for first in sorted(_number_places(view)):
        if first in view.taken:
            continue
        quantity = quantity_at(view, first)
        if quantity is not None:
            view.take(quantity.number_first, quantity.after)
            quantities.append(quantity)
    return sorted([*quantities, *_pills_by_place(view, quantities)], key=lambda quantity: quantity.number_first)


_LEAST_PILLS = 1000


def _pills_by_place(view: View, quantities: list[Quantity]) -> list[Quantity]:
    """Read "495,481 (Ras Tanura), 419,000 pills (Khafji)": a bare number with a place beside pills with one counts pills."""
    pills = any(q.unit.value == "tablet" and placed_in_bracket(view, q.after) for q in quantities)
    found = []
    for number in view.numbers.values() if pills else ():
        whole = number.digits and number.value >= _LEAST_PILLS and number.value == int(number.value)
        if not whole or not view.free(number.first, number.after) or not placed_in_bracket(view, number.after):
            continue
        spans = (view.span(number.first, number.after),)  # the number itself says what it counts, by where it stands
        amount, unit = Found(number.value, spans), Found("tablet", spans)
        found.append(Quantity(number.first, number.after, number.first, amount, unit, COUNT))
        view.take(number.first, number.after)
    return found


def placed_in_bracket(view: View, place: int) -> bool:
    """Whether a bracket that holds nothing but capitalised words stands at `place`: "(Ras Tanura)"."""
    step = place + 1
    while step < len(view.tokens) and view.tokens[step].kind == WORD and view.tokens[step].text[:1].isupper():
        step += 1
    return view.key(place) == "(" and view.key(step) == ")" and step > place + 1


def _number_places(view: View) -> set[int]:
    """Places where a quantity may begin: numbers, and "a" before a unit ("over a kilogramme")."""
    ones = {
        place
        for place, token in enumerate(view.tokens)
        if token.key in words.ONE_WORDS
        and _mass_unit_at(view, place + 1)
        and view.key(place - 1) not in words.HALVES
        and place - 1 not in view.taken  # "Rs 2,500 a tola" is a price
    }
    return ones | set(view.numbers)


def _mass_unit_at(view: View, place: int) -> bool:
    hit = lexicon.unit_book().at(view.tokens, place) if place < len(view.tokens) else None
    return hit is not None and hit[1].kind == MASS and len(view.key(place)) > 2


def quantity_at(view: View, first: int) -> Quantity | None:
    """Read the quantity whose number begins at token `first`; None where no unit follows."""
    number = view.numbers.get(first) or Number(first, first + 1, Decimal(1), False, False)
    half = view.key(number.after - 1) in words.HALVES and view.key(number.after) in words.ONE_WORDS
    unit = _unit_after(view, number.after + half)
    if unit is None:
        return None
    unit_first, after, named = unit
    if named.kind == AREA:
        return None
    simple = Quantity(
        first=first,
        after=after,
        number_first=first,
        amount=Found(number.value, (view.span(first, number.after),)),
        unit=Found(named.code, (view.span(unit_first, after),)),
        kind=named.kind,
        kg=kilograms(number.value, named.code),
        comma=view.key(first).count(",") == 1 and "." not in view.key(first),
    )
    return _hedged(view, _per_piece(view, _weighed(view, _mixed(view, simple))))


_NAMED_BEFORE = 3
"""Within so many tokens before an amount stands the drug it is of: "ice weighing about 1 kg"."""


def kilograms(value: Decimal, unit: str) -> Decimal | None:
    """Give the mass in kilograms for comparing, None for what has no fixed mass."""
    if abs(value) > 10**12:
        return None
    converted = to_grams(value, unit=unit)
    return None if converted is None else value * Decimal(converted.factor.split()[0]) / _THOUSAND


def _unit_after(view: View, place: int) -> tuple[int, int, lexicon.NamedUnit] | None:
    """Give (first, after, unit) of the unit at `place`, stepping over a hyphen ("10-kilogram") or the x of "113000x"."""
    if view.key(place) in HYPHENS or (view.key(place) == "x" and view.tokens[place].start == view.tokens[place - 1].end):
        place += 1
    if place >= len(view.tokens):
        return None
    hit = lexicon.unit_book().at(view.tokens, place)
    if hit is None:
        return None
    after, named = hit
    touches = view.tokens[place].start == view.tokens[place - 1].end
    if named.code in ("tonne", "litre") and len(view.key(place)) == 1 and not touches:
        return None
    if view.key(place) == "mt" and not (touches or view.tokens[place].text.isupper()):
        return None
    # "7.7 Kgs.": the point ends the sentence or the abbreviation, but is no part of the amount.
    return place, after - (after - place > 1 and view.key(after - 1) == "."), named


def _mixed(view: View, quantity: Quantity) -> Quantity:
    """Join "2 kilo 38 gram", "180kg and 800g": a smaller unit right behind, less than one of the larger."""
    if quantity.unit.value not in ("kg", "tonne", "maund", "pound") or quantity.kind != MASS:
        return quantity
    place = quantity.after
    if view.key(place) in ("and", "اور", "&"):
        # "8.4 kg and 870 grams ice" are two amounts: a mixed mass has a whole number of the larger unit.
        if quantity.value != quantity.value.to_integral_value():
            return quantity
        place += 1
    number = view.numbers.get(place)
    unit = _unit_after(view, number.after) if number is not None else None
    if number is None or unit is None or unit[2].kind != MASS:
        return quantity
    if place > quantity.after and _between_two_drugs(view, quantity.first, unit[1]):
        return quantity
    part, whole = kilograms(Decimal(1), unit[2].code), kilograms(Decimal(1), str(quantity.unit.value))
    if part is None or whole is None or part >= whole or number.value * part >= whole:
        return quantity
    amount = quantity.value + number.value * part / whole
    return replace(
        quantity,
        after=unit[1],
        amount=Found(amount, (*quantity.amount.spans, view.span(number.first, number.after))),
        unit=Found(quantity.unit.value, (*quantity.unit.spans, view.span(unit[0], unit[1]))),
        kg=amount * whole,
    )


_QUALITIES = frozenset({"fine", "high", "good", "pure", "quality", "grade"})


def _between_two_drugs(view: View, first: int, after: int) -> bool:
    """Whether a drug is named before and another behind: "ice weighing 1 kg and 118 g of cocaine" are two amounts."""
    book = lexicon.substance_book()
    behind = after + (view.key(after) in ("of", "کی"))
    while view.key(behind) in _QUALITIES:
        behind += 1
    named = behind < len(view.tokens) and book.at(view.tokens, behind) is not None
    ahead = range(max(0, first - _NAMED_BEFORE), first)
    return named and any(book.at(view.tokens, place) is not None for place in ahead)


def _weighed(view: View, quantity: Quantity) -> Quantity:
    """Note gross, net or laboratory weight written right before or right behind the quantity."""
    if quantity.kind != MASS:
        return quantity
    book = lexicon.weight_kinds()
    behind = _weighing_behind(view, quantity)
    hit = book.at(view.tokens, behind) if behind < len(view.tokens) else None
    if hit is not None:
        # Behind the drug's name ("12 kg heroin (net weight)") the words are noted, and the name stays outside the amount.
        at_once = behind <= quantity.after + 1
        after = hit[0] + (view.key(hit[0]) == ")" and behind > quantity.after) if at_once else quantity.after
        return replace(quantity, after=after, weight_kind=Found(hit[1], (view.span(behind, hit[0]),)))
    place = quantity.first - (view.key(quantity.first - 1) in (":", "of"))
    ahead = view.before(place, book)
    if ahead is None:
        return quantity
    return replace(quantity, weight_kind=Found(ahead[1], (view.span(ahead[0], place),)))


def _weighing_behind(view: View, quantity: Quantity) -> int:
    """Give where a kind of weight may stand behind: in a bracket, or behind the drug ("63 kg of ice, gross weight")."""
    if view.key(quantity.after) == "(":
        closes = next((step for step in range(quantity.after, quantity.after + 5) if view.key(step) == ")"), 0)
        again = quantity.after + 1 in view.numbers  # "19,200 grams (19.2 kg) gross weight"
        return closes + 1 if again and closes else quantity.after + 1
    for place in range(quantity.after, min(quantity.after + 5, len(view.tokens) - 1)):
        if view.key(place) in (",", "(") and lexicon.weight_kinds().at(view.tokens, place + 1) is not None:
            return place + 1
        if view.key(place) in (",", ".", ";", "and") or place in view.numbers:
            break
    return quantity.after


def _per_piece(view: View, quantity: Quantity) -> Quantity:
    """Note "10 kg each", "each about 10 kg", "per packet 1 kg"."""
    place = quantity.first
    hedge = lexicon.hedge_before(view, place)
    place = hedge[0] if hedge else place
    behind = _behind_restatement(view, quantity.after)
    each = view.key(behind) in words.PER_PIECE or _each_weighs(view, place)
    # "1.75 tons in each of two bags"
    # the same amount in a bracket: "1,000 g (1 kg) each"
    closing = view.key(behind) == ")" and view.key(quantity.first - 1) == "(" and _of_lots(view, quantity.first - 2)
    behind += closing
    each = each or (closing and view.key(behind) in words.PER_PIECE)
    each = each or (view.key(behind) in ("in", "to") and view.key(behind + 1) == "each")
    dose = quantity.unit.value == "mg" and view.key(place - 1) == "of"
    return replace(quantity, per_piece=each or dose)


def _each_weighs(view: View, place: int) -> bool:
    """Whether "each" stands before the amount, with or without what it weighs: "each packet weighing 1.2 kg"."""
    for step in range(place - 1, place - 4, -1):
        if view.key(step) in words.PER_PIECE:
            return True
        if view.key(step) not in _WEIGHING_PACKS:
            return False
    return False


_WEIGHING_PACKS = frozenset(
    listed(
        "weighing weighed weighs containing contained packet pack package parcel bag sack piece brick block slab cake bundle"
        " carton box can drum capsule"
    )
)


def _of_lots(view: View, place: int) -> bool:
    """Whether an amount ends before the bracket: the unit or the figure of what the bracket writes again."""
    return lexicon.unit_book().at(view.tokens, place) is not None or view.number_ending_at(place + 1) is not None


def _behind_restatement(view: View, place: int) -> int:
    """Give the token behind a bracket that writes the same amount in another unit: "65,000 grams (65 kg) each"."""
    if view.key(place) != "(" or place + 1 not in view.numbers:
        return place
    closes = next((step for step in range(place, min(place + 7, len(view.tokens))) if view.key(step) == ")"), None)
    return place if closes is None else closes + 1


def _hedged(view: View, quantity: Quantity) -> Quantity:
    """Take the hedge before ("over 9 kg") or behind ("10 کلو سے زائد")."""
    ahead = lexicon.hedge_before(view, quantity.first)
    if ahead is not None and view.free(ahead[0], quantity.first):
        found = Found(ahead[1], (view.span(ahead[0], quantity.first),))
        return replace(quantity, first=ahead[0], hedge=found)
    hit = lexicon.hedges_after().at(view.tokens, quantity.after) if quantity.after < len(view.tokens) else None
    if hit is None:
        return quantity
    return replace(quantity, after=hit[0], hedge=Found(hit[1], (view.span(quantity.after, hit[0]),)))
