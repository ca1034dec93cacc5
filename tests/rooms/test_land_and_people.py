"""Land cleared and persons met, as figures: against a plain recount, reader by reader, and open to what may be shown."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rabta.briefing import queries
from rabta.briefing.errors import NoSuchFigure
from rabta.briefing.register import figure_kind
from rabta.documents import queries as documents
from rabta.filing.operations import withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, SCREENER, Person
from tests.rooms.land_and_people import (
    FIRST_DAY,
    LAST_DAY,
    Counted,
    file_rows,
    invented_rows,
    recount_encounters,
    recount_facilitators,
    recount_land,
    recount_people,
)

PERIOD = {"date_from": FIRST_DAY, "date_to": LAST_DAY}
OPEN = "open; every agency"
LAND, PEOPLE, ARRANGED, ENCOUNTERS = "area_cleared", "persons_encountered", "facilitators_arrested", "encounters"
RECOUNTED = (LAND, PEOPLE, ARRANGED)


def figure(person: Person, name: str) -> Any:
    with reading_as(person.id):
        return next(f for f in queries.briefing(**PERIOD)["figures"] if f["name"] == name)


def opened(person: Person, name: str, **side: Any) -> Any:
    with reading_as(person.id):
        return queries.figure_records(name, **PERIOD, most=1000, **side)


def parts(found: Any, name: str, side: str) -> dict[str, Decimal]:
    kind = figure_kind(name)
    shown = {kind.stored(part["key"]): Decimal(part[side]) for part in found["by"]}
    if found["value"] or found["as_reported"]:
        shown[str(kind.total_part)] = Decimal(found[side])
    return shown


def row(day: str, *, claims: tuple[Any, ...] = (), met: tuple[Any, ...] = (), **more: Any) -> dict[str, Any]:
    clearances = [{"area": area, "unit": unit, "crop": "poppy", "district": district} for area, unit, district in claims]
    return {"kind": "poppy", "date": day, "agency": None, "clearances": clearances, "encounters": list(met), **more}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_equal_a_plain_recount_for_every_reader(house: House, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    file_rows(house, invented_rows(seed), monkeypatch)
    totals = set()
    for person in EVERYBODY:
        with reading_as(person.id):
            briefing = {f["name"]: f for f in queries.briefing(**PERIOD)["figures"]}
            records = {name: queries.figure_records(name, **PERIOD, most=1000)["events"] for name in RECOUNTED}
        assert briefing[ENCOUNTERS]["value"] == recount_encounters(house, person), person.name
        recounts = zip(RECOUNTED, (recount_land, recount_people, recount_facilitators), strict=True)
        for name, recount in recounts:
            recounted = recount(house, person)
            found = briefing[name]
            assert Counted(parts(found, name, "value"), parts(found, name, "as_reported")) == recounted, person.name
            totals.add((name, found["value"], found["as_reported"]))
            for side in ("value", "as_reported"):
                assert sum(event[side] or 0 for event in records[name]) == found[side]
                for cut in ("province", "month"):
                    assert sum(part[side] for part in found["breakdowns"][cut]) == found[side]
            assert sum(Decimal(part["share"]) for part in found["credited"]) == found["value"]
    assert len(totals) > 4  # readers differ, and each figure has claims told twice
    assert {name for name, once, told in totals if once < told} >= {LAND, PEOPLE}


def test_one_claim_told_by_two_agencies_within_three_days_counts_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        (ANF_OFFICER, OPEN, row("2025-04-01", claims=((10, "acre", "Mohmand"),), agency="ANF")),
        (CUSTOMS_OFFICER, OPEN, row("2025-04-04", claims=((10, "acre", "Mohmand"),), agency="CUSTOMS")),
        (SCREENER, OPEN, row("2025-04-08", claims=((10, "acre", "Mohmand"),))),
        (ANF_OFFICER, OPEN, row("2025-04-20", claims=((10, "acre", "Mohmand"),))),
        (ANF_OFFICER, OPEN, row("2025-04-21", claims=((10, "acre", "Mohmand"), (30, "kanal", "Khyber")))),
        (ANF_OFFICER, OPEN, row("2025-05-30", claims=((500, "acre", "Mohmand"),), kind="periodic")),
    ]
    file_rows(house, made, monkeypatch)
    found = figure(ANALYST, LAND)
    assert (found["value_text"], found["as_reported_text"]) == ("40 acres", "50 acres")
    assert {p["key"]: p["value_text"] for p in found["by"]} == {
        "poppy": "40 acres", "district:KP-MHD": "40 acres", "poppy/kanal": "30 kanals",
    }  # fmt: skip
    shown = opened(ANALYST, LAND)["events"]
    first = next(event for event in shown if event["day"] == date(2025, 4, 1))
    assert sorted(told["report_number"][:3] for told in first["incidents"]) == ["ANF", "CUS"]
    assert {told["words"] for told in first["incidents"]} == {"Invented report 0.", "Invented report 1."}
    assert {agency["code"] for agency in first["agencies"]} == {"ANF", "CUSTOMS"}
    assert opened(ANALYST, LAND, key="poppy/kanal")["events"][0]["value_text"] == "30 kanals"
    with pytest.raises(NoSuchFigure):
        opened(ANALYST, LAND, key="maize")


def test_the_same_words_filed_under_two_markings_are_one_claim(house: House) -> None:
    said = "ANF destroyed standing poppy crop on 12 acres in Mohmand on 3 April 2025."
    for number, marking in enumerate((OPEN, "restricted; every agency", "confidential; to NNCC")):
        lines = [{"date": "2025-04-04", "text": text} for text in (said, f"Note {number}: nothing else was done that day.")]
        house.file(ANF_OFFICER, "\n".join(map(json.dumps, lines)), file_name="april.jsonl", marking=marking)
    house.file(ANF_OFFICER, said.replace("destroyed", "again destroyed"), marking=OPEN, written_on=date(2025, 4, 4))
    assert [figure(person, LAND)["value_text"] for person in (ANALYST, OUTSIDER)] == ["24 acres", "24 acres"]
    assert [figure(person, LAND)["as_reported_text"] for person in (ANALYST, OUTSIDER)] == ["48 acres", "24 acres"]


def test_a_claim_pulled_back_counts_no_more_and_its_twin_takes_its_place(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [
        (ANF_OFFICER, OPEN, row("2025-04-01", claims=((10, "acre", "Mohmand"),))),
        (CUSTOMS_OFFICER, OPEN, row("2025-04-02", claims=((10, "acre", "Mohmand"),))),
    ]
    file_rows(house, made, monkeypatch)
    with house.as_superuser() as superuser:
        report = superuser.execute("SELECT id FROM report WHERE number LIKE 'ANF%'").fetchone()[0]  # type: ignore[index]
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=report, reason="wrong", at=house.clock.tick(), new_id=house.clock.new_id
    )
    [event] = opened(ANALYST, LAND)["events"]
    assert (event["day"], event["value_text"]) == (date(2025, 4, 2), "10 acres")


def test_protected_persons_open_to_numbers_and_to_no_word_about_them(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    met = {"persons": 12, "minors": 2, "role": "stopped", "what": "smuggled person", "place_text": "Taftan",
           "district": "Chagai", "protected": True}  # fmt: skip
    made = [
        (ANF_OFFICER, OPEN, row("2025-04-01", met=(met,))),
        (CUSTOMS_OFFICER, OPEN, row("2025-04-02", met=(met, {**met, "role": "arrested", "what": "facilitator"}))),
    ]
    file_rows(house, made, monkeypatch)
    found = figure(OUTSIDER, PEOPLE)
    assert (found["value"], found["as_reported"], found["value_text"]) == (12, 24, "12 persons")
    assert {p["key"]: p["value"] for p in found["by"] if ":" not in p["key"]} == {
        "smuggled": 12, "minors": 2, "protected": 12}  # fmt: skip
    assert {p["key"]: p["value"] for p in found["by"] if ":" in p["key"]} == {
        "kind:not_stated": 12, "route:not_stated": 12, "nationality:unknown": 12}  # fmt: skip
    shown = opened(OUTSIDER, PEOPLE)
    assert [event["value"] for event in shown["events"]] == [12] and shown["events"][0]["province"] == "Balochistan"
    with reading_as(ANALYST.id):
        document = documents.briefing_opened(**PERIOD)
    for answer in (shown, next(f for f in document["figures"] if f["name"] == PEOPLE)):
        text = str(answer)
        assert "Invented report" not in text and "Taftan" not in text
    assert all(not event["incidents"] for event in shown["events"])


def test_what_is_hidden_moves_neither_figure_and_the_outsider(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = "confidential; originator only"
    days = ("2025-03-03", "2025-03-06")
    file_rows(house, invented_rows(5, how_many=25), monkeypatch)
    before = {person: [figure(person, name) for name in (LAND, PEOPLE)] for person in EVERYBODY}
    bridges = [(CUSTOMS_OFFICER, hidden, row(day, claims=((5, "acre", "Mohmand"),))) for day in days]
    file_rows(house, bridges, monkeypatch, called="hidden")
    for person in EVERYBODY:
        same = [figure(person, name) for name in (LAND, PEOPLE)] == before[person]
        assert same == (person is not CUSTOMS_OFFICER), person.name


def test_what_is_left_out_is_said(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    met = {"persons": None, "role": "stopped", "what": "smuggled person"}
    made = [
        (ANF_OFFICER, OPEN, {**row("2025-04-01", claims=((10, "acre", "Mohmand"),), met=(met,)), "date": None}),
        (ANF_OFFICER, OPEN, row("2025-04-30", claims=((900, "acre", "Mohmand"),), kind="periodic", period="month")),
    ]
    file_rows(house, made, monkeypatch)
    with reading_as(OUTSIDER.id):
        said = {entry["what"]: entry["number"] for entry in queries.briefing(**PERIOD)["not_counted"]}
    assert said == {
        "total of a period": 1, "total of land cleared": 1, "undated claim of cleared land": 1, "uncountable group met": 1,
    }  # fmt: skip


def test_encounters_and_facilitators_told_by_two_agencies_count_once_and_both_readings_show(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = {"persons": 9, "role": "stopped", "what": "smuggled person", "place_text": "Gwadar", "district": "Gwadar",
           "kind": "sea_interception", "origin": "Gujrat", "transit": "Gwadar", "destination": "Oman",
           "nationality": "PK"}  # fmt: skip
    alone = {**met, "persons": 1, "kind": "refused_boarding", "destination": None, "minors": 1}
    arranged = {**met, "persons": 1, "role": "arrested", "what": "facilitator", "outcome": "arrested"}
    made = [
        (ANF_OFFICER, OPEN, row("2025-04-01", met=(met,))),
        (CUSTOMS_OFFICER, OPEN, row("2025-04-01", met=(met,))),
        *((who, OPEN, row("2025-04-02", met=(alone,))) for who in (ANF_OFFICER, CUSTOMS_OFFICER)),
        *((who, OPEN, row("2025-04-03", met=(arranged,))) for who in (ANF_OFFICER, CUSTOMS_OFFICER)),
        (ANF_OFFICER, OPEN, row("2025-04-04", met=({**arranged, "outcome": "released"},))),
    ]
    file_rows(house, made, monkeypatch)
    encounters, arrested = figure(OUTSIDER, ENCOUNTERS), figure(OUTSIDER, ARRANGED)
    assert (encounters["value"], encounters["as_reported"]) == (6, 7), "two single travellers stay two"
    assert (arrested["value"], arrested["as_reported"]) == (1, 2)
    assert {r["key"]: r["value"] for r in arrested["readings"]} == {"told_once": 1, "told_apart": 2}
    assert {p["key"]: p["value"] for p in arrested["by"]} == {
        "not_arrested": 1, "kind:sea_interception": 1, "route:PK>OM": 1, "nationality:PK": 1}  # fmt: skip
    assert {p["key"]: p["value"] for p in encounters["by"]} == {
        "kind:sea_interception": 4, "kind:refused_boarding": 2, "route:PK>OM": 4, "route:not_stated": 2}  # fmt: skip
    nations = {p["key"]: p["value"] for p in figure(OUTSIDER, PEOPLE)["by"] if p["key"].startswith(("nat", "route"))}
    assert nations["nationality:PK"] == 9 and nations["nationality:unknown"] == nations["route:not_stated"], "of no child"
    assert opened(OUTSIDER, ENCOUNTERS, key="route:PK>OM")["total"] == 4
    with pytest.raises(NoSuchFigure):
        opened(OUTSIDER, ENCOUNTERS, key="route:nowhere")


def test_lone_travellers_are_not_merged_by_their_number(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    lone = {"persons": 1, "minors": None, "role": "stopped", "what": "refused boarding", "district": "Karachi",
            "place_text": ""}  # fmt: skip
    made = [
        (ANF_OFFICER, OPEN, row("2025-04-01", met=(lone,))), (CUSTOMS_OFFICER, OPEN, row("2025-04-02", met=(lone,))),
        (ANF_OFFICER, OPEN, row("2025-04-10", met=({**lone, "flight": "EX-701"},))),
        (CUSTOMS_OFFICER, OPEN, row("2025-04-10", met=({**lone, "flight": "EX 701"},))),
        (SCREENER, OPEN, row("2025-04-11", met=({**lone, "flight": "EX 701"},))),
    ]  # fmt: skip
    file_rows(house, made, monkeypatch)
    found = figure(ANALYST, PEOPLE)
    assert (found["value"], found["as_reported"]) == (4, 5), "only a flight on one day says that two reports tell of one"
