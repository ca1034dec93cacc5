"""Two agencies and a watch officer in a real browser: filed by hand and by keyboard, until "both have spoken"."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.web.english_left import english_left
from tests.doors.web.night import ANF_SIDE, CUSTOMS_SIDE, HERE, NEAR_HERE, night
from tests.doors.web.signed_in import PASSWORD, Filled, sign_in_name
from tests.doors.web.test_browser import (
    LARGE,
    SKIPPED_LEVELS,
    SMALL,
    SMALL_TARGETS,
    UNNAMED,
    browser,
    complains,
    pytestmark,
)
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, WATCH_OFFICER, Person

__all__ = ["browser", "night", "pytestmark"]
ANF_ALONE, CUSTOMS_ALONE = ("EX-raid-1", HERE), ("EX-raid-2", NEAR_HERE)
"""What the other side never sees: a side's own reference, and where it is."""


COUNTS_TONES = """
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
"""


class Desk:
    """One person's browser. `look` holds every screen to what it may show."""

    def __init__(self, browser: Browser, served: str, person: Person, language: str, size: dict[str, int]) -> None:
        self.served, self.language = served, language
        context = browser.new_context(viewport=size, locale="en-GB", timezone_id="Asia/Karachi")  # type: ignore[arg-type]
        self.page: Page = context.new_page()
        self.page.add_init_script(COUNTS_TONES)
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if complains(said) else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda asked: None if served in asked.url else self.complaints.append(asked.url))
        self.page.goto(f"{served}/sign-in/")
        self.page.locator("[name=username]").fill(sign_in_name(person))
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{served}/")
        context.add_cookies([{"name": "rabta_language", "value": language, "url": served}])

    def go(self, path: str) -> None:
        self.page.goto(self.served + path)

    def look(self, *never: str) -> None:
        shown = self.page.content()
        assert not [word for word in never if word in shown]
        assert self.page.evaluate("document.documentElement.dir") == {"en": "ltr", "ur": "rtl"}[self.language]
        width = self.page.viewport_size["width"]  # type: ignore[index]
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width
        for what in (SMALL_TARGETS, UNNAMED, SKIPPED_LEVELS):
            assert self.page.evaluate(what) == []
        assert self.language == "en" or english_left(shown) == []

    def says(self, side: dict[str, str], reference: str) -> None:
        """Fill in whom to call, and file."""
        for name, words in side.items():
            self.page.locator(f"[name={name}]").fill(words)
        self.page.locator("details:has([name=reference]) > summary").click()
        self.page.locator("[name=reference]").fill(reference)
        self.page.locator("form.plan > button").click()
        expect(self.page.locator(".notice.answer")).to_be_visible()


@pytest.fixture(params=["en", "ur"])
def desks(request: pytest.FixtureRequest, night: Filled, browser: Browser, served: str) -> Iterator[list[Desk]]:
    people = ((ANF_OFFICER, LARGE), (CUSTOMS_OFFICER, SMALL), (WATCH_OFFICER, LARGE))
    made = [Desk(browser, served, person, request.param, size) for person, size in people]
    yield made
    for desk in made:
        desk.page.context.close()
        assert desk.complaints == []


def places(desk: Desk) -> list[str]:
    return [line for line in desk.page.locator("[name=points]").input_value().split("\n") if line]


def by_keyboard(desk: Desk) -> None:
    """Type a place, move it and put one beside it with keys; then the place that is meant."""
    desk.page.locator("[name=points]").fill("34.5, 72.5")
    desk.page.locator("[name=shape][value=area]").focus()
    desk.page.keyboard.press("Space")
    desk.page.locator(".handle").focus()
    desk.page.keyboard.press("ArrowUp")
    [moved] = places(desk)
    assert float(moved.split(",")[0]) > 34.5
    desk.page.keyboard.press("Insert")
    assert len(places(desk)) == 2
    expect(desk.page.locator('.handle[data-place="1"]')).to_be_focused()
    desk.page.keyboard.press("Delete")
    assert places(desk) == [moved]
    desk.page.locator("[name=shape][value=point]").check()
    desk.page.locator("[name=points]").fill(HERE)


def spot(desk: Desk) -> tuple[float, float]:
    """Pixels of a spot on the map, brought into view."""
    stage = desk.page.locator(".plan-svg")
    stage.evaluate("stage => stage.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = stage.bounding_box()
    assert box
    return box["x"] + 60, box["y"] + 120


def by_hand(desk: Desk) -> None:
    """Draw a route with the pen, take it back, press a place, and pull it away."""
    desk.page.locator("[name=shape][value=route]").check()
    desk.page.locator(".plan-tools [aria-pressed]").click()
    x, y = spot(desk)
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    for step in ((40, 0), (80, 40), (160, 40)):
        desk.page.mouse.move(x + step[0], y + step[1], steps=3)
    desk.page.mouse.up()
    assert 3 <= len(places(desk)) <= 6
    desk.page.locator(".plan-tools button").nth(2).click()
    assert places(desk) == []
    desk.page.locator("[name=shape][value=point]").check()
    x, y = spot(desk)
    desk.page.mouse.click(x, y)
    [first] = places(desk)
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    desk.page.mouse.move(x + 50, y + 30, steps=3)
    desk.page.mouse.up()
    [pulled] = places(desk)
    assert pulled != first
    desk.page.locator("[name=points]").fill(NEAR_HERE)


def test_from_filing_to_both_have_spoken(desks: list[Desk]) -> None:
    anf, customs, watch = desks
    watch.go("/watch/")
    sound = watch.page.locator("[data-sound]")
    expect(sound).to_have_attribute("aria-pressed", "false")
    sound.click()
    expect(sound).to_have_attribute("aria-pressed", "true")
    expect(sound.locator("[data-says=on]")).to_be_visible()
    assert watch.page.evaluate("window.tones") == 1, "one hears that it is heard"
    watch.page.locator("#intake").focus()
    anf.go("/operations/file/")
    by_keyboard(anf)
    anf.look()
    anf.says(ANF_SIDE, ANF_ALONE[0])
    expect(anf.page.locator(".notice.answer.good")).to_be_visible()
    customs.go("/operations/file/")
    by_hand(customs)
    customs.look(*ANF_ALONE, *ANF_SIDE.values())
    customs.says(CUSTOMS_SIDE, CUSTOMS_ALONE[0])
    expect(customs.page.locator(".notice.answer.bad")).to_be_visible()
    expect(anf.page.locator(".told-news .notice")).to_be_visible(timeout=8_000)  # on the page that stood open
    alarm = watch.page.locator("a.alarm-line")
    expect(alarm).to_be_visible(timeout=8_000)
    assert watch.page.evaluate("document.activeElement.id") == "intake", "refreshing took the focus away"
    assert watch.page.evaluate("window.tones") == 4, "three tones for the alarm that came"
    watch.look()
    for desk, hidden in ((anf, (*CUSTOMS_ALONE, *CUSTOMS_SIDE.values())), (customs, (*ANF_ALONE, *ANF_SIDE.values()))):
        desk.look(*hidden)
        desk.page.locator(".told-news button").click()
        desk.look(*hidden)
        desk.go("/operations/")
        desk.look(*hidden)
    for pressed in ("false", "true"):
        watch.page.keyboard.press("s")
        expect(sound).to_have_attribute("aria-pressed", pressed)
    watch.go("/watch/")
    expect(sound).to_have_attribute("aria-pressed", "true")
    for key in ("j", "Enter"):
        watch.page.keyboard.press(key)
    expect(watch.page.locator(".side .phone")).to_have_text([ANF_SIDE["phone"], CUSTOMS_SIDE["phone"]])
    for key, left in (("t", "released"), ("r", "spoke_a"), ("a", "spoke_b"), ("b", "")):
        watch.page.keyboard.press(key)
        expect(watch.page.locator(f"#do-{left}" if left else "#close-joined")).to_be_visible()
        watch.look()
    expect(watch.page.locator("header .notice.good")).to_be_visible()
    for desk, other, hidden in ((anf, CUSTOMS_SIDE, CUSTOMS_ALONE), (customs, ANF_SIDE, ANF_ALONE)):
        desk.page.locator("tbody a").first.click()
        expect(desk.page.locator(".call .phone")).to_have_text(other["phone"])
        desk.look(*hidden)
    watch.page.keyboard.press("2")
    expect(watch.page.locator(".big-buttons")).to_have_count(0)
    watch.go("/watch/")
    watch.look()
