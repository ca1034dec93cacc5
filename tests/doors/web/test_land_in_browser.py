"""An officer walks a field with a phone, in Urdu, at 390 px, loses the network on the way, and files it once."""


from playwright.sync_api import Browser, Page, expect

from rabta.clearance.queries import claims_seen
from rabta.sharing.operations import reading_as
from tests.doors.web.signed_in import Filled
from tests.doors.web.test_browser import SMALL, browser, complains, pytestmark, sign_in
from tests.people import ANALYST, ANF_OFFICER

__all__ = ["browser", "pytestmark"]
FIELD = [(34.3, 71.0), (34.3, 71.0008), (34.3006, 71.0008), (34.3006, 71.0)]

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('rabta.walk')).length"


def walk(page: Page) -> None:
    """The phone's satellites take an officer around a field; the second position is too rough to be a corner."""
    for number, (lat, lon) in enumerate([FIELD[0], (34.29, 71.02), *FIELD[1:]]):
        page.context.set_geolocation({"latitude": lat, "longitude": lon, "accuracy": 90 if number == 1 else 4})
        if number == 0:
            page.locator("[data-start]").click()
        expect(page.locator("[data-count]")).to_have_text(str(max(number, 1)))
        expect(page.locator("[data-metres]")).to_have_text("90" if number == 1 else "4")
    page.locator("[data-stop]").click()


def test_an_officer_files_a_walked_field_in_urdu_on_a_phone(console: Filled, served: str, browser: Browser) -> None:
    context = browser.new_context(viewport=SMALL, locale="en-GB", timezone_id="Asia/Karachi", permissions=["geolocation"])
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if complains(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, served, ANF_OFFICER, at="/land/file/")
    context.add_cookies([{"name": "rabta_language", "value": "ur", "url": served}])
    page.goto(f"{served}/land/file/")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"] and page.locator("html[dir=rtl]").count()
    assert min(box.bounding_box()["height"] for box in page.locator(".field button:visible").all()) >= 44
    walk(page)
    page.locator('[name="crop"][value="poppy"]').check()
    page.locator('[name="audience"][value="every"]').check()
    page.reload()
    expect(page.locator("[data-count]")).to_have_text("4")
    context.set_offline(True)
    complaints.clear()
    page.locator("button.go").click()
    expect(page.locator("[data-kept]")).to_contain_text("نیٹ ورک")
    context.set_offline(False)
    page.wait_for_url("**/receipt/**")
    assert page.evaluate(KEPT) == 0, "what was taken is no draft any more"
    expect(page.locator("main a[href^='/land/fields/']")).to_have_text("1.21 ایکڑ")
    expect(page.locator("table")).to_have_count(0)  # a field that was walked brings no remark
    with reading_as(ANALYST.id):
        (claim,) = claims_seen()
    assert claim["crop"] == "poppy" and claim["accuracy_m"] == 4.0 and claim["device"] == "phone"
    assert abs(claim["area_m2"] - 4_900) < 100 and not [said for said in complaints if "ERR_INTERNET" not in said]
    for path, allowed in (("/land/file/", "geolocation=(self)"), ("/file/", "geolocation=()")):
        assert allowed in page.request.get(served + path).headers["permissions-policy"]
    page.goto(f"{served}/land/file/")
    page.locator('[name="place"]').fill("EX village")
    assert page.evaluate(KEPT) == 1
    page.evaluate("document.querySelector('form[data-empties-drafts]').requestSubmit()")
    page.wait_for_url("**/sign-in/**")
    assert page.evaluate(KEPT) == 0, "a draft goes when its reader signs out"
    context.close()
