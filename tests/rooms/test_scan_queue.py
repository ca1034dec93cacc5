"""Bags in the queue of screeners: paired, ordered, decided by a named person; each reader's own."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rabta.example.scans import Bag, detection_report, invented_bag, objects_of, written
from rabta.filing.errors import NotAvailable
from rabta.screening.errors import NotSo
from rabta.screening.operations.scans import sign_scan
from rabta.screening.queries.scans import bag as bag_of
from rabta.screening.queries.scans import openings, queue
from rabta.screening.rules.scan_course import ScanStep, Why
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
SHARED = "restricted; to ASF, CUSTOMS; H0"
OWN = "restricted; originator only"


@pytest.fixture
def filed(house: House) -> dict[str, Bag]:
    """Two bags of two views: one whole, and one of which a machine raises an alarm that customs does not see."""
    bags = {"plain": invented_bag(7, device="EX-KHI-3", scanned_at=AT),
            "alarmed": invented_bag(8, device="EX-KHI-3", scanned_at=AT + timedelta(minutes=1), hidden="meth")}  # fmt: skip
    for bag in bags.values():
        for name, content in objects_of(bag):
            house.file(SCREENER, content, file_name=name, marking=SHARED)
    house.file(SCREENER, written(detection_report(bags["alarmed"])), file_name="r.dcs", marking=OWN)
    return bags


def seen(person: Person, **asked: Any) -> dict[str, Any]:
    with reading_as(person.id):
        return queue(now=datetime.now(UTC), **asked)


def sign(person: Person, scan_id: uuid.UUID, kind: ScanStep, **said: Any) -> None:
    sign_scan(reader_id=person.id, scan_id=scan_id, kind=kind, at=datetime.now(UTC), new_id=uuid.uuid4, **said)


def test_bags_stand_by_their_reasons_and_each_reader_has_an_own_queue(filed: dict[str, Bag]) -> None:
    found = seen(SCREENER, room=1)
    assert [(one["tag"], one["grade"], one["fits"], one["simulated"]) for one in found["bags"]] == [
        (filed["alarmed"].tag, "two_views", True, True), (filed["plain"].tag, "two_views", False, True),
    ]  # fmt: skip
    assert [(one.code, one.source) for one in found["bags"][0]["reasons"]][0] == ("machine_alarm", "EX simulated 1")
    with reading_as(SCREENER.id) as looking:
        (mark,) = (bag_of(found["bags"][0]["id"], by=looking) or {})["marks"]
    assert (mark["source"], mark["categories"], mark["box"]) == ("EX simulated 1", ["CONTRABAND"], [25, 30, 40, 55])
    customs = seen(CUSTOMS_OFFICER)
    assert [one["tag"] for one in customs["bags"]] == [filed["plain"].tag, filed["alarmed"].tag]
    assert all(one.code != "machine_alarm" for one in customs["bags"][1]["reasons"])
    assert seen(OUTSIDER)["bags"] == []


def test_a_named_person_decides_and_what_another_cannot_see_it_rests_on_hides(filed: dict[str, Bag]) -> None:
    alarmed, plain = (one["id"] for one in seen(SCREENER)["bags"])
    with pytest.raises(NotSo, match="does not say that nothing was noticed"):
        sign(SCREENER, plain, ScanStep.NOTHING_NOTICED, reason=Why.UNCLEAR)
    with pytest.raises(NotAvailable):
        sign(OUTSIDER, plain, ScanStep.OPEN, reason=Why.SHAPE)
    with pytest.raises(NotAvailable):
        sign(ANF_OFFICER, plain, ScanStep.OPEN, reason=Why.SHAPE)
    sign(SCREENER, alarmed, ScanStep.OPEN, reason=Why.MARKED, region={"box": [1, 2, 3, 4]})
    sign(SCREENER, plain, ScanStep.NOTHING_NOTICED, reason=Why.RECOGNISED)
    assert {one["tag"]: one["state"] for one in seen(SCREENER, which="all")["bags"]} == {
        filed["alarmed"].tag: "open", filed["plain"].tag: "nothing_noticed",
    }  # fmt: skip
    at_customs = {one["tag"]: one["state"] for one in seen(CUSTOMS_OFFICER, which="all")["bags"]}
    assert at_customs == {filed["alarmed"].tag: "waiting", filed["plain"].tag: "nothing_noticed"}
    with pytest.raises(NotSo, match="decided"):
        sign(CUSTOMS_OFFICER, plain, ScanStep.OPEN, reason=Why.SHAPE)
    sign(CUSTOMS_OFFICER, plain, ScanStep.LOOK_AGAIN, words="EX: the floor looks thick")
    assert seen(SCREENER)["counts"] == {"waiting": 1, "open": 1, "done": 0, "all": 2}
    sign(SCREENER, alarmed, ScanStep.NOTHING_FOUND, words="EX: a stack of paper")
    today = datetime.now(UTC).date()
    with reading_as(SCREENER.id):
        ((whose, found),) = openings(today - timedelta(days=1), today + timedelta(days=1))
    assert (whose, found.n, found.of, found.rest) == (("EX-KHI-3",), 0, 1, 1), "a false alarm is kept as one"
    assert seen(SCREENER)["opened"] == 1 and seen(SCREENER, room=12)["left"] == 11
