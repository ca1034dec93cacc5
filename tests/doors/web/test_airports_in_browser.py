"""A day at an airport made by hand, in a real browser: a flight leaves with 143 bags loaded and 141 screened, the two tags
are named, the lapse is taken, told and closed, and the minister's page says where "all airports" stands."""

import re

from playwright.sync_api import Page, expect

from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_airports_page import DEVICE, filed
from tests.doors.web.test_browser import SMALL, browser, page, pytestmark, sign_in
from tests.people import CUSTOMS_OFFICER as SCREENER

__all__ = ["browser", "page", "pytestmark"]
DAY = "2026-03-04"
TAGS = [f"0214{at:06d}" for at in range(143)]
LEFT_OUT = (TAGS[57], TAGS[101])
BAGS = "".join(
    f"BSM\n.V/1LKHI\n.F/EX701/04MAR/DXB\n.N/{tag}001\n.P/1EX{at}/PASSENGER MR\nENDBSM\n" for at, tag in enumerate(TAGS)
)
SCANNED = [tag for tag in TAGS if tag not in LEFT_OUT]
SCANS = "airport,date,time,lane,tag,decision seconds,outcome\n" + "".join(
    f"KHI,{DAY},{6 + at // 60:02}:{at % 60:02}:00,L1,{tag},7,no alarm\n" for at, tag in enumerate(SCANNED)
)
TIMES = f"airport,date,flight,departs,to\nKHI,{DAY},EX701,09:10,DXB\n"


def sign(page: Page, act: str, **said: str) -> None:
    """Open the form of a step, fill it in, send it by keyboard."""
    part = page.locator(f"details:has(input[name=step][value={act}])")
    if part.get_attribute("open") is None:
        part.locator("summary").press("Enter")
    for name, value in said.items():
        field = part.locator(f"[name={name}]")
        if name == "reason":
            field.select_option(value)
        else:
            field.fill(value)
    with page.expect_navigation():
        part.locator("button").press("Enter")
    expect(page.locator("p.notice.good")).to_have_text("Signed, in your name.")


def test_two_of_143_bags_from_the_board_to_the_closed_lapse(console: Filled, served: str, page: Page) -> None:
    officer = client_of(SCREENER)
    for name, text in (("ex701.txt", BAGS), ("times.csv", TIMES), ("lane.csv", SCANS)):
        filed(officer, name, text)
    device = str(officer.post("/airports/lanes/enter/", DEVICE)["Location"]).partition("?")[0]
    assert officer.post(f"{device}sign/", {"step": "working", "done_on": "2026-03-02"}).status_code == 302
    sign_in(page, served, SCREENER, at=f"/airports/?day={DAY}")
    expect(page.locator(".pulse")).to_contain_text("143 bags loaded")
    expect(page.locator(".pulse")).to_contain_text("141 screened")
    page.locator(".airport-chart a").first.press("Enter")
    row = page.get_by_role("row", name="EX701")
    for tag in LEFT_OUT:
        expect(row).to_contain_text(tag)
    row.get_by_role("link").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("EX701 KHI – DXB")
    lacking = page.get_by_role("region", name="Bags to ask about")
    expect(lacking.locator("tbody tr")).to_have_count(2)
    page.set_viewport_size(SMALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    page.get_by_role("link", name="Bags left unscreened").press("Enter")
    sign(page, "owned")
    sign(page, "told", words="EX: the desk at DXB, by telephone")
    sign(page, "closed", reason="screened_on_arrival", words="EX: both were screened at DXB")
    expect(page.locator(".lead")).to_contain_text("closed")
    page.goto(f"{served}/airports/unscreened/?day={DAY}")
    for told in (*LEFT_OUT, "EX: the desk at DXB, by telephone", "screened where the flight arrived"):
        expect(page.locator("main")).to_contain_text(told)
    page.goto(f"{served}/airports/minister/?day={DAY}")
    expect(page.locator(".sentences li").first).to_contain_text(re.compile(r"1 of \d+ airports have a scanner that works"))
    expect(page.locator(".sentences").last).to_contain_text("2 bags were left unscreened in the 30 days up to this one.")
