"""Sums kept of past days are what a recount of the same day gives, for every reader, whatever is filed or pulled back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections

from rabta.example.scans import invented_bag, objects_of
from rabta.filing.operations import withdraw_report
from rabta.screening.day_sums import keep_day_sums
from rabta.screening.operations.scans import sign_scan
from rabta.screening.queries import past_days
from rabta.screening.queries.airport_days import national_day
from rabta.screening.rules.scan_course import ScanStep, Why
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person

DAY = date(2026, 3, 4)
NOW = datetime.fromisoformat("2026-03-20T12:00")
TAGS = [f"0214{at:06d}" for at in range(700, 705)]
BAGS = "".join(
    f"BSM\n.V/1LKHI\n.F/EX701/04MAR/DXB\n.N/{tag}001\n.P/1EX{at}/PASSENGER MR\nENDBSM\n" for at, tag in enumerate(TAGS)
)
TIMES = "airport,date,flight,departs,to\nKHI,2026-03-04,EX701,09:10,DXB\n"
EVERYONE = "restricted; every agency"
READERS = (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, ANALYST, OUTSIDER)


def scans(tags: list[str], airport: str = "KHI") -> str:
    lines = [f"{airport},2026-03-04,07:{10 + at}:00,L1,{tag},7,no alarm\n" for at, tag in enumerate(tags)]
    return "airport,date,time,lane,tag,decision seconds,outcome\n" + "".join(lines)


def looked_at(person: Person, *, kept: bool, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """The days of a month as the page has them. `kept`: none may be recounted for it."""
    past_days.forget()
    with monkeypatch.context() as patch, reading_as(person.id):
        if kept:
            patch.setattr(past_days, "national_day", lambda *a, **b: pytest.fail("recounted, though it is kept"))
        return past_days.past_days(DAY - timedelta(days=20), DAY + timedelta(days=10), now=NOW)


def recounted(person: Person) -> tuple[int, ...]:
    with reading_as(person.id):
        return past_days.sums_of(national_day(DAY, now=NOW)).numbers


def test_each_reader_finds_the_sums_of_what_that_reader_sees(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def hold() -> None:
        while keep_day_sums(today=DAY + timedelta(days=9), now=NOW):
            pass
        for person in READERS:
            seen = looked_at(person, kept=True, monkeypatch=monkeypatch)
            found = tuple(seen[0][name] for name in past_days.SUMS) if seen else (0,) * len(past_days.SUMS)
            assert found == recounted(person), person.name

    house.file(SCREENER, TIMES, file_name="times.csv", marking=EVERYONE, written_on=DAY)
    house.file(ANF_OFFICER, BAGS, file_name="ex701.txt", marking=EVERYONE, written_on=DAY)
    house.file(SCREENER, scans(TAGS[:3]), file_name="lane.csv", marking="restricted; to CUSTOMS", written_on=DAY)
    hold()
    assert recounted(SCREENER)[1:4] == recounted(CUSTOMS_OFFICER)[1:4] == (5, 3, 2)
    assert recounted(ANF_OFFICER)[1:] == (5, 0, 0, 5), "whom the lane's log does not show, nobody said anything"
    late = house.file(CUSTOMS_OFFICER, scans(TAGS[3:], "LHE"), file_name="lhe.csv", marking="restricted", written_on=DAY)
    assert looked_at(SCREENER, kept=True, monkeypatch=monkeypatch)[0]["screened"] == 3, "hidden, it changes nothing"
    assert looked_at(CUSTOMS_OFFICER, kept=False, monkeypatch=monkeypatch)[0]["screened"] == 5, "at once, kept or not"
    hold()
    assert recounted(CUSTOMS_OFFICER)[2] == 5 and recounted(SCREENER)[2] == 3
    withdraw_report(reader_id=CUSTOMS_OFFICER.id, report_id=late.report_id, reason="EX", at=house.clock.tick(),
                    new_id=house.clock.new_id)  # fmt: skip
    hold()
    assert recounted(CUSTOMS_OFFICER)[2] == 3
    with connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT key) FROM airport_day_sum")
        assert cursor.fetchone() == (2, 2), "of three markings two sets are seen; what was pulled back is thrown away"


def test_the_sums_of_what_a_reader_does_not_see_are_not_told_by_their_key(house: House) -> None:
    house.file(ANF_OFFICER, BAGS, file_name="ex701.txt", marking="restricted", written_on=DAY)
    keep_day_sums(today=DAY + timedelta(days=9), now=NOW)
    with reading_as(ANF_OFFICER.id):
        keys = [one.key for one in past_days.made_of_days(DAY, DAY)]
    told = {}
    for person in (ANF_OFFICER, OUTSIDER, CUSTOMS_OFFICER):
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sums_of_days(%s::bytea[])", [keys])
            told[person.name] = cursor.fetchone()[0]
    assert list(told.values()) == [1, 0, 0]


def test_a_decision_at_the_console_is_in_the_sums_of_whoever_sees_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
    bag = replace(invented_bag(7, device="EX-KHI-3", scanned_at=scanned), tag=TAGS[4], where="KHI L1")
    house.file(SCREENER, TIMES, file_name="times.csv", marking=EVERYONE, written_on=DAY)
    house.file(SCREENER, BAGS, file_name="ex701.txt", marking=EVERYONE, written_on=DAY)
    house.file(SCREENER, scans(TAGS[:3]), file_name="lane.csv", marking=EVERYONE, written_on=DAY)
    ids = [
        house.file(SCREENER, content, file_name=name, marking="restricted; to CUSTOMS").report_id
        for name, content in objects_of(bag, views=("top",))
    ]
    assert recounted(SCREENER)[2:] == recounted(ANF_OFFICER)[2:] == (3, 2, 0), "scanned, and nobody looked"

    def hold() -> None:
        while keep_day_sums(today=DAY + timedelta(days=9), now=NOW):
            pass

    hold()
    sign_scan(reader_id=SCREENER.id, scan_id=ids[0], kind=ScanStep.NOTHING_NOTICED, reason=Why.RECOGNISED,
              at=datetime(2026, 3, 4, 3, 4, tzinfo=UTC), new_id=house.clock.new_id)  # fmt: skip
    assert looked_at(CUSTOMS_OFFICER, kept=False, monkeypatch=monkeypatch)[0]["screened"] == 4
    assert looked_at(ANF_OFFICER, kept=True, monkeypatch=monkeypatch)[0]["screened"] == 3, "hidden, it changes nothing"
    hold()
    for person, screened in ((SCREENER, 4), (CUSTOMS_OFFICER, 4), (ANALYST, 3), (ANF_OFFICER, 3)):
        assert looked_at(person, kept=True, monkeypatch=monkeypatch)[0]["screened"] == recounted(person)[2] == screened
