"""A public text judged in one reader's view: its figures beside the briefing's own, and nothing a reader may not see."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from rabta.briefing import queries
from rabta.briefing.errors import PeriodBackwards
from rabta.briefing.rules.period import twelve_months_to
from rabta.intake.formats.published.reader import read_published
from rabta.publications.queries.checking import judge, judge_text
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, OUTSIDER, Person
from tests.rooms.filled_house import filled, full
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY

__all__ = ["filled", "full"]
PERIOD = {"date_from": FIRST_DAY, "date_to": LAST_DAY}


def figures(person: Person) -> dict[str, dict[str, Any]]:
    with reading_as(person.id):
        return {figure["name"]: figure for figure in queries.briefing(**PERIOD)["figures"]}


def verdicts(person: Person, text: str, **period: date | None) -> list[dict[str, Any]]:
    with reading_as(person.id):
        found = judge_text(text, **(period or PERIOD))
    return [figure["verdict"] for figure in found["figures"]]


def part(figure: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in figure["by"] if row["key"] == key)
    return found


def kilograms(grams: int) -> str:
    return f"{Decimal(grams) / 1000:,f}"


def test_what_the_briefing_says_agrees_and_leads_there(full: House) -> None:
    shown = figures(ANALYST)
    mass, arrests = shown["mass_by_substance"]["value"], shown["arrests"]["value"]
    first, second = verdicts(ANALYST, f"{kilograms(mass)} kg of drugs were seized and {arrests:,} people arrested.")
    assert (first["verdict"], first["record_value"], first["figure"]) == ("agrees", mass, "mass_by_substance")
    assert (second["verdict"], second["record_value"], second["figure"]) == ("agrees", arrests, "arrests")
    assert first["url_query"] == f"from={FIRST_DAY}&to={LAST_DAY}"
    assert first["difference_text"] == ""


def test_what_differs_says_by_how_much(full: House) -> None:
    mass = figures(ANALYST)["mass_by_substance"]["value"]
    (verdict,) = verdicts(ANALYST, f"{kilograms(mass * 2)} kg of drugs were seized.")
    assert verdict["verdict"] == "differs"
    assert verdict["difference_text"].endswith("less in the record (50 %)")


def test_as_reported_is_another_definition(full: House) -> None:
    shown = figures(ANALYST)["mass_by_substance"]
    assert shown["as_reported"] > shown["value"]
    (verdict,) = verdicts(ANALYST, f"{kilograms(shown['as_reported'])} kg of drugs were seized.")
    assert verdict["verdict"] == "other_definition"
    assert any("as reported, every report added up" in sentence for sentence in verdict["why"])
    assert any(shown["value_text"] in sentence for sentence in verdict["why"]), "its own definition stands beside it"


def test_a_mass_is_held_beside_its_own_substance_alone(full: House) -> None:
    shown = figures(ANALYST)["mass_by_substance"]
    hashish, opium = part(shown, "hashish")["value"], part(shown, "opium")["value"]
    assert hashish != opium
    text = f"{kilograms(hashish)} kg of hashish and {kilograms(hashish)} kg of opium were seized."
    right, wrong = verdicts(ANALYST, text)
    assert (right["verdict"], right["url_query"].endswith("key=hashish")) == ("agrees", True)
    assert (wrong["verdict"], wrong["record_value"]) == ("differs", opium)
    (missing,) = verdicts(ANALYST, "12 kg of ketamine were seized.")
    assert (missing["verdict"], missing["record_value"]) == ("no_record", None)


def test_foreigners_and_nationals_know_their_whole(full: House) -> None:
    arrests = figures(ANALYST)["arrests"]
    foreigners, nigerians = part(arrests, "foreigners")["value"], part(arrests, "nationality:NG")["value"]
    assert foreigners and nigerians
    text = f"{arrests['value']:,} people were arrested, including {foreigners} foreigners and {nigerians} Nigerians."
    held, some, nation = verdicts(ANALYST, text)
    assert [each["verdict"] for each in (held, some, nation)] == ["agrees"] * 3
    apart = verdicts(ANALYST, f"Separately, {nigerians} Nigerians were arrested.")[0]
    assert apart["verdict"] != "agrees", "they were arrested at seizures, not apart from any"


def test_what_the_record_does_not_keep_has_no_record(full: House) -> None:
    text = "320 tons of drugs were burnt, 1,678 cases registered, 595 convicted, assets worth Rs 500 million frozen."
    assert [each["verdict"] for each in verdicts(ANALYST, text)] == ["no_record"] * 4
    (value,) = verdicts(ANALYST, "Drugs worth $12.8 billion were seized.")
    assert value["verdict"] == "no_record"
    assert value["why"] == ["No price list is available to you, so the record values nothing."]


def test_a_period_outside_the_record_has_no_record(full: House) -> None:
    (verdict,) = verdicts(ANALYST, "In 2019, 40 tons of drugs were seized.", date_from=None, date_to=None)
    assert verdict["verdict"] == "no_record"
    assert verdict["period"]["from"] == date(2019, 1, 1)


def test_without_days_it_is_the_texts_own_or_the_briefings(full: House) -> None:
    """A week that is not dated is judged by no days: a year's total beside it would mean nothing."""
    text = "In February 2025, 5 tons were seized. | A year brought 12 tons of drugs. | In a week 3 tons were seized."
    found = []
    with reading_as(ANALYST.id):
        last = queries.whole_record().date_to
        for sentence in text.split("|"):
            found += [figure["verdict"] for figure in judge(read_published({"text": sentence}))["figures"]]
    own, year, week = found
    assert (own["period"]["from"], own["period"]["to"]) == (date(2025, 2, 1), date(2025, 2, 28))
    assert (year["period"]["from"], year["period"]["to"]) == (twelve_months_to(last).date_from, last)
    assert (week["period"], week["verdict"]) == (None, "no_record")
    assert week["why"] == ["The text names a day, a week or a month without its date: give the days to judge it by."]


def test_the_past_year_of_a_text_is_the_briefings_where_both_end_together(full: House) -> None:
    with reading_as(ANALYST.id):
        last = queries.whole_record().date_to
        spoken_on = last + timedelta(days=6)
        found = judge_text("Over the past year 5 tons of drugs were seized.", spoken_on=spoken_on)
        by_then = judge_text("In all 5 tons of drugs were seized.", today=last - timedelta(days=1))["briefed"]
    assert found["figures"][0]["verdict"]["period"]["to"] == last
    assert by_then["to"] < last  # a year misread into the future lies behind today, and moves nothing


def test_one_seizure_is_not_held_beside_totals(full: House) -> None:
    text = "Customs seized 12 kg of ice at Karachi airport and arrested one passenger."
    found = verdicts(ANALYST, text)
    assert [each["verdict"] for each in found] == ["no_record"] * len(found)
    assert found[0]["why"] == ["This is one seizure of the text, not a total: the record's totals are not held beside it."]


def test_the_outsider_is_judged_in_the_outsiders_own_view(full: House) -> None:
    mine, theirs = (figures(person)["mass_by_substance"]["value"] for person in (ANALYST, OUTSIDER))
    assert mine != theirs
    (verdict,) = verdicts(OUTSIDER, f"{kilograms(mine)} kg of drugs were seized.")
    assert verdict["verdict"] != "agrees"
    assert verdict["record_value"] in (None, theirs)


def test_a_period_backwards_is_refused(full: House) -> None:
    with reading_as(ANALYST.id), pytest.raises(PeriodBackwards):
        judge_text("5 tons of drugs were seized.", date_from=LAST_DAY, date_to=FIRST_DAY)


def test_what_cannot_be_read_says_so(full: House) -> None:
    with reading_as(ANALYST.id):
        assert "error" in judge_text("  ")
