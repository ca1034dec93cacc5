"""An object of a scanner is a report like any other: kept byte for byte, read in one row, filed once, and never a body's."""

import hashlib
import json
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from rabta.example.scans import Bag, detection_report, invented_bag, objects_of, scan_object, written
from rabta.filing.errors import NothingFiled
from rabta.screening.gateway.forwarding import forward, take_dropped
from rabta.screening.gateway.spool import Spool, TooLarge
from rabta.screening.operations.lane_devices import NewDevice, enter_lane_device
from rabta.screening.queries.airport_boards import projected_images
from rabta.screening.queries.airport_days import airport_day
from rabta.screening.rules.lane_device import DeviceKind, DeviceStep, Step
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person

TIP_TYPE = 0x40101039
DAY = date(2026, 11, 30)
AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def bag() -> Bag:
    return invented_bag(7, device="EX-KHI-3", scanned_at=AT)


def rows(person: Person, query: str) -> list[tuple[Any, ...]]:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


REPORTS = (
    "SELECT rep.kind, rep.media_type, r.fate, r.text FROM report rep JOIN reading d ON d.report_id = rep.id"
    " JOIN reading_row r ON r.reading_id = d.id"
)


def test_an_object_is_kept_byte_for_byte_and_read_in_one_row(house: House, bag: Bag) -> None:
    content = objects_of(bag)[0][1]
    filed = house.file(SCREENER, content, file_name="a.dcs", marking="restricted; to ASF, CUSTOMS; H1")
    assert (filed.rows, filed.read, filed.incidents, filed.problems) == (1, 1, 0, ())
    (row,) = rows(CUSTOMS_OFFICER, REPORTS)
    assert row == (
        "scan",
        "application/dicom",
        "read",
        "DX · one energy · EX00000007 · EX-KHI-3 · 2026-11-30T08:00:00+00:00",
    )
    (kept,) = rows(CUSTOMS_OFFICER, "SELECT content FROM report_body")[0]
    assert bytes(kept) == content and house.file(SCREENER, content).already
    assert rows(OUTSIDER, REPORTS) == []


def test_a_machines_report_tells_of_a_lane_as_an_airports_sheet_does(house: House, bag: Bag) -> None:
    alarm, clipped, nowhere = detection_report(bag), detection_report(bag, aborted="OVERSIZE"), detection_report(bag)
    for number, made in enumerate((alarm, clipped)):
        made.AssignedLocation, made.SOPInstanceUID = f"KHI T1-L{number}", f"2.25.{number}"
    for made in (alarm, clipped, nowhere):
        assert house.file(SCREENER, written(made), file_name="report.dcs", marking="open; every agency").read == 1
    query = "SELECT what, airport, day::text, at, lane, tag, detail->>'outcome' FROM airport_statement ORDER BY lane"
    assert rows(CUSTOMS_OFFICER, query) == [
        ("scan", "", "2026-11-30", "2026-11-30T13:00:00", "", "EX00000007", "alarm"),
        ("scan", "KHI", "2026-11-30", "2026-11-30T13:00:00", "T1-L0", "EX00000007", "alarm"),
        ("scan", "KHI", "2026-11-30", "2026-11-30T13:00:00", "T1-L1", "EX00000007", "clipped"),
    ]


def test_where_a_device_stands_is_known_from_the_register_and_a_projected_image_is_answered(house: House, bag: Bag) -> None:
    device = NewDevice(airport="KHI", lane="L3", kind=DeviceKind.XRAY, item="EX scanner", serial="EX-KHI-3")
    enter_lane_device(reader_id=SCREENER.id, device=device, first=Step(DeviceStep.INSTALLED, DAY), at=AT,
                      new_id=house.clock.new_id)  # fmt: skip
    answer = detection_report(bag)
    answer.TDRType, answer.AlarmDecisionTime = "OPERATOR", "20261130080010"
    for number, level in enumerate(("low", "high")):
        image = scan_object(bag, "top", level)
        image.add_new(TIP_TYPE, "CS", "FTI")
        house.file(SCREENER, written(image), file_name=f"tip{number}.dcs", marking="open; every agency")
    assert answers(SCREENER) == [], "nobody has answered yet"
    house.file(SCREENER, written(answer), file_name="answer.dcs", marking="open; every agency")
    assert answers(SCREENER) == answers(CUSTOMS_OFFICER) == [(("KHI", "L3"), 1, 1)]
    assert answers(OUTSIDER) == []
    with reading_as(SCREENER.id):
        seen = airport_day("KHI", DAY, now=datetime.fromisoformat("2026-11-30T23:00"))
    assert seen is not None and {one.what for one in seen.day.statements} == {"scan", "tip"}
    assert {one.lane for one in seen.day.statements} == {"L3"} and seen.day.last_tip == {"L3": DAY}
    assert not any(one["kind"] == "not_opened" for one in seen.lapses)


def answers(person: Person) -> list[tuple[Any, ...]]:
    """Answers to projected images, of lanes: whose, found, shown."""
    with reading_as(person.id):
        return [(whose, rate.hits.n, rate.hits.of) for whose, rate in projected_images(DAY, DAY)["lanes"]]


def test_what_is_damaged_is_kept_and_set_aside_with_its_reason(house: House, bag: Bag) -> None:
    filed = house.file(SCREENER, objects_of(bag)[0][1][:3_000], file_name="cut.dcs")
    assert (filed.read, filed.set_aside) == (0, 1) and filed.problems[0]["kind"] == "truncated"


def test_an_image_of_a_person_is_not_kept(house: House, bag: Bag) -> None:
    person = scan_object(bag, "top", "low")
    person.OOIType = "PERSON"
    by_class = written(person).replace(b"501.2.2\0", b"501.4\0\0\0").replace(b"BAGGAGE", b"PERSON ")
    for content in (written(person), by_class):
        with pytest.raises(NothingFiled, match="image of a person"):
            house.file(SCREENER, content, file_name="body.dcs")
    assert rows(SCREENER, "SELECT FROM report_body") == []


def forwarded(spool: Spool, house: House) -> tuple[int, int, int]:
    done = forward(spool, reader_id=SCREENER.id, marking_text=None, now=house.clock.tick, new_id=house.clock.new_id)
    return done.filed, done.already, done.refused


def test_the_store_loses_and_doubles_nothing(house: House, bag: Bag, tmp_path: Path) -> None:
    spool = Spool(tmp_path / "gateway")
    objects = [*objects_of(bag), ("report.dcs", written(detection_report(bag)))]
    for name, content in objects * 2:
        assert spool.add(content, name=name) == hashlib.sha256(content).hexdigest()
    assert len(spool) == 5 and forwarded(spool, house) == (5, 0, 0) and len(spool) == 0
    for name, content in objects[:2]:  # killed after the record had them and before they left the store
        spool.add(content, name=name)
    assert forwarded(Spool(tmp_path / "gateway"), house) == (0, 2, 0)
    assert len(rows(SCREENER, REPORTS)) == 5


def test_what_was_not_whole_is_not_there_and_a_body_leaves_a_note_alone(house: House, bag: Bag, tmp_path: Path) -> None:
    spool = Spool(tmp_path / "gateway")
    (spool.arriving / "half").write_bytes(b"half an object")
    spool.sweep()
    person = scan_object(bag, "top", "low")
    person.OOIType = "PERSON"
    spool.add(written(person), name="../../body.dcs")
    with pytest.raises(TooLarge):
        spool.add(b"a" * (50 * 2**20 + 1), name="large.dcs")
    assert forwarded(spool, house) == (0, 0, 1) and len(spool) == 0
    (note,) = spool.refused.iterdir()
    assert json.loads(note.read_text())["kept"] is False and "person" in json.loads(note.read_text())["why"]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [note]


def test_a_watched_folder_is_emptied_into_the_store_once_files_are_finished(bag: Bag, tmp_path: Path) -> None:
    spool, folder = Spool(tmp_path / "gateway"), tmp_path / "drop"
    folder.mkdir()
    for name, content in objects_of(bag):
        (folder / name).write_bytes(content)
    assert take_dropped(spool, folder, now=time.time()) == 0, "somebody may still be writing"
    assert take_dropped(spool, folder, now=time.time() + 10) == 4 and len(spool) == 4
    assert take_dropped(spool, folder, now=time.time() + 10) == 0
    assert sorted(path.name for path in (folder / "taken").iterdir()) == sorted(name for name, _ in objects_of(bag))
