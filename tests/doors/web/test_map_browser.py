"""The map in a real browser: with WebGL and without, by mouse and by keyboard, while reports arrive, in Urdu, when small."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.doors.web.signed_in import Filled
from tests.doors.web.test_browser import CHROMIUM, QUIET, SMALL, SMALL_TARGETS, UNNAMED, complains, sign_in
from tests.doors.web.test_map import borders
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR

__all__ = ["borders"]
SOFTWARE_GL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
NO_GL = ("--disable-gpu", "--disable-3d-apis")
NEWS = "EX-9. ANF stopped a car at Quetta on 27 February 2025 and recovered 6 kg of heroin. Two men were arrested."

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true", reason="NOT RUN: this machine has no chromium"
    ),
]


@pytest.fixture(scope="module", params=["with WebGL"])
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    gl = SOFTWARE_GL if request.param == "with WebGL" else NO_GL
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright keeps an event loop in this thread
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *gl])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh browser page; a policy violated, a script failed or a request to the outside fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", timezone_id="Asia/Karachi")
    opened, complaints, outside = context.new_page(), [], []
    opened.on("console", lambda said: complaints.append(said.text) if complains(said) else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda asked: outside.append(asked.url) if "127.0.0.1" not in asked.url else None)
    yield opened
    context.close()
    assert complaints == []
    assert outside == []


def ready(page: Page) -> None:
    expect(page.locator("#map-box[data-ready]")).to_be_visible(timeout=20_000)


def test_a_place_is_pressed_and_its_events_are_there(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, DIRECTOR)
    ready(page)
    expect(page.locator(".map-drawn")).to_be_hidden()
    expect(page.locator("#map-box")).to_have_attribute("data-drawn", "3")
    page.locator("#map-live button.place", has_text="Khyber").click()
    panel = page.locator(".map-place")
    expect(panel.get_by_role("heading")).to_have_text("Khyber")
    expect(panel.locator(".sums")).to_contain_text("1 event")
    panel.locator("tbody a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Heroin")
    page.go_back()
    ready(page)


def test_a_circle_is_pressed_where_it_lies_and_shows_its_sums_before(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, DIRECTOR)
    ready(page)
    button = page.locator("#map-live button.place", has_text="Khyber")
    page.locator("#map-live").scroll_into_view_if_needed()
    label = button.bounding_box()
    assert label
    x, y = label["x"] + label["width"] / 2, label["y"] + label["height"] / 2 + 30
    page.mouse.move(x, y)
    expect(page.locator(".map-tip")).to_contain_text("Khyber")
    page.mouse.click(x, y)
    expect(page.locator(".map-place").get_by_role("heading")).to_have_text("Khyber")
    page.locator(".map-close").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".map-place")).to_be_hidden()


def test_a_place_keeps_the_keyboard_while_the_map_moves(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, DIRECTOR)
    ready(page)
    button = page.locator("#map-live button.place", has_text="Khyber")
    button.focus()
    where = button.get_attribute("style") or ""
    page.locator("#map-box .map-in").dispatch_event("click")
    expect(button).not_to_have_attribute("style", where)
    expect(button).to_be_focused()


def test_time_moves_by_keyboard_and_by_playing(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANALYST)
    ready(page)
    slider, said = page.get_by_label("Month", exact=True), page.locator(".map-when")
    expect(said).to_contain_text("Whole period")
    slider.focus()
    page.keyboard.press("End")
    last = slider.get_attribute("aria-valuetext") or ""
    assert last.startswith("February 2025: 3 events")
    page.keyboard.press("ArrowLeft")
    expect(said).to_contain_text("January 2025 0 events")
    expect(page.locator("#map-box")).to_have_attribute("data-drawn", "0")
    play = page.locator(".map-play")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(said).to_contain_text("February 2025")
    expect(play).to_have_attribute("aria-pressed", "false", timeout=5_000)
    slider.focus()
    page.keyboard.press("Home")
    expect(said).to_contain_text("Whole period")


def test_measure_substance_and_shape_are_chosen(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANF_OFFICER)
    ready(page)
    expect(page.locator("#map-box")).to_have_attribute("data-drawn", "4")
    page.locator(".map-choice label", has_text="Mass").click()
    expect(page.locator(".map-when")).to_contain_text("Whole period 9")
    page.get_by_label("Substance").select_option("opium")
    expect(page.locator("#map-box")).to_have_attribute("data-drawn", "1")
    page.locator(".map-choice label", has_text="Hexagons").click()
    expect(page.locator(".map-key")).to_contain_text("the stronger the colour, the more")
    expect(page.locator("#map-live button.place")).to_have_count(0)


def test_what_arrives_is_drawn_without_losing_what_was_chosen(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANALYST)
    ready(page)
    page.locator(".map-choice label", has_text="Mass").click()
    page.evaluate("document.querySelector('#map-live canvas').dataset.mark = 'the same canvas'")
    console.house.file(ANF_OFFICER, NEWS, marking="restricted; every agency; H0")
    expect(page.locator(".map-when")).to_contain_text("4 events", timeout=15_000)
    expect(page.locator("#map-live canvas")).to_have_attribute("data-mark", "the same canvas")
    expect(page.get_by_role("radio", name="Mass")).to_be_checked()
    expect(page.locator(".map-drawn")).to_be_hidden()


def test_a_deployments_borders_are_asked_for_once_and_credited(
    console: Filled, served: str, page: Page, borders: object
) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "/map/layers/" in one.url else None)
    sign_in(page, served, ANALYST)
    ready(page)
    expect(page.locator(".map-says")).to_contain_text("Invented survey, none")
    assert len(asked) == 1


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ur", "dark")])
def test_it_stands_in_every_light_language_and_width(
    console: Filled, served: str, page: Page, language: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    sign_in(page, served, ANALYST)
    page.context.add_cookies([{"name": "rabta_language", "value": language, "url": served}])
    page.set_viewport_size(SMALL)
    page.goto(served)
    ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    for what in (SMALL_TARGETS, UNNAMED):
        assert page.evaluate(what) == []
    ground = "getComputedStyle(document.documentElement).getPropertyValue('--sea').trim()"
    assert page.evaluate(ground) == {"light": "#dfe7e6", "dark": "#0a1213"}[scheme]
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark", reduced_motion="reduce")
    page.locator(".map-in").click()
    page.locator(".map-whole").click()


@pytest.mark.parametrize("browser", ["without WebGL"], indirect=True)
def test_without_webgl_the_servers_drawing_and_table_stay(console: Filled, served: str, page: Page) -> None:
    sign_in(page, served, ANALYST)
    expect(page.locator("svg.dots")).to_be_visible()
    expect(page.locator("#map-box")).to_be_hidden()
    page.get_by_text("Places as a table").click()
    page.get_by_role("link", name="Khyber").click()
    expect(page.get_by_text("Only in the district")).to_be_visible()
