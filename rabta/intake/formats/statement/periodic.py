"""Periodic statements: the national list by drug and the breakdown by an agency's own regions.

Lists without units ("opium 53, heroin 136.72") are kilograms, or tonnes where the list says so behind it; a small
unit written inside the list ("ecstasy 82 grams") holds for its own number only.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.kinds import REGIONS
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.people import arrests_of, mentions_in
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.quantities import MASS, Quantity
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.stated import Stated, operations_in, read_totals, vehicles_in
from rabta.intake.formats.statement.tree import Found, Plain, spans_of
from rabta.intake.formats.statement.view import View

_REGION_BOOK = Phrasebook(REGIONS.items())
_LIST_UNITS = {"kg": Decimal(1), "tonne": Decimal(1000)}


@dataclass(frozen=True, slots=True)
class Item:
    """One drug of a list over tokens `first` up to `after`."""

    first: int
    after: int
    tree: dict[str, object]


def totals_by_substance(view: View, marks: Marks) -> list[Item]:
    """Give the first list of drugs in order; a second list (last 24 hours, the week) begins where a drug comes again."""
    items: list[Item] = []
    seen: set[str] = set()
    for substance in marks.substances:
        item = _behind(view, marks, substance.first, substance.after) or _ahead(view, marks, substance.first)
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
    return _in_tonnes(view, items, marks)


def _behind(view: View, marks: Marks, first: int, place: int) -> tuple[int, int, Found, Found | None, Found | None] | None:
    """Read the amount right behind a name: "heroin 136.72", "ecstasy 82 grams", "opium more than 250"."""
    for quantity in marks.quantities:
        if 0 <= quantity.first - place <= 1 and quantity.kind in ("mass", "volume", "count"):
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


def _ahead(view: View, marks: Marks, place: int) -> tuple[int, int, Found, Found | None, Found | None] | None:
    """Read the amount right before a name: "5 kg opium"."""
    for quantity in marks.quantities:
        if 0 <= place - quantity.after <= 1 and view.key(place - 1) != ",":
            return quantity.first, quantity.after, quantity.amount, quantity.unit, _approx(quantity.hedge)
    return None


def _approx(hedge: Found | None) -> Found | None:
    return None if hedge is None else Found(True, hedge.spans)


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


def regions_of(view: View, marks: Marks) -> list[tuple[int, int, dict[str, object]]]:
    """Give (first, after, tree) for every region with a figure of its own, in order."""
    hits = [hit for hit in _REGION_BOOK.all_in(view.tokens) if _starts_figure(view, marks, hit[1])]
    if len(hits) < 3:
        return []
    regions = []
    for index, (first, after, name) in enumerate(hits):
        end = min([hits[index + 1][0] if index + 1 < len(hits) else len(view.tokens), _end(view, after)])
        regions.append((first, end, _region(view, marks, first, after, end, name)))
    return regions


def _starts_figure(view: View, marks: Marks, place: int) -> bool:
    return place in view.numbers or any(quantity.number_first == place for quantity in marks.quantities)


def _end(view: View, place: int) -> int:
    depth = 0
    for step in range(place, len(view.tokens)):
        depth += (view.key(step) == "(") - (view.key(step) == ")")
        if depth <= 0 and view.key(step) in (";", ".", "؛", "۔"):
            return step
    return len(view.tokens)


def _region(view: View, marks: Marks, first: int, after: int, end: int, name: str) -> dict[str, object]:
    quantity = next((q for q in marks.quantities if q.number_first >= after and q.number_first < end), None)
    number = view.numbers.get(after)
    if number is not None and number.first in view.taken and quantity is None:
        number = None
    total: Found | None = None
    if number is not None and not (
        number.value == int(number.value) and view.key(number.after) in ("op", "ops", "operations")
    ):
        total = Found(number.value, (view.span(number.first, number.after),))
    elif quantity is not None and quantity.kg is not None:
        total = Found(quantity.kg, spans_of(quantity.amount, quantity.unit))
    if total is None:
        decimal = next((n for p, n in sorted(view.numbers.items()) if after <= p < end and "." in view.key(p)), None)
        total = Found(decimal.value, (view.span(decimal.first, decimal.after),)) if decimal else None
    figures = _bracket(view, after, end)
    arrests = arrests_of(view, mentions_in(view, after, end), None)
    operations = operations_in(view, after, end) or figures.get("operations")
    return {
        "region": Found(name, (view.span(first, after),)),
        "operations": operations,
        "total_kg": total,
        "arrests": figures.get("arrests") or arrests.total,
        "women": figures.get("women") or arrests.women,
        "foreigners": figures.get("foreigners") or arrests.foreigners,
        "vehicles": figures.get("vehicles") or vehicles_in(view, after, end),
        "substances": None,
    }


def _bracket(view: View, first: int, end: int) -> dict[str, Found]:
    """Read "(seven, 15 incl. three women, three)": operations, arrests with women and foreigners, vehicles, in that order."""
    opens = next((p for p in range(first, end) if view.key(p) == "("), None)
    if opens is None:
        return {}
    closes = next((p for p in range(opens, end) if view.key(p) == ")"), end)
    fields: dict[str, Found] = {}
    named = ["operations", "arrests", "vehicles"]
    begin, place = opens + 1, opens + 1
    while place <= closes:
        if place == closes or view.key(place) in (",", "،"):
            _field(view, begin, place, fields, named)
            begin = place + 1
        place += 1
    return fields


_WOMEN = re.compile(r"(?:women|woman|ladies|lady)")


def _field(view: View, first: int, after: int, fields: dict[str, Found], named: list[str]) -> None:
    numbers = [view.numbers[p] for p in range(first, after) if p in view.numbers]
    said = view.words(first, after).casefold() if first < after else ""
    if not numbers:
        return
    if said.endswith(("ops", "operations")):
        fields.setdefault("operations", Found(int(numbers[0].value), (view.span(first, after),)))
        return
    if re.search(r"foreigner", said) and not re.search(r"incl", said):
        fields.setdefault("foreigners", Found(int(numbers[0].value), (view.span(first, after),)))
        return
    name = "vehicles" if "vehicle" in said else next((n for n in named if n not in fields), "vehicles")
    main = numbers[0]
    fields.setdefault(name, Found(int(main.value), (view.span(main.first, main.after),)))
    if name != "arrests":
        return
    rest = [(p, view.key(p)) for p in range(main.after, after)]
    for place, key in rest:
        if _WOMEN.fullmatch(key) or key.startswith("foreigner"):
            number = view.number_ending_at(place)
            count = int(number.value) if number is not None and number.first != main.first else 1
            kind = "women" if _WOMEN.fullmatch(key) else "foreigners"
            fields.setdefault(kind, Found(count, (view.span(place - 1, place + 1),)))


def periodic_totals(
    view: View, pieces: list[Piece], marks: Marks, money: list[Money], *, lists_from: int | None
) -> Stated:
    """Read the totals the lists belong to: those of the last piece before (or around) the first list that gives a mass.

    "Since September 38,226 kg, 469 held. November 12 to 19: around 4,302 kg, 34 held: Balochistan 4,155 ...": the lists
    are the week's, so the totals are. Without lists the first piece with a mass speaks.
    """
    massive = [piece for piece in pieces if _total_mass(marks, piece, lists_from) is not None]
    ahead = [piece for piece in massive if lists_from is None or piece.first <= lists_from]
    chosen = (ahead[:1] if lists_from is None else ahead[-1:]) or pieces[:1]
    stated = Stated()
    for piece in chosen:
        end = piece.after if lists_from is None or lists_from >= piece.after else max(lists_from, piece.first + 1)
        quantity = _total_mass(marks, piece, lists_from)
        if quantity is not None and quantity.kg is not None:
            stated.add("total_kg", Found(quantity.kg, (*quantity.amount.spans, *quantity.unit.spans)))
            stated.add("total_kg_qualifier", quantity.hedge)
        read_totals(view, stated, piece.first, end, [], money)
    for piece in pieces:
        stated.add("operations", operations_in(view, piece.first, piece.after))
        if len(massive) <= 1:
            end = piece.after if lists_from is None else min(piece.after, lists_from)
            read_totals(view, stated, piece.first, max(end, piece.first), [], money)
    return stated


def _total_mass(marks: Marks, piece: Piece, lists_from: int | None) -> Quantity | None:
    for quantity in marks.inside(piece.first, piece.after).quantities:
        listed = lists_from is not None and quantity.number_first >= lists_from
        if quantity.kind == MASS and quantity.kg is not None and not quantity.per_piece and not listed:
            return quantity
    return None


def in_kilograms(stated: Stated, regions: list[dict[str, object]]) -> None:
    """Write the regions' masses in kilograms where the statement's total is in tonnes and theirs add up to it as tonnes."""
    total = stated.values.get("total_kg")
    masses = [region["total_kg"] for region in regions if isinstance(region["total_kg"], Found)]
    if not isinstance(total, Found) or not masses:
        return
    summed = sum((Decimal(mass.value) for mass in masses), start=Decimal(0)) * 1000
    if abs(summed - Decimal(total.value)) > Decimal("0.05") * Decimal(total.value):
        return
    for region in regions:
        mass = region["total_kg"]
        if isinstance(mass, Found):
            region["total_kg"] = Found(Decimal(mass.value) * 1000, mass.spans)


def period_of(view: View) -> Found | None:
    """Give the period as far as the words say it: "week", "month", a year, or "since" with its month; None otherwise."""
    for pattern, value in _PERIODS:
        match = pattern.search(view.text)
        if match is not None:
            said = value if value else match.group(1)
            return Found(said, (match.span(),))
    return None


_PERIODS = (
    (re.compile(r"\b(?:last|past) year \(that is (\d{4})\)"), ""),
    (re.compile(r"\b(20\d\d-\d\d)\b"), ""),
    (re.compile(r"\b(?:a |past |last |this )?week\b|ہفتے|گزشتہ ہفتے", re.IGNORECASE), "week"),
    (re.compile(r"\b(?:a |past |last |this )?month\b|ماہ", re.IGNORECASE), "month"),
    (re.compile(r"\b((?:since|from) [A-Z][a-z]+ \d{1,2}(?:, \d{4})?|since [A-Z][a-z]+ (?:\d{4}|last year))"), ""),
    (re.compile(r"\blast (12 months)\b"), ""),
    (re.compile(r"\b(20\d\d)\b"), ""),
)  # fmt: skip
