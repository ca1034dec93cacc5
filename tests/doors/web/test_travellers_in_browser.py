"""A courier from a passenger list to the gate to a filed report, and a child of unsure age from interception to referral, in
a real browser; what others obtain beside the child is the same byte for byte."""

import uuid
from datetime import UTC, datetime

from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect

from rabta.people.accounts.models import Account
from rabta.screening.matching import screen
from tests.doors.web.signed_in import PASSWORD, Filled, client_of, sign_in_name
from tests.doors.web.test_browser import LARGE, SMALL, browser, pytestmark
from tests.doors.web.test_encounters_page import PAGES
from tests.doors.web.test_flights_page import ENTRY, FLIGHT, FOUND, LIST, TODAY
from tests.doors.web.test_watch_desk_in_browser import Desk
from tests.leaks.browsing import Obtained, crawl, differing, fixed_clock, sign_in
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, PARTNER, Person
from tests.rooms.test_encounters import BOARDER, CHILD, REFERRER, with_the_desk
from tests.rules.intake_passenger.test_passenger_messages import PAXLST

__all__ = ["browser", "pytestmark"]
OTHERS = (CUSTOMS_OFFICER, PARTNER, DIRECTOR)


def at_work(browser: Browser, served: str, person: Person, language: str, size: dict[str, int]) -> Desk:
    """Somebody signed in, who has said what for."""
    desk = Desk(browser, served, person, language, size)
    desk.go("/task/")
    desk.page.locator("[name=reason]").fill("EX-221")
    desk.page.locator("[name=reason]").press("Enter")
    desk.page.wait_for_url(f"{served}/")
    return desk


def may_be_read_by(page: Page, audience: str) -> None:
    page.locator(f"[name=audience][value={audience}]").check()
    page.locator("[name=source]").select_option("A")
    page.locator("[name=information]").select_option("2")


def sign(part: Locator, kind: str, *, words: str = "", choice: str = "") -> None:
    """Open the form of a step, fill it in, send it by keyboard."""
    form = part.locator(f"details:has(input[name=kind][value={kind}])")
    form.locator("summary").click()
    if words:
        form.locator("[name=words]").fill(words)
    if choice:
        form.locator("[name=choice]").select_option(choice)
    form.locator("button").press("Enter")


def test_a_courier_from_the_list_to_the_gate_to_a_filed_report(console: Filled, browser: Browser, served: str) -> None:
    owner = client_of(ANF_OFFICER)
    path = str(owner.post("/watch-lists/open/", LIST)["Location"]).partition("?")[0]
    assert owner.post(f"{path}add/", ENTRY).status_code == 302
    officer = at_work(browser, served, CUSTOMS_OFFICER, "en", LARGE)
    page = officer.page
    officer.go("/file/")
    page.locator("[name=file]").set_input_files({"name": "ex701.edi", "mimeType": "text/plain", "buffer": PAXLST.encode()})
    may_be_read_by(page, "every")
    page.locator("form.filing button.go").click()
    page.wait_for_url("**/receipt/**")
    screen(today=TODAY, at=datetime.now(UTC), new_id=uuid.uuid4)

    officer.go(FLIGHT)
    officer.look("EX couriers", "EX desk")
    expect(page.locator("section", has_text="Whom to meet at the gate").first).to_contain_text("Nobody")
    page.locator("section[aria-labelledby=gate] a").first.click()
    page.locator("form:has(input[value=taken]) button").press("Enter")
    sign(page.locator("main"), "confirmed", words="EX his face")
    officer.go(FLIGHT)
    expect(page.locator("section[aria-labelledby=gate] li")).to_contain_text("12A")
    officer.look("EX couriers", "EX desk")

    gate = at_work(browser, served, ANF_OFFICER, "ur", SMALL)
    gate.go(FLIGHT)
    expect(gate.page.locator("section[aria-labelledby=gate] li")).to_have_count(1)
    gate.look()
    officer.go("/file/")
    page.locator("#words").fill(FOUND)
    may_be_read_by(page, "every")
    page.locator("form.filing button.go").click()
    page.wait_for_url("**/receipt/**")
    expect(page.locator("main")).to_contain_text("heroin")
    officer.go(FLIGHT)
    officer.look()
    stranger = Desk(browser, served, OUTSIDER, "en", LARGE)
    stranger.go("/flights/?day=2026-12-01")
    stranger.look("EX701", "IMRAN")
    assert [one.complaints for one in (officer, gate, stranger)] == [[], [], []]


def obtained_by(clients: dict[str, Client], *, first: int) -> dict[str, Obtained]:
    with fixed_clock(first=first):
        return {name: crawl(client, most=20, extra=PAGES) for name, client in clients.items()}


def test_a_child_from_interception_to_referral(console: Filled, browser: Browser, served: str) -> None:
    with_the_desk(console.house)
    for one in (BOARDER, REFERRER):
        account = Account(sign_in_name=sign_in_name(one), reader_id=one.id, added_at=console.house.clock.tick())
        account.must_change_password = False
        account.set_password(PASSWORD)
        account.save()
    with fixed_clock(first=1_000_000):
        others = {one.name: sign_in(one) for one in OTHERS}
    before = obtained_by(others, first=9_000_000)

    boarder = at_work(browser, served, BOARDER, "en", LARGE)
    page = boarder.page
    boarder.go("/encounters/file/")
    page.locator("[name=kind]").select_option("sea_interception")
    page.locator("[name=on]").fill("2025-02-10")
    page.locator("[name=place]").fill("Gwadar")
    page.locator("[name=role]").first.select_option("smuggled_person")
    page.locator("[name=age]").first.fill("unsure")
    page.locator("[name=persons]").first.fill("1")
    page.locator("[name=name]").first.fill(CHILD)
    may_be_read_by(page, "every")
    page.locator("form.filing button.go").press("Enter")
    expect(page.locator(".notice.good")).to_contain_text("the referral desk alone")
    path = page.url.removeprefix(served).partition("?")[0]
    boarder.look(CHILD)

    desk = at_work(browser, served, REFERRER, "ur", SMALL)
    desk.go("/referrals/")
    expect(desk.page.locator("tbody tr")).to_have_count(1)
    desk.look()
    desk.page.locator("tbody a").first.press("Enter")
    for kind, said in (("accepted", {}), ("handed_over", {"words": "EX shelter"}), ("closed", {"choice": "family"})):
        sign(desk.page.locator("li.link", has_text=CHILD), kind, **said)
        expect(desk.page.locator(".notice.good")).to_be_visible()
    desk.look()
    desk.go("/referrals/")
    expect(desk.page.locator("tbody tr")).to_have_count(0)

    after = obtained_by(others, first=12_000_000)
    for name, one in before.items():
        assert sum(status == 200 for status, _, _ in one.values()) > 10 and not differing(one, after[name]), name
    with fixed_clock(first=20_000_000):
        for client in others.values():
            hidden, missing = (client.get(where) for where in (path, f"/encounters/{uuid.UUID(int=9)}/"))
            assert hidden.status_code == missing.status_code == 404
    stranger = at_work(browser, served, CUSTOMS_OFFICER, "en", LARGE)
    stranger.go(path)
    stranger.look(CHILD, "Gwadar")
    assert [one.complaints for one in (boarder, desk)] == [[], []]
