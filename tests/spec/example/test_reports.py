"""The example reports: complete, known, invented, and nothing of any real statement in them."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rabta.example.reports import HERE, example_reports
from rabta.filing.rules.kinds import Kind, kind_of
from rabta.sharing.rules.marking import Level, parse_grading, parse_marking
from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.scripts import language_of, search_key
from rabta.vocabulary.rules.substances import substances
from rabta.vocabulary.rules.units import to_grams

STATEMENTS = Path(__file__).parents[3].parent / "shared" / "data" / "statements"
REPORTS = example_reports()
TRUTH = [json.loads(line) for line in (HERE / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
EVENTS = [each for each in TRUTH if "event" in each]
NUMBERED = {entry.code: entry.number for entry in agencies()}

real_statements = pytest.mark.skipif(
    not STATEMENTS.is_dir(), reason="the public statements (../shared/data/statements) are not on this machine"
)


def _text(content: bytes) -> str:
    return "" if content.startswith(b"%PDF") else content.decode()


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    assert {report.file_name for report in REPORTS} == {path.name for path in (HERE / "files").iterdir()}


def test_size_of_the_example() -> None:
    assert 45 <= len(REPORTS) <= 60
    assert len({report.agency for report in REPORTS}) >= 10
    assert min(report.received_at.date() for report in REPORTS) == date(2025, 10, 1)
    assert max(report.received_at.date() for report in REPORTS) == date(2025, 11, 15)


def test_oldest_first_and_written_before_received() -> None:
    received = [report.received_at for report in REPORTS]
    assert received == sorted(received)
    for report in REPORTS:
        assert report.received_at.utcoffset() == timedelta(hours=5), report.file_name
        assert report.written_on <= report.received_at.date(), report.file_name


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.file_name)
def test_agency_marking_and_grading_are_known(report: Any) -> None:
    marking = parse_marking(report.marking, originator=NUMBERED[report.agency])
    assert marking.every_agency == (marking.level is Level.RESTRICTED)
    assert parse_grading(report.grading).as_text() == report.grading


def test_kinds_languages_and_markings_are_mixed() -> None:
    kinds = Counter(kind_of(report.content, file_name=report.file_name)[0] for report in REPORTS)
    assert kinds[Kind.TABLE] == 4
    assert kinds[Kind.STATEMENTS] == 2
    assert kinds[Kind.UNREADABLE] == 1
    languages = Counter(language_of(_text(r.content)) for r in REPORTS if r.file_name.endswith(".txt"))
    assert languages["en"] >= 35
    assert languages["ur"] + languages["en+ur"] >= 6
    levels = Counter(report.marking.split(";")[0] for report in REPORTS)
    assert levels["restricted"] > levels["confidential"] > levels["secret"] >= 1
    assert len({report.grading for report in REPORTS}) >= 5


def test_one_report_is_filed_twice_byte_for_byte() -> None:
    twice = Counter((report.agency, report.content) for report in REPORTS)
    assert sorted(twice.values())[-2:] == [1, 2]


def test_record_flight_and_case_numbers_look_invented() -> None:
    for report in REPORTS:
        codes = re.findall(r"(?<![\w-])([A-Z]{2})[- ]?\d{3,4}\b", _text(report.content))
        assert set(codes) <= {"EX"}, report.file_name
        assert not re.search(r"\bFIR (No\.? )?\d", _text(report.content)), report.file_name


def test_truth_speaks_of_rows_that_exist_and_adds_up() -> None:
    names = {report.file_name for report in REPORTS}
    told = [tuple(place) for event in EVENTS for place in event["incidents"]]
    assert len(told) == len(set(told))
    assert {file for file, _, _ in told} <= names
    known = {event["event"] for event in EVENTS}
    assert all(set(event.get("covers", ())) <= known for event in EVENTS)
    grams: Counter[str] = Counter()
    for event in EVENTS:
        grams.update(event["g"])
    assert dict(grams) == TRUTH[-1]["totals"]["g"]
    assert set(grams) <= {substance.code for substance in substances()}


def test_a_lump_covers_what_its_parts_weigh() -> None:
    by_name = {event["event"]: event for event in EVENTS}
    parts = [by_name[name]["g"]["hashish"] for name in by_name["m1-three-operations"]["covers"]]
    assert sum(parts) == 31_100


def _sentences(text: str) -> set[str]:
    """Sentences of at least five words, folded; fewer words are nobody's own."""
    found = (search_key(part).strip() for part in re.split(r"[.;:!?۔\n]\s+|\n", text + "\n"))
    return {sentence for sentence in found if len(sentence.split()) >= 5}


@real_statements
def test_no_sentence_of_a_real_statement() -> None:
    lines = (STATEMENTS / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    real = set().union(*(_sentences(json.loads(line)["text"]) for line in lines))
    ours = set().union(*(_sentences(_text(report.content)) for report in REPORTS))
    assert len(real) > 200
    assert not ours & real


@real_statements
def test_no_combination_of_figures_of_a_real_statement() -> None:
    """No event weighs exactly what a real incident weighed: two drugs alike, or one of three digits or more."""
    real: set[tuple[tuple[str, int], ...]] = set()
    for line in (STATEMENTS / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        for incident in json.loads(line).get("incidents") or ():
            real.add(_weights((s["substance_code"], _grams(s)) for s in incident["substances"]))
    assert len(real) > 150
    for event in EVENTS:
        weights = _weights(event["g"].items())
        if len(weights) > 1 or any(len(str(g).rstrip("0")) > 2 for _, g in weights):
            assert weights not in real, event["event"]


def _weights(pairs: Any) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((substance, g) for substance, g in pairs if g))


def _grams(stated: dict[str, Any]) -> int | None:
    if stated.get("quantity") is None:
        return None
    converted = to_grams(Decimal(str(stated["quantity"])), unit=stated["unit"])
    return converted.g if converted else None
