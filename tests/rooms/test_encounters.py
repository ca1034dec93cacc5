"""Encounters in the record: a child of unsure age from interception to referral, and what everybody else sees of it."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rabta.briefing import queries as briefing
from rabta.exchange.rules.release_gate import AskedFor, Consent, Plan, Rule, ToGive, findings
from rabta.exchange.rules.release_policy import SHIPPED, read_policy
from rabta.filing.errors import CannotRelease, NotAvailable
from rabta.filing.releasing import mark_anew, release_report
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.sharing.operations import reading_as
from rabta.sharing.rules.marking import Marking
from rabta.smuggling import queries
from rabta.smuggling.errors import NotLawful
from rabta.smuggling.operations import NewEncounter, NewPerson, Said, file_encounter, sign_step
from rabta.smuggling.rules.protecting import Stands
from rabta.smuggling.rules.step import Kind
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, PARTNER, Person
from tests.rooms.everything_readable import everything

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
SHARED = "restricted; every agency; to NCA_UK"
CHILD = "EX Parveen Example"
DESK = ("referral desk",)
BOARDER = Person("coast guard officer", "PCG", 2, (Role.LIAISON,), groups=DESK)
REFERRER = Person("referral officer", "FIA", 2, (Role.LIAISON, Role.PROTECTION), groups=DESK)
SUPERVISOR = Person("referral supervisor", "FIA", 2, (Role.LIAISON, Role.PROTECTION), groups=DESK)
GROWN = NewPerson(role="smuggled_person", age="adult", persons="11")
YOUNG = NewPerson(role="smuggled_person", age="unsure", name=CHILD, nationality="Afghan", asylum="yes", guardian="EX aunt")
BOAT = NewPerson(role="facilitator", age="41", name="EX Nakhuda Example", outcome="arrested")
OTHERS = (CUSTOMS_OFFICER, PARTNER, DIRECTOR, AUDITOR, ANALYST, OUTSIDER)


def with_the_desk(house: House) -> House:
    for one in (BOARDER, REFERRER, SUPERVISOR):
        new = NewReader(name=one.name, agency=agency_number(one.agency) or 0, vetting=one.vetting, groups=one.groups,
                        purposes=one.purposes, roles=one.roles)  # fmt: skip
        at, entry = house.clock.tick(), house.clock.new_id()
        add_reader(new, id=one.id, at=at, enter=entered_by_owner(at=at, id=entry))
    return house


@pytest.fixture
def coast(house: House) -> House:
    return with_the_desk(house)


def meets(house: House, *persons: NewPerson, who: Person = BOARDER, **more: Any) -> tuple[Any, ...]:
    said = {"number": "EX-ENC-7", "kind": "sea_interception", "on": date(2025, 2, 10), "place": "Gwadar", **more}
    new = NewEncounter(conveyance="EX boat Al-Example", persons=persons, **said)
    return file_encounter(
        reader_id=who.id, encounter=new, marking_text=SHARED, grading="A2", at=house.clock.tick(),
        new_id=house.clock.new_id,
    ).reports  # fmt: skip


def signs(house: House, who: Person, filed: Any, kind: Kind, row_no: int = 1, **said: Any) -> int:
    return sign_step(
        reader_id=who.id, report_id=filed.report_id, row_no=row_no, said=Said(kind=kind, **said), at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def seen_by(person: Person) -> str:
    told = everything(person, first=date(2025, 2, 1), last=date(2025, 3, 31))
    with reading_as(person.id) as looking:
        rows = queries.encounters(most=50)
        one = [queries.encounter(each["key"], by=looking, now=NOW) for each in rows["encounters"]]
        desk = queries.referrals(by=looking, now=NOW, most=50)
    return json.dumps([told, rows, one, desk], default=str, ensure_ascii=False, sort_keys=True)


def waits(person: Person) -> dict[str, Any]:
    with reading_as(person.id) as looking:
        return queries.referrals(by=looking, now=NOW, most=50)


def test_nobody_but_the_desk_sees_anything_of_a_child(make_house: Callable[[], House]) -> None:
    without = with_the_desk(make_house())
    meets(without, GROWN, BOAT, indicators=("ransom",))
    without.clock.tick()
    first = {person.name: seen_by(person) for person in OTHERS}
    own = seen_by(REFERRER)
    with_child = with_the_desk(make_house())
    seen = ("ransom", "not_family")
    child, grown = meets(with_child, GROWN, YOUNG, BOAT, indicators=seen, need="child_protection")
    signs(with_child, REFERRER, child, Kind.ACCEPTED)
    signs(with_child, REFERRER, child, Kind.HANDED_OVER, words="EX shelter")
    for person in OTHERS:
        assert seen_by(person) == first[person.name], f"{person.name} sees something of the child"
        assert first[person.name].count("EX-") > 0 or person in (OUTSIDER, PARTNER), "an empty house would be no proof"
    assert seen_by(REFERRER) != own and CHILD in seen_by(REFERRER), "the desk sees the child"
    assert grown.report_id != child.report_id


def test_a_child_of_unsure_age_goes_from_interception_to_referral(coast: House) -> None:
    child, _ = meets(coast, GROWN, YOUNG, indicators=("ransom",), need="child_protection")
    [waiting] = [one for one in waits(REFERRER)["referrals"] if one["names"] == [CHILD]]
    assert waiting["standing"].stands is Stands.TO_ACCEPT and waiting["standing"].child
    assert [step.indicators for step in waiting["steps"]] == [("ransom",)]
    for kind, said in ((Kind.ACCEPTED, {}), (Kind.HANDED_OVER, {"words": "EX shelter"})):
        signs(coast, REFERRER, child, kind, **said)
    with pytest.raises(NotLawful):
        signs(coast, REFERRER, child, Kind.CLOSED)
    signs(coast, REFERRER, child, Kind.AGE_FOUND, choice="unsure", words="EX no document")
    signs(coast, REFERRER, child, Kind.CLOSED, choice="sheltered")
    assert not [one for one in waits(REFERRER)["referrals"] if one["names"] == [CHILD]]
    assert not waits(BOARDER)["referrals"], "an officer who is no protection officer has no list"
    with pytest.raises(NotLawful):
        signs(coast, BOARDER, child, Kind.OPENED, choice="shelter")
    for person in (CUSTOMS_OFFICER, ANALYST):
        with pytest.raises(NotAvailable):
            signs(coast, person, child, Kind.ACCEPTED)


def test_a_report_of_a_child_is_widened_by_nobody(coast: House) -> None:
    child, grown = meets(coast, GROWN, YOUNG)
    deed = {"reader_id": BOARDER.id, "reason": "r", "new_id": coast.clock.new_id}
    with pytest.raises(CannotRelease):
        release_report(report_id=child.report_id, agencies=[agency_number("CUSTOMS") or 0], at=coast.clock.tick(), **deed)
    with pytest.raises(CannotRelease):
        mark_anew(report_id=child.report_id, marking_text=SHARED, at=coast.clock.tick(), **deed)
    mark_anew(report_id=grown.report_id, marking_text="restricted; every agency", at=coast.clock.tick(), **deed)


def test_a_table_with_one_child_in_it_goes_to_the_desk_whole(coast: House) -> None:
    head = "Encounter No,Encounter Kind,Date,Role,Age,Name\n"
    rows = ("EX-1,return,2025-02-11,traveller,30,EX Grown\n", f"EX-1,return,2025-02-11,traveller,17,{CHILD}\n")
    shut = coast.file(BOARDER, head + rows[0] + rows[1], file_name="met.csv", marking=SHARED)
    seen = coast.file(BOARDER, head + rows[0], file_name="met.csv", marking=SHARED)
    unread = coast.file(BOARDER, head + f"EX-2,dancing,2025-02-11,traveller,30,{CHILD}\n", file_name="x.csv", marking=SHARED)
    assert (unread.set_aside, shut.read, seen.read) == (1, 2, 1)
    told = seen_by(CUSTOMS_OFFICER)
    assert str(seen.report_id) in told and str(shut.report_id) not in told and str(unread.report_id) not in told


def test_an_age_found_to_be_unsure_brings_the_report_to_the_desk(coast: House) -> None:
    [grown] = meets(coast, NewPerson(role="victim", age="adult", name="EX Grown Example"), who=REFERRER)
    assert str(grown.report_id) in seen_by(CUSTOMS_OFFICER)
    signs(coast, REFERRER, grown, Kind.AGE_FOUND, choice="unsure", words="EX says 17")
    assert str(grown.report_id) not in seen_by(CUSTOMS_OFFICER)
    signs(coast, REFERRER, grown, Kind.AGE_FOUND, choice="adult", words="EX certificate")
    assert str(grown.report_id) not in seen_by(CUSTOMS_OFFICER), "nothing opens by itself"


def test_nobody_becomes_a_suspect_without_an_offence_and_a_supervisor(coast: House) -> None:
    [grown] = meets(coast, NewPerson(role="smuggled_person", age="adult", name="EX Grown Example"), who=REFERRER)
    with pytest.raises(NotLawful, match="no separate offence"):
        signs(coast, REFERRER, grown, Kind.SUSPECT_ASKED, words="EX irregular entry, section 4")
    signs(coast, REFERRER, grown, Kind.SUSPECT_ASKED, words="EX robbery, section 392 of the Penal Code")
    with pytest.raises(NotLawful, match="does not also decide"):
        signs(coast, REFERRER, grown, Kind.SUSPECT_CONFIRMED)
    signs(coast, SUPERVISOR, grown, Kind.SUSPECT_CONFIRMED)
    with reading_as(SUPERVISOR.id) as looking:
        [one] = queries.encounter(queries.encounters(most=5)["encounters"][0]["key"], by=looking, now=NOW)["met"]
    assert one["standing"].role == "suspect" and one["protected"], "the role of the event moves, the protection stays"
    assert "EX Grown Example" not in seen_by(CUSTOMS_OFFICER)


def test_a_complaint_and_its_answer_show_as_codes_alone(coast: House) -> None:
    [grown] = meets(coast, NewPerson(role="traveller", age="34", name="EX Grown Example"))
    with pytest.raises(NotLawful):
        signs(coast, BOARDER, grown, Kind.FOUND_RIGHT)
    signs(coast, BOARDER, grown, Kind.COMPLAINT)
    signs(coast, BOARDER, grown, Kind.FOUND_WRONG)
    with reading_as(CUSTOMS_OFFICER.id):
        [listed] = queries.encounters(most=5, which="found_wrong")["encounters"]
    assert listed["complaint"] and listed["found_wrong"] and listed["kind"] == "sea_interception"
    with pytest.raises(NotLawful):
        signs(coast, CUSTOMS_OFFICER, grown, Kind.COMPLAINT)
    assert "EX Grown Example" not in seen_by(CUSTOMS_OFFICER)


@pytest.mark.parametrize("bad", [{"persons": "many"}, {"persons": "0"}, {"name": "EX \x01"}, {"outcome": "vanished"}])
def test_what_cannot_be_read_is_refused_before_anything_is_filed(coast: House, bad: dict[str, str]) -> None:
    with pytest.raises(NotLawful):
        meets(coast, YOUNG, NewPerson(**{"role": "traveller", "age": "30", **bad}))
    with reading_as(REFERRER.id):
        assert not queries.encounters(most=5)["encounters"]


def test_an_asylum_claim_reaches_no_partner_and_nobody_met_is_an_arrest(coast: House) -> None:
    claim = NewPerson(role="smuggled_person", age="adult", name="EX Grown Example", nationality="Afghan", asylum="yes")
    [grown] = meets(coast, claim, NewPerson(role="victim", age="30"), NewPerson(role="witness", age="30"))
    with reading_as(ANALYST.id):
        [told] = ask("exchange/sql/queries/met_in_reports.sql", report_ids=[grown.report_id])
        [protected] = ask("exchange/sql/queries/protected_rows.sql", report_ids=[grown.report_id])
        figures = briefing.briefing(date_from=date(2025, 2, 1), date_to=date(2025, 3, 31))["figures"]
    assert protected["row_nos"] == [1, 2, 3]
    fled = frozenset(told["origins"])
    record = ToGive(marking=Marking(originator=1), own=True, consent=Consent.GIVEN, protected_from=fled)
    for state in ("AF", "IR", "GB", None):
        asked = AskedFor(state=state, purpose="investigation", legal_basis="untoc", offence="smuggling")
        found = findings(asked, [record], Plan(persons=False, assurance=True), read_policy(SHIPPED))
        assert Rule.NON_REFOULEMENT in {one.rule for one in found if one.refuses}, state
    values = {one["name"]: one["value"] for one in figures}
    assert values["persons_encountered"] == 3 and not values["arrests"] and not values["arrests_apart"]


def test_figures_told_outside_leave_children_out_for_whoever_makes_them(coast: House) -> None:
    meets(coast, GROWN, YOUNG, BOAT)
    period = {"date_from": date(2025, 2, 1), "date_to": date(2025, 3, 31)}
    told = {}
    for person in (REFERRER, CUSTOMS_OFFICER):
        with reading_as(person.id):
            for name in ("persons_encountered", "encounters", "facilitators_arrested"):
                opened = briefing.figure_records(name, **period)
                told[person.name, name] = (opened["figure"]["value"], opened["outside"]["total"])
    assert told[REFERRER.name, "persons_encountered"] == (12, 11), "the desk counts the child, and tells it to nobody"
    assert told[CUSTOMS_OFFICER.name, "persons_encountered"] == (11, 11)
    assert told[CUSTOMS_OFFICER.name, "encounters"] == told[REFERRER.name, "encounters"] == (1, None)
    assert told[CUSTOMS_OFFICER.name, "facilitators_arrested"] == (1, None)
