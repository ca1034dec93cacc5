"""A glance tells apart no pair that the scorer would join, ask about, or take for a whole and its part."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from counting_worlds import worlds
from hypothesis import given, settings

from rabta.cli.benches import density_bed
from rabta.cli.benches.density_bed import bed
from rabta.counting.rules.blocks import blocks_of, meet
from rabta.counting.rules.candidates import by_day, meeting_of, numbered_pairs
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.glance import Flags, Glance, Numbers
from rabta.counting.rules.links import all_told, worth_telling
from rabta.counting.rules.reported import reported
from rabta.counting.rules.same_event import compare


def told_apart(facts: list[IncidentFacts]) -> int:
    """How many pairs a glance tells apart; fails where it should not have."""
    glance, apart = Glance(facts), 0
    i, j = np.array(list(combinations(range(len(facts)), 2)), dtype=np.int64).reshape(-1, 2).T
    seen_at_once = glance.may_be_one(i, j)
    assert (seen_at_once == glance.may_be_one(j, i)).all()
    for a, b in zip(i[~seen_at_once].tolist(), j[~seen_at_once].tolist(), strict=True):
        if facts[a].source != facts[b].source:
            seen = compare(facts[a], facts[b])
            assert (seen.outcome, seen.relation) in (("not", "distinct"), ("not", "follow_up")), seen
            apart += 1
    return apart


def facts_of(readings: list[dict[str, Any]]) -> list[IncidentFacts]:
    return [fact for report in reported(readings).reports for fact in report.incidents]


@settings(max_examples=60, derandomize=True)
@given(worlds())
def test_of_any_world(world: list[dict[str, Any]]) -> None:
    told_apart(facts_of(world))


def test_of_invented_seizures_and_it_tells_most_apart() -> None:
    facts = facts_of(bed(500, seed=4).readings)
    assert told_apart(facts) > 0.8 * len(facts) ** 2 / 2


def test_meeting_is_mutual() -> None:
    blocks = [blocks_of(fact) for fact in facts_of(bed(200, seed=5).readings)]
    assert all(meet(a, b) == meet(b, a) for a, b in combinations(blocks, 2))


class Nothing(Glance):
    """Tells no two apart."""

    def may_be_one(self, i: Numbers, j: Numbers) -> Flags:
        return np.ones(len(i), dtype=np.bool_)


def test_all_that_meet_are_found_however_vague_their_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(density_bed, "DAYS", 30)
    facts = []
    for number, fact in enumerate(facts_of(bed(80, seed=7).readings)):
        day = fact.day or 0
        weeks = (day, day + 7 * (number % 5))
        facts.append(replace(fact, occurred=weeks, district="Karachi", airport="", source=str(number)))
    facts = by_day(facts)
    blocks = [blocks_of(fact) for fact in facts]
    met = {(i, j) for i, j in combinations(range(len(facts)), 2) if meet(blocks[i], blocks[j])}
    assert set(numbered_pairs(facts, Nothing(facts), meeting_of(facts))) == met
    assert len(met) > 100


def test_what_is_told_of_crowded_days_is_what_comparing_all_that_meet_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(density_bed, "DAYS", 4)
    facts = by_day(facts_of(bed(400, seed=6).readings))
    blocks = [blocks_of(fact) for fact in facts]
    wanted = {
        (a.key, b.key): seen
        for (a, x), (b, y) in combinations(zip(facts, blocks, strict=True), 2)
        if a.source != b.source and meet(x, y) and (seen := worth_telling(a, b))
    }
    told = {(a, b): seen for a, b, seen in all_told(facts)[1]}
    assert told == wanted
    assert len(told) > 200
