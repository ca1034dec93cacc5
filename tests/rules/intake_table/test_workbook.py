"""Workbooks: the same cells as openpyxl sees, formulas with their saved values, and limits before unpacking."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.grid import GridRow
from rabta.intake.rules.workbook import archive
from rabta.intake.rules.workbook.archive import WorkbookFault
from rabta.intake.rules.workbook.sheets import workbook_grid
from tests.rules.intake_table.tables import HEADER, ROW, only, read, with_part, workbook_bytes

SHEET = "xl/worksheets/sheet1.xml"


def rows_of(content: bytes) -> list[GridRow]:
    (sheet,) = workbook_grid(content).sheets
    return list(sheet.rows())


def refused(content: bytes) -> CellFault:
    with pytest.raises(WorkbookFault) as caught:
        rows_of(content)
    return caught.value.fault


def test_cells_are_those_that_openpyxl_reads() -> None:
    table = [
        ["Date", "Qty", "Place", "Flag", "Empty", "Text number"],
        [dt.date(2031, 3, 4), 12.4, "کوئٹہ  ", True, None, "007"],
        [dt.datetime.fromisoformat("2031-03-04T23:59"), 0.1 + 0.2, "a\nb & <c>", False, None, "1,2"],
        [None, 10**15, "", None, None, "€½"],
        [dt.date(1999, 12, 31), -3, "x", None, None, "end"],
    ]
    content = workbook_bytes(table)
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).active
    theirs = []
    for row in sheet.iter_rows(values_only=True):
        texts = ["" if cell is None else _as_text(cell) for cell in row]
        theirs.append(texts)
    ours = [[*row.cells, *[""] * (6 - len(row.cells))] for row in rows_of(content)]
    assert ours == theirs


def _as_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return str(cell)


def test_a_formula_gives_its_saved_value_and_says_so() -> None:
    content = workbook_bytes([HEADER, [*ROW[:4], "=1+1.5", *ROW[5:]]])
    saved = with_part(content, SHEET, lambda data: data.replace(b"<v></v>", b"<v>2.5</v>").replace(b"<v />", b"<v>2.5</v>"))
    row = only(saved, name="log.xlsx")
    assert row["incidents"][0]["substances"][0]["quantity"] == 2.5
    (problem,) = row["problems"]
    assert (problem["kind"], problem["cell"], problem["sheet"]) == ("formula", "E2", "Log")
    assert "=1+1.5" in problem["message"]


def test_a_formula_without_a_saved_value_sets_the_row_aside() -> None:
    row = only(workbook_bytes([HEADER, [*ROW[:4], "=1+1.5", *ROW[5:]]]), name="log.xlsx")
    assert row["error"]["kind"] == "formula_without_value"
    assert row["error"]["column"] == "Qty"


def test_merged_cells_are_filled_down_and_noted() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEADER, ROW, ["EX-2", None, None, "Opium", 3, "kg", None]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("C2:C3")
    stream = io.BytesIO()
    book.save(stream)
    objects, _ = read(stream.getvalue(), name="log.xlsx")
    incident = objects[1]["incidents"][0]
    assert (incident["date"], incident["place_text"]) == ("2031-01-02", "Quetta")
    assert [problem["kind"] for problem in objects[1]["problems"]] == ["merged_cell", "merged_cell"]


def test_rows_beyond_the_claimed_size_are_read() -> None:
    content = workbook_bytes([HEADER, ROW, ROW])
    lying = with_part(content, SHEET, lambda data: data.replace(b'ref="A1:G3"', b'ref="A1:B2"'))
    assert lying != content
    assert [len(row.cells) for row in rows_of(lying)] == [7, 7, 7]


def test_far_away_cells_neither_hang_nor_allocate() -> None:
    content = workbook_bytes([["a"]])
    for old, new in ((b'r="A1"', b'r="ZZZ1"'), (b'<row r="1"', b'<row r="99999999"')):
        changed = with_part(content, SHEET, lambda data, old=old, new=new: data.replace(old, new))
        assert changed != content
        if b"row" in old:
            assert refused(changed).kind == "broken_workbook"
        else:
            assert rows_of(changed)[0].fault is not None


def test_serial_dates_of_the_1904_system() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([dt.date(2031, 3, 4)])
    stream = io.BytesIO()
    book.save(stream)
    assert rows_of(stream.getvalue())[0].cells == ("2031-03-04",)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(workbook_bytes([["a"]]), SHEET, lambda data: data + b" " * 30_000_000)
    assert len(bomb) < 100_000
    fault = refused(bomb)
    assert fault.kind == "zip_bomb"
    assert "30,0" in fault.rule


def test_a_directory_that_lies_about_sizes_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook_bytes([["x" * 50] * 20] * 50)
    monkeypatch.setattr(archive, "MOST_UNPACKED", 10_000)
    assert refused(content).kind == "too_large"
    monkeypatch.setattr(archive.Archive, "_check", lambda self: None)
    assert refused(content).kind == "zip_bomb"


def test_too_many_parts_are_refused() -> None:
    stream = io.BytesIO(workbook_bytes([["a"]]))
    with zipfile.ZipFile(stream, "a") as book:
        for number in range(archive.MOST_PARTS):
            book.writestr(f"xl/extra/{number}", "")
    assert refused(stream.getvalue()).kind == "too_many_parts"


@pytest.mark.parametrize("depth", [70, 5_000])
def test_deep_xml_is_refused(depth: int) -> None:
    deep = with_part(workbook_bytes([["a"]]), SHEET, lambda data: b"<a>" * depth + b"</a>" * depth)
    assert refused(deep).kind == "zip_bomb"


def test_entities_are_refused() -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
    assert refused(with_part(workbook_bytes([["a"]]), SHEET, lambda data: lol)).kind == "forbidden_xml"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04 nothing more", "broken_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_or_encrypted_workbook"),
    ],
)
def test_other_files_are_named(content: bytes, kind: str) -> None:
    assert refused(content).kind == kind


def test_a_word_document_is_told_apart() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("word/document.xml", "<x/>")
    assert refused(stream.getvalue()).rule == "this is a Word document"


def test_every_cut_of_a_workbook_is_a_fault_and_no_traceback() -> None:
    content = workbook_bytes([HEADER, ROW])
    for end in range(0, len(content) - 1, 97):
        objects, summary = read(content[:end], name="cut.xlsx")
        assert [list(each) for each in objects] == [["error"]]
        assert summary["rows"] == 0


def test_hidden_and_foreign_sheets_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    book.active.append(["Example agency, March"])
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    for sheet in (hidden, book.create_sheet("March")):
        sheet.append(HEADER)
        sheet.append([f"EX-{sheet.title}", *ROW[1:]])
    stream = io.BytesIO()
    book.save(stream)
    objects, summary = read(stream.getvalue(), name="log.xlsx")
    assert [(row["row"], row["sheet"]) for row in objects] == [(1, "Old"), (2, "March")]
    assert any('sheet "Cover": not read' in note for note in summary["notes"])
    assert any('sheet "Old": is hidden' in note for note in summary["notes"])
