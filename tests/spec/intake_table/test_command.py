"""`rabta read table`: JSON Lines on standard output, notes on standard error, exit codes, no Django, a quick start."""

import json
import subprocess
import sys
from pathlib import Path

from rabta.intake.rules.mapping import FOLDER
from tests.rules.intake_table.tables import HEADER, ROW, csv_bytes

SAMPLE = FOLDER / "seizure_log" / "sample.csv"
COMMAND = [sys.executable, "-c", "import sys; from rabta.cli.main import main; sys.exit(main())", "read", "table"]


def run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *words], input=given, capture_output=True, timeout=60, check=False)


def test_a_file_and_standard_input_give_the_same_rows() -> None:
    named, piped = run(str(SAMPLE)), run("-", given=SAMPLE.read_bytes())
    assert (named.returncode, piped.returncode) == (0, 0)
    assert named.stdout == piped.stdout.replace(b"standard input", b"sample.csv")
    assert b"12 rows = 9 read, 2 set aside, 1 repeated" in named.stderr
    assert [json.loads(line) for line in named.stdout.splitlines()][-1]["summary"]["rows"] == 12


def test_output_is_utf_8_whatever_the_machine_speaks() -> None:
    assert "ہیروئن".encode() in run(str(SAMPLE)).stdout


def test_a_bad_file_is_processed_and_a_missing_one_is_wrong_use(tmp_path: Path) -> None:
    bad = run("-", given=b"\x00\x01\x02")
    assert (bad.returncode, "error" in json.loads(bad.stdout.splitlines()[0])) == (0, True)
    missing = run(str(tmp_path / "nothing.csv"))
    assert (missing.returncode, missing.stdout) == (2, b"")


def test_an_unknown_format_is_wrong_use_and_names_the_known() -> None:
    wrong = run("-", "--format", "nothing", given=csv_bytes([HEADER, ROW]))
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"seizure_log" in wrong.stderr
    assert b"Traceback" not in wrong.stderr


def test_it_starts_without_django() -> None:
    asks = "import sys, rabta.cli.commands.read_table; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", asks], timeout=60, check=False).returncode == 0
