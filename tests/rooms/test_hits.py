"""Hits: found on exact numbers, numbers a slip apart and names; shown to whoever sees both ends; judged by named persons."""

import uuid
from datetime import date
from typing import Any

import pytest

from rabta.deconfliction.rules.identifiers import Identifier
from rabta.filing.errors import NotAvailable
from rabta.screening.errors import CannotJudge
from rabta.screening.matching import screen
from rabta.screening.operations.hits import sign_hit
from rabta.screening.operations.watch_lists import sign_entry
from rabta.screening.queries.hits import hit, hits
from rabta.screening.rules.course import EntryStep
from rabta.screening.rules.entry import EntryKind, Listed, Why
from rabta.screening.rules.hit import HitState, HitStep
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, PARTNER, SCREENER, Person
from tests.rooms.test_watch_lists import OWN, WIDE, add, opened, person, when

TODAY = date(2025, 3, 1)
HEAD = "Record No,Date,Place,Name,Father's Name,Passport No,Mobile,Date of Birth,Role\n"
ZAMAN = "EX-1,2025-03-01,EX flight,Gul Zaman Khan,,EX4711001,,1985-02-03,Passenger\n"
TYPED = "EX-2,2025-03-01,EX flight,Gul Zaman Khan,,EX4711010,,1985-02-03,Passenger\n"
NAMED = "EX-3,2025-03-01,EX flight,گل زمان خان,,EX9990001,,1985-02-03,Passenger\n"
OTHER = "EX-4,2025-03-01,EX flight,Sher Bahadur Example,,EX9990002,,1970-01-01,Passenger\n"
CHILD = "EX-5,2025-03-01,EX flight,Zarmina Example,,EX4711005,,2015-03-02,Passenger\n"
GUL = person(name="Gul Zaman Khan", identifiers=((Identifier.PASSPORT, "EX4711001"),))


def filed(house: House, *rows: str, who: Person = SCREENER, marking: str = WIDE) -> uuid.UUID:
    return house.file(who, HEAD + "".join(rows), file_name="passengers.csv", marking=marking).report_id


def screened(house: House) -> int:
    return screen(today=TODAY, at=house.clock.tick(), new_id=house.clock.new_id)


def seen(who: Person, **more: Any) -> list[dict[str, Any]]:
    with reading_as(who.id):
        return hits(today=TODAY, **more)["hits"]  # type: ignore[no-any-return]


def one(who: Person, hit_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(who.id) as looking:
        return hit(hit_id, by=looking, today=TODAY)


def sign(house: House, who: Person, hit_id: uuid.UUID, kind: HitStep, words: str = "EX looked at") -> None:
    sign_hit(hit_id=hit_id, kind=kind, words=words, **when(house, who))


def test_a_hit_shows_to_whoever_sees_both_ends_and_to_nobody_else(house: House) -> None:
    list_id = opened(house)
    wide, kept = add(house, list_id, GUL, marking=WIDE), add(house, list_id, person(
        name="Sher Bahadur Example", born="1970", identifiers=((Identifier.PASSPORT, "EX9990002"),)))  # fmt: skip
    filed(house, ZAMAN, OTHER)
    assert screened(house) == 2 and screened(house) == 0, "and once only"
    for who in EVERYBODY:
        expected = {wide, kept} if who is ANF_OFFICER else set() if who in (OUTSIDER, PARTNER) else {wide}
        found = seen(who)
        assert {each["entry"]["id"] for each in found} == expected, who.name
        if who is SCREENER:
            (told,) = found
            assert told["entry"]["name"] == "Gul Zaman Khan" and told["reasons"][0]["code"] == "same_number"
            whole = one(who, told["id"]) or {}
            assert whole["call"] is None and "EX couriers" not in str(whole) and "EX desk" not in str(whole)
        if who is ANF_OFFICER:
            assert (one(who, found[0]["id"]) or {})["call"]["contact"] == "EX desk"
    (secret,) = {each["id"] for each in seen(ANF_OFFICER)} - {each["id"] for each in seen(SCREENER)}
    for missing in (secret, uuid.UUID(int=9)):
        assert one(SCREENER, missing) is None
        with pytest.raises(NotAvailable):
            sign(house, SCREENER, missing, HitStep.TAKEN)


def test_a_manifest_that_hides_gives_its_screener_the_hit_and_the_owner_of_the_list_none(house: House) -> None:
    add(house, opened(house), GUL, marking=WIDE)
    filed(house, ZAMAN, marking="restricted; originator only")
    screened(house)
    assert [len(seen(who)) for who in (SCREENER, ANF_OFFICER, ANALYST, AUDITOR)] == [1, 0, 0, 0]


def test_what_is_found(house: House) -> None:
    list_id = opened(house)
    add(house, list_id, GUL)
    lost = Listed(kind=EntryKind.DOCUMENT, why=Why.LOST, reason="EX", identifiers=((Identifier.DOCUMENT, "EX-9990002"),))
    add(house, list_id, lost)
    filed(house, ZAMAN, TYPED, NAMED, OTHER)
    screened(house)
    found = {each["traveller"]["name"] + each["reasons"][0]["stated"]: each for each in seen(ANF_OFFICER)}
    assert {name: (each["basis"], each["reasons"][0]["code"]) for name, each in found.items()} == {
        "Gul Zaman KhanEX4711001": ("number", "same_number"),
        "Gul Zaman KhanEX4711010": ("like_number", "transposed"),
        "گل زمان خانگل زمان خان": ("name", "name_agrees"),
        "Sher Bahadur ExampleEX9990002": ("number", "same_number"),
    }
    assert {each["standing"].state for each in found.values()} == {HitState.OPEN}


def test_a_list_that_changes_meets_the_flights_of_the_last_days_and_a_withdrawn_entry_waits_no_more(house: House) -> None:
    filed(house, ZAMAN)
    assert screened(house) == 0
    entry_id = add(house, opened(house), GUL)
    assert screened(house) == 1
    sign_entry(entry_id=entry_id, kind=EntryStep.WITHDRAWN, words="EX mistaken", **when(house, ANF_OFFICER))
    assert seen(ANF_OFFICER) == [] and [each["entry_ended"] for each in seen(ANF_OFFICER, waiting=False)] == [True]
    filed(house, TYPED)
    assert screened(house) == 0, "what is withdrawn is compared with nobody"


def test_a_protected_person_is_hit_for_the_protection_desk_alone(house: House) -> None:
    list_id = opened(house, ANALYST, marking="restricted; every agency")
    document = Listed(kind=EntryKind.DOCUMENT, why=Why.LOST, reason="EX", identifiers=((Identifier.PASSPORT, "EX4711005"),))
    add(house, list_id, document, ANALYST, WIDE)
    add(house, list_id, GUL, ANALYST, WIDE)
    filed(house, CHILD)
    filed(house, ZAMAN)
    screened(house)
    assert [each["entry"]["kind"] for each in seen(CUSTOMS_OFFICER)] == ["person"]
    assert {each["entry"]["kind"] for each in seen(ANALYST)} == {"person", "document"}, "who holds the protection role"
    filed(house, "EX-6,2025-03-02,EX boat,Gul Example,,EX4711001,,,Smuggled person\n", who=CUSTOMS_OFFICER)
    screened(house)
    assert seen(CUSTOMS_OFFICER) == [] and len(seen(ANALYST)) == 2, "protection is absorbing"


def test_who_judged_it_and_why_stands_and_a_wrong_hit_is_remembered_and_can_be_opened_again(house: House) -> None:
    add(house, opened(house), GUL, marking=WIDE)
    filed(house, ZAMAN)
    screened(house)
    hit_id = seen(SCREENER)[0]["id"]
    with pytest.raises(CannotJudge, match="Take this match first"):
        sign(house, SCREENER, hit_id, HitStep.NOT_SAME)
    sign(house, SCREENER, hit_id, HitStep.TAKEN)
    with pytest.raises(CannotJudge):
        sign(house, CUSTOMS_OFFICER, hit_id, HitStep.CONFIRMED)
    with pytest.raises(CannotJudge, match="in a few words why"):
        sign(house, SCREENER, hit_id, HitStep.NOT_SAME, "")
    with pytest.raises(CannotJudge, match="judged by officers"):
        sign(house, AUDITOR, hit_id, HitStep.TAKEN)
    sign(house, SCREENER, hit_id, HitStep.NOT_SAME, "EX other father")
    assert seen(SCREENER) == [] and seen(CUSTOMS_OFFICER, waiting=False)[0]["standing"].name == SCREENER.name
    filed(house, ZAMAN.replace("EX-1", "EX-9").replace("2025-03-01", "2025-03-02"))
    screened(house)
    (again,) = [each for each in seen(SCREENER, waiting=False) if each["id"] != hit_id]
    assert again["standing"].state is HitState.REMEMBERED and seen(SCREENER) == [], "nobody is asked twice"
    sign(house, CUSTOMS_OFFICER, hit_id, HitStep.REOPENED, "EX look again")
    (again,) = [each for each in seen(SCREENER, waiting=False) if each["id"] != hit_id]
    assert again["standing"].state is HitState.OPEN
    steps = (one(SCREENER, hit_id) or {})["steps"]
    assert [(step["kind"], step["signed_name"]) for step in steps] == [
        ("taken", SCREENER.name), ("not_same", SCREENER.name), ("reopened", CUSTOMS_OFFICER.name)
    ]  # fmt: skip
    assert one(OUTSIDER, hit_id) is None and OWN
