"""compare() and blocks_of(): symmetric, deterministic, and blind to keys."""

import dataclasses
from itertools import combinations
from typing import Any

import numpy as np
from counting_worlds import worlds
from hypothesis import given, settings

from rabta.counting.rules.blocks import blocks_of, meet
from rabta.counting.rules.candidates import candidate_pairs
from rabta.counting.rules.facts import IncidentFacts, facts_from_reading
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.links import all_told
from rabta.counting.rules.projection import PersonJudged, Placed, project
from rabta.counting.rules.same_event import compare, repeats
from rabta.counting.rules.weights import ASK, SAME
from rabta.intake.formats.statement.reader import read_statement

often = settings(max_examples=60, derandomize=True)


def facts_of(world: list[dict[str, Any]]) -> list[IncidentFacts]:
    return [facts_from_reading((r["id"], i["incident_no"]), r, i) for r in world for i in r["incidents"]]


@often
@given(worlds())
def test_compare_is_symmetric_and_its_score_is_the_sum_of_its_reasons(world: list[dict[str, Any]]) -> None:
    for a, b in combinations(facts_of(world), 2):
        answer = compare(a, b)
        assert compare(b, a) == answer
        assert answer.score == sum(reason.weight for reason in answer.reasons)
        assert (answer.outcome == "same") == (answer.score >= SAME)
        assert (answer.outcome == "not") == (answer.score < ASK)
        assert all(reason.text for reason in answer.reasons)


@often
@given(worlds())
def test_the_names_of_incidents_do_not_influence_the_judgement(world: list[dict[str, Any]]) -> None:
    for a, b in combinations(facts_of(world), 2):
        renamed = dataclasses.replace(a, key=("zzz", 9)), dataclasses.replace(b, key=("aaa", 1))
        assert compare(*renamed).reasons == compare(a, b).reasons


@often
@given(worlds())
def test_candidate_pairs_are_those_that_meet_and_are_not_told_apart_at_a_glance(world: list[dict[str, Any]]) -> None:
    facts = facts_of(world)
    met = {frozenset((a.key, b.key)) for a, b in candidate_pairs(facts)}
    shared = {
        frozenset((a.key, b.key))
        for a, b in combinations(facts, 2)
        if meet(blocks_of(a), blocks_of(b))
        and (repeats(a, b) if a.source == b.source else Glance([a, b]).may_be_one(np.array([0]), np.array([1]))[0])
    }
    assert met == shared


@often
@given(worlds())
def test_incidents_of_one_statement_are_never_the_same_by_themselves(world: list[dict[str, Any]]) -> None:
    for stated in world:
        for a, b in combinations(facts_of([stated]), 2):
            assert compare(a, b).outcome == ("ask" if repeats(a, b) else "not")


def test_an_equal_mass_is_told_with_the_hedge_of_both_sides() -> None:
    texts = [
        "ANF seized in excess of 1400 KG of ice at Turbat on 3 March 2025.",
        "Customs seized less than 1400 kg of ice at Turbat on 3 March 2025.",
        "Customs seized nearly 1400 kg of ice at Turbat on 3 March 2025.",
    ]
    over, under, nearly = (facts({"id": text[:9] + text[-40:], "date": "2025-03-04", "text": text}) for text in texts)
    said = {reason.name: reason.text for reason in compare(over, under).reasons}
    assert said["mass_equal"] == "equal mass: methamphetamine over 1400 kg and under 1400 kg"
    said = {reason.name: reason.text for reason in compare(over, nearly).reasons}
    assert said["mass_equal"] == "equal mass: methamphetamine around 1400 kg and over 1400 kg"


def facts(record: dict[str, Any]) -> IncidentFacts:
    reading = read_statement(record)
    (incident,) = reading["incidents"]
    return facts_from_reading((record["id"], 1), reading, incident)


@often
@given(worlds())
def test_what_two_or_three_make_is_the_same_by_the_shorter_way(world: list[dict[str, Any]]) -> None:
    placed = [Placed(str(number), fact, fact.source) for number, fact in enumerate(facts_of(world))]
    told = all_told(one.facts for one in placed)[1]
    nobody = PersonJudged("nobody", "else", "same")
    for some in (*combinations(placed, 2), *combinations(placed, 3)):
        assert project(some, [], told=told) == project(some, [nobody], told=told)
