"""Checks: what in a reading cannot be right or needs a person's eye. Nothing is repaired silently."""

from decimal import Decimal

from rabta.intake.formats.statement.incidents import Draft
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.quantities import MASS
from rabta.intake.formats.statement.stated import Stated
from rabta.intake.formats.statement.tree import Found, Plain, Span
from rabta.intake.formats.statement.view import View

# One passenger's shoes or bag do not hold this much; one seizure in the open does not hold the second.
MOST_KG_ON_A_PASSENGER = Decimal(150)
MOST_KG_AT_ONCE = Decimal(15_000)
# Statements round their totals; a sum further away than this is a finding.
SUM_WITHIN = Decimal("0.02")

Check = dict[str, object]


def check(kind: str, spans: tuple[Span, ...] | list[Span], note: str) -> Check:
    """Give one finding: {kind, spans, note}."""
    return {"kind": Plain(kind), "spans": Plain([list(span) for span in spans]), "note": Plain(note)}


def implausible(view: View, drafts: list[Draft], trees: list[dict[str, object]]) -> list[Check]:
    """Find masses that do not fit where they were found ("1560kg in shoes"), and doubtful marks ("20,400 kg")."""
    found = []
    for draft, tree in zip(drafts, trees, strict=True):
        setting = tree["setting"].value if isinstance(tree["setting"], Found) else None
        for line in draft.lines:
            quantity = line.quantity
            if quantity is None or quantity.kind != MASS or quantity.kg is None:
                continue
            spans = (*quantity.amount.spans, *quantity.unit.spans)
            if _minus(view, quantity.number_first):
                found.append(check("negative_weight", spans, "a minus sign stands before the weight: read without it"))
            if setting in ("airport_passenger", "airport_baggage") and quantity.kg > MOST_KG_ON_A_PASSENGER:
                found.append(check("implausible_weight", spans, f"{quantity.kg} kg on a passenger: grams may be meant"))
            elif quantity.kg > MOST_KG_AT_ONCE:
                found.append(check("implausible_weight", spans, f"{quantity.kg} kg at once: a comma may be a decimal mark"))
            elif quantity.kg == 0:
                found.append(check("zero_weight", spans, "a weight of nothing"))
    return found


def _minus(view: View, place: int) -> bool:
    """Whether a minus sign touches the number and nothing else ("-5 kg", not "10-kilogram" or "heroin - 5 kg")."""
    if view.key(place - 1) not in ("-", "\u2212") or place < 1:
        return False
    sign, number = view.tokens[place - 1], view.tokens[place]
    return sign.end == number.start and (place < 2 or view.tokens[place - 2].end < sign.start)


def sums(stated: Stated, drafts: list[Draft]) -> list[Check]:
    """Compare the stated total with the sum of the incidents' masses, where every line has a mass."""
    total = stated.values.get("total_kg")
    own = [draft for draft in drafts if not draft.recap]
    masses = [
        line.quantity.kg
        for draft in own
        for line in draft.lines
        if line.quantity is not None and line.quantity.kg is not None
    ]
    if not isinstance(total, Found) or not masses:
        return []
    summed, said = sum(masses, start=Decimal(0)), Decimal(total.value)
    if abs(summed - said) <= max(SUM_WITHIN * said, Decimal(1)):
        return []
    return [check("sum_differs", total.spans, f"stated {said} kg, the incidents add up to {summed} kg")]


def counts(stated: Stated, drafts: list[Draft], view: View) -> list[Check]:
    """Compare the stated number of operations with the incidents told (lumps counted as many)."""
    said = stated.values.get("operations")
    if not isinstance(said, Found) or not drafts:
        return []
    told = len([draft for draft in drafts if not draft.recap])
    ordinals = [draft.ordinal for draft in drafts if draft.ordinal is not None]
    if said.value == told or (ordinals and max(ordinals) > told):
        return []
    return [check("operations_differ", said.spans, f"{said.value} operations stated, {told} incidents told")]


def commas(read: list[tuple[Span, str]]) -> list[Check]:
    """Note every comma that was read as a decimal mark, and why."""
    return [check("decimal_comma", [span], f"the comma is read as a decimal mark: {why}") for span, why in read]


def passing(spans: list[Span]) -> list[Check]:
    """Note every amount of another day that names neither drug nor place: recalled, and not counted."""
    note = "recalled in passing, without drug or place: not an incident of its own"
    return [check("recalled_in_passing", [span], note) for span in spans]


def versions(spans: list[Span]) -> list[Check]:
    """Note where a text tells two versions of one figure: headline against body, print against address."""
    return [check("two_versions", [span], "the text gives another version of this figure: set aside") for span in spans]


def money_doubts(money: list[Money]) -> list[Check]:
    """Note values written in two currencies ("Rs. 136 million Dollars")."""
    return [
        check("two_currencies", value.amount.spans, f"written as {value.currency.value} and {value.doubt}")
        for value in money
        if value.doubt is not None
    ]
