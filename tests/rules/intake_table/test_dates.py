"""Dates in three orders, in words, in Urdu and as serial numbers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.intake.rules.cells.dates import DateCell, decided_order, order_votes, read_date
from rabta.intake.rules.faults import CellFault

FOURTH = dt.date(2031, 3, 4)


@pytest.mark.parametrize(
    "text",
    ["2031-03-04", "2031/3/4", "2031.03.04", "20310304", "4 March 2031", "4-Mar-31", "March 4, 2031", "47911", "47911.75",
     "Tuesday, 4th of March 2031", "2031-03-04 14:30", "2031-03-04T14:30:00", "4 March 2031 2:30 PM",
     "۴ مارچ ۲۰۳۱", "۲۰۳۱-۰۳-۰۴", "4 مارچ 2031ء", "بروز منگل 4 مارچ 2031"],
)  # fmt: skip
def test_read_without_a_column(text: str) -> None:
    assert read_date(text, order=None) == DateCell(FOURTH, FOURTH)


@pytest.mark.parametrize(("order", "day"), [("dmy", FOURTH), ("mdy", dt.date(2031, 4, 3))])
@pytest.mark.parametrize("text", ["04/03/2031", "4-3-31", "04.03.2031", "۰۴/۰۳/۲۰۳۱", "04/03/2031 10:15"])
def test_the_column_decides(text: str, order: str, day: dt.date) -> None:
    assert read_date(text, order=order) == DateCell(day, day)  # type: ignore[arg-type]


def test_without_a_decision_no_date_is_given_and_both_are_named() -> None:
    fault = read_date("04/03/2031", order=None)
    assert isinstance(fault, CellFault)
    assert (fault.kind, fault.sets_aside) == ("ambiguous_date", False)
    assert "2031-03-04 or 2031-04-03" in fault.rule


def test_the_same_day_in_both_orders_needs_no_decision() -> None:
    assert read_date("04/04/2031", order=None) == DateCell(dt.date(2031, 4, 4), dt.date(2031, 4, 4))


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["04/03/2031", "25/03/2031"], "dmy"),
        (["04/03/2031", "03/25/2031"], "mdy"),
        (["25/03/2031", "03/25/2031"], None),
        (["04/03/2031", "05/03/2031"], None),
        (["2031-03-04", "garbage"], None),
        (["31/02/2031", "04/03/2031"], None),
    ],
)
def test_a_column_is_decided_by_rows_that_leave_no_choice(column: list[str], order: str | None) -> None:
    assert decided_order(order_votes(column)) == order


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("March 2031", dt.date(2031, 3, 1), dt.date(2031, 3, 31), "month"),
        ("دسمبر ۲۰۳۱", dt.date(2031, 12, 1), dt.date(2031, 12, 31), "month"),
        ("3-5 March 2031", dt.date(2031, 3, 3), dt.date(2031, 3, 5), "day"),
        ("3 March 2031 to 9 March 2031", dt.date(2031, 3, 3), dt.date(2031, 3, 9), "day"),
        ("25/03/2031 - 31/03/2031", dt.date(2031, 3, 25), dt.date(2031, 3, 31), "day"),
    ],
)
def test_months_and_ranges(text: str, first: dt.date, last: dt.date, precision: str) -> None:
    assert read_date(text, order=None) == DateCell(first, last, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2031", "there is no day 31 in month 2"),
        ("2031-13-04", "there is no day 4 in month 13"),
        ("04/03/1446", "Hijri"),
        ("04/03/3031", "outside 1950 to 2100"),
        ("Mar-25", "lacks the day or the year"),
        ("yesterday", "not a date"),
        ("99999", "not a date"),
        ("", "not a date"),
    ],
)
def test_unreadable(text: str, why: str) -> None:
    fault = read_date(text, order="dmy")
    assert isinstance(fault, CellFault)
    assert why in fault.rule
    assert not fault.sets_aside


def test_serial_numbers_of_the_1904_system() -> None:
    assert read_date("46449", order=None, epoch=1904) == DateCell(FOURTH, FOURTH)


@given(st.dates(min_value=dt.date(1970, 1, 1), max_value=dt.date(2069, 12, 31)))
def test_every_day_is_read_back_in_every_order(day: dt.date) -> None:
    cell = DateCell(day, day)
    assert read_date(day.isoformat(), order=None) == cell
    assert read_date(day.strftime("%d/%m/%Y"), order="dmy") == cell
    assert read_date(day.strftime("%m/%d/%y"), order="mdy") == cell
    assert read_date(day.strftime("%d %B %Y"), order=None) == cell


@given(st.text(max_size=30), st.sampled_from([None, "dmy", "mdy"]))
def test_any_text_is_a_date_or_a_fault(text: str, order: str | None) -> None:
    read = read_date(text, order=order)  # type: ignore[arg-type]
    assert isinstance(read, CellFault) or read.first <= read.last
