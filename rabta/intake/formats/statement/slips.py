"""Slips that leave no other sense: kilograms written for grams on a passenger, a comma written for a point.

What is read then is what can have been meant, and a check names the figure as it is written.
"""

from dataclasses import replace
from decimal import Decimal

from rabta.intake.formats.statement.air_travel import speaks_of_travel
from rabta.intake.formats.statement.checks import MOST_KG_AT_ONCE, MOST_KG_ON_A_PASSENGER, Check, check
from rabta.intake.formats.statement.incidents import Draft
from rabta.intake.formats.statement.quantities import Quantity
from rabta.intake.formats.statement.tree import Found, Span
from rabta.intake.formats.statement.view import View

_ON_A_PASSENGER = ("airport_passenger", "airport_baggage")
_THOUSAND = Decimal(1000)


def grams_meant(view: View, drafts: list[Draft], trees: list[dict[str, object]]) -> list[Check]:
    """Read "1560 kg in the shoes of a passenger" as grams, in the lines of `trees`; give a check for each.

    The words must speak of a passenger or of what one carries: a cargo shed at an airport holds tonnes.
    """
    found = []
    for draft, tree in zip(drafts, trees, strict=True):
        setting = tree["setting"].value if isinstance(tree["setting"], Found) else None
        if setting not in _ON_A_PASSENGER or not speaks_of_travel(view, draft.ranges):
            continue
        for number, line in enumerate(draft.lines):
            quantity = line.quantity
            if quantity is None or not _is_beyond_a_passenger(quantity):
                continue
            draft.lines[number] = replace(line, quantity=replace(quantity, kg=quantity.value / _THOUSAND))
            unit = Found("g", quantity.unit.spans)
            tree["substances"][number]["unit"] = unit  # type: ignore[index]
            note = f"{quantity.value} {quantity.unit.value} on a passenger: read as grams"
            found.append(check("unit_slip", (*quantity.amount.spans, *quantity.unit.spans), note))
    return found


def _is_beyond_a_passenger(quantity: Quantity) -> bool:
    """Whether no passenger carries so many kilograms, and one may carry as many grams."""
    if quantity.unit.value != "kg" or quantity.kg is None:
        return False
    return MOST_KG_ON_A_PASSENGER < quantity.kg <= MOST_KG_ON_A_PASSENGER * _THOUSAND


def points_meant(drafts: list[Draft], total: Found | None) -> list[tuple[Span, str]]:
    """Read the comma of "20,400 kg" as a decimal mark where the stated total, or sense, leaves no other; give (span, why).

    A comma before three noughts groups thousands: nobody writes 20.000 for twenty.
    """
    found: list[tuple[Span, str]] = []
    total = None if total is not None and _is_beyond(drafts, total) else total
    for draft in drafts:
        for index, line in enumerate(draft.lines):
            quantity = line.quantity
            if quantity is None or quantity.kg is None or not quantity.comma:
                continue
            why = _why_a_point(quantity, total)
            if not why:
                continue
            value = quantity.value / _THOUSAND
            changed = replace(quantity, amount=Found(value, quantity.amount.spans), kg=quantity.kg / _THOUSAND)
            draft.lines[index] = replace(line, quantity=changed)
            found += [(span, why) for span in quantity.amount.spans]
    return found


def points_written(drafts: list[Draft]) -> list[tuple[Span, str]]:
    """Give every comma before one or two figures, and why it is told: "12,00 grams" is read as 12 and may be 1,200."""
    told = []
    for draft in drafts:
        for line in draft.lines:
            quantity = line.quantity
            if quantity is None or not quantity.comma or quantity.amount.value.as_tuple().exponent >= 0:
                continue
            other = f"{quantity.amount.value.scaleb(-quantity.amount.value.as_tuple().exponent):f}"
            why = f"before one or two figures it groups no thousands; with a comma too many it would be {other}"
            told += [(span, why) for span in quantity.amount.spans]
    return told


def _is_beyond(drafts: list[Draft], total: Found) -> bool:
    """Whether a mass without any comma exceeds the stated total, too: then it is the total that is wrong."""
    masses = [line.quantity for draft in drafts for line in draft.lines if line.quantity is not None]
    return any(each.kg is not None and not each.comma and each.kg > total.value for each in masses)


def _why_a_point(quantity: Quantity, total: Found | None) -> str:
    assert quantity.kg is not None
    if total is not None and quantity.kg > 2 * total.value:
        return "as a thousands mark it would exceed the statement's own total"
    if quantity.kg > MOST_KG_AT_ONCE and quantity.value % _THOUSAND:
        return "as a thousands mark it would be more than any one seizure"
    return ""
