"""A partner and two people of the centre in real browsers, from the clock to the verified file to the recall."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rabta.exchange.giving import public_key
from rabta.exchange.rules import opening
from tests.doors.web.signed_in import Filled
from tests.doors.web.test_browser import LARGE, SMALL, browser, page, pytestmark, sign_in
from tests.doors.web.test_partner_pages import ASKED, both, permitted
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR, PARTNER, Person

__all__ = ["both", "browser", "page", "pytestmark"]
WORDS = {
    "en": {
        "ask": "Ask the centre", "about": "Number, name or words", "kind": "Kind", "words": "What you ask, and why",
        "file": "File the request", "waits": "Wait for an answer", "draft": "Draft an answer",
        "answered": "Answered: what was asked is in it", "look": "See the gate and the preview",
        "for_approval": "Draft it for approval", "approve": "Approve it, in your name", "send": "Sign it and send it",
        "take": "Take the signed file", "why": "Why, as the partner is told", "recall": "Recall it",
        "take_recall": "Take the recall", "preview": "As the partner will see it",
    },
    "ur": {
        "ask": "مرکز سے پوچھیں", "about": "نمبر، نام یا الفاظ", "kind": "قسم", "words": "آپ کیا پوچھتے ہیں، اور کیوں",
        "file": "درخواست درج کریں", "waits": "جواب کی منتظر", "draft": "جواب کا مسودہ بنائیں",
        "answered": "جواب دیا گیا: جو پوچھا گیا وہ اس میں ہے", "look": "جانچ اور پیش نظارہ دیکھیں",
        "for_approval": "منظوری کے لیے مسودہ بنائیں", "approve": "اپنے نام سے منظور کریں", "send": "دستخط کر کے بھیجیں",
        "take": "دستخط شدہ فائل لیں", "why": "کیوں، جیسا شریک ادارے کو بتایا جائے", "recall": "واپس لیں",
        "take_recall": "واپسی کی اطلاع لیں", "preview": "جیسا شریک ادارہ اسے دیکھے گا",
    },
}  # fmt: skip


def of(browser: Browser, served: str, person: Person, language: str) -> Page:
    """A browser of this person's own, in this language."""
    context = browser.new_context(viewport=LARGE, timezone_id="Asia/Karachi")
    opened = context.new_page()
    sign_in(opened, served, person, at="/partners/")
    context.add_cookies([{"name": "rabta_language", "value": language, "url": served}])
    opened.goto(f"{served}/partners/")
    return opened


def press(opened: Page, name: str) -> None:
    """By keyboard: to the button, and Enter; until the page that follows is there."""
    opened.get_by_role("button", name=name, exact=True).focus()
    with opened.expect_navigation():
        opened.keyboard.press("Enter")


def saved(opened: Page, name: str, path: Path) -> Path:
    opened.get_by_role("button", name=name, exact=True).focus()
    with opened.expect_download() as saving:
        opened.keyboard.press("Enter")
    saving.value.save_as(path)
    return path


NEVER_ABROAD = (
    DIRECTOR.name, ANF_OFFICER.name, "recovered 2.5 kg", "from a passenger", "EX-11", "not_confirmed",
)  # fmt: skip
"""What no screen of the partner holds: who approved it, whose record it is, its words and number, what the gate says."""


def of_the_partner_alone(partner: Page) -> None:
    """Its screen holds its own side, fits a telephone, and nothing of the house."""
    shown = partner.content()
    assert [words for words in NEVER_ABROAD if words in shown] == [], partner.url
    leads = partner.locator("main a").evaluate_all("links => links.map(link => link.pathname)")
    assert [path for path in leads if not path.startswith("/partners/")] == [], "no way to any record"
    fits(partner)


def fits(opened: Page) -> None:
    """The page is no wider than a telephone's."""
    opened.set_viewport_size(SMALL)
    assert opened.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], opened.url
    opened.set_viewport_size(LARGE)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_from_the_clock_to_the_verified_file_to_the_recall(
    both: Filled, served: str, browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    permitted(both)
    said = WORDS[language]
    partner, analyst, director = (of(browser, served, who, language) for who in (PARTNER, ANALYST, DIRECTOR))
    partner.get_by_role("link", name=said["ask"]).first.click()
    partner.get_by_role("combobox", name=said["kind"], exact=True).select_option("passport")
    partner.get_by_label(said["about"]).fill(ASKED["about"])
    partner.get_by_label(said["words"]).fill(ASKED["words"])
    of_the_partner_alone(partner)
    press(partner, said["file"])
    of_the_partner_alone(partner)
    path = re.search(r"/partners/[0-9a-f-]+/", partner.url)
    assert path
    analyst.reload()
    expect(analyst.get_by_role("heading", name=said["waits"])).to_be_visible()
    fits(analyst)
    analyst.get_by_role("link", name=ASKED["about"]).click()
    analyst.get_by_role("link", name=said["draft"]).click()
    analyst.get_by_label(said["answered"]).check()
    analyst.locator("input[name=record]").first.check()
    press(analyst, said["look"])
    preview = analyst.locator("section[aria-labelledby=preview] .card").inner_html()
    fits(analyst)
    press(analyst, said["for_approval"])
    press(analyst, said["approve"])
    partner.reload()
    assert partner.locator("section[aria-labelledby=answer]").count() == 0, "nothing shows before it is sent"
    assert "Example" not in partner.content() and ANALYST.name not in partner.content()
    of_the_partner_alone(partner)
    director.goto(served + path[0])
    expect(director.get_by_role("heading", name=said["preview"])).to_be_visible()
    press(director, said["approve"])
    analyst.reload()
    press(analyst, said["send"])
    partner.reload()
    assert partner.locator("section[aria-labelledby=answer] .card").inner_html() == preview
    of_the_partner_alone(partner)
    answer = saved(partner, said["take"], tmp_path / "answer.jsonl")
    key = ("--key", public_key(), "--for", "NCA_UK", "--on", "2025-04-01")
    assert opening.main([str(answer), *key]) == 0 and "2.5 kg" in capsys.readouterr().out
    analyst.reload()
    analyst.get_by_role("combobox", name=said["why"]).select_option("originator")
    press(analyst, said["recall"])
    partner.reload()
    of_the_partner_alone(partner)
    notice = saved(partner, said["take_recall"], tmp_path / "recall.jsonl")
    assert opening.main([str(answer), *key, "--recall", str(notice)]) == 1 and "RECALLED" in capsys.readouterr().out
    for opened in (partner, analyst, director):
        opened.context.close()
