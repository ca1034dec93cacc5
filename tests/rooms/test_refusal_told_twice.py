"""A refused boarding recorded at the gate and filed as an encounter: one, whichever came first; persons part and join it."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rabta.briefing import queries as briefing
from rabta.example.passenger_files import paxlst
from rabta.example.passengers import many_travellers
from rabta.resolution.operations import judge_same_person, undo_judgement
from rabta.resolution.queries import identities_of
from rabta.screening.operations.off_loadings import record_off_loading, sign_off_loading
from rabta.screening.queries.flights import flight
from rabta.screening.queries.refusals import recorded_at_gate, told_as_encounters
from rabta.screening.rules.off_loading import OffLoadingStep
from rabta.sharing.operations import reading_as
from rabta.smuggling.operations import NewEncounter, NewPerson, file_encounter
from tests.house import House
from tests.people import ANALYST, CUSTOMS_OFFICER, SCREENER, Person
from tests.rooms.test_encounters import NOW, REFERRER, with_the_desk

FLIGHT = replace(many_travellers(1, 3), day=date(2025, 2, 20))
MET = FLIGHT.travellers[0]
NAME = f"EX999-{FLIGHT.day}"
SHARED = "restricted; every agency"


def recorded(house: House) -> uuid.UUID:
    with reading_as(SCREENER.id) as looking:
        found = flight(NAME, by=looking, today=NOW.date(), now=NOW) or {}
    (key,) = (one["key"] for one in found["travellers"] if MET.given.lower() in one["name"].lower())
    return record_off_loading(
        reader_id=SCREENER.id, flight=NAME, mention_key=key, ground="EX act, section 3", words="EX visa", done_on=FLIGHT.day,
        at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip


def met(house: House, *, passport: str = MET.passport, flown: str = "EX-0999") -> uuid.UUID:
    person = NewPerson(role="traveller", age="34", name=f"{MET.given} {MET.surname}", passport=passport)
    new = NewEncounter(number="EX-FIA-7", kind="refused_boarding", on=FLIGHT.day, flight=flown, persons=(person,))
    return file_encounter(
        reader_id=REFERRER.id, encounter=new, marking_text=SHARED, grading="A2", at=house.clock.tick(),
        new_id=house.clock.new_id,
    ).key  # fmt: skip


def deed(house: House) -> dict[str, Any]:
    return {"reader_id": ANALYST.id, "at": house.clock.tick(), "new_id": house.clock.new_id}


def counted() -> int:
    with reading_as(REFERRER.id):
        told = briefing.figure_records("persons_encountered", date_from=FLIGHT.day, date_to=FLIGHT.day)
    return int(told["figure"]["value"])


def linked(who: Person, encounter: uuid.UUID) -> tuple[int, int]:
    """How many encounters the flight's page tells of beside its records, and how many records the encounter's page does."""
    with reading_as(who.id) as looking:
        travellers = (flight(NAME, by=looking, today=NOW.date(), now=NOW) or {})["travellers"]
        told = told_as_encounters([each for one in travellers for each in one["off_loadings"]])
        return sum(map(len, told.values())), len(recorded_at_gate(encounter, by=looking))


@pytest.fixture
def gate(house: House) -> House:
    with_the_desk(house)
    house.file(SCREENER, paxlst(FLIGHT), file_name="EX999.edi", marking=SHARED)
    return house


@pytest.mark.parametrize("first", ["record", "encounter"])
def test_it_is_one_whichever_came_first_for_whoever_may_read_who_was_met(gate: House, first: str) -> None:
    if first == "record":
        record, encounter = recorded(gate), met(gate)
    else:
        encounter, record = met(gate), recorded(gate)
    assert linked(REFERRER, encounter) == (1, 1)
    for who in (SCREENER, CUSTOMS_OFFICER):
        assert linked(who, encounter) == (0, 0), "who was met is withheld, and so is that it is this traveller"
    assert linked(ANALYST, encounter) == (1, 1), "a protection officer as well"
    sign_off_loading(
        reader_id=SCREENER.id, off_loading_id=record, kind=OffLoadingStep.TAKEN_BACK, done_on=FLIGHT.day, words="EX",
        at=gate.clock.tick(), new_id=gate.clock.new_id,
    )  # fmt: skip
    assert linked(REFERRER, encounter) == (0, 0)


def test_a_person_parts_and_joins_them_and_what_is_counted_stays(gate: House) -> None:
    encounter = met(gate)
    before = counted()
    recorded(gate)
    assert counted() == before == 1
    with reading_as(ANALYST.id) as looking:
        (told,) = recorded_at_gate(encounter, by=looking)
        (person,) = identities_of([told["mention_key"]])
    one, other = (each["key"] for each in person["mentions"])
    said = judge_same_person(a=one, b=other, outcome="not", **deed(gate))
    assert linked(ANALYST, encounter) == (0, 0)
    undo_judgement(judgement_id=said, **deed(gate))
    assert linked(ANALYST, encounter) == (1, 1) and counted() == 1


@pytest.mark.parametrize("other", [{"passport": "EX7777777"}, {"flown": "EX-998"}])
def test_another_person_or_another_flight_is_another_refusal(gate: House, other: dict[str, str]) -> None:
    recorded(gate)
    assert linked(REFERRER, met(gate, **other)) == (0, 0)
