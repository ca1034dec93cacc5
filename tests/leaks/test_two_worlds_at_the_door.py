"""A reader obtains the same bytes from a world with hidden records and from one where they never were."""

import os
import uuid

import pytest

from tests.leaks.worlds import READERS, MakeHouse, build, crawl, differing, filings, fixed_clock, sign_in
from tests.people import ANALYST, CUSTOMS_OFFICER, OUTSIDER, Person

WORLDS = int(os.environ.get("RABTA_WORLDS", "2"))
"""How many generated worlds; `make prove` asks for more."""


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS, ids=lambda p: p.name)
@pytest.mark.parametrize("seed", range(WORLDS))
def test_what_a_reader_may_not_see_changes_no_byte(make_house: MakeHouse, reader: Person, seed: int) -> None:
    world, probes = filings(seed), (f"/reports/{uuid.UUID(int=7)}/", f"/incidents/{uuid.UUID(int=7)}/", "/briefing/nothing/")
    obtained = []
    for hidden in (True, False):
        house = make_house()
        build(house, world, reader, hidden=hidden)
        with fixed_clock():
            obtained.append(crawl(sign_in(reader), extra=probes))
    assert sum(status == 200 for status, _, _ in obtained[0].values()) >= 6
    assert differing(*obtained) == []


@pytest.mark.slow
def test_the_harness_sees_a_difference_when_there_is_one(make_house: MakeHouse) -> None:
    """The dual: what a reader may see does change the bytes, so a console that answered nothing would fail."""
    world, obtained = filings(0), []
    for hidden in (True, False):
        house = make_house()
        build(house, world, OUTSIDER, hidden=hidden)
        with fixed_clock():
            obtained.append(crawl(sign_in(ANALYST)))
    assert len(differing(*obtained)) > 5


@pytest.mark.slow
def test_hidden_and_missing_are_one_answer(make_house: MakeHouse) -> None:
    house, world = make_house(), filings(1)
    build(house, world, CUSTOMS_OFFICER, hidden=True)
    with house.as_superuser() as superuser:
        reports = superuser.execute("SELECT id FROM report").fetchall()
        incidents = superuser.execute("SELECT key FROM incident").fetchall()
    with fixed_clock():
        client = sign_in(OUTSIDER)
        for path, found in (("reports", reports), ("incidents", incidents), ("events", incidents)):
            missing = client.get(f"/{path}/{uuid.UUID(int=9)}/")
            assert missing.status_code == 404
            for (hidden,) in found:
                response = client.get(f"/{path}/{hidden}/")
                if response.status_code != 200:
                    assert (response.status_code, response.content) == (404, missing.content)
