"""A publication through the pages: prepared, approved by two, taken by everybody as the same bytes, taken back."""

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import words
from tests.leaks.browsing import sign_in
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER
from tests.rooms.test_editions import SECOND, add_second

MISSING = "/publications/00000000-0000-0000-0000-000000000009/"
JANUARY = {"date_from": "2025-01-01", "date_to": "2025-01-31"}


def test_from_the_briefing_to_a_page_for_everybody(console: Filled) -> None:
    add_second(console.house)
    console.house.file(ANF_OFFICER, "ANF seized 40 kg heroin at Hub on 9 January 2025. 12 persons were arrested.",
                       marking="restricted; every agency")  # fmt: skip
    analyst, director, anf, customs, outsider = (
        client_of(who) for who in (ANALYST, DIRECTOR, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER)
    )
    second = sign_in(SECOND)
    assert b"Nothing is published yet" in analyst.get("/publications/").content
    for form in ({}, {**JANUARY, "date_to": "2024-01-01"}, {"date_from": "2031-01-01", "date_to": "2031-01-31"}):
        assert analyst.post("/publications/prepare/", form).status_code == 422, form
    assert anf.post("/publications/prepare/", JANUARY).status_code == 422, "only the centre prepares"
    made = analyst.post("/publications/prepare/", JANUARY)
    assert made.status_code == 302, words(made.content)[-600:]
    path = str(made["Location"]).partition("?")[0]
    forms = (("sign/", {"kind": "approved"}), ("restate/", {"x": "1"}))
    for below, form in (("", None), ("page/", None), ("paper/", None), *forms):
        both = [anf.post(one + below, form) if form else anf.get(one + below) for one in (path, MISSING)]
        assert len({(one.status_code, words(one.content)) for one in both}) == 1 and both[0].status_code == 404, below
    assert analyst.post(f"{path}sign/", {"kind": "approved"}).status_code == 422, "whoever prepared it does not approve it"
    for client in (director, second):
        assert client.post(f"{path}sign/", {"kind": "approved"}).status_code == 302
    assert "Withdraw your approval" in words(second.get(path).content)
    assert "Withdraw your approval" not in words(analyst.get(path).content), "whoever gave none has none to withdraw"
    for form, status in (({}, 422), ({"words": "EX-doubted"}, 302)):
        assert second.post(f"{path}sign/", {"kind": "approval_withdrawn", **form}).status_code == status
    assert second.post(f"{path}sign/", {"kind": "published"}).status_code == 422, "one approval is left"
    told = words(analyst.get(path).content)
    assert "approval withdrawn" in told and "EX-doubted" in told and "waits for two approvals" in told
    assert second.post(f"{path}sign/", {"kind": "approved"}).status_code == 302
    assert second.post(f"{path}sign/", {"kind": "published"}).status_code == 302
    taken = {bytes(client.get(f"{path}page/").content) for client in (analyst, customs, outsider)}
    assert len(taken) == 1 and b"40 kg" in (left := taken.pop()) and "منجمد".encode() in left, "the same bytes for everybody"
    printed = {bytes(client.get(f"{path}paper/").content) for client in (analyst, outsider)}
    assert len(printed) == 1 and printed.pop().startswith(b"%PDF"), "the same bytes to everybody"
    assert analyst.post(f"{path}restate/").status_code == 422, "nothing changed"
    told = words(outsider.get(path).content)
    assert "40 kg" in told and DIRECTOR.name not in told, "who signed is the centre's own"
    days = f"from={JANUARY['date_from']}&to={JANUARY['date_to']}"
    assert f'href="{path}#f-mass_by_substance"' in director.get(f"/briefing/?{days}").content.decode()
    for client in (analyst, customs):
        since = words(client.get(f"/briefing/mass_by_substance/?{days}").content)
        assert "Since it was published" in since and "Nothing changed since." in since
    other = words(customs.get("/briefing/mass_by_substance/?from=2025-02-01&to=2025-02-02").content)
    assert "of exactly these days" in other
    analyst.post("/prefer/", {"language": "ur", "back": "/publications/"})
    for where in ("/publications/", path, f"/briefing/mass_by_substance/?{days}"):
        left_over = english_left(analyst.get(where).content.decode())
        assert not [one for one in left_over if "EX" not in one], (where, left_over)
    assert director.post(f"{path}sign/", {"kind": "retracted", "words": "EX-mistaken"}).status_code == 302
    gone = outsider.get(f"{path}page/").content
    assert b"taken back" in gone and b"40 kg" not in gone
