"""A courier from a watch-list and a passenger message to the gate and to a filed report; and refused boarding, recorded."""

import re
import uuid
from datetime import UTC, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabta.screening.matching import screen
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page, words
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER
from tests.rules.intake_passenger.test_passenger_messages import PAXLST

TODAY = datetime.now(UTC).date()
OWN = {"audience": "own", "level": "confidential", "handling": "H0"}
WIDE = {"audience": "every", "level": "restricted", "handling": "H0"}
GRADED = {"source": "A", "information": "2"}
LIST = {
    **OWN, "name": "EX couriers", "ground": "EX order 1", "reason": "EX known couriers", "contact": "EX desk",
    "phone": "+92 51 000 0001", "until": (TODAY + timedelta(days=90)).isoformat(),
}  # fmt: skip
ENTRY = {
    **WIDE, "kind": "person", "why": "courier", "name": "عمران گل", "born": "1985", "passport": "AB1234567",
    "reason": "EX told by a courier",
}  # fmt: skip
FLIGHT = "/flights/EX701-2026-12-01/"
FOUND = "Customs: 2 kg heroin recovered from a passenger at Karachi airport on 1 December 2026, one arrested."


def filed(client: Client, **form: object) -> str:
    answered = client.post("/file/", {**WIDE, **GRADED, **form})
    assert answered.status_code == 302, words(answered.content)[-300:]
    return str(answered["Location"])


def test_from_a_passenger_message_to_the_gate_to_a_filed_report(console: Filled) -> None:
    anf, officer, analyst = map(client_of, (ANF_OFFICER, CUSTOMS_OFFICER, ANALYST))
    path = str(anf.post("/watch-lists/open/", LIST)["Location"]).partition("?")[0]
    assert anf.post(f"{path}add/", ENTRY).status_code == 302
    lying = PAXLST.replace("CNT+42:1", "CNT+42:9").encode()
    told = page(officer, filed(officer, file=SimpleUploadedFile("ex701.edi", lying, content_type="text/plain")))
    assert "Flights of this list EX701 KHI → DXB" in told and "12A, 0" not in told
    assert "segment 42 CNT the message states 10 travellers and names 2" in told, "one of them crew"
    assert screen(today=TODAY, at=datetime.now(UTC), new_id=uuid.uuid4) == 1
    seen = page(officer, FLIGHT)
    assert "KHI – DXB" in seen and "2 travellers" in seen and "1 with a match that waits" in seen and "0214100007" in seen
    assert "Nobody: no match was confirmed" in seen and "EX couriers" not in seen
    match = re.findall(r"/matches/[0-9a-f-]{36}/", officer.get("/matches/").content.decode())[0]
    told = page(officer, match)
    assert "عمران گل" in told and "call the watch desk" in told and "EX desk" not in told and "EX desk" in page(anf, match)
    assert officer.post(f"{match}step/", {"kind": "confirmed", "words": "EX his face"}).status_code == 422, "not taken yet"
    assert officer.post(f"{match}step/", {"kind": "taken"}).status_code == 302
    assert analyst.post(f"{match}step/", {"kind": "confirmed", "words": "EX mine"}).status_code == 422
    assert officer.post(f"{match}step/", {"kind": "confirmed", "words": "EX <i>his face</i>"}).status_code == 302
    at_gate = page(officer, FLIGHT)
    assert "seat 12A" in at_gate and "confirmed by" in at_gate and CUSTOMS_OFFICER.name in at_gate
    report = filed(officer, words=FOUND)
    assert "heroin" in page(officer, report.partition("?")[0].replace("receipt/", "")).lower()
    assert "Earlier events at these airports" in page(officer, FLIGHT)
    for client, where in ((client_of(OUTSIDER), one) for one in (FLIGHT, match)):
        missing = "/flights/EX999-2026-12-01/" if where == FLIGHT else "/matches/00000000-0000-0000-0000-000000000009/"
        got = [client.get(one) for one in (where, missing)]
        assert [one.status_code for one in got] == [404, 404] and words(got[0].content) == words(got[1].content)
        assert "No flight in your view" in page(client, "/flights/?day=2026-12-01")
    officer.cookies["rabta_language"] = "ur"
    for where in (FLIGHT, match, "/matches/?all=1", "/flights/?day=2026-12-01"):
        assert english_left(officer.get(where).content.decode()) == [], where


def test_a_carrier_is_answered_by_what_officers_decided_alone(console: Filled) -> None:
    anf, officer, director = (client_of(who) for who in (ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR))
    path = str(anf.post("/watch-lists/open/", LIST)["Location"]).partition("?")[0]
    anf.post(f"{path}add/", ENTRY)
    sent = SimpleUploadedFile("ex701.edi", PAXLST.encode(), content_type="text/plain")
    report = filed(officer, file=sent).partition("?")[0].replace("receipt/", "")
    screen(today=TODAY, at=datetime.now(UTC), new_id=uuid.uuid4)
    assert "may board" in page(officer, f"{report}answer/")
    first = officer.post(f"{report}answer/take/").content.decode()
    assert "RFF+ABO:EXREF1'\nERC+0Z'" in first, "a match decides nothing"
    traveller = re.findall(r'<option value="([0-9a-f-]{36})">IMRAN', officer.get(FLIGHT).content.decode())[0]
    form = {"traveller": traveller, "ground": "EX order 2", "words": "EX no visa", "done_on": TODAY.isoformat()}
    officer.post(f"{FLIGHT}off-load/", form)
    assert "do not board" in page(officer, f"{report}answer/") and "not in the answer" in page(officer, f"{report}answer/")
    told = officer.post(f"{report}answer/take/").content.decode()
    assert "RFF+ABO:EXREF1'\nERC+1Z'" in told and "EX order" not in told and "EX no visa" not in told
    step = re.findall(r"/flights/off-loadings/[0-9a-f-]{36}/step/", officer.get(FLIGHT).content.decode())[0]
    officer.post(step, {"kind": "found_wrong", "words": "EX the visa was good"})
    assert "ERC+0Z'" in officer.post(f"{report}answer/take/").content.decode()
    assert director.post(f"{report}answer/take/").status_code == 422
    text = filed(officer, words=FOUND).partition("?")[0].replace("receipt/", "")
    assert "PAXLST" in page(officer, f"{text}answer/") and officer.post(f"{text}answer/take/").status_code == 422
    for where, method in (("answer/", "get"), ("answer/take/", "post")):
        missing = f"/reports/{uuid.UUID(int=9)}/{where}"
        got = [getattr(client_of(OUTSIDER), method)(one) for one in (f"{report}{where}", missing)]
        assert [one.status_code for one in got] == [404, 404] and words(got[0].content) == words(got[1].content)
    assert "answered the carrier of its list" in page(officer, f"/ledger/?q={report.split('/')[2]}")
    officer.cookies["rabta_language"] = "ur"
    for where in (f"{report}answer/", f"{text}answer/", report):
        assert english_left(officer.get(where).content.decode()) == [], where


def test_refused_boarding_has_a_ground_and_what_came_of_it(console: Filled) -> None:
    officer, analyst, director = (client_of(who) for who in (CUSTOMS_OFFICER, ANALYST, DIRECTOR))
    filed(officer, file=SimpleUploadedFile("ex701.edi", PAXLST.encode(), content_type="text/plain"))
    traveller = re.findall(r'<option value="([0-9a-f-]{36})">IMRAN', officer.get(FLIGHT).content.decode())[0]
    form = {"traveller": traveller, "ground": "EX order 2", "words": "EX no visa", "done_on": TODAY.isoformat()}
    wrong = ({"ground": ""}, {"words": " "}, {"done_on": (TODAY + timedelta(days=2)).isoformat()}, {"ground": "x" * 201})
    for changed in wrong:
        assert officer.post(f"{FLIGHT}off-load/", {**form, **changed}).status_code == 422, changed
    for unknown in ("00000000-0000-0000-0000-000000000009", "x", ""):
        assert officer.post(f"{FLIGHT}off-load/", {**form, "traveller": unknown}).status_code == 404
    assert officer.post("/flights/EX702-2026-12-01/off-load/", form).status_code == 404, "not on that flight"
    assert director.post(f"{FLIGHT}off-load/", form).status_code == 422
    assert client_of(OUTSIDER).post(f"{FLIGHT}off-load/", form).status_code == 404
    assert officer.post(f"{FLIGHT}off-load/", form).status_code == 302
    step = re.findall(r"/flights/off-loadings/[0-9a-f-]{36}/step/", officer.get(FLIGHT).content.decode())[0]
    assert analyst.post(step, {"kind": "outcome", "outcome": "x"}).status_code == 422
    assert analyst.post(step, {"kind": "outcome", "outcome": "travelled_later"}).status_code == 302
    assert analyst.post(step, {"kind": "complaint", "words": "EX-C 1"}).status_code == 302
    assert analyst.post(step, {"kind": "found_wrong", "words": "EX the visa was good"}).status_code == 302
    assert analyst.post(step, {"kind": "taken_back", "words": "EX not mine"}).status_code == 422
    seen = page(analyst, FLIGHT)
    assert "EX order 2" in seen and "travelled later" in seen and "EX the visa was good" in seen
    for missing in (step, "/flights/off-loadings/00000000-0000-0000-0000-000000000009/step/"):
        assert client_of(OUTSIDER).post(missing, {"kind": "complaint", "words": "w"}).status_code == 404
    officer.cookies["rabta_language"] = "ur"
    assert english_left(officer.get(FLIGHT).content.decode()) == []
    assert officer.post(step, {"kind": "taken_back", "words": "EX mistyped"}).status_code == 302
    assert officer.post(step, {"kind": "complaint", "words": "EX late"}).status_code == 422
