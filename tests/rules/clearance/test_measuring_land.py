"""Land claims measured: every claim stays, each place counts once, and what is wrong is said."""

import json
import random
from typing import Any

import pytest
import shapely
from pyproj import Geod, Transformer

from rabta.clearance.rules.measuring import measured_land
from rabta.clearance.rules.picture import struck_of
from rabta.cli.benches.land import PLANIMETER, _broken_ring, invented_rings
from rabta.intake.formats.land.claimed import LandUnreadable

WGS84 = Geod(ellps="WGS84")
FIELD = [(71.0, 33.0), (71.001, 33.0), (71.001, 33.001), (71.0, 33.001)]


def feature(rings: Any, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    coordinates = [[*ring, ring[0]] for ring in rings] if kind == "Polygon" else rings
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def measure(*features: Any) -> dict[str, Any]:
    return measured_land(json.dumps({"type": "FeatureCollection", "features": features}).encode())


def moved(ring: list[tuple[float, float]], east: float) -> list[tuple[float, float]]:
    return [(lon + east, lat) for lon, lat in ring]


def rules(told: dict[str, Any], place: int = 0) -> list[str]:
    return [each["rule"] for each in told["claims"][place]["problems"]]


@pytest.mark.parametrize("name", PLANIMETER)
def test_published_planimeter_cases_are_met(name: str) -> None:
    corners, wanted = PLANIMETER[name]
    told = measure(feature([[(lon, lat) for lat, lon in corners]]))
    assert told["claims"][0]["area_m2"] == pytest.approx(wanted, rel=1e-9)
    assert told["set_aside"] and not told["counted_once_m2"], "no field is so large; its area is told all the same"


def test_a_hole_is_left_out_and_acres_are_exact() -> None:
    hole = [(71.0002, 33.0002), (71.0004, 33.0002), (71.0004, 33.0004), (71.0002, 33.0004)]
    told = measure(feature([FIELD, hole]))
    edge, inner = (abs(WGS84.polygon_area_perimeter(*zip(*ring, strict=True))[0]) for ring in (FIELD, hole))
    assert told["claimed_m2"] == told["counted_once_m2"] == pytest.approx(edge - inner, rel=1e-9)
    assert (
        told["acres"] * 4046.8564224 == pytest.approx(told["counted_once_m2"])
        and told["hectares"] * 10_000 == told["claimed_m2"]
    )


def test_the_same_field_by_two_agencies_counts_once_and_a_neighbour_twice() -> None:
    told = measure(
        feature([FIELD], claim="ANF", date="2025-03-01"), feature([moved(FIELD, 0.0001)], claim="FC", date="2025-03-09"),
        feature([moved(FIELD, 0.001)], claim="next", date="2025-03-01"), feature([FIELD], claim="later", date="2025-05-01"),
    )  # fmt: skip
    one = told["claims"][0]["area_m2"]
    assert told["counted_once_m2"] == pytest.approx(2 * one, rel=2e-7) and told["claimed_m2"] == pytest.approx(4 * one)
    kinds = {tuple(each["claims"]): each["kind"] for each in told["overlaps"]}
    assert kinds == {
        ("ANF", "FC"): "same_field", ("ANF", "later"): "again", ("FC", "later"): "again", ("FC", "next"): "partly",
    }, "an edge in common is no overlap"  # fmt: skip
    assert told["fields"] == 2
    assert told["overlaps"][0]["of_smaller"] == pytest.approx(0.9, abs=1e-6)


def test_a_hole_outside_the_edge_takes_no_land_away_and_adds_none() -> None:
    hole = [(lon + 0.01, lat) for lon, lat in FIELD]
    across = [(lon + 0.0005, lat) for lon, lat in FIELD]
    alone, beside, half = (measure(feature(rings))["claims"][0] for rings in ([FIELD], [FIELD, hole], [FIELD, across]))
    assert beside["area_m2"] == pytest.approx(alone["area_m2"], rel=1e-9)
    assert half["area_m2"] == pytest.approx(alone["area_m2"] / 2, rel=1e-6)
    assert beside["problems"][0]["rule"] == half["problems"][0]["rule"] == "ring_mended"
    assert "hole lies outside the edge" in beside["problems"][0]["told"]


def test_another_datum_or_metres_of_a_plane_are_told_as_such_and_counted_by_none() -> None:
    utm = [(315_000, 3_800_000), (315_100, 3_800_000), (315_100, 3_800_100)]
    told = measure(
        feature([FIELD]), feature([FIELD], datum="Kalianpur 1962"), feature([FIELD], datum="WGS-84"), feature([utm])
    )  # fmt: skip
    assert told["claimed_m2"] == pytest.approx(2 * told["claims"][0]["area_m2"])
    assert [each["why"] for each in told["set_aside"]] == ["other_coordinates", "other_coordinates"]
    assert "Kalianpur 1962" in told["set_aside"][0]["told"] and "metres" in told["set_aside"][1]["told"]
    wild = measure(feature([[("x", "y")] * 50_000]))["claims"][0]["problems"]
    assert len(wild) < 10 and "49,996 more" in wild[5]["told"], "a ring of nonsense is told of in few lines"


def test_a_bow_tie_counts_both_its_halves_and_shows_the_mending() -> None:
    a, b, c, d = FIELD
    told = measure(feature([[a, c, b, d]]))
    whole = abs(WGS84.polygon_area_perimeter(*zip(*FIELD, strict=True))[0])
    assert told["counted_once_m2"] == pytest.approx(whole / 2, rel=1e-6), "its signed area is nought"
    mended = told["claims"][0]["problems"][0]
    assert mended["rule"] == "ring_mended" and mended["pieces"] == 2 and mended["mended"]["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    ("given", "rule", "aside"),
    [
        (feature([[(lat, lon) for lon, lat in FIELD]]), "swapped", True),
        (feature([[(66, 28), (70, 28), (70, 32), (66, 32)]]), "too_large", True),
        (feature([[(71, 33), (71, 33.1), (71, 33.2)]]), "no_area", True),
        (feature([[(71, 33), (71, 33)]]), "too_few_corners", True),
        (feature([71, 33], kind="Point"), "no_area", True),
        (feature([FIELD], kind="Tent"), "geometry_unread", True),
        ({"type": "Feature", "geometry": None, "properties": {"area": 12, "unit": "kanal"}}, "unit_without_basis", True),
        ({"type": "Feature", "geometry": None, "properties": {"area": 12, "unit": "acres"}}, "stated_only", True),
        ({"type": "Feature", "geometry": None, "properties": {"area": "a dozen", "unit": "acres"}}, "area_unread", True),
        ("a field", "no_feature", True),
        (feature(FIELD, kind="LineString"), "line_closed", False),
        (feature([[*FIELD, (500, 33)]]), "position_unread", False),
        (feature([[*FIELD, ["here", None]]]), "position_unread", False),
        (feature([[("71 0 0 E", "33 0 0 N"), ("71°0'3.6\"E", "33°0'0\"N"), *FIELD[2:]]]), "degrees_as_text", False),
        (feature([FIELD], date="last week"), "day_unread", False),
        (feature([FIELD], area=1, unit="acre"), "stated_differs", False),
    ],
)  # fmt: skip
def test_bad_input_is_told_and_stays_in_the_list(given: Any, rule: str, aside: bool) -> None:
    told = measure(given, feature([moved(FIELD, 1)]))
    assert len(told["claims"]) == 2
    assert rule in rules(told)
    assert [each["feature"] for each in told["set_aside"]] == ([1] if aside else [])
    counted = sum(each["area_m2"] for each in told["claims"][int(aside) :])
    assert told["claimed_m2"] == pytest.approx(counted)


def test_a_jarib_counts_only_with_its_basis() -> None:
    stated = {"area": "3", "unit": "jarib"}
    told = measure(
        {"type": "Feature", "properties": stated}, {"type": "Feature", "properties": stated | {"basis": "afghan"}}
    )
    assert [each["why"] for each in told["set_aside"]] == ["unit_without_basis", "stated_only"]
    assert told["claims"][1]["stated"]["m2"] == 6000 and told["counted_once_m2"] == 0


def test_land_over_the_date_line_meets_land_beside_it() -> None:
    over = [(179.9995, 60.0), (-179.9995, 60.0), (-179.9995, 60.001), (179.9995, 60.001)]
    told = measure(
        feature([over]), feature([[(-179.9999, 60.0), (-179.9995, 60.0), (-179.9995, 60.001), (-179.9999, 60.001)]])
    )
    assert told["counted_once_m2"] == pytest.approx(told["claims"][0]["area_m2"], rel=1e-6)


@pytest.mark.parametrize(
    "content", [b"", b"[1", b"[]", b"PK\x03\x04", b"<kml/>", b"\xff{}", b'{"type": "Topology"}', b"[" * 100_000]
)
def test_what_is_no_geojson_is_refused_with_a_next_step(content: bytes) -> None:
    with pytest.raises(LandUnreadable, match=r"\.$"):
        measured_land(content)


def test_the_union_is_what_one_union_over_everything_gives_in_any_order() -> None:
    rings = invented_rings(600, random.Random(5))
    told = measure(*(feature([ring]) for ring in rings))
    plane = Transformer.from_crs(
        "EPSG:4326", "+proj=aea +lat_1=26 +lat_2=35 +lat_0=30 +lon_0=69 +ellps=WGS84", always_xy=True
    )
    lands = [shapely.make_valid(shapely.Polygon(ring), method="structure", keep_collapsed=False) for ring in rings]
    union = shapely.union_all(
        [shapely.transform(land, lambda x, y: plane.transform(x, y), interleaved=False) for land in lands]
    )
    assert told["counted_once_m2"] == pytest.approx(shapely.area(union), rel=1e-7)
    backwards = measure(*(feature([ring[::-1]]) for ring in reversed(rings)))
    assert backwards["counted_once_m2"] == pytest.approx(told["counted_once_m2"], rel=1e-12)
    assert backwards["fields"] == told["fields"]


def test_no_broken_ring_is_lost_or_passed_over_in_silence() -> None:
    chance = random.Random(9)
    rings = [_broken_ring(chance) for _ in range(400)]
    told = measure(*(feature([ring]) for ring in rings))
    assert len(told["claims"]) == 400
    for ring, claim in zip(rings, told["claims"], strict=True):
        assert claim["problems"] or shapely.is_valid(shapely.Polygon(ring))
    assert 0 < told["counted_once_m2"] <= told["claimed_m2"]


def test_what_an_earlier_claim_of_the_same_quantity_holds_is_struck_out() -> None:
    first, again = shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2)
    struck = struck_of([first, again, again, shapely.box(9, 9, 10, 10)], ["cleared", "cleared", "surveyed", "cleared"])
    assert [each and each.area for each in struck] == [None, 2.0, None, None]
