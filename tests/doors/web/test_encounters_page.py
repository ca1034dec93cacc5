"""An encounter through the pages: from the form of an interception to the referral desk, and what others see of it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.doors.web.signed_in import ANF_TEXT
from tests.house import House
from tests.leaks.browsing import Obtained, crawl, differing, fixed_clock, sign_in
from tests.people import ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, PARTNER
from tests.rooms.test_encounters import BOARDER, CHILD, REFERRER, SUPERVISOR, with_the_desk

MARKED = {"audience": "every", "level": "restricted", "source": "A", "information": "2"}
BOAT: dict[str, Any] = {
    **MARKED, "kind": "sea_interception", "on": "2025-02-10", "place": "Gwadar", "conveyance": "EX boat Al-Example",
    "number": "EX-ENC-9", "indicator": ["ransom"], "need": "child_protection",
}  # fmt: skip
GROWN = {"role": ["smuggled_person", "facilitator"], "age": ["adult", "41"], "persons": ["11", ""], "name": ["", "EX Gul"]}
YOUNG = {"role": "smuggled_person", "age": "unsure", "persons": "1", "name": CHILD}
WITH_CHILD = {name: [*GROWN[name], YOUNG[name]] for name in GROWN}
REFERRED = (("accepted", {}), ("handed_over", {"words": "EX shelter"}), ("closed", {"choice": "family"}))
OTHERS = (CUSTOMS_OFFICER, PARTNER, DIRECTOR, AUDITOR)
PAGES = ("/encounters/", "/referrals/", "/reports/", "/events/", "/briefing/", "/search/?q=parveen", "/custody/", "/work/")




@pytest.fixture
def coast(make_house: Callable[[], House]) -> House:
    return _coast(make_house)


def _coast(make_house: Callable[[], House]) -> House:
    house = with_the_desk(make_house())
    house.file(ANF_OFFICER, ANF_TEXT, marking="restricted; every agency; to NCA_UK")
    return house


def sent(client: Client, form: dict[str, Any], status: int = 302) -> Any:
    answered = client.post("/encounters/file/", {**BOAT, **form})
    assert answered.status_code == status, answered.content.decode()[-3000:]
    return answered


def step(client: Client, path: str, page: str, kind: str, status: int = 302, **more: str) -> None:
    """Sign a step about the person whom the page names as the child."""
    part = next(one for one in page.split('<li class="link"')[1:] if CHILD in one)
    report = re.search(r'name="report" value="([0-9a-f-]{36})"', part)
    assert report
    answered = client.post(f"{path}sign/", {"report": report[1], "row": "1", "kind": kind, **more})
    assert answered.status_code == status, answered.content.decode()[-2000:]


def obtained_by_others() -> dict[str, Obtained]:
    with fixed_clock(first=9_000_000):
        return {person.name: crawl(sign_in(person), most=28, extra=PAGES) for person in OTHERS}


def test_others_obtain_the_same_bytes_whether_there_was_a_child_or_not(make_house: Callable[[], House]) -> None:
    worlds = []
    for form in (GROWN, WITH_CHILD):
        _coast(make_house)
        with fixed_clock(first=1_000_000):
            path = sent(sign_in(BOARDER), form)["Location"].partition("?")[0]
        if form is WITH_CHILD:
            with fixed_clock(first=2_000_000):
                desk = sign_in(REFERRER)
                for kind, more in REFERRED:
                    step(desk, path, desk.get(path).content.decode(), kind, **more)
                assert CHILD in desk.get(path).content.decode()
        worlds.append(obtained_by_others())
        with fixed_clock(first=8_000_000):
            assert sign_in(CUSTOMS_OFFICER).get(path).status_code == 200, "the encounter itself shows to other agencies"
    for name, one in worlds[0].items():
        assert not differing(one, worlds[1][name]), name
        assert not any(CHILD.encode() in body for _, _, body in worlds[1][name].values())


def test_a_child_from_the_form_to_the_referral_desk(coast: House) -> None:
    with fixed_clock():
        boarder, desk, supervisor = sign_in(BOARDER), sign_in(REFERRER), sign_in(SUPERVISOR)
        assert "Signs of trafficking that you saw" in boarder.get("/encounters/file/").content.decode()
        page = sent(boarder, {**WITH_CHILD, "age": ["adult", "", "unsure"]}, 422).content.decode()
        assert "Say an age for each person" in page and CHILD in page, "what was typed stands in the form"
        assert sent(boarder, {**WITH_CHILD, "audience": ""}, 422)
        path = sent(boarder, WITH_CHILD)["Location"].partition("?")[0]
        own = boarder.get(path).content.decode()
        assert "Words withheld" in own and CHILD not in own, "its officer is no protection officer"
        listed = desk.get("/referrals/").content.decode()
        assert CHILD in listed and "waits to be accepted" in listed and "child, or may be one" in listed
        assert "Referrals show to protection officers" in boarder.get("/referrals/").content.decode()
        page = desk.get(path).content.decode()
        assert "Was held, locked in" not in page.partition("Open a referral")[0]
        step(desk, path, page, "closed", 422, choice="family")
        step(desk, path, page, "accepted")
        step(desk, path, page, "handed_over", 422)
        step(desk, path, page, "handed_over", words="EX shelter <of the town>")
        step(desk, path, page, "suspect_asked", 422, words="EX crossing the border")
        step(desk, path, page, "suspect_asked", words="EX robbery, section 392")
        step(desk, path, page, "suspect_confirmed", 422)
        step(supervisor, path, page, "suspect_refused", words="EX no evidence")
        page = desk.get(path).content.decode()
        assert "EX shelter &lt;of the town&gt;" in page and "Change to suspect refused" in page
        for client in (sign_in(CUSTOMS_OFFICER), sign_in(DIRECTOR)):
            step(client, path, page, "complaint", 404)
        assert boarder.post(f"{path}sign/", {"report": "x", "row": "x", "kind": "x"}).status_code == 404


def test_lists_are_narrowed_and_empty_pages_say_what_to_do(coast: House) -> None:
    with fixed_clock():
        boarder = sign_in(BOARDER)
        assert "No encounter shows in your view" in boarder.get("/encounters/").content.decode()
        sent(boarder, GROWN)
        assert "Interception at sea" in boarder.get("/encounters/?kind=sea_interception").content.decode()
        assert "No encounter shows in your view" in boarder.get("/encounters/?kind=return").content.decode()
        assert "Nobody waits in your view" in sign_in(REFERRER).get("/referrals/?list=to_close").content.decode()
