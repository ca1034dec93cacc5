"""`rabta bench recount` at a small size: the invented record still fits the tables; placing one by one gives the same."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_it_recounts_and_places_to_the_same_end() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rabta", "bench", "recount", "--incidents", "600", "--placed", "3", "--compare"],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    told = done.stdout.splitlines()
    assert sum("counted" in line and "processors" in line for line in told) == 3 and "p99" in done.stdout
    assert sum(line.endswith("as placed one by one") for line in told) == 8
