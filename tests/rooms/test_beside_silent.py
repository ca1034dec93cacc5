"""A controlled delivery changes nothing for whoever looks at its bag; the watch desk is told that somebody opens it."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from rabta.deconfliction.queries import board
from rabta.example.scans import invented_bag, objects_of
from rabta.screening.beside_silent import BesideSilent
from rabta.screening.operations.scans import sign_scan
from rabta.screening.queries.scans import bag, queue
from rabta.screening.rules.scan_course import ScanStep, Why
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, SCREENER, WATCH_OFFICER, Person
from tests.rooms.planning import file, planned, with_watch

AT = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)
KARACHI = (67.1608, 24.9065)


def desk(person: Person) -> list[dict[str, Any]]:
    with reading_as(person.id) as looking:
        return list(board(by=looking, now=AT + timedelta(hours=1))["sightings"])


def test_the_desk_alone_hears_and_the_screen_is_the_same(house: House) -> None:
    with_watch(house)
    opened, passed = (
        replace(invented_bag(n, device="EX-1", scanned_at=AT), where=f"KHI T1-L{n}") for n in (7, 8)
    )
    ids = [house.file(SCREENER, objects_of(one)[0][1], file_name="a.dcs", marking="open; every agency").report_id
           for one in (opened, passed)]  # fmt: skip

    def screen() -> tuple[Any, ...]:
        with reading_as(SCREENER.id) as looking:
            return queue(now=AT), [bag(one, by=looking) for one in ids]

    before = screen()
    times = {"starts_at": AT - timedelta(hours=1), "ends_at": AT + timedelta(hours=3)}
    delivery = planned(KARACHI, kind="controlled_delivery", **times)
    file(house, ANF_OFFICER, delivery)
    assert screen() == before, "nothing of a silent operation reaches the screen"
    steps = ((ids[0], ScanStep.OPEN, Why.SHAPE), (ids[1], ScanStep.NOTHING_NOTICED, Why.RECOGNISED))
    for scan_id, kind, why in steps:
        sign_scan(reader_id=SCREENER.id, scan_id=scan_id, kind=kind, reason=why, at=AT, new_id=uuid.uuid4)
    after = screen()
    for _ in range(2):  # and again after a start: told once
        BesideSilent()(at=AT + timedelta(seconds=5), new_id=uuid.uuid4)
    assert screen() == after
    (told,) = desk(WATCH_OFFICER)
    assert (told["subject"], told["place"], told["by_name"], told["what"]) == (opened.tag, "KHI", SCREENER.name, "open")
    assert (told["of_agency"]["code"], told["contact"]) == ("ANF", "EX-Inspector")
    for person in (SCREENER, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR):
        assert desk(person) == [], person.name
