"""A real browser over the console: from pasted words to a number and back, by mouse, by keyboard, in Urdu, when small."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from rabta.counting.placing import place_again
from rabta.people.accounts.models import Session
from tests.doors.web.signed_in import PASSWORD, Filled, client_of, sign_in_name
from tests.doors.web.test_custody_page import begun
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, Person

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
DRIVER = "GPU stall"  # a remark of the software's own graphics driver about being asked for its pixels: not ours to mend
SMALL, LARGE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
WORDS = "EX-7. Customs found 3 kg of cocaine in a parcel at Karachi on 25 February 2025. One woman was arrested."
PERIOD = "from=2025-01-01&to=2025-12-31"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true", reason="NOT RUN: this machine has no chromium"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; Django, which only waits here, would refuse to work beside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


def complains(said: ConsoleMessage) -> bool:
    """Errors and warnings; not what a graphics driver says of drawing the map without a graphics card."""
    return said.type in ("error", "warning") and DRIVER not in said.text


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh browser page; whatever it complains about (a policy violated, a script failed) fails the test."""
    context = browser.new_context(viewport=LARGE, locale="en-GB", timezone_id="Asia/Karachi")
    opened, complaints = context.new_page(), []
    opened.on("console", lambda said: complaints.append(said.text) if complains(said) else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    outside = []
    opened.on("request", lambda asked: outside.append(asked.url) if "127.0.0.1" not in asked.url else None)
    yield opened
    context.close()
    assert complaints == []
    assert outside == []


def sign_in(page: Page, address: str, person: Person, *, at: str = "/") -> None:
    page.goto(address + at)
    page.get_by_label("Name").fill(sign_in_name(person))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()
    page.goto(f"{address}/task/?{urlencode({'next': at})}")
    page.get_by_role("textbox", name="Reason").fill("EX-221, a test of the console")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_load_state()


def test_from_pasted_words_to_a_number_and_back_to_the_words(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, CUSTOMS_OFFICER)
    page.get_by_role("link", name="File a report").first.click()
    page.get_by_label("Paste the words").fill(WORDS)
    page.get_by_label("Every agency of the country").check()
    expect(page.locator("#who")).to_contain_text("Foreign partners will not")
    page.get_by_role("button", name="File this report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Filed and read")
    page.goto(f"{served}/briefing/?{PERIOD}")
    page.locator("tr", has_text="Cocaine").get_by_role("link").click()
    page.locator("tbody tr").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cocaine 3 kg")
    page.locator(".counted a.opens").click()
    lit = page.locator("a.read.here")
    expect(lit).to_have_text("3")
    expect(lit).to_be_in_viewport()
    assert WORDS[4:40] in page.locator(".words").inner_text()


def test_a_pressed_highlight_opens_its_value_and_mends_it(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANF_OFFICER, at=f"/reports/{console.anf}/")
    page.locator("a.read", has_text="12.4").nth(1).click()
    value = page.locator(".values li:target")
    expect(value).to_contain_text("quantity")
    value.get_by_role("link", name="Mend this").click()
    value.get_by_label("quantity").fill("13")
    value.get_by_label("Why").fill("the scan says 13")
    value.get_by_role("button", name="Mend").click()
    expect(page.get_by_role("status").filter(has_text=re.compile(r"\S"))).to_contain_text("Mended")
    page.goto(f"{served}/briefing/?{PERIOD}")
    expect(page.locator("tr", has_text="Hashish").first).to_contain_text("16.5 kg")


def test_an_ended_session_keeps_what_was_typed_for_its_reader_alone(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, CUSTOMS_OFFICER, at="/file/")
    page.get_by_label("Paste the words").press_sequentially("EX-7. Customs found")
    with page.expect_response("**/file/who/**"):  # the choice asks who will see it: let that be over
        page.get_by_label("Only my agency").check()
    Session.objects.all().delete()
    page.get_by_role("button", name="File this report").click()
    expect(page.get_by_text("what you had typed is kept")).to_be_visible()
    page.get_by_label("Name").fill(sign_in_name(CUSTOMS_OFFICER))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Paste the words")).to_have_value("EX-7. Customs found")
    expect(page.get_by_label("Only my agency")).to_be_checked()
    page.get_by_label("Paste the words").press_sequentially(WORDS[19:])
    page.get_by_role("button", name="File this report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Filed and read")
    page.goto(f"{served}/file/")
    expect(page.get_by_label("Paste the words")).to_have_value("")
    page.get_by_label("Paste the words").press_sequentially("secret half sentence")
    Session.objects.all().delete()
    sign_in(page, served, ANF_OFFICER, at="/file/")
    expect(page.get_by_label("Paste the words")).to_have_value("")


def doubtful(console: Filled) -> None:
    """Two pairs that the rules leave to a person: the placed judgements are made to ask, and what is asked is kept anew."""
    with console.house.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        keys = [k for (k,) in superuser.execute("SELECT key FROM incident WHERE words NOT LIKE '%opium%' ORDER BY key")]
        superuser.execute("DELETE FROM judgement")
        for a, b in ((keys[0], keys[1]), (keys[1], keys[2])):
            superuser.execute(
                "INSERT INTO judgement (id, a, b, marking_a_id, marking_b_id, marking_id, outcome, relation, score, reasons,"
                " rule_version, note, decided_by, decided_at, undoes_id)"
                " SELECT gen_random_uuid(), i.key, j.key, i.marking_id, j.marking_id, i.marking_id, 'ask', 'same', 300,"
                " '[{\"name\": \"place\", \"weight\": 300, \"text\": \"same place\"}]', 'test', '', NULL, now(), NULL"
                " FROM incident i, incident j WHERE i.key = %s AND j.key = %s",
                [a, b],
            )
    place_again(keys, [])


def test_review_by_keyboard_alone(console: Filled, served: str, page: Page) -> None:
    doubtful(console)
    sign_in(page, served, ANALYST, at="/review/")
    expect(page.locator("#pair .sides")).to_be_visible()
    first = page.locator(".queue a[aria-current]").get_attribute("href")
    page.keyboard.press("j")
    expect(page.locator(".queue a[aria-current]")).not_to_have_attribute("href", first or "")
    page.keyboard.press("k")
    expect(page.locator(".queue a[aria-current]")).to_have_attribute("href", first or "")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".htmx-request")).to_have_count(0)
    page.get_by_label("Note").fill("sn")
    expect(page.locator("#pair .sides")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("n")
    expect(page.locator(".judged")).to_contain_text("not the same")
    page.keyboard.press("u")
    expect(page.locator(".judged")).to_contain_text("Taken back")
    page.keyboard.press("j")
    expect(page.locator("#pair .sides")).to_be_visible()
    expect(page.locator(".htmx-request")).to_have_count(0)
    page.keyboard.press("s")
    expect(page.locator(".judged")).to_contain_text("the same")


PAGES = ("/", "/briefing/", "/briefing/arrests/", "/reporting/", "/check/", "/briefing/mass_by_substance/?key=heroin",
         "/reports/", "/events/", "/review/", "/review/batches/", "/briefing/between/", "/check/drafts/", "/custody/",
         "/commitments/", "/commitments/propose/", "/equipment/", "/equipment/enter/", "/equipment/import/",
         "/search/?q=heroin", "/file/", "/account/", "/help/", "/password/")  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ur"])
def test_nothing_is_wider_than_a_telephone(console: Filled, served: str, page: Page, language: str) -> None:
    page.set_viewport_size(SMALL)
    sign_in(page, served, ANF_OFFICER)
    page.context.add_cookies([{"name": "rabta_language", "value": language, "url": served}])
    client = client_of(ANF_OFFICER)
    more = re.findall(r'href="(/(?:reports|events)/[0-9a-f-]{36}/)', client.get("/").content.decode())
    more += re.findall(r'href="(/incidents/[0-9a-f-]{36}/)', client.get(more[0]).content.decode())
    for path in (*PAGES, *more):
        page.goto(served + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], path
        assert page.evaluate("document.dir") == ("rtl" if language == "ur" else "ltr")


SMALL_TARGETS = """() => [...document.querySelectorAll(
    'button, summary, select, input:not([type=hidden]), .rail a, .pages a')]
    .filter(e => e.checkVisibility() && !(e.type === 'radio' || e.type === 'checkbox'))
    .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
    .filter(([_, r]) => r.height < 24 || r.width < 24).map(([html, r]) => `${html} ${r.width}x${r.height}`)"""
UNNAMED = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, [role=region]')]
    .filter(e => e.checkVisibility())
    .filter(e => !(e.innerText || '').trim() && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby')
        && !(e.labels && e.labels.length)).map(e => e.outerHTML.slice(0, 120))"""
SKIPPED_LEVELS = """() => { let last = 0; const bad = []; for (const h of document.querySelectorAll('h1,h2,h3,h4')) {
    const level = +h.tagName[1]; if (level > last + 1) bad.push(h.outerHTML.slice(0, 80)); last = level; } return bad; }"""


def test_everything_can_be_named_reached_and_pressed(console: Filled, served: str, page: Page) -> None:
    """WCAG 2.2: 2.5.8 target size, 4.1.2 name and role, 1.3.1 headings, 1.1.1 pictures, 1.3.1 captions, 3.1.1 language."""
    sign_in(page, served, ANALYST)
    for path in (*PAGES, f"/reports/{console.anf}/", f"/reports/{console.table}/", f"/reports/{console.table}/receipt/"):
        page.goto(served + path)
        for what in (SMALL_TARGETS, UNNAMED, SKIPPED_LEVELS):
            assert page.evaluate(what) == [], path
        pictures = "img:not([alt]), svg:not([role=img]):not([aria-hidden])"
        assert page.evaluate(f"document.querySelectorAll('{pictures}').length") == 0, path
        assert page.evaluate("[...document.querySelectorAll('table')].filter(t => !t.caption).length") == 0, path
        assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == page.evaluate(
            "document.querySelectorAll('[id]').length"
        ), f"an id stands twice on {path}"


def test_a_step_is_signed_by_the_keyboard_and_taken_back(console: Filled, served: str, page: Page) -> None:
    _, path = begun(console)
    sign_in(page, served, ANF_OFFICER, at=path)
    for viewport in (SMALL, LARGE):
        page.set_viewport_size(viewport)
        page.goto(served + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        for what in (SMALL_TARGETS, UNNAMED, SKIPPED_LEVELS):
            assert page.evaluate(what) == []
    page.locator("summary", has_text="Sealed").focus()
    page.keyboard.press("Enter")
    for words in ("Torkham", "EX-S 9"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=re.compile(r"\S"))).to_contain_text("Signed, in your name")
    expect(page.locator(".chain .link")).to_have_count(2)
    page.locator("summary", has_text="Take this step back").last.click()
    page.get_by_label("Why it was wrong").last.fill("another seal")
    page.keyboard.press("Enter")
    expect(page.locator(".chain .gone")).to_contain_text("another seal")


def test_the_first_tab_leads_to_the_content_and_tabs_never_stick(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANALYST)
    page.goto(served + "/reports/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert len(set(seen)) > 10
    assert all(one != other for one, other in zip(seen, seen[1:], strict=False) if "<body" not in one)


def test_light_and_dark_are_chosen_and_kept(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANALYST)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ground)
    assert light != dark
    page.locator(".wide").get_by_role("button", name="Light", exact=True).click()
    expect(page.locator(".wide").get_by_role("button", name="Light", exact=True)).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(ground) == light
    page.goto(served + "/briefing/")
    assert page.evaluate(ground) == light
    page.locator(".wide").get_by_role("button", name="اردو").click()
    expect(page.locator("html")).to_have_attribute("lang", "ur")
    assert page.url == served + "/briefing/"


def test_a_dropped_file_is_filed(console: Filled, served: str, page: Page, tmp_path: Path) -> None:
    sign_in(page, served, CUSTOMS_OFFICER, at="/file/")
    report = tmp_path / "EX-report.txt"
    report.write_text(WORDS, encoding="utf-8")
    page.get_by_label("or drop one here").set_input_files(report)
    expect(page.locator("[data-chosen]")).to_contain_text("EX-report.txt")
    page.get_by_label("My agency and those I name").check()
    page.get_by_text("Name agencies").click()
    page.get_by_label("Anti-Narcotics Force").check()
    expect(page.locator("#who")).to_contain_text("ANF")
    page.get_by_role("button", name="File this report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Filed and read")
    assert client_of(ANF_OFFICER).get(page.url.replace("receipt/", "").replace(served, "")).status_code == 200
    assert client_of(ANALYST).get(page.url.replace("receipt/", "").replace(served, "")).status_code == 404
