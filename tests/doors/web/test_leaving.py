"""Bundles for a court and copies of the record, by their pages."""

import io
import re
import zipfile

import pytest

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import ANF_TEXT, HIDDEN_TEXT, Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR, OUTSIDER

CASE = {"recipient": "court", "name": "EX court", "number": "EX-7/2025"}


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def event_address(filled: Filled) -> str:
    page = client_of(ANALYST).get("/events/?substance=heroin").content.decode()
    found = re.search(r'href="(/events/[0-9a-f-]{36}/)', page)
    assert found
    return found[1]


def test_an_event_leads_to_its_bundle_and_the_bundle_is_a_file(console: Filled) -> None:
    client, address = client_of(ANALYST), event_address(console)
    assert f'href="{address}bundle/"' in client.get(address).content.decode()
    form = client.get(f"{address}bundle/").content.decode()
    assert "In the bundle" in form and 'name="number"' in form
    answer = client.post(f"{address}bundle/", CASE)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    assert ANF_TEXT.encode() in unpacked(answer.content).values()
    page = client_of(ANF_OFFICER).get(f"/reports/{console.anf}/").content.decode()
    assert "put it into a bundle for a court" in page, "its originator sees that it left"


def test_without_a_case_the_form_comes_back_with_what_was_said(console: Filled) -> None:
    answer = client_of(ANALYST).post(f"/bundle/?report={console.anf}", {**CASE, "number": " "})
    assert answer.status_code == 422
    assert "Say whom the bundle is for" in answer.content.decode() and 'value="EX court"' in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_hidden_report_and_a_missing_one_are_one_answer(console: Filled, method: str) -> None:
    client = client_of(OUTSIDER)
    said = [
        getattr(client, method)(f"/bundle/?report={report_id}", CASE if method == "post" else {})
        for report_id in (console.hidden, console.anf, "00000000-0000-4000-8000-000000000000", "nonsense")
    ]
    assert {answer.status_code for answer in said} == {404} and len({answer.content for answer in said}) == 1


def test_an_officer_takes_the_own_record_and_others_nothing(console: Filled) -> None:
    form = client_of(ANF_OFFICER).get("/export/").content.decode()
    assert "Everything your own agency filed" in form and "2 reports" in form
    files = unpacked(client_of(ANF_OFFICER).post("/export/", {"since": ""}).content)
    assert {ANF_TEXT.encode(), HIDDEN_TEXT.encode()} <= set(files.values())
    taken = unpacked(client_of(ANALYST).post("/export/").content)
    assert ANF_TEXT.encode() in taken.values() and HIDDEN_TEXT.encode() not in taken.values()
    assert "nothing here for you to take" in client_of(DIRECTOR).get("/export/").content.decode()
    assert client_of(DIRECTOR).post("/export/").status_code == 422
    assert client_of(OUTSIDER).post("/export/").status_code == 422
    assert client_of(ANF_OFFICER).post("/export/", {"since": "soon"}).status_code == 422


def test_the_pages_speak_urdu(console: Filled) -> None:
    client = client_of(ANALYST)
    client.cookies["rabta_language"] = "ur"
    address = f"/bundle/?report={console.anf}"
    for answer in (client.get("/export/"), client.get(address), client.post(address)):
        assert english_left(answer.content.decode()) == []


def test_what_is_kept_from_court_is_asked_for_from_the_bundle(console: Filled) -> None:
    words = "EX-8. ANF found 3 kg of opium at Chaman on 22 February 2025."
    kept = console.house.file(ANF_OFFICER, words, marking="restricted; every agency; H1").report_id
    analyst = client_of(ANALYST)
    page = analyst.get(f"/bundle/?report={kept}").content.decode()
    assert "To be asked for first" in page and f'action="/reports/{kept}/sharing/ask/"' in page
    asked = analyst.post(f"/reports/{kept}/sharing/ask/", {"kind": "court", "named": "NNCC", "reason": "EX-7/2025"})
    assert asked.status_code == 302
    assert "EX-7/2025" in client_of(ANF_OFFICER).get("/requests/").content.decode()
