"""A file of land is a report like any other: its claims follow its marking, are measured, and count each place once."""

import hashlib
import io
import json
from datetime import date
from typing import Any

import pytest
import shapely
from django.db import connections
from PIL import Image
from pyproj import Geod

from rabta.briefing.queries.figures import figure_records
from rabta.clearance.errors import NotAClaim
from rabta.clearance.operations import Given, file_land
from rabta.clearance.queries import claims_seen, land_set_aside, photograph, photographs_of, picture_of
from rabta.filing.operations import withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person

WGS84 = Geod(ellps="WGS84")
FIELD = [(71.0, 34.3), (71.001, 34.3), (71.001, 34.301), (71.0, 34.301)]
BOW_TIE = [FIELD[0], FIELD[2], FIELD[1], FIELD[3]]
EVERYONE, OWN = "open; every agency", "restricted; originator only"


def claim(ring: Any, **said: Any) -> dict[str, Any]:
    drawn = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]} if ring else None
    return {"type": "Feature", "properties": {"crop": "poppy", "date": "2025-02-20", **said}, "geometry": drawn}


def land_file(*claims: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": claims}).encode()


def seen(person: Person, **asked: Any) -> list[dict[str, Any]]:
    with reading_as(person.id):
        return claims_seen(**asked)


def test_claims_are_measured_once_and_stated_areas_stand_apart(house: House) -> None:
    east = [(lon + 0.0001, lat) for lon, lat in FIELD]
    house.file(
        ANF_OFFICER,
        land_file(
            claim(
                FIELD,
                claim="EX-1",
                district="Khyber",
                stage="flowering",
                method="tractor",
                destroyed="90%",
                agencies="ANF, FC KP",
                incidents="fired upon",
                help="compensation",
                landholder="Gul Khan",
            ),
            claim(None, claim="EX-2", area=12, unit="kanal"),
            claim(BOW_TIE, claim="EX-3"),
            claim([(lat, lon) for lon, lat in FIELD], claim="EX-4"),
            claim(FIELD, claim="EX-5", quantity="surveyed"),
        ),
        file_name="anf.geojson",
        marking=EVERYONE,
    )
    house.file(
        CUSTOMS_OFFICER, land_file(claim(east, claim="C-1", date="2025-02-23")), file_name="c.geojson", marking=EVERYONE
    )
    rows = {each["number"]: each for each in seen(ANALYST)}
    one, other = rows["EX-1"], rows["C-1"]
    assert one["area_m2"] == pytest.approx(abs(WGS84.geometry_area_perimeter(shapely.Polygon(FIELD))[0]), rel=1e-9)
    assert (one["stage"], one["method"], one["destroyed"], one["help"]) == ("flowering", "tractor", 90, ["compensation"])
    assert one["incidents"] == "fired upon" and one["district_by"] == "name" and rows["C-1"]["district_by"] == "near"
    with reading_as(ANALYST.id):
        picture = picture_of(list(rows.values()))
        aside = land_set_aside()
    bow = rows["EX-3"]
    assert (
        bow["as_drawn"] is not None
        and one["as_drawn"] is None
        and bow["area_m2"] == pytest.approx(one["area_m2"] / 2, rel=1e-3)
    )
    assert picture.claimed_m2 == pytest.approx(one["area_m2"] + other["area_m2"] + bow["area_m2"])
    assert picture.cleared.m2 == pytest.approx(1.1 * one["area_m2"], rel=1e-5) and picture.surveyed_m2 == one["area_m2"]
    assert sum(m2 for key, m2 in picture.adds_m2.items() if key != rows["EX-5"]["key"]) == pytest.approx(picture.cleared.m2)
    ((claims, total, m2),) = picture.stated.values()
    assert (claims, int(total), m2) == (1, 12, None), "a kanal without its basis has no square metres"
    assert [each["problem"]["value"] for each in aside] == ["EX-4"] and "Latitude" in aside[0]["problem"]["rule"]
    with reading_as(ANALYST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM person_mention")
        assert cursor.fetchone()[0] == 0
        cursor.execute(
            "SELECT string_agg(l::text, '') || string_agg(w::text, '') FROM land_claim l JOIN reading_row w ON w.id = row_id"
        )
        assert "Gul Khan" not in cursor.fetchone()[0], "who grows is in no table of claims"


def test_a_claim_follows_its_reports_marking_and_goes_with_it(house: House) -> None:
    filed = house.file(ANF_OFFICER, land_file(claim(FIELD, claim="EX-1")), file_name="own.geojson", marking=OWN)
    assert len(seen(ANF_OFFICER)) == 1
    for person in (CUSTOMS_OFFICER, OUTSIDER):
        assert seen(person) == []
        with reading_as(person.id):
            assert picture_of(claims_seen()).claimed_m2 == 0
    house.file(ANF_OFFICER, land_file(claim(FIELD, claim="EX-1")), file_name="again.geojson", marking=OWN)
    assert len(seen(ANF_OFFICER)) == 1, "the same claim filed again is the same claim"
    withdraw_report(
        reader_id=ANF_OFFICER.id,
        report_id=filed.report_id,
        reason="wrong field",
        at=house.clock.tick(),
        new_id=house.clock.new_id,
    )
    assert all(each["report_id"] != filed.report_id for each in seen(ANF_OFFICER))


def camera_picture(at: str = "2025:02:20 10:11:12") -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0132], exif[0x0112] = "SECRET-SERIAL", at, 6
    exif.get_ifd(0x8769)[0x9003] = at
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 18.0, 1.8), 3: "E", 4: (71.0, 0.0, 1.8)})
    kept = io.BytesIO()
    Image.new("RGB", (32, 24), "green").save(kept, "JPEG", exif=exif, comment=b"SECRET-SERIAL")
    return kept.getvalue() + b"SECRET-SERIAL film behind the picture"


def test_a_photograph_keeps_its_time_and_place_as_a_statement_and_loses_its_notes(house: House) -> None:
    content, taken = land_file(claim(FIELD, claim="EX-1")), camera_picture()
    photos = [Given("a.jpg", taken), Given("b.jpg", camera_picture("2031:01:01 00:00:00"))]
    for _ in range(2):  # sent twice, once filed
        filed = file_land(
            reader_id=ANF_OFFICER.id,
            content=content,
            file_name="walk.geojson",
            at=house.clock.tick(),
            new_id=house.clock.new_id,
            marking_text=OWN,
            idempotency_key="draft-1",
            photographs=photos,
        )
    assert filed.already
    with reading_as(ANF_OFFICER.id):
        (key,) = [each["key"] for each in claims_seen()]
        first, second = photographs_of([key])
        found = photograph(first["id"]) or {}
        kind, shown = found["media_type"], found["content"]
    assert first["taken_at"] == "2025-02-20T10:11:12" and (first["lat"], first["lon"]) == pytest.approx((34.3005, 71.0005))
    assert [each["rule"] for each in second["doubts"]] == ["clock_ahead"] and first["doubts"] == []
    assert kind == "image/jpeg" and b"SECRET" not in shown and b"GPS" not in shown and b"\x88\x25" not in shown
    picture = Image.open(io.BytesIO(shown))
    assert picture.size == (32, 24) and dict(picture.getexif()) == {0x0112: 6}
    with reading_as(CUSTOMS_OFFICER.id):
        assert photographs_of([key]) == [] and photograph(first["id"]) is None
    with pytest.raises(NotAClaim, match="neither JPEG nor PNG"):
        file_land(
            reader_id=ANF_OFFICER.id,
            content=land_file(claim(FIELD, claim="EX-9")),
            file_name="w.geojson",
            at=house.clock.tick(),
            new_id=house.clock.new_id,
            photographs=[Given("x.heic", b"....ftypheic")],
        )
    assert len(seen(ANF_OFFICER)) == 1 and hashlib.sha256(taken).digest() != hashlib.sha256(shown).digest()


def test_days_and_places_narrow_what_is_asked_for(house: House) -> None:
    house.file(
        ANF_OFFICER,
        land_file(
            claim(FIELD, claim="EX-1", district="Khyber"),
            claim(FIELD, claim="EX-2", date="2025-02-27", district="Mohmand Agency"),
        ),
        file_name="two.geojson",
        marking=EVERYONE,
    )
    assert [each["number"] for each in seen(ANALYST, date_from=date(2025, 2, 25))] == ["EX-2"]
    assert [each["number"] for each in seen(ANALYST, crop="cannabis")] == []
    first, second = seen(ANALYST)
    assert [each["number"] for each in seen(ANALYST, district=second["district"])] == ["EX-2"], "an agency of before 2018"


def test_the_figure_of_acres_opens_to_fields_drawn_and_never_adds_them(house: House) -> None:
    asked = {"date_from": date(2025, 1, 1), "date_to": date(2025, 3, 31)}
    with reading_as(ANALYST.id):
        assert figure_records("area_cleared", **asked)["drawn"] is None
    house.file(ANF_OFFICER, "EX: ANF cleared 12 acres of poppy in Khyber on 20 February 2025.", marking=EVERYONE)
    house.file(
        ANF_OFFICER, land_file(claim(FIELD, claim="EX-1"), claim(FIELD, claim="EX-2")), file_name="a.geojson", marking=OWN
    )
    with reading_as(ANF_OFFICER.id):
        found = figure_records("area_cleared", **asked)
    assert found["drawn"]["claims"] == 2 and found["drawn"]["fields"] == 1
    assert found["drawn"]["claimed_m2"] == pytest.approx(2 * found["drawn"]["once_m2"])
    assert float(found["figure"]["value"]) == pytest.approx(12 * 4046.8564224, abs=1), "what is stated stays what is stated"
    with reading_as(CUSTOMS_OFFICER.id):
        assert figure_records("area_cleared", **asked)["drawn"] is None
