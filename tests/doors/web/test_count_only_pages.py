"""Counting unseen, by its pages: what it would tell before it is done, the line in the briefing, the ledger."""

import re
import uuid
from collections.abc import Callable

import pytest

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of, fill
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER
from tests.rooms.test_count_only import Seizures

PERIOD = "from=2025-01-01&to=2025-12-31"
APART = "/briefing/counted-unseen/"


@pytest.fixture
def seizures(console: Filled) -> Seizures:
    return Seizures(console.house)


def asked(report_id: uuid.UUID, *, sure: bool, named: str = "LEVIES") -> tuple[str, dict[str, str]]:
    form = {"kind": "count_only", "named": named, "reason": "for totals", **({"sure": "1"} if sure else {})}
    return f"/reports/{report_id}/sharing/release/", form


def test_what_it_would_tell_is_said_before_it_is_done(seizures: Seizures) -> None:
    report_id, client = seizures.file(ANF_OFFICER), client_of(ANF_OFFICER)
    address, form = asked(report_id, sure=False)
    page = client.post(address, form).content.decode()
    assert "What subtraction would reveal" in page and "3.1" in page and "Sindh" in page and "Jan 2025" in page
    assert "Readers of these may open it" not in page
    client.cookies["rabta_language"] = "ur"
    assert english_left(client.post(address, form).content.decode()) == []


def test_who_could_open_it_is_named_before_it_is_done(seizures: Seizures) -> None:
    report_id = seizures.file(ANF_OFFICER, marking="confidential; to CUSTOMS")
    address, form = asked(report_id, sure=False, named="CUSTOMS")
    assert "Readers of these may open it" in client_of(ANF_OFFICER).post(address, form).content.decode()


def test_nobody_else_sees_what_it_would_tell(seizures: Seizures) -> None:
    report_id = seizures.file(ANF_OFFICER)
    hidden, missing = (asked(one, sure=False) for one in (report_id, uuid.uuid4()))
    answers = [client_of(CUSTOMS_OFFICER).post(*one) for one in (hidden, missing)]
    assert [answer.status_code for answer in answers] == [404, 404] and answers[0].content == answers[1].content


def test_the_briefing_tells_the_total_and_the_ledger_says_so(seizures: Seizures) -> None:
    for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER):
        address, form = asked(seizures.file(who), sure=True)
        assert client_of(who).post(address, form).status_code == 302
    client = client_of(OUTSIDER)
    for address in (f"/briefing/?{PERIOD}", f"/briefing/mass_by_substance/?{PERIOD}"):
        assert "more that may be counted, not shown" in client.get(address).content.decode()
        assert "more that may be counted" not in client_of(CUSTOMS_OFFICER).get(address).content.decode()
    page = client.get(f"{APART}?{PERIOD}").content.decode()
    assert "1 January 2025" in page and "Sindh" in page
    assert "Of these days nothing is told" not in page and "ANF-" not in page
    half = client.get(f"{APART}?from=2025-01-15&to=2025-12-31").content.decode()
    assert "Of these days nothing is told" in half and "not wholly within these days" in half
    own = client_of(CUSTOMS_OFFICER).get(f"{APART}?{PERIOD}").content.decode()
    assert "Of these days nothing is told" in own and "CUSTOMS-" in own and "ANF-" not in own
    assert "That is why they do not open" in client.get(f"/briefing/mass_by_substance/?{PERIOD}").content.decode()
    assert client.get(f"/briefing/paper/?{PERIOD}").content.startswith(b"%PDF")
    with seizures.house.as_superuser() as superuser:
        told = superuser.execute("SELECT reader_id FROM entry WHERE deed = 'count_only:tell'").fetchall()
    assert len(told) == 6 and {row[0] for row in told} == {OUTSIDER.id}
    client.cookies["rabta_language"] = "ur"
    for address in (f"/briefing/mass_by_substance/?{PERIOD}", f"{APART}?{PERIOD}", APART):
        assert english_left(client.get(address).content.decode()) == []


CHANGES = re.compile(rb'(name="csrfmiddlewaretoken" value="|"X-CSRFToken": ?"|csrf-token" content=")[A-Za-z0-9]+')


def pages_of_a_world(house: House, *, hidden: bool) -> list[bytes]:
    """What the outsider is told, where three records are counted unseen; with or without others of which nothing is told."""
    fill(house)
    world = Seizures(house)
    told = [(who, world.file(who)) for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER)]
    others = [(who, world.file(who)) for who in (ANF_OFFICER, ANF_OFFICER, CUSTOMS_OFFICER) if hidden]
    if hidden:
        laboratory = "EX-0. On 2 January 2025 ANF recovered 3.3 kg heroin, laboratory weight, from a truck at Karachi."
        house.file(ANF_OFFICER, laboratory, marking="confidential; originator only")
    for who, report_id in others:
        world.release(who, report_id, "ASF")
    for who, report_id in told:
        world.release(who, report_id, "LEVIES")
    client = client_of(OUTSIDER)
    addresses = (f"/briefing/?{PERIOD}", f"/briefing/mass_by_substance/?{PERIOD}", f"{APART}?{PERIOD}", APART, "/")
    return [CHANGES.sub(rb"\1", client.get(address).content) for address in addresses]


def test_what_others_are_told_and_what_is_hidden_changes_no_byte(make_house: Callable[[], House]) -> None:
    without, having = (pages_of_a_world(make_house(), hidden=hidden) for hidden in (False, True))
    assert b"more that may be counted, not shown" in without[0]
    assert without == having
