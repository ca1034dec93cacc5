"""What airlines, desks and devices of an airport send is a report like any other, and what it states follows its marking."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.db import connections

from rabta.filing.errors import CannotCorrect
from rabta.filing.operations import correct_reading, withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person

EVERYONE = "open; every agency"
ON = date(2026, 12, 1)
BAGS = """BSM
.V/1LKHI
.F/EX701/01DEC/DXB
.N/0214123456002
.P/1KHAN/ALI MR
ENDBSM
BSM
.V/1LKHI
.F/EX701/01DEC/DXB
.N/0214123460001
.P/1GUL/SARA MISS
ENDBSM
BSM
.V/1LKHI
.N/0214123461
ENDBSM
"""
SCANS = """جناح انٹرنیشنل ایئرپورٹ، کراچی
تاریخ,۰۱/۱۲/۲۰۲۶
وقت,لین,ٹیگ,سیکنڈ,نتیجہ
۰۷:۱۰,لین ۳,۰۲۱۴۱۲۳۴۵۶,۸,ٹھیک
۰۷:۱۱,لین ۳,۰۲۱۴۱۲۳۴۵۷,۶,الارم
پچیس,لین ۳,۰۲۱۴۱۲۳۴۶۰,۶,ٹھیک
"""


def rows(person: Person, query: str) -> list[tuple[Any, ...]]:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def test_messages_become_bags_and_a_child_is_named_to_nobody(house: House) -> None:
    filed = house.file(ANF_OFFICER, BAGS, file_name="ex701.txt", marking=EVERYONE, written_on=ON)
    assert (filed.rows, filed.read, filed.set_aside) == (3, 2, 1)
    assert "its day (.F)" in filed.problems[0]["rule"]
    stated = "SELECT tag, flight, airport, day::text, detail ->> 'passenger' FROM airport_statement ORDER BY tag"
    bags = rows(SCREENER, stated)
    assert [bag[:4] for bag in bags] == [
        (tag, "EX701", "KHI", "2026-12-01") for tag in ("0214123456", "0214123457", "0214123460")
    ]  # fmt: skip
    assert bags[0][4] == '["KHAN/ALI"]' and bags[2][4] == '[""]'
    for person in (SCREENER, CUSTOMS_OFFICER):
        told = str(rows(person, "SELECT s::text, w::text FROM airport_statement s JOIN reading_row w ON w.id = row_id"))
        assert "KHAN" in told and "SARA" not in told


def test_a_lane_log_in_urdu_digits_with_titles_above_is_read_as_csv_and_as_a_workbook(house: House) -> None:
    book = openpyxl.Workbook()
    for line in SCANS.splitlines():
        book.active.append(line.split(","))  # type: ignore[union-attr]
    kept = io.BytesIO()
    book.save(kept)
    for name, content in (("lane.csv", SCANS.encode()), ("lane.xlsx", kept.getvalue())):
        filed = house.file(SCREENER, content, file_name=name, marking="restricted; every agency", written_on=ON)
        assert (filed.read + filed.repeated, filed.set_aside) == (2, 1), filed.problems
    (problem,) = filed.problems[-1:]
    assert problem["value"] == "پچیس" and problem["line"] == 6 and problem["next_step"]
    scans = rows(ANALYST, "SELECT DISTINCT at, lane, tag, detail ->> 'outcome' FROM airport_statement ORDER BY at")
    assert scans == [
        ("2026-12-01T07:10:00", "3", "0214123456", "no_alarm"), ("2026-12-01T07:11:00", "3", "0214123457", "alarm"),
    ]  # fmt: skip


def test_what_a_lane_states_shows_where_its_report_does(house: House) -> None:
    house.file(SCREENER, SCANS, file_name="lane.csv", marking="restricted; to CUSTOMS", written_on=ON)
    for person, seen in ((SCREENER, 2), (CUSTOMS_OFFICER, 2), (ANF_OFFICER, 0), (OUTSIDER, 0)):
        assert len(rows(person, "SELECT FROM airport_statement")) == seen, person.name


def test_a_message_sent_again_changes_nothing_and_a_withdrawn_one_is_gone(house: House) -> None:
    grown_up = BAGS.replace("SARA MISS", "ADIL MR")
    first = house.file(ANF_OFFICER, grown_up, file_name="ex701.txt", marking=EVERYONE, written_on=ON)
    again = house.file(ANF_OFFICER, grown_up + "\n", file_name="ex701-again.txt", marking=EVERYONE, written_on=ON)
    assert (again.read, again.repeated) == (0, 2)
    counted = "SELECT count(*) FROM airport_statement s JOIN current_reading c ON c.id = s.reading_id"
    assert rows(SCREENER, counted) == [(3,)]
    with pytest.raises(CannotCorrect):
        correct_reading(
            reader_id=ANF_OFFICER.id, report_id=first.report_id, row_no=1, start=0, end=3, field="tag", value="1",
            reason="EX", at=house.clock.tick(), new_id=house.clock.new_id,
        )  # fmt: skip
    again_id, when = first.report_id, house.clock.tick()
    withdraw_report(reader_id=ANF_OFFICER.id, report_id=again_id, reason="EX", at=when, new_id=house.clock.new_id)
    assert rows(SCREENER, counted) == [(3,)], "the repeat is read in its place"
