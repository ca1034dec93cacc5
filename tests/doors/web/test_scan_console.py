"""The screeners' console: the queue, a bag's page, a decision; in Urdu too; nothing of a bag that hides."""

import uuid
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.example.scans import invented_bag, objects_of, swapped
from rabta.screening.drawing import PICTURES
from rabta.sharing.operations import reading_as
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import add_sign_ins, client_of
from tests.doors.web.test_equipment_page import page, words
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
SHARED = "restricted; to ASF, CUSTOMS; H0"
FIND = {
    "audience": "every", "level": "restricted", "handling": "H0", "opened": "bag", "airport": "KHI",
    "substance": "methamphetamine", "opened_at": "2025-03-01T08:30", "quantity": "1210", "unit": "g", "error": "1",
    "flight": "EX701", "arrests": "1", "field_test": "Marquis", "field_result": "positive",
}  # fmt: skip


def test_a_bag_is_looked_at_and_decided_and_hides_from_others(house: House) -> None:
    add_sign_ins(house.clock)
    whole, half = (invented_bag(n, device="EX-KHI-3", scanned_at=AT) for n in (7, 8))
    ids = [house.file(SCREENER, one, file_name=name, marking=SHARED).report_id for name, one in objects_of(whole)]
    (_, low), _ = swapped(half, "top")
    alone = house.file(SCREENER, low, file_name="low.dcs", marking=SHARED).report_id
    screener, outsider = client_of(CUSTOMS_OFFICER), client_of(OUTSIDER)
    listed = page(screener, "/scans/?room=1")
    assert whole.tag in listed and "two energies, two views" in listed and "simulated" in listed
    assert whole.tag not in page(outsider, "/scans/") and "No bag here" in page(outsider, "/scans/")
    at = f"/scans/{ids[0]}/"
    assert "Not assessable: no dual-energy data." in page(screener, f"/scans/{alone}/")
    seen = page(screener, at)
    assert "Not assessable" not in seen and "waits for a screener" in seen and "lear" not in seen.replace("nuclear", "")
    numbers = screener.get(f"{at}picture/?high={ids[1]}")
    assert numbers.status_code == 200 and len(numbers.content) == 12 + 2 * 160 * 120
    assert f"{at}picture/?high={ids[1]}" in screener.get(at).content.decode()
    assert screener.get(f"{at}picture/?high={ids[1]}").content == numbers.content, "kept for this reader"
    assert screener.get(f"{at}picture/?high={ids[1]}&frame=x").status_code == 404, "no number of a frame"
    assert screener.get(f"{at}picture/?frame=1").status_code == 422, "there is one frame"
    ahead = screener.get(f"/scans/ahead/?after={ids[0]}")
    assert (ahead.status_code, ahead.content) == (204, b"") == (outsider.get("/scans/ahead/").status_code, b"")
    with reading_as(CUSTOMS_OFFICER.id) as looking:
        assert PICTURES.has(looking.reader_id, alone, None), "the bag that comes next is decoded before it is opened"
    assert screener.get(f"/scans/next/?after={ids[0]}")["Location"] == f"/scans/{alone}/"
    assert outsider.get("/scans/next/")["Location"] == "/scans/"
    apart = house.file(SCREENER, objects_of(whole, views=("top",), energies=("high",))[0][1] + b"\0", file_name="h.dcs",
                       marking="restricted; originator only").report_id  # fmt: skip
    for where in (f"{at}picture/?high={apart}", f"{at}picture/?high={uuid.UUID(int=9)}", f"{at}picture/?high=x"):
        assert screener.get(where).status_code == 404, where
    assert outsider.get(f"{at}picture/").status_code == 404
    for refused in ({"step": "open"}, {"step": "found"}, {"step": "open", "reason": "shape", "region": "{"}):
        assert screener.post(f"{at}sign/", refused).status_code == 422
    form = {"step": "open", "reason": "hidden_place", "words": "EX: the floor", "region": ""}
    assert outsider.post(f"{at}sign/", form).status_code == 404 and outsider.get(at).status_code == 404
    signed = screener.post(f"{at}sign/", form)
    assert signed.status_code == 302, words(signed.content)[-300:]
    after = page(screener, at)
    assert "EX: the floor" in after and CUSTOMS_OFFICER.name in after and "to be opened" in after
    assert "room=12" in screener.get("/scans/?queue=open").content.decode()
    find = f"{at}find/"
    assert "Something was found" in after and whole.tag in screener.get(find).content.decode()
    assert screener.post(find, {**FIND, "quantity": "1,2"}).status_code == 422, "a comma means two things"
    assert screener.post(find, {**FIND, "opened": "body"}).status_code == 422, "a body is no bag"
    assert outsider.post(find, FIND).status_code == outsider.get(find).status_code == 404
    photo = SimpleUploadedFile("x.jpg", b"\xff\xd8\xff EX", content_type="image/jpeg")
    reported = screener.post(find, {**FIND, "photo": photo, "region": f'{{"object": "{ids[0]}", "box": [1, 2, 3, 4]}}'})
    assert reported.status_code == 302, words(reported.content)[-300:]
    made = str(reported["Location"])
    told = page(screener, made)
    assert "Methamphetamine" in told and "Marquis" in told and "1, 2, 3, 4" in told and "counted once" in told
    assert "something was found" in page(screener, at) and "Methamphetamine" in page(screener, "/scans/finds/")
    assert outsider.get(made).status_code == 404 and "No find here" in page(outsider, "/scans/finds/")
    parts = {**FIND, "opened": "parcel", "substance_2": "tramadol", "quantity_2": "50", "unit_2": "tablet", "flight": ""}
    assert screener.post("/scans/find/", {**parts, "unit_2": "maund"}).status_code == 422
    several = page(screener, str(screener.post("/scans/find/", parts)["Location"]))
    assert "Tramadol 50 tablets" in several and several.count("held by") == 2, "a chain each"
    bad = {**FIND, "opened": "body", "photo": SimpleUploadedFile("x.jpg", b"\xff\xd8\xff EX", content_type="image/jpeg")}
    refused = screener.post("/scans/find/", bad)
    assert refused.status_code == 422 and "No image of a body is kept here" in refused.content.decode()
    screener.cookies["rabta_language"] = "ur"
    for where in ("/scans/", "/scans/?queue=all", at, find, "/scans/find/", "/scans/finds/", made):
        assert english_left(screener.get(where).content.decode()) == [], where
    assert client_of(ANF_OFFICER).get(at).status_code == 404
