"""Beside mass seized stands what may be counted and not shown: a line of its own, per reader, on the next request gone."""

from datetime import date
from typing import Any

import pytest
from django.db import connections

from rabta.briefing.queries import briefing, figure_records
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, SCREENER, Person
from tests.rooms.test_count_only import Seizures

YEAR = {"date_from": date(2025, 1, 1), "date_to": date(2025, 12, 31)}


@pytest.fixture
def seizures(house: House) -> Seizures:
    """Three that ASF may count and not read, and one that everybody reads."""
    found = Seizures(house)
    for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER):
        found.release(who, found.file(who))
    house.file(ANF_OFFICER, "EX-90. On 5 January 2025 ANF recovered 1 kg opium at Quetta.", marking="open; every agency")
    return found


def mass(who: Person, **period: date) -> dict[str, Any]:
    with reading_as(who.id):
        return next(f for f in briefing(**(period or YEAR))["figures"] if f["name"] == "mass_by_substance")


def test_it_is_a_line_of_its_own_and_moves_no_other_number(seizures: Seizures) -> None:
    grams = sum(seizures.grams.values())
    figure = mass(SCREENER)
    assert (figure["value"], figure["as_reported"], figure["records"]) == (1000, 1000, 1)
    assert [part["key"] for part in figure["by"]] == ["opium"] and not figure["unseen"]["value"] % 1
    assert figure["unseen"]["value"] == grams
    assert [(part["key"], part["value"]) for part in figure["unseen"]["by"]] == [("heroin", grams)]
    [total] = figure["unseen"]["totals"]
    assert (total["province"]["key"], total["date_from"], total["date_to"]) == ("Sindh", date(2025, 1, 1), date(2025, 1, 31))


def test_everybody_elses_briefing_says_nothing_of_it(seizures: Seizures) -> None:
    for person in EVERYBODY:
        if person is not SCREENER:
            assert mass(person)["unseen"] is None, person.name


def test_it_opens_to_no_event_and_stands_beside_its_own_substance_alone(seizures: Seizures) -> None:
    with reading_as(SCREENER.id):
        whole = figure_records("mass_by_substance", **YEAR)
        heroin = figure_records("mass_by_substance", **YEAR, key="heroin")
        opium = figure_records("mass_by_substance", **YEAR, key="opium")
        sindh = figure_records("mass_by_substance", **YEAR, province="Sindh")
        events = figure_records("events", **YEAR)
    grams, told = sum(seizures.grams.values()), [one["figure"]["unseen"] for one in (whole, heroin)]
    assert whole["total"] == 1 and told[0]["totals"] == told[1]["totals"]
    assert [one["together"] for one in told] == [1000 + grams, grams], "opium opens to its record, heroin is only counted"
    assert heroin["events"] == [] and heroin["figure"]["unseen"]["value"] == sum(seizures.grams.values())
    assert opium["figure"]["unseen"] is None and sindh["figure"]["unseen"] is None and events["figure"]["unseen"] is None


def test_a_total_is_told_only_in_periods_that_hold_all_its_months(seizures: Seizures) -> None:
    assert mass(SCREENER, date_from=date(2025, 1, 1), date_to=date(2025, 1, 31))["unseen"]
    for first, last in ((date(2025, 1, 2), date(2025, 1, 31)), (date(2025, 1, 1), date(2025, 1, 30))):
        assert mass(SCREENER, date_from=first, date_to=last)["unseen"] is None


def test_a_recall_shows_on_the_next_request(seizures: Seizures) -> None:
    assert mass(SCREENER)["unseen"]
    with reading_as(ANF_OFFICER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT id FROM release ORDER BY released_at LIMIT 1")
        release_id = cursor.fetchone()[0]
    seizures.recall(ANF_OFFICER, release_id)
    assert mass(SCREENER)["unseen"] is None and mass(OUTSIDER)["unseen"] is None
