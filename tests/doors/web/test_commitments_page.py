"""Commitments through the pages: found in a checked text, proposed, accepted, confirmed; minutes; others see nothing."""

import html
import re

from django.test import Client

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER

TEXT = "ANF seized 12 kg of heroin in January 2025. The two sides will install scanners at all airports by June 2026."
MARKED = {"audience": "named", "named": ["ANF", "CUSTOMS", "NNCC"], "level": "restricted"}
FORM = {
    **MARKED, "propose": "1", "text_en": "EX: <b>scanners</b> at all airports", "owner": "ANF", "partner": "CUSTOMS",
    "theme": "airports", "due_on": "2026-06-30", "source": "statement", "source_title": "EX-statement",
    "began_on": "2025-01-10", "measure": "arrests", "target": "40", "direction": "at_least", "measured_from": "2025-01-01",
    "measured_to": "2025-12-31",
}  # fmt: skip


def proposed(client: Client, **more: object) -> str:
    answered = client.post("/commitments/propose/", {**FORM, **more})
    assert answered.status_code == 302, answered.content.decode()[-900:]
    return str(answered["Location"].partition("?")[0])


def test_a_promise_of_a_checked_text_is_proposed_with_its_place(console: Filled) -> None:
    analyst = client_of(ANALYST)
    checked = analyst.post("/check/judged/", {"words": TEXT, "spoken_on": "2025-01-10"}).content.decode()
    assert "Propose as a commitment" in checked
    sent = dict(re.findall(r'<input type="hidden" name="(text_en|span|sha256|began_on)" value="([^"]*)">', checked))
    sent["text_en"] = html.unescape(sent["text_en"])
    start, end = map(int, sent["span"].split("-"))
    assert " ".join(TEXT[start:end].split()) == sent["text_en"]
    form = analyst.post("/commitments/propose/", sent).content.decode()
    assert sent["text_en"] in html.unescape(form) and sent["sha256"] in form
    path = proposed(analyst, **sent)
    page = analyst.get(path).content.decode()
    assert sent["sha256"][:16] in page and "accepts or declines" not in page
    again = analyst.post("/commitments/propose/", {**FORM, **sent})
    assert again.status_code == 422 and path in again.content.decode() and "on the board already" in again.content.decode()
    checked = analyst.post("/check/judged/", {"words": TEXT, "spoken_on": "2025-01-10"}).content.decode()
    assert path in checked and "Propose as a commitment" not in checked
    other = client_of(OUTSIDER).post("/check/judged/", {"words": TEXT, "spoken_on": "2025-01-10"}).content.decode()
    assert path not in other and "Propose as a commitment" in other


def test_from_the_proposal_to_the_confirmation_and_the_outsider_sees_the_empty_board(console: Filled) -> None:
    analyst, anf, customs = client_of(ANALYST), client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER)
    path = proposed(analyst)
    assert analyst.post(f"{path}sign/", {"kind": "accepted"}).status_code == 422, "another named person accepts it"
    assert anf.post(f"{path}sign/", {"kind": "accepted"}).status_code == 302
    page = customs.get(path).content.decode()
    assert "EX: &lt;b&gt;scanners" in page and "your view" in page and "/briefing/arrests/?from=2025-01-01" in page
    assert anf.post(f"{path}sign/", {"kind": "done_proposed", "words": "built"}).status_code == 302
    assert customs.post(f"{path}sign/", {"kind": "done_confirmed"}).status_code == 302
    assert customs.post(f"{path}sign/", {"kind": "x"}).status_code == 422
    for client in (analyst, anf, customs, client_of(AUDITOR)):
        for shown in ("/commitments/", "/commitments/board/", "/commitments/?theme=airports&side=CUSTOMS"):
            assert "scanners" in client.get(shown).content.decode(), shown
    outsider = client_of(OUTSIDER)
    for shown in ("/commitments/", "/commitments/board/", "/commitments/?theme=airports&side=CUSTOMS"):
        page = outsider.get(shown).content.decode()
        assert "No commitment in your view" in page and path not in page and "scanners" not in page
    missing = "/commitments/00000000-0000-0000-0000-000000000009/"
    for below in ("", "sign/", "cite/"):
        asked = [
            getattr(outsider, "post" if below else "get")(where + below, {"kind": "noted"}) for where in (path, missing)
        ]
        assert [one.status_code for one in asked] == [404, 404]


def test_what_cannot_be_read_comes_back_as_it_was_typed(console: Filled) -> None:
    analyst = client_of(ANALYST)
    for changed in ({"target": "many"}, {"owner": "x"}, {"began_on": "soon"}, {"audience": ""}, {"text_en": ""}):
        answered = analyst.post("/commitments/propose/", {**FORM, **changed})
        assert answered.status_code == 422 and 'value="EX-statement"' in answered.content.decode(), changed
    assert client_of(AUDITOR).post("/commitments/propose/", FORM).status_code == 422


def test_minutes_from_the_decision_to_the_commitment_it_becomes(console: Filled) -> None:
    anf, customs = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER)
    met = {**MARKED, "title": "EX-meeting", "held_on": "2025-01-20", "ours": "ANF", "theirs": "CUSTOMS", "present": "EX-one"}
    assert anf.post("/commitments/meetings/", met | {"theirs": "ANF"}).status_code == 422
    path = anf.post("/commitments/meetings/", met)["Location"]
    decided = {"kind": "decided", "words": "EX: two courses", "owner": "ANF", "due_on": "2025-09-30"}
    becomes = {"becomes": "commitment", "partner": "CUSTOMS", "theme": "prevention"}
    assert anf.post(f"{path}enter/", decided | becomes).status_code == 302
    assert customs.post(f"{path}enter/", decided | {"words": "EX: a list"}).status_code == 302
    assert anf.post(f"{path}enter/", {"kind": "signed"}).status_code == 302
    assert "Counter-sign" in customs.get(path).content.decode() and "Counter-sign<" not in anf.get(path).content.decode()
    assert customs.post(f"{path}enter/", {"kind": "countersigned"}).status_code == 302
    assert "EX: two courses" in customs.get("/commitments/").content.decode()
    page = anf.get(path).content.decode()
    assert "The commitment it became" in page and "It is done" in page and "Add a decision" not in page
    assert anf.post(f"{path}enter/", {"kind": "done", "of": "2"}).status_code == 302
    outsider = client_of(OUTSIDER)
    assert outsider.get(path).status_code == outsider.post(f"{path}enter/", decided).status_code == 404


def test_the_board_speaks_both_languages_whatever_the_reader_chose(console: Filled) -> None:
    analyst = client_of(ANALYST)
    proposed(analyst)
    english = analyst.get("/commitments/board/").content.decode()
    assert "Accept it or decline it." in english and "ہوائی اڈے" in english and 'class="projected"' in english
    analyst.cookies["rabta_language"] = "ur"
    assert "Accept it or decline it." in analyst.get("/commitments/board/").content.decode()


def test_the_first_page_says_what_slips_to_whom_it_concerns(console: Filled) -> None:
    analyst, anf, customs = client_of(ANALYST), client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER)
    path = proposed(analyst, due_on="2025-02-20", measure="", target="")
    assert 'hx-get="/commitments/concerning/"' in anf.get("/").content.decode()

    def told(client: Client) -> str:
        return client.get("/commitments/concerning/").content.decode()

    assert "Waits for you to accept it:" in told(anf) and path in told(anf) and path not in told(customs)
    assert path not in told(analyst), "who proposed it does not accept it"
    assert anf.post(f"{path}sign/", {"kind": "accepted", "on": "2025-01-10"}).status_code == 302
    for client in (analyst, anf, customs):
        assert path in told(client) and "It was due on 20 February 2025" in told(client)
    assert "None concerns you." in told(client_of(OUTSIDER)) and path not in told(client_of(OUTSIDER))
    analyst.cookies["rabta_language"] = "ur"
    assert english_left(told(analyst)) == []
