"""The hard cases of every campaign: what makes one seizure look like two and two like one is really in it."""

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import pytest

from rabta.example.campaign import Campaign
from tests.spec.example.test_example_campaign import IN_GRAMS, SEEDS, campaign, texts

Told = list[tuple[dict[str, Any], dict[str, Any]]]


def tellings(made: Campaign) -> dict[str, Told]:
    """(statement, incident) of every telling in a statement, by event."""
    found: dict[str, Told] = defaultdict(list)
    for line in made.statements:
        for incident in line.get("incidents", []):
            found[incident["event"]].append((line, incident))
    return found


def grams(entries: list[dict[str, Any]]) -> float:
    return sum(float(each.get("g") or (each.get("quantity") or 0) * IN_GRAMS.get(each.get("unit"), 0)) for each in entries)


def alike(made: Campaign) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of events that look like one another and are not."""
    by_key = {event["event"]: event for event in made.events}
    return [(event, by_key[event["looks_like"]]) for event in made.events if event.get("looks_like")]


@pytest.mark.parametrize("seed", SEEDS)
def test_two_couriers_on_one_flight_are_two_seizures_each_told_by_two_services(seed: int) -> None:
    made = campaign(seed)
    told = tellings(made)
    pairs = [(a, b) for a, b in alike(made) if a["airport_iata"] and a["airport_iata"] == b["airport_iata"]]
    assert pairs
    for one, other in pairs:
        assert one["day"] == other["day"] and one["lines"][0]["substance"] == other["lines"][0]["substance"]
        assert 0 < abs(grams(one["lines"]) - grams(other["lines"])) < 0.1 * grams(one["lines"])
        for event in (one, other):
            assert {line["agency"] for line, _ in told[event["event"]]} == {"ASF", "ANF"}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_post_the_next_day_is_another_seizure_of_the_same_drug_by_the_same_service(seed: int) -> None:
    again = [
        (a, b)
        for a, b in alike(campaign(seed))
        if date.fromisoformat(a["day"]) - date.fromisoformat(b["day"]) == timedelta(days=1)
        and a["agencies"] == b["agencies"] and a["setting"] == b["setting"] == "road" and a["district"] == b["district"]
    ]  # fmt: skip
    assert again
    assert all(a["lines"][0]["substance"] == b["lines"][0]["substance"] for a, b in again)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_precursor_lies_beside_a_narcotic_at_one_spot_on_one_day(seed: int) -> None:
    beside = [(a, b) for a, b in alike(campaign(seed)) if a["lines"][0]["substance"] == "acetic_anhydride"]
    assert beside
    for precursor, narcotic in beside:
        assert (precursor["day"], precursor["district"]) == (narcotic["day"], narcotic["district"])
        assert narcotic["lines"][0]["substance"] == "heroin" and "n" in precursor["lines"][0]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_container_and_a_boarding_are_told_by_two_services_a_day_apart_neither_naming_the_other(seed: int) -> None:
    made = campaign(seed)
    for setting, services in (("port_container", {"CUSTOMS", "ANF"}), ("sea", {"NAVY", "CMF"})):
        told = [
            its for its in tellings(made).values()
            if its[0][1]["setting"] == setting and {line["agency"] for line, _ in its} == services
            and all(len(incident["agencies"]) == 1 for _, incident in its)
        ]  # fmt: skip
        assert told, setting
        assert any(len({line["date"] for line, _ in its}) == 2 for its in told)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_gross_weight_stands_beside_the_net_one_that_counts(seed: int) -> None:
    made = campaign(seed)
    words, masses = texts(made), {event["event"]: grams(event["lines"]) for event in made.events}
    heavier = [
        (line, incident)
        for its in tellings(made).values()
        for line, incident in its
        if "gross weight" in words[line["id"]] and grams(incident["substances"]) > 1.05 * masses[incident["event"]]
    ]
    assert heavier


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_is_corrected_days_later_by_who_made_it(seed: int) -> None:
    made = campaign(seed)
    words, masses = texts(made), {event["event"]: grams(event["lines"]) for event in made.events}
    corrected = [
        (its, line, incident)
        for its in tellings(made).values()
        for line, incident in its
        if any(said in words[line["id"]] for said in ("Correction by", "corrects its report", "With apologies"))
    ]
    assert corrected
    for its, line, incident in corrected:
        assert grams(incident["substances"]) == masses[incident["event"]]
        first = min(its, key=lambda pair: pair[0]["date"])
        assert first[0]["agency"] == line["agency"] and first[0]["date"] < line["date"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_night_is_dated_by_its_evening_and_by_its_morning(seed: int) -> None:
    made = campaign(seed)
    told = tellings(made)
    nights = [told[event["event"]] for event in made.events if event["agencies"] == ["RANGERS_SD", "EXCISE_SD"]]
    days = [{line["agency"]: date.fromisoformat(line["date"]) for line, _ in each} for each in nights]
    apart = [day["EXCISE_SD"] - day["RANGERS_SD"] for day in days if {"EXCISE_SD", "RANGERS_SD"} <= day.keys()]
    assert timedelta(days=1) in apart


@pytest.mark.parametrize("seed", SEEDS)
def test_a_boarding_is_dated_a_day_before_by_the_partners_clock(seed: int) -> None:
    made = campaign(seed)
    told = tellings(made)
    boardings = [told[event["event"]] for event in made.events if event["agencies"] == ["NAVY", "CMF"]]
    days = [{line["agency"]: line["date"] for line, _ in each} for each in boardings]
    assert any(day["CMF"] < day["NAVY"] for day in days), "by their clock it was the day before"


@pytest.mark.parametrize("seed", SEEDS)
def test_one_raid_is_registered_as_three_cases_and_is_one_event(seed: int) -> None:
    made = campaign(seed)
    told, said = tellings(made), texts(made)
    [raid] = [event for event in made.events if event["agencies"] == ["POLICE_SD", "ANF"] and len(event["lines"]) == 3]
    cases = [(line, incident) for line, incident in told[raid["event"]] if line["agency"] == "POLICE_SD"]
    assert len(cases) == 3 and sum(grams(incident["substances"]) for _, incident in cases) == grams(raid["lines"])
    assert len({incident["substances"][0]["substance_code"] for _, incident in cases}) == 3
    numbers = [re.search(r"EX-\S+-\d", said[line["id"]]) for line, _ in cases]
    assert len({found[0] for found in numbers if found}) == 3, "each under a number of its own"
