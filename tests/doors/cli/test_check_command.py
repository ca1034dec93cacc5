"""`rabta check`: pure by itself, against the record in one reader's view."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.cli.test_record_commands import Installation, filed, installation

__all__ = ["filed", "installation"]
TEXT = "In March 2025 ANF seized 2 kg of heroin and 134 tons of drugs. 2,001 people were arrested, including 75 foreigners."


def check(*words: str, stdin: str = TEXT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rabta", "check", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, input=stdin)


def test_a_text_by_standard_input_needs_no_installation() -> None:
    done = check("-")
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert [(each["what"], each["value"], each["verdict"]) for each in read["figures"]] == [
        ("mass_seized", 2, None), ("mass_seized", 134, None), ("arrests", 2001, None), ("foreigners", 75, None),
    ]  # fmt: skip
    assert {"figures", "findings", "commitments"} <= set(read)


def test_one_result_a_line_and_a_bad_line_is_an_error_in_its_place(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT}) + "\nnot json\n", encoding="utf-8")
    done = check(str(file))
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, first["id"], second["error"]["row"]) == (0, "a", 2)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-", "--campaign", "example"), "--against record"),
        (("-", "--against", "record", "--from", "2025-01-01"), "both --from and --to"),
        (("-", "--against", "record", "--campaign", "example", "--from", "2025-01-01", "--to", "2025-02-01"), "not both"),
        (("nowhere.txt",), "nowhere.txt"),
    ],
)
def test_wrong_use_says_what_to_do(words: tuple[str, ...], says: str) -> None:
    done = check(*words)
    assert (done.returncode, says in done.stderr) == (2, True)


@pytest.mark.slow
def test_against_the_record_every_figure_has_its_verdict(installation: Installation, filed: dict[str, object]) -> None:
    for reader in ("analyst", "officer"):
        done = installation.rabta("check", "-", "--against", "record", "--as", reader, stdin=TEXT)
        assert done.returncode == 0, done.stderr
        first, second, *_ = [figure["verdict"] for figure in json.loads(done.stdout)["figures"]]
        assert (first["verdict"], first["record_value"], first["figure"]) == ("agrees", 2000, "mass_by_substance")
        assert first["period"]["from"] == "2025-03-01"
        assert second["verdict"] == "differs"


@pytest.mark.slow
def test_a_period_that_is_none_is_wrong_use(installation: Installation, filed: dict[str, object]) -> None:
    backwards = ("--from", "2025-03-01", "--to", "2025-02-01")
    done = installation.rabta("check", "-", "--against", "record", "--as", "officer", *backwards, stdin=TEXT)
    assert (done.returncode, "Turn the two dates round" in done.stderr) == (2, True)
