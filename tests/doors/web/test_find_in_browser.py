"""A screener in a real browser: the bag on top of the queue is drawn, looked through by keyboard, and three clicks later
what was in it is a counted seizure."""

from dataclasses import replace
from datetime import UTC, datetime

from playwright.sync_api import Browser, expect

from rabta.example.scans import detection_report, invented_bag, objects_of, swapped, volume_object, written
from tests.doors.web.signed_in import Filled
from tests.doors.web.test_browser import SMALL, browser, pytestmark
from tests.doors.web.test_travellers_in_browser import at_work
from tests.people import CUSTOMS_OFFICER, SCREENER

__all__ = ["browser", "pytestmark"]
AT = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)
SHARED = "restricted; every agency; H0"


def test_three_clicks_from_a_bag_to_a_counted_seizure(console: Filled, browser: Browser, served: str) -> None:
    bag = replace(invented_bag(8, device="EX-1", scanned_at=AT, hidden="meth"), where="KHI T1-L1")
    sent = [*objects_of(bag), ("report.dcs", written(detection_report(replace(bag, where=""))))]
    for name, content in sent:
        console.house.file(SCREENER, content, file_name=name, marking=SHARED)
    console.house.file(SCREENER, written(volume_object(invented_bag(9, device="EX-2", scanned_at=AT))), file_name="v.dcs",
                       marking=SHARED)  # fmt: skip
    for name, content in swapped(invented_bag(10, device="EX-1", scanned_at=AT), "top"):
        console.house.file(SCREENER, content, file_name=name, marking=SHARED)
    for language, size in (("en", {"width": 1280, "height": 900}), ("ur", SMALL)):
        screener = at_work(browser, served, CUSTOMS_OFFICER, language, size)
        page = screener.page
        screener.go("/scans/?queue=all")
        screener.look()
        page.locator(".scan-name a", has_text="EX00000008").click()
        expect(page.locator("[data-scan][data-draws]")).to_be_visible()
        screener.look()
        before = page.evaluate("window.rabtaScan.frames.length")
        for key in ("Equal", "ArrowRight", "KeyW", "KeyO", "KeyE", "KeyI", "Digit3", "KeyR"):
            page.locator("[data-scan] canvas").first.press(key)
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        assert page.evaluate("window.rabtaScan.frames.length") >= before + 8, "every key drew"
        assert page.locator("[data-scan] [aria-pressed=true]").count() >= 4
        expect(page.locator("[data-marks] bdi").first).to_have_text("EX simulated 1")
        if language == "ur":
            screener.go("/scans/?queue=all")
            page.locator(".scan-name a", has_text="EX00000009").click()
            expect(page.locator("[data-scan][data-draws]")).to_be_visible()
            page.locator("[data-scan] canvas").first.press("Period")
            expect(page.locator("[data-readout]")).to_contain_text("14 / 24")
            screener.go("/scans/?queue=all")
            page.locator(".scan-name a", has_text="EX00000010").click()
            expect(page.locator("[data-readout]")).to_contain_text("کوئی مادہ نہیں بتایا جاتا")
            screener.go("/scans/finds/")
            screener.look()
            page.locator(".scan-name a").first.click()
            screener.look()
            break
        region = page.locator("[data-region]").first.input_value()
        assert '"box"' in region
        form = page.locator("[data-act=open]")
        form.locator("[name=reason]").select_option("marked")
        form.locator("button").click()
        page.locator("[data-with-region]").click()
        for name, words in (("quantity", "1200"), ("flight", "EX701"), ("arrests", "1"), ("field_test", "Marquis")):
            page.locator(f"[name={name}]").fill(words)
        page.locator("[name=substance]").select_option("methamphetamine")
        page.locator("[name=field_result]").select_option("positive")
        page.get_by_role("button", name="File the find").click()
        expect(page.locator("main")).to_contain_text("Methamphetamine")
        screener.look()
        page.locator("main a[href^='/custody/']").first.click()
        expect(page.locator("main")).to_contain_text("SHA-256")
        assert screener.complaints == []
