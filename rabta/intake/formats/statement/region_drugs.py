"""The drugs that a periodic statement tells of one region, and what they say of its mass and its bracket."""

from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.arrests import arrests_of
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.listed_drugs import Item, items_of
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.quantities import MASS, kilograms
from rabta.intake.formats.statement.stated import operations_in, vehicles_in
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tree import Found, Span
from rabta.intake.formats.statement.view import View


def drugs_of(view: View, marks: Marks, first: int, after: int) -> list[Item]:
    """Give the drugs told of one region: "KP 252 (hashish 197, opium 51)"."""
    inside = marks.inside(first, after)
    return items_of(view, inside, [each for each in inside.substances if each.code != UNKNOWN])


def with_drugs(view: View, first: int, after: int, drugs: list[Item]) -> dict[str, object]:
    """Give what a region's drugs say: the list, and that a bracket which holds it counts nothing else."""
    if not drugs:
        return {"substances": None}
    told: dict[str, object] = {"substances": [item.tree for item in drugs]}
    if not in_bracket(view, first, drugs[0].first):
        summed = _sum_of(drugs) if len(drugs) > 1 and not _told_apart(view, first, drugs[0].first) else None
        return told if summed is None else told | {"total_kg": summed}
    counted = {"operations": operations_in(view, first, after), "vehicles": vehicles_in(view, first, after)}
    arrests = arrests_of(view, mentions_in(view, first, after), None)
    return told | counted | {"arrests": arrests.total, "women": arrests.women, "foreigners": arrests.foreigners}


def _told_apart(view: View, first: int, place: int) -> bool:
    """Whether an amount stands before the first drug's own: "640 kg, of which 500 kg hashish"."""
    return any(step in view.numbers and _mass_behind(view, step) for step in range(first, place))


def _mass_behind(view: View, place: int) -> bool:
    hit = lexicon.unit_book().at(view.tokens, view.numbers[place].after)
    return hit is not None and hit[1].kind == MASS


def _sum_of(drugs: list[Item]) -> Found | None:
    """Give what drugs told without a total add up to, in kilograms; None where one has no mass."""
    total = Decimal(0)
    spans: list[Span] = []
    for item in drugs:
        amount, unit = item.tree["quantity"], item.tree["unit"]
        if not isinstance(amount, Found) or not isinstance(unit, Found):
            return None
        mass = kilograms(Decimal(amount.value), str(unit.value))
        if mass is None:
            return None
        total += mass
        spans += amount.spans
    return Found(total, tuple(spans))


def in_bracket(view: View, first: int, place: int) -> bool:
    return any(view.key(step) == "(" for step in range(first, place))
