"""Administrators keep their own agency's people; what is weighty takes two. Asked of the gate by SQL, as a thief would."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connections

from rabta.ledger.errors import LedgerUnwritable
from rabta.ledger.operations import append_entry, entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.errors import NoReader
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER, Person

KEEPS = (Role.LIAISON, Role.ADMINISTRATOR)
FIRST = Person("ANF keeper", "ANF", 2, KEEPS, groups=("north",), purposes=(Purpose.COORDINATION, Purpose.PREVENTION))
SECOND = Person("ANF second keeper", "ANF", 3, KEEPS)
LOW = Person("ANF low keeper", "ANF", 1, KEEPS)
CUSTOMS_KEEPER = Person("Customs keeper", "CUSTOMS", 3, KEEPS)
CENTRE_KEEPER = Person("centre keeper", "NNCC", 3, KEEPS)
REFUSED = "refused"


def put(house: House, *people: Person) -> None:
    for person in people:
        new = NewReader(
            name=person.name, agency=agency_number(person.agency) or 0, partner=person.partner, vetting=person.vetting,
            groups=person.groups, purposes=person.purposes, roles=person.roles,
        )  # fmt: skip
        at = house.clock.tick()
        add_reader(new, id=person.id, at=at, enter=entered_by_owner(at=at, id=house.clock.new_id()))


@pytest.fixture
def kept(house: House) -> House:
    put(house, FIRST, SECOND, LOW, CUSTOMS_KEEPER, CENTRE_KEEPER)
    return house


def gate(house: House, who: Person, sql: str, *values: object) -> Any:
    """What a gate function answers somebody who runs SQL as the application, after a ledger entry."""
    try:
        with acting_as(who.id) as looking, connections["default"].cursor() as cursor:
            entry = looking.deed("test", subject=("page", "test"), detail={})
            append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
            cursor.execute(f"SELECT {sql}", values)
            return cursor.fetchone()[0]
    except (DatabaseError, NoReader):
        return REFUSED


def keep(house: House, who: Person, whom: uuid.UUID, **changed: object) -> Any:
    """keep_person with the person's present rights, but for what is changed."""
    now = dict(zip(("vetting", "roles", "groups", "purposes", "active"), row(house, whom), strict=True)) | changed
    return gate(
        house, who, "keep_person(%s, %s::smallint, %s::smallint[], %s::text[], %s::smallint[], %s, %s)", whom,
        now["vetting"], now["roles"], now["groups"], now["purposes"], now["active"], house.clock.now,
    )  # fmt: skip


def propose(
    house: House, who: Person, whom: uuid.UUID, *, kind: int = 1, vetting: int = 3, roles: tuple[int, ...] = (1,)
) -> Any:  # fmt: skip
    made = house.clock.new_id()
    said = gate(
        house, who, "propose_person(%s, %s, %s::smallint, %s::smallint, %s::smallint[], 'because', %s)", made, whom, kind,
        vetting, list(roles), house.clock.now,
    )  # fmt: skip
    return REFUSED if said == REFUSED else made


def decide(house: House, who: Person, proposal: uuid.UUID, *, approved: bool = True) -> Any:
    return gate(house, who, "decide_proposal(%s, %s, %s)", proposal, approved, house.clock.now)


def row(house: House, whom: uuid.UUID) -> tuple[Any, ...]:
    with house.as_superuser() as superuser:
        found = superuser.execute("SELECT vetting, roles, groups, purposes, active FROM reader WHERE id = %s", [whom])
        return found.fetchone()  # type: ignore[return-value]


def add(house: House, who: Person, agency: str) -> uuid.UUID | str:
    made = house.clock.new_id()
    said = gate(house, who, "add_person(%s, 'New', %s::smallint, %s)", made, agency_number(agency), house.clock.now)
    return REFUSED if said == REFUSED else made


def test_who_sees_whom(kept: House) -> None:
    def seen(who: Person) -> set[str]:
        with reading_as(who.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT name FROM reader")
            assert cursor.fetchall() == [(who.name,)], "the table shows nobody but oneself"
            cursor.execute("SELECT name FROM kept_people()")
            return {name for (name,) in cursor.fetchall()}

    anf = {FIRST.name, SECOND.name, LOW.name, ANF_OFFICER.name}
    assert seen(FIRST) == seen(SECOND) == anf
    assert seen(CUSTOMS_KEEPER) == {CUSTOMS_KEEPER.name, CUSTOMS_OFFICER.name}
    assert seen(ANF_OFFICER) == seen(OUTSIDER) == set()
    centre = seen(CENTRE_KEEPER)
    assert OUTSIDER.name in centre and PARTNER.name in centre, "agencies without an administrator are the centre's"
    assert not centre & (anf | {CUSTOMS_KEEPER.name, CUSTOMS_OFFICER.name})


def test_a_new_person_has_nothing_but_a_name(kept: House) -> None:
    made = add(kept, FIRST, "ANF")
    assert row(kept, made) == (0, [1], [], [1], True)
    assert add(kept, FIRST, "CUSTOMS") == add(kept, ANF_OFFICER, "ANF") == add(kept, OUTSIDER, "LEVIES") == REFUSED
    assert add(kept, CENTRE_KEEPER, "ANF") == REFUSED, "ANF has administrators of its own"
    assert add(kept, CENTRE_KEEPER, "LEVIES") != REFUSED
    partner = add(kept, CENTRE_KEEPER, "NCA_UK")
    with kept.as_superuser() as superuser:
        flags = superuser.execute("SELECT partner FROM reader WHERE id = ANY (%s)", [[partner, made]]).fetchall()
    assert sorted(flags) == [(False,), (True,)], "a partner's office stays a partner's"


Change = Callable[[House], Any]
ALONE: dict[str, tuple[dict[str, Any], bool]] = {
    "lower vetting": ({"vetting": 1}, True),
    "raise vetting": ({"vetting": 3}, False),
    "become a director": ({"roles": [1, 3]}, True),
    "no role": ({"roles": []}, True),
    "analyst": ({"roles": [1, 2]}, False),
    "auditor": ({"roles": [1, 4]}, False),
    "administrator": ({"roles": [1, 5]}, False),
    "machine": ({"roles": [1, 6]}, False),
    "protection officer": ({"roles": [1, 7]}, False),
    "one's own group": ({"groups": ["north"]}, True),
    "another's group": ({"groups": ["south"]}, False),
    "one's own purpose": ({"purposes": [1, 4]}, True),
    "another's purpose": ({"purposes": [1, 2]}, False),
    "no purpose": ({"purposes": []}, False),
    "disable": ({"active": False}, True),
    "nothing said": ({"vetting": None}, False),
}


@pytest.mark.parametrize("name", ALONE)
def test_what_one_administrator_does_alone(kept: House, name: str) -> None:
    changed, allowed = ALONE[name]
    before = row(kept, ANF_OFFICER.id)
    assert (keep(kept, FIRST, ANF_OFFICER.id, **changed) != REFUSED) == allowed
    assert (row(kept, ANF_OFFICER.id) != before) == allowed


@pytest.mark.parametrize("who", [ANF_OFFICER, OUTSIDER, CUSTOMS_KEEPER, CENTRE_KEEPER], ids=lambda p: p.name)
def test_nobody_else_keeps_them(kept: House, who: Person) -> None:
    before = row(kept, ANF_OFFICER.id)
    assert keep(kept, who, ANF_OFFICER.id, active=False) == REFUSED
    assert propose(kept, who, ANF_OFFICER.id) == REFUSED
    assert row(kept, ANF_OFFICER.id) == before
    missing = gate(kept, who, "keep_person(%s, 0::smallint, '{}', '{}', '{1}', false, now())", uuid.UUID(int=9))
    assert missing == REFUSED


def test_a_group_that_is_not_the_administrators_is_neither_seen_nor_lost(kept: House) -> None:
    quiet = replace(ANF_OFFICER, name="quiet officer", groups=("harbour watch", "north"))
    put(kept, quiet)
    with reading_as(FIRST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT groups FROM kept_people() WHERE id = %s", [quiet.id])
        assert cursor.fetchall() == [(["north"],)]
    assert keep(kept, FIRST, quiet.id, groups=["north", "harbour watch"]) == REFUSED
    assert keep(kept, FIRST, quiet.id, groups=[]) != REFUSED
    assert row(kept, quiet.id)[2] == ["harbour watch"]
    assert keep(kept, FIRST, quiet.id, groups=["north"]) != REFUSED
    assert row(kept, quiet.id)[2] == ["harbour watch", "north"]


def test_nobody_changes_himself(kept: House) -> None:
    for changed in ({"vetting": 1}, {"groups": []}, {"active": False}, {"roles": [1]}):
        assert keep(kept, FIRST, FIRST.id, **changed) == REFUSED
    assert propose(kept, FIRST, FIRST.id) == REFUSED


def test_vetting_takes_four_eyes(kept: House) -> None:
    assert propose(kept, FIRST, ANF_OFFICER.id, vetting=3) == REFUSED, "above the proposer's own"
    proposal = propose(kept, SECOND, ANF_OFFICER.id, vetting=3, roles=(1, 7))
    for who in (SECOND, FIRST, LOW, ANF_OFFICER, CUSTOMS_KEEPER, CENTRE_KEEPER, OUTSIDER):
        assert decide(kept, who, proposal) == REFUSED, f"{who.name}: proposer, not vetted so high, or not theirs"
        assert row(kept, ANF_OFFICER.id)[0] == 2
    third = replace(SECOND, name="ANF third keeper")
    put(kept, third)
    assert decide(kept, third, proposal) == ANF_OFFICER.id
    assert row(kept, ANF_OFFICER.id)[:2] == (3, [1, 7])
    assert decide(kept, third, proposal) == REFUSED, "a proposal is carried out once"


def test_a_proposal_ends_by_withdrawal_by_time_and_by_what_came_after(kept: House) -> None:
    def open_again(**changed: Any) -> uuid.UUID:
        return propose(kept, SECOND, ANF_OFFICER.id, vetting=2, roles=(1, 7), **changed)

    proposal = open_again()
    assert decide(kept, CUSTOMS_KEEPER, proposal, approved=False) == REFUSED
    assert decide(kept, SECOND, proposal, approved=False) == ANF_OFFICER.id
    assert decide(kept, FIRST, proposal) == REFUSED
    proposal = open_again()
    with kept.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE proposal SET expires_at = now() WHERE id = %s", [proposal])
    assert decide(kept, FIRST, proposal) == REFUSED
    older, newer = open_again(), open_again()
    assert decide(kept, FIRST, older) == REFUSED
    assert keep(kept, FIRST, ANF_OFFICER.id, vetting=1) != REFUSED
    assert decide(kept, FIRST, newer) == REFUSED, "what was narrowed since is not widened by an old proposal"
    fresh = open_again()
    assert keep(kept, FIRST, SECOND.id, roles=[1]) != REFUSED
    assert decide(kept, FIRST, fresh) == REFUSED, "its proposer is no administrator any more"


def test_analysts_and_auditors_are_the_centres(kept: House) -> None:
    for role in (2, 4):
        assert propose(kept, SECOND, ANF_OFFICER.id, vetting=2, roles=(1, role)) == REFUSED
    other = add(kept, CENTRE_KEEPER, "NNCC")
    proposal = propose(kept, CENTRE_KEEPER, other, vetting=3, roles=(2,))
    assert proposal != REFUSED
    assert propose(kept, CENTRE_KEEPER, other, vetting=3, roles=(6,)) == REFUSED


def test_where_an_agency_has_one_administrator_the_centres_is_the_second(kept: House) -> None:
    proposal = propose(kept, CUSTOMS_KEEPER, CUSTOMS_OFFICER.id, vetting=3)
    assert decide(kept, FIRST, proposal) == REFUSED
    assert decide(kept, CENTRE_KEEPER, proposal) == CUSTOMS_OFFICER.id
    put(kept, replace(CUSTOMS_KEEPER, name="Customs second keeper"))
    proposal = propose(kept, CUSTOMS_KEEPER, CUSTOMS_OFFICER.id, vetting=3, roles=(1, 7))
    assert decide(kept, CENTRE_KEEPER, proposal) == REFUSED


def test_removal_takes_four_eyes_and_the_row_stays(kept: House) -> None:
    proposal = propose(kept, FIRST, ANF_OFFICER.id, kind=3, vetting=2)
    assert decide(kept, FIRST, proposal) == REFUSED
    assert decide(kept, LOW, proposal) == ANF_OFFICER.id
    assert row(kept, ANF_OFFICER.id) == (0, [], [], [1], False)
    assert keep(kept, FIRST, ANF_OFFICER.id, active=True) == REFUSED, "a removed person does not come back"


def test_the_person_it_is_about_neither_sees_nor_stops_it(kept: House) -> None:
    proposal = propose(kept, FIRST, LOW.id, kind=3, vetting=1)
    assert decide(kept, LOW, proposal, approved=False) == REFUSED and decide(kept, LOW, proposal) == REFUSED
    with reading_as(LOW.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT FROM proposal")
        assert cursor.fetchall() == []
    with reading_as(SECOND.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT id FROM proposal")
        assert cursor.fetchall() == [(proposal,)]


@pytest.mark.parametrize("who", [ANF_OFFICER, FIRST], ids=lambda p: p.name)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reader SET vetting = 3", "DELETE FROM reader", "INSERT INTO reader SELECT * FROM reader",
        "UPDATE proposal SET outcome = 1", "INSERT INTO proposal SELECT * FROM proposal", "DELETE FROM proposal",
    ],
)  # fmt: skip
def test_the_tables_themselves_take_no_write(kept: House, who: Person, sql: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), acting_as(who.id):
        connections["default"].cursor().execute(sql)


def test_no_write_without_its_ledger_entry(kept: House) -> None:
    sql = "SELECT keep_person(%s, 1::smallint, '{1}', '{}', '{1}', true, now())"
    with pytest.raises(DatabaseError, match="ledger entry"), acting_as(FIRST.id):
        connections["default"].cursor().execute(sql, [ANF_OFFICER.id])


@pytest.mark.slow
def test_two_who_disable_each_other_at_once_leave_one(kept: House) -> None:
    start, told = threading.Barrier(2), {}

    def act(who: Person, whom: Person) -> None:
        try:
            rights = row(kept, whom.id)
            start.wait()
            told[who.name] = gate(
                kept, who, "keep_person(%s, %s::smallint, %s::smallint[], %s::text[], %s::smallint[], false, %s)", whom.id,
                *rights[:4], kept.clock.now,
            )  # fmt: skip
        except (LedgerUnwritable, NoReader):
            told[who.name] = REFUSED  # disabled before this one could even say what it wanted
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=pair) for pair in ((FIRST, SECOND), (SECOND, FIRST))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(row(kept, who.id)[4] for who in (FIRST, SECOND)) == [False, True]
    assert list(told.values()).count(REFUSED) == 1


@pytest.mark.slow
def test_what_is_taken_away_is_gone_from_the_next_request_on(kept: House) -> None:
    """Four readers ask without pause on warm connections; after the change has been committed none of them sees more."""
    kept.file(ANF_OFFICER, "ANF: 1 kg opium at Hub on 1 March 2025.", marking="confidential; originator only")
    changed, stop, late = threading.Event(), threading.Event(), []
    seen_before = threading.Barrier(5)

    def ask() -> None:
        try:
            first = True
            while not stop.is_set():
                after = changed.is_set()
                with reading_as(ANF_OFFICER.id), connections["default"].cursor() as cursor:
                    cursor.execute("SELECT count(*) FROM report")
                    shown = cursor.fetchone()[0]
                if first:
                    assert shown == 1
                    seen_before.wait(30)
                    first = False
                if after:
                    late.append(shown)
                    if len(late) > 40:
                        stop.set()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    seen_before.wait(30)
    assert keep(kept, FIRST, ANF_OFFICER.id, vetting=1) != REFUSED
    changed.set()
    for thread in threads:
        thread.join(60)
    assert late and set(late) == {0}
