"""A workbook is opened again as programs open it: texts stay texts, numbers exact, formulas with their value; same bytes."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from rabta.documents.rules.workbook import Formula, Sheet, Strong, column, workbook

WORDS = ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\tx", "a < b & c", "کھلا", "x\x00y", " kept "]


def opened(rows: list[list[object]], **how: object) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook([Sheet(name="One & 'two' x", rows=rows)], rtl=False)), **how)


@pytest.mark.parametrize("words", WORDS)
def test_a_text_is_never_a_formula(words: str) -> None:
    cell = opened([[words]])["One & 'two' x"]["A1"]
    assert cell.data_type in ("s", "inlineStr") and cell.value == words.replace("\x00", "\ufffd")
    assert bool(cell.quotePrefix) == words.startswith(("=", "+", "-", "@", "\t"))


def test_numbers_days_and_formulas_come_back() -> None:
    day = datetime(2025, 3, 1)  # noqa: DTZ001 (a sheet's day has no zone)
    rows = [[7, Decimal("2.50"), date(2025, 3, 1), None, Strong("Sum")], [Formula("SUM(A1:B1)", Decimal("9.50"))]]
    page, formulas = opened(rows, data_only=True).active, opened(rows).active
    assert [cell.value for cell in page[1]] == [7, 2.5, day, None, "Sum"]
    assert (page["A2"].value, formulas["A2"].value) == (9.5, "=SUM(A1:B1)") and formulas["E1"].font.b


def test_a_sheet_is_turned_for_urdu_and_marked_in_print() -> None:
    sheet = Sheet(name="اعداد", rows=[["a"], ["b"]], widths=(9,), frozen=1, mark="CONFIDENTIAL & more")
    made = workbook([sheet, sheet.__class__(name="2", rows=[])], rtl=True)
    assert made == workbook([sheet, sheet.__class__(name="2", rows=[])], rtl=True)
    first = openpyxl.load_workbook(io.BytesIO(made))["اعداد"]
    assert first.sheet_view.rightToLeft and first.freeze_panes == "A2"
    assert first.oddHeader.left.text == "CONFIDENTIAL && more"


def test_a_mark_longer_than_a_header_ends_in_dots() -> None:
    made = workbook([Sheet(name="1", rows=[["a"]], mark="SECRET & " * 60)], rtl=False)
    shown = openpyxl.load_workbook(io.BytesIO(made)).active.oddHeader.left.text
    assert shown.startswith("SECRET && SECRET") and shown.endswith("…") and len(shown) > 240


def test_columns_have_letters() -> None:
    assert [column(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
