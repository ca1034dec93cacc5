"""A passenger message is a report like any other: travellers become mentions with flights, seats, bags and bookings."""

from typing import Any

import pytest
from django.db import connections

from rabta.filing.errors import CannotCorrect
from rabta.filing.keeping import approve_purge, propose_purge
from rabta.filing.operations import correct_reading, withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, Person
from tests.rooms.test_keeping import SECOND_OFFICER, with_second_officer
from tests.rules.intake_passenger.test_passenger_messages import PAXLST, PNRGOV, _sheet

EVERYONE = "open; every agency"
TABLES = ("stated_flight", "stated_booking", "travel_leg", "stated_bag", "person_mention")


def rows(person: Person, query: str) -> list[dict[str, Any]]:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(query)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def words(person: Person) -> str:
    parts = [*TABLES, "mention_identifier", "reading_row", "span"]
    return " ".join(str(row["t"]) for table in parts for row in rows(person, f"SELECT t::text AS t FROM {table} t"))  # noqa: S608


def file_message(house: House, text: str | bytes, **more: Any) -> Any:
    return house.file(ANF_OFFICER, text, file_name=more.pop("file_name", "ex701.edi"), marking=EVERYONE, **more)


def test_a_list_becomes_flights_travellers_documents_and_bags(house: House) -> None:
    filed = file_message(house, PAXLST)
    assert (filed.rows, filed.read, filed.incidents) == (3, 3, 0)
    flight = rows(CUSTOMS_OFFICER, "SELECT * FROM stated_flight")[0]
    assert (flight["designator"], flight["origin"], flight["departs"], str(flight["departs_on"]), flight["of_message"]) == (
        "EX701", "KHI", "2026-12-01T09:10", "2026-12-01", True
    )  # fmt: skip
    people = rows(CUSTOMS_OFFICER, "SELECT * FROM person_mention ORDER BY name")
    assert [(p["name"], p["role"], p["gender"], p["nationality"]) for p in people] == [
        ("IMRAN GUL O'KHAN", "passenger", "male", "PK"), ("SARA GUL", "crew", "female", ""),
    ]  # fmt: skip
    assert str(people[0]["seen_from"]) == "2026-12-01"
    known = rows(CUSTOMS_OFFICER, "SELECT kind, value, issuer FROM mention_identifier ORDER BY kind")
    assert {"kind": "passport", "value": "AB1234567", "issuer": "PAK"} in known
    leg = rows(CUSTOMS_OFFICER, "SELECT * FROM travel_leg WHERE seat <> ''")[0]
    assert (leg["seat"], leg["locator"], leg["pieces"], leg["weight_g"]) == ("12A", "EXAB12", 2, 38000)
    assert [b["tag"] for b in rows(CUSTOMS_OFFICER, "SELECT tag FROM stated_bag ORDER BY 1")] == ["0214100007", "0214100008"]
    said = rows(CUSTOMS_OFFICER, 'SELECT w.text, s.start, s."end" FROM span s JOIN reading_row w ON w.id = s.row_id'
                                 " WHERE s.pointer = '/documents/0/number' ORDER BY w.row_no")  # fmt: skip
    assert said[0]["text"][said[0]["start"] : said[0]["end"]] == "AB1234567"


def test_a_child_is_withheld_and_the_grown_up_beside_it_shows(house: House) -> None:
    file_message(house, PNRGOV)
    for person in EVERYBODY:
        told = words(person)
        if person is ANALYST:
            assert "AC7654321" in told
            continue
        assert "AC7654321" not in told and "GULMISS" not in told and "/GUL" not in told, person.name
        if person not in (OUTSIDER,) and "EX701" in told:
            assert "IMRANMR" in told and "AB1234567" in told, "a grown-up with a child is no child"
    assert rows(CUSTOMS_OFFICER, "SELECT FROM stated_booking") == []
    booking = rows(ANALYST, "SELECT * FROM stated_booking")[0]
    assert (booking["locator"], booking["agency"], booking["paid_by"], booking["travellers"]) == (
        "EXAB12", "27391234", "cash", 3
    )  # fmt: skip


def test_a_spreadsheet_is_known_for_a_list_and_the_same_file_twice_is_one(house: House) -> None:
    sheet = _sheet()
    filed = file_message(house, sheet, file_name="manifest.xlsx")
    assert filed.rows == 3 and [p["kind"] for p in filed.problems].count("person_count") == 1
    again = file_message(house, sheet, file_name="manifest.xlsx")
    assert again.already and again.report_id == filed.report_id
    assert {row["kind"] for row in rows(CUSTOMS_OFFICER, "SELECT kind FROM report")} == {"manifest"}


def test_a_message_is_marked_withdrawn_and_purged_whole(house: House) -> None:
    filed = house.file(ANF_OFFICER, PAXLST, file_name="ex701.edi", marking="restricted; originator only; H0")
    for table in set(TABLES) - {"stated_booking"}:
        assert rows(ANF_OFFICER, f"SELECT FROM {table}"), table  # noqa: S608
        assert rows(CUSTOMS_OFFICER, f"SELECT FROM {table}") == rows(AUDITOR, f"SELECT FROM {table}") == []  # noqa: S608
    with pytest.raises(CannotCorrect, match="pull it back"):
        correct_reading(
            reader_id=ANF_OFFICER.id, report_id=filed.report_id, row_no=1, start=0, end=3, field="x", value="y", reason="",
            at=house.clock.tick(), new_id=house.clock.new_id,
        )  # fmt: skip
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=filed.report_id, reason="wrong flight", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip
    assert rows(ANF_OFFICER, "SELECT FROM stated_flight f JOIN current_reading c ON c.id = f.reading_id") == []
    with_second_officer(house)
    more = {"report_id": filed.report_id, "new_id": house.clock.new_id}
    propose_purge(reader_id=ANF_OFFICER.id, rule="filed_in_error", reason="wrong", at=house.clock.tick(), **more)
    approve_purge(reader_id=SECOND_OFFICER.id, at=house.clock.tick(), **more)
    for table in TABLES:
        assert rows(ANF_OFFICER, f"SELECT FROM {table}") == [], table  # noqa: S608
