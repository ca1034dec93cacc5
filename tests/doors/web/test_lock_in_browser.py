"""A real browser that nobody is at: it asks, it locks, and what was typed comes back; and a second factor set up by hand."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.doors.web.signed_in import PASSWORD, Filled, sign_in_name
from tests.doors.web.test_browser import SMALL, WORDS, browser, page, pytestmark, sign_in
from tests.people import ANALYST, CUSTOMS_OFFICER

__all__ = ["browser", "page", "pytestmark"]


@pytest.fixture
def soon() -> Iterator[None]:
    """A lock after twelve seconds; the browser asks six before. The last use is kept to five seconds (sessions.FINE)."""
    with override_settings(IDLE_LOCK=timedelta(seconds=12)):
        yield


def test_it_asks_then_locks_and_keeps_what_was_typed(console: Filled, served: str, page: Page, soon: None) -> None:
    sign_in(page, served, CUSTOMS_OFFICER, at="/file/")
    page.get_by_label("Paste the words").fill(WORDS)
    asks = page.get_by_role("alertdialog", name="Still here?")
    expect(asks).to_be_visible(timeout=10_000)
    expect(asks.get_by_role("button", name="I am here")).to_be_focused()
    page.keyboard.press("Enter")
    expect(asks).to_be_hidden()
    expect(asks).to_be_visible(timeout=10_000)
    page.wait_for_url(re.compile("/unlock/"), timeout=10_000)
    assert WORDS not in page.content() and "Customs officer" not in page.content()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_label("Paste the words")).to_have_value(WORDS)


def test_typing_is_a_sign_of_somebody(console: Filled, served: str, page: Page, soon: None) -> None:
    sign_in(page, served, CUSTOMS_OFFICER, at="/file/")
    field = page.get_by_label("Paste the words")
    for letter in "a long report":
        field.press_sequentially(letter)
        page.wait_for_timeout(1100)
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    assert page.url.startswith(f"{served}/file/")


def test_alt_and_l_lock_at_once(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, CUSTOMS_OFFICER, at="/reports/")
    page.keyboard.press("Alt+l")
    page.wait_for_url(re.compile("/unlock/"))
    page.goto(f"{served}/briefing/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")


def test_a_second_factor_is_set_up_by_hand_on_a_telephone(
    console: Filled, served: str, page: Page, tmp_path: Path
) -> None:  # fmt: skip
    page.set_viewport_size(SMALL)
    sign_in(page, served, ANALYST, at="/second-factor/")
    expect(page.get_by_role("img", name="The key as a picture")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    key = page.locator("code.key").inner_text().replace(" ", "")
    page.get_by_label("The six digits").fill(format_hotp_value(hotp_value(key, int(timezone.now().timestamp()) // 30)))
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("[data-codes] code")).to_have_count(10)
    codes = page.locator("[data-codes] code").all_inner_texts()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as a file").click()
    saving.value.save_as(tmp_path / "codes.txt")
    assert (tmp_path / "codes.txt").read_text().split("\n")[1:-1] == codes
    page.get_by_role("link", name="I have them").click()
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("button", name="Sign out").last.click()
    page.get_by_label("Name").fill(sign_in_name(ANALYST))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("And the code from your app")
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{served}/")
    expect(page.locator(".rail .who .name").first).to_contain_text("centre analyst")
