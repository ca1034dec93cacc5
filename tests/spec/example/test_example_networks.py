"""The invented statements of those who smuggle are read whole, and say what is true of them to each agency."""

import pytest

from rabta.example.networks import FILES, TRUTH, Statements
from rabta.intake.rules.table import read_table


@pytest.mark.parametrize("one", FILES, ids=lambda one: one.agency)
def test_every_statement_is_read_without_a_problem(one: Statements) -> None:
    *rows, last = read_table(one.text.encode(), name=one.file_name)
    summary = last["summary"]
    assert summary["format"] == "facilitation" and summary["read"] == summary["rows"] > 0
    assert {problem["kind"] for row in rows for problem in row["problems"]} <= {"odd_identifier"}, "a boat has no plate"
    assert not any(row["facilitation"][0]["minors"] for row in rows)


def test_the_truth_names_everybody_once() -> None:
    named = {person["name"] for one in FILES for row in read_table(one.text.encode(), name="s.csv") if "summary" not in row
             for person in row["persons"]}  # fmt: skip
    for view, groups in TRUTH.items():
        told = [name for group in groups for name in group]
        assert len(told) == len(set(told)) and set(told) <= named, view
