"""The UN's table of seizures, as states reported them: repeats are found, and a quarter sent twice is one finding."""

import csv
import io
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from rabta.counting.rules.count import count
from rabta.intake.rules.table import read_table

TABLE = Path(__file__).parents[4] / "shared" / "data" / "ids" / "pakistan_2011_2015.csv"
pytestmark = pytest.mark.skipif(not TABLE.is_file(), reason="needs ../shared/data/ids, absent here")
DATE = 5


def rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO(TABLE.read_text(encoding="utf-8-sig"))))


def counted(lines: list[list[str]]) -> dict[str, Any]:
    stream = io.StringIO()
    csv.writer(stream).writerows(lines)
    return count(read_table(stream.getvalue().encode(), name="un.csv"))


def opium(answer: dict[str, Any]) -> int:
    grams: int = answer["totals"]["counted_once"]["opium"]["g"]
    return grams


def test_every_exact_repeat_is_found_and_put_to_a_person() -> None:
    header, *lines = rows()
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        groups[tuple(line)].append(number)
    answer = counted([header, *lines])
    found = {tuple(finding["of"]) for finding in answer["findings"] if finding["kind"] == "exact_repeat"}
    assert {pair for group in groups.values() for pair in zip(group, group[1:], strict=False)} <= found
    assert not [finding for finding in answer["findings"] if finding["kind"] == "resubmitted"]
    bounds = answer["totals"]["bounds"]
    assert sum(t["g"] for t in bounds["low"].values()) < sum(t["g"] for t in bounds["high"].values())


@pytest.mark.parametrize("how", ["appended", "row by row", "sorted by weight"])
def test_a_quarter_sent_twice_is_one_finding_and_changes_no_total(how: str) -> None:
    header, *lines = rows()
    once = counted([header, *lines])
    quarter = [line for line in lines if line[DATE][:7] in ("2013-04", "2013-05", "2013-06")]
    again = [*lines, *(sorted(quarter, key=lambda line: line[7]) if how == "sorted by weight" else quarter)]
    if how == "row by row":
        again = [line for each in lines for line in ([each, each] if each in quarter else [each])]
    twice = counted([header, *again])
    assert len([finding for finding in twice["findings"] if finding["kind"] == "resubmitted"]) == 1
    assert twice["totals"]["counted_once"] == once["totals"]["counted_once"]
    assert twice["totals"]["as_reported"]["opium"]["g"] > opium(twice)
