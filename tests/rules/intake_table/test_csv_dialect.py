"""Delimiters are decided, quotation marks closed, and one broken line spoils only itself."""

from collections.abc import Sequence

import pytest

from rabta.intake.rules.csv_dialect import csv_rows, delimiter_of


def header_score(cells: Sequence[str]) -> int:
    return len({"date", "place", "qty"} & {cell.lower() for cell in cells})


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_shows_the_headers(delimiter: str) -> None:
    lines = [delimiter.join(("Date", "Place", "Qty")), delimiter.join(("2031-01-02", '"Hub, near bypass; north"', "1"))]
    assert delimiter_of("\n".join(lines), header_score=header_score) == delimiter


def test_commas_inside_places_do_not_beat_the_headers() -> None:
    text = "Date;Place;Qty\n1;a, b, c, d, e;2\n1;a, b, c, d, e;2\n1;a, b, c, d, e;2\n"
    assert delimiter_of(text, header_score=header_score) == ";"


def test_a_declared_delimiter_decides_and_is_no_row() -> None:
    text = "sep=|\nDate|Place,Qty\n"
    assert delimiter_of(text, header_score=header_score) == "|"
    assert [row.cells for row in csv_rows(text, delimiter="|")] == [(), ("Date", "Place,Qty")]


def test_a_quoted_cell_may_run_over_lines() -> None:
    rows = list(csv_rows('a,"b\nc",d\ne,f,g\n', delimiter=","))
    assert [row.cells for row in rows] == [("a", "b\nc", "d"), ("e", "f", "g")]
    assert [row.line for row in rows] == [1, 2]


def test_a_quote_never_closed_spoils_its_own_line_only() -> None:
    good = [f"Quetta,{number}" for number in range(100)]
    rows = list(csv_rows("\n".join(['"Hub,1', *good]), delimiter=","))
    assert rows[0].fault is not None
    assert rows[0].fault.kind == "open_quote"
    assert [row.cells for row in rows[1:]] == [("Quetta", str(number)) for number in range(100)]


def test_a_stray_quote_does_not_swallow_a_good_quoted_row() -> None:
    rows = list(csv_rows('x,"Hub,1\nx,"Quetta, bypass",2\n', delimiter=","))
    assert rows[0].fault is not None
    assert rows[1].cells == ("x", "Quetta, bypass", "2")


def test_a_mark_inside_a_cell_is_only_a_mark() -> None:
    assert [row.cells for row in csv_rows('a 5" pipe,b\nc,d\n', delimiter=",")] == [('a 5" pipe', "b"), ("c", "d")]


def test_line_ends_of_all_systems() -> None:
    assert [row.cells for row in csv_rows("a\rb\r\nc\nd", delimiter=",")] == [("a",), ("b",), ("c",), ("d",)]


def test_a_cell_longer_than_a_spreadsheet_holds_is_a_fault() -> None:
    (row,) = csv_rows("a," + "x" * 200_000, delimiter=",")
    assert row.fault is not None
    assert row.fault.kind == "cell_too_long"


def test_thousands_of_cells_are_a_fault() -> None:
    (row,) = csv_rows("," * 5_000, delimiter=",")
    assert row.fault is not None
    assert "5001 cells" in row.fault.rule
