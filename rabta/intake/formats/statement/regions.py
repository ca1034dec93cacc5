"""Regions: the breakdown of a periodic statement by an agency's own regions, which are never folded into provinces."""

import re
from decimal import Decimal

from rabta.intake.formats.statement.arrests import arrests_of
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.kinds import REGIONS
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.stated import Stated, operations_in, vehicles_in
from rabta.intake.formats.statement.tree import Found, spans_of
from rabta.intake.formats.statement.view import View

_REGION_BOOK = Phrasebook(REGIONS.items())


def regions_of(view: View, marks: Marks) -> list[tuple[int, int, dict[str, object]]]:
    """Give (first, after, tree) for every region with a figure of its own, in order."""
    begun = view.numbers.keys() | {quantity.number_first for quantity in marks.quantities}
    hits = [hit for hit in _REGION_BOOK.all_in(view.tokens) if hit[1] in begun]
    if len(hits) < 3:
        return []
    regions = []
    for index, (first, after, name) in enumerate(hits):
        end = min([hits[index + 1][0] if index + 1 < len(hits) else len(view.tokens), _end(view, after)])
        regions.append((first, end, _region(view, marks, first, after, end, name)))
    return regions


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
    arrests = arrests_of(view, mentions_in(view, after, end), None)
    operations, vehicles = operations_in(view, after, end), vehicles_in(view, after, end)
    if number is not None and any(_begins_at(view, number.first, each) for each in (operations, arrests.total, vehicles)):
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
    return {
        "region": Found(name, (view.span(first, after),)),
        "operations": operations or figures.get("operations"),
        "total_kg": total,
        "arrests": figures.get("arrests") or arrests.total,
        "women": figures.get("women") or arrests.women,
        "foreigners": figures.get("foreigners") or arrests.foreigners,
        "vehicles": figures.get("vehicles") or vehicles,
        "substances": None,
    }


def _begins_at(view: View, place: int, counted: Found | None) -> bool:
    """Whether the number at `place` counts operations, persons or vehicles: "Balochistan 11 arrests" is no mass."""
    return counted is not None and any(start == view.tokens[place].start for start, _ in counted.spans)


def _bracket(view: View, first: int, end: int) -> dict[str, Found]:
    """Read "(seven, 15 incl. three women, three)": operations, arrests with those among them, vehicles."""
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
