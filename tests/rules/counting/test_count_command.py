"""The door `rabta count`: lines in, one JSON object out, bad lines named, wrong use refused."""

import argparse
import json
from pathlib import Path

import pytest
from counting_worlds import incident, line, reading

from rabta.cli.commands import count as command


def run(path: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([path]))


def test_bad_lines_are_named_and_good_ones_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = json.dumps(reading("a", incident(substances=[line("heroin", 2.5)], place_text="بِمساد\u2028")), ensure_ascii=False)
    file = tmp_path / "readings.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + good.encode() + b'\n\n{"id": "cut\n[1]\n\xff\xfe\n')
    assert run(str(file)) == 0
    printed = capsys.readouterr()
    counted = json.loads(printed.out)
    assert counted["totals"]["counted_once"] == {"heroin": {"g": 2500, "other": {}}}
    errors = [f["error"] for f in counted["findings"] if f["kind"] == "unreadable"]
    assert sorted(e["line"] for e in errors) == [3, 4, 5]
    assert all(e["rule"] and e["next_step"] for e in errors)
    assert "1 incident tells of 1 event" in printed.err


def test_a_missing_file_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "absent.jsonl")) == 2
    assert "absent.jsonl" in capsys.readouterr().err
