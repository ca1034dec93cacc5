"""The rules against the labelled public statements, as if they had been read without a mistake."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from rabta.cli.benches import count as bench
from rabta.counting.rules.blocks import blocks_of, meet
from rabta.counting.rules.count import count
from rabta.counting.rules.reported import reported

SHARED = Path(__file__).parents[4] / "shared"
STATEMENTS = SHARED / "data" / "statements"
pytestmark = pytest.mark.skipif(not STATEMENTS.is_dir(), reason="needs ../shared/data/statements, absent here")


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(text) for text in (STATEMENTS / name).read_text(encoding="utf-8").splitlines() if text.strip()]


def test_recall_precision_and_no_merge_inside_a_statement(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The bench prints what the judging script prints, to the digit."""
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    names = ["--same-event", str(STATEMENTS / "same_event.jsonl"), "--truth", str(STATEMENTS / "truth.jsonl")]
    assert bench.run(parser.parse_args(names)) == 0
    printed = capsys.readouterr().out.splitlines()[0]
    counted = tmp_path / "count.json"
    counted.write_text(json.dumps(count(rows("truth.jsonl"))), encoding="utf-8")
    script = [sys.executable, SHARED / "tools" / "score_count.py", names[1], counted, names[3]]
    judged = subprocess.run(script, capture_output=True, text=True, check=True).stdout.strip()
    assert printed == judged
    scores = json.loads(judged)
    assert scores["recall"] >= 0.95
    assert scores["precision"] >= 0.95
    assert scores["inside_statement"] == 0


def test_every_labelled_pair_shares_a_block() -> None:
    facts = {f.key: f for report in reported(rows("truth.jsonl")).reports for f in report.incidents}
    for row in rows("same_event.jsonl"):
        a, b = ((row[end]["statement"], row[end]["incident"]) for end in ("a", "b"))  # type: ignore[index]
        assert meet(blocks_of(facts[a]), blocks_of(facts[b])), (a, b)


def test_a_copied_file_counts_the_same() -> None:
    readings = rows("truth.jsonl")
    copies = [{**reading, "id": f"copy-of-{reading['id']}"} for reading in readings]
    once = count(readings)["totals"]
    twice = count([*readings, *copies])["totals"]
    assert twice["counted_once"] == once["counted_once"]
    assert twice["as_reported"] != once["as_reported"]
