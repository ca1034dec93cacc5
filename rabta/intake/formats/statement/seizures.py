"""Seizure lines laid out: substance, quantity and unit as reported, with what one incident hands to the next."""

from dataclasses import dataclass

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.lines import other_than_named
from rabta.intake.formats.statement.place import Place
from rabta.intake.formats.statement.substances import UNKNOWN, Substance
from rabta.intake.formats.statement.tree import Found, Plain

DRUGS = frozenset({"drugs", "drug", "narcotics", "منشیات"})


@dataclass(slots=True)
class Carried:
    """What one incident hands to the next of its statement: the drug and the place last named.

    `drugs`: the statement says "drugs" of a seizure, so an amount without a name is drugs, and not the last one named.
    """

    substance: Substance | None = None
    drugs: Substance | None = None
    pill: Substance | None = None
    place: Place | None = None
    sentence: int = -1
    setting: Found | None = None


def line_tree(line: Line, carried: Carried) -> dict[str, object]:
    """Give one seizure line. Without a name of its own it speaks of the drug last named."""
    quantity = line.quantity
    assert quantity is not None
    unit = str(quantity.unit.value)
    substance = line.substance
    if substance is None:
        substance = carried.pill if unit == "tablet" else carried.drugs or carried.substance
        if unit in ("packed_capsule", "capsule", "packet"):
            substance = None
    elif substance.code != UNKNOWN:
        carried.substance = substance
    elif str(substance.name.value).casefold() in DRUGS:
        carried.drugs = substance
    if substance is not None and unit == "tablet":
        carried.pill = substance
    code, name = _code_and_name(line, substance, quantity.unit, unit)
    tree: dict[str, object] = {
        "name_text": name,
        "substance_code": Found(code, name.spans),
        "quantity": quantity.amount,
        "unit": _unit(line, substance, unit),
        "approx": Found(True, quantity.hedge.spans) if quantity.hedge else Plain(False),
        "approx_direction": quantity.hedge,
        "weight_kind": quantity.weight_kind,
        "ambiguous": Plain(bool(substance and substance.ambiguous) or bool(line.mixed)),
    }
    if line.count is not None:
        count_unit = _unit(line, substance, str(line.count.unit.value), spans=line.count.unit.spans)
        tree["count"], tree["count_unit"] = line.count.amount, count_unit
    return tree


def _code_and_name(line: Line, substance: Substance | None, unit: Found, unit_code: str) -> tuple[str, Found]:
    mixed = other_than_named(line)
    if mixed is not None:
        return UNKNOWN, mixed
    if substance is None:
        return ("other_tablets" if unit_code == "tablet" else UNKNOWN), unit
    return substance.code, substance.name


def _unit(line: Line, substance: Substance | None, unit: str, *, spans: tuple[tuple[int, int], ...] = ()) -> Found:
    """Give the unit; capsules without a medicine's name, few enough to be swallowed, are packed with a drug."""
    quantity = line.quantity
    assert quantity is not None
    spans = spans or quantity.unit.spans
    if unit == "capsule":
        medicine = substance is not None and substance.code in ("pregabalin", "tramadol", "benzodiazepine", "other_tablets")
        few = (line.count or quantity).value <= 300
        unit = "capsule" if medicine or not few else "packed_capsule"
    known = unit if unit in lexicon.STATEMENT_UNITS else "unknown"
    return Found(known, spans)


def bare_line(substance: Substance) -> dict[str, object]:
    """Give the line of a drug named without any amount."""
    return {
        "name_text": substance.name,
        "substance_code": Found(substance.code, substance.name.spans),
        "quantity": None,
        "unit": Plain("unknown"),
        "approx": Plain(False),
        "approx_direction": None,
        "weight_kind": None,
        "ambiguous": Plain(substance.ambiguous),
    }


def nothing_named() -> dict[str, object]:
    """Give the line of an incident whose words name neither drug nor amount."""
    return {
        "name_text": None, "substance_code": Plain(UNKNOWN), "quantity": None, "unit": Plain("unknown"),
        "approx": Plain(False), "approx_direction": None, "weight_kind": None, "ambiguous": Plain(False),
    }  # fmt: skip
