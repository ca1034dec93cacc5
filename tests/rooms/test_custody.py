"""Chains in the record: who sees and signs them, one step at a time, under the marking of their report, gone with it."""

import dataclasses
import threading
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections
from django.db.utils import DatabaseError

from rabta.custody import queries
from rabta.custody.errors import NotLawful
from rabta.custody.operations import Said, begin_chain, content_hash, sign_step, withdraw_step
from rabta.custody.rules.lists import Owed
from rabta.custody.rules.step import Kind
from rabta.filing.errors import NotAvailable
from rabta.filing.keeping import approve_purge, propose_purge
from rabta.filing.releasing import mark_anew
from rabta.ledger.operations import append_entry
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
    Person,
)
from tests.rooms.test_keeping import SECOND_OFFICER, holding, when, with_second_officer
from tests.rooms.test_marking_while_writing import markings_below

TEXT = (
    "EX-1. On 3 February 2025 Airports Security Force recovered 12.4 kg of heroin from a bag at Peshawar airport and "
    "handed the accused over to ANF. Two men were arrested."
)
DAY = date(2025, 2, 3)
SHARED = "restricted; to ASF, CUSTOMS, NNCC"
ALONE = "restricted; originator only"
PLACE = "Wrongword gate"


def key_of(house: House, report_id: uuid.UUID) -> uuid.UUID:
    with house.as_superuser() as all_seeing:
        found = all_seeing.execute(
            "SELECT i.key FROM incident i JOIN reading d ON d.id = i.reading_id WHERE d.report_id = %s", [report_id]
        ).fetchone()
    assert found
    return found[0]  # type: ignore[no-any-return]


def said(house: House, kind: Kind, **more: Any) -> Said:
    says: dict[str, Any] = {"place": PLACE, "held_at": "Store", "reference": f"EX-{kind}", **more}
    return Said(kind=kind, done_at=house.clock.now - timedelta(hours=1), **says)


def weighed(amount: str, error: str = "0.01") -> dict[str, Decimal]:
    return {"amount": Decimal(amount), "error": Decimal(error)}


def begin(house: House, who: Person, key: uuid.UUID, *, line_no: int = 0, amount: str = "12.4") -> uuid.UUID:
    return begin_chain(
        reader_id=who.id, incident_key=key, line_no=line_no, label="bag", seized=said(house, Kind.SEIZED, **weighed(amount)),
        at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip


def sign(house: House, who: Person, exhibit_id: uuid.UUID, kind: Kind, **more: Any) -> int:
    return sign_step(
        reader_id=who.id, exhibit_id=exhibit_id, said=said(house, kind, **more), at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def take_back(house: House, who: Person, exhibit_id: uuid.UUID, number: int, reason: str = "mistyped") -> None:
    withdraw_step(
        reader_id=who.id, exhibit_id=exhibit_id, number=number, reason=reason, at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def shown(house: House, who: Person, exhibit_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(who.id) as looking:
        return queries.exhibit(exhibit_id, by=looking, now=house.clock.now)


def listed(house: House, who: Person) -> dict[str, Any]:
    with reading_as(who.id):
        return queries.owed(now=house.clock.now, which=None, agency=None, most=100)


def to(who: Person) -> dict[str, Any]:
    return {"to_agency": agency_number(who.agency), "to_officer": who.name}


@pytest.fixture
def key(house: House) -> uuid.UUID:
    return key_of(house, house.file(ANF_OFFICER, TEXT, marking=SHARED, written_on=DAY).report_id)


def test_a_chain_shows_to_whoever_sees_its_report_and_to_nobody_else(house: House, key: uuid.UUID) -> None:
    exhibit_id = begin(house, SCREENER, key)
    sign(house, SCREENER, exhibit_id, Kind.HANDED_OVER, **to(ANF_OFFICER))
    sign(house, ANF_OFFICER, exhibit_id, Kind.RECEIVED, **weighed("11.9"))
    see = {ANF_OFFICER, SCREENER, CUSTOMS_OFFICER, ANALYST, DIRECTOR, AUDITOR}
    for who in EVERYBODY:
        found, lists = shown(house, who, exhibit_id), listed(house, who)
        with reading_as(who.id):
            beside = queries.event(key, now=house.clock.now)
        if who not in see:
            assert found is None and beside is None and lists["exhibits"] == [] and not lists["counts"], who.name
            assert lists["agencies"] == [] and lists["seizures"] == 0
            continue
        assert found is not None and beside is not None and len(beside["exhibits"]) == 1
        assert (found["substance"]["code"], found["unit"], found["holder"]["code"]) == ("heroin", "kg", "ANF")
        assert found["chain"].balance.short == Decimal("0.5") and [g.number for g in found["chain"].gaps] == [3]
        assert dict(lists["counts"]) == {"no_case": 1, "not_destroyed": 1, "out_of_balance": 1}
        assert [one["id"] for one in lists["exhibits"]] == [exhibit_id] and (lists["seizures"], lists["begun"]) == (1, 1)
        assert bool(found["next"]) == (who in (ANF_OFFICER, SCREENER)), "papers by ASF, everything by ANF, nothing by others"
    assert {str(one) for one in (shown(house, SCREENER, exhibit_id) or {})["next"]} == {"case_registered"}
    assert Owed.OUT_OF_BALANCE in listed(house, ANALYST)["exhibits"][0]["chain"].owes


def test_the_lists_follow_every_step_and_every_taking_back_for_every_reader(house: House, key: uuid.UUID) -> None:
    exhibit_id = begin(house, SCREENER, key)
    owes = {"no_case": 1, "not_destroyed": 1}
    for act, expected in (
        (lambda: None, owes),
        (lambda: sign(house, SCREENER, exhibit_id, Kind.WEIGHED, **weighed("11.9")), {**owes, "out_of_balance": 1}),
        (lambda: take_back(house, SCREENER, exhibit_id, 2), owes),
        (lambda: sign(house, SCREENER, exhibit_id, Kind.WEIGHED, **weighed("12.4")), owes),
        (lambda: sign(house, SCREENER, exhibit_id, Kind.CASE_REGISTERED), {"no_outcome": 1, "not_destroyed": 1}),
    ):
        act()
        for who in (SCREENER, ANALYST, OUTSIDER, ANALYST):
            assert dict(listed(house, who)["counts"]) == ({} if who is OUTSIDER else expected), who.name


def test_hidden_and_missing_are_one_answer_and_only_officers_of_the_seizure_begin(house: House, key: uuid.UUID) -> None:
    hidden = key_of(house, house.file(ANF_OFFICER, TEXT + " Alone.", marking=ALONE, written_on=DAY).report_id)
    exhibit_id = begin(house, ANF_OFFICER, hidden)
    for who in (SCREENER, OUTSIDER, PARTNER, ANALYST):
        for missing in (hidden, house.clock.new_id()):
            with pytest.raises(NotAvailable):
                begin(house, who, missing)
        for missing in (exhibit_id, house.clock.new_id()):
            with pytest.raises(NotAvailable):
                sign(house, who, missing, Kind.WEIGHED, **weighed("12.4"))
            with pytest.raises(NotAvailable):
                take_back(house, who, missing, 1)
    with pytest.raises(NotAvailable):
        begin(house, ANF_OFFICER, key, line_no=7)
    for who, why in ((CUSTOMS_OFFICER, "that the report names"), (ANALYST, "officers of agencies")):
        with pytest.raises(NotLawful, match=why):
            begin(house, who, key)


def test_a_step_is_signed_in_ones_own_name_and_the_ledger_holds_its_content(house: House, key: uuid.UUID) -> None:
    exhibit_id = begin(house, SCREENER, key)
    sign(house, SCREENER, exhibit_id, Kind.SEALED)
    found = shown(house, ANF_OFFICER, exhibit_id)
    assert found is not None
    assert [(one["step"].signed_name, one["step"].agency) for one in found["history"]] == [
        (SCREENER.name, agency_number("ASF"))
    ] * 2
    with house.as_superuser() as all_seeing:
        held = all_seeing.execute(
            "SELECT convert_from(body, 'UTF8')::jsonb -> 'detail' ->> 'content' FROM entry WHERE deed LIKE 'custody:%'"
            " ORDER BY at"
        ).fetchall()
    assert [content for (content,) in held] == [content_hash(one["step"]) for one in found["history"]]
    changed = dataclasses.replace(found["history"][0]["step"], amount=Decimal(12))
    assert content_hash(changed) != held[0][0], "a step altered behind the house's back no longer fits the ledger"


COPY = (
    "INSERT INTO custody_step SELECT gen_random_uuid(), {number}, kind, done_at, place, amount, error, to_agency,"
    " to_officer, reference, held_at, purity, witnesses, outcome, {agency}, {by}, {name}, signed_at, marking_id, report_id,"
    " exhibit_id FROM custody_step WHERE exhibit_id = %s"
)
MINE = {"number": "number + 1", "agency": "agency", "by": "current_reader()", "name": "signed_name"}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE custody_step SET amount = 1 WHERE exhibit_id = %s",
        "DELETE FROM custody_step WHERE exhibit_id = %s",
        "UPDATE exhibit SET label = '' WHERE id = %s",
        "INSERT INTO custody_withdrawal SELECT id, 'x', current_reader(), now(), marking_id, report_id FROM custody_step"
        " WHERE exhibit_id = %s",
        COPY.format(**MINE | {"by": "signed_by"}),
        COPY.format(**MINE | {"name": "'somebody else'"}),
        COPY.format(**MINE | {"number": "number"}),
    ],
)
def test_the_database_itself_refuses(house: House, key: uuid.UUID, sql: str) -> None:
    """No step is changed, removed, signed in another's name, or signed twice under one number, whatever SQL is run."""
    exhibit_id = begin(house, SCREENER, key)
    for who in (ANF_OFFICER, ANALYST):
        with pytest.raises(DatabaseError), acting_as(who.id) as looking, connections["default"].cursor() as cursor:
            append_entry(looking.deed("x:x", subject=("x", "x"), detail={}), id=house.clock.new_id(), at=house.clock.tick())
            cursor.execute(sql, [exhibit_id])
    with pytest.raises(DatabaseError, match="ledger"), acting_as(SCREENER.id), connections["default"].cursor() as cursor:
        cursor.execute(COPY.format(**MINE), [exhibit_id])


def test_a_wrong_step_is_taken_back_by_its_author_and_stays_in_the_history(house: House, key: uuid.UUID) -> None:
    exhibit_id = begin(house, SCREENER, key)
    number = sign(house, SCREENER, exhibit_id, Kind.HANDED_OVER, **to(CUSTOMS_OFFICER))
    with pytest.raises(NotLawful, match="two holders at once"):
        sign(house, SCREENER, exhibit_id, Kind.HANDED_OVER, **to(ANF_OFFICER))
    for who, reason, why in ((ANF_OFFICER, "x", "who signed it"), (SCREENER, " ", "Say why")):
        with pytest.raises(NotLawful, match=why):
            take_back(house, who, exhibit_id, number, reason)
    with pytest.raises(NotLawful, match="later step"):
        take_back(house, SCREENER, exhibit_id, 1)
    take_back(house, SCREENER, exhibit_id, number, "the wrong agency")
    found = shown(house, ANF_OFFICER, exhibit_id)
    assert found is not None and found["chain"].state.offered is None
    assert [one["withdrawn_reason"] for one in found["history"]] == [None, "the wrong agency"]
    assert sign(house, SCREENER, exhibit_id, Kind.HANDED_OVER, **to(ANF_OFFICER)) == number + 1


@pytest.mark.slow
@pytest.mark.parametrize("again", range(5))
def test_two_officers_who_sign_the_same_at_once_leave_one_step(house: House, key: uuid.UUID, again: int) -> None:
    with_second_officer(house)
    exhibit_id = begin(house, ANF_OFFICER, key)
    told: list[str] = []
    racing = [
        lambda: sign(house, ANF_OFFICER, exhibit_id, Kind.HANDED_OVER, **to(SCREENER)),
        lambda: sign(house, SECOND_OFFICER, exhibit_id, Kind.HANDED_OVER, **to(SCREENER)),
    ]
    _at_once(racing, told)
    assert sorted(told) == ["NotLawful", "signed"]
    found = shown(house, ANF_OFFICER, exhibit_id)
    assert found is not None and [one["step"].kind for one in found["history"]] == [Kind.SEIZED, Kind.HANDED_OVER]


@pytest.mark.slow
def test_two_who_begin_at_once_get_two_numbers(house: House, key: uuid.UUID) -> None:
    told: list[str] = []
    _at_once([lambda: begin(house, ANF_OFFICER, key), lambda: begin(house, SCREENER, key)], told)
    assert told == ["signed", "signed"]
    assert sorted(one["number"] for one in listed(house, ANALYST)["exhibits"]) == [1, 2]


def _at_once(deeds: list[Callable[[], object]], told: list[str]) -> None:
    start = threading.Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> None:
        try:
            start.wait()
            deed()
            told.append("signed")
        except Exception as refusal:
            told.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_its_marking_follows_the_report_and_it_is_purged_with_it(house: House) -> None:
    with_second_officer(house)
    report_id = house.file(ANF_OFFICER, TEXT, marking=SHARED, written_on=DAY).report_id
    exhibit_id = begin(house, SCREENER, key_of(house, report_id))
    sign(house, SCREENER, exhibit_id, Kind.SEALED)
    take_back(house, SCREENER, exhibit_id, 2, PLACE)
    mark_anew(reader_id=ANF_OFFICER.id, report_id=report_id, marking_text=ALONE, reason="x", at=house.clock.tick(),
              new_id=house.clock.new_id)  # fmt: skip
    assert len(markings_below(house)) == 1
    assert shown(house, SCREENER, exhibit_id) is None and shown(house, ANF_OFFICER, exhibit_id) is not None
    with pytest.raises(NotAvailable):
        sign(house, SCREENER, exhibit_id, Kind.WEIGHED, **weighed("12.4"))
    propose_purge(rule="redress", reason="asked", **when(house, ANF_OFFICER, report_id))
    approve_purge(**when(house, SECOND_OFFICER, report_id))
    assert holding(house, "Wrongword") == []


@pytest.mark.parametrize("who", [SCREENER, CUSTOMS_OFFICER, OUTSIDER, PARTNER], ids=lambda p: p.name)
def test_hidden_chains_change_no_list(make_house: Callable[[], House], who: Person) -> None:
    """Two houses that differ in chains this reader may not see: every list, count and order is the same."""
    answers = []
    for with_hidden in (True, False):
        house = make_house()
        open_key = key_of(house, house.file(ANF_OFFICER, TEXT, marking=SHARED, written_on=DAY).report_id)
        own_ids = house.clock.new_id
        if with_hidden:
            for n in range(3):
                text = TEXT.replace("12.4", f"{n + 2}.5")
                hidden = key_of(house, house.file(ANF_OFFICER, text, marking=ALONE, written_on=DAY).report_id)
                begin(house, ANF_OFFICER, hidden, amount=f"{n + 2}.5")
        house.clock.numbers = iter(range(1000, 2000))
        assert own_ids
        exhibit_id = begin(house, SCREENER, open_key)
        house.clock.now = house.file(ANF_OFFICER, "EX-9. Nothing.", marking=ALONE) and _later(house)
        answers.append((_as_told(house, who), _as_told_of(house, who, exhibit_id)))
    assert answers[0] == answers[1]


def _later(house: House) -> Any:
    return house.clock.now.replace(hour=23, minute=0, second=0)


def _as_told(house: House, who: Person) -> str:
    return repr({**listed(house, who), "exhibits": [one["number"] for one in listed(house, who)["exhibits"]]})


def _as_told_of(house: House, who: Person, exhibit_id: uuid.UUID) -> object:
    found = shown(house, who, exhibit_id)
    return found and (found["number"], found["next"], found["holder"], found["chain"].owes, found["chain"].balance)
