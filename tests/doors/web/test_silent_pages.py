"""A controlled delivery moves no byte of what a screener is answered: console, picture, find, board, before and after the
house has compared it with what was decided."""

import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rabta.deconfliction.queries import board
from rabta.example.scans import invented_bag, objects_of
from rabta.screening.beside_silent import BesideSilent
from rabta.screening.operations.scans import sign_scan
from rabta.screening.rules.scan_course import ScanStep, Why
from rabta.sharing.operations import reading_as
from rabta.web import clock
from tests.doors.web.signed_in import add_sign_ins, client_of
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, WATCH_OFFICER
from tests.rooms.planning import file, planned, with_watch
from tests.rooms.test_beside_silent import AT, KARACHI

EACH_TIME = re.compile(rb'(csrfmiddlewaretoken" value|nonce|"X-CSRFToken":|X-CSRFToken&quot;:)[= ]*["&quot;]*[A-Za-z0-9_-]+')
"""Of a page, what differs each time that it is asked for, whoever does what."""


def test_no_byte_of_a_screeners_pages_moves(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    add_sign_ins(house.clock)
    with_watch(house)
    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(minutes=20))
    opened, other = (replace(invented_bag(n, device="EX-1", scanned_at=AT), where=f"KHI T1-L{n}") for n in (7, 8))
    first, second = (
        house.file(SCREENER, objects_of(one)[0][1], file_name="a.dcs", marking="open; every agency").report_id
        for one in (opened, other)
    )
    sign_scan(reader_id=CUSTOMS_OFFICER.id, scan_id=first, kind=ScanStep.OPEN, reason=Why.SHAPE, at=AT, new_id=uuid.uuid4)
    screener = client_of(CUSTOMS_OFFICER)

    def answered() -> dict[str, tuple[int, str, bytes]]:
        found = {}
        for where in (
            "/scans/", "/scans/?queue=open", f"/scans/{first}/", f"/scans/{second}/", f"/scans/{first}/picture/",
            f"/scans/next/?after={first}", f"/scans/ahead/?after={first}", f"/scans/{first}/find/", "/scans/find/",
            "/scans/finds/", "/airports/?day=2025-03-01", "/airports/KHI/?day=2025-03-01",
            "/airports/minister/?day=2025-03-01",
        ):  # fmt: skip
            said = screener.get(where)
            found[where] = said.status_code, said.headers.get("Location", ""), EACH_TIME.sub(b"", said.content)
        return found

    before = answered()
    assert {status for status, _, _ in before.values()} == {200, 204, 302}, "each is a page of its own"
    assert answered() == before, "what is asked for again is answered alike"
    times = {"starts_at": AT - timedelta(hours=1), "ends_at": AT + timedelta(hours=3)}
    file(house, ANF_OFFICER, planned(KARACHI, kind="controlled_delivery", **times))
    assert answered() == before
    BesideSilent()(at=datetime(2025, 3, 1, 8, 0, 5, tzinfo=UTC), new_id=uuid.uuid4)
    with reading_as(WATCH_OFFICER.id) as looking:
        assert len(board(by=looking, now=AT + timedelta(hours=1))["sightings"]) == 1, "the desk has heard"
    assert answered() == before
