"""Drugs told by region: "Hashish: Balochistan 2,400 kg, KPK 610 kg", "hashish 3,960 kg (Balochistan 3,600, KP 300)".

The drug stands once, and behind it each region with its part of it.
"""

from dataclasses import dataclass

from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.substances import UNKNOWN, Substance
from rabta.intake.formats.statement.tree import Found, Plain, Span
from rabta.intake.formats.statement.view import View

_LONGEST = 60
_ENDS = frozenset(".;۔؛")
_OPENING = frozenset({"", ".", ";", ",", "۔", "؛", "،", "-", "•", "and", "اور"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one region has of a drug over tokens `first` up to `after`; `alone`: the drug has no amount of its own."""

    first: int
    after: int
    region: str
    drug: Substance
    alone: bool
    words: tuple[Span, ...]
    tree: dict[str, object]


def part_at(view: View, marks: Marks, first: int, after: int, figure: int, region: str) -> Part | None:
    """Give the part of the region named over tokens `first` up to `after`, its figure at `figure`.

    None where no drug opens what it stands in.
    """
    opened = _drug_opening(view, marks, first)
    if opened is None:
        return None
    drug, alone = opened
    quantity = next((each for each in marks.quantities if each.number_first == figure), None)
    number = view.numbers.get(figure)
    if quantity is not None:
        amount, unit, end = quantity.amount, quantity.unit, quantity.after
    elif number is not None:
        amount, end = Found(number.value, (view.span(number.first, number.after),)), number.after
        unit = Found("kg", amount.spans)
    else:
        return None
    tree: dict[str, object] = {
        "name_text": drug.name, "substance_code": Found(drug.code, drug.name.spans), "quantity": amount, "unit": unit,
        "approx": Plain(False), "ambiguous": Plain(drug.ambiguous),
    }  # fmt: skip
    return Part(first, end, region, drug, alone, (view.span(first, after),), tree)


def _drug_opening(view: View, marks: Marks, place: int) -> tuple[Substance, bool] | None:
    """Give the drug before the bracket or the colon in which the token at `place` stands, and whether it has no amount."""
    closed = 0
    for step in range(place - 1, max(place - _LONGEST, 0), -1):
        key = view.key(step)
        if closed:
            closed += (key == ")") - (key == "(")
            continue
        closed += key == ")"
        if key in _ENDS:
            return None
        if key == ":":
            drug = next((each for each in marks.substances if each.after == step), None)
            opens = drug is not None and drug.code != UNKNOWN and view.key(drug.first - 1) in _OPENING
            return (drug, True) if drug is not None and opens else None
        if key == "(":
            drug = next((each for each in marks.substances if _ends_at(view, marks, each, step)), None)
            return (drug, False) if drug is not None and drug.code != UNKNOWN else None
    return None


def _ends_at(view: View, marks: Marks, drug: Substance, place: int) -> bool:
    """Whether a drug, or the amount right behind its name, ends at the token `place`."""
    if drug.after == place:
        return True
    number = view.numbers.get(drug.after)
    return (number is not None and number.after == place) or any(
        quantity.first == drug.after and quantity.after == place for quantity in marks.quantities
    )
