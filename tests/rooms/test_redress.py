"""A person's request: who sees it, who assigns it, and that somebody with a name decides it once."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import connections
from django.db.utils import DatabaseError

from rabta.filing.errors import CannotKeepSo, NotAvailable, NotYours
from rabta.filing.redress import assign_request, decide_request, register_request
from rabta.ledger.operations import append_entry
from rabta.records.queries import requests_of_persons
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, EVERYBODY, OUTSIDER, PARTNER, Person

TODAY = date(2025, 3, 1)


def by(house: House, who: Person, **more: Any) -> dict[str, Any]:
    return {"reader_id": who.id, "at": house.clock.tick(), "new_id": house.clock.new_id, **more}


def registered(house: House) -> uuid.UUID:
    said = {"reference": "Letter 12/25", "wants": "erase", "received_on": date(2025, 1, 20)}
    return register_request(**by(house, CUSTOMS_OFFICER, **said))


def seen(who: Person) -> list[dict[str, Any]]:
    with reading_as(who.id):
        return requests_of_persons(today=TODAY)["requests"]


def test_who_sees_a_request(house: House) -> None:
    redress_id = registered(house)
    assert {p.name for p in EVERYBODY if seen(p)} == {CUSTOMS_OFFICER.name, AUDITOR.name}
    assign_request(**by(house, AUDITOR, redress_id=redress_id, agency=agency_number("ANF")))
    assert {p.name for p in EVERYBODY if seen(p)} == {CUSTOMS_OFFICER.name, AUDITOR.name, ANF_OFFICER.name}
    [one] = seen(ANF_OFFICER)
    assert (one["due_on"], one["overdue"], one["assigned_to_yours"]) == (date(2025, 2, 19), 10, True)
    assign_request(**by(house, AUDITOR, redress_id=redress_id, agency=agency_number("ASF")))
    assert not seen(ANF_OFFICER), "it is with somebody else now"


def test_a_decision_shows_with_its_request(house: House) -> None:
    """To SQL as the application, too: whether a request is decided is told of those alone that the reader sees."""
    redress_id = registered(house)
    decide_request(**by(house, AUDITOR, redress_id=redress_id, outcome="granted", reasons="a wrong person was named"))

    def told(who: Person) -> bool:
        with reading_as(who.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT redress_decided(%s)", [redress_id])
            return bool(cursor.fetchone()[0])

    assert {p.name for p in EVERYBODY if told(p)} == {CUSTOMS_OFFICER.name, AUDITOR.name}


def test_a_named_person_decides_it_once_with_reasons(house: House) -> None:
    redress_id = registered(house)
    assign_request(**by(house, AUDITOR, redress_id=redress_id, agency=agency_number("ANF")))
    with pytest.raises(CannotKeepSo, match="why"):
        decide_request(**by(house, ANF_OFFICER, redress_id=redress_id, outcome="granted", reasons=" "))
    decide_request(**by(house, ANF_OFFICER, redress_id=redress_id, outcome="granted", reasons="a wrong person was named"))
    [one] = seen(AUDITOR)
    assert (one["outcome"], one["decided_by"], one["overdue"]) == ("granted", ANF_OFFICER.name, 0)
    for again in (decide_request, assign_request):
        more = {"outcome": "refused", "reasons": "x"} if again is decide_request else {"agency": agency_number("FIA")}
        with pytest.raises(CannotKeepSo, match="is decided"):
            again(**by(house, AUDITOR, redress_id=redress_id, **more))


@pytest.mark.parametrize("who", [CUSTOMS_OFFICER, ANF_OFFICER, ANALYST, DIRECTOR, OUTSIDER, PARTNER], ids=lambda p: p.name)
def test_nobody_else_assigns_decides_or_removes(house: House, who: Person) -> None:
    redress_id = registered(house)
    refusal = NotYours if who is CUSTOMS_OFFICER else NotAvailable
    for missing in (redress_id, house.clock.new_id()):
        with pytest.raises(refusal if missing == redress_id else NotAvailable):
            decide_request(**by(house, who, redress_id=missing, outcome="granted", reasons="so"))
    with pytest.raises(refusal):
        assign_request(**by(house, who, redress_id=redress_id, agency=agency_number("CUSTOMS")))
    columns = "redress_id, number, step, agency, outcome, reasons, done_by, done_by_name, done_at"
    step = f"INSERT INTO redress_step ({columns}) VALUES"
    for sql in (f"{step} (%s, 1, 'decide', NULL, 'granted', 'x', current_reader(), (SELECT name FROM reader), now())",  # noqa: S608
                f"{step} (%s, 1, 'assign', 1, '', 'x', current_reader(), (SELECT name FROM reader), now())",  # noqa: S608
                "UPDATE redress SET wants = 'know' WHERE id = %s", "DELETE FROM redress WHERE id = %s"):  # fmt: skip
        with pytest.raises(DatabaseError), acting_as(who.id) as looking, connections["default"].cursor() as cursor:
            append_entry(looking.deed("x:x", subject=("x", "x"), detail={}), id=house.clock.new_id(), at=house.clock.tick())
            cursor.execute(sql, [redress_id])


def test_what_cannot_be_registered(house: House) -> None:
    good = {"reference": "1", "wants": "know", "received_on": date(2025, 2, 1)}
    for bad in ({"reference": " "}, {"wants": "x"}, {"received_on": date(2026, 1, 1)}):
        with pytest.raises(CannotKeepSo):
            register_request(**by(house, ANF_OFFICER, **{**good, **bad}))
    with pytest.raises(NotYours):
        register_request(**by(house, DIRECTOR, **good))
