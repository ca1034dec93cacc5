"""Targets that are one person's meet whoever was first and whenever it came out, by nothing their holder may not use."""


import pytest
from django.db import connections
from django.db.utils import DatabaseError

from rabta.deconfliction import queries
from rabta.deconfliction.looking_again import AT_ONCE, EVERY, LookingAgain
from rabta.deconfliction.operations import let_target_go
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, SCREENER, WATCH_OFFICER, Person
from tests.rooms.planning import hold, with_watch

CARD, MOBILE = "35202-1234567-1", "0300-1234567"
PERSONS = (
    "Date,Name,Father's Name,CNIC,Mobile,Date of Birth,Role\n"
    f"25/02/2031,Gulzar Example,Sher Example,{CARD},{MOBILE},04/03/1985,Accused\n"
)


@pytest.fixture
def night(house: House) -> House:
    return with_watch(house)


def told(who: Person) -> list[str]:
    with reading_as(who.id):
        return [one["kind"] for one in queries.notices()]


def alarms(house: House) -> int:
    with reading_as(WATCH_OFFICER.id) as looking:
        return len(queries.board(by=looking, now=house.clock.now)["alarms"])


def look(house: House) -> None:
    """One round of the house over all that stands."""
    again = LookingAgain()
    again(at=house.clock.tick(), new_id=house.clock.new_id)
    assert again.waiting == []


def says_so(house: House, marking: str = "restricted; originator only", who: Person = ANF_OFFICER) -> None:
    house.file(who, PERSONS, file_name="persons.csv", marking=marking)


def test_it_makes_no_difference_who_was_first(night: House) -> None:
    says_so(night)
    hold(night, ANF_OFFICER, Identifier.PHONE, MOBILE)
    assert hold(night, CUSTOMS_OFFICER, Identifier.CNIC, CARD).conflict, "who was first knows that it is one person"
    assert told(ANF_OFFICER) == told(CUSTOMS_OFFICER) == ["conflict"]


def test_what_comes_out_later_makes_them_meet_once_and_both_are_told(night: House) -> None:
    hold(night, CUSTOMS_OFFICER, Identifier.CNIC, CARD)
    hold(night, ANF_OFFICER, Identifier.PHONE, MOBILE)
    look(night)
    assert told(ANF_OFFICER) == told(CUSTOMS_OFFICER) == [] and alarms(night) == 0
    says_so(night)
    look(night)
    look(night)
    for who in EVERYBODY:
        assert told(who) == (["conflict"] if who in (ANF_OFFICER, CUSTOMS_OFFICER) else []), who.name
    assert alarms(night) == 1
    with night.as_superuser() as superuser:
        entries = superuser.execute("SELECT reader_id FROM entry WHERE deed = 'target:look_again'").fetchall()
    assert entries == [(None,)], "by the house itself, and only where something changed"


def test_a_silent_one_tells_the_desk_alone_and_one_let_go_nobody(night: House) -> None:
    hold(night, CUSTOMS_OFFICER, Identifier.CNIC, CARD, silent=True)
    over = hold(night, SCREENER, Identifier.CNIC, CARD)
    let_target_go(reader_id=SCREENER.id, target_id=over.id, reason="done", at=night.clock.tick(), new_id=night.clock.new_id)
    before = alarms(night)
    hold(night, ANF_OFFICER, Identifier.PHONE, MOBILE)
    says_so(night)
    look(night)
    assert told(ANF_OFFICER) == told(CUSTOMS_OFFICER) == told(SCREENER) == [] and alarms(night) == before + 1


def test_what_another_agency_lets_nobody_pass_on_leads_to_no_meeting(night: House) -> None:
    says_so(night, "restricted; to CUSTOMS; H2")
    hold(night, SCREENER, Identifier.CNIC, CARD)
    assert not hold(night, CUSTOMS_OFFICER, Identifier.PHONE, MOBILE).conflict
    look(night)
    assert told(SCREENER) == told(CUSTOMS_OFFICER) == []
    assert hold(night, ANF_OFFICER, Identifier.PHONE, "+92 300 1234567").conflict, "its own agency uses its own record"


def test_a_right_that_ends_ends_what_rests_on_it(night: House) -> None:
    says_so(night)
    hold(night, ANF_OFFICER, Identifier.PHONE, MOBILE)
    with night.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE reader SET active = false WHERE id = %s", [ANF_OFFICER.id])
    look(night)
    assert not hold(night, CUSTOMS_OFFICER, Identifier.CNIC, CARD).conflict
    assert hold(night, CUSTOMS_OFFICER, Identifier.PHONE, MOBILE).conflict, "what was typed stands"


def test_one_held_before_there_were_look_alikes_meets_by_them_after_a_round(night: House) -> None:
    hold(night, ANF_OFFICER, Identifier.PASSPORT, "AB0123456")
    with night.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE held_target SET shape = NULL, digest = 'of another form'")
        superuser.execute("DELETE FROM target_known_as")
    look(night)
    assert hold(night, CUSTOMS_OFFICER, Identifier.PASSPORT, "A8O12345G").conflict


def test_a_round_is_a_few_at_a_time_and_rests(night: House) -> None:
    for n in range(AT_ONCE + 1):
        hold(night, ANF_OFFICER, Identifier.PHONE, f"0300-123400{n}")
    again, at = LookingAgain(), night.clock.tick()
    waiting = []
    for moment in (at, at, at, at + EVERY):
        again(at=moment, new_id=night.clock.new_id)
        waiting.append(len(again.waiting))
    assert waiting == [1, 0, 0, 1]
    assert again.began == at + EVERY


def test_nobody_reads_what_others_are_known_by_nor_lets_the_house_look(night: House) -> None:
    says_so(night)
    hold(night, ANF_OFFICER, Identifier.PHONE, MOBILE)
    for statement in (
        "SELECT * FROM target_known_as", "SELECT meet_again(id, true, now()) FROM held_target",
        "SELECT meet_targets(id, true, true, now()) FROM held_target",
    ):  # fmt: skip
        for who in (ANF_OFFICER, WATCH_OFFICER):
            with pytest.raises(DatabaseError), reading_as(who.id), connections["default"].cursor() as cursor:
                cursor.execute(statement)
