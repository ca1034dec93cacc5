"""Warnings in the record: who sees one, how wide it may be, what is signed of it, and whom it never tells of."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rabta.deconfliction.rules.identifiers import Identifier
from rabta.example.passenger_files import paxlst
from rabta.example.passengers import invented_flights
from rabta.filing.errors import NotAvailable
from rabta.filing.releasing import mark_anew
from rabta.people.rules.purposes import Role
from rabta.prevention.queries import proposed_warnings
from rabta.records.asking import ask
from rabta.screening.rules.entry import EntryKind, Listed, Why
from rabta.sharing.operations import reading_as
from rabta.smuggling import queries
from rabta.smuggling.errors import NotLawful
from rabta.smuggling.operations import NewPerson, raise_warning, sign_warning
from rabta.smuggling.rules.warning import Signed, Stands, Warned, Warns
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER, SCREENER, Person
from tests.rooms.test_encounters import BOAT, CHILD, REFERRER, meets, with_the_desk
from tests.rooms.test_hits import filed, screened
from tests.rooms.test_watch_lists import WIDE, add, opened

TODAY = date(2025, 3, 1)
EVERY = "restricted; every agency"
ROUTE = Warned(kind=Warns.ROUTE, subject="PK>OM", words="EX: boats leave at night.", reasons="EX: two interceptions.",
               valid_until=TODAY + timedelta(days=30))  # fmt: skip
FORGED = Warned(kind=Warns.DOCUMENT, about="passport", subject="EX7####", issuer="AF", feature="EX: the photo is glued.",
                words="EX: passports of one workshop.", reasons="EX: seen twice.", posts=("ISB",),
                valid_until=TODAY + timedelta(days=30))  # fmt: skip


@pytest.fixture
def coast(house: House) -> House:
    return with_the_desk(house)


def raises(house: House, who: Person, said: Warned, *reports: str, marking: str = EVERY) -> Any:
    return raise_warning(
        reader_id=who.id, said=said, reports=reports, marking_text=marking, today=TODAY, at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def signs(house: House, who: Person, warning_id: Any, kind: Signed, **more: Any) -> None:
    sign_warning(reader_id=who.id, warning_id=warning_id, kind=kind, today=TODAY, at=house.clock.tick(),
                 new_id=house.clock.new_id, **more)  # fmt: skip


def seen(person: Person, **more: Any) -> list[Any]:
    with reading_as(person.id) as looking:
        return list(queries.warnings(by=looking, today=TODAY, **more)["warnings"])


def test_a_warning_is_no_wider_than_its_reports_and_hides_with_any_of_them(coast: House) -> None:
    own = coast.file(ANF_OFFICER, "EX: ANF stopped a boat at Gwadar.", marking="restricted; originator only").number
    shared = coast.file(ANF_OFFICER, "EX: ANF stopped another boat at Gwadar.", marking=EVERY)
    with pytest.raises(NotLawful, match="wider than that of report"):
        raises(coast, ANF_OFFICER, ROUTE, own)
    with pytest.raises(NotAvailable):
        raises(coast, CUSTOMS_OFFICER, ROUTE, shared.number, own)
    for who in (PARTNER, SCREENER):
        with pytest.raises((NotLawful, NotAvailable)):
            raises(coast, who, ROUTE, own)
    raises(coast, ANF_OFFICER, ROUTE, own, marking="restricted; originator only")
    raises(coast, CUSTOMS_OFFICER, ROUTE, shared.number)
    assert [len(seen(person)) for person in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, PARTNER)] == [2, 1, 1, 0]
    mark_anew(reader_id=ANF_OFFICER.id, report_id=shared.report_id, marking_text="restricted; originator only", reason="r",
              at=coast.clock.tick(), new_id=coast.clock.new_id)  # fmt: skip
    assert [len(seen(person)) for person in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER)] == [2, 0, 0], "its ground was recalled"


def test_an_alert_reaches_its_posts_and_receipts_show_to_the_two_agencies(coast: House) -> None:
    report = coast.file(ANF_OFFICER, "EX: ANF found forged passports at Islamabad airport.", marking=EVERY).number
    alert = raises(coast, ANF_OFFICER, FORGED, report)
    assert seen(SCREENER, kind="document", posts=["ISB", "DXB"]) and not seen(SCREENER, kind="document", posts=["KHI"])
    signs(coast, SCREENER, alert, Signed.READ)
    with pytest.raises(NotLawful, match="already"):
        signs(coast, SCREENER, alert, Signed.READ)
    readers = {person.name: len(seen(person)[0]["readers"]) for person in (ANF_OFFICER, SCREENER, CUSTOMS_OFFICER)}
    assert readers == {ANF_OFFICER.name: 1, SCREENER.name: 1, CUSTOMS_OFFICER.name: 0}
    with pytest.raises(NotLawful):
        signs(coast, CUSTOMS_OFFICER, alert, Signed.RETRACTED, words="w")
    signs(coast, ANF_OFFICER, alert, Signed.RENEWED, words="EX: seen again", until=TODAY + timedelta(days=90))
    assert seen(SCREENER)[0]["until"] == TODAY + timedelta(days=90)
    signs(coast, ANF_OFFICER, alert, Signed.RETRACTED, words="EX: mistaken")
    assert not seen(SCREENER) and seen(SCREENER, all_of_them=True)[0]["stands"] is Stands.RETRACTED
    with pytest.raises(NotAvailable):
        signs(coast, PARTNER, alert, Signed.READ)


def test_what_would_tell_of_a_protected_person_is_not_there_and_its_raiser_is_not_told(coast: House) -> None:
    assert Role.PROTECTION not in CUSTOMS_OFFICER.roles
    victim = NewPerson(role="victim", age="30", name="EX Zarmina Example", phone="0300-0000017")
    filed = meets(coast, victim, who=REFERRER)[0]
    with reading_as(CUSTOMS_OFFICER.id):
        number = ask("smuggling/sql/queries/reports_named.sql", numbers=[filed.number])[0]["number"]
    calls = Warned(kind=Warns.RECRUITER, about="phone", subject="+923000000017", words="EX: recruits.", reasons="EX: told.",
                   valid_until=TODAY + timedelta(days=9))  # fmt: skip
    names = Warned(kind=Warns.ROUTE, subject="PK>OM", words="EX: asks for ex zarmina example.", reasons="EX: told.",
                   valid_until=TODAY + timedelta(days=9))  # fmt: skip
    for said in (calls, names):
        raises(coast, CUSTOMS_OFFICER, said, number)
        assert len(seen(CUSTOMS_OFFICER)) and not seen(SCREENER) and not seen(OUTSIDER)
    assert len(seen(CUSTOMS_OFFICER)) == 2 == len(seen(REFERRER))
    raises(coast, CUSTOMS_OFFICER, ROUTE, number)
    assert len(seen(SCREENER)) == 1, "one that tells of nobody shows"


def test_a_rule_proposes_and_counts_no_child(coast: House) -> None:
    for day in range(1, 5):
        meets(coast, NewPerson(role="smuggled_person", age="unsure", name=CHILD), BOAT, origin="Gujrat", destination="Oman",
              on=date(2025, 2, 20 + day), number=f"EX-ENC-{day}")  # fmt: skip
    for person in (CUSTOMS_OFFICER, REFERRER):
        with reading_as(person.id):
            [one] = proposed_warnings(today=TODAY)
        assert (one["kind"], one["subject"], one["late"], one["before"]) == (Warns.ROUTE, "PK>OM", 4, 0)
        assert len(one["numbers"]) == 4, "the reports of children are not among them"
    with reading_as(OUTSIDER.id):
        assert proposed_warnings(today=TODAY) == []


def test_documents_in_doubt_are_proposed_where_two_reports_tell_of_them(house: House) -> None:
    list_id = opened(house)
    add(house, list_id, Listed(kind=EntryKind.DOCUMENT, why=Why.STOLEN, reason="EX stolen blanks", issuer="PAK",
                               identifiers=((Identifier.PASSPORT, "EX8881001"),)), marking=WIDE)  # fmt: skip
    row = "{no},2025-02-20,EX flight,{name},,{passport},,{born},Passenger\n"
    one, other = {"name": "EX Sarwar Example", "passport": "EX4711001"}, {"passport": "EX8881001", "born": "1980"}
    filed(house, row.format(no=1, born="1985-02-03", **one), row.format(no=2, name="EX A", **other))
    assert screened(house) == 1
    with reading_as(CUSTOMS_OFFICER.id):
        assert proposed_warnings(today=TODAY) == [], "one report is no series"
    filed(house, row.format(no=3, born="1990-02-03", **one), row.format(no=4, name="EX B", **other))
    assert screened(house) == 1
    with reading_as(CUSTOMS_OFFICER.id):
        told = {each["subject"]: each["why"] for each in proposed_warnings(today=TODAY)}
    assert told == {"EX4######": ["two_births"], "EX8######": ["listed"]}
    with reading_as(OUTSIDER.id):
        assert proposed_warnings(today=TODAY) == []


def test_one_number_on_two_flights_at_once_is_proposed(house: House) -> None:
    """A flight that two airlines sell is one flight, and an hour and a half apart is no doubt."""
    first = next(flight for flight in invented_flights(1) if flight.kind == "paxlst")
    same, apart, sold = (
        replace(first, number=number, destination=to, leaves=leaves, travellers=first.travellers[:1])
        for number, to, leaves in (("900", "AUH", "2130"), ("901", "MCT", "2315"), ("902", first.destination, "2115"))
    )
    for flight in (replace(first, leaves="2115"), apart, sold):
        house.file(SCREENER, paxlst(flight), file_name=f"EX{flight.number}.edi", marking=EVERY)
    with reading_as(CUSTOMS_OFFICER.id):
        assert proposed_warnings(today=first.day) == []
    house.file(SCREENER, paxlst(same), file_name="EX900.edi", marking=EVERY)
    with reading_as(CUSTOMS_OFFICER.id):
        [one] = proposed_warnings(today=first.day)
    assert (one["why"], one["reports"]) == (["two_flights"], 3)
    assert one["subject"].startswith(first.travellers[0].passport[:3])
    with reading_as(OUTSIDER.id):
        assert proposed_warnings(today=first.day) == []
