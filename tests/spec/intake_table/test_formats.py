"""Every format folder: its sample reads to its expected.jsonl, as CSV and as a workbook. New folders are found.

To see what a changed sample reads to: rabta read table rabta/intake/formats/NAME/sample.csv --format NAME
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from rabta.intake.rules.mapping import FOLDER, format_names
from rabta.intake.rules.table import read_table
from tests.rules.intake_table.tables import workbook_bytes


def sample_of(name: str) -> Path:
    return next(path for path in sorted((FOLDER / name).glob("sample.*")) if path.suffix in (".csv", ".xlsx"))


def expected_of(name: str) -> list[dict[str, Any]]:
    text = (FOLDER / name / "expected.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", format_names())
def test_the_sample_reads_as_expected(name: str) -> None:
    sample = sample_of(name)
    read = [json.loads(json.dumps(each)) for each in read_table(sample, name=sample.name)]
    for ours, theirs in zip(read, expected_of(name), strict=True):
        assert ours == theirs


@pytest.mark.parametrize("name", format_names())
def test_the_sample_reads_the_same_as_a_workbook(name: str) -> None:
    sample = sample_of(name)
    if sample.suffix != ".csv":
        pytest.skip("the sample is a workbook already")
    rows = list(csv.reader(io.StringIO(sample.read_text(encoding="utf-8-sig"))))
    book = read_table(workbook_bytes(rows, title="Sample"), name=sample.name)
    for ours, theirs in zip(book, expected_of(name), strict=True):
        for part in ("date", "agency", "kind", "incidents", "clearances", "totals_by_substance", "repeated_of"):
            assert ours.get(part) == theirs.get(part)
        assert ("error" in ours, "summary" in ours) == ("error" in theirs, "summary" in theirs)


@pytest.mark.parametrize("name", format_names())
def test_samples_are_invented_and_show_a_row_set_aside(name: str) -> None:
    text = sample_of(name).read_text(encoding="utf-8")
    summary = expected_of(name)[-1]["summary"]
    assert "EX-" in text or "Example" in text
    assert summary["set_aside"] > 0
    assert summary["rows"] == summary["read"] + summary["set_aside"] + summary["repeated"]
