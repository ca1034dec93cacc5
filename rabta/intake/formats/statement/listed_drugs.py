"""Drugs of a periodic statement's lists: each with its amount, in kilograms where the list names no unit.

Lists without units ("opium 53, heroin 136.72") are kilograms, or tonnes where the list says so behind it; a small
unit written inside the list ("ecstasy 82 grams") holds for its own number only.
"""

from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.substances import Substance
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import View


@dataclass(frozen=True, slots=True)
class Item:
    """One drug of a list over tokens `first` up to `after`."""

    first: int
    after: int
    tree: dict[str, object]

    @property
    def is_volume(self) -> bool:
        """Whether it is counted in litres: chemicals told beside the total, before the list begins."""
        unit = self.tree["unit"]
        return isinstance(unit, Found) and unit.value == "litre"


def totals_by_substance(view: View, marks: Marks) -> list[Item]:
    """Give the first list of drugs in order; a second list (last 24 hours, the week) begins where a drug comes again."""
    return _in_tonnes(view, items_of(view, marks, marks.substances), marks)


def items_of(view: View, marks: Marks, substances: list[Substance]) -> list[Item]:
    """Give the drugs named, each with its amount, up to where one comes again."""
    items: list[Item] = []
    seen: set[str] = set()
    for substance in substances:
        behind = _pieces(substance) or _behind(view, marks, substance.first, substance.after)
        item = behind or _ahead(view, marks, substance.first)
        if item is None or (substance.code == "unknown" and not items):
            continue
        first, after, amount, unit, hedge = item
        name = str(substance.name.value)
        if name.casefold() in seen:
            break
        seen.add(name.casefold())
        items.append(
            Item(
                min(first, substance.first),
                max(after, substance.after),
                {
                    "name_text": substance.name,
                    "substance_code": Found(substance.code, substance.name.spans),
                    "quantity": amount,
                    "unit": unit or Found("kg", amount.spans),
                    "approx": hedge or Plain(False),
                    "ambiguous": Plain(substance.ambiguous),
                },
            )
        )
    return items


def _pieces(substance: Substance) -> tuple[int, int, Found, Found | None, Found | None] | None:
    """Give the number of pieces written around a name: "310,000 tramadol tablets"."""
    count = substance.count
    if count is None:
        return None
    first, after = min(count.first, substance.first), max(count.after, substance.after)
    return first, after, count.amount, count.unit, _approx(count.hedge)


def _behind(view: View, marks: Marks, first: int, place: int) -> tuple[int, int, Found, Found | None, Found | None] | None:
    """Read the amount right behind a name: "heroin 136.72", "ecstasy 82 grams", "opium more than 250"."""
    place = _behind_bracket(view, place)
    place += view.key(place) in _COPULAS  # "of which hashish was 71 metric tons"
    for quantity in marks.quantities:
        if quantity.first == place or (quantity.first == place + 1 and view.key(place) in (":", "(", "-")):
            return first, quantity.after, quantity.amount, quantity.unit, _approx(quantity.hedge)
    if place >= len(view.tokens):
        return None
    hedge = lexicon.hedges_before().at(view.tokens, place)
    start = hedge[0] if hedge else place
    number = view.numbers.get(start)
    if number is None or number.first in view.taken:
        return None
    found_hedge = Found(True, (view.span(place, start),)) if hedge else None
    return first, number.after, Found(number.value, (view.span(start, number.after),)), None, found_hedge


_COPULAS = frozenset({"was", "were", "is", "stood", "totalled"})


def _behind_bracket(view: View, place: int) -> int:
    """Step over a bracket without figures: "opium (printed haphim) 188"."""
    if view.key(place) != "(":
        return place
    closes = next((p for p in range(place, min(place + 6, len(view.tokens))) if view.key(p) == ")"), None)
    if closes is None or any(p in view.numbers for p in range(place, closes)):
        return place
    return closes + 1


def _ahead(view: View, marks: Marks, place: int) -> tuple[int, int, Found, Found | None, Found | None] | None:
    """Read the amount right before a name: "5 kg opium"."""
    for quantity in marks.quantities:
        if 0 <= place - quantity.after <= 1 and view.key(place - 1) != ",":
            return quantity.first, quantity.after, quantity.amount, quantity.unit, _approx(quantity.hedge)
    return None


def _approx(hedge: Found | None) -> Found | None:
    return None if hedge is None else Found(True, hedge.spans)


def in_tonnes_of(total: Decimal, items: list[Item]) -> list[Item]:
    """Give the items in tonnes where a list without units adds up to the stated `total` so: "68.2 tonnes: hashish 44.1"."""
    bare = [amount for item in items if (amount := _without_unit(item)) is not None]
    summed = sum((Decimal(amount.value) for amount in bare), start=Decimal(0))
    if len(bare) < 2 or len(bare) < len(items) or abs(summed * 1000 - total) * 20 > total:
        return items
    for item, amount in zip(items, bare, strict=True):
        item.tree["unit"] = Found("tonne", amount.spans)
    return items


def _without_unit(item: Item) -> Found | None:
    """Give the amount of an item that names no unit, None where it names one."""
    amount, unit = item.tree["quantity"], item.tree["unit"]
    if not isinstance(amount, Found) or not isinstance(unit, Found):
        return None
    return amount if unit.value == "kg" and unit.spans == amount.spans else None


def _in_tonnes(view: View, items: list[Item], marks: Marks) -> list[Item]:
    """Give the list's own unit to numbers without one: the unit written behind its last number ("1015.05 میٹرک ٹن")."""
    if not items:
        return items
    last = items[-1].tree
    unit = last["unit"]
    if not isinstance(unit, Found) or unit.value != "tonne":
        return items
    for item in items:
        quantity = item.tree["quantity"]
        own = item.tree["unit"]
        if isinstance(quantity, Found) and isinstance(own, Found) and own.value == "kg" and own.spans == quantity.spans:
            item.tree["unit"] = Found("tonne", unit.spans)
    return items
