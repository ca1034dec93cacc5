"""Identities: made for each reader of what that reader sees, judged, taken back, released, recalled and purged."""

import itertools
import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, connections

from rabta.filing.keeping import approve_purge, propose_purge
from rabta.filing.operations import withdraw_report
from rabta.filing.releasing import mark_anew
from rabta.ledger.operations import append_entry
from rabta.resolution import queries
from rabta.resolution.errors import JudgedAlready, NotAnAnalyst, NotAvailable, NoteTooLong
from rabta.resolution.operations import judge_same_person, place_mentions, undo_judgement
from rabta.sharing.operations import acting_as, reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, EVERYBODY, OUTSIDER, PARTNER, Person
from tests.rooms.test_keeping import SECOND_OFFICER, holding, when, with_second_officer

HEAD = "Date,Name,Father's Name,CNIC,Mobile,Date of Birth,Role\n"
KHAN = "25/02/2031,Gulzar Example,Sher Example,35202-1234567-1,0300-1234567,04/03/1985,Accused\n"
SLIPPED = "26/02/2031,Gulzar Example,Sher Example,35202-1234576-1,,04/03/1985,Passenger\n"
BY_PHONE = "27/02/2031,Gulzar Example,,,+92 300 1234567,,Sponsor\n"
STRANGER = "28/02/2031,Nadir Sample,Omar Sample,61101-7654321-9,,01/02/1970,Accused\n"
HOMONYM = "15/03/2031,Gulzar Example,Sher Example,,,1985,Passenger\n"
CHILD = "27/02/2031,Gulzar Example,Sher Example,35202-1234567-1,,04/03/2019,Passenger\n"
EVERYONE, OWN = "open; every agency", "restricted; originator only"


def file_person(house: House, row: str, *, who: Person = ANF_OFFICER, marking: str = EVERYONE) -> Any:
    return house.file(who, HEAD + row, file_name="persons.csv", marking=marking)


def seen(person: Person, said: str = "Gulzar Example") -> list[dict[str, Any]]:
    with reading_as(person.id):
        return queries.search(said)


def groups(person: Person, said: str = "Gulzar Example") -> list[list[str]]:
    """Who is who as a reader finds it: each identity as its mentions' roles and days."""
    return sorted(sorted(f"{m['seen_from']} {m['role']}" for m in one["mentions"]) for one in seen(person, said))


def told(person: Person) -> str:
    with reading_as(person.id):
        found = [queries.search(said) for said in ("Gulzar Example", "35202-1234567-1", "0300-1234567", "Nadir Sample")]
        whole = [queries.identity(one["id"]) for each in found for one in each]
        return json.dumps([found, whole, queries.asked()], default=str, sort_keys=True)


def key_of(person: Person, role: str) -> uuid.UUID:
    [key] = [m["key"] for one in seen(person) for m in one["mentions"] if m["role"] == role]
    return key


def judge(house: House, a: uuid.UUID, b: uuid.UUID, outcome: Any, *, who: Person = ANALYST, **more: Any) -> uuid.UUID:
    return judge_same_person(
        reader_id=who.id, a=a, b=b, outcome=outcome, at=house.clock.tick(), new_id=house.clock.new_id, **more
    )  # fmt: skip


def undo(house: House, judgement: uuid.UUID, *, who: Person = ANALYST) -> None:
    undo_judgement(reader_id=who.id, judgement_id=judgement, at=house.clock.tick(), new_id=house.clock.new_id)


def test_one_person_told_by_three_lists_is_one_and_a_stranger_another(house: House) -> None:
    for row, who in ((KHAN, ANF_OFFICER), (SLIPPED, CUSTOMS_OFFICER), (BY_PHONE, ANF_OFFICER), (STRANGER, ANF_OFFICER)):
        file_person(house, row, who=who)
    assert groups(DIRECTOR) == [["2031-02-25 arrested", "2031-02-26 passenger", "2031-02-27 sponsor"]]
    [found] = seen(DIRECTOR, "3520212345671")
    with reading_as(DIRECTOR.id):
        one = queries.identity(found["matched"])
    assert one is not None
    assert one["id"] == one["mentions"][0]["key"], "its id is that of its earliest mention"
    assert [m["role"] for m in one["mentions"]] == ["arrested", "passenger", "sponsor"], "a role stays with its event"
    assert {reason["name"] for link in one["links"] for reason in link["reasons"]} >= {"identifier_same", "identifier_slip"}
    assert groups(DIRECTOR, "Nadir Sample") == [["2031-02-28 arrested"]]
    assert seen(DIRECTOR, "") == seen(DIRECTOR, "Nobody Atall") == []


def test_order_of_arrival_changes_nothing(make_house: Callable[[], House]) -> None:
    made = []
    for order in ((0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)):
        house = make_house()
        for n in order:
            file_person(house, (KHAN, SLIPPED, BY_PHONE, HOMONYM)[n])
        with reading_as(ANALYST.id):
            asked = sorted(sorted((q["a"]["role"], q["b"]["role"])) for q in queries.asked())
        made.append((groups(DIRECTOR), asked))
    assert made[0] == made[1] == made[2] and made[0][1], "and what is asked neither"


def test_a_hidden_mention_joins_nothing_and_moves_no_byte(make_house: Callable[[], House]) -> None:
    """A's list and B's never meet but through C's hidden one: for whoever does not see it they stay apart."""
    bridge = "24/02/2031,Gulzar Example,Sher Example,35202-1234567-1,0300-7654321,04/03/1985,Owner\n"
    one_end = "25/02/2031,Gulzar Example,,35202-1234567-1,,,Accused\n"
    other_end = "26/02/2031,Gulzar Example,,,0300-7654321,,Passenger\n"
    worlds = {}
    for hidden in (True, False):
        house = make_house()
        file_person(house, one_end)
        file_person(house, other_end)
        if hidden:
            file_person(house, bridge, who=CUSTOMS_OFFICER, marking=OWN)
            assert groups(CUSTOMS_OFFICER) == [["2031-02-24 owner", "2031-02-25 arrested", "2031-02-26 passenger"]]
        worlds[hidden] = {p.name: told(p) for p in EVERYBODY if p is not CUSTOMS_OFFICER}
        assert groups(DIRECTOR) == [["2031-02-25 arrested"], ["2031-02-26 passenger"]]
    assert worlds[True] == worlds[False]


def test_a_protected_mention_absorbs_while_joined_and_shows_through_nothing(make_house: Callable[[], House]) -> None:
    bytes_of = {}
    for child in (False, True):
        house = make_house()
        file_person(house, KHAN)
        if child:
            file_person(house, CHILD)
        bytes_of[child] = {p.name: told(p) for p in EVERYBODY if p is not ANALYST}
    assert bytes_of[False] == bytes_of[True], "for everybody else there is nothing"
    mentions = [m for one in seen(ANALYST) for m in one["mentions"]]
    a, b = (m["key"] for m in mentions)
    judgement = judge(house, a, b, "same")
    [one] = seen(ANALYST)
    assert one["protected"] and len(one["mentions"]) == 2
    assert bytes_of[False] == {p.name: told(p) for p in EVERYBODY if p is not ANALYST}, "nor of the judgement"
    with reading_as(DIRECTOR.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM identity_judgement")
        assert cursor.fetchone()[0] == 0
    undo(house, judgement)
    assert sorted(one["protected"] for one in seen(ANALYST)) == [False, True], "and gone when taken apart"


def test_merge_and_unmerge_are_exact_inverses(house: House) -> None:
    for row in (KHAN, SLIPPED, BY_PHONE, HOMONYM):
        file_person(house, row)
    before = told(ANALYST)
    keys = [key_of(ANALYST, "arrested"), key_of(ANALYST, "sponsor")]
    with reading_as(ANALYST.id):
        found = [m for one in queries.search("Gulzar Example") for m in one["mentions"]]
    [homonym] = [m["key"] for m in found if str(m["seen_to"]) == "2031-03-15"]
    for pair, outcome in (((keys[0], homonym), "same"), ((keys[0], keys[1]), "not"), ((keys[1], homonym), "not")):
        judgement = judge(house, *pair, outcome)
        assert told(ANALYST) != before
        undo(house, judgement)
        assert told(ANALYST) == before
    made = [judge(house, a, b, "same") for a, b in ((keys[0], homonym), (keys[1], homonym))]
    assert len(groups(DIRECTOR)) == 1, "for everybody who sees both ends"
    for judgement in reversed(made):
        undo(house, judgement)
    assert told(ANALYST) == before


def test_not_the_same_is_a_cut_and_the_weakest_join_gives_way(house: House) -> None:
    for row in (KHAN, SLIPPED, BY_PHONE):
        file_person(house, row)
    judge(house, key_of(ANALYST, "passenger"), key_of(ANALYST, "sponsor"), "not", note="seen both in one room")
    assert groups(DIRECTOR) == [["2031-02-25 arrested", "2031-02-27 sponsor"], ["2031-02-26 passenger"]] or groups(
        DIRECTOR
    ) == [["2031-02-25 arrested", "2031-02-26 passenger"], ["2031-02-27 sponsor"]]


def test_who_judges_and_what_is_refused(house: House) -> None:
    file_person(house, KHAN)
    file_person(house, HOMONYM)
    file_person(house, SLIPPED, who=CUSTOMS_OFFICER, marking=OWN)
    a, b = (m["key"] for one in seen(ANALYST) for m in one["mentions"])
    secret = next(m["key"] for one in seen(CUSTOMS_OFFICER) for m in one["mentions"] if str(m["seen_from"]) == "2031-02-26")
    for person in (ANF_OFFICER, DIRECTOR, OUTSIDER, PARTNER):
        with pytest.raises(NotAnAnalyst):
            judge(house, a, b, "same", who=person)
    for pair in ((a, secret), (a, uuid.uuid4()), (a, a)):
        with pytest.raises(NotAvailable):
            judge(house, *pair, "same")
    with pytest.raises(NoteTooLong):
        judge(house, a, b, "same", note="x" * 2001)
    judgement = judge(house, a, b, "same")
    with pytest.raises(JudgedAlready):
        judge(house, a, b, "not")
    undo(house, judgement)
    with pytest.raises(NotAvailable):
        undo(house, judgement)
    with house.as_superuser() as everything:
        [(marking,)] = everything.execute("SELECT marking_id FROM person_mention WHERE key = %s", [a]).fetchall()
    low, high = sorted((a, b))
    for who, score in ((ANF_OFFICER, 0), (ANALYST, 2000)):
        with pytest.raises(ProgrammingError, match="row-level security"), acting_as(who.id) as looking:  # noqa: PT012
            entry = looking.deed("identities:judge", subject=("judgement", "x"), detail={})
            append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
            connections["default"].cursor().execute(
                "INSERT INTO identity_judgement (id, a, b, marking_a_id, marking_b_id, marking_id, protected, outcome,"
                " score, reasons, rule_version, note, decided_by, decided_at)"
                " VALUES (%s, %s, %s, %s, %s, %s, false, 'same', %s, '[]', '', '', %s, now())",
                [uuid.uuid4(), low, high, marking, marking, marking, score, who.id],
            )


def test_identities_follow_the_marking_and_go_with_the_report(house: House) -> None:
    file_person(house, KHAN)
    second = file_person(house, BY_PHONE)
    assert len(groups(CUSTOMS_OFFICER)[0]) == 2
    mark_anew(
        reader_id=ANF_OFFICER.id, report_id=second.report_id, marking_text=OWN, reason="named by mistake",
        at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip
    assert groups(CUSTOMS_OFFICER) == [["2031-02-25 arrested"]] and len(groups(ANF_OFFICER)[0]) == 2
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=second.report_id, reason="wrong", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip
    assert groups(ANF_OFFICER) == [["2031-02-25 arrested"]]
    with house.as_superuser() as everything:
        assert everything.execute("SELECT count(*) FROM placed_mention").fetchone() == (1,)


def test_a_purged_report_leaves_no_word_and_no_judgement(house: House) -> None:
    with_second_officer(house)
    file_person(house, BY_PHONE, who=CUSTOMS_OFFICER)
    before = told(ANALYST)
    first = file_person(house, KHAN)
    judgement = judge(house, *(m["key"] for one in seen(ANALYST) for m in one["mentions"]), "same", note="Qanarynote")
    undo(house, judgement)
    propose_purge(rule="filed_in_error", reason="wrong", **when(house, ANF_OFFICER, first.report_id))
    approve_purge(**when(house, SECOND_OFFICER, first.report_id))
    assert told(ANALYST) == before
    assert holding(house, "3520212345671") == holding(house, "Qanarynote") == []


def test_placing_twice_adds_nothing_and_a_placing_that_was_missed_is_made_up(house: House) -> None:
    house.file(ANF_OFFICER, HEAD + KHAN, file_name="a.csv", marking=EVERYONE, place=False)
    house.file(ANF_OFFICER, HEAD + BY_PHONE, file_name="b.csv", marking=EVERYONE, place=False)
    assert seen(DIRECTOR) == []
    assert place_mentions(at=house.clock.tick(), new_id=house.clock.new_id) == 2
    assert place_mentions(at=house.clock.tick(), new_id=house.clock.new_id) == 0
    assert len(groups(DIRECTOR)[0]) == 2


def test_identities_equal_those_of_a_plain_recount(house: House) -> None:
    """The connected parts of all automatic joins, worked out from the rows alone, are what everybody with sight is shown."""
    for row in (KHAN, SLIPPED, BY_PHONE, STRANGER, HOMONYM):
        file_person(house, row)
    with house.as_superuser() as everything:
        keys = [row[0] for row in everything.execute("SELECT key FROM person_mention")]
        joins = everything.execute("SELECT a, b FROM identity_judgement WHERE outcome = 'same'").fetchall()
    parts = {key: {key} for key in keys}
    for a, b in itertools.chain(joins, joins):
        whole = parts[a] | parts[b]
        for key in whole:
            parts[key] = whole
    with reading_as(DIRECTOR.id):
        told_of = {frozenset(m["key"] for m in one["mentions"]) for one in queries.identities_of(keys)}
    assert told_of == {frozenset(part) for part in parts.values()}


def test_no_reader_reaches_what_the_resolver_keeps(house: House) -> None:
    file_person(house, KHAN)
    with pytest.raises(ProgrammingError, match="permission denied"), reading_as(ANALYST.id):
        connections["default"].cursor().execute("SELECT * FROM placed_mention")
