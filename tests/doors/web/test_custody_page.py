"""Chains through the pages: an officer signs, the receiving side signs, a wrong step is taken back; others see nothing."""

import re

from django.test import Client

from tests.doors.web.signed_in import HIDDEN_TEXT, Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER

WEIGHT = {"place": "Torkham <gate>", "amount": "12.4", "error": "0.01", "done_at": "2025-02-20T09:00"}
AT = "2025-02-21T09:00"


def incident_of(console: Filled, client: Client, report: object) -> str:
    found = re.search(rb"/incidents/([0-9a-f-]{36})/", client.get(f"/reports/{report}/").content)
    assert found
    return found.group(1).decode()


def begun(console: Filled) -> tuple[Client, str]:
    anf = client_of(ANF_OFFICER)
    key = incident_of(console, anf, console.anf)
    assert "Begin a chain" in anf.get(f"/incidents/{key}/").content.decode()
    wrong = {"1999-02-20T09:00": "20 February 1999 lies long before", "2031-02-20T09:00": "2031 is still to come"}
    for when, said in wrong.items():
        page = anf.post(f"/incidents/{key}/exhibit/", {**WEIGHT, "line_no": "0", "label": "bag 1", "done_at": when})
        assert page.status_code == 422 and said in page.content.decode(), "a clock that is years off"
    answered = anf.post(f"/incidents/{key}/exhibit/", {**WEIGHT, "line_no": "0", "label": "bag 1"})
    assert answered.status_code == 302, answered.content.decode()[-600:]
    return anf, answered["Location"].partition("?")[0]


def test_a_chain_from_the_seizure_to_the_store(console: Filled) -> None:
    anf, path = begun(console)
    customs, outsider = client_of(CUSTOMS_OFFICER), client_of(OUTSIDER)
    over = {"kind": "handed_over", "to_agency": "CUSTOMS", "to_officer": "Officer", "place": "Torkham", "done_at": AT}
    assert anf.post(f"{path}sign/", over).status_code == 302
    assert anf.post(f"{path}sign/", over).status_code == 422, "it would be with two at once"
    page = customs.get(path).content.decode()
    assert "Torkham &lt;gate&gt;" in page and "not yet signed for" in page
    received = {"kind": "received", "place": "Customs house", "done_at": AT, "amount": "11.9", "error": "0.01"}
    assert customs.post(f"{path}sign/", received | {"amount": "11,9"}).status_code == 422
    assert customs.post(f"{path}sign/", received).status_code == 302
    page = customs.get(path).content.decode()
    assert "It does not balance" in page and "short by" in page and "Take this step back" in page
    assert "Take this step back" not in anf.get(path).content.decode(), "only its author takes a step back"
    back = {"number": "3", "reason": "the scale was wrong"}
    assert anf.post(f"{path}withdraw/", back).status_code == 422
    assert customs.post(f"{path}withdraw/", back).status_code == 302
    assert "the scale was wrong" in customs.get(path).content.decode()
    assert "came back" not in customs.get(path).content.decode()
    assert customs.post(f"{path}sign/", received | {"amount": "12.4"}).status_code == 302
    assert customs.post(f"{path}sign/", over | {"to_agency": "ANF"}).status_code == 302
    assert anf.post(f"{path}sign/", received | {"amount": "12.5"}).status_code == 302
    page = anf.get(path).content.decode()
    assert "came back to an agency that had given it away (step 2)" in page and "nothing grows on the way" in page
    for client, status in ((client_of(ANALYST), 200), (outsider, 404)):
        assert client.get(path).status_code == status
    assert outsider.post(f"{path}sign/", over).status_code == 404
    assert anf.post(f"{path}sign/", {"kind": "x"}).status_code == 422


def test_the_lists_show_what_is_owed_and_the_outsider_gets_the_empty_page(console: Filled) -> None:
    empty = client_of(OUTSIDER).get("/custody/").content
    _, path = begun(console)
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR):
        page = client_of(who).get("/custody/").content.decode()
        assert path in page and "No case registered" in page and "Not destroyed" in page, who.name
    only = client_of(DIRECTOR).get("/custody/?list=out_of_balance").content.decode()
    assert path not in only and "Nothing of this kind is owed" in only
    assert path in client_of(DIRECTOR).get("/custody/?list=no_case&agency=ANF").content.decode()
    after = client_of(OUTSIDER).get("/custody/").content
    assert _tokenless(after) == _tokenless(empty) and b"Nothing is owed in your view" in after


def test_a_hidden_chain_moves_no_byte_of_any_list(console: Filled) -> None:
    _, path = begun(console)
    customs, anf = client_of(CUSTOMS_OFFICER), client_of(ANF_OFFICER)
    before = [_tokenless(customs.get(address).content) for address in ("/custody/", path, "/custody/?list=no_case")]
    key = incident_of(console, anf, console.hidden)
    assert "900" in HIDDEN_TEXT
    hidden = anf.post(f"/incidents/{key}/exhibit/", {**WEIGHT, "line_no": "0", "amount": "900"})["Location"]
    assert [_tokenless(customs.get(address).content) for address in ("/custody/", path, "/custody/?list=no_case")] == before
    assert hidden.partition("?")[0] in anf.get("/custody/").content.decode()
    assert customs.get(hidden).content == customs.get("/custody/00000000-0000-0000-0000-000000000009/").content


def test_in_urdu_every_word_of_it_is_urdu(console: Filled) -> None:
    anf, path = begun(console)
    anf.cookies["rabta_language"] = "ur"
    for address in ("/custody/", path):
        page = anf.get(address).content.decode()
        words = re.sub(r"<(script|style|code|bdi)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
        assert not re.search(r"[A-Za-z]{3,} [a-z]{3,}", words), re.findall(r"[A-Za-z]{3,} [a-z]{3,}.{20}", words)


def _tokenless(body: bytes) -> bytes:
    return re.sub(rb'(csrfmiddlewaretoken" value="|csrf-token" content=")[A-Za-z0-9]+', rb"\1", body)
