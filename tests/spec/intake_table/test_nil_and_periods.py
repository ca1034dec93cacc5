"""Nil returns in tables, and periods that stand above the header. All rows are invented."""

import pytest

from tests.rules.intake_table.tables import csv_bytes, read

HEADER = ("Date", "Place", "Drug", "Qty", "Unit", "Arrests")
MARCH = {"from": "2031-03-01", "to": "2031-03-31"}


@pytest.mark.parametrize(
    ("caption", "row"),
    [
        ("Example Circle", ("01/03/2031 to 31/03/2031", "", "NIL", "NIL", "", "NIL")),
        ("Monthly return for March 2031", ("", "", "Nil", "", "", "")),
        ("Monthly return for March 2031", ("", "No seizure made", "", "", "", "")),
    ],
)
def test_a_nil_return(caption: str, row: tuple[str, ...]) -> None:
    (read_row,), summary = read(csv_bytes([(caption,), HEADER, row]))
    assert (read_row["kind"], read_row["nil"], read_row["incidents"]) == ("periodic", True, [])
    assert read_row["period_days"] == MARCH
    assert read_row["spans"]["/nil"]
    assert (summary["rows"], summary["read"]) == (1, 1)


def test_no_arrest_is_no_nil_return() -> None:
    (row,), _ = read(csv_bytes([HEADER, ("2031-03-04", "Quetta", "Charas", "5", "kg", "nil")]))
    assert (row["kind"], row["nil"], row["incidents"][0]["arrests"]["total"]) == ("operation", False, 0)


@pytest.mark.parametrize(
    ("caption", "days"),
    [
        ("Example weekly return, 03/03/2031 to 09/03/2031", {"from": "2031-03-03", "to": "2031-03-09"}),
        ("Weekly return, week ending 9 March 2031", {"from": "2031-03-03", "to": "2031-03-09"}),
        ("Quarterly return Dec 2030 - Feb 2031", {"from": "2030-12-01", "to": "2031-02-28"}),
        ("Example Force", None),
    ],
)
def test_the_period_above_the_header(caption: str, days: dict[str, str] | None) -> None:
    table = csv_bytes([(f'"{caption}"',), ("Region", "Operations", "Heroin (kg)", "Arrests"), ("North", "2", "1.5", "3")])
    (row,), _ = read(table)
    assert (row["kind"], row["period_days"]) == ("periodic", days)


def test_the_period_above_a_table_decides_which_number_is_the_day() -> None:
    caption = ("Quarterly return Dec 2030 - Feb 2031", "", "", "", "")
    header = ("Date", "District", "Drug", "Qty", "Unit")
    rows = [("04/01/2031", "Lahore", "Charas", "2", "kg"), ("02/12/2030", "Lahore", "Ice", "1", "kg")]
    objects, _ = read(csv_bytes([caption, header, *rows]))
    assert [row["date"] for row in objects] == ["2031-01-04", "2030-12-02"]
    undecided, _ = read(csv_bytes([header, rows[0]]))
    assert [row["date"] for row in undecided] == [None]


def test_a_list_kept_day_by_day_decides_it_too() -> None:
    header = ("Date", "District", "Drug", "Qty", "Unit")
    days = ["02 June 2031", "07/06/2031", "9 June 2031", "11 Jun 2031"]
    objects, _ = read(csv_bytes([header, *((day, "Lahore", "Charas", "2", "kg") for day in days)]))
    assert [row["date"] for row in objects] == ["2031-06-02", "2031-06-07", "2031-06-09", "2031-06-11"]
