"""Every seat, airport and locality with a point lies in its district, where a boundary layer is at hand to say so."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rabta.vocabulary.rules.places import airports, district, districts
from rabta.vocabulary.rules.tables import table

BOUNDARIES = Path(__file__).parents[4] / "shared/data/boundaries/pak_adm2_districts.geojson"
pytestmark = pytest.mark.skipif(
    not BOUNDARIES.exists(), reason=f"needs the boundary layer {BOUNDARIES.name} beside the project"
)
# The layer's spelling -> ours.
SPELLINGS = {
    "Killa Abdullah": "Qilla Abdullah",
    "Killa Saifullah": "Qilla Saifullah",
    "Musa Khel": "Musakhel",
    "Kolai Pallas Kohistan": "Kolai Palas",
}
# Made after the census: two halves of one polygon, and one whose outline sources do not agree on.
NEWER = ("Upper South Waziristan", "Lower South Waziristan", "Central Dir")


@pytest.fixture(scope="module")
def rings() -> list[tuple[str, list[list[float]]]]:
    features = json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]
    return [
        (SPELLINGS.get(feature["properties"]["name_en"], feature["properties"]["name_en"]), polygon[0])
        for feature in features
        for polygon in _polygons(feature["geometry"])
    ]


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else list(geometry["coordinates"])


def _inside(lat: float, lon: float, ring: list[list[float]]) -> bool:
    inside = False
    for (x_a, y_a), (x_b, y_b) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y_a > lat) != (y_b > lat) and lon < (x_b - x_a) * (lat - y_a) / (y_b - y_a) + x_a:
            inside = not inside
    return inside


def _points() -> Iterator[tuple[str, float, float, str]]:
    for seat in districts():
        yield seat.name_en, seat.lat, seat.lon, seat.name_en
    for airport in airports():
        yield airport.name_en, airport.lat, airport.lon, airport.district
    held = table("places")
    for kind, name, _, _, plain, _, places in held["entries"]:
        cells = held["where"][places[0]]
        if kind == "locality" and not plain and len(places) == 1 and cells[5] == 5:
            yield name, cells[3], cells[4], cells[0]


def test_every_point_lies_in_its_district(rings: list[tuple[str, list[list[float]]]]) -> None:
    """A coast or a border may lie a little outside every ring; another district is an error."""
    wrong = []
    for name, lat, lon, place in _points():
        around = {layer for layer, ring in rings if _inside(lat, lon, ring)}
        entry = district(place)
        allowed = {place, entry.carved_from, entry.reported_as}
        wholes = {district(layer).reported_as for layer in around}
        if around and not around & allowed and not wholes & allowed and place not in NEWER:
            wrong.append((name, place, around))
    assert wrong == []
