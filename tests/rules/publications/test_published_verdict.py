"""A stated figure beside the record's numbers: the four verdicts, what a wording allows, and which number is meant."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from rabta.intake.formats.published.reader import read_published
from rabta.publications.rules import published_words
from rabta.publications.rules.published_beside import beside, part_key
from rabta.publications.rules.published_record import Record
from rabta.publications.rules.published_stated import comparable
from rabta.publications.rules.published_verdict import judged

TONNE = 1_000_000


def row(value: int, reported: int, **by: tuple[int, int]) -> dict[str, Any]:
    return {
        "value": value, "as_reported": reported, "records": 9, "credited": [], "valued": None,
        "breakdowns": {"province": []},
        "by": [{"key": key.replace("__", ":"), "value": v, "as_reported": r, "records": 2} for key, (v, r) in by.items()],
    }  # fmt: skip


def cut(value: int, reported: int, **provinces: int) -> dict[str, Any]:
    rows = [{"key": key.replace("_", " "), "value": v, "as_reported": v} for key, v in provinces.items()]
    return {"value": value, "as_reported": reported, "records": 5, "breakdowns": {"province": rows}, "credited": []}


def credit(code: str, full: int, share: int) -> dict[str, Any]:
    agency = {"code": code, "name_en": f"Agency {code}", "name_ur": ""}
    return {
        "agency": agency, "full": full, "full_text": f"{full}", "share": share, "share_text": f"{share}",
        "as_reported": full, "as_reported_text": f"{full}", "records": 3,
    }  # fmt: skip


LIST = {"name": "Example list", "currency": "USD", "example": False}
VALUE = {**row(12_797_000_000, 20_000_000_000), "valued": {"list": LIST, "stated": []}}
OTHER = {**row(9_000_000_000, 15_000_000_000), "valued": {"list": {**LIST, "name": "Border list"}, "stated": []}}
MASS = {**row(134 * TONNE, 206 * TONNE), "credited": [credit("ANF", 90 * TONNE, 70 * TONNE)]}
RECORD = Record(
    figures={
        "mass_by_substance": MASS,
        "other_quantities": {**row(0, 0), "value": None, "by": [
            {"key": "acetic_anhydride/litre", "value": 4943, "as_reported": 5000, "records": 2},
            {"key": "mdma/tablet", "value": 300, "as_reported": 300, "records": 1},
        ]},
        "arrests": row(2001, 2400), "arrests_apart": row(110, 130), "events": row(500, 620), "vehicles": row(88, 99),
        "value": VALUE, "area_cleared": row(164_541_136, 200_000_000), "persons_encountered": {**row(0, 0), "records": 0},
    },
    parts={
        ("arrests", "foreigners"): cut(75, 80), ("arrests_apart", "foreigners"): cut(110, 130),
        ("arrests_apart", "nationality:AF"): cut(115, 140, Balochistan=60, Khyber_Pakhtunkhwa=30, Sindh=20, Punjab=5),
        ("mass_by_substance", "hashish"): cut(61 * TONNE, 80 * TONNE, Balochistan=40 * TONNE),
    },
    values={"Example list": VALUE, "Border list": OTHER},
)  # fmt: skip


def verdicts(text: str, record: Record = RECORD) -> list[dict[str, Any]]:
    found = []
    for figure in read_published({"text": text})["figures"]:
        stated = comparable(figure)
        assert stated is not None
        found.append(judged(stated, beside(figure, record)))
    return found


def verdict(text: str) -> dict[str, Any]:
    (found,) = verdicts(text)
    return found


def test_the_sentence_of_the_meeting() -> None:
    text = (
        "134 tons of drugs worth 12.797 billion dollars were seized and 2,001 people arrested, including 75 foreigners."
        " Furthermore, 110 Afghan nationals were arrested in Balochistan, Khyber Pakhtunkhwa and Sindh. 40,659 acres of"
        " poppy were destroyed."
    )
    found = verdicts(text)
    assert [each["verdict"] for each in found] == ["agrees"] * 6
    figures = ["mass_by_substance", "value", "arrests", "arrests", "arrests_apart", "area_cleared"]
    assert [each["figure"] for each in found] == figures
    assert found[3]["query"] == {"key": "foreigners"}
    assert found[4]["record_value"] == 110, "the three provinces alone, not all 115"
    for index in (2, 4):
        assert any("2,001 arrested in all if they are, 2,111 if they are not" in said for said in found[index]["why"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2,111 people were arrested.", "persons arrested at seizures and apart from them together"),
        ("2,400 people were arrested.", "persons arrested at seizures as reported, every report added up"),
        (
            "2,001 people were arrested, including 185 foreigners.",
            "foreigners arrested at seizures and apart from them together",
        ),
        ("206 tons of drugs were seized.", "the mass seized as reported, every report added up"),
        ("90 tons of drugs were seized.", "the mass seized in every event that Agency ANF is named in"),
        ("138.943 tons of drugs were seized.", "the mass seized with litres counted as kilograms"),
        ("Drugs worth 9 billion dollars were seized.", 'what counts once at the prices of another list, "Border list"'),
        ("80 tons of hashish were seized.", "Hashish as reported, every report added up"),
        (
            "115 Afghan nationals were arrested in Sindh.",
            "nationals of Afghanistan arrested apart from any seizure, documented",
        ),
        ("620 operations were carried out.", "events as often as a report tells of them"),
    ],
)
def test_a_number_of_another_definition_is_named(text: str, told: str) -> None:
    found = verdicts(text)[-1]
    assert found["verdict"] == "other_definition"
    assert found["why"][0] == f"The record has this number under another definition: {told}."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("134 raids were conducted.", "The record counts events, each once, not raids or operations"),
        ("110 Afghan nationals were deported.", "These people were sent back, not arrested"),
        ("Police shot dead 75 foreigners.", "These people were killed, not arrested"),
        ("75 foreigners attended a seminar.", "The text does not say that these people were arrested"),
    ],
)
def test_what_is_no_arrest_and_no_event_has_no_record_behind_it(text: str, why: str) -> None:
    (found,) = verdicts(text)
    assert found["verdict"] == "no_record"
    assert found["why"][0].startswith(why)


@pytest.mark.parametrize(
    "text",
    [
        "134 tonnes of drugs were seized.",
        "134,000 kg of drugs were seized.",
        "Over 133 tons of drugs were seized.",
        "Nearly 135 tons of drugs were seized.",
        "Around 132 tons of drugs were seized.",
        "133.9 tons or so of drugs were seized.",
        "Drugs worth $12.8 billion were seized.",
        "Drugs worth about 13 billion dollars were seized.",
        "Over 2,000 people were arrested.",
        "40,659 acres of poppy were cleared.",
        "16,454 hectares of poppy were cleared.",
        "4,943 litres of acetic anhydride were seized.",
    ],
)
def test_what_the_words_allow_agrees(text: str) -> None:
    assert verdict(text)["verdict"] == "agrees"


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("130 tons of drugs were seized.", "4 tonnes more in the record (3.1 %)"),
        ("140 tons of drugs were seized.", "6 tonnes less in the record (4.3 %)"),
        ("2,002 people were arrested.", "1 person less in the record (under 0.1 %)"),
        ("Over 120 tons of drugs were seized.", "14 tonnes more in the record (11.7 %)"),
        ("62 tons of hashish were seized.", "1 tonne less in the record (1.6 %)"),
        ("Drugs worth 13.1 billion dollars were seized.", "303 million US dollars less in the record (2.3 %)"),
    ],
)
def test_what_differs_says_by_how_much(text: str, away: str) -> None:
    found = verdict(text)
    assert (found["verdict"], found["difference_text"]) == ("differs", away)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("134 tons of drugs were burnt.", "The record keeps seizures, not what was burnt or destroyed."),
        ("Drugs worth Rs 500 million were seized.", "The record's value is in USD; nothing is converted."),
        ("134 tons of opium were seized.", "Nothing of this kind is on record in this period."),
        ("1,200 smuggled persons were rescued.", "Nothing of this kind is on record in this period."),
        ("500 litres of hydrochloric acid were seized.", "Nothing of this kind is on record in this period."),
    ],
)
def test_nothing_on_record_says_why(text: str, why: str) -> None:
    found = verdict(text)
    assert (found["verdict"], found["record_value"], found["why"]) == ("no_record", None, [why])


def test_a_mass_is_never_held_beside_another_substance() -> None:
    assert verdict("61 tons of heroin were seized.")["verdict"] == "no_record"
    assert verdict("61 tons of hashish were seized.")["verdict"] == "agrees"
    assert verdict("134 tons of hashish were seized.")["verdict"] == "differs"


def test_an_agency_that_is_named_is_held_beside_its_own_number() -> None:
    own = verdict("ANF seized 90 tons of drugs.")
    assert (own["verdict"], own["query"]) == ("agrees", {"agency": "ANF"})
    everybody = verdict("ANF seized 134 tons of drugs.")
    assert everybody["verdict"] == "agrees"
    assert "The text names Agency ANF; the record's number is of all agencies." in everybody["why"]


def test_a_small_count_names_no_definition_by_chance() -> None:
    record = Record(figures={**RECORD.figures, "vehicles": row(5, 7)}, parts={}, values={})
    (found,) = verdicts("7 vehicles were impounded.", record)
    assert found["verdict"] == "differs"


def test_an_agencys_own_region_is_no_province() -> None:
    text = "ANF seized 100 kg of drugs. Balochistan 40.5 (3 ops); Punjab 30.5 (2 ops); North 29 (1 ops)."
    regional = [each for each in read_published({"text": text})["figures"] if each["region"]]
    assert regional
    found = [judged(comparable(each), beside(each, RECORD)) for each in regional]  # type: ignore[arg-type]
    assert {each["verdict"] for each in found} == {"no_record"}


def test_only_the_parts_that_are_needed_are_asked_for() -> None:
    text = "5 tons of hashish and 12 vehicles were seized; 4 women and 2 Iranians were arrested."
    wanted = [part_key(figure) for figure in read_published({"text": text})["figures"]]
    assert wanted[0] == (("mass_by_substance", "hashish"),)
    assert (("arrests", "nationality:IR"), ("arrests_apart", "nationality:IR")) in wanted


def test_a_unit_without_a_fixed_mass_is_not_converted() -> None:
    (figure,) = read_published({"text": "3 maunds of hashish were seized."})["figures"]
    assert comparable(figure) is None


def test_what_is_comparable_is_in_the_records_unit() -> None:
    (figure,) = read_published({"text": "12.797 billion dollars worth of drugs were seized."})["figures"]
    stated = comparable(figure)
    assert stated is not None
    assert (stated.value, stated.step) == (Decimal(12_797_000_000), Decimal(1_000_000))


@pytest.mark.parametrize("text", ["Drugs worth $12.797 billion were seized.", "Drugs worth $20 billion were seized."])
def test_prices_that_were_fitted_say_so_beside_every_verdict(text: str) -> None:
    fitted = {**VALUE, "valued": {"list": {**LIST, "example": True}, "stated": []}}
    (plain,), (warned,) = verdicts(text), verdicts(text, replace(RECORD, values={"Example list": fitted}))
    assert plain["verdict"] == warned["verdict"]
    assert published_words.FITTED in warned["why"] and published_words.FITTED not in plain["why"]
