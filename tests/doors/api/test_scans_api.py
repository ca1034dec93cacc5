"""A scanner's object by a machine's key: filed once and byte for byte, refused with what to do, and never a body's."""

import json
from datetime import UTC, datetime

from django.db import connections

from rabta.example.scans import invented_bag, objects_of, scan_object, written
from rabta.filing.operations import LARGEST
from rabta.screening.operations.lane_devices import NewDevice, enter_lane_device
from rabta.screening.queries.airport_days import airport_day
from rabta.screening.rules.lane_device import DeviceKind, DeviceStep, Step
from rabta.sharing.operations import reading_as
from tests.doors.api.test_described import described, wrong
from tests.doors.api.test_planned_operations_api import fault, send
from tests.house import House
from tests.people import CUSTOMS_OFFICER, OUTSIDER, SCREENER

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
SCANS, LOGS = "/api/scans/", "/api/airport-logs/"


def test_an_object_is_filed_once_and_byte_for_byte(house: House) -> None:
    bag = invented_bag(7, device="EX-KHI-3", scanned_at=AT)
    content = objects_of(bag)[0][1]
    first = send(SCREENER, "POST", f"{SCANS}?name=a.dcs&marking=restricted;+to+ASF", content)
    assert first.status_code == 201 and first["Location"] == f"/reports/{first.json()['id']}/"
    assert wrong(described("/scans/", "post", 201), first.json()) == [] and first.json()["problems"] == []
    again = send(SCREENER, "POST", SCANS, content)
    assert again.status_code == 200 and again.json() == first.json() | {"already": True}
    cut = send(SCREENER, "POST", SCANS, content[:3_000])
    assert cut.status_code == 201 and cut.json()["set_aside"] and "are missing" in cut.json()["problems"][0]
    for who, there in ((SCREENER, [content, content[:3_000]]), (CUSTOMS_OFFICER, [content[:3_000]]), (OUTSIDER, [])):
        with reading_as(who.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT content FROM report_body ORDER BY length(content) DESC")
            assert [bytes(row[0]) for row in cursor.fetchall()] == there


def test_what_is_no_object_too_large_or_a_body_is_refused(house: House) -> None:
    assert fault(send(SCREENER, "POST", SCANS, b"no object"), 400)["field"] == "body"
    assert fault(send(SCREENER, "POST", SCANS), 400)["next"].startswith("Send the object")
    large = send(SCREENER, "POST", SCANS, b"", CONTENT_LENGTH=str(LARGEST + 1))
    assert fault(large, 413)["code"] == "too_large"
    person = scan_object(invented_bag(7, device="EX-KHI-3", scanned_at=AT), "top", "low")
    person.OOIType = "PERSON"
    assert "image of a person" in fault(send(SCREENER, "POST", SCANS, written(person)), 422)["rule"]
    assert fault(send(SCREENER, "POST", f"{SCANS}?marking=nonsense", written(person)), 422)["field"] == "marking"
    assert send(None, "POST", SCANS, json.dumps({}).encode()).status_code == 401


def test_a_heart_beat_names_its_device_and_the_register_says_where_it_stands(house: House) -> None:
    new = NewDevice(airport="KHI", lane="L3", kind=DeviceKind.XRAY, item="EX scanner", serial="EX-KHI-3")
    enter_lane_device(reader_id=SCREENER.id, device=new, first=Step(DeviceStep.INSTALLED, AT.date()), at=AT,
                      new_id=house.clock.new_id)  # fmt: skip
    beats = b"date,heartbeat,device\n2026-11-30,07:00,EX-KHI-3\n2026-11-30,07:05,nowhere-1\n2026-11-30,late,EX-KHI-3\n"
    sent = send(SCREENER, "POST", f"{LOGS}?name=beats.csv&marking=restricted;+every+agency", beats)
    assert sent.status_code == 201, sent.content
    assert wrong(described("/airport-logs/", "post", 201), sent.json()) == []
    assert sent.json()["set_aside"] and "no time is given" in sent.json()["problems"][0]
    assert send(SCREENER, "POST", LOGS, beats).json()["already"]
    for who, seen in ((SCREENER, ["L3"]), (CUSTOMS_OFFICER, ["L3"])):
        with reading_as(who.id):
            day = airport_day("KHI", AT.date(), now=datetime.fromisoformat("2026-11-30T12:00"))
        assert day is not None and [one.lane for one in day.day.of("beat")] == seen
    for nothing in (b"", b"a,b\n1,2\n", b"\xff\xfe"):
        assert fault(send(SCREENER, "POST", LOGS, nothing), 400)["field"] == "body"
    assert fault(send(SCREENER, "POST", LOGS, b"", CONTENT_LENGTH=str(LARGEST + 1)), 413)["code"] == "too_large"
    assert send(None, "POST", LOGS, beats).status_code == 401
