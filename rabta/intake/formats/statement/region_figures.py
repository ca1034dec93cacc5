"""The figures told of one region: its operations, mass, arrests with those among them, and vehicles."""

import re

from rabta.intake.formats.statement.arrests import arrests_of
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.region_drugs import in_bracket
from rabta.intake.formats.statement.stated import operations_in, vehicles_in
from rabta.intake.formats.statement.tree import Found, spans_of
from rabta.intake.formats.statement.view import View


def figures_of_region(view: View, marks: Marks, first: int, after: int, end: int, name: str) -> dict[str, object]:
    """Give the figures told of the region named over tokens `first` up to `after`, in the words up to `end`."""
    quantity = next((q for q in marks.quantities if q.number_first >= after and q.number_first < end), None)
    number = view.numbers.get(after)
    if number is not None and number.first in view.taken and quantity is None:
        number = None
    arrests = arrests_of(view, mentions_in(view, after, end), None)
    operations, vehicles = operations_in(view, after, end), vehicles_in(view, after, end) or _one_vehicle(view, after, end)
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
    figures = _bracket(view, after, end, counted=_told_before(view, after, operations or _elliptical(view, after, end)))
    return {
        "region": Found(name, (view.span(first, after),)),
        "operations": operations or figures.get("operations") or _elliptical(view, after, end),
        "total_kg": total,
        "arrests": figures.get("arrests") or arrests.total,
        "women": figures.get("women") or arrests.women,
        "foreigners": figures.get("foreigners") or arrests.foreigners,
        "vehicles": figures.get("vehicles") or vehicles,
    }


def _elliptical(view: View, first: int, end: int) -> Found | None:
    """Read "190 kg from 10 (11 held)": behind a mass, a bare number before the bracket counts the operations."""
    opens = next((place for place in range(first, end) if view.key(place) == "("), None)
    number = view.number_ending_at(opens) if opens is not None else None
    if number is None or view.key(number.first - 1) not in ("from", "in") or number.value != int(number.value):
        return None
    return Found(int(number.value), (view.span(number.first, number.after),))


def _one_vehicle(view: View, first: int, end: int) -> Found | None:
    """Read "five held, a vehicle": in a list of counts the article is a count too."""
    for place in range(first, end - 2):
        if view.key(place) == "," and view.key(place + 1) in ("a", "one") and view.key(place + 2) == "vehicle":
            return Found(1, (view.span(place + 1, place + 3),))
    return None


def _begins_at(view: View, place: int, counted: Found | None) -> bool:
    """Whether the number at `place` counts operations, persons or vehicles: "Balochistan 11 arrests" is no mass."""
    return counted is not None and any(start == view.tokens[place].start for start, _ in counted.spans)


def _told_before(view: View, first: int, counted: Found | None) -> bool:
    """Whether operations were counted before the bracket begins."""
    if counted is None:
        return False
    place = next((step for step in range(first, len(view.tokens)) if view.tokens[step].start >= counted.spans[0][0]), first)
    return not in_bracket(view, first, place)


def _bracket(view: View, first: int, end: int, *, counted: bool = False) -> dict[str, Found]:
    """Read "(seven, 15 incl. three women, three)": operations, arrests with those among them, vehicles.

    `counted`: the operations were told before the bracket: "410 kg from 15 busts (17 held, one woman)".
    """
    opens = next((p for p in range(first, end) if view.key(p) == "("), None)
    if opens is None:
        return {}
    closes = next((p for p in range(opens, end) if view.key(p) == ")"), end)
    fields: dict[str, Found] = {}
    named = ["arrests", "vehicles"] if counted else ["operations", "arrests", "vehicles"]
    begin, place = opens + 1, opens + 1
    while place <= closes:
        if place == closes or view.key(place) in (",", "،", ";", "؛"):
            _field(view, begin, place, fields, named)
            begin = place + 1
        place += 1
    return fields


_HOLDS = re.compile(r"\b(?:held|arrest(?:s|ed)?|accused|suspects?|persons?|nabbed|detained)\b")
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
    if _WOMEN.search(said) and "arrests" in fields and not _HOLDS.search(said):
        fields.setdefault("women", Found(int(numbers[0].value), (view.span(first, after),)))
        return
    name = "vehicles" if "vehicle" in said else next((n for n in named if n not in fields), "vehicles")
    name = "arrests" if _HOLDS.search(said) and "arrests" not in fields else name
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
