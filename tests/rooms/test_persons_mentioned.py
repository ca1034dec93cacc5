"""Persons as rows state them stand in the record, marked, and the protected ones in their compartment."""

import io
from typing import Any

from django.db import connections
from openpyxl import Workbook

from rabta.filing.operations import withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, EVERYBODY, OUTSIDER, PARTNER, Person

LIST = """Record No,Date,Place,Name,Father's Name,CNIC,Mobile,Vehicle No,Date of Birth,Role
EX-P-1,25/02/2031,Example post,Gulzar Example,Sher Example,35202-0000001-1,0300-0000001,LEX-0001,14/08/1990,Accused
EX-P-2,25/02/2031,Example post,گلزار مثال,شیر مثال,۳۵۲۰۲-۰۰۰۰۰۰۱-۱,,,۱۹۹۰,ملزم
EX-P-3,25/02/2031,Example post,Zarmina Example,Sher Example,35202-0000003-3,,,02/03/2020,Passenger
EX-P-4,25/02/2031,Example post,Palwasha Example,,35202-0000004-4,,,,Smuggled person
"""
UNSURE = """Date,Name,Date of Birth,Age,Role
25/02/2031,Either Way,04/03/2013,,Passenger
25/02/2031,Grown Up,04/03/1985,,Passenger
25/02/2031,By Age,,16,Passenger
25/02/2031,Old Enough,,about 40,Passenger
25/02/2031,Ten To Twelve,,10-12,Passenger
25/02/2031,Not Yet Born,25/12/2040,,Passenger
25/02/2031,Nothing Said,,,Passenger
"""
WITHOUT_DAY = "Name,Date of Birth,Role\nLong Ago,14/08/1960,Suspect\nOf Late,14/08/2012,Suspect\n"
EVERYONE = "open; every agency"


def mentions(person: Person) -> list[dict[str, Any]]:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT m.name, m.father, m.script, m.role, m.born_from, m.born_to, m.protected, m.key, m.seen_from,"
            " (SELECT array_agg(ARRAY[i.kind, i.written, i.value] ORDER BY i.identifier_no) FROM mention_identifier i"
            "  WHERE i.mention_id = m.id) AS known_by"
            " FROM person_mention m JOIN current_reading c ON c.id = m.reading_id ORDER BY m.row_id, m.mention_no"
        )
        names = [column.name for column in cursor.description]
        return sorted((dict(zip(names, row, strict=True)) for row in cursor.fetchall()), key=lambda m: str(m["name"]))


def told(person: Person) -> str:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT m::text FROM person_mention m UNION ALL SELECT i::text FROM mention_identifier i")
        return " ".join(row for (row,) in cursor.fetchall())


def file_list(house: House, text: str | bytes = LIST, **more: Any) -> Any:
    return house.file(ANF_OFFICER, text, file_name=more.pop("file_name", "persons.csv"), marking=EVERYONE, **more)


def test_what_a_row_says_of_a_person_stands_as_written_with_its_one_form(house: House) -> None:
    file_list(house)
    latin, urdu = (m for m in mentions(CUSTOMS_OFFICER))
    assert latin["name"] == "Gulzar Example" and latin["father"] == "Sher Example" and latin["script"] == "latin"
    assert latin["known_by"] == [
        ["cnic", "35202-0000001-1", "3520200000011"], ["phone", "0300-0000001", "+923000000001"],
        ["plate", "LEX-0001", "LEX0001"],
    ]  # fmt: skip
    assert str(latin["born_from"]) == str(latin["born_to"]) == "1990-08-14"
    assert urdu["name"] == "گلزار مثال" and urdu["script"] == "arabic"
    assert urdu["known_by"] == [["cnic", "۳۵۲۰۲-۰۰۰۰۰۰۱-۱", "3520200000011"]]
    assert (str(urdu["born_from"]), str(urdu["born_to"])) == ("1990-01-01", "1990-12-31")
    assert {m["role"] for m in (latin, urdu)} == {"arrested"} and str(latin["seen_from"]) == "2031-02-25"


def test_a_child_and_a_smuggled_person_show_to_the_compartment_alone(house: House) -> None:
    file_list(house)
    assert [m["name"] for m in mentions(ANALYST) if m["protected"]] == ["Palwasha Example", "Zarmina Example"]
    for person in EVERYBODY:
        words = told(person)
        if person is ANALYST:
            continue
        assert not any(word in words for word in ("Zarmina", "Palwasha", "3520200000033", "3520200000044")), person.name
        assert len(mentions(person)) == (0 if person is PARTNER else 2)


def test_persons_are_marked_as_their_report_and_go_with_it(house: House) -> None:
    secret = house.file(ANF_OFFICER, LIST, file_name="persons.csv", marking="restricted; originator only; H0")
    assert [len(mentions(p)) for p in (ANF_OFFICER, CUSTOMS_OFFICER, AUDITOR, DIRECTOR, OUTSIDER)] == [2, 0, 0, 0, 0]
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=secret.report_id, reason="wrong list", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip
    assert "Gulzar" in told(ANF_OFFICER), "a withdrawn report stays"
    assert mentions(ANF_OFFICER) == [], "and nothing counts it"


def test_whose_mention_it_is_is_told_to_nobody_once_it_is_written(house: House) -> None:
    """Filing asked, and was told yes, also of the child; afterwards one's own, another's and a missing one are alike."""
    file_list(house)
    with house.as_superuser() as superuser:
        below = superuser.execute("SELECT DISTINCT mention_id, row_id FROM mention_identifier").fetchall()
        missing = superuser.execute("SELECT gen_random_uuid(), row_id FROM person_mention LIMIT 1").fetchall()
    assert len(below) == 4
    for reader in (ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER):
        with reading_as(reader.id), connections["default"].cursor() as cursor:
            for pair in (*below, *missing):
                cursor.execute("SELECT mention_is_of_row(%s, %s)", pair)
                assert cursor.fetchone() == (False,)


def test_a_workbook_says_the_same_and_an_equal_row_twice_is_two_mentions(house: House) -> None:
    book, held = Workbook(), io.BytesIO()
    rows = [line.split(",") for line in LIST.splitlines()[:2]]
    for row in (rows[0], rows[1], rows[1]):
        book.active.append(row[1:])
    book.save(held)
    filed = file_list(house, held.getvalue(), file_name="persons.xlsx")
    assert filed.read == 2
    one, other = mentions(CUSTOMS_OFFICER)
    assert one["key"] != other["key"] and one["known_by"] == other["known_by"]


def test_the_unsure_are_children_and_nothing_said_is_not_unsure(house: House) -> None:
    """A birth that may be read in two ways, an age that is no number, a day that cannot be: withheld rather than shown."""
    file_list(house, UNSURE)
    assert [m["name"] for m in mentions(CUSTOMS_OFFICER)] == ["Grown Up", "Nothing Said"]
    assert len(mentions(ANALYST)) == 7


def test_without_a_day_of_the_event_an_age_is_that_of_the_filing(house: House) -> None:
    file_list(house, WITHOUT_DAY)
    assert [m["name"] for m in mentions(CUSTOMS_OFFICER)] == ["Long Ago"]
