"""A find becomes one counted seizure, whoever reports it besides; its chain holds hash and region of the scan."""

import hashlib
import threading
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections

from rabta.counting.queries.events import events
from rabta.custody.queries import exhibits_of
from rabta.example.scans import invented_bag, objects_of
from rabta.filing.errors import NotAvailable
from rabta.filing.rules.scans import PAKISTAN
from rabta.records.queries.reports import reports_newest
from rabta.screening.errors import NotSo
from rabta.screening.operations.finds import report_find
from rabta.screening.operations.scans import sign_scan
from rabta.screening.queries.scans import queue
from rabta.screening.rules.examination import Examined, Opened
from rabta.screening.rules.find_sheet import Found, Part
from rabta.screening.rules.scan_course import ScanStep, Why
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
EVERY = "restricted; every agency; H0"
PHOTO = b"\xff\xd8\xff\xe0 EX photograph of an exhibit"
FOUND = Found(
    examined=Examined(opened=Opened.BAG, field_test="Marquis", field_result="positive"), airport="KHI",
    place="Jinnah International Airport", opened_at=datetime(2026, 11, 30, 13, 30, tzinfo=PAKISTAN),
    parts=(Part(drug="Methamphetamine", quantity=Decimal(1210), error=Decimal(1), unit="g"),), weight="gross",
    tag="EX00000008", flight="EX701", destination="Doha",
    concealment="bag lining", arrests=1,
)  # fmt: skip
HEROIN = Part(drug="Heroin", quantity=Decimal(400), error=Decimal(1), unit="g")
BODY = replace(FOUND, tag="", parts=(HEROIN,), examined=Examined(
    opened=Opened.BODY, ground="EX Act section 21", basis="order", order_number="EX 7", same_sex=True, age="adult",
    medical_count=70, medical_mass_g=400,
))  # fmt: skip
ANF = (
    "EX-9. ANF and ASF recovered 1.210 kg of ice from the lining of a bag at Jinnah International Airport Karachi on"
    " 30 November 2026 bound for Doha by flight EX-701. One man was arrested."
)
CUSTOMS = (
    b"record_no,date,agency,place,substance,quantity,unit,flight,destination,arrests\n"
    b"EX-C1,2026-11-30,CUSTOMS,Jinnah International Airport,ice,1.2,kg,EX701,Doha,1\n"
)


def report(person: Person, found: Found = FOUND, **more: Any) -> Any:
    return report_find(
        reader_id=person.id, found=found, marking_text=EVERY, at=datetime(2026, 11, 30, 9, 0, tzinfo=UTC), new_id=uuid.uuid4,
        **more,
    )  # fmt: skip


def counted(person: Person) -> list[dict[str, Any]]:
    with reading_as(person.id):
        return list(events(date_from=date(2026, 11, 1), date_to=date(2026, 12, 31))["events"])


def test_a_bag_becomes_one_counted_seizure_with_its_scan_in_the_chain(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    bag = invented_bag(8, device="EX-KHI-3", scanned_at=AT, hidden="meth")
    contents = objects_of(bag, views=("top",))
    low, high = (house.file(SCREENER, one, file_name=name, marking=EVERY).report_id for name, one in contents)
    region = {"object": str(low), "view": "top", "box": [25, 30, 40, 55]}
    with pytest.raises(NotSo, match="to be opened"):
        report(SCREENER, scan_id=low)
    with pytest.raises(NotAvailable):
        report(OUTSIDER, scan_id=low)
    sign_scan(reader_id=SCREENER.id, scan_id=low, kind=ScanStep.OPEN, reason=Why.DENSITY, at=AT, new_id=uuid.uuid4)
    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
        broken.setattr("rabta.screening.operations.finds.close_found_in", lambda *_, **__: 1 / 0)
        report(SCREENER, scan_id=high, region=region, photo=PHOTO)
    with reading_as(SCREENER.id):
        assert len(reports_newest()) == 2, "what breaks at the last step leaves nothing: the two scans"
    filed = report(SCREENER, scan_id=high, region=region, photo=PHOTO)
    again = report(SCREENER, scan_id=high, region=region, photo=PHOTO)
    assert again.already and again.report_id == filed.report_id and again.exhibits == filed.exhibits
    house.file(ANF_OFFICER, ANF, marking=EVERY)
    house.file(CUSTOMS_OFFICER, CUSTOMS, file_name="customs.csv", marking=EVERY)
    (event,) = counted(CUSTOMS_OFFICER)
    assert event["incidents"] == 3, "airport security, the anti-narcotics force and customs tell of one seizure"
    with reading_as(CUSTOMS_OFFICER.id):
        (exhibit,) = exhibits_of([filed.incident_key], now=AT)
        (found,) = queue(now=AT, which="all")["bags"]
    scan, photo = exhibit["steps"][0].pictures
    assert (scan.of, scan.sha256, scan.region) == ("scan", hashlib.sha256(contents[0][1]).hexdigest(), (25, 30, 40, 55))
    assert (photo.of, photo.sha256) == ("photograph", hashlib.sha256(PHOTO).hexdigest())
    assert found["state"] == "found"


def test_of_a_body_no_picture_is_kept_and_the_law_is_named(house: House) -> None:
    with pytest.raises(NotSo, match="No image of a body"):
        report(SCREENER, BODY, photo=PHOTO)
    for missing in ({"ground": ""}, {"basis": ""}, {"order_number": ""}, {"same_sex": False}, {"age": ""},
                    {"age": "child"}, {"age": "unknown", "present": "EX guardian", "basis": "consent"}):  # fmt: skip
        with pytest.raises(NotSo):
            report(SCREENER, replace(BODY, examined=replace(BODY.examined, **missing)))
    assert counted(CUSTOMS_OFFICER) == [], "nothing was written"
    report(SCREENER, BODY)
    assert len(counted(CUSTOMS_OFFICER)) == 1
    child = replace(BODY.examined, age="child", present="EX officer for the protection of children")
    report(SCREENER, replace(BODY, parts=(replace(HEROIN, quantity=Decimal(90)),), flight="EX703", examined=child))
    assert len(counted(CUSTOMS_OFFICER)) == 1 and len(counted(SCREENER)) == 2, "a find with a child stays with its agency"


def test_two_who_report_one_find_at_once_leave_one(house: House) -> None:
    told: list[Any] = []

    def run() -> None:
        try:
            told.append(report(SCREENER, photo=PHOTO))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 3 and len({(one.report_id, one.exhibits) for one in told}) == 1
    assert [one.already for one in told].count(False) == 1
    with reading_as(SCREENER.id):
        assert len(exhibits_of([told[0].incident_key], now=AT)) == 1 and len(reports_newest()) == 2


def test_several_parts_in_their_units_are_one_seizure_with_a_chain_each(house: House) -> None:
    tablets = Part(drug="Tramadol", quantity=Decimal(50), unit="tablet")
    liquid = Part(drug="Ketamine", quantity=Decimal("0.2"), error=Decimal("0.01"), unit="litre")
    found = replace(FOUND, parts=(HEROIN, tablets, liquid, replace(HEROIN, quantity=Decimal(210))))
    filed = report(SCREENER, found)
    again = report(SCREENER, found)
    assert again.already and again.exhibits == filed.exhibits and len(set(filed.exhibits)) == 4
    (event,) = counted(CUSTOMS_OFFICER)
    assert event["incidents"] == 1
    with reading_as(SCREENER.id):
        held = sorted((one["substance"]["code"], one["unit"], one["chain"].state.held)
                for one in exhibits_of([filed.incident_key], now=AT))  # fmt: skip
    assert held == [("heroin", "g", 210), ("heroin", "g", 400), ("ketamine", "litre", Decimal("0.2")),
                    ("tramadol", "tablet", 50)]  # fmt: skip
    for wrong, why in (({"unit": "maund"}, "not one in which a find is said"), ({"unit": ""}, "not one in which"),
                       ({"quantity": Decimal("1.5")}, "counted whole"),
                       ({"quantity": Decimal(0)}, "more than nothing")):  # fmt: skip
        with pytest.raises(NotSo, match=why):
            report(SCREENER, replace(FOUND, weight="", parts=(HEROIN, replace(tablets, **wrong))))
    with pytest.raises(NotSo, match="wrapping"):
        report(SCREENER, replace(FOUND, parts=(tablets,)))
    assert len(counted(CUSTOMS_OFFICER)) == 1, "what is refused writes nothing"
