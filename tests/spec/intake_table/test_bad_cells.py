"""bad_cells.csv: what becomes of a row with one bad cell, and the sentence that its sender reads."""

import csv
from pathlib import Path

import pytest

from tests.rules.intake_table.tables import log_with, only

CASES = list(csv.DictReader(Path(__file__).with_name("bad_cells.csv").open(encoding="utf-8", newline="")))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['column']}={case['cell']}" for case in CASES])
def test_bad_cell(case: dict[str, str]) -> None:
    row = only(log_with(**{case["column"]: case["cell"]}))
    told = [row["error"]] if "error" in row else row["problems"]
    assert ("set aside" if "error" in row else "read") == case["outcome"]
    assert [each["kind"] for each in told] == ([case["kind"]] if case["kind"] else [])
    assert [each["message"] for each in told] == ([case["message"]] if case["message"] else [])
    assert row["cells"].get(case["column"], "") == case["cell"]
