"""Land finds its district: by the word of the officer, by the deployment's boundaries, by what lies nearest."""

import json
from datetime import date
from typing import Any

import pytest

from rabta.filing.rules.land import claim_rows
from rabta.intake.formats.land.districts import DistrictMap
from rabta.vocabulary.rules.gazetteer import district


def square(code: str, west: float, south: float, size: float = 1.0) -> dict[str, Any]:
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


KHYBER, MOHMAND = district("Khyber").code, district("Mohmand").code
DRAWN = DistrictMap({"features": [square(KHYBER, 70, 33), square(MOHMAND, 71, 33), square("no code of ours", 72, 33)]})


@pytest.mark.parametrize(
    ("lon", "lat", "name"),
    [(70.5, 33.5, "Khyber"), (71.5, 33.5, "Mohmand"), (69.98, 33.5, "Khyber"), (69.5, 33.5, None), (72.5, 33.5, None)],
)
def test_a_point_is_of_the_district_around_it_or_of_one_within_five_kilometres(lon: float, lat: float, name: str) -> None:
    assert DRAWN.at(lon, lat) == name


@pytest.mark.parametrize(
    ("said", "name", "by"),
    [
        ({}, "Mohmand", "layer"), ({"district": "خیبر"}, "Khyber", "name"), ({"place": "Bara, Khyber"}, "Khyber", "name"),
        ({"district": "Khyber Agency"}, "Khyber", "name"), ({"district": "Atlantis"}, "Mohmand", "layer"),
    ],
)  # fmt: skip
def test_the_officers_word_comes_before_the_boundaries(said: dict[str, str], name: str, by: str) -> None:
    ring = [[71.5, 33.5], [71.501, 33.5], [71.501, 33.501], [71.5, 33.5]]
    claim = {"type": "Feature", "properties": said, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    (row,) = claim_rows(json.dumps(claim).encode(), name="a.geojson", on=date(2025, 3, 1), drawn=DRAWN)
    assert row.land and (row.land["district"], row.land["district_by"]) == (name, by)


@pytest.mark.parametrize(
    ("said", "ring", "told"),
    [
        ({"district": "Atlantis"}, (71.5, 33.5), "'Atlantis' is no district known on that day; the land drawn says which"),
        ({"district": "Atlantis", "area": 5, "unit": "acre"}, None, "The claim counts without one."),
        ({"area": 5, "unit": "jarib"}, None, "It only states 5 jarib"),
        ({"area": 5, "unit": "jarib"}, (71.5, 33.5), "5 jarib, which differs by place: what is measured counts"),
        ({}, (179.9995, 33.5), "It lies outside the country"),
    ],
)  # fmt: skip
def test_what_a_claim_leaves_in_doubt_is_told_with_the_next_step(
    said: dict[str, Any], ring: tuple[float, float] | None, told: str
) -> None:  # fmt: skip
    drawn = None
    if ring is not None:
        west, south = ring
        corners = [[west, south], [west + 0.001, south], [west + 0.001, south + 0.001], [west, south]]
        drawn = {"type": "Polygon", "coordinates": [corners]}
    claim = {"type": "Feature", "properties": said, "geometry": drawn}
    (row,) = claim_rows(json.dumps(claim).encode(), name="a.geojson", on=date(2025, 3, 1), drawn=DRAWN)
    assert row.land is not None, "it stays a claim"
    (problem,) = row.problems
    assert told in problem["rule"] and problem["next_step"].endswith(".")
