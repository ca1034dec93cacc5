"""Poppy land through the pages: filed, declared, planned, visited, certified; others see nothing of it."""

import json
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.proving.at_airports import PICTURE
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER

OF = {"crop": "poppy", "year": "2025"}
ASKED = "?crop=poppy&year=2025"
DISTRICT = "/land/districts/KP-KHB/"


def square(place: float, number: str, **said: Any) -> dict[str, Any]:
    west, south, side = 71.0 + place * 0.01, 34.3, 0.001
    ring = [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]
    return {
        "type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"crop": "poppy", "date": "2025-03-01", "claim": number, "district": "Khyber", **said},
    }  # fmt: skip


def land(console: Filled, who: Any, *claims: dict[str, Any], marking: str = "restricted; every agency") -> None:
    content = json.dumps({"type": "FeatureCollection", "features": claims}).encode()
    console.house.file(who, content, file_name=f"{claims[0]['properties']['claim']}.geojson", marking=marking)


def test_a_season_is_declared_planned_visited_and_certified(console: Filled) -> None:
    land(console, ANF_OFFICER, *(square(n, f"EX-{n}") for n in range(3)))
    land(console, CUSTOMS_OFFICER, square(0.05, "EX-over", date="2025-03-02"))
    anf, analyst = client_of(ANF_OFFICER), client_of(ANALYST)
    board = analyst.get(f"/land/{ASKED}").content.decode()
    assert "Khyber" in board and "<s>" in board and "data-map" in board
    page = analyst.get(DISTRICT + ASKED).content.decode()
    assert page.count('class="struck"') == 2, "one part of one field is struck out, and the key says what that means"
    for who, status, on in ((anf, "found", "2025-03-01"), (anf, "cleared", "2025-03-03")):
        answered = who.post(f"{DISTRICT}declare/", {**OF, "status": status, "on": on, "words": "EX <b>seen</b>"})
        assert answered.status_code == 302, answered.content.decode()[-800:]
    assert analyst.post(f"{DISTRICT}plan/", {**OF, "seed": "EX", "half_width": "10", "confidence": "95"}).status_code == 302
    page = analyst.get(DISTRICT + ASKED).content.decode()
    assert "EX &lt;b&gt;seen" in page
    fields = sorted(set(re.findall(r"/land/fields/[0-9a-f-]{36}/", page)))
    assert len(fields) == 4
    seen = {"visited_on": "2025-03-08", "means": "ground", "area": "2", "unit": "acre", "destroyed": "90", "words": "EX"}
    for each in fields:
        assert analyst.post(f"{each}visit/", seen).status_code == 302
    refused = analyst.post(f"{fields[0]}visit/", {**seen, "destroyed": "999"})
    assert refused.status_code == 422 and "0 to 100" in refused.content.decode()
    lines = "2025-02-20,0.7\n2025-03-06,0.2"
    assert analyst.post(f"{fields[0]}series/", {"source": "EX-sat", "lines": lines}).status_code == 302
    laid = {"image": SimpleUploadedFile("a.png", PICTURE), "taken_on": "2025-03-05", "extent": "70.5, 34, 71.4, 34.8"}
    assert analyst.post(f"{fields[0]}image/", {**laid, "source": "EX-sat"}).status_code == 302
    assert analyst.post(f"{fields[0]}image/", {"source": "EX-sat"}).status_code == 422
    field = analyst.get(fields[0]).content.decode()
    assert "fewer than ten pixels" in field
    image = re.search(r"/land/images/[0-9a-f-]{36}/", field)
    assert image is not None and analyst.get(image[0])["Content-Type"] == "image/png"
    assert client_of(OUTSIDER).get(image[0]).status_code == 404
    assert "bare after the day" in field and "EX-sat" in field
    assert analyst.post(f"{DISTRICT}declare/", {**OF, "status": "verified", "on": "2025-03-20"}).status_code == 302
    paper = analyst.get(f"{DISTRICT}certificate/{ASKED}").content.decode()
    assert "visited and verified" in paper and "EX-over" in paper and "What it does not cover" in paper
    answered = analyst.post(f"{DISTRICT}issue/", {**OF, "words": "EX-issued"})
    issued = answered["Location"].partition("?")[0]
    paper = analyst.get(issued).content.decode()
    assert "KP-KHB/poppy/2025/1" in paper and "visited and verified" in paper and "EX-over" in paper
    assert analyst.post(f"{DISTRICT}issue/", {**OF, "words": ""}).status_code == 422, "the same is not issued twice"
    given = {**OF, "title": "EX-patrol", "agency": "CUSTOMS", "due_on": "2025-11-01"}
    assert analyst.post(f"{DISTRICT}patrol/", given).status_code == 302
    customs = client_of(CUSTOMS_OFFICER)
    task = re.search(r"/work/[0-9a-f-]{36}/", customs.get(DISTRICT + ASKED).content.decode())
    assert task is not None and DISTRICT in customs.get(task[0]).content.decode()
    drawn = json.loads(analyst.get(f"/land/map/{ASKED}").content)
    assert sum(row[2] for row in drawn["seen"]) == 4 and [each["code"] for each in drawn["districts"]] == ["KP-KHB"]
    (khyber,) = drawn["districts"]
    assert [sum(row[n] for row in khyber["seen"]) for n in (1, 2)] == [
        sum(row[n] for row in drawn["seen"]) for n in (2, 3)], "every claim of this house lies in one district"
    whole = analyst.get(f"/land/place/{ASKED}&district=KP-KHB").content.decode()
    assert whole.count("/land/fields/") == 4
    none = analyst.get(f"/land/place/{ASKED}&district=KP-KHB&from=2025-06-01&to=2025-06-30").content.decode()
    assert "/land/fields/" not in none, "the days of the address narrow the list"
    place = analyst.get(f"/land/place/{ASKED}&cell={drawn['places'][0]['cell']}").content.decode()
    assert 'id="event-list"' in place and "/land/fields/" in place
    watch = analyst.get("/land/watch/").content.decode()
    assert "Early watch" in watch
    analyst.cookies["rabta_language"] = "ur"
    for path in ("/land/", DISTRICT, f"{DISTRICT}certificate/", "/land/watch/", fields[0], issued,
                 f"/land/place/{ASKED}"):
        urdu = analyst.get(path + (ASKED if "?" not in path else "")).content.decode()
        assert english_left(urdu) == [], path


def test_others_see_no_field_and_no_difference(console: Filled) -> None:
    land(console, CUSTOMS_OFFICER, square(5, "EX-shown"))
    pages = (f"/land/{ASKED}", DISTRICT + ASKED, f"{DISTRICT}certificate/{ASKED}", f"/land/map/{ASKED}", "/land/watch/")
    people = (CUSTOMS_OFFICER, OUTSIDER)
    clients = {person.name: client_of(person) for person in people}

    def seen(name: str) -> list[bytes]:
        return [re.sub(rb'csrfmiddlewaretoken" value="[^"]+', b"", clients[name].get(path).content) for path in pages]

    before = {person.name: seen(person.name) for person in people}
    land(console, ANF_OFFICER, square(1, "EX-hidden"), marking="restricted; originator only")
    key = re.search(r"/land/fields/[0-9a-f-]{36}/", client_of(ANF_OFFICER).get(DISTRICT + ASKED).content.decode())
    assert key is not None
    missing = "/land/fields/00000000-0000-0000-0000-000000000009/"
    for person in people:
        assert seen(person.name) == before[person.name]
        for below in ("", "visit/", "series/"):
            form = {"visited_on": "2025-03-08", "means": "ground", "area": "2", "unit": "acre", "destroyed": "90",
                    "source": "x", "lines": "2025-02-20,0.7"}  # fmt: skip
            answers = [
                getattr(clients[person.name], "post" if below else "get")(where + below, form) for where in (key[0], missing)
            ]
            assert [each.status_code for each in answers] == [404, 404]
            assert answers[0].content == answers[1].content
    assert clients["outsider"].get("/land/districts/XX/").status_code == 404


def test_a_file_of_land_is_filed_through_the_form(console: Filled) -> None:
    content = json.dumps({"type": "FeatureCollection", "features": [square(0, "EX-form")]}).encode()
    upload = SimpleUploadedFile("land.geojson", content, content_type="application/geo+json")
    client = client_of(ANF_OFFICER)
    answered = client.post("/file/", {"file": upload, "audience": "every", "level": "restricted", "handling": "H0"})
    assert answered.status_code in (200, 302)
    assert "EX-form" in client.get(DISTRICT + ASKED).content.decode()
