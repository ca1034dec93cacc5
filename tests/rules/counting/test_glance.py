"""A glance tells apart no pair that the scorer would join, ask about, or take for a whole and its part."""

from itertools import combinations
from typing import Any

from counting_worlds import worlds
from hypothesis import given, settings

from rabta.cli.benches.density_bed import bed
from rabta.counting.rules.blocks import blocks_of, meet
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.reported import reported
from rabta.counting.rules.same_event import compare


def told_apart(facts: list[IncidentFacts]) -> int:
    """How many pairs a glance tells apart; fails where it should not have."""
    glance, apart = Glance(facts), 0
    for i, j in combinations(range(len(facts)), 2):
        assert glance.may_be_one(i, j) == glance.may_be_one(j, i)
        if facts[i].source != facts[j].source and not glance.may_be_one(i, j):
            seen = compare(facts[i], facts[j])
            assert (seen.outcome, seen.relation) in (("not", "distinct"), ("not", "follow_up")), seen
            apart += 1
    return apart


def facts_of(readings: list[dict[str, Any]]) -> list[IncidentFacts]:
    return [fact for report in reported(readings).reports for fact in report.incidents]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(worlds())
def test_of_any_world(world: list[dict[str, Any]]) -> None:
    told_apart(facts_of(world))


def test_of_invented_seizures_and_it_tells_most_apart() -> None:
    facts = facts_of(bed(500, seed=4).readings)
    assert told_apart(facts) > 0.8 * len(facts) ** 2 / 2


def test_meeting_is_mutual() -> None:
    blocks = [blocks_of(fact) for fact in facts_of(bed(200, seed=5).readings)]
    assert all(meet(a, b) == meet(b, a) for a, b in combinations(blocks, 2))
