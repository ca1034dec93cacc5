"""The drugs of one row: substance, quantity and unit as stated, whether in columns of their own or one column a
substance.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rabta.intake.rules.cells.named import substance_of, unit_of
from rabta.intake.rules.cells.quantities import QuantityCell, read_quantity, size_fault
from rabta.intake.rules.cells.words import is_blank, is_total, words
from rabta.intake.rules.faults import NOTHING_TO_DO, CellFault
from rabta.intake.rules.headers import Column
from rabta.intake.rules.row_cells import RowCells
from rabta.vocabulary.rules.scripts import fold_digits, search_key
from rabta.vocabulary.rules.units import to_grams, unit

_BETWEEN_SUBSTANCES = re.compile(r"\s*(?:[\n;+&]|,(?!\d)|\s/\s|\sand\s)\s*")
_AMOUNT = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>(?:[^\W\d_]+\.?)?)")
_BETWEEN_QUANTITIES = re.compile(r"\s*(?:[\n;+&]|,(?!\d)|\s/\s|\sand\s)\s*")


@dataclass(frozen=True, slots=True)
class Stated:
    """One drug as a row states it, before it is understood, with the columns it stands in."""

    substance: str | None
    quantity: str | None
    unit_text: str | None
    unit_code: str | None
    substance_column: Column | None
    quantity_column: Column | None
    unit_column: Column | None


def stated_drugs(row: RowCells) -> tuple[Stated, ...]:
    """What the row states, in the order of its columns. Columns of one substance that are blank or zero state nothing."""
    found = list(_listed(row))
    for column in row.context.header.of_substances:
        text = row.text_at(column)
        if not is_blank(text) and not _is_zero(text):
            found.append(Stated(column.substance_text, text, None, column.unit, column, column, None))
    return tuple(found)


def _is_zero(text: str) -> bool:
    quantity = read_quantity(text)
    return isinstance(quantity, QuantityCell) and quantity.quantity == 0


def _listed(row: RowCells) -> tuple[Stated, ...]:
    substance, quantity, unit_text = (row.seen(name) for name in ("substance", "quantity", "unit"))
    if substance is None and quantity is None:
        return ()
    if substance is not None and not row.columns_of("quantity"):
        return _with_quantity(row, substance)
    columns = tuple(row.column_of(name) for name in ("substance", "quantity", "unit"))
    unit_code = columns[1].unit if columns[1] else None
    several = _split(substance or "", quantity or "", unit_text)
    parts = several or ((substance, quantity, unit_text),)
    return tuple(Stated(each[0], each[1], each[2], unit_code, *columns) for each in parts)


def _with_quantity(row: RowCells, text: str) -> tuple[Stated, ...]:
    """Drugs stated with their quantities in one cell: "Charas 255 gm", "1.2 kg Ice, Opium 300 gm"."""
    column = row.column_of("substance")
    found = []
    for part in _BETWEEN_SUBSTANCES.split(text):
        match = _AMOUNT.search(fold_digits(part))
        while match and match["unit"] and unit_of(match["unit"]) is None:
            match = _AMOUNT.search(fold_digits(part), match.end())
        if match is None or not match["unit"]:
            found.append(Stated(part, None, None, None, column, column, None))
            continue
        name = (part[: match.start()] + " " + part[match.end() :]).strip(" ,:;-–=()")
        name = re.sub(r"^of\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
        found.append(Stated(name or None, part[match.start() : match.end()], None, None, column, column, None))
    return tuple(found)


def _split(substance: str, quantity: str, unit_text: str | None) -> tuple[tuple[str, str, str | None], ...]:
    """Several drugs in one cell each: as many names as quantities, every name known. Else nothing is split."""
    names = _BETWEEN_SUBSTANCES.split(substance)
    quantities = _BETWEEN_QUANTITIES.split(quantity)
    units = _BETWEEN_QUANTITIES.split(unit_text) if unit_text else [None]
    if len(names) < 2 or len(names) != len(quantities) or len(units) not in (1, len(names)):
        return ()
    if any(substance_of(name) is None for name in names):
        return ()
    each_unit = units * len(names) if len(units) == 1 else units
    return tuple(zip(names, quantities, each_unit, strict=True))


def read_drug(row: RowCells, stated: Stated, pointer: str) -> dict[str, Any]:
    """One entry of `substances` (the shape of a statement's), its spans noted under `pointer`. Nothing is converted.

    Sets the row aside for a quantity that cannot be read.
    """
    quantity = _quantity(row, stated)
    code = _unit_code(row, stated, quantity)
    drug = {**_substance(row, stated), **_amount(quantity, code)}
    row.source(f"{pointer}/name_text", stated.substance_column)
    row.source(f"{pointer}/substance_code", stated.substance_column)
    if quantity is not None:
        row.source(f"{pointer}/quantity", stated.quantity_column)
        _check_size(row, stated, quantity, code)
        _check_basis(row, stated, quantity, code, drug)
    if code != "unknown":
        row.source(f"{pointer}/unit", stated.unit_column if stated.unit_text else stated.quantity_column)
    if drug.get("count") is not None:
        row.source(f"{pointer}/count", stated.quantity_column)
    return drug


def _substance(row: RowCells, stated: Stated) -> dict[str, Any]:
    if stated.substance is not None and is_total(stated.substance):
        return {"name_text": None, "substance_code": "unknown", "ambiguous": False}
    if stated.substance is None:
        row.note("no_substance", "the row states a quantity of nothing", "Name the drug.", stated.quantity_column)
        return {"name_text": None, "substance_code": "unknown", "ambiguous": False}
    named = substance_of(stated.substance)
    if named is None:
        row.note(
            "unknown_substance",
            f'"{stated.substance[:60]}" is no substance of the vocabulary',
            "Correct the name, or add it to rabta/vocabulary/data/substances.yaml. Row read as substance unknown.",
            stated.substance_column,
        )
        return {"name_text": stated.substance, "substance_code": "unknown", "ambiguous": False}
    if named.several:
        row.note(
            "several_substances",
            f'"{stated.substance[:60]}" names several substances for one quantity',
            "Give each substance its own row. Row read as the first.",
            stated.substance_column,
        )
    return {"name_text": stated.substance, "substance_code": named.code, "ambiguous": named.ambiguous}


def _quantity(row: RowCells, stated: Stated) -> QuantityCell | None:
    if stated.quantity is None:
        row.note("no_quantity", "no quantity is stated", "File the quantity when it is known.", stated.quantity_column)
        return None
    quantity = read_quantity(stated.quantity)
    if isinstance(quantity, CellFault):
        row.problem(quantity, stated.quantity_column)
        return None
    if quantity.float_noise:
        row.note(
            "binary_fraction",
            f"the file holds a spreadsheet's binary fraction; {plain_number(quantity.quantity)} was typed",
            NOTHING_TO_DO,
            stated.quantity_column,
        )
    if quantity.quantity == 0:
        row.note("zero_quantity", "the quantity is zero", "Check whether anything was seized.", stated.quantity_column)
    return quantity


def _unit_code(row: RowCells, stated: Stated, quantity: QuantityCell | None) -> str:
    beside = unit_of(stated.unit_text) if stated.unit_text else stated.unit_code
    if stated.unit_text and beside is None:
        row.note(
            "unknown_unit",
            f'"{stated.unit_text[:60]}" is no unit of the vocabulary',
            "Correct it, or add it to rabta/vocabulary/data/units.yaml. Row read with unit unknown.",
            stated.unit_column,
        )
        return (quantity.unit if quantity else None) or "unknown"
    inside = quantity.unit if quantity else None
    if inside and beside and inside != beside:
        row.problem(
            CellFault("two_units", f"the quantity says {inside}, the column says {beside}", "State one unit."),
            stated.quantity_column,
        )
    code = inside or beside
    if code is None and quantity is not None:
        row.note(
            "no_unit",
            f'"{(stated.quantity or "")[:60]}" has no unit',
            "State the unit. Row read with unit unknown, no mass counted.",
            stated.unit_column or stated.quantity_column,
        )
    return code or "unknown"


def _amount(quantity: QuantityCell | None, code: str) -> dict[str, Any]:
    amount: dict[str, Any] = {
        "quantity": None if quantity is None else plain_number(quantity.quantity),
        "unit": code,
        "approx": bool(quantity and quantity.approx_direction),
        "approx_direction": quantity.approx_direction if quantity else None,
        "weight_kind": quantity.weight_kind if quantity else None,
    }
    if quantity is not None and quantity.count is not None:
        amount |= {"count": plain_number(quantity.count), "count_unit": quantity.count_unit}
    return amount


def _check_size(row: RowCells, stated: Stated, quantity: QuantityCell, code: str) -> None:
    pieces = unit(code).kind == "count" and code not in ("unknown", "thousand_tablets")
    if pieces and quantity.quantity != quantity.quantity.to_integral_value():
        row.note(
            "fractional_count",
            f'"{(stated.quantity or "")[:60]}" {code} is no whole number of pieces',
            "Check whether a mass was meant. Row read as it stands.",
            stated.quantity_column,
        )
    fault = size_fault(quantity.quantity, code=code, text=stated.quantity or "")
    if fault is not None:
        row.problem(fault, stated.quantity_column)


def _check_basis(row: RowCells, stated: Stated, quantity: QuantityCell, code: str, drug: dict[str, Any]) -> None:
    """A customary unit (maund, tola) has a mass only under the basis that the format states."""
    bases = unit(code).bases
    basis = row.context.header.format.unit_basis.get(code)
    if basis is not None:
        drug["unit_basis"] = basis
    elif bases:
        masses = [(each, to_grams(Decimal(1000), unit=code, basis=each)) for each in bases]
        known = ", ".join(f"{plain_number(Decimal(mass.g) / 1000000)} kg {each}" for each, mass in masses if mass)
        row.note(
            "no_basis",
            f'"{plain_number(quantity.quantity)} {code}" has no fixed mass ({known})',
            f"State kilograms, or which basis is meant (unit_basis in the format). Row kept as {code}, not counted by mass.",
            stated.unit_column or stated.quantity_column,
        )


def plain_number(value: Decimal) -> int | float:
    """The value as a JSON number: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def weight_kind_of(text: str) -> str | None:
    """gross, net or laboratory, where a cell of its own says so."""
    return words().weight_kinds.get(search_key(text))
