"""The map's own doors: its data, the events of a place, the borders a deployment brought; and what stands beside it."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from rabta.vocabulary.layers import About, keep_layer, remove_layer
from rabta.web.map_places import drawn, months_between
from rabta.web.security import CONTENT_SECURITY_POLICY, MAY_BE_KEPT
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_ledger_first import free, jam
from tests.people import ANALYST, ANF_OFFICER, OUTSIDER

STATIC = Path(__file__).resolve().parents[3] / "rabta" / "web" / "static" / "rabta"
NOWHERE = "8743acac9ffffff"
TOKEN = re.compile(rb'csrfmiddlewaretoken" value="[A-Za-z0-9]+')
SPAN = "from=2025-01-01&to=2025-03-31"


def points(client: Client, more: str = "") -> dict[str, Any]:
    answer = client.get(f"/map/points/?{SPAN}{more}")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "application/json", "no-store")
    assert answer["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    return dict(answer.json())


def test_the_data_says_each_place_once_and_sums_by_month(example_house: Filled) -> None:
    data = points(client_of(ANALYST))
    assert data["months"] == ["2025-01", "2025-02", "2025-03"]
    assert data["labels"] == ["January 2025", "February 2025", "March 2025"] and data["short"] == ["Jan", "Feb", "Mar"]
    assert len({place["cell"] for place in data["places"]}) == len(data["places"]) >= 3
    assert {row[1] for row in data["seen"]} == {1}, "all of it happened in February"
    assert all(len(data["hexagons"][place["hexagon"]]) in (5, 6) for place in data["places"])
    khyber = next(n for n, place in enumerate(data["places"]) if place["name"] == "Khyber")
    assert [row[2:] for row in data["seen"] if row[0] == khyber] == [[1, 12500]]


def test_a_place_opens_to_its_events(example_house: Filled) -> None:
    client = client_of(ANALYST)
    cell = next(place["cell"] for place in points(client)["places"] if place["name"] == "Khyber")
    page = client.get(f"/map/place/?{SPAN}&cell={cell}").content.decode()
    assert 'id="event-list"' in page and page.count("<tr role=\"row\">") == 2 and "Heroin" in page
    assert "Heroin" not in client.get(f"/map/place/?{SPAN}&cell={cell}&substance=opium").content.decode()
    assert "No event in this period" in client.get("/map/place/?from=2025-01-01&to=2025-01-31&cell=" + cell).content.decode()


def test_one_substance_alone_is_asked_for(example_house: Filled) -> None:
    client = client_of(ANF_OFFICER)
    assert len(points(client, "&substance=opium")["places"]) == 1
    assert points(client, "&substance=nothing") == points(client)


def test_nobody_learns_of_a_place_from_what_is_hidden(example_house: Filled) -> None:
    own = points(client_of(ANF_OFFICER))
    chaman = next(place["cell"] for place in own["places"] if place["name"] == "Chaman")
    for person in (ANALYST, OUTSIDER):
        client = client_of(person)
        assert chaman not in json.dumps(points(client)), person.name
        seen, missing = (client.get(f"/map/place/?{SPAN}&cell={cell}").content for cell in (chaman, NOWHERE))
        assert TOKEN.sub(b"", seen.replace(chaman.encode(), NOWHERE.encode())) == TOKEN.sub(b"", missing)
    assert points(client_of(OUTSIDER))["places"] == []


@pytest.mark.parametrize("asked", ["cell=%00", "cell=%27", "cell=9", "from=x&to=%F0%9F", "page=-4&cell=zz", "substance=%00"])
def test_nonsense_is_answered_without_a_word_of_the_database(example_house: Filled, asked: str) -> None:
    for path in ("/map/points/", "/map/place/"):
        answer = client_of(ANALYST).get(f"{path}?{asked}")
        assert answer.status_code in (200, 400, 404)
        assert not re.search("psycopg|traceback|relation|syntax", answer.content.decode().casefold())


def ignore(about: About) -> None:
    """No record is kept of this test."""


@pytest.fixture
def borders() -> Iterator[About]:
    """One invented line, dashed, in this installation's folder."""
    folder = Path(settings.DATA_DIR)
    about = {
        "layer": "lines", "file": "invented.geojson", "sha256": "00", "features": 1, "matched": 0, "unmatched": (),
        "styles": {"dashed": 1}, "source": "Invented survey", "licence": "none", "dated": "2026-08-01",
        "says": "Office of <b>Tests</b>", "attribution": "Invented survey, none", "brought_at": "2026-08-02T00:00:00+00:00",
    }  # fmt: skip
    line = {"type": "MultiLineString", "coordinates": [[[66.0, 30.0], [71.0, 31.0]]]}
    feature = {"type": "Feature", "properties": {"line": "dashed", "name": "invented"}, "geometry": line}
    yield keep_layer(folder, {"type": "FeatureCollection", "features": [feature]}, about, enter=ignore)
    remove_layer(folder, "lines", enter=ignore)


def test_borders_are_the_deployments_own_and_the_page_says_whose(example_house: Filled, borders: About) -> None:
    page = client_of(ANALYST).get("/").content.decode()
    assert "Invented survey, none" in page and "Office of &lt;b&gt;Tests&lt;/b&gt;" in page and "1 August 2026" in page
    assert f"/map/layers/lines/{borders.digest}/" in page and "No border is drawn" not in page
    remove_layer(Path(settings.DATA_DIR), "lines", enter=ignore)
    page = client_of(ANALYST).get("/").content.decode()
    assert "No border is drawn" in page and "/map/layers/" not in page


def test_a_browser_may_keep_borders_and_nothing_else(example_house: Filled, borders: About) -> None:
    client, path = client_of(ANALYST), f"/map/layers/lines/{borders.digest}/"
    plain, packed = client.get(path), client.get(path, HTTP_ACCEPT_ENCODING="gzip")
    assert plain["Cache-Control"] == packed["Cache-Control"] == MAY_BE_KEPT
    assert plain.content == gzip.decompress(packed.content) and packed["Content-Encoding"] == "gzip"
    assert plain["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert Client(SERVER_NAME="localhost").get(path).status_code == 302, "only for the signed in"
    for missing in (f"/map/layers/districts/{borders.digest}/", "/map/layers/lines/0000000000000000/", "/map/layers/x/y/"):
        answer = client.get(missing)
        assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")
        assert answer.content == client.get("/nothing/").content


def test_the_library_is_what_was_published_and_its_worker_may_only_fetch_from_here() -> None:
    table = (STATIC / "maplibre" / "README.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| (\S+) \| ([0-9a-f]{64}) \|$", table, re.MULTILINE))
    held = {p.name for p in (STATIC / "maplibre").iterdir() if p.suffix != ".gz"} - {"README.md"}
    assert set(named) == held and "maplibre-gl-csp-worker.js" in held and "LICENSE.txt" in held
    for name, digest in named.items():
        assert hashlib.sha256((STATIC / "maplibre" / name).read_bytes()).hexdigest() == digest, name


def test_the_maps_own_files_go_out_compressed(example_house: Filled) -> None:
    sent = 0
    for name in ("maplibre-gl-csp.js", "maplibre-gl-csp-worker.js", "maplibre-gl.css"):
        answer = Client(SERVER_NAME="localhost").get(f"/static/rabta/maplibre/{name}", HTTP_ACCEPT_ENCODING="gzip")
        assert answer.headers["Content-Encoding"] == "gzip"
        sent += len(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    assert sent < 500_000, "the first view of a map is to weigh at most 1 MB"


def test_static_files_say_what_a_worker_may_do(example_house: Filled) -> None:
    answer = Client(SERVER_NAME="localhost").get("/static/rabta/maplibre/maplibre-gl-csp-worker.js")
    assert answer.status_code == 200 and answer["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert answer["Content-Security-Policy"] == "default-src 'none'; connect-src 'self'"


def test_the_land_is_land_within_its_region_and_no_border() -> None:
    land = json.loads((STATIC / "coast" / "land.json").read_text(encoding="utf-8"))
    (one,) = land["features"]
    points = [p for polygon in one["geometry"]["coordinates"] for ring in polygon for p in ring]
    assert one["properties"] == {} and one["geometry"]["type"] == "MultiPolygon"
    assert all(44 <= x <= 98 and 5 <= y <= 47 for x, y in points)
    inland = [(x, y) for x, y in points if 66 < x < 76 and 27 < y < 46]
    assert inland == [], "a line across the land would be a border"


def test_our_scripts_ask_nothing_of_the_outside() -> None:
    for script in (STATIC / "map").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"https?://|//[a-z]+\.|innerHTML =|eval\(|new Function", text), script.name


def test_months_run_across_a_new_year() -> None:
    assert months_between(date(2024, 12, 6), date(2025, 2, 1)) == ["2024-12", "2025-01", "2025-02"]
    empty = drawn([], [], date_from=date(2025, 1, 1), date_to=date(2025, 1, 1), name=str)
    assert empty == {"months": ["2025-01"], "places": [], "seen": [], "hexagons": [], "unplaced": []}


def test_no_data_leaves_without_its_entry(console: Filled) -> None:
    client = client_of(ANALYST)
    cell = points(client)["places"][0]["cell"]
    jam(console)
    for path in (f"/map/points/?{SPAN}", f"/map/place/?{SPAN}&cell={cell}"):
        answer = client.get(path)
        assert answer.status_code == 503 and "Khyber" not in answer.content.decode() and cell not in answer.content.decode()
    free(console)
    assert points(client)["places"]
