"""Builds the days at airports of a world by the house's operations. Ids depend on each one's key."""

import struct
import uuid
import zlib
from datetime import date, timedelta
from typing import Any

from rabta.clearance.operations import Given, add_photograph
from rabta.example.scans import detection_report, invented_bag, scan_object, written
from rabta.filing.operations import file_report
from rabta.proving.built import Built, as_resolver, ids_of
from rabta.proving.rules.airports import DAY, SCANS, Decided, OnLane, Paper, Taken
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import Person
from rabta.proving.rules.worlds import World
from rabta.screening.operations.lane_devices import NewDevice, enter_lane_device, sign_lane_device
from rabta.screening.operations.lapses import sign_lapse
from rabta.screening.operations.scans import sign_scan
from rabta.screening.rules.lane_device import DeviceKind, DeviceStep, Grade, Step
from rabta.screening.rules.lapses.course import LapseStep
from rabta.screening.rules.scan_course import ScanStep, Why


def _chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


PICTURE = (
    b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
)  # fmt: skip
"""One dark point (PNG)."""


def fill_airports(built: Built, world: World) -> None:
    """File the papers, enter the devices, take the lapses."""
    for paper in world.papers:
        _file(built, paper)
    for device in world.on_lanes:
        _enter(built, device)
    for taken in world.taken:
        _take(taken)
    for decided in world.decided:
        _decide(built, world, decided)


def _file(built: Built, paper: Paper) -> None:
    filed = file_report(
        content=_content(paper), file_name=paper.name, marking_text=paper.marked.as_text(),
        written_on=date.fromisoformat(DAY), **_deed(paper.who, paper.key),
    )  # fmt: skip
    built.papers[paper.key] = filed.report_id
    if paper.land:
        _photograph(built, paper)


def _photograph(built: Built, paper: Paper) -> None:
    """What the field of a paper is called, and a photograph of it."""
    ((key,),) = as_resolver(
        "SELECT l.key FROM land_claim l JOIN reading d ON d.id = l.reading_id WHERE d.report_id = %s",
        built.papers[paper.key],
    )
    deed = _deed(paper.who, f"{paper.key} photographed")
    built.fields[paper.key] = uuid.UUID(str(key))
    add_photograph(claim_key=built.fields[paper.key], given=Given("field.png", PICTURE), **deed)
    ((photograph,),) = as_resolver("SELECT id FROM land_photograph WHERE claim_key = %s", key)
    built.photographs[paper.key] = uuid.UUID(str(photograph))


def _content(paper: Paper) -> bytes:
    if not paper.scan:
        return paper.says.encode()
    bag = invented_bag(1, device="EX-L1", scanned_at=NOW - timedelta(hours=4))
    return written(detection_report(bag) if paper.scan == "report" else scan_object(bag, "top", paper.scan))


def _decide(built: Built, world: World, decided: Decided) -> None:
    first = next(one for one in world.papers if one in SCANS and one.shows_to(decided.who))
    sign_scan(
        scan_id=built.papers[first.key], kind=ScanStep(decided.step), reason=Why.SHAPE, words=f"EX-{decided.key}",
        **_deed(decided.who, decided.key),
    )  # fmt: skip


def _enter(built: Built, device: OnLane) -> None:
    new = NewDevice(
        airport=device.airport, lane=device.lane, kind=DeviceKind.XRAY, grade=Grade.DUAL, item=f"EX-{device.key}",
        serial="EX-1",
    )
    device_id = enter_lane_device(
        device=new, first=Step(DeviceStep.INSTALLED, date(2025, 3, 1)), marking_text=device.marked.as_text(),
        **_deed(device.who, device.key),
    )  # fmt: skip
    sign_lane_device(
        device_id=device_id, step=Step(DeviceStep.WORKING, date(2025, 3, 2)), **_deed(device.who, f"{device.key} works")
    )
    built.on_lanes[device.key] = device_id


def _take(taken: Taken) -> None:
    sign_lapse(key=taken.lapse, kind=LapseStep.OWNED, words=f"EX-{taken.key}", **_deed(taken.who, taken.key))


def _deed(who: Person, key: str) -> dict[str, Any]:
    return {"reader_id": who.id, "at": NOW - timedelta(hours=3), "new_id": ids_of(f"at airports {key}")}
