"""The whole way of the data over the demo's invented year: read, filed, counted, judged, briefed, beside the truth."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
STATEMENTS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "statements"
PATIENCE = 600.0


@pytest.fixture(scope="module")
def printed() -> str:
    done = subprocess.run(
        [sys.executable, "-m", "rabta", "bench", "campaign", "--house"], capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_every_figure_of_the_briefing_equals_the_truth_once_the_questions_are_answered(printed: str) -> None:
    assert "figures after: 0 numbers differ" in printed
    assert "house, after: 0 numbers differ" in printed


def test_a_person_is_asked_about_few_pairs(printed: str) -> None:
    pairs, share = re.search(r"asked pairs: (\d+) \(([\d.]+) %", printed).groups()  # type: ignore[union-attr]
    assert int(pairs) > 0
    assert float(share) < 5


def test_what_a_person_has_not_answered_yet_moves_the_total_by_little(printed: str) -> None:
    before = re.search(r"figures before a person answers: .*mass_by_substance (\d+) for (\d+)", printed)
    counted, truth = (int(number) for number in before.groups()) if before else (1, 1)
    assert abs(counted - truth) < 0.005 * truth


@pytest.mark.skipif(not STATEMENTS.exists(), reason="NOT RUN: the developers' statements are not beside this project")
def test_the_year_is_not_easier_to_read_than_real_statements(printed: str) -> None:
    easier = float(re.search(r"the campaign is easier by ([+-][\d.]+)", printed).group(1))  # type: ignore[union-attr]
    assert easier <= 0.03
