"""Inside an opened house: what `rabta bench land --map` measures: the first view of the map of land in a real browser."""

import os
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from wsgiref.simple_server import WSGIRequestHandler

from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Request, sync_playwright

from rabta.cli.inside.example_people import example_officer
from rabta.filing.operations import file_report
from rabta.people.accounts.models import Account

NAME, PASSWORD = "ex.surveyor", "nine quiet fields 4"
AT = datetime(2025, 11, 1, 8, 0, tzinfo=UTC)
BOARD = "/land/?crop=poppy&year=2025"
AGAIN = 5
AIM_BYTES, AIM_SECONDS = 1_000_000, 2.0
GRAPHICS = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SEEN = """(() => {
  const look = () => {
    const drawing = document.querySelector('.map-drawn svg path.ground, .map-drawn svg circle')?.closest('svg');
    if (drawing?.getBoundingClientRect().height) requestAnimationFrame(() => { window.rabtaPlate = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
"""The frame after the one in which the server's drawing has its place on the page."""


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing: figures are told, not requests."""


@dataclass(frozen=True)
class View:
    """One opening by a browser that keeps nothing: bytes as they crossed the wire, and milliseconds from the press on."""

    sent: int
    requests: int
    outside: int
    answered: float
    plate: float
    live: float


def measure(content: bytes, *, chromium: Path) -> Iterator[tuple[str, int]]:
    """One line a figure, and whether its aim was missed. Maps are drawn by software: the slowest of machines."""
    officer = example_officer("ANF", 1)
    account = Account(sign_in_name=NAME, reader_id=officer, added_at=AT)
    account.set_password(PASSWORD)
    account.save()
    began = time.perf_counter()
    filed = file_report(
        reader_id=officer, content=content, file_name="EX-land.geojson", marking_text="restricted; every agency", at=AT,
        new_id=uuid.uuid4,
    )  # fmt: skip
    yield f"{filed.rows:,} fields filed in {time.perf_counter() - began:.1f} s", 0
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop in this thread
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=GRAPHICS)
            yield from _told(browser, f"http://127.0.0.1:{server.server_port}")
            browser.close()
    finally:
        server.shutdown()
        server.server_close()


def _told(browser: Browser, address: str) -> Iterator[tuple[str, int]]:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/sign-in/")
    page.locator("[name=username]").fill(NAME)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/")
    state = context.storage_state()
    context.close()
    views = [_view(browser, address, state) for _ in range(1 + AGAIN)]
    first, later = views[0], views[1:]
    sent, plate = max(each.sent for each in views), [each.plate / 1000 for each in later]
    yield (
        f"the first view asks {first.requests} things and carries {sent / 1000:,.0f} kB over the wire "
        f"(aim {AIM_BYTES / 1000:,.0f}), {sum(each.outside for each in views)} of them from outside (aim 0)",
        int(sent > AIM_BYTES or any(each.outside for each in views)),
    )
    yield (
        f"the map is seen after {first.plate / 1000:.2f} s by the first reader since the start, then after "
        f"{median(plate):.2f} s (worst {max(plate):.2f} of {AGAIN}; aim {AIM_SECONDS:.0f}); "
        f"the page's first byte after {first.answered / 1000:.2f} s, then {median(v.answered for v in later) / 1000:.2f} s",
        int(max(first.plate / 1000, median(plate)) > AIM_SECONDS),
    )
    live = [each.live / 1000 for each in later]
    yield f"the map that moves takes its place after {median(live):.2f} s (worst {max(live):.2f})", 0


def _view(browser: Browser, address: str, state: object) -> View:
    context = browser.new_context(base_url=address, storage_state=state, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    done: list[Request] = []
    context.on("requestfinished", lambda asked: done.append(asked))  # noqa: PLW0108 (playwright marks what it is given)
    page = context.new_page()
    page.add_init_script(SEEN)
    began = time.perf_counter()
    page.goto(BOARD, wait_until="commit")
    page.locator("#map-box[data-ready]").wait_for(timeout=120_000)
    live = (time.perf_counter() - began) * 1000
    page.wait_for_load_state("networkidle")
    answered, plate = page.evaluate("[performance.getEntriesByType('navigation')[0].responseStart, window.rabtaPlate]")
    sizes = [each.sizes() for each in done]
    seen = View(
        sent=sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes), requests=len(done),
        outside=sum(not each.url.startswith((address, "data:", "blob:")) for each in done), answered=answered, plate=plate,
        live=live,
    )  # fmt: skip
    context.close()
    return seen
