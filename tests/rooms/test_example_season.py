"""The demo's season of one district: from the first sighting to the certificate, and a second start adds nothing."""

import json
from datetime import date

import pytest

from rabta.clearance.certifying import issued_in
from rabta.clearance.season import district_season
from rabta.cli.inside import example_land
from rabta.cli.inside.example_land import keep_a_season
from rabta.cli.inside.example_people import add_people, example_reader
from rabta.cli.installation.sign_ins import PEOPLE, SignIn
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANF_OFFICER
from tests.rooms.test_land_season import EVERYONE, KHYBER, square

TODAY = date(2025, 6, 1)


def test_the_demo_shows_a_season_from_the_first_sighting_to_the_certificate(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(example_land, "as_of", lambda today: TODAY)
    add_people([SignIn(*person, password="eleven quiet lamps 7") for person in PEOPLE])
    assert list(keep_a_season()) == [], "nothing was filed yet"
    seen = square(0, number="S", quantity="cultivated", date="2025-02-10")
    claims = [seen, *(square(n, number=f"C{n}") for n in range(8))]
    content = json.dumps({"type": "FeatureCollection", "features": claims}).encode()
    house.file(ANF_OFFICER, content, file_name="land.geojson", marking=EVERYONE)
    assert len(list(keep_a_season())) > 10 and list(keep_a_season()) == []
    with reading_as(example_reader("analyst")) as looking:
        page = district_season(code=KHYBER, today=TODAY, crop="poppy", year=2025, by=looking)
    assert [each["status"] for each in page["history"]] == ["watch", "found", "cleared", "verified"]
    assert str(page["certificate"].says) == "verified" and page["visits"] == 8 and page["against"] == []
    assert 0.5 < page["estimate"].verified.value < 1.0
    with reading_as(example_reader("analyst")):
        (issued,) = issued_in(crop="poppy", year=2025, district=page["number"])
    assert issued["number"] == f"{KHYBER}/poppy/2025/1" and issued["withdrawn_at"] is None
