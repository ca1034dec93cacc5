"""Bulletins in the record: written from warnings, held by the gate, approved by two others, frozen, taken back."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import append_entry, entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.prevention import queries
from rabta.prevention.errors import NotPublic
from rabta.prevention.operations import PUBLISH, Held, NewBulletin, sign_bulletin, write_bulletin
from rabta.prevention.rules.gate import Rule
from rabta.publications.rules.course import Kind, Stands
from rabta.records.asking import as_json
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import CUSTOMS_OFFICER, OUTSIDER, Person
from tests.rooms.test_encounters import CHILD, REFERRER, SUPERVISOR, meets, with_the_desk
from tests.rooms.test_encounters import NewPerson as Met
from tests.rooms.test_warnings import FORGED, ROUTE, TODAY, raises

THIRD = Person("third officer", "FIA", 2, (Role.LIAISON,))


def add_third(house: House) -> House:
    """One more officer of the agency that writes."""
    new = NewReader(name=THIRD.name, agency=agency_number("FIA") or 0, vetting=2, groups=(), purposes=THIRD.purposes,
                    roles=THIRD.roles)  # fmt: skip
    at, entry = house.clock.tick(), house.clock.new_id()
    add_reader(new, id=THIRD.id, at=at, enter=entered_by_owner(at=at, id=entry))
    return house


@pytest.fixture
def coast(house: House) -> House:
    return with_the_desk(add_third(house))


def warned(house: House, **more: Any) -> list[uuid.UUID]:
    grown = Met(role="smuggled_person", age="adult", persons="14", name="EX Zarmina Example")
    filed = meets(house, grown, Met(role="smuggled_person", age="unsure", name=CHILD), who=REFERRER)
    return [raises(house, REFERRER, said, filed[-1].number, **more) for said in (ROUTE, FORGED)]


def writes(house: House, *of: uuid.UUID, who: Person = REFERRER, **more: Any) -> Any:
    return write_bulletin(reader_id=who.id, new=NewBulletin(warning_ids=of, **more), today=TODAY, at=house.clock.tick(),
                          new_id=house.clock.new_id)  # fmt: skip


def signs(house: House, who: Person, of: Any, kind: Kind, words: str = "") -> None:
    sign_bulletin(reader_id=who.id, bulletin_id=of, kind=kind, words=words, at=house.clock.tick(),
                  new_id=house.clock.new_id)  # fmt: skip


def seen(person: Person) -> Any:
    with reading_as(person.id) as looking:
        return queries.bulletins(by=looking)


def pushes_out(house: House, bulletin: Any, own: Any) -> None:
    """Past the operations, as the application's own login: the database holds that the approvals of two others stand."""
    with pytest.raises(DatabaseError), acting_as(THIRD.id) as looking, connections["default"].cursor() as cursor:
        append_entry(looking.deed("x", subject=("page", "x"), detail={}), id=uuid.uuid4(), at=house.clock.tick())
        cursor.execute(PUBLISH, [as_json({
            "bulletin_id": bulletin, "kind": "published", "text_en": own["text_en"], "text_ur": own["text_ur"], "words": "",
            "agency": looking.agency, "done_at": house.clock.tick(), "marking_id": own["marking_id"],
        })])  # fmt: skip


def test_from_warnings_to_a_published_bulletin_and_back(coast: House) -> None:
    both = warned(coast)
    period = {"date_from": date(2025, 2, 1), "date_to": TODAY}
    bulletin = writes(coast, *both, **period, added_en="Families lost their savings.", added_ur="خاندانوں کی بچت گئی۔")
    assert not seen(CUSTOMS_OFFICER)["own"] and not seen(CUSTOMS_OFFICER)["published"]
    [own] = seen(REFERRER)["own"]
    assert "14 persons were met" in own["text_en"] and "Pakistan to Oman" in own["text_en"] and "14" in own["text_ur"]
    assert CHILD not in own["text_en"] and "Zarmina" not in own["text_en"], "the child is neither named nor counted"
    for who, kind in ((REFERRER, Kind.APPROVED), (REFERRER, Kind.PUBLISHED), (SUPERVISOR, Kind.RETRACTED)):
        with pytest.raises(NotPublic):
            signs(coast, who, bulletin, kind, words="w")
    signs(coast, SUPERVISOR, bulletin, Kind.APPROVED)
    with pytest.raises(NotPublic):
        signs(coast, SUPERVISOR, bulletin, Kind.APPROVED)
    with pytest.raises(NotAvailable):
        signs(coast, CUSTOMS_OFFICER, bulletin, Kind.APPROVED)
    pushes_out(coast, bulletin, own)
    signs(coast, THIRD, bulletin, Kind.APPROVED)
    signs(coast, SUPERVISOR, bulletin, Kind.APPROVAL_WITHDRAWN, words="EX: a figure is doubted")
    pushes_out(coast, bulletin, own)
    with pytest.raises(NotPublic):
        signs(coast, THIRD, bulletin, Kind.PUBLISHED)
    signs(coast, SUPERVISOR, bulletin, Kind.APPROVED)
    signs(coast, THIRD, bulletin, Kind.PUBLISHED)
    for person in (CUSTOMS_OFFICER, OUTSIDER):
        found = seen(person)
        assert not found["own"] and found["published"][0]["text_en"] == own["text_en"]
    signs(coast, REFERRER, bulletin, Kind.RETRACTED, words="EX: mistaken")
    assert seen(CUSTOMS_OFFICER)["published"][0]["retracted_at"] and seen(REFERRER)["own"][0]["stands"] is Stands.RETRACTED


def test_what_may_not_be_told_is_not_written(coast: House) -> None:
    route, forged = warned(coast)
    held = writes(coast, route, added_en="EX Zarmina Example at Torkham, call 0300 0000017", added_ur="مدد")
    assert isinstance(held, Held) and {Rule.NAME, Rule.PLACE, Rule.NUMBER} <= {one.rule for one in held.findings}
    assert not seen(REFERRER)["own"], "nothing was written"
    for more in ({"added_en": "only English"}, {"added_en": "x" * 1001, "added_ur": "x"}):
        with pytest.raises(NotPublic):
            writes(coast, route, **more)
    with pytest.raises(NotPublic):
        writes(coast)
    with pytest.raises(NotAvailable):
        writes(coast, route, who=CUSTOMS_OFFICER)
    few = writes(coast, forged, date_from=TODAY, date_to=TODAY + timedelta(days=1))
    assert isinstance(few, uuid.UUID) and "were met" not in seen(REFERRER)["own"][0]["text_en"], "too few to be told"


def test_what_its_originator_keeps_back_is_in_no_bulletin(coast: House) -> None:
    report = coast.file(REFERRER, "EX: FIA heard of boats.", marking="restricted; every agency; H2").number
    warning = raises(coast, REFERRER, ROUTE, report, marking="restricted; every agency; H2")
    with pytest.raises(NotPublic, match="H2"):
        writes(coast, warning)
