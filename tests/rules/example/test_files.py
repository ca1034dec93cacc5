"""Spreadsheets and streams of chance: the same bytes every time, readable by others."""

import io

import openpyxl

from rabta.example.draw import Draw
from rabta.example.xlsx import Day, workbook

GRID = [["Title & more <x>"], ["Date", "Drug", "kg"], [Day(45658), "Charas", 2.4], [None, "", None], ["چرس", 7, "0.5"]]


def test_a_workbook_is_read_back_by_another_program() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(GRID, sheet="Mar & Apr"))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert sheet.title == "Mar & Apr"
    assert rows[0][0] == "Title & more <x>"
    assert rows[2][0].date().isoformat() == "2025-01-01"
    assert rows[2][1:] == ("Charas", 2.4)
    assert rows[3] == (None, None, None)
    assert rows[4] == ("چرس", 7, "0.5")


def test_a_workbook_has_the_same_bytes_every_time() -> None:
    assert workbook(GRID, sheet="a") == workbook(GRID, sheet="a") != workbook(GRID, sheet="b")


def test_a_named_stream_is_not_disturbed_by_its_parent() -> None:
    parent, other = Draw(1, "a"), Draw(1, "a")
    parent.part()
    assert parent.child("b").part() == other.child("b").part() != other.child("c").part()


def test_the_numbers_are_those_python_promises() -> None:
    """`Random.random()` of a text seed: the same on every version the project runs on."""
    draw = Draw(2025, "promise")
    assert [draw.part(), draw.part()] == [0.5286822097554491, 0.8193746314550256]


def test_choices_stay_in_their_bounds() -> None:
    draw = Draw(5, "t")
    assert {draw.whole(2, 4) for _ in range(200)} == {2, 3, 4}
    assert sorted(draw.shuffled(range(9))) == list(range(9))
    assert {draw.weighted((("a", 1.0), ("b", 0.0), ("c", 3.0))) for _ in range(100)} == {"a", "c"}
    assert len(set(draw.some(range(10), 4))) == 4
