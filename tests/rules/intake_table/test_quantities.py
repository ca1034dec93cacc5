"""What a cell of quantities says, and what it does not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.intake.rules.cells.quantities import QuantityCell, read_quantity, size_fault
from rabta.intake.rules.faults import CellFault


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("12.4", "12.4", None),
        ("12.4 kg", "12.4", "kg"),
        ("12.4Kgs.", "12.4", "kg"),
        (" ۱۲٫۵ کلو گرام ", "12.5", "kg"),
        ("٣٢٠", "320", None),
        ("3,20,000 tablets", "320000", "tablet"),
        ("20,400", "20400", None),
        ("1,25,00,000", "12500000", None),
        ("12 kg 400 g", "12.4", "kg"),
        ("12kg-400gms", "12.4", "kg"),
        ("1 ton 250 kg", "1.25", "tonne"),
        ("½ kg", "0.5", "kg"),
        ("2½ kg", "2.5", "kg"),
        ("1.2E+3", "1200", None),
        (".5", "0.5", None),
        ("nil", "0", None),
        ("0.30000000000000004", "0.3", None),
    ],
)
def test_read(text: str, quantity: str, unit: str | None) -> None:
    read = read_quantity(text)
    assert isinstance(read, QuantityCell), read
    assert read.quantity == Decimal(quantity)
    assert read.unit == unit


@pytest.mark.parametrize(
    ("text", "direction"),
    [("over 20 kg", "over"), ("approx. 5 kg", "around"), ("تقریباً ۵ کلو", "around"), ("~5", "around"), ("5+", "over"),
     ("less than 5 kg", "under"), ("5 kg", None)],
)  # fmt: skip
def test_hedges(text: str, direction: str | None) -> None:
    read = read_quantity(text)
    assert isinstance(read, QuantityCell), read
    assert (read.quantity in (5, 20), read.approx_direction) == (True, direction)


def test_kind_of_weight_beside_the_number() -> None:
    read = read_quantity("1.2 kg (gross)")
    assert isinstance(read, QuantityCell)
    assert (read.quantity, read.unit, read.weight_kind) == (Decimal("1.2"), "kg", "gross")


def test_pieces_beside_a_mass() -> None:
    read = read_quantity("50 capsules (360 g)")
    assert isinstance(read, QuantityCell)
    assert (read.quantity, read.unit, read.count, read.count_unit) == (360, "g", 50, "capsule")
    assert read_quantity("360 g, 50 capsules") == read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 kg 400", "not_a_quantity"),
        ("NaN", "not_a_quantity"),
        ("inf", "not_a_quantity"),
        ("1e999", "not_a_quantity"),
        ("#REF!", "not_a_quantity"),
        ("-5", "negative_quantity"),
        ("(5)", "negative_quantity"),
        ("− 5 kg", "negative_quantity"),
        ("12,5", "not_a_quantity"),
        ("1.250.000", "not_a_quantity"),
        ("10-12 kg", "not_a_quantity"),
        ("5 x 1 kg", "not_a_quantity"),
        ("2 kg 3 kg", "not_a_quantity"),
        ("400 g 12 kg", "not_a_quantity"),
        ("12 zorb", "not_a_quantity"),
        ("some", "not_a_quantity"),
        ("9" * 5000, "not_a_quantity"),
    ],
)
def test_refused(text: str, kind: str) -> None:
    fault = read_quantity(text)
    assert isinstance(fault, CellFault), fault
    assert (fault.kind, fault.sets_aside) == (kind, True)


def test_the_next_step_says_how_to_write_it() -> None:
    fault = read_quantity("12 kg 400")
    assert isinstance(fault, CellFault)
    assert (fault.rule, fault.next_step) == (
        '"12 kg 400" is not a quantity',
        "Write 12.4 kg, or add a quirk for this format.",
    )


@pytest.mark.parametrize(
    ("quantity", "code", "kind"),
    [
        ("50000", "kg", None),
        ("500000", "kg", "doubtful_quantity"),
        ("99999999999", "kg", "absurd_quantity"),
        ("103563", "litre", None),
        ("120000", "thousand_tablets", "doubtful_quantity"),
        ("754000", "ampoule", None),
        ("9999999999999", "tablet", "absurd_quantity"),
        ("5000", "acre", None),
    ],
)
def test_size(quantity: str, code: str, kind: str | None) -> None:
    fault = size_fault(Decimal(quantity), code=code, text=quantity)
    assert (fault.kind if fault else None) == kind


@given(st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(["", " kg", " گرام", " tablets"]))
def test_every_plain_number_reads_as_itself(value: Decimal, unit: str) -> None:
    read = read_quantity(f"{value:f}{unit}")
    assert isinstance(read, QuantityCell)
    assert read.quantity == value


@given(st.text(max_size=40))
def test_any_text_is_a_quantity_or_a_fault(text: str) -> None:
    read = read_quantity(text)
    assert isinstance(read, CellFault) or (read.quantity.is_finite() and read.quantity >= 0)


@given(st.text(alphabet="0123456789.,-+eE kgtonmaund٣۴½()~<>", max_size=24))
def test_number_like_text_is_a_quantity_or_a_fault(text: str) -> None:
    read = read_quantity(text)
    assert isinstance(read, CellFault) or (read.quantity.is_finite() and read.quantity >= 0)
