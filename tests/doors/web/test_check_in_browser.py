"""A stranger checks a text in a real browser: by mouse, by keyboard alone, when small, in Urdu."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.doors.web.signed_in import Filled
from tests.doors.web.test_browser import SMALL, browser, page, pytestmark, sign_in
from tests.people import ANF_OFFICER

__all__ = ["browser", "page", "pytestmark"]
TEXT = "“12.4\u00a0kg” of heroin and\n900 kg of opium were seized in February 2025."


def test_paste_check_and_open_the_record(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANF_OFFICER)
    page.get_by_role("link", name="Check a text").first.click()
    page.get_by_role("textbox", name="The text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Check this text").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A text, checked")
    opium = page.locator("#figure-2")
    expect(opium).to_contain_text("agrees")
    page.locator("#said-2").click()
    expect(opium).to_be_in_viewport()
    opium.get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mass seized")


def test_the_example_by_keyboard_alone(console: Filled, served: str, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    sign_in(page, served, ANF_OFFICER, at="/check/")
    page.get_by_role("link", name="Take the example text").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="The text", exact=True)).to_have_value(re.compile("134 tons"))
    page.get_by_role("button", name="Check this text").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".figure-card")).to_have_count(6)
    page.locator("#said-3").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#figure-3")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_nothing_is_wider_than_a_small_screen(console: Filled, served: str, page: Page, language: str) -> None:
    sign_in(page, served, ANF_OFFICER, at="/check/?example=1")
    page.locator(f"button[value={language}]:visible").first.click()
    page.goto(f"{served}/check/?example=1")
    page.set_viewport_size(SMALL)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("button.go").first.click()
    expect(page.locator(".figure-card")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ur" else "ltr")


def test_faults_are_walked_through_by_keyboard(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANF_OFFICER, at="/check/?example=draft")
    page.get_by_role("textbox", name="The text", exact=True).press("Control+Enter")
    expect(page.locator(".fault-card")).to_have_count(3)
    page.locator("body").press("n")
    expect(page.locator("#fault-1")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#fault-2")).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator("#fault-1")).to_be_in_viewport()
    page.locator("#fault-1 .back").press("Enter")
    expect(page.locator("[data-at-fault='1']").first).to_be_focused()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_faults_fit_a_small_screen(console: Filled, served: str, page: Page, language: str) -> None:
    sign_in(page, served, ANF_OFFICER, at="/check/")
    page.locator(f"button[value={language}]:visible").first.click()
    page.goto(f"{served}/check/?example=draft")
    page.set_viewport_size(SMALL)
    page.locator("button.go").first.click()
    expect(page.locator(".fault-card")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
