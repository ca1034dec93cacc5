"""A month filed twice counts once, in one file or two; an isolated equal row stays a question."""

from typing import Any

import pytest
from counting_worlds import incident, line
from hypothesis import given
from hypothesis import strategies as st

from rabta.counting.rules.count import count
from rabta.counting.rules.facts import facts_from_reading, table_source
from rabta.counting.rules.projection import PersonJudged, Placed, project
from rabta.counting.rules.sent_again import LEAST_RUN, sent_again


def row(number: int, kg: float, *, table: str = "", record: str | None = None, day: int = 1) -> dict[str, Any]:
    told = incident(
        agencies=["POLICE_SD"], district="Sukkur", date=f"2025-03-{day:02d}", substances=[line("hashish", kg)],
        occurred={"from": f"2025-03-{day:02d}", "to": f"2025-03-{day:02d}", "precision": "day"}, record_number=record,
    )  # fmt: skip
    named = {"table": table} if table else {}
    return {"row": number, "kind": "operation", "agency": "POLICE_SD", "date": told["date"], "incidents": [told], **named}


MONTH = [(1.2, 1), (0.85, 2), (18.745, 2), (1.2, 5), (1.2, 5)]
"""Five seizures; the last two rows are equal and may be two."""


def month(*, table: str = "", after: int = 0) -> list[dict[str, Any]]:
    return [row(n + after, kg, day=day, table=table) for n, (kg, day) in enumerate(MONTH, 1)]


def kinds(counted: dict[str, Any]) -> list[str]:
    return sorted(finding["kind"] for finding in counted["findings"])


def test_a_month_pasted_twice_into_one_table_counts_once() -> None:
    once, twice = count(month()), count([*month(), *month(after=5)])
    assert len(twice["events"]) == len(once["events"]) == 5
    assert twice["totals"]["counted_once"] == once["totals"]["counted_once"]
    (finding,) = [f for f in twice["findings"] if f["kind"] == "resubmitted"]
    assert (finding["first"], finding["of"]) == ([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])


def test_a_month_filed_again_in_another_table_counts_once_without_a_question() -> None:
    counted = count([*month(table="march.csv"), *month(table="march-again.csv")])
    assert len(counted["events"]) == 5
    assert counted["totals"]["counted_once"] == count(month())["totals"]["counted_once"]
    assert kinds(counted).count("resubmitted") == 1


def test_equal_rows_of_one_day_stay_two_and_are_asked_about() -> None:
    counted = count(month())
    assert len(counted["events"]) == 5
    assert [f["of"] for f in counted["findings"] if f["kind"] == "exact_repeat"] == [[4, 5]]


def test_rows_known_by_their_record_number_are_named() -> None:
    rows = [row(n, kg, record=f"EX-{n}", day=day) for n, (kg, day) in enumerate(MONTH, 1)]
    again = [{"row": n + 5, "repeated_of": n, "cells": {}} for n in range(1, 6)]
    assert kinds(count([*rows, *again])) == ["resubmitted"]
    assert kinds(count([*rows, *again[:1]])) == ["exact_repeat"]


def test_other_rows_of_one_agency_in_two_tables_are_other_events() -> None:
    counted = count([row(1, 1.2, table="a", record="EX-1"), row(1, 1.2, table="b", record="EX-2")])
    assert len(counted["events"]) == 2
    counted = count([row(1, 1.2, table="a", record="EX-1"), row(7, 1.25, table="b", record="EX-1")])
    assert len(counted["events"]) == 1


def placed(rows: list[dict[str, Any]]) -> list[Placed]:
    return [
        Placed(
            key := f"row-{r['row']:02d}",
            facts_from_reading((key,), r, r["incidents"][0], source=table_source("t", r)), "report",
        )
        for r in rows
    ]  # fmt: skip


def test_the_record_counts_as_the_command_does_and_a_person_may_say_otherwise() -> None:
    twice = placed([*month(), *month(after=5)])
    assert len(project(twice, ()).events) == 5
    assert len(project(twice[::-1], ()).events) == 5
    cut = project(twice, [PersonJudged("row-03", "row-08", "not")])
    assert len(cut.events) == 6
    assert cut.conflicts == ()


@given(st.lists(st.integers(0, 3), max_size=30))
def test_only_runs_of_different_rows_are_sent_again(contents: list[int]) -> None:
    again = sent_again(contents)
    assert all(contents[place] == contents[first] and first < place for place, first in again.items())
    assert len(set(again)) == 0 or len({contents[place] for place in again}) >= LEAST_RUN


@pytest.mark.parametrize("equal", [["a"] * 9, ["a", "b"] * 4, []])
def test_few_different_rows_are_no_list(equal: list[str]) -> None:
    assert sent_again(equal) == {}
