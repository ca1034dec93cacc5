"""What is taken from a reading, and that nothing is invented on the way."""

from typing import Any

import pytest
from counting_worlds import incident, line, reading, worlds
from hypothesis import given, settings

from rabta.counting.rules.facts import IncidentFacts, facts_from_reading, table_source
from rabta.counting.rules.report_dates import days_of, gap, period_days
from rabta.counting.rules.seizure_line import seizure_line


@settings(max_examples=60, derandomize=True)
@given(worlds())
def test_facts_survive_json(world: list[dict[str, Any]]) -> None:
    for stated in world:
        for told in stated["incidents"]:
            facts = facts_from_reading((stated["id"], told["incident_no"]), stated, told)
            assert IncidentFacts.from_json(facts.to_json()) == facts


def test_the_content_hash_knows_what_is_said_and_not_who_numbered_or_dated_it() -> None:
    told = incident(place_text="Zarqul", substances=[line("heroin", 2.5)], date="2025-03-04")
    moved = {**told, "incident_no": 7, "date": "2025-03-09"}
    other = {**told, "place_text": "Bimsad"}
    contents = [facts_from_reading(("st", 1), {}, i).content for i in (told, moved, other)]
    assert contents[0] == contents[1] != contents[2]


@pytest.mark.parametrize(
    ("stated", "g", "digits"),
    [
        (line("heroin", 2.05), 2050, 3),
        (line("heroin", 500, "g"), 500, 1),
        (line("heroin", 1.5, "tonne"), 1_500_000, 2),
        (line("heroin", 3, "maund"), None, 1),
        (line("heroin", 360, "litre"), None, 2),
        (line("heroin", None), None, 0),
        (line("heroin", float("nan")), None, 0),
        (line("heroin", float("inf")), None, 0),
        (line("heroin", -4), None, 0),
        (line("heroin", "many"), None, 0),
        (line("heroin", 12, "no such unit"), None, 2),
    ],
)
def test_only_a_unit_with_a_fixed_mass_becomes_grams(stated: dict[str, Any], g: int | None, digits: int) -> None:
    assert (seizure_line(stated).g, seizure_line(stated).digits) == (g, digits)


def test_an_absurd_quantity_is_no_mass_and_no_crash() -> None:
    assert seizure_line(line("heroin", 1e300)).g is None


def test_a_month_is_a_month() -> None:
    days = days_of("2024-02")
    assert days is not None and days[1] - days[0] == 28
    assert days_of("2024-02-30") is None
    assert days_of(None) is None


def test_periods() -> None:
    reported = days_of("2025-03-10")
    assert period_days("2025-03-01/2025-03-07", reported=None) == (days_of("2025-03-01")[0], days_of("2025-03-07")[1])  # type: ignore[index]
    week = period_days("week", reported=reported)
    assert week is not None and reported is not None and gap(week, reported) == 0
    assert period_days("week", reported=None) is None


def test_rows_of_one_agency_in_one_table_are_one_list() -> None:
    anf, asf = ({"row": n, "agency": a, "incidents": []} for n, a in ((1, "ANF"), (2, "ASF")))
    assert table_source("t", anf) == table_source("t", {**anf, "row": 9}) != table_source("t", asf)


def test_a_lump_says_how_many_operations() -> None:
    lump = reading("st", incident(place_text="courier office in Zarqul (three operations)"))
    assert facts_from_reading(("st", 1), lump, lump["incidents"][0]).lumps == 3
