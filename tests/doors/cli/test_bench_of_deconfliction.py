"""`rabta bench deconfliction` at a small size: every part is measured, the races hold, and their control fails."""

import subprocess
import sys

import pytest

SMALL = [
    "--stored", "2000", "--checks", "20", "--seconds", "1", "--notices", "1", "--races", "8", "--naive", "12",
    "--pairs", "70",
]  # fmt: skip


@pytest.mark.slow
def test_it_measures_every_part_and_the_control_fails() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rabta", "bench", "deconfliction", *SMALL], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout
    stored, check, filing, notices, races, control, pairs = done.stdout.splitlines()
    assert stored.startswith("2,000 operations stored") and "p99" in check and "p99" in filing and "p99" in notices
    assert "8 conflicting pairs filed at once: 0 of which neither" in races
    assert " 0 of which neither" not in control and "0 missed of" in pairs
