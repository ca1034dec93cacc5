"""Files that are no table: one error with file, rule and next step, no row, and a summary that adds up to nothing."""

from pathlib import Path

import pytest

from rabta.intake.rules.table import read_table
from tests.rules.intake_table.tables import HEADER, csv_bytes, read, workbook_bytes

CASES = [
    (b"", "empty", "file the table that was meant"),
    (b"\xef\xbb\xbf\r\n \r\n", "empty", "file the table that was meant"),
    (workbook_bytes([]), "empty", "file the table that was meant"),
    (b"%PDF-1.7 ...", "not_a_table", "save the table as .xlsx or csv utf-8"),
    (b"\x89PNG....", "not_a_table", "save the table as .xlsx or csv utf-8"),
    (b"Place,Qty\nQu\x81tta,5\n", "undecodable", "save the table as csv utf-8"),
    (b"dear sir, please find attached\nregards\n", "unknown_headers", "name the columns as one of these formats does"),
    (b"PK\x03\x04broken", "broken_workbook", "save it as .xlsx or csv utf-8"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old_or_encrypted_workbook", "remove the password"),
]


@pytest.mark.parametrize(("content", "kind", "step"), CASES, ids=[kind + str(at) for at, (_, kind, _) in enumerate(CASES)])
def test_bad_file(content: bytes, kind: str, step: str) -> None:
    (refused,), summary = read(content, name="example.csv")
    error = refused["error"]
    assert (error["kind"], error["file"], error["row"]) == (kind, "example.csv", None)
    assert step in error["next_step"].lower()
    assert error["message"].startswith("example.csv: ")
    assert summary["refused"] == kind
    assert {summary[part] for part in ("rows", "read", "set_aside", "repeated")} == {0}


@pytest.mark.parametrize("content", [csv_bytes([HEADER]), workbook_bytes([HEADER])])
def test_a_header_alone_is_a_table_without_rows(content: bytes) -> None:
    objects, summary = read(content)
    assert objects == []
    assert (summary["rows"], summary["format"]) == (0, "seizure_log")
    assert any("has a header and no rows" in note for note in summary["notes"])


def test_a_file_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rabta.intake.rules.files.MOST_BYTES", 10)
    (refused,), _ = read(csv_bytes([HEADER]))
    assert refused["error"]["kind"] == "too_large"


def test_more_rows_than_a_sheet_holds_are_refused_before_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rabta.intake.rules.table.MOST_ROWS", 2)
    (refused,), summary = read(csv_bytes([HEADER, *(("EX", "", "", "Heroin", "1", "kg", "") for _ in range(3))]))
    assert (refused["error"]["kind"], summary["rows"]) == ("too_many_rows", 0)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refused, _ = read_table(tmp_path / "nothing.csv", name="nothing.csv")
    assert refused["error"]["kind"] == "not_found"
