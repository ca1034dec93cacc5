"""The reader against the developers' half of the labelled public statements, where that is present.

The labels are one annotator's; the floors stand below what is measured, so that a fall shows and a label does not.
"""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from rabta.cli.benches.statement_score import score
from rabta.intake.formats.statement.source import read_record

SHARED = Path(__file__).parents[4] / "shared"
DATA = SHARED / "data" / "statements"
SCORER = SHARED / "tools" / "score_statements.py"
KEYS = {
    "id", "kind", "language", "stated", "scope", "period", "totals_by_substance", "regions", "incidents", "clearances",
    "encounters", "checks", "spans",
}  # fmt: skip
SETTINGS = {
    "airport_passenger", "airport_baggage", "airport_cargo", "parcel", "port_container", "road", "sea", "premises", "border",
    "cache", "person", "other", None,
}  # fmt: skip

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/statements is not present")


def records(name: str) -> list[dict[str, Any]]:
    with (DATA / name).open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


@pytest.fixture(scope="module")
def readings() -> list[dict[str, Any]]:
    return [read_record(record, file="dev.jsonl", row=row) for row, record in enumerate(records("dev.jsonl"), 1)]


def test_every_statement_is_read(readings: list[dict[str, Any]]) -> None:
    assert [reading["id"] for reading in readings if "error" in reading] == []
    assert all(set(reading) >= KEYS for reading in readings)
    assert {i["setting"] for reading in readings for i in reading["incidents"]} <= SETTINGS


def test_every_span_lies_in_its_text(readings: list[dict[str, Any]]) -> None:
    for record, reading in zip(records("dev.jsonl"), readings, strict=True):
        for pointer, spans in reading["spans"].items():
            assert spans, (record["id"], pointer)
            assert all(0 <= a < b <= len(record["text"]) for a, b in spans), (record["id"], pointer)
        for number, incident in enumerate(reading["incidents"]):
            assert f"/incidents/{number}" in reading["spans"]
            for line_number, line in enumerate(incident["substances"]):
                pointer = f"/incidents/{number}/substances/{line_number}/quantity"
                assert (line["quantity"] is None) == (pointer not in reading["spans"]), (record["id"], pointer)


def test_accuracy_stays_above_the_floor(readings: list[dict[str, Any]]) -> None:
    figures = score(records("truth.jsonl"), readings)
    floors = {
        "sqf1": 0.95,
        "split": 0.92,
        "place": 0.9,
        "arrests": 0.8,
        "destination": 0.84,
        "setting": 0.78,
        "stated": 0.87,
    }
    assert {name: figures[name] for name in floors if figures[name] < floors[name]} == {}


@pytest.mark.skipif(not SCORER.is_file(), reason="../shared/tools/score_statements.py is not present")
def test_the_bench_counts_as_the_reference_scorer(
    readings: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(reading) + "\n" for reading in readings), encoding="utf-8")
    reference = runpy.run_path(str(SCORER))["main"](str(DATA / "truth.jsonl"), str(predicted))
    capsys.readouterr()
    assert score(records("truth.jsonl"), readings) == reference
