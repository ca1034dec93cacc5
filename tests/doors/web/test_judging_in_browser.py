"""The walk of a visitor: from a plain sum to the largest overlap, to two agencies' words, and exactly back."""

import re

from playwright.sync_api import Page, expect

from rabta.counting.operations import projection_digests
from tests.doors.web.signed_in import Filled
from tests.doors.web.test_browser import PERIOD, SMALL, browser, page, pytestmark, sign_in
from tests.doors.web.test_judging_pages import TABLE, asked_about
from tests.people import ANALYST, CUSTOMS_OFFICER

__all__ = ["browser", "page", "pytestmark"]
MASS = ".at-a-glance.first"


def test_from_the_sum_of_all_reports_to_the_largest_overlap_and_back(console: Filled, served: str, page: Page) -> None:
    before = projection_digests()
    sign_in(page, served, ANALYST, at=f"/briefing/?{PERIOD}")
    glance = page.locator(MASS)
    expect(glance).to_contain_text("28.4 kg")
    expect(glance).to_contain_text("Adding every report would have given 40.8 kg: 12.4 kg too high")
    glance.get_by_role("link", name="The largest overlap first").click()
    overlap = page.locator("tbody tr").first
    expect(overlap).to_contain_text("Torkham")
    overlap.locator("a.opens").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Heroin")
    for words in ("recovered 12.4 kg of heroin", "12.5 kg heroin was recovered"):
        expect(page.locator("blockquote", has_text=words)).to_be_visible()
    page.get_by_role("link", name="Side by side").first.click()
    expect(page.locator(".sides mark.unlike", has_text="12.4")).to_be_visible()
    expect(page.locator(".sides mark.unlike", has_text="12.5")).to_be_visible()
    page.keyboard.press("n")
    moved = page.locator(".judged .from-to")
    expect(moved).to_contain_text("28.4 kg")
    expect(moved.locator("b")).to_contain_text("40.8 kg")
    assert projection_digests() != before
    page.keyboard.press("u")
    expect(page.locator(".judged")).to_contain_text("exactly as they were")
    assert projection_digests() == before
    page.goto(f"{served}/briefing/?{PERIOD}")
    expect(page.locator(MASS)).to_contain_text("28.4 kg")


def test_what_is_left_goes_down_and_up_again_by_keyboard(console: Filled, served: str, page: Page) -> None:
    asked_about(console)
    sign_in(page, served, ANALYST, at="/review/")
    left = page.locator(".progress")
    expect(left).to_contain_text("1 of 1 left")
    expect(page.locator("#pair .sides")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator(".judged")).to_contain_text("the same")
    expect(left).to_contain_text("0 of 1 left")
    expect(page.locator("#pair")).to_be_focused()  # Tab goes on from here, not from the top of the page
    page.locator(".queue a").first.click()
    expect(page.locator("#pair .sides")).to_be_visible()
    expect(page.locator(".judged")).to_contain_text("Your judgement:")
    page.keyboard.press("u")
    expect(page.locator(".judged")).to_contain_text("Taken back")
    expect(left).to_contain_text("1 of 1 left")
    page.get_by_role("link", name="Back to the pair").click()
    expect(page.locator("#pair .sides")).to_be_visible()
    expect(page.locator("#pair .judged")).to_have_count(0)


def test_a_question_that_was_put_is_no_draft_any_more(console: Filled, served: str, page: Page) -> None:
    asked_about(console)
    sign_in(page, served, CUSTOMS_OFFICER, at="/review/")
    page.goto(served + (page.locator(".queue a").first.get_attribute("href") or ""))
    page.get_by_text("Ask for a second opinion").click()
    page.get_by_label("What do you want to know?").fill("Is it one car?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("article", has_text="Is it one car?")).to_contain_text("of anyone of the centre")
    expect(page.locator("textarea[name=words]")).to_have_value("")


def test_judging_on_a_telephone_in_both_languages(console: Filled, served: str, page: Page) -> None:
    asked_about(console)
    for content in (TABLE, TABLE + b"\n"):
        console.house.file(CUSTOMS_OFFICER, content, file_name="month.csv", marking="open; every agency")
    page.set_viewport_size(SMALL)
    sign_in(page, served, ANALYST, at="/review/batches/")
    batch = page.locator("tbody a", has_text="Look at them").first.get_attribute("href")
    page.goto(f"{served}/review/")
    pair = page.locator(".queue a").first.get_attribute("href")
    for language in ("en", "ur"):
        page.context.add_cookies([{"name": "rabta_language", "value": language, "url": served}])
        for path in ("/review/", "/review/batches/", batch, pair):
            page.goto(f"{served}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], (language, path)
    assert re.fullmatch(r"/review/[0-9a-f-]{36}/[0-9a-f-]{36}/", pair or "")
