"""Masses, volumes, counts of things, areas and values: what is written with a unit."""

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.laying import Laid, is_labelled
from rabta.intake.formats.published.qualifiers import qualifier_at
from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.lines import lines_in
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.quantities import AREA, COUNT, MASS, VOLUME, Quantity
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.substances import UNKNOWN, Substance
from rabta.intake.formats.statement.tokens import HYPHENS
from rabta.intake.formats.statement.view import View

_REACH = 7
_WHAT_COUNTED = {"tablet": kinds.TABLETS, "capsule": kinds.CAPSULES, "packed_capsule": kinds.CAPSULES}
_COUNTED_UNITS = frozenset({"tablet", "capsule", "packed_capsule", "bottle", "plant", "ampoule", "injection", "packet"})


def measured_in(laid: Laid) -> list[StatedFigure]:
    """Give the figures with a unit of mass, volume or count, in order; each knows its substance where the words say it."""
    found: list[StatedFigure] = []
    for sentence in laid.sentences:
        lines, _ = lines_in(laid.view, sentence.first, sentence.after, laid.marks.quantities, laid.marks.substances)
        seen = set()
        for line in lines:
            for quantity in (line.count, line.quantity):
                if quantity is not None:
                    seen.add(quantity.number_first)
                    found += _measured(laid, sentence, quantity, line)
        for quantity in laid.marks.inside(sentence.first, sentence.after).quantities:
            if quantity.number_first not in seen and not quantity.per_piece and not _repeats(laid, quantity):
                found += _measured(laid, sentence, quantity, None)
    return sorted(_without_restated(laid, found), key=lambda each: each.first)


def _repeats(laid: Laid, quantity: Quantity) -> bool:
    """Whether an amount only writes the one before it again: "21,600 grams (21.6 kg)"; not "10 kg (10 kg charas)"."""
    if laid.view.key(quantity.first - 1) not in ("(", "or"):
        return False
    if any(each.first == quantity.after for each in laid.marks.substances):
        return False
    before = [q for q in laid.marks.quantities if q.after == quantity.first - 1 and q.kg and quantity.kg]
    own = quantity.kg or Decimal(0)
    return any(abs((q.kg or own) - own) * 100 <= own for q in before)


def _measured(laid: Laid, sentence: Piece, quantity: Quantity, line: Line | None) -> list[StatedFigure]:
    unit = str(quantity.unit.value)
    substance = line.substance if line is not None and not line.mixed else None
    if substance is not None and _is_anothers(laid, quantity, substance):
        substance = None
    substance = substance or _right_behind(laid, quantity)
    if substance is not None and _opens_list(laid, quantity, substance):
        substance = None
    category = _category(laid, quantity, line)
    if substance is None and category is None and not _of_drugs(laid, sentence, quantity):
        return []
    if quantity.kind == COUNT and unit not in _COUNTED_UNITS:
        return []
    what = {MASS: kinds.MASS_SEIZED, VOLUME: kinds.VOLUME}.get(quantity.kind) or _WHAT_COUNTED.get(
        unit, kinds.OTHER_QUANTITY
    )
    if what == kinds.MASS_SEIZED and _destroyed(laid, sentence, quantity):
        what = kinds.MASS_DESTROYED
    spans = [*quantity.amount.spans, *quantity.unit.spans]
    said = laid.view.text[min(a for a, _ in spans) : max(b for _, b in spans)]
    if "\n" in said and is_labelled(laid.view, quantity.number_first):
        laid.view.taken.difference_update(range(quantity.number_first, quantity.number_first + 1))
        return []
    return [
        StatedFigure(
            what, quantity.value, unit, (min(a for a, _ in spans), max(b for _, b in spans)), quantity.number_first,
            quantity.after, _hedge(laid, quantity), kg=quantity.kg,
            substance=_code(substance) if category is None else None, category=category,
        )
    ]  # fmt: skip


def _hedge(laid: Laid, quantity: Quantity) -> str | None:
    """Give the hedge of an amount, or of the same amount written again behind it: "3,300 kg (almost 3300 kg: ...)"."""
    own = qualifier_at(laid.view, quantity.number_first, quantity.after)
    after = _after(laid, quantity)
    if own is not None or laid.view.key(after) != "(":
        return own
    again = [q for q in laid.marks.quantities if 0 < q.first - after <= 2 and q.kg == quantity.kg and q.kg]
    return qualifier_at(laid.view, again[0].number_first, again[0].after) if again else None


def _is_anothers(laid: Laid, quantity: Quantity, substance: Substance) -> bool:
    """Whether another amount stands between an amount and the drug: "8.95 kg (8.3 kg charas, ...)"."""
    after = _after(laid, quantity)
    return any(after <= each.first and each.after <= substance.first for each in laid.marks.quantities)


def _after(laid: Laid, quantity: Quantity) -> int:
    """Give the token behind an amount itself, without a bracket that a line took along."""
    own = (each.after for each in laid.marks.quantities if each.number_first == quantity.number_first)
    return next(own, quantity.after)


def _right_behind(laid: Laid, quantity: Quantity) -> Substance | None:
    """Give the drug an amount is said to be at once: "8.3 kg charas", "of 263 kg seized, 82 kg was weed"."""
    after = _after(laid, quantity)
    place = after + (laid.view.key(after) in _BEING)
    return next((each for each in laid.marks.substances if each.first == place), None)


_BEING = frozenset({"was", "were", "is", "are", "being", "of"})


def _opens_list(laid: Laid, quantity: Quantity, substance: Substance) -> bool:
    """Whether the drug behind an amount is the first of a list of its parts: "960.981 kg (opium 266.2, heroin 121.137)"."""
    view = laid.view
    between = {view.key(place) for place in range(quantity.after, substance.first)}
    behind = substance.after + (view.key(substance.after) in HYPHENS | {":"})
    return substance.first >= quantity.after and "(" in between and behind in view.numbers


def _code(substance: Substance | None) -> str | None:
    return None if substance is None or substance.code == UNKNOWN else substance.code


def _category(laid: Laid, quantity: Quantity, line: Line | None) -> str | None:
    """Say what was counted though it is no drug: "60 kg of liquor"."""
    if line is not None and line.substance is not None and line.substance.code not in (UNKNOWN, "other"):
        return None
    view = laid.view
    around = [view.key(place) for place in range(quantity.after, quantity.after + 3)]
    around = around[: next((n for n, key in enumerate(around) if key in (",", ";", ".", "and", "،")), len(around))]
    before = view.key(quantity.first - 1) if view.key(quantity.after) in (",", ";", ".", "", "،") else ""
    return "liquor" if words.LIQUOR.intersection([*around, before]) else None


def _of_drugs(laid: Laid, sentence: Piece, quantity: Quantity) -> bool:
    """Whether an amount without a drug's name is one of drugs: not "134 tons of wheat", not "a 5 kg bag"."""
    view = laid.view
    if view.key(quantity.after) in words.MEASURES or not laid.context.of_drugs(sentence, quantity.first, quantity.after):
        return False
    if view.key(quantity.after) == "of":
        ahead = [view.key(place) for place in range(quantity.after, min(quantity.after + _REACH, sentence.after))]
        return bool(words.DRUGS.intersection(ahead)) or _substance_near(laid, quantity)
    return quantity.kind in (MASS, VOLUME) or _substance_near(laid, quantity) or quantity.unit.value == "tablet"


def _substance_near(laid: Laid, quantity: Quantity) -> bool:
    return any(0 <= each.first - quantity.after <= _REACH for each in laid.marks.substances)


def _destroyed(laid: Laid, sentence: Piece, quantity: Quantity) -> bool:
    """Whether the nearest verb says burnt, not seized; a sentence without either speaks as the one before it."""
    burnt, seized = (_nearest(places, sentence, quantity.first) for places in (laid.burning, laid.seizing))
    if burnt is None and seized is None:
        last = [places[bisect_left(places, sentence.first) - 1 :][:1] for places in (laid.burning, laid.seizing)]
        before = [found[0] if found and found[0] < sentence.first else -1 for found in last]
        return before[0] > before[1]
    return seized is None or (burnt is not None and burnt < seized)


def _nearest(places: list[int], sentence: Piece, place: int) -> int | None:
    """Give how far the nearest of `places` in the sentence is from token `place`, None for none."""
    around = bisect_left(places, place)
    inside = [each for each in places[max(0, around - 1) : around + 1] if sentence.first <= each < sentence.after]
    return min((abs(each - place) for each in inside), default=None)


def _without_restated(laid: Laid, found: list[StatedFigure]) -> list[StatedFigure]:
    """Drop what lies inside another figure's words."""
    kept: list[StatedFigure] = []
    for each in found:
        if not any(other.span[0] <= each.span[0] and each.span[1] <= other.span[1] for other in kept):
            kept.append(each)
    return kept


def listed_in(laid: Laid, found: list[StatedFigure]) -> list[StatedFigure]:
    """Give the items of lists without units ("opium 53, heroin 136.72"): kilograms, or the unit behind their last number."""
    view = laid.view
    taken = {place for each in found for place in range(each.first, each.after)}
    items: list[StatedFigure] = []
    for substance in laid.marks.substances:
        item = _listed(laid, substance, taken)
        if item is not None:
            items.append(item)
    if len(items) < 2 and not any("." in view.text[slice(*item.span)] for item in items):
        return []
    return [_in_lists_unit(item, items, found) for item in items]


def _listed(laid: Laid, substance: Substance, taken: set[int]) -> StatedFigure | None:
    view, place = laid.view, substance.after
    if view.key(place) == "(" and view.key(place + 3) == ")" or view.key(place) == "(" and view.key(place + 2) == ")":
        place += 4 if view.key(place + 3) == ")" else 3
    place += view.key(place) in HYPHENS | {":"}
    hedge = lexicon.hedges_before().at(view.tokens, place) if place < len(view.tokens) else None
    place = hedge[0] if hedge else place
    number = view.numbers.get(place)
    if number is None or not number.digits and number.doubtful or not view.free(number.first, number.after):
        return None
    if number.first in taken or view.key(number.after)[:1].isalpha() and view.key(number.after) not in ("and", "اور"):
        return None
    code = _code(substance)
    return StatedFigure(
        kinds.MASS_SEIZED, number.value, "kg", view.span(number.first, number.after), number.first, number.after,
        qualifier_at(view, number.first, number.after), kg=number.value, substance=code, assumed_unit=True,
    )  # fmt: skip


def _in_lists_unit(item: StatedFigure, items: list[StatedFigure], found: list[StatedFigure]) -> StatedFigure:
    """Give tonnes to a list whose last number says tonnes ("other 1015.05 metric tons"), or that adds up to its total so."""
    tonnes = replace(item, unit="tonne", kg=item.value * Decimal(1000))
    behind = [each for each in found if each.what in kinds.MASSES and each.first > item.first]
    if _makes_up_tonnes(items, found):
        return tonnes
    if not behind:
        return item
    last, listed_behind = behind[0], [each for each in items if each.first > item.first]
    reach = [each.first for each in listed_behind if each.first < last.first]
    near = last.first - max([item.after, *reach]) <= 4
    return tonnes if near and last.unit == "tonne" and last.substance is not None else item


def _makes_up_tonnes(items: list[StatedFigure], found: list[StatedFigure]) -> bool:
    """Whether a total in tonnes stands right before the list, which adds up to it as tonnes: "18.33 tons (13.3, ...)"."""
    before = [each for each in found if each.what in kinds.MASSES and each.first < items[0].first]
    if not before or before[-1].unit != "tonne" or before[-1].substance is not None:
        return False
    summed = sum((each.value for each in items), start=Decimal(0))
    return abs(summed - before[-1].value) * 20 <= before[-1].value


def values_in(laid: Laid) -> list[StatedFigure]:
    """Give the values of drugs and the assets frozen; budgets, rewards and grants are no figures of the record."""
    view, found = laid.view, []
    for money in laid.money:
        number = next((n for n in view.numbers.values() if money.first <= n.first < money.after), None)
        ahead = {view.key(place) for place in range(money.first - 9, money.first)}
        around = ahead | {view.key(place) for place in range(money.after, money.after + 3)}
        if words.OTHER_MONEY & around or number is None:
            continue
        what = kinds.ASSETS if words.ASSETS & around else kinds.VALUE
        if what == kinds.VALUE and not laid.context.of_drugs(laid.sentence_of(money.first), money.first, money.after):
            continue
        spans = [*money.amount.spans, *money.currency.spans]
        found.append(StatedFigure(
            what, Decimal(money.amount.value), str(money.currency.value),
            (min(a for a, _ in spans), max(b for _, b in spans)),
            money.first, money.after, qualifier_at(view, min(number.first, _sign(money, view)), money.after),
        ))  # fmt: skip
    return found


def _sign(money: Money, view: View) -> int:
    spans = [span[0] for span in money.currency.spans]
    return next(place for place, token in enumerate(view.tokens) if token.start >= min(spans))


def areas_in(laid: Laid) -> list[StatedFigure]:
    """Give the areas of crops: cleared, under cultivation or surveyed, by the nearest word; other land is no figure."""
    view, found = laid.view, []
    said = [(n, what) for n, token in enumerate(view.tokens) for what, book in _DONE_WITH_LAND if token.key in book]
    for number in sorted(view.numbers.values(), key=lambda each: each.first):
        place = number.after + (view.key(number.after) in HYPHENS)
        hit = lexicon.unit_book().at(view.tokens, place) if place < len(view.tokens) else None
        if hit is None or hit[1].kind != AREA or not view.free(number.first, number.after):
            continue
        sentence = laid.sentence_of(number.first)
        if not any(view.key(step) in words.CROPS for step in range(max(0, sentence.first - 25), sentence.after)):
            continue
        what = _area_kind(said, sentence, number.first, hit[0])
        found.append(StatedFigure(
            what, number.value, hit[1].code, view.span(number.first, hit[0]), number.first, hit[0],
            qualifier_at(view, number.first, hit[0]),
        ))  # fmt: skip
        view.take(number.first, hit[0])
    return found


def _area_kind(said: list[tuple[int, str]], sentence: Piece, first: int, after: int) -> str:
    """Give what was done with the land, by the nearest of the words that say so; `said` as (token, what), in order."""
    here = said[bisect_left(said, (sentence.first, "")) : bisect_left(said, (sentence.after, ""))]
    near = ((first - place if place < first else place - after, what) for place, what in here)
    return min(near, default=(0, kinds.AREA_CLEARED))[1]


_DONE_WITH_LAND = (
    (kinds.AREA_CLEARED, words.AREA_CLEARED),
    (kinds.AREA_CULTIVATED, words.AREA_CULTIVATED),
    (kinds.AREA_SURVEYED, words.AREA_SURVEYED),
)
