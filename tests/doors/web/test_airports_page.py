"""A day at an airport made by hand: a flight leaves with five bags loaded and three screened; the two are named."""

import json
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page, words
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR, OUTSIDER
from tests.people import CUSTOMS_OFFICER as SCREENER

DAY = "2026-03-04"
TAGS = [f"0214{at:06d}" for at in range(300, 305)]
BAGS = "".join(
    f"BSM\n.V/1LKHI\n.F/EX701/04MAR/DXB\n.N/{tag}001\n.P/1EX{at}/PASSENGER MR\nENDBSM\n" for at, tag in enumerate(TAGS)
)
TIMES = "airport,date,flight,departs,to\nKHI,2026-03-04,EX701,09:10,DXB\n"
SCANS = "airport,date,time,lane,tag,decision seconds,outcome\n" + "".join(
    f"KHI,2026-03-04,07:{10 + at}:00,L1,{tag},7,no alarm\n" for at, tag in enumerate(TAGS[:3])
)
MARKED = {"audience": "every", "level": "restricted", "handling": "H0", "source": "A", "information": "2"}
DEVICE = {
    "audience": "every", "level": "restricted", "handling": "H0", "airport": "KHI", "lane": "L1", "terminal": "EX",
    "kind": "xray", "grade": "dual", "purpose_of": "hold", "item": "EX scanner", "serial": "EX-9", "step": "installed",
    "done_on": "2026-03-01",
}  # fmt: skip
PAGES = (
    f"/airports/?day={DAY}", f"/airports/KHI/?day={DAY}", f"/airports/minister/?day={DAY}",
    f"/airports/unscreened/?day={DAY}",
    "/airports/brief/", "/airports/test-images/", "/airports/lanes/", "/airports/lanes/enter/", "/airports/log/",
    f"/airports/lapses/KHI.{DAY}.not_screened.EX701/",
)  # fmt: skip
FLIGHT = f"/flights/EX701-{DAY}/"
LAPSE = f"/airports/lapses/KHI.{DAY}.not_screened.EX701/"


def filed(client: Client, name: str, text: str) -> None:
    form = {**MARKED, "written_on": DAY, "file": SimpleUploadedFile(name, text.encode(), content_type="text/plain")}
    answered = client.post("/file/", form)
    assert answered.status_code == 302, words(answered.content)[-300:]


def test_two_bags_are_named_and_the_lapse_is_taken_and_closed(console: Filled) -> None:
    screener, analyst = client_of(SCREENER), client_of(ANALYST)
    empty = page(screener, f"/airports/?day={DAY}")
    assert "Nothing of this day in your view" in empty
    for name, text in (("ex701.txt", BAGS), ("times.csv", TIMES), ("lane.csv", SCANS)):
        filed(screener, name, text)
    entered = screener.post("/airports/lanes/enter/", DEVICE)
    assert entered.status_code == 302, words(entered.content)[-300:]
    device = str(entered["Location"]).partition("?")[0]
    assert screener.post(f"{device}sign/", {"step": "working", "done_on": "2026-03-02"}).status_code == 302
    soon = {"step": "serviced", "done_on": "2026-03-02", "until": "2026-03-20"}
    assert screener.post(f"{device}sign/", soon).status_code == 302
    assert "EX scanner KHI L1 · to be serviced by 20 March 2026 overdue" in page(screener, "/airports/lanes/")
    late = {"step": "certified", "done_on": "2026-03-02"}
    assert screener.post(f"{device}sign/", late).status_code == 422, "a certificate ends some day"
    board = page(screener, f"/airports/?day={DAY}")
    assert "5 bags loaded" in board and "3 screened" in board and "2 not screened" in board and "0 unknown" in board
    seen = page(screener, f"/airports/KHI/?day={DAY}")
    assert TAGS[3] in seen and TAGS[4] in seen and TAGS[0] not in seen and "EX scanner" in seen
    picture = page(screener, FLIGHT)
    assert "EX701 KHI – DXB" in picture and "5 bags loaded3 screened2 not screened0 unknown" in picture
    assert f"{TAGS[3]}not screenednoneEX3/PASSENGER" in picture and f"{TAGS[0]}screened07:10 L1 no alarm" in picture
    assert "no passenger list in your view" in picture and "Bags left unscreened EX701" in picture
    for listed in (f"/flights/?day={DAY}", f"/flights/?day={DAY}&airport=dxb"):
        assert "EX701" in page(screener, listed), listed
    lapse = page(screener, LAPSE)
    assert "Bags left unscreened EX701" in lapse and TAGS[3] in lapse and "nobody has it" in lapse
    sign = f"{LAPSE}sign/"
    assert screener.post(sign, {"step": "closed", "reason": "mended", "words": "EX"}).status_code == 422, "nobody has it"
    for form in ({"step": "owned"}, {"step": "told", "words": "EX: the desk at DXB, by telephone"},
                 {"step": "closed", "reason": "screened_on_arrival", "words": "EX both screened at DXB"}):  # fmt: skip
        assert screener.post(sign, form).status_code == 302
    told = page(analyst, f"/airports/unscreened/?day={DAY}")
    assert "EX: the desk at DXB" in told and "screened where the flight arrived" in told and TAGS[4] in told
    on_paper(analyst)
    for day in ("0001-01-01", "9999-12-31", "x", "2026-02-30"):
        assert screener.get(f"/airports/?day={day}").status_code == 200
        assert screener.get(f"/airports/lapses/KHI.{day}.not_screened.EX701/").status_code == 404
        assert screener.post(sign, {"step": "reopened", "words": "EX", "due": day}).status_code == 422
    assert "closed" in page(analyst, LAPSE) and SCREENER.name in page(analyst, LAPSE)
    director = client_of(DIRECTOR)
    for where in (*PAGES, device):
        for client in (screener, analyst, director):
            assert client.get(where).status_code == 200, where
    screener.cookies["rabta_language"] = "ur"
    for where in (*PAGES, FLIGHT, f"/flights/?day={DAY}"):
        assert english_left(screener.get(where).content.decode()) == [], where


def on_paper(client: Client) -> None:
    """The day as a PDF, the same bytes for the same words, in both languages; and the words it is laid out of."""
    where = f"/airports/unscreened/paper/?day={DAY}"
    with patch("rabta.web.views.airports.as_pdf", lambda told, _: json.dumps(told, ensure_ascii=False).encode()):
        said = client.get(where).content.decode()
    for one in (TAGS[3], TAGS[4], "screened where the flight arrived", "EX: the desk at DXB", "RESTRICTED", ANALYST.name):
        assert one in said, one
    assert TAGS[0] not in said
    for language in ("ur", "en"):
        client.cookies["rabta_language"] = language
        made = [client.get(where) for _ in range(2)]
        assert made[0]["Content-Type"] == "application/pdf" and made[0].content.startswith(b"%PDF-")
        assert made[0].content == made[1].content


def test_what_hides_leaves_no_trace_on_any_page(console: Filled) -> None:
    anf = client_of(ANF_OFFICER)
    form = {**MARKED, "audience": "own", "written_on": "2026-03-06"}
    answered = anf.post("/file/", {**form, "file": SimpleUploadedFile("b.txt", BAGS.replace("04MAR", "06MAR").encode())})
    assert answered.status_code == 302
    hidden = "/airports/lapses/KHI.2026-03-06.unknown_flight.EX701/"
    assert anf.get(hidden).status_code == 200
    outsider = client_of(OUTSIDER)
    missing = outsider.get("/airports/lapses/KHI.2026-03-06.unknown_flight.EX702/")
    assert outsider.get(hidden).status_code == missing.status_code == 404
    assert "Nothing of this day in your view" in page(outsider, "/airports/?day=2026-03-06")
    assert anf.get("/flights/EX701-2026-03-06/").status_code == 200
    assert outsider.get("/flights/EX701-2026-03-06/").status_code == 404
    assert "No flight in your view" in page(outsider, "/flights/?day=2026-03-06")


def test_a_shift_is_kept_by_keyboard_and_what_cannot_be_read_comes_back(console: Filled) -> None:
    screener = client_of(SCREENER)
    form = {**MARKED, "what": "shift", "airport": "LHE", "day": "2026-03-05", "lane": "L2", "from": "06:00",
            "until": "14:00", "bags": "۱۲۰", "officers": "1"}  # fmt: skip
    assert screener.post("/airports/log/", {**form, "lane": ""}).status_code == 422
    bad = screener.post("/airports/log/", {**form, "bags": "many"})
    assert bad.status_code == 422 and "many" in bad.content.decode()
    kept = screener.post("/airports/log/", form)
    assert kept.status_code == 302
    receipt = page(screener, str(kept["Location"]))
    assert "when 5 March 2026, 06:00" in receipt and "until 5 March 2026, 14:00" in receipt and "bags 120" in receipt
    seen = page(screener, "/airports/LHE/?day=2026-03-05")
    assert "120 scans" in seen and "Too few officers at a lane" in seen
