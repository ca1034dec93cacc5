"""The whole of `rabta count` on small files: repeats, totals, wholes and parts, tables, bad lines."""

from typing import Any

import pytest
from counting_worlds import incident, line, reading

from rabta.counting.rules.count import count, event_id


def told(**more: Any) -> dict[str, Any]:
    plain = {"district": "Sukkur", "place_text": "near Zarqul Road", "setting": "road", "date": "2025-03-04"}
    return incident(**{**plain, "substances": [line("hashish", 20.4)], **more})


def findings(counted: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [f for f in counted["findings"] if f["kind"] == kind]


def test_the_event_is_named_after_its_smallest_member() -> None:
    (event,) = count([reading("b", told()), reading("a", told())])["events"]
    assert event["incidents"] == [["a", 1], ["b", 1]]
    assert event["event"] == event_id(("a", 1))


def test_a_periodic_statement_stands_in_no_event_and_leaves_a_residual() -> None:
    total = {
        "id": "week", "kind": "periodic", "agency": "ANF", "scope": "ANF", "period": "2025-03-01/2025-03-07",
        "totals_by_substance": [line("hashish", 50.0), line("opium", 3.0)], "incidents": [],
    }  # fmt: skip
    counted = count([total, reading("a", told()), reading("later", told(date="2025-05-01", district="Gwadar"))])
    (finding,) = findings(counted, "covers")
    assert [key for e in counted["events"] for key in e["incidents"]] == [["a", 1], ["later", 1]]
    assert finding["of"] == "week"
    assert finding["events"] == [event_id(("a", 1))]
    assert finding["residual"] == {"hashish": 50_000 - 20_400, "opium": 3_000}


def test_a_periodic_table_row_stands_in_no_event() -> None:
    row = {"row": 3, "kind": "periodic", "agency": "ANF", "incidents": [told(substances=[line("hashish", 999.0)])]}
    counted = count([row])
    assert counted["events"] == []
    assert findings(counted, "covers")[0]["stated"] == {"hashish": 999_000}


@pytest.mark.parametrize(
    ("place", "drugs"),
    [
        ("Attock and Peshawar", [line("hashish", 26.0)]),
        ("Ring Road Peshawar and Attock toll plaza", [line("hashish", 26.0)]),
        ("اٹک اور پشاور", [line("hashish", 26.0)]),
        ("Attock and Peshawar", [line("hashish", 18.0), line("heroin", 8.0)]),
    ],
)
def test_a_report_that_names_two_places_tells_of_what_was_found_in_each(place: str, drugs: list[dict[str, Any]]) -> None:
    """Where both are told by themselves it counts nothing; where one is, a person is asked."""
    district = "Peshawar" if place.startswith("Ring") else "Attock"
    both = reading("both", told(district=district, place_text=place, substances=drugs))
    here = reading("here", told(district="Attock", place_text="near Attock", substances=[line("hashish", 18.0)]))
    drug = drugs[-1]["substance_code"]
    there = reading("there", told(district="Peshawar", place_text="Ring Road Peshawar", substances=[line(drug, 8.0)]))
    counted = count([here, both, there])
    assert sum(total["g"] for total in counted["totals"]["counted_once"].values()) == 26_000
    assert findings(counted, "covers")[0]["of"] == event_id(("both", 1))
    one = count([here, both])
    assert (one["rules"]["pairs_asked"], len(one["events"])) == (1, 2)
    assert sum(total["g"] for total in one["totals"]["bounds"]["low"].values()) == 26_000


def test_the_boundary_of_two_districts_is_one_place() -> None:
    whole = told(district="Attock", place_text="the boundary of Attock and Peshawar", substances=[line("hashish", 26.0)])
    part = told(district="Attock", place_text="near Attock", substances=[line("hashish", 18.0)])
    assert count([reading("a", whole), reading("b", part)])["rules"]["pairs_asked"] == 0


@pytest.mark.parametrize("kg", [(30.0, 5.2, 2.4), (18.8, 11.2, 7.6), (34.0, 3.6)])
def test_a_whole_counts_nothing_beside_the_cases_as_which_it_was_registered(kg: tuple[float, ...]) -> None:
    """One raid, one drug: the police register several cases; who takes all over tells it whole, under his own number."""
    where = {"district": "Karachi", "place_text": "Zarqul Goth", "setting": "premises", "agencies": ["POLICE_SD", "ANF"]}
    told_of = [told(substances=[line("hashish", each)], case_number=f"P-8/25-{n}", **where) for n, each in enumerate(kg)]
    cases = [reading(f"case-{n}", each, agency="POLICE_SD") for n, each in enumerate(told_of)]
    taken = told(date="2025-03-05", substances=[line("hashish", round(sum(kg), 1))], case_number="A-19/25", **where)
    counted = count([*cases, reading("whole", taken)])
    assert counted["totals"]["counted_once"]["hashish"]["g"] == round(sum(kg) * 1000)
    assert count([reading("whole", taken), *reversed(cases)]) == counted
    (cover,) = [each for each in findings(counted, "covers") if len(each["events"]) == len(kg)]
    assert cover["of"] == event_id(("whole", 1))
    other = told(date="2025-03-05", substances=[line("hashish", sum(kg) + 9.0)], case_number="A-19/25", **where)
    assert not findings(count([*cases, reading("whole", other)]), "covers")


def test_a_lump_that_its_parts_make_up_counts_nothing_itself() -> None:
    lump = told(place_text="Zarqul Road (two operations)", substances=[line("hashish", 6.0)])
    parts = [told(substances=[line("hashish", q)], arrests={"total": n}) for q, n in ((3.6, 1), (2.4, 2))]
    counted = count([reading("lump", lump), reading("parts", *parts)])
    by_first = {tuple(e["incidents"][0]): e for e in counted["events"]}
    assert by_first["lump", 1]["counted"] == []
    assert by_first["parts", 1]["part_of"] == [{"whole": event_id(("lump", 1)), "share": 0.6}]
    assert counted["totals"]["counted_once"]["hashish"]["g"] == 6_000
    assert counted["totals"]["as_reported"]["hashish"]["g"] == 12_000
    assert [counted["totals"]["bounds"][way]["hashish"]["g"] for way in ("low", "high")] == [6_000, 6_000]
    assert counted["rules"]["pairs_asked"] == 0


def test_equal_rows_of_one_table_stay_two_and_widen_the_bounds() -> None:
    rows = [{"row": n, "kind": "operation", "agency": "ANF", "incidents": [told()]} for n in (1, 2)]
    counted = count(rows)
    assert [e["incidents"] for e in counted["events"]] == [[[1, 1]], [[2, 1]]]
    assert findings(counted, "exact_repeat")[0]["of"] == [1, 2]
    bounds = counted["totals"]["bounds"]
    assert (bounds["low"]["hashish"]["g"], bounds["high"]["hashish"]["g"]) == (20_400, 40_800)


def test_rows_of_two_agencies_in_one_table_may_be_one_event() -> None:
    rows = [
        {"row": n, "kind": "operation", "agency": agency, "incidents": [told(agencies=[agency], flight="EX-11")]}
        for n, agency in ((1, "ASF"), (2, "ANF"))
    ]
    assert [e["incidents"] for e in count(rows)["events"]] == [[[1, 1], [2, 1]]]


def test_summaries_and_repeats_are_skipped_and_errors_named() -> None:
    counted = count(
        [
            {"summary": {"rows": 3}},
            {"row": 2, "repeated_of": 1, "cells": {}},
            {"row": 3, "error": {"value": "12 kg 400"}, "cells": {}},
            {"id": "odd", "kind": "operation", "incidents": "none"},
            reading("a", told()),
        ]
    )
    assert [e["incidents"] for e in counted["events"]] == [[["a", 1]]]
    assert sorted(str(f["of"]) for f in findings(counted, "unreadable")) == ["3", "odd"]


def test_one_statement_given_twice_is_one_and_one_id_for_two_texts_is_a_conflict() -> None:
    assert len(count([reading("a", told()), reading("a", told())])["events"]) == 1
    counted = count([reading("a", told()), reading("a", told(district="Gwadar", substances=[line("opium", 7.0)]))])
    assert len(counted["events"]) == 2
    assert findings(counted, "conflict")[0]["of"] == ["a"]


def test_reports_that_disagree_on_weight_are_shown_as_a_conflict() -> None:
    counted = count([reading("a", told()), reading("b", told(substances=[line("hashish", 20.0, approx=True)]))])
    assert len(counted["events"]) == 1
    assert findings(counted, "conflict")[0]["stated_g"] == {"a#1": 20_400, "b#1": 20_000}


def test_doubt_widens_the_bounds() -> None:
    doubtful = told(date="2025-03-07", place_text="", substances=[line("hashish", 20.0)])
    counted = count([reading("a", told()), reading("b", doubtful)])
    bounds = counted["totals"]["bounds"]
    assert bounds["low"]["hashish"]["g"] < bounds["high"]["hashish"]["g"] == 40_400


def test_nothing_read_counts_nothing() -> None:
    counted = count([])
    assert (counted["events"], counted["findings"], counted["totals"]["counted_once"]) == ([], [], {})
