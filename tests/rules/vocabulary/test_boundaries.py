"""A boundary layer is checked, mended with the mending told, matched by name, and drawn as its deployment says."""

import json
import math
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from rabta.vocabulary.rules.boundaries.farther import farther
from rabta.vocabulary.rules.boundaries.layer import Drawing, Made, made_layer, remarks, styles_used
from rabta.vocabulary.rules.boundaries.refusal import LayerRefused
from rabta.vocabulary.rules.boundaries.rings import area, crossings

SQUARE = [[70.0, 30.0], [71.0, 30.0], [71.0, 31.0], [70.0, 31.0], [70.0, 30.0]]
HOLE = [[70.4, 30.4], [70.4, 30.6], [70.6, 30.6], [70.6, 30.4], [70.4, 30.4]]
LINE = [[74.0, 34.0], [74.5, 34.4], [75.0, 34.5]]


def feature(coordinates: Any, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def made(content: bytes, layer: str = "outline", **drawing: Any) -> Made:
    return made_layer(layer, content, file="given.geojson", drawing=Drawing(**drawing))


def told(one: Made) -> str:
    return "\n".join(remarks(one, file="given.geojson"))


def rings(one: Made) -> list[list[tuple[float, float]]]:
    return [ring for f in one.document["features"] for polygon in f["geometry"]["coordinates"] for ring in polygon]


def test_a_sound_ring_is_taken_as_it_is_and_nothing_is_told() -> None:
    one = made(collection(feature([SQUARE, HOLE])))
    assert [[list(p) for p in ring] for ring in rings(one)] == [SQUARE, HOLE]
    assert told(one) == ""


def test_an_open_ring_is_closed_a_turned_one_is_turned_and_both_are_told() -> None:
    one = made(collection(feature([SQUARE[:-1]]), feature([SQUARE[::-1]]), feature([[SQUARE[0], *SQUARE]])))
    assert all(ring[0] == ring[-1] and area(ring) > 0 for ring in rings(one))
    assert "1 rings did not end where they began" in told(one)
    assert "1 rings ran the wrong way round" in told(one)
    assert "1 points repeated" in told(one)


def test_a_ring_that_crosses_itself_is_cut_in_two_and_the_place_is_told() -> None:
    bow = [[70.0, 30.0], [71.0, 31.0], [71.0, 30.0], [70.0, 31.0], [70.0, 30.0]]
    one = made(collection(feature([bow], name="Bow")))
    assert len(rings(one)) == 2 and not any(list(crossings(ring)) for ring in rings(one))
    assert sum(area(ring) for ring in rings(one)) == pytest.approx(0.5)
    assert "feature 1 (Bow): a ring crossed itself at 30.50000 N, 70.50000 E" in told(one)


def test_a_ring_without_area_is_set_aside_and_told_beside_what_is_kept() -> None:
    one = made(collection(feature([[[70, 30], [71, 30], [70, 30]]], name="Thread"), feature([SQUARE])))
    assert len(rings(one)) == 1 and one.mending.set_aside == 1
    assert "feature 1 (Thread): a ring of 3 points encloses nothing" in told(one)
    with pytest.raises(LayerRefused, match="nothing in it encloses"):
        made(collection(feature([[[70, 30], [71, 30], [70, 30]]])))


STARS = st.lists(st.floats(0.05, 1.0), min_size=3, max_size=24).map(
    lambda radii: [
        [70 + r * math.cos(2 * math.pi * n / len(radii)), 30 + r * math.sin(2 * math.pi * n / len(radii))]
        for n, r in enumerate(radii)
    ]
)
WALKS = st.lists(st.tuples(st.floats(69, 71), st.floats(29, 31)), min_size=4, max_size=14)


@given(STARS)
def test_what_was_mended_needs_no_more_mending(star: list[list[float]]) -> None:
    once = made(collection(feature([star])))
    again = made(json.dumps(once.document).encode())
    assert rings(again) == rings(once)
    assert told(again) == ""


@given(WALKS)
def test_any_walk_becomes_rings_that_do_not_cross_themselves_or_is_refused(walk: list[tuple[float, float]]) -> None:
    try:
        one = made(collection(feature([[list(p) for p in walk]])))
    except LayerRefused as refused:
        assert "encloses" in str(refused)
        return
    for ring in rings(one):
        assert ring[0] == ring[-1] and len(ring) > 3
        sizes = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in zip(ring, ring[1:], strict=False)]
        if min(sizes) > 1e-4:  # sides of a few metres are below what a crossing is computed to
            assert next(crossings(ring), None) is None


REFUSED = {
    "zip": (b"PK\x03\x04", "zip archive", "Convert it to GeoJSON"),
    "no json": (b"{nothing", "no JSON in UTF-8", "Convert it"),
    "a list": (b"[]", "no GeoJSON object", "Convert it"),
    "another kind": (b'{"type": "Map"}', "neither GeoJSON nor TopoJSON", "Expected FeatureCollection"),
    "empty": (collection(), "no feature", "at least one"),
    "crs": (collection(feature([SQUARE]), crs={"properties": {"name": "EPSG:3857"}}), "EPSG:3857", "Reproject"),
    "metres": (collection(feature([[[7792364.0, 3503549.0]]])), "within 180", "Reproject"),
    "swapped": (collection(feature([[[p[1], p[0]] for p in SQUARE]])), "nothing lies between", "longitude first"),
    "elsewhere": (collection(feature([[[2.0, 48.0], [3.0, 48.0], [3.0, 49.0]]])), "nothing lies between", "right file"),
    "points": (collection(feature([70, 30], "Point")), '"Point": a boundary is a line or a polygon', "Expected one of"),
    "null": (collection({"type": "Feature", "properties": {}, "geometry": None}), "a boundary is", "Expected one of"),
    "words": (collection(feature([[["a", "b"], [70, 30]]])), "this is no position", "[longitude, latitude]"),
    "shallow": (collection(feature([70.0, 30.0])), "not the coordinates of a Polygon", "Write the file anew"),
    "style": (collection(feature([SQUARE], line="dashd")), '"dashd": this is no style', "solid, dashed, dotted or none"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_names_the_file_the_rule_and_the_next_step(what: str) -> None:
    content, rule, next_step = REFUSED[what]
    with pytest.raises(LayerRefused) as refused:
        made(content)
    said = str(refused.value)
    assert said.startswith("given.geojson") and rule in said and next_step in said and said.endswith("Nothing was changed.")


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"])
def test_wgs84_by_any_of_its_names_is_taken(name: str) -> None:
    assert made(collection(feature([SQUARE]), crs={"type": "name", "properties": {"name": name}})).features == 1


def test_topojson_is_the_same_layer_as_geojson() -> None:
    """Two squares side by side: an arc of three sides each, and the side they share, which the second runs backwards."""
    arcs = [[[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]], [[1, 0], [0, 1]]]
    held = [
        {"type": "Polygon", "properties": {"name": "Quetta"}, "arcs": [[0, 2]]},
        {"type": "MultiPolygon", "properties": {"name": "Pishin"}, "arcs": [[[1, ~2]]]},
    ]
    objects = {"d": {"type": "GeometryCollection", "geometries": held}}
    transform = {"scale": [0.5, 0.5], "translate": [70, 30]}
    topology = {"type": "Topology", "transform": transform, "arcs": arcs, "objects": objects}
    one = made(json.dumps(topology).encode(), "districts")
    assert [f["properties"]["name"] for f in one.document["features"]] == ["Quetta", "Pishin"]
    assert [sorted(set(ring)) for ring in rings(one)] == [
        [(70.0, 30.0), (70.0, 30.5), (70.5, 30.0), (70.5, 30.5)],
        [(70.5, 30.0), (70.5, 30.5), (71.0, 30.0), (71.0, 30.5)],
    ]
    objects["p"] = objects["d"]
    with pytest.raises(LayerRefused, match="the file holds d, p. Choose one with --object"):
        made(json.dumps(topology).encode())
    assert made(json.dumps(topology).encode(), object_name="p").features == 2


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"name_en": "Quetta"}, "BA-QTA"),
        ({"NAME_2": "Quetta District"}, "BA-QTA"),
        ({"shapeName": "Ketch"}, "BA-KEC"),
        ({"name": "کوئٹہ"}, "BA-QTA"),
        ({"ADM1_EN": "Balochistan", "ADM2_EN": "Kech"}, "BA-KEC"),
        ({"name": "Unknown", "aliases": "Nowhere|Turbat"}, "BA-KEC"),
        ({"province": "Islamabad", "name": "Atlantis"}, None),
        ({"contains": "Quetta"}, None),
        ({}, None),
    ],
)
def test_districts_are_matched_by_name_and_alias(properties: dict[str, str], code: str | None) -> None:
    one = made(collection(feature([SQUARE], **properties)), "districts")
    assert one.matches.codes == (code,)
    assert ("Not matched, drawn all the same" in told(one)) == (code is None)
    assert "In no feature of given.geojson: " in told(one), "districts that no feature is are told"


def test_two_features_of_one_district_are_both_kept_and_told() -> None:
    one = made(collection(feature([SQUARE], name="Quetta"), feature([SQUARE], name="Queta")), "districts")
    assert one.matches.codes == ("BA-QTA", "BA-QTA") and "Several features each: Quetta." in told(one)
    assert len(one.document["features"]) == 2


def test_names_may_be_looked_for_in_one_property_alone() -> None:
    given = collection(feature([SQUARE], name="Quetta", label="Kech"))
    assert made(given, "districts", name_property="label").matches.codes == ("BA-KEC",)


def test_an_outline_and_lines_match_nothing() -> None:
    assert made(collection(feature([SQUARE], name="Quetta")), "lines").matches.codes == (None,)
    assert told(made(collection(feature(LINE, "LineString", name="x")), "lines")) == ""


def test_the_deployment_decides_how_each_line_is_drawn() -> None:
    given = collection(
        feature(LINE, "LineString", name="a"), feature(LINE, "LineString", name="b", disputed=True),
        feature(LINE, "LineString", name="c", disputed=False),
        feature(LINE, "LineString", name="d", disputed=True, line="none"),
    )  # fmt: skip
    one = made(given, "lines", line="dotted", instead=(("disputed", "true", "dashed"),))
    assert [f["properties"]["line"] for f in one.document["features"]] == ["dotted", "dashed", "dotted", "none"]
    assert styles_used(one) == {"dashed": 1, "dotted": 2, "none": 1}
    assert styles_used(made(given, "lines")) == {"solid": 3, "none": 1}, "no property but `line` means anything by itself"


def test_from_afar_neighbours_lose_corners_together_and_no_gap_opens() -> None:
    between = [(70 + 0.001 * (n % 2), 30 + n / 1000) for n in range(1001)]
    west, east = [(69.0, 31.0), (69.0, 30.0), *between], [*reversed(between), (71.0, 30.0), (71.0, 31.0)]
    drawn = [
        {"type": "Feature", "properties": {"line": "solid", "code": code}, "geometry": {
            "type": "MultiPolygon", "coordinates": [[[*ring, ring[0]]]]}}
        for code, ring in (("A", west), ("B", east))
    ]  # fmt: skip
    seen = farther({"type": "FeatureCollection", "features": drawn})["features"]
    first, second = (shapely.geometry.shape(each["geometry"]) for each in seen)
    assert shapely.get_num_coordinates(first) < 20 and [each["properties"]["code"] for each in seen] == ["A", "B"]
    assert first.intersection(second).area == 0 and first.union(second).area == pytest.approx(2.0, abs=0.002)
