"""An example campaign counted from the truth's own words, and the bench that lays it beside its truth."""

import argparse
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from rabta.cli.benches import campaign as bench
from rabta.cli.benches.campaign_count import answered, asked, counted, score
from rabta.cli.benches.campaign_figures import differences, figures_of
from rabta.cli.benches.campaign_folder import as_told, placed, read_campaign, read_truth
from rabta.cli.benches.campaign_tie import aligned, tie

EVENTS = ("events", "mass_by_substance", "other_quantities", "arrests", "arrests_apart", "vehicles")


@pytest.fixture(scope="module", params=[2025, 7])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("campaign") / str(request.param)
    command = [sys.executable, "-m", "rabta", "example", "make", "--seed", str(request.param), "--out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    return made


def test_counting_finds_the_truth_when_nothing_is_misread_and_the_questions_are_answered(folder: Path) -> None:
    truth, campaign = read_truth(folder), read_campaign(folder)
    campaign = as_told(campaign, truth)
    ties, incidents = tie(campaign, truth), placed(campaign)
    before = counted(incidents, ())
    questions = asked(incidents, before)
    after = counted(incidents, answered(questions, ties.event_of))
    found = score(after, ties.event_of)
    assert (found.wrong_pairs, found.lost_pairs) == ((), ())
    assert len(questions) < 0.05 * len(incidents)
    assert score(before, ties.event_of).precision > 0.95
    period = truth.figures["period"]
    figures = figures_of(after, first=date.fromisoformat(period["from"]), last=date.fromisoformat(period["to"]))
    assert differences({name: truth.figures["figures"][name] for name in EVENTS}, figures) == []


def test_order_of_arrival_changes_nothing(folder: Path) -> None:
    campaign = as_told(read_campaign(folder), read_truth(folder))
    incidents = placed(campaign)
    assert counted(incidents[::-1], ()) == counted(incidents, ())


def test_the_bench_says_what_it_measured(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    code = bench.run(parser.parse_args(["--folder", str(folder), "--show", "3"]))
    printed = capsys.readouterr().out
    assert code in (0, 1)
    for words in ("reader on the campaign", "table rows read right", "asked pairs", "figures after"):
        assert words in printed


def test_a_missing_campaign_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    assert bench.run(parser.parse_args(["--folder", str(tmp_path)])) == 2
    assert "rabta example make" in capsys.readouterr().err


def test_incidents_are_aligned_by_what_they_state_where_the_reader_split_otherwise() -> None:
    def incident(number: int, kg: float) -> dict[str, object]:
        line = {"substance_code": "opium", "quantity": kg, "unit": "kg"}
        return {"incident_no": number, "substances": [line], "arrests": {"total": 1}}

    assert aligned([incident(1, 5), incident(2, 7)], [incident(1, 7), incident(2, 9), incident(3, 5)]) == {1: 2, 3: 1}
