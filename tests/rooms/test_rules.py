"""Rules that analysts write: tested by one, switched on by another, resting on nothing that hides."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rabta.deconfliction.rules.identifiers import Identifier
from rabta.example.passenger_files import paxlst, pnrgov
from rabta.example.passengers import Flight, Traveller
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.screening.errors import CannotJudge, CannotWriteRule, WrongRule
from rabta.screening.matching import screen
from rabta.screening.operations.hits import sign_hit
from rabta.screening.operations.rules import (
    NewRule,
    close_rule,
    open_rule,
    sign_test,
    switch_off,
    switch_on,
    write_version,
)
from rabta.screening.queries.hits import hit as one_hit
from rabta.screening.queries.hits import hits
from rabta.screening.queries.rule_tests import try_rule
from rabta.screening.queries.rules import rule, rules
from rabta.screening.rule_matching import apply_rules
from rabta.screening.rules.entry import EntryKind, Listed, Why
from rabta.screening.rules.hit import By, HitStep
from rabta.screening.rules.rule_course import RuleState
from rabta.screening.rules.written.condition import Condition, Group, Join
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, PARTNER, SCREENER, Person
from tests.rooms.test_watch_lists import WIDE, add, opened, when

TODAY = date(2025, 3, 1)
SECOND = replace(ANF_OFFICER, name="second ANF officer")
HIDDEN = "restricted; originator only"
ONE = Traveller(
    person="EX", surname="EXAMPLE", given="ONE", gender="M", born=date(1990, 5, 5), passport="EX4000001",
    expires=date(2030, 1, 1), cnic="", phone="03000000001", locator="EXAAAA", ticket="0002400000001", seat="1A", pieces=1,
    weight=20, tags=("0000100001",), agency="00012345", cash=False,
)  # fmt: skip


def somebody(n: int, **more: Any) -> Traveller:
    own = {"passport": f"EX400000{n}", "phone": f"0300000000{n}", "locator": f"EXAAA{chr(64 + n)}", "seat": f"{n}A",
           "ticket": f"000240000000{n}", "tags": (f"000010000{n}",), "given": f"NUMBER{chr(64 + n)}"}  # fmt: skip
    return replace(ONE, **(own | more))  # type: ignore[arg-type]


def flown(house: House, *travellers: Traveller, number: str = "701", day: date = TODAY, marking: str = WIDE,
          write: Any = pnrgov) -> uuid.UUID:  # fmt: skip
    flight = Flight("pnrgov", number, "KHI", "DXB", "0310", "0440", day, "ASF", travellers)
    return house.file(SCREENER, write(flight), file_name=f"{number}.edi", marking=marking).report_id


def written(house: House, text: str, marking: str = WIDE, who: Person = ANF_OFFICER) -> uuid.UUID:
    new = NewRule(name="EX late and in cash", ground="CNS Act 1997 s. 9 (invented use)", reason="EX couriers",
                  contact="EX desk", phone="+92 51 000 0001", text=text)  # fmt: skip
    return open_rule(new=new, marking_text=marking, **when(house, who))


def on(house: House, rule_id: uuid.UUID, version: int = 1, known: tuple[str, ...] = ("share",)) -> None:
    sign_test(rule_id=rule_id, today=TODAY, **when(house, ANF_OFFICER))
    until = TODAY + timedelta(days=90)
    switch_on(rule_id=rule_id, version=version, until=until, words="EX looked at", known=known, today=TODAY,
              **when(house, SECOND))  # fmt: skip


def compared(house: House) -> int:
    return apply_rules(today=TODAY, at=house.clock.tick(), new_id=house.clock.new_id)


def seen(who: Person, **more: Any) -> list[dict[str, Any]]:
    with reading_as(who.id):
        return hits(today=TODAY, found_by=By.RULE, **more)["hits"]  # type: ignore[no-any-return]


def one(who: Person, rule_id: uuid.UUID) -> dict[str, Any]:
    with reading_as(who.id) as looking:
        found = rule(rule_id, by=looking, today=TODAY)
    assert found is not None
    return found


def sign(house: House, who: Person, hit_id: uuid.UUID, kind: HitStep, words: str = "EX looked at") -> None:
    sign_hit(hit_id=hit_id, kind=kind, words=words, **when(house, who))


@pytest.fixture
def two(house: House) -> House:
    """A house with a second officer of the agency."""
    new = NewReader(name=SECOND.name, agency=agency_number("ANF") or 0, partner=False, vetting=2, groups=(),
                    purposes=SECOND.purposes, roles=SECOND.roles)  # fmt: skip
    add_reader(new, id=SECOND.id, at=house.clock.tick(), enter=entered_by_owner(at=house.clock.now, id=house.clock.new_id()))
    return house


def test_a_rule_is_tested_switched_on_by_another_and_its_hit_waits_for_a_person(two: House) -> None:
    flown(two, *(somebody(n) for n in range(1, 9)), somebody(9, cash=True, pieces=3, tags=("0000109001",), weight=96))
    flown(two, somebody(1, born=date(2012, 1, 1), kind="child", cash=True), number="702")
    rule_id = written(two, "booked at most 3 days before departure\npaid by cash\nweight of each bag at least 32 kg")
    with pytest.raises(CannotWriteRule, match="Version 1 was not tested yet"):
        switch_on(rule_id=rule_id, version=1, until=TODAY + timedelta(days=9), words="EX", known=(), today=TODAY,
                  **when(two, SECOND))  # fmt: skip
    tried = sign_test(rule_id=rule_id, today=TODAY, **when(two, ANF_OFFICER))
    assert (tried.meant.part, tried.meant.whole, tried.travellers) == (1, 9, 9) and tried.is_wide
    assert [(each["designator"], each["meant"]) for each in tried.flights] == [("EX701", 1)]
    assert [each["holds"] for each in tried.lines] == [1, 1, 1] and tried.examples[0]["name"] == "NUMBERI EXAMPLE"
    with pytest.raises(CannotWriteRule, match="Who wrote a version does not switch it on"):
        switch_on(rule_id=rule_id, version=1, until=TODAY + timedelta(days=9), words="EX", known=(), today=TODAY,
                  **when(two, ANF_OFFICER))  # fmt: skip
    with pytest.raises(CannotWriteRule, match="it means more travellers than a rule should"):
        on(two, rule_id, known=())
    assert compared(two) == 0 and seen(SCREENER) == []
    on(two, rule_id)
    assert compared(two) == 1 and compared(two) == 0, "those of the last days, and once only"
    for who in EVERYBODY:
        assert len(seen(who)) == (0 if who in (OUTSIDER, PARTNER) else 1), who.name
    (hit,) = seen(SCREENER)
    assert [each["stated"] for each in hit["reasons"]] == ["2025-02-27 10:10 → 2025-03-01", "cash", "96 kg / 3"]
    assert hit["flight"]["name"] == "EX701-2025-03-01"
    with pytest.raises(CannotJudge, match="Take this match first"):
        sign(two, SCREENER, hit["id"], HitStep.FOUND)
    sign(two, SCREENER, hit["id"], HitStep.TAKEN)
    sign(two, SCREENER, hit["id"], HitStep.FOUND, "EX 2 kg of ice in the lining")
    assert seen(CUSTOMS_OFFICER) == [] and one(CUSTOMS_OFFICER, rule_id)["precision"].part == 1
    with reading_as(SCREENER.id) as looking:
        whole = one_hit(hit["id"], by=looking, today=TODAY) or {}
    assert [step["signed_name"] for step in whole["steps"]] == [SCREENER.name] * 2
    assert whole["next"] == (HitStep.REOPENED,)
    with pytest.raises(NotAvailable):
        sign(two, OUTSIDER, hit["id"], HitStep.TAKEN)


def test_a_change_is_tested_anew_and_a_rule_is_switched_off_at_any_time(two: House) -> None:
    flown(two, *(somebody(n) for n in range(1, 5)), somebody(6, cash=True))
    rule_id = written(two, "paid by cash")
    with pytest.raises(WrongRule, match="names nationality"):
        write_version(rule_id=rule_id, text="paid by cash\nnationality AFG", words="EX", **when(two, ANF_OFFICER))
    on(two, rule_id)
    assert write_version(rule_id=rule_id, text="paid by cash or card", words="EX wider", **when(two, ANF_OFFICER)) == 2
    assert compared(two) == 1, "version 1 goes on"
    with pytest.raises(CannotWriteRule, match="Version 2 was not tested yet"):
        switch_on(rule_id=rule_id, version=2, until=TODAY + timedelta(days=9), words="EX", known=("share",), today=TODAY,
                  **when(two, SECOND))  # fmt: skip
    on(two, rule_id, 2)
    assert compared(two) == 4 and one(ANF_OFFICER, rule_id)["standing"].running == 2
    switch_off(rule_id=rule_id, words="EX too wide", **when(two, ANF_OFFICER))
    flown(two, somebody(7, cash=True), number="705")
    assert compared(two) == 0 and seen(SCREENER) == [] and one(SCREENER, rule_id)["waiting"] == 0, "its hits wait for nobody"
    with reading_as(SCREENER.id):
        assert [each["entry_ended"] for each in hits(today=TODAY, waiting=False)["hits"]] == [True] * 5, "and stay on record"
    steps = [(step["kind"], step["version"]) for step in one(ANF_OFFICER, rule_id)["steps"]]
    assert steps == [("written", 1), ("tested", 1), ("switched_on", 1), ("written", 2), ("tested", 2), ("switched_on", 2),
                     ("switched_off", 2)]  # fmt: skip
    close_rule(rule_id=rule_id, words="EX", **when(two, SECOND))
    assert one(ANF_OFFICER, rule_id)["standing"].state is RuleState.CLOSED


def test_a_link_rests_on_nothing_that_hides_and_comes_with_a_later_list(two: House) -> None:
    shared = "03009990001"
    rule_id = written(two, "phone shared with at least 2 other travellers")
    flown(two, somebody(1, phone=shared), somebody(2))
    on(two, rule_id)
    flown(two, somebody(3, phone=shared), number="702", marking=HIDDEN, write=paxlst)
    flown(two, somebody(4, phone=shared), number="703", write=paxlst)
    assert compared(two) == 1, "only the hidden one shares it with two whose lists show wherever its own does"
    assert seen(ANF_OFFICER) == [] and len(seen(SCREENER)) == 1
    flown(two, somebody(5, phone=shared), number="704", write=paxlst)
    assert compared(two) == 3, "and those before it"
    assert len(seen(ANF_OFFICER)) == 3 and len(seen(SCREENER)) == 4
    with reading_as(ANF_OFFICER.id):
        assert {str(each["traveller"]["name"]) for each in hits(today=TODAY)["hits"]} == {
            "NUMBERA EXAMPLE", "NUMBERD EXAMPLE", "NUMBERE EXAMPLE"
        }  # fmt: skip
    (first,) = (one["id"] for one in seen(ANF_OFFICER) if one["traveller"]["name"] == "NUMBERA EXAMPLE")
    with reading_as(ANF_OFFICER.id) as looking:
        assert len((one_hit(first, by=looking, today=TODAY) or {})["others"]) == 2


def document(number: str) -> Listed:
    return Listed(kind=EntryKind.DOCUMENT, why=Why.LOST, reason="EX", identifiers=((Identifier.PASSPORT, number),))


def test_a_rule_that_looks_at_matches_shows_where_the_match_does(two: House) -> None:
    add(two, opened(two), document("EX4000019"))
    flown(two, somebody(1, passport="EX4000091"), somebody(2), somebody(3, phone=somebody(2).phone))
    rule_id = written(two, "any of\n  document number one slip from a listed one\n  paid by cash")
    confirmed = written(two, "phone shared with a confirmed match")
    on(two, rule_id)
    on(two, confirmed)
    screen(today=TODAY, at=two.clock.tick(), new_id=two.clock.new_id)
    compared(two)
    assert len(seen(ANF_OFFICER)) == 1 and seen(SCREENER) == [], "whose list it is sees the match, and the screener does not"
    add(two, opened(two, marking=WIDE, name="EX other"), document("EX4000002"), marking=WIDE)
    screen(today=TODAY, at=two.clock.tick(), new_id=two.clock.new_id)
    with reading_as(SCREENER.id):
        (match,) = hits(today=TODAY)["hits"]
    for kind in (HitStep.TAKEN, HitStep.CONFIRMED):
        sign_hit(hit_id=match["id"], kind=kind, words="EX the same passport", **when(two, SCREENER))
    assert compared(two) == 1
    assert [each["traveller"]["name"] for each in seen(SCREENER)] == ["NUMBERC EXAMPLE"]


def test_nobody_protected_is_ever_hit(two: House) -> None:
    rule_id = written(two, "paid by cash")
    flown(two, somebody(1, cash=True), somebody(2, cash=True), somebody(3, cash=True, born=date(2007, 6, 1)))
    on(two, rule_id)
    smuggled = "Record No,Date,Place,Name,Passport No,Role\nEX-6,2025-03-02,EX boat,Example One,{},Smuggled person\n"
    two.file(CUSTOMS_OFFICER, smuggled.format("EX4000001"), file_name="persons.csv", marking=WIDE)
    assert compared(two) == 1 and [each["traveller"]["name"] for each in seen(ANALYST)] == ["NUMBERB EXAMPLE"]
    two.file(CUSTOMS_OFFICER, smuggled.format("EX4000002"), file_name="persons.csv", marking=WIDE)
    assert seen(ANALYST) == [] == seen(SCREENER, waiting=False), "protection is absorbing"


def test_the_same_test_shows_each_reader_what_that_reader_sees(two: House) -> None:
    flown(two, somebody(1, cash=True), somebody(2), somebody(4, cash=True), marking=HIDDEN)
    flown(two, somebody(3, cash=True), number="702")
    rule_id = written(two, "paid by cash", marking="confidential")
    found = {}
    for who in (SCREENER, ANF_OFFICER):
        with reading_as(who.id):
            tried = try_rule(Group(Join.ALL, (Condition("paid_by", named=("cash",)),)), today=TODAY)
            found[who.name] = (tried.meant.part, tried.meant.whole)
            assert [each["id"] for each in rules(today=TODAY)] == ([rule_id] if who is ANF_OFFICER else [])
    assert found == {SCREENER.name: (3, 4), ANF_OFFICER.name: (1, 1)}
    for missing in (rule_id, uuid.UUID(int=7)):
        with pytest.raises(NotAvailable):
            sign_test(rule_id=missing, today=TODAY, **when(two, CUSTOMS_OFFICER))
