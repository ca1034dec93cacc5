"""Analysis through the pages: flows that open to their events and words; the same numbers for each reader as the queries."""

import re
from uuid import UUID

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR, OUTSIDER
from tests.rooms.analysed_worlds import fill

ALL = "?from=2025-01-01&to=2025-12-31"


def test_from_a_flow_to_its_words(console: Filled) -> None:
    fill(console.house, 3, events=16)
    analyst, outsider = client_of(ANALYST), client_of(OUTSIDER)
    flows = page(analyst, f"/analysis/{ALL}")
    assert "not stated" in flows and "Said to be bound for" in flows
    assert 'class="ribbon' in analyst.get(f"/analysis/{ALL}").content.decode()
    opened = analyst.get(f"/analysis/flow/{ALL}&origin=AF").content.decode()
    assert "Afghanistan" in opened and "/events/" in opened
    assert "No event goes this way" in page(analyst, f"/analysis/flow/{ALL}&origin=x")
    assert "No seizure in this period" in page(outsider, "/analysis/?from=2020-01-01&to=2020-02-01")
    analyst.post("/prefer/", {"language": "ur", "back": "/analysis/"})
    for where in (ALL, "?from=2020-01-01&to=2020-02-01", f"flow/{ALL}&origin=AF&taken=Sindh&claims=graded"):
        left = english_left(analyst.get(f"/analysis/{where}").content.decode())
        assert not [one for one in left if "EX" not in one], (where, left)


def test_what_rises_and_where(console: Filled) -> None:
    fill(console.house, 4, events=12)
    console.house.file(ANF_OFFICER, "ANF seized 3 kg heroin on 3 March 2025.", marking="restricted; every agency")
    console.house.file(ANF_OFFICER, "ANF arrested two persons in Lahore on 4 May 2025.", marking="restricted; every agency")
    analyst = client_of(ANALYST)
    said = {where: page(analyst, f"/analysis/{where}/{ALL}") for where in ("trends", "hot-spots", "worth", "agencies")}
    assert "Beyond chance" in said["trends"] and "fewer than two whole calendar years" in said["trends"]
    assert "Events for each 100,000 residents a year" in said["hot-spots"]
    assert "name no place of this kind" in said["hot-spots"], "an event without a place"
    for sum_told in said.values():
        told = [int(one) for one in re.findall(r"(?:in these days: |stand |counts in )(\d+)", sum_told)]
        assert len(told) == 3 and told[0] == told[1] + told[2] and told[2] == 1, told
    assert "Only events in which no seizure counts" in page(analyst, f"/events/{ALL}&seized=nothing")
    assert "Counts alone" in page(analyst, f"/analysis/hot-spots/{ALL}&level=district")
    assert "No laboratory result" in said["worth"] and "No fair basis" in said["agencies"]
    analyst.post("/prefer/", {"language": "ur", "back": "/analysis/"})
    more = (f"hot-spots/{ALL}&level=airport", "trends/?from=2020-01-01&to=2020-01-02",
            "trends/?from=0001-01-01&to=9999-12-31")  # fmt: skip
    for where in (*(f"{name}/{ALL}" for name in said), *more):
        left = english_left(analyst.get(f"/analysis/{where}").content.decode())
        assert not [one for one in left if "EX" not in one], (where, left)


def test_a_view_is_saved_shared_deleted_and_brought_back(console: Filled) -> None:
    analyst, director, outsider = (client_of(who) for who in (ANALYST, DIRECTOR, OUTSIDER))
    assert "Save this view" in page(analyst, f"/analysis/trends/{ALL}&substance=heroin")
    assert "You have saved no view yet" in page(analyst, "/analysis/views/")
    form = {"page": "trends", "name": "EX: <heroin>", "from": "2025-01-01", "substance": "heroin"}
    assert analyst.post("/analysis/views/save/", {**form, "name": ""}).status_code == 422
    done = analyst.post("/analysis/views/save/", {**form, "shared": "1"})
    assert done.status_code == 302 and "EX: &lt;heroin&gt;" in analyst.get(done["Location"]).content.decode()
    seen = director.get("/analysis/views/").content.decode()
    assert 'href="/analysis/trends/?from=2025-01-01&amp;substance=heroin"' in seen
    assert "EX: " not in page(outsider, "/analysis/views/")
    view = re.findall(r'name="view" value="([0-9a-f-]+)"', analyst.get("/analysis/views/").content.decode())[0]
    for one in (view, str(UUID(int=9)), "x"):
        assert director.post("/analysis/views/sign/", {"view": one, "kind": "deleted"}).status_code == 404
    gone = analyst.post("/analysis/views/sign/", {"view": view, "kind": "deleted"})
    assert "Undo" in page(analyst, gone["Location"]) and "EX: " not in page(director, "/analysis/views/")
    analyst.post("/analysis/views/sign/", {"view": view, "kind": "restored"})
    assert "EX: " in page(director, "/analysis/views/")
    analyst.post("/prefer/", {"language": "ur", "back": "/analysis/"})
    for where in ("", "?page=flows&from=2025-01-01", "?done=deleted"):
        left = english_left(analyst.get(f"/analysis/views/{where}").content.decode())
        assert not [one for one in left if "EX" not in one], (where, left)
