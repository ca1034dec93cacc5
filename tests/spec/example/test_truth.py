"""What the product finds in the example reports, laid beside what is true of them. Pure: reading and counting, no database.

The product is not told the truth. MISSED lists what the present reader does not find, each with its reason; it may only
get shorter. Masses are what a reader who sees everything counts.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from rabta.counting.rules.facts import facts_from_reading, table_source
from rabta.counting.rules.projection import Placed, ProjectedEvent, project
from rabta.counting.rules.seizure_line import seizure_line
from rabta.example.reports import HERE, ExampleReport, example_reports
from rabta.filing.rules.kinds import kind_of
from rabta.filing.rules.rows import Row, rows_of

TRUTH = [json.loads(line) for line in (HERE / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
EVENTS = [each for each in TRUTH if "event" in each]

MISSED: dict[str, str] = {}


@cache
def _read() -> dict[tuple[str, int], tuple[ExampleReport, Row]]:
    """Every row of every file, once: by file and row number."""
    found = {}
    for report in example_reports():
        kind, _ = kind_of(report.content, file_name=report.file_name)
        for row in rows_of(
            report.content, kind=kind, file_name=report.file_name, agency=report.agency,
            written_on=report.written_on.isoformat(),
        ):  # fmt: skip
            found[report.file_name, row.row_no] = (report, row)
    return found


def _placed() -> Iterator[Placed]:
    """The incidents of every row that is read and was not filed before by the same agency, as filing places them."""
    seen: set[tuple[str, bytes]] = set()
    for (file, row_no), (report, row) in _read().items():
        if row.read is None or (row.repeatable and (report.agency, row.content_hash) in seen):
            continue
        seen.add((report.agency, row.content_hash))
        name = f"{file}#{row_no}"
        source = table_source(file, row.read) if row.cells is not None else name
        for incident in row.read["incidents"]:
            key = f"{name}.{incident['incident_no']}"
            yield Placed(key, facts_from_reading((key,), row.read, incident, source=source), file)


@cache
def _event_of() -> dict[str, ProjectedEvent]:
    events = project(list(_placed()), []).events
    return {member: event for event in events for member in event.members}


def _keys(event: dict[str, Any]) -> frozenset[str]:
    return frozenset(f"{file}#{row}.{number}" for file, row, number in event["incidents"])


def _fault(truth: dict[str, Any]) -> str:
    """What is wrong with what was found of this event; "" if nothing is."""
    found = {key: _event_of().get(key) for key in sorted(_keys(truth))}
    if unread := [key for key, event in found.items() if event is None]:
        return f"not read: {unread}"
    events = {event.key: event for event in found.values() if event}
    if len(events) > 1:
        return f"in {len(events)} events: {[(key, event.key) for key, event in found.items() if event]}"
    (event,) = events.values()
    if stranger := frozenset(event.members) - _keys(truth):
        return f"joined with {sorted(stranger)}"
    grams = {line.substance: line.g for line in event.lines if line.g is not None}
    if grams != truth["g"]:
        return f"counts {grams}, true is {truth['g']}"
    return ""


@pytest.mark.parametrize("truth", EVENTS, ids=lambda truth: truth["event"])
def test_event_is_found_and_counted_once(truth: dict[str, Any]) -> None:
    fault = _fault(truth)
    assert not fault or truth["event"] in MISSED, fault


def _rows_called(name: str) -> list[Any]:
    return [pytest.param(each, id=f"{each[name][0]}#{each[name][1]}") for each in TRUTH if name in each]


@pytest.mark.parametrize("truth", _rows_called("periodic"))
def test_a_total_is_never_an_event(truth: dict[str, Any]) -> None:
    _, row = _read()[tuple(truth["periodic"])]
    assert row.read is not None
    assert row.read["kind"] == "periodic"
    assert row.read["incidents"] == []


@pytest.mark.parametrize("truth", _rows_called("periodic"))
def test_a_total_is_read_drug_by_drug(truth: dict[str, Any]) -> None:
    file, row_no = truth["periodic"]
    _, row = _read()[file, row_no]
    assert row.read is not None
    lines = [seizure_line(stated) for stated in row.read["totals_by_substance"]]
    found = (row.read["period"], {line.substance: line.g for line in lines})
    assert found == (truth["period"], truth["g"]) or f"{file}#{row_no}" in MISSED, found


@pytest.mark.parametrize("truth", _rows_called("clearance"))
def test_an_area_is_a_clearance(truth: dict[str, Any]) -> None:
    _, row = _read()[tuple(truth["clearance"])]
    assert row.read is not None
    assert [(claim["area"], claim["unit"]) for claim in row.read["clearances"]] == [(truth["area"], truth["unit"])]
    assert row.read["incidents"] == []


@pytest.mark.parametrize("truth", _rows_called("encounter"))
def test_smuggled_persons_are_met_not_accused(truth: dict[str, Any]) -> None:
    _, row = _read()[tuple(truth["encounter"])]
    assert row.read is not None
    smuggled = [each for each in row.read["encounters"] if each["what"] == "smuggled person"]
    assert [each["persons"] for each in smuggled] == [truth["smuggled_persons"]]
    assert all(each["role"] != "arrested" for each in smuggled)


@pytest.mark.parametrize("truth", _rows_called("repeated"))
def test_a_row_sent_again_is_known(truth: dict[str, Any]) -> None:
    report, row = _read()[tuple(truth["repeated"])]
    first_report, first = _read()[tuple(truth["of"])]
    assert row.fate == "repeated" or (row.repeatable and report.agency == first_report.agency)
    assert row.fate == "repeated" or row.content_hash == first.content_hash


@pytest.mark.parametrize("truth", _rows_called("set_aside"))
def test_a_bad_row_is_set_aside_with_a_reason(truth: dict[str, Any]) -> None:
    _, row = _read()[tuple(truth["set_aside"])]
    assert row.fate == "set_aside"
    assert row.problem and row.problem["rule"] and row.problem["next_step"]
    assert row.problem.get("column") == truth.get("column")


@pytest.mark.parametrize("truth", _rows_called("flagged"))
def test_a_doubtful_row_is_read_and_says_so(truth: dict[str, Any]) -> None:
    _, row = _read()[tuple(truth["flagged"])]
    assert row.fate == "read" and row.read is not None
    assert truth["problem"] in [problem["kind"] for problem in row.read["problems"]]
