"""Inside an opened house: what `rabta bench console` measures, as the page itself tells it."""

import os
import threading
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler

from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Page, sync_playwright

from rabta.cli.inside.example_people import example_officer
from rabta.example.scans import Bag, invented_bag, objects_of
from rabta.filing.operations import file_report
from rabta.people.accounts.models import Account
from rabta.screening.drawing import PICTURES
from rabta.screening.operations.scans import sign_scan
from rabta.screening.rules.scan_course import ScanStep, Why

NAME, PASSWORD = "ex.screener", "eleven quiet lamps 7"
AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
BAGS = 5
PANNING, WINDOWING = ("ArrowRight", "ArrowLeft", "Equal", "Minus"), ("KeyW", "KeyS", "KeyD", "KeyA")
AIM_FIRST, AIM_FRAME = 300, 8
A_LOOK_AT_THE_QUEUE = 700
"""Milliseconds before a bag is pressed on: nobody presses on what is not drawn yet."""
SIZE = {"width": 1280, "height": 800}


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing: figures are told, not requests."""


def measure(*, pitch_mm: float, presses: int, chromium: Path) -> Iterator[str]:
    """One line per figure. Where the browser has no graphics card, WebGL2 is measured in software: the worst of machines."""
    officer = example_officer("ASF", 1)
    account = Account(sign_in_name=NAME, reader_id=officer, added_at=AT)
    account.set_password(PASSWORD)
    account.save()
    bags = [_filed(officer, number, pitch_mm) for number in range(BAGS)]
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop in this thread
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--enable-unsafe-swiftshader"])
            page = browser.new_page(viewport=SIZE, base_url=f"http://127.0.0.1:{server.server_port}")
            _sign_in(page)
            network = page.context.new_cdp_session(page)
            network.send("Network.enable")
            # Not page.route, which has the browser fetch every script and style anew, as no screener's does after the queue.
            network.send("Network.setBlockedURLs", {"urls": ["*/scans/ahead/*"]})
            yield from _told(page, bags, presses)
            network.send("Network.setBlockedURLs", {"urls": []})
            PICTURES.forget()
            yield from _decoded_ahead(page, officer)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()


def _filed(officer: uuid.UUID, number: int, pitch_mm: float) -> uuid.UUID:
    made = invented_bag(number, device="EX-KHI-1", scanned_at=AT, hidden="meth")
    bag = Bag(made.tag, made.device, made.scanned_at, made.boxes, made.size, pitch_mm)
    ids = [
        file_report(reader_id=officer, content=content, file_name=name, at=AT, new_id=uuid.uuid4, place=False).report_id
        for name, content in objects_of(bag)
    ]
    return ids[0]


def _sign_in(page: Page) -> None:
    page.goto("/sign-in/")
    page.locator("[name=username]").fill(NAME)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/")
    page.goto("/task/")
    page.locator("[name=reason]").fill("EX a bench")
    page.locator("[name=reason]").press("Enter")
    page.wait_for_url("**/")
    page.goto("/scans/")


def _decoded_ahead(page: Page, officer: uuid.UUID) -> Iterator[str]:
    """The first picture of each bag as a screener comes to it: from the queue, which has had the next one decoded, and
    decided before the next."""
    firsts = []
    for _ in range(BAGS):
        with page.expect_response("**/scans/ahead/*"):
            page.goto("/scans/")
        page.goto("/scans/next/")
        page.locator("[data-draws]").wait_for()
        firsts.append(float(page.evaluate("window.rabtaScan.firstImage")))
        scan_id = uuid.UUID(page.url.rstrip("/").rsplit("/", 1)[1])
        sign_scan(reader_id=officer, scan_id=scan_id, kind=ScanStep.NOTHING_NOTICED, reason=Why.RECOGNISED, at=AT,
                  new_id=uuid.uuid4)  # fmt: skip
    told = f"median {median(firsts):.0f} ms, worst {max(firsts):.0f} of {len(firsts)} bags (aim {AIM_FIRST})"
    yield f"first picture of the queue's next bag, decoded ahead: {told}"


def _told(page: Page, bags: list[uuid.UUID], presses: int) -> Iterator[str]:
    for way in ("2d", "webgl2"):
        firsts = []
        for bag in bags:
            page.goto("/scans/")
            page.wait_for_timeout(A_LOOK_AT_THE_QUEUE)
            page.goto(f"/scans/{bag}/#{way}")
            page.locator("[data-draws]").wait_for()
            firsts.append(float(page.evaluate("window.rabtaScan.firstImage")))
            size = page.evaluate("[...document.querySelectorAll('[data-scan] canvas')].map((c) => [c.width, c.height])")
        drawn = page.evaluate("window.rabtaScan.draws")
        yield f"drawn by {drawn}, {len(size)} views of {size[0][0]} x {size[0][1]} pixels of the screen:"
        first = f"worst {max(firsts):.0f}, the first time an object is decoded for this reader" if way == "2d" else "kept"
        yield f"  first picture, from the press on: median {median(firsts):.0f} ms ({first}; aim {AIM_FIRST})"
        for called, keys in (("panning and zooming", PANNING), ("windowing", WINDOWING)):
            yield f"  {called}: {_frames(page, keys, presses)} (aim {AIM_FRAME})"


def _frames(page: Page, keys: tuple[str, ...], presses: int) -> str:
    page.locator("[data-scan] canvas").first.focus()
    page.evaluate("window.rabtaScan.frames.length = 0")
    for number in range(presses):
        page.keyboard.press(keys[number % len(keys)])
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    frames: list[Any] = sorted(page.evaluate("window.rabtaScan.frames"))
    return (
        f"our own work a frame: median {median(frames):.1f} ms, 95 of 100 in {frames[int(len(frames) * 0.95) - 1]:.1f} ms,"
        f" worst {frames[-1]:.1f} ms of {len(frames)} frames"
    )
