"""Telephones, vehicles and documents as identities: made for each reader, judged, taken back exactly."""

import json
import uuid
from collections.abc import Callable

import pytest

from rabta.resolution import queries
from rabta.resolution.errors import JudgedAlready, NotAnAnalyst, NotAvailable
from rabta.resolution.operations import judge_same_thing, undo_judgement, undo_thing_judgement
from rabta.resolution.rules.identity.things import Thing
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, CUSTOMS_OFFICER, DIRECTOR, EVERYBODY, OUTSIDER, Person
from tests.rooms.test_identities import OWN, file_person

ONE = "25/02/2031,Gulzar Example,,35202-1234567-1,0300-1234567,,Accused\n"
TWO = "26/02/2031,Nadir Sample,,35202-1234576-1,+92 300 1234567,,Passenger\n"
HIDDEN = "24/02/2031,Omar Hidden,,35202-1234567-1,0300 1234567,,Owner\n"
Place = tuple[uuid.UUID, int]


def told(person: Person) -> str:
    """Everything a reader sees of things: lists, and each thing of each number."""
    with reading_as(person.id):
        lists = [queries.numbers_shared(kind) for kind in Thing]
        found = [queries.numbers_shared(kind, said=said) for kind in Thing for said in ("0300-1234567", "3520212345671")]
        places = {(one["key"], one["number"]) for each in (*lists, *found) for one in each["numbers"]}
        return json.dumps([lists, found, [queries.thing(*place) for place in sorted(places)]], default=str, sort_keys=True)


def place_of(said: str, kind: Thing, person: Person = ANALYST) -> Place:
    with reading_as(person.id):
        [one] = queries.numbers_shared(kind, said=said)["numbers"]
    return one["key"], one["number"]


def borne(place: Place, person: Person = ANALYST) -> list[str]:
    with reading_as(person.id):
        found = queries.thing(*place)
    assert found is not None
    return sorted(one["mention"]["name"] for one in found["stated"])


def test_a_telephone_is_one_whoever_bears_it_and_a_slip_is_asked(house: House) -> None:
    for row in (ONE, TWO):
        file_person(house, row)
    phone = place_of("0300 1234567", Thing.PHONE)
    assert borne(phone) == ["Gulzar Example", "Nadir Sample"]
    number = place_of("35202-1234567-1", Thing.DOCUMENT, DIRECTOR)
    with reading_as(DIRECTOR.id):
        listed = queries.numbers_shared(Thing.PHONE)
        card = queries.thing(*number)
        assert queries.numbers_shared(Thing.VEHICLE) == {"numbers": [], "total": 0}
    assert [one["mentions"] for one in listed["numbers"]] == [2] and card is not None
    assert [one["written"] for one in card["stated"]] == ["35202-1234567-1"]
    [near] = card["near"]
    assert near["outcome"] == "ask" and near["reasons"][0]["kind"] == "card:transposed" and len(card["persons"]) == 1


def test_judging_and_taking_back_are_exact_inverses(house: House) -> None:
    for row in (ONE, TWO):
        file_person(house, row)
    before, phone = told(ANALYST), place_of("0300-1234567", Thing.PHONE)
    cards = [place_of(said, Thing.DOCUMENT) for said in ("35202-1234567-1", "35202-1234576-1")]
    with reading_as(ANALYST.id):
        found = queries.thing(*phone)
    assert found is not None
    phones = [(one["key"], one["number"]) for one in found["stated"]]
    at = {"at": house.clock.tick(), "new_id": house.clock.new_id}
    for a, b, outcome in ((*phones, "not"), (*cards, "same")):
        made = judge_same_thing(reader_id=ANALYST.id, a=a, b=b, outcome=outcome, note="EX", **at)  # type: ignore[arg-type]
        assert len(borne(a)) == (1 if outcome == "not" else 2)
        with pytest.raises(JudgedAlready):
            judge_same_thing(reader_id=ANALYST.id, a=b, b=a, outcome="same", **at)  # type: ignore[arg-type]
        with pytest.raises(NotAvailable):
            undo_judgement(reader_id=ANALYST.id, judgement_id=made, **at)  # type: ignore[arg-type]
        assert undo_thing_judgement(reader_id=ANALYST.id, judgement_id=made, **at)[0] in {a[0], b[0]}  # type: ignore[arg-type]
        assert told(ANALYST) == before
    with pytest.raises(NotAvailable):  # a telephone is no document
        judge_same_thing(reader_id=ANALYST.id, a=phones[0], b=cards[1], outcome="same", **at)  # type: ignore[arg-type]
    with pytest.raises(NotAnAnalyst):
        judge_same_thing(reader_id=DIRECTOR.id, a=phones[0], b=phones[1], outcome="same", **at)  # type: ignore[arg-type]


def test_a_hidden_mention_bears_nothing_and_moves_no_byte(make_house: Callable[[], House]) -> None:
    worlds = {}
    for hidden in (True, False):
        house = make_house()
        for row in (ONE, TWO):
            file_person(house, row)
        if hidden:
            file_person(house, HIDDEN, who=CUSTOMS_OFFICER, marking=OWN)
            assert len(borne(place_of("0300-1234567", Thing.PHONE, CUSTOMS_OFFICER), CUSTOMS_OFFICER)) == 3
        worlds[hidden] = {person.name: told(person) for person in EVERYBODY if person is not CUSTOMS_OFFICER}
    assert worlds[True] == worlds[False] and "Nadir Sample" in worlds[True][DIRECTOR.name]
    with reading_as(OUTSIDER.id):
        assert queries.thing(uuid.UUID(int=9), 0) is None
