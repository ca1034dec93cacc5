"""The pages of telephones, vehicles and documents: the list, one thing, a judgement and its undoing."""

import re

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_persons_pages import HEAD, OPEN, OWN, page
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER

ONE = HEAD + "2031-02-25,Gulzar Marjanwal,,35202-1234567-1,0300-1234567,,Accused\n"
TWO = HEAD + "2031-02-26,Nadir <i>Sample</i>,,35202-1234576-1,+92 300 1234567,,Passenger\n"
KEPT = HEAD + "2031-02-24,Omar Hidden,,35202-1234567-1,0300-1234567,,Owner\n"


def test_a_thing_is_found_judged_and_taken_back(console: Filled) -> None:
    for person, text, marking in ((ANF_OFFICER, ONE, OPEN), (CUSTOMS_OFFICER, TWO, OPEN), (ANF_OFFICER, KEPT, OWN)):
        console.house.file(person, text, file_name="persons.csv", marking=marking)
    analyst, officer = client_of(ANALYST), client_of(CUSTOMS_OFFICER)
    assert "No number is shared" in page(analyst, "/things/?kind=vehicle")
    assert "shorten it" in page(analyst, f"/things/?q={'x' * 201}", status=422)
    [where] = re.findall(r"/things/[0-9a-f-]{36}/\d+/", page(officer, "/things/"))
    told = page(officer, where)
    assert "Nadir &lt;i&gt;Sample" in told and "Omar Hidden" not in told
    assert len(re.findall('<tr role="row"><th role="rowheader"', told)) == 2
    assert "Not the same thing" not in told, "an officer does not judge"
    other = re.findall(r'name="other" value="([0-9a-f-]{36}/\d+)"', page(analyst, where))[0]
    form = {"other": other, "outcome": "not", "note": "EX <b>given on</b>"}
    assert officer.post(f"{where}judge/", form).status_code == 422
    for wrong in ({"outcome": "x"}, {"other": "x"}, {"other": "00000000-0000-0000-0000-000000000009/0"}):
        assert analyst.post(f"{where}judge/", {**form, **wrong}).status_code == 404, wrong
    assert analyst.post(f"{where}judge/", {**form, "note": "x" * 2001}).status_code == 422
    assert analyst.post(f"{where}judge/", form).status_code == 302
    parted = page(analyst, f"{where}?done=judged")
    assert "EX &lt;b&gt;given on" in parted and "judged by you" in parted
    judgement = re.findall(r'name="judgement" value="([0-9a-f-]{36})"', parted)[0]
    for client, status in ((officer, 422), (analyst, 302), (analyst, 404)):
        assert client.post("/things/undo/", {"judgement": judgement}).status_code == status
    card = re.findall(r"/things/[0-9a-f-]{36}/\d+/", page(analyst, "/things/?kind=document&q=3520212345671"))[0]
    assert "one slip away" in page(analyst, card) and "two neighbours exchanged" in page(analyst, card)
    page(client_of(OUTSIDER), "/things/00000000-0000-0000-0000-000000000009/0/", status=404)
    analyst.cookies["rabta_language"] = "ur"
    for path in ("/things/?kind=document", "/things/?kind=phone&q=1", "/things/?kind=vehicle", where, card, "/identities/"):
        assert english_left(page(analyst, path)) == [], path
