"""Bad input becomes an error entry in its place: nothing stops, nothing is lost, nothing prints a traceback."""

import argparse
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.cli.commands.read import run
from rabta.intake.formats.statement.source import MOST_CODE_POINTS, read_all

FIELDS = {"file", "row", "column", "value", "rule", "next_step"}


def read(data: bytes) -> list[dict[str, Any]]:
    return list(read_all(io.BytesIO(data), file="in.jsonl"))


def error(data: bytes) -> dict[str, Any]:
    (entry,) = read(data)
    assert set(entry["error"]) == FIELDS
    return entry["error"]  # type: ignore[no-any-return]


def test_order_is_kept_and_every_line_answers() -> None:
    lines = [
        b'{"id": "a", "text": "5 kg heroin in Lahore"}',
        b"{broken",
        b'{"id": "b", "text": "2 kg ice in Quetta"}',
        b"[]",
    ]
    first, broken, second, array = read(b"\n".join(lines))
    assert (first["id"], second["id"]) == ("a", "b")
    assert (broken["error"]["row"], array["error"]["row"]) == (2, 4)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "at least one statement"),
        (b" \n\n\t\n", "at least one statement"),
        (b"5 kg heroin \xff in Lahore", "UTF-8"),
        (b'{"text": "5 kg \xff"}', "UTF-8"),
        (b'{"text": 5}', "a string"),
        (b'{"id": "a"}', "has no text"), (b'{"a": 1, "text": null}', "has no text"),
        (b'{"text": "  "}', "has words"),
        (b'{"text": "a", "n": NaN}', "NaN is not a JSON value"),
        (b'{"text": "\\ud800 5 kg"}', "surrogate"),
        (b'{"text": "' + b"x" * 1_200_000 + b'"}', "at most 1,000,000 bytes"),
        (b'{"text": "' + b"x" * 200_000 + b'"}', "at most 100,000 characters"),
        (b'{"a":' * 50_000, "one JSON object"),
        (b"x" * 2_000_000, "at most 100,000 characters"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, rule: str) -> None:
    assert rule in error(data)["rule"]


def test_the_place_of_a_bad_byte_is_given() -> None:
    found = error(b"line one\nline \xff two")
    assert (found["row"], found["column"]) == (2, 6)


def test_a_long_bad_line_does_not_swallow_the_next() -> None:
    bad, good = read(b'{"text": "' + b"x" * 3_000_000 + b'"}\n{"id": "a", "text": "5 kg heroin"}')
    assert "error" in bad
    assert good["id"] == "a"


def test_a_plain_text_has_the_hash_of_its_bytes_as_id() -> None:
    data = "5 kg ہیروئن in Lahore\n".encode()
    (reading,) = read(data)
    assert (reading["id"], reading["date"]) == (hashlib.sha256(data).hexdigest()[:12], None)


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed", ["5 kg heroin at Lahore airport. ", "5 kg heroin, ", "5 ", "(", "heroin ", "Lahore ", "A.", "1,"]
)
def test_the_longest_text_reads_in_bounded_time(seed: str) -> None:
    text = (seed * MOST_CODE_POINTS)[:MOST_CODE_POINTS]
    (reading,) = read(text.encode())
    assert "error" not in reading


@settings(max_examples=150)
@given(st.binary(max_size=200))
def test_any_bytes_are_answered(data: bytes) -> None:
    for entry in read(data):
        json.dumps(entry, ensure_ascii=False, allow_nan=False).encode()


WORDS = st.sampled_from(
    [
        "5",
        "2.4",
        "20,400",
        "two",
        "over",
        "kg",
        "grams",
        "kilo",
        "maund",
        "capsules",
        "tablets",
        "heroin",
        "ice",
        "hashish",
        "drugs",
        "filled",
        "from",
        "at",
        "near",
        "in",
        "for",
        "and",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "-",
        "Lahore",
        "airport",
        "Quetta",
        "Doha",
        "passenger",
        "held",
        "one",
        "women",
        "Rs",
        "million",
        "operations",
        "third",
        "there",
        "parcel",
        "کلو",
        "چرس",
        "سے",
        "میں",
        "گرفتار",
        "۔",
        "،",
        "لاہور",
        "headline",
        "recalled",
    ]
)


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_run_of_the_grammar_s_words_is_read(text: str) -> None:
    for entry in read(json.dumps({"text": text}).encode()):
        spans = entry.get("spans", {})
        assert all(0 <= start < end <= len(text) for held in spans.values() for start, end in held)
        if text.strip():
            assert "error" not in entry


def test_the_command_reads_a_file_and_refuses_a_missing_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "statements.jsonl"
    path.write_text('{"id": "a", "text": "5 kg ہیروئن in Lahore"}\n{"id": "b"}\n', encoding="utf-8")
    assert run(argparse.Namespace(file=str(path))) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines[:1]] == ["a"]
    assert "error" in lines[1]
    assert run(argparse.Namespace(file=str(tmp_path / "absent"))) == 2
    assert "can be read" in capsys.readouterr().err
