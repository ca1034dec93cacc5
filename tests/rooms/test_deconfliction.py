"""Planned operations in the record: one bit to both sides, all to the watch desk, nothing to anybody else."""

import dataclasses
import itertools
import threading
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections, transaction
from django.db.utils import DatabaseError

from rabta.deconfliction import queries
from rabta.deconfliction.desk import open_notice, take_step
from rabta.deconfliction.errors import CannotFileSo, MustBeSure, NotLawful, NotYours, TooMany
from rabta.deconfliction.operations import cancel_operation, file_operation, let_target_go
from rabta.deconfliction.rules.alarm import Outcome, Step
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned import Shape
from rabta.filing.errors import NotAvailable
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import (
    ANALYST,
    ANF_OFFICER,
    AUDITOR,
    CUSTOMS_OFFICER,
    DIRECTOR,
    EVERYBODY,
    OUTSIDER,
    PARTNER,
    SCREENER,
    WATCH_OFFICER,
    Person,
)
from tests.rooms.planning import HERE, PHONE, SECOND_WATCH, TONIGHT, change, file, hold, north_of, planned, with_watch

ANF = agency_number("ANF")


@pytest.fixture
def night(house: House) -> House:
    return with_watch(house)


def board(house: House, who: Person = WATCH_OFFICER) -> dict[str, Any]:
    with reading_as(who.id) as looking:
        return queries.board(by=looking, now=house.clock.now)


def step(house: House, conflict_id: uuid.UUID, what: Step, who: Person = WATCH_OFFICER, **more: Any) -> None:
    take_step(reader_id=who.id, conflict_id=conflict_id, step=what, at=house.clock.tick(), new_id=house.clock.new_id, **more)


def told(who: Person) -> list[dict[str, Any]]:
    with reading_as(who.id):
        return queries.notices()


def seen(house: House, who: Person) -> list[dict[str, Any]]:
    with reading_as(who.id):
        return queries.operations(now=house.clock.now, most=100)["operations"]  # type: ignore[no-any-return]


def test_both_sides_learn_one_thing_and_nobody_else_anything(night: House) -> None:
    first = file(night, ANF_OFFICER)
    second = file(night, CUSTOMS_OFFICER, planned(north_of(HERE, 500)))
    assert (first.conflict, second.conflict) == (False, True)
    for who in EVERYBODY:
        expected = {ANF_OFFICER: [first.id], CUSTOMS_OFFICER: [second.id]}.get(who, [])
        assert [one["operation_id"] for one in seen(night, who)] == expected, who.name
        assert [(one["kind"], one["key"]) for one in told(who)] == [("conflict", key) for key in expected], who.name
        assert all(one["other"] is None and not one["phone"] for one in told(who))
        assert board(night, who)["alarms"] == [] and board(night, who)["operations"] == [], who.name
    [alarm] = board(night)["alarms"]
    assert [side["found"]["operation_id"] for side in alarm["sides"]] == [first.id, second.id]
    assert {one["operation_id"] for one in seen(night, WATCH_OFFICER)} == {first.id, second.id}


def test_from_alarm_to_both_have_spoken(night: House) -> None:
    file(night, ANF_OFFICER)
    file(night, CUSTOMS_OFFICER, planned(contact="EX-Collector", phone="+92 21 000 0002"))
    [alarm] = board(night)["alarms"]
    with pytest.raises(NotLawful, match="Take it first"):
        step(night, alarm["id"], Step.RELEASED)
    step(night, alarm["id"], Step.OWNED)
    with pytest.raises(NotLawful, match="Another watch officer"):
        step(night, alarm["id"], Step.RELEASED, SECOND_WATCH)
    step(night, alarm["id"], Step.RELEASED)
    for who, phone in ((ANF_OFFICER, "+92 21 000 0002"), (CUSTOMS_OFFICER, PHONE)):
        assert [(one["kind"], one["phone"]) for one in told(who)] == [("contacts", phone), ("conflict", "")]
    assert told(OUTSIDER) == []
    with pytest.raises(NotLawful, match="not spoken"):
        step(night, alarm["id"], Step.CLOSED, outcome=Outcome.JOINED)
    step(night, alarm["id"], Step.SPOKE_A)
    step(night, alarm["id"], Step.SPOKE_B)
    step(night, alarm["id"], Step.CLOSED, outcome=Outcome.JOINED)
    assert board(night)["alarms"] == [] and [one["id"] for one in board(night)["closed"]] == [alarm["id"]]
    assert [one["kind"] for one in told(ANF_OFFICER)] == ["closed", "contacts", "conflict"]
    with pytest.raises(NotLawful, match="closed"):
        step(night, alarm["id"], Step.OWNED, SECOND_WATCH)


def test_an_alarm_is_for_watch_officers_and_to_all_others_missing(night: House) -> None:
    file(night, ANF_OFFICER)
    file(night, CUSTOMS_OFFICER)
    [alarm] = board(night)["alarms"]
    for who, conflict_id in itertools.product(EVERYBODY, (alarm["id"], uuid.UUID(int=9))):
        with pytest.raises(NotAvailable):
            step(night, conflict_id, Step.OWNED, who)


def test_nobody_takes_it_and_it_is_raised(night: House) -> None:
    file(night, ANF_OFFICER)
    file(night, CUSTOMS_OFFICER)
    assert not board(night)["alarms"][0]["standing"].raised
    night.clock.now += timedelta(minutes=11)
    assert board(night)["alarms"][0]["standing"].raised and board(night)["counts"]["raised"] == 1
    step(night, board(night)["alarms"][0]["id"], Step.OWNED)
    assert not board(night)["alarms"][0]["standing"].raised
    night.clock.now += timedelta(minutes=61)
    assert board(night)["alarms"][0]["standing"].raised, "both have not spoken"


def raised(house: House, who: Person, minutes: int = 0) -> list[tuple[Any, ...]]:
    """What this reader is told of alarms that wait too long, by the database itself, so many minutes from now."""
    at, owned, spoken = house.clock.now + timedelta(minutes=minutes), timedelta(minutes=10), timedelta(minutes=60)
    with reading_as(who.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM raised_alarms(%s, %s, %s)", [at, owned, spoken])
        return cursor.fetchall()


def test_what_waits_too_long_is_raised_to_the_director_and_says_no_more(night: House) -> None:
    file(night, ANF_OFFICER, planned(kind="controlled_delivery"))
    file(night, CUSTOMS_OFFICER)
    [alarm] = board(night)["alarms"]
    since = alarm["found_at"].replace(second=0, microsecond=0)
    assert alarm["silent"] and raised(night, DIRECTOR, 10) == []
    assert raised(night, DIRECTOR, 11) == [(since, None, "")], "of a silent one the same: no word of what meets"
    for who in EVERYBODY:
        if who is not DIRECTOR:
            assert raised(night, who, 11) == [], who.name
    with reading_as(DIRECTOR.id) as looking:
        assert queries.board(by=looking, now=night.clock.now)["alarms"] == [] == queries.operations(
            now=night.clock.now, most=9)["operations"]  # fmt: skip
    step(night, alarm["id"], Step.OWNED)
    owned = night.clock.now.replace(second=0, microsecond=0)
    assert raised(night, DIRECTOR, 60) == [] != raised(night, DIRECTOR, 61) == [(since, owned, WATCH_OFFICER.name)]
    for one in (Step.SPOKE_A, Step.SPOKE_B):
        step(night, alarm["id"], one)
    assert raised(night, DIRECTOR, 100) == []
    with reading_as(DIRECTOR.id), connections["default"].cursor() as cursor:  # nobody lets an alarm appear before its time
        later = "SELECT count(*) FROM raised_alarms('3000-01-01', '0', '0') WHERE found_at > now() - interval '1 minute'"
        cursor.execute(later)
        assert cursor.fetchone() == (0,)


def test_a_notice_is_unseen_until_its_side_opens_it(night: House) -> None:
    file(night, ANF_OFFICER)
    file(night, CUSTOMS_OFFICER)
    [notice] = told(ANF_OFFICER)
    for who in EVERYBODY:
        if who != ANF_OFFICER:
            with pytest.raises(NotAvailable):
                open_notice(reader_id=who.id, notice_id=notice["id"], at=night.clock.tick(), new_id=night.clock.new_id)
    assert board(night)["alarms"][0]["unseen"] == 2
    for _ in range(2):
        open_notice(reader_id=ANF_OFFICER.id, notice_id=notice["id"], at=night.clock.tick(), new_id=night.clock.new_id)
    assert board(night)["alarms"][0]["unseen"] == 1 and told(ANF_OFFICER)[0]["seen_name"] == ANF_OFFICER.name
    night.clock.now += timedelta(minutes=16)
    assert board(night)["alarms"][0]["unseen_late"] == 1


@pytest.mark.parametrize("which", ["first", "second"])
def test_a_silent_one_alarms_the_desk_and_changes_nothing_for_the_other(night: House, which: str) -> None:
    silent, plain = planned(kind="controlled_delivery", silent=False), planned(north_of(HERE, 300))
    if which == "first":
        a, b = file(night, ANF_OFFICER, silent), file(night, CUSTOMS_OFFICER, plain)
    else:
        a, b = file(night, CUSTOMS_OFFICER, plain), file(night, ANF_OFFICER, silent)
    assert not a.conflict and not b.conflict
    assert told(ANF_OFFICER) == [] and told(CUSTOMS_OFFICER) == []
    [alarm] = board(night)["alarms"]
    assert alarm["silent"] and alarm["unseen"] == 0
    step(night, alarm["id"], Step.OWNED)
    with pytest.raises(NotLawful, match="silent"):
        step(night, alarm["id"], Step.RELEASED)
    for one in (Step.SPOKE_A, Step.SPOKE_B):
        step(night, alarm["id"], one)
    step(night, alarm["id"], Step.CLOSED, outcome=Outcome.MOVED)
    assert told(ANF_OFFICER) == [] and told(CUSTOMS_OFFICER) == []


def test_a_controlled_delivery_never_shows_at_another_agencys_desk(night: House) -> None:
    filed = file(night, ANF_OFFICER, planned(kind="controlled_delivery"), marking_text="restricted; every agency")
    for who in EVERYBODY:
        with reading_as(who.id) as looking:
            found = queries.operation(filed.id, by=looking, now=night.clock.now)
        assert (found is not None) == (who == ANF_OFFICER), who.name
    open_one = file(night, ANF_OFFICER, planned(), marking_text="restricted; every agency")
    assert [one["operation_id"] for one in seen(night, SCREENER)] == [open_one.id]
    assert seen(night, PARTNER) == [] and seen(night, OUTSIDER) == []


def test_a_change_is_checked_anew_and_a_cancelled_one_stays_until_its_end(night: House) -> None:
    first = file(night, ANF_OFFICER)
    far = file(night, CUSTOMS_OFFICER, planned(north_of(HERE, 50_000)))
    assert not far.conflict and board(night)["alarms"] == []
    assert change(night, CUSTOMS_OFFICER, far.id, planned(north_of(HERE, 500))).conflict
    assert len(told(ANF_OFFICER)) == 1
    assert change(night, CUSTOMS_OFFICER, far.id, planned(north_of(HERE, 400))).conflict
    assert len(told(ANF_OFFICER)) == 1 and len(board(night)["alarms"]) == 1, "one that stands is not told twice"
    assert not change(night, CUSTOMS_OFFICER, far.id, planned(north_of(HERE, 60_000))).conflict
    deed = {"reader_id": ANF_OFFICER.id, "at": night.clock.tick(), "new_id": night.clock.new_id}
    with pytest.raises(CannotFileSo, match="at most 400 characters"):
        cancel_operation(operation_id=first.id, reason="x" * 401, **deed)  # type: ignore[arg-type]
    cancel_operation(operation_id=first.id, reason="called off", **deed)  # type: ignore[arg-type]
    assert file(night, SCREENER, planned(north_of(HERE, 100))).conflict
    for who, operation_id in ((ANF_OFFICER, first.id), (CUSTOMS_OFFICER, first.id), (ANF_OFFICER, uuid.UUID(int=7))):
        with pytest.raises(NotAvailable):
            change(night, who, operation_id, planned())


def test_what_is_over_expires_by_itself_with_its_buffer(night: House) -> None:
    """Until then it is in the check; afterwards it is in none, and stands among those that are over."""
    filed = file(night, ANF_OFFICER)
    night.clock.now = TONIGHT + timedelta(hours=2, minutes=50)  # it ended at 20:00 and is kept until 21:00
    soon = {"starts_at": TONIGHT + timedelta(hours=3, minutes=30), "ends_at": TONIGHT + timedelta(hours=5)}
    assert file(night, CUSTOMS_OFFICER, planned(**soon)).conflict
    night.clock.now = TONIGHT + timedelta(hours=3, minutes=1)
    with reading_as(ANF_OFFICER.id) as looking:
        assert queries.operations(now=night.clock.now, most=10)["total"] == 0
        [over] = queries.operations(now=night.clock.now, most=10, over=True)["operations"]
        one = queries.operation(filed.id, by=looking, now=night.clock.now)
    assert one is not None and over["state"] == one["state"] == "expired" and not one["may_change"]
    later = {"starts_at": TONIGHT + timedelta(hours=7, seconds=1), "ends_at": TONIGHT + timedelta(hours=9)}
    assert not file(night, SCREENER, planned(**later)).conflict, "Customs' is kept until an hour before"


def test_the_watch_desk_files_what_is_telephoned(night: House) -> None:
    taken = file(night, WATCH_OFFICER, planned(), for_agency=agency_number("CUSTOMS"))
    assert file(night, ANF_OFFICER).conflict
    [one] = seen(night, CUSTOMS_OFFICER)
    assert one["operation_id"] == taken.id and one["by_phone"] and one["filed_name"] == WATCH_OFFICER.name
    assert [n["kind"] for n in told(CUSTOMS_OFFICER)] == ["conflict"] and told(OUTSIDER) == []
    change(night, CUSTOMS_OFFICER, taken.id, planned(north_of(HERE, 90_000)))
    for who in (ANALYST, DIRECTOR, AUDITOR, PARTNER):
        with pytest.raises(NotYours):
            file(night, who)
    with pytest.raises(NotYours):
        file(night, ANF_OFFICER, planned(), for_agency=agency_number("CUSTOMS"))
    with pytest.raises(NotYours):
        file(night, WATCH_OFFICER, planned(), for_agency=agency_number("NCA_UK"))


def test_the_same_agency_is_a_setting(night: House, monkeypatch: pytest.MonkeyPatch) -> None:
    file(night, ANF_OFFICER)
    assert file(night, ANF_OFFICER).conflict
    rules = queries.rules_here()
    without = dataclasses.replace(rules, limits={**rules.limits, "same_agency": False})
    monkeypatch.setattr("rabta.deconfliction.operations.planned.rules_here", lambda: without)
    assert not file(night, ANF_OFFICER).conflict


def test_who_tries_where_others_are_is_refused_and_the_desk_is_told(night: House) -> None:
    for n in range(5):
        file(night, CUSTOMS_OFFICER, planned(north_of(HERE, 100 * n)))
    with pytest.raises(TooMany):
        file(night, CUSTOMS_OFFICER, planned(north_of(HERE, 600)))
    file(night, CUSTOMS_OFFICER, planned(north_of(HERE, 90_000)))
    [probe] = board(night)["probing"]
    assert (probe["name"], probe["alike"], probe["times"]) == (CUSTOMS_OFFICER.name, True, 1)
    assert board(night, ANF_OFFICER)["probing"] == [] and board(night, CUSTOMS_OFFICER)["probing"] == []
    assert len(seen(night, CUSTOMS_OFFICER)) == 6


def test_who_tries_identifiers_is_refused_and_the_desk_is_told(night: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """By targets and by subjects of operations alike; the watch desk itself is not."""
    rules = queries.rules_here()
    few = dataclasses.replace(rules, probing={**rules.probing, "targets_hour": 3})
    for where in ("planned", "targets"):
        monkeypatch.setattr(f"rabta.deconfliction.operations.{where}.rules_here", lambda: few)
    hold(night, ANF_OFFICER, Identifier.PHONE, "0300-1234561")
    file(night, ANF_OFFICER, planned(subjects=(("phone", "0300-1234562"), ("phone", "0300-1234563"))))
    with pytest.raises(TooMany):
        hold(night, ANF_OFFICER, Identifier.PHONE, "0300-1234564")
    with pytest.raises(TooMany):
        file(night, ANF_OFFICER, planned(north_of(HERE, 90_000), subjects=(("phone", "0300-1234564"),)))
    [probe] = board(night)["probing"]
    assert (probe["name"], probe["alike"], probe["times"]) == (ANF_OFFICER.name, False, 2)
    hold(night, CUSTOMS_OFFICER, Identifier.PHONE, "0300-1234564")
    night.clock.now += timedelta(hours=2)
    hold(night, ANF_OFFICER, Identifier.PHONE, "0300-1234565")
    with reading_as(ANF_OFFICER.id):
        assert queries.targets(now=night.clock.now, most=10)["total"] == 2


def test_what_is_refused_says_what_to_do(night: House) -> None:
    with pytest.raises(MustBeSure, match="changed places"):
        file(night, ANF_OFFICER, planned((34.0151, 71.5249)))
    with pytest.raises(CannotFileSo, match="day and night"):
        file(night, ANF_OFFICER, planned(phone="ask for Ali"))
    with pytest.raises(CannotFileSo, match="13 digits"):
        file(night, ANF_OFFICER, planned(subjects=(("cnic", "12"),)))
    assert seen(night, ANF_OFFICER) == []


def test_targets_meet_by_exact_identifier_whoever_holds_them(night: House) -> None:
    first = hold(night, ANF_OFFICER, Identifier.PHONE, "0300-1234567")
    assert not hold(night, CUSTOMS_OFFICER, Identifier.PHONE, "0300 1234568").conflict
    second = hold(night, CUSTOMS_OFFICER, Identifier.PHONE, "+92 300 1234567")
    assert not first.conflict and second.conflict
    assert [n["key"] for n in told(ANF_OFFICER)] == [first.id] and [n["key"] for n in told(CUSTOMS_OFFICER)] == [second.id]
    subject = file(night, SCREENER, planned(subjects=(("phone", "00923001234567"),)))
    assert subject.conflict and {n["key"] for n in told(SCREENER)} == {subject.id}
    assert len(board(night)["alarms"]) == 3
    with reading_as(OUTSIDER.id):
        assert queries.targets(now=night.clock.now, most=10) == {"targets": [], "total": 0}
    let_target_go(
        reader_id=ANF_OFFICER.id, target_id=first.id, reason="done", at=night.clock.tick(), new_id=night.clock.new_id
    )
    with pytest.raises(NotAvailable):
        let_target_go(
            reader_id=CUSTOMS_OFFICER.id, target_id=first.id, reason="x", at=night.clock.tick(), new_id=night.clock.new_id
        )
    for one in board(night)["alarms"]:
        step(night, one["id"], Step.OWNED)
        step(night, one["id"], Step.RELEASED)
    assert {n["phone"] for n in told(ANF_OFFICER)} == {"", PHONE}


def test_targets_meet_where_look_alike_signs_were_taken_for_one_another(night: House) -> None:
    hold(night, ANF_OFFICER, Identifier.PASSPORT, "AB0123456")
    assert hold(night, CUSTOMS_OFFICER, Identifier.PASSPORT, "A8O12345G").conflict, "B and 8, 0 and O, 6 and G"
    assert not hold(night, CUSTOMS_OFFICER, Identifier.DOCUMENT, "AB0123456").conflict, "another kind is another thing"
    hold(night, ANF_OFFICER, Identifier.VEHICLE, "LEO 123")
    assert not hold(night, CUSTOMS_OFFICER, Identifier.VEHICLE, "LED 123").conflict, "two cars"
    [alarm] = board(night)["alarms"]
    assert [side["found"]["written"] for side in alarm["sides"]] == ["AB0123456", "A8O12345G"]


def test_targets_meet_by_an_identity_that_the_holder_sees_and_by_no_other(night: House) -> None:
    head = "Date,Name,Father's Name,CNIC,Mobile,Date of Birth,Role\n"
    one = "25/02/2031,Gulzar Example,Sher Example,35202-1234567-1,0300-1234567,04/03/1985,Accused\n"
    night.file(ANF_OFFICER, head + one, file_name="persons.csv", marking="restricted; originator only")
    hold(night, SCREENER, Identifier.CNIC, "35202-1234567-1")
    assert not hold(night, CUSTOMS_OFFICER, Identifier.PHONE, "0300-1234567").conflict, "he sees no record that says so"
    hold(night, WATCH_OFFICER, Identifier.PHONE, "0300-1234567", for_agency=agency_number("FIA"))
    assert told(SCREENER) == [], "for an agency that telephones nothing is followed that the desk alone sees"
    assert hold(night, ANF_OFFICER, Identifier.PHONE, "+92 300 1234567").conflict, "with the telephone, and with the card"
    assert [notice["kind"] for notice in told(SCREENER)] == ["conflict"], "both sides learn the same one thing"
    assert told(SCREENER)[0]["other"] is None and told(SCREENER)[0]["phone"] == ""
    later = file(night, ANF_OFFICER, planned(north_of(HERE, 90_000), subjects=(("phone", "0300-1234567"),)))
    assert later.conflict, "a subject of an operation in the same way"


def test_the_database_itself_refuses(night: House) -> None:
    filed = file(night, ANF_OFFICER)
    for statement in (
        "INSERT INTO planned_operation SELECT * FROM planned_operation",
        "SELECT * FROM operation_part", "SELECT * FROM operation_edge",
        "INSERT INTO operation_conflict (id, a_key, b_key, silent, found_at)"
        " SELECT gen_random_uuid(), id, id, true, now() FROM planned_operation",
        "INSERT INTO conflict_notice (id, kind, key, agency, contact, phone, told_at, marking_id) SELECT gen_random_uuid(),"
        " 'conflict', operation_id, 2, '', '', now(), marking_id FROM planned_operation",
        "UPDATE planned_operation SET silent = true", "DELETE FROM planned_operation",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), acting_as(ANF_OFFICER.id), connections["default"].cursor() as cursor:
            cursor.execute(statement)
    with reading_as(CUSTOMS_OFFICER.id), connections["default"].cursor() as cursor:
        for table in ("planned_operation", "operation_conflict", "conflict_step", "probing_alarm", "conflict_notice"):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert cursor.fetchone()[0] == 0, table
    assert filed.id


def test_a_snapshot_older_than_the_locks_is_refused(night: House) -> None:
    """REPEATABLE READ would look at what stood before the lock was granted."""
    refused = pytest.raises(DatabaseError, match="READ COMMITTED")
    with refused, transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT file_operation('{}', '[]', '{}', NULL, true)")


def race(house: House, pairs: int) -> int:
    """How many of so many pairs, each filed by two agencies at once, leave neither side told."""
    blind, at = 0, house.clock.tick()
    for n in range(pairs):
        place = (HERE[0] + n * 0.2 % 6 - 6, HERE[1])
        answers: list[bool] = []
        ready = threading.Barrier(2)

        def run(who: Person, place: tuple[float, float] = place, answers: list[bool] = answers, n: int = n,
                ready: threading.Barrier = ready) -> None:  # fmt: skip
            moment = at + timedelta(days=n)
            what = planned(place, starts_at=moment + timedelta(hours=5), ends_at=moment + timedelta(hours=6))
            try:
                ready.wait()
                answers.append(file_operation(reader_id=who.id, planned=what, at=moment, new_id=uuid.uuid4).conflict)
            finally:
                connections["default"].close()

        threads = [threading.Thread(target=run, args=(who,)) for who in (ANF_OFFICER, CUSTOMS_OFFICER)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(answers) == 2
        blind += not any(answers)
    return blind


def test_of_two_who_file_at_once_one_is_told(night: House) -> None:
    assert race(night, 30) == 0
    assert len(board(night)["alarms"]) == 30


def test_without_the_locks_conflicts_are_lost(night: House) -> None:
    """The control: the same race with the locks taken out of the function leaves pairs of which neither is told."""
    with night.as_superuser() as all_seeing:
        [(text,)] = all_seeing.execute("SELECT pg_get_functiondef('file_operation'::regproc)").fetchall()
        lock = "PERFORM pg_advisory_xact_lock(hashtext('rabta deconfliction'), square)"
        naive = text.replace(lock, "PERFORM pg_sleep(0.01)")
        assert naive != text
        all_seeing.execute(naive)
    assert race(night, 10) > 0


def test_an_invented_world_holds_what_a_reader_sees(night: House, make_house: Callable[[], House]) -> None:
    """Nothing that a hidden operation far away does moves what an officer obtains; near by, one bit and its notice."""
    answers = []
    for elsewhere in (None, planned(north_of(HERE, 90_000)), planned(kind="controlled_delivery"), planned()):
        with_watch(house := make_house())
        if elsewhere is not None:
            file(house, ANF_OFFICER, elsewhere)
        house.clock.now, house.clock.numbers = TONIGHT - timedelta(hours=8), itertools.count(1000)
        filed = file(house, CUSTOMS_OFFICER, planned())
        with reading_as(CUSTOMS_OFFICER.id) as looking:
            one = queries.operation(filed.id, by=looking, now=house.clock.now)
        answers.append(repr((filed, one, told(CUSTOMS_OFFICER), seen(house, CUSTOMS_OFFICER))))
    assert answers[0] == answers[1] == answers[2] != answers[3]


def test_shapes_meet_in_the_database_as_in_the_rules(night: House) -> None:
    square = Shape("area", ((71.0, 34.0), (71.6, 34.0), (71.6, 34.4), (71.0, 34.4)))
    inside, beside = planned((71.3, 34.2), radius_m=100), planned((71.7, 34.2), radius_m=100)
    file(night, ANF_OFFICER, planned(shape=square, radius_m=100))
    assert file(night, CUSTOMS_OFFICER, inside).conflict and not file(night, CUSTOMS_OFFICER, beside).conflict
    route = planned(shape=Shape("route", ((70.0, 33.0), (72.0, 35.5))), radius_m=100)
    assert file(night, SCREENER, route).conflict
