"""A bulletin through the pages: from a warning to two approvals to one page that is the same bytes for everybody."""

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page, words
from tests.doors.web.test_warnings_page import FORGED, shared_report
from tests.leaks.browsing import sign_in
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER
from tests.rooms.test_bulletins import THIRD, add_third
from tests.rooms.test_encounters import REFERRER, SUPERVISOR, with_the_desk

MISSING = "/bulletins/00000000-0000-0000-0000-000000000009/"


def test_from_a_warning_to_a_page_for_everybody(console: Filled) -> None:
    with_the_desk(add_third(console.house))
    writer, second, third = (sign_in(who) for who in (REFERRER, SUPERVISOR, THIRD))
    assert "No warning of your agency is in force, and it follows no signal" in page(writer, "/bulletins/write/")
    raised = writer.post("/warnings/raise/", {**FORGED, "reports": shared_report(console)})
    assert raised.status_code == 302, words(raised.content)[-600:]
    warning = str(raised["Location"]).split("/")[2]
    for changed, said in (({"warning": []}, "Choose at least one"), ({"warning": ["x"]}, "available to you"),
                          ({"added_en": "Call 0300 0000017 at Torkham", "added_ur": "مدد"}, "The gate holds this back")):
        answered = writer.post("/bulletins/write/", {"warning": [warning], **changed})
        assert answered.status_code == 422 and said in answered.content.decode(), changed
    form = {"warning": [warning], "added_en": "Ask <first>.", "added_ur": "پہلے پوچھیں۔"}
    backwards = writer.post("/bulletins/write/", {**form, "date_from": "2025-03-02", "date_to": "2025-03-01"})
    assert backwards.status_code == 422 and "Ask &lt;first&gt;." in backwards.content.decode()
    written = writer.post("/bulletins/write/", form)
    assert written.status_code == 302, words(written.content)[-600:]
    path = str(written["Location"]).partition("?")[0]
    assert "Ask &lt;first&gt;." in writer.get(path).content.decode()
    anf, customs, outsider = (client_of(who) for who in (ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER))
    for below, form in (("", None), ("page/", None), ("sign/", {"kind": "approved"}), ("sign/", {"kind": "x"})):
        both = [anf.post(one + below, form) if form else anf.get(one + below) for one in (path, MISSING)]
        got = [(one.status_code, words(one.content)) for one in both]
        assert got[0] == got[1] and got[0][0] in (404, 422), below
    assert writer.post(f"{path}sign/", {"kind": "approved"}).status_code == 422, "whoever wrote it does not approve it"
    assert writer.post(f"{path}sign/", {"kind": "published"}).status_code == 422
    for client in (second, third):
        assert client.post(f"{path}sign/", {"kind": "approved"}).status_code == 302
    assert third.post(f"{path}sign/", {"kind": "published"}).status_code == 302
    taken = {bytes(client.get(f"{path}page/").content) for client in (writer, anf, customs, outsider)}
    assert len(taken) == 1 and b"Ask &lt;first&gt;." in taken.pop(), "the same bytes for everybody"
    seen = customs.get(path).content.decode()
    assert "forged" in seen.casefold() and REFERRER.name not in seen and SUPERVISOR.name not in seen
    writer.post("/prefer/", {"language": "ur", "back": "/bulletins/"})
    for where in ("/bulletins/", path, "/bulletins/write/"):
        left = english_left(writer.get(where).content.decode())
        assert not [one for one in left if "EX" not in one], (where, left)
    assert writer.post(f"{path}sign/", {"kind": "retracted", "words": "EX-mistaken"}).status_code == 302
    assert b"taken back" in anf.get(f"{path}page/").content and b"Ask &lt;first" not in anf.get(f"{path}page/").content
