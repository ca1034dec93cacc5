"""Numbers of persons and sums of money."""

from decimal import Decimal

import pytest

from rabta.intake.rules.cells.counts import CountCell, MoneyCell, read_count, read_money
from rabta.intake.rules.faults import CellFault


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3", CountCell(3)),
        ("۳", CountCell(3)),
        ("3.0", CountCell(3)),
        ("03", CountCell(3)),
        ("1,200", CountCell(1200)),
        ("nil", CountCell(0)),
        ("کوئی نہیں", CountCell(0)),
        ("two", CountCell(2)),
        ("تین", CountCell(3)),
        ("3 (1 woman)", CountCell(3, women=1)),
        ("4, 2 foreigners", CountCell(4, foreigners=2)),
        ("2 Example nationals", CountCell(2, rest="Example nationals")),
    ],
)
def test_counts(text: str, count: CountCell) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["-1", "2.5", "NaN", "inf", "1e9", "999999999", "many", "1 2", "3/4"])
def test_no_counts(text: str) -> None:
    fault = read_count(text)
    assert isinstance(fault, CellFault)
    assert (fault.kind, fault.sets_aside) == ("unreadable_count", False)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Rs 4.2 million", MoneyCell(Decimal("4200000"), "PKR")),
        ("PKR 3,20,000", MoneyCell(Decimal("320000"), "PKR")),
        ("2 crore روپے", MoneyCell(Decimal("20000000"), "PKR")),
        ("US$ 1,000", MoneyCell(Decimal("1000"), "USD")),
        ("500", MoneyCell(Decimal("500"), None)),
    ],
)
def test_money(text: str, money: MoneyCell) -> None:
    assert read_money(text) == money


@pytest.mark.parametrize("text", ["-500", "dear", "1 or 2"])
def test_no_money(text: str) -> None:
    assert isinstance(read_money(text), CellFault)
