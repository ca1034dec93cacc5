"""Watch-lists through the pages: opened, filled, withdrawn; whoever sees an entry alone learns nothing of its list."""

from datetime import UTC, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page, words
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER

LATER = (datetime.now(UTC).date() + timedelta(days=90)).isoformat()
OWN = {"audience": "own", "level": "confidential", "handling": "H0"}
WIDE = {"audience": "every", "level": "restricted", "handling": "H0"}
LIST = {
    **OWN, "name": "EX <b>couriers</b>", "ground": "EX order 1", "reason": "EX known couriers", "contact": "EX desk",
    "phone": "+92 51 000 0001", "until": LATER,
}  # fmt: skip
ENTRY = {
    **WIDE, "kind": "person", "why": "courier", "name": "EX گل زمان", "born": "1985-02-03", "passport": "EX4711001",
    "reason": "EX told by <i>a courier</i>", "reference": "EX-12",
}  # fmt: skip
FILE = b"kind,why,name,born,reason\nperson,courier,EX Two,1980,EX\nperson,courier,EX Three,2018,EX\n"


def test_from_an_open_list_to_a_withdrawn_entry(console: Filled) -> None:
    anf, customs, outsider, director = (client_of(who) for who in (ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, DIRECTOR))
    wrong = ({"audience": ""}, {"name": ""}, {"ground": " "}, {"until": "soon"}, {"until": "2136-01-01"}, {"phone": "x"})
    for changed in wrong:
        answered = anf.post("/watch-lists/open/", {**LIST, **changed})
        assert answered.status_code == 422 and "EX known couriers" in answered.content.decode(), changed
    answered = anf.post("/watch-lists/open/", LIST)
    assert answered.status_code == 302, words(answered.content)[-600:]
    path = str(answered["Location"]).partition("?")[0]
    wrong = ({"audience": ""}, {"kind": "x"}, {"why": "lost"}, {"name": ""}, {"born": "2015"}, {"reason": "EX a victim"})
    for changed in (*wrong, {"level": "secret"}):
        answered = anf.post(f"{path}add/", {**ENTRY, **changed})
        assert answered.status_code == 422 and "EX4711001" in answered.content.decode(), changed
    answered = anf.post(f"{path}add/", ENTRY)
    assert answered.status_code == 302, words(answered.content)[-600:]
    entry = str(answered["Location"]).partition("?")[0]
    assert anf.post(f"{path}add/", ENTRY).status_code == 422, "it is there already"
    brought = anf.post(f"{path}bring/", {**OWN, "file": SimpleUploadedFile("list.csv", FILE, content_type="text/csv")})
    assert "1 added" in words(brought.content) and "nobody under 18" in words(brought.content)
    whole = anf.get(path).content.decode()
    assert "EX &lt;b&gt;couriers" in whole and "EX Two" in whole and "گل زمان" in whole
    seen = words(customs.get(entry).content)
    assert "گل زمان" in seen and "call the watch desk" in seen
    for told in ("couriers", "told by", "EX-12", "ANF officer", "Anti-Narcotics", "CONFIDENTIAL"):
        assert told not in seen, told
    assert "No watch-list in your view" in page(customs, "/watch-lists/")
    assert "Open a list" not in page(director, "/watch-lists/")
    missing = "00000000-0000-0000-0000-000000000009"
    for client, where in ((customs, path), (outsider, path), (outsider, entry)):
        steps = [("step/", {"kind": kind, "words": "w"}) for kind in ("withdrawn", "closed")]
        for below, form in (("", None), *steps):
            both = [where, where.rsplit("/", 2)[0] + f"/{missing}/"]
            answers = [client.post(one + below, form) if form else client.get(one) for one in both]
            got = [(one.status_code, words(one.content)) for one in answers]
            assert got[0] == got[1] and got[0][0] in (404, 422), (where, below)
    assert customs.post(f"{entry}step/", {"kind": "withdrawn", "words": "w"}).status_code == 404, "it is another agency's"
    assert anf.post(f"{entry}step/", {"kind": "withdrawn", "words": ""}).status_code == 422
    assert anf.post(f"{entry}step/", {"kind": "withdrawn", "words": "mistaken"}).status_code == 302
    assert "mistaken" in page(anf, entry) and "withdrawn" in page(customs, entry) and "mistaken" not in page(customs, entry)
    assert anf.post(f"{entry}step/", {"kind": "restored", "words": "it was right"}).status_code == 302
    assert anf.post(f"{path}step/", {"kind": "renewed", "until": LATER, "words": "reviewed"}).status_code == 302
    anf.cookies["rabta_language"] = "ur"
    for where in ("/watch-lists/", path, entry, f"{path}add/", f"{path}bring/", "/watch-lists/open/"):
        assert english_left(anf.get(where).content.decode()) == [], where
    for changed in ({"born": "2015"}, {"born": ""}, {"cnic": "12"}, {"issuer": "x1"}, {"why": "lost"}, {"kind": "x"}, {}):
        refused = anf.post(f"{path}add/", {**ENTRY, **changed})
        assert refused.status_code == 422 and english_left(refused.content.decode()) == [], changed
    assert anf.post(f"{path}step/", {"kind": "closed", "words": "over"}).status_code == 302
    assert anf.post(f"{path}add/", {**ENTRY, "passport": "EX4711007"}).status_code == 422
