"""`rabta bench sharing` at a small size: the invented record still fits the tables, and each question is asked of each."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_it_measures_every_question_with_and_without_row_security() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rabta", "bench", "sharing", "--incidents", "4000", "--rounds", "1"],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    filled, seen, *asked, opening = done.stdout.splitlines()
    assert "4,000 invented incidents under 400 markings" in filled and "opening the house" in opening
    broad, narrow = (int(part.split()[-1].replace(",", "")) for part in seen.replace(" of them", "").split(", narrow"))
    assert 3_000 < broad < 4_000 and 0 <= narrow < 400
    assert len(asked) == 8 and all("without row security" in line and "narrow reader" in line for line in asked)
