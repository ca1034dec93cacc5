"""The whole promise once, on the demo itself: from 134 t counted once to the two agencies' own words, judged and taken back.

Minutes long, so only `make prove` plays it.
"""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow, pytest.mark.skipif("RABTA_PROVE" not in os.environ, reason="plays the whole demo: make prove"),
]  # fmt: skip
READY, MOST_SECONDS = re.compile(r"(\d+) of \1 example reports are on record"), 1200


class Visitor:
    """A browser without pictures: keeps its cookies, follows links, sends forms as they stand."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(cookies)

    def open(self, path: str, form: dict[str, str] | None = None) -> str:
        sent = urllib.parse.urlencode(form).encode() if form is not None else None
        asked = urllib.request.Request(f"{self.address}{path}", sent, {"Referer": f"{self.address}{path}"})  # noqa: S310
        with self.browser.open(asked, timeout=120) as answer:
            self.at = urllib.parse.urlsplit(answer.url).path
            return str(answer.read().decode())

    def send(self, page: str, path: str, form: dict[str, str]) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        return self.open(path, {**form, "csrfmiddlewaretoken": token.group(1)})


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """What the demo printed, once all of its reports are on record; it is stopped afterwards."""
    told = tmp_path / "told"
    with told.open("wb") as out:
        command = [sys.executable, "-m", "rabta", "demo", "--data", str(tmp_path / "demo"), "--port", "8716"]
        running = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)  # noqa: S603
    try:
        until = time.monotonic() + MOST_SECONDS
        while not READY.search(said := told.read_text(errors="replace")):
            assert running.poll() is None and time.monotonic() < until, said[-2000:]
            time.sleep(2)
        yield said
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)


def test_a_visitor_walks_from_the_total_to_the_words_and_back(demo: str) -> None:
    [address] = re.findall(r"http://127\.0\.0\.1:\d+/", demo)[:1]
    [(name, password)] = re.findall(r"Centre analyst +(\S+) +(\S+)", demo)
    visitor = Visitor(address)
    door = visitor.open("/sign-in/")
    login = "username" if 'name="username"' in door else "login"
    visitor.send(door, "/sign-in/", {login: name, "password": password})
    briefing = visitor.open("/briefing/")
    once, added = total(briefing)
    assert once == "134 t" and added not in (once, "")

    overlap = link(briefing, r'href="(/briefing/mass_by_substance/\?[^"]*by=overlap)"')
    event = link(visitor.open(overlap), r'href="(/events/[0-9a-f-]{36}/)"')
    asked = visitor.open(event)
    if visitor.at == "/task/":
        visitor.send(asked, "/task/", {"reason": "EX-221, the largest overlap"})
        asked = visitor.open(event)
    pair = link(asked, r'href="(/review/[0-9a-f-]{36}/[0-9a-f-]{36}/)"')
    side_by_side = visitor.open(pair)
    agencies = set(re.findall(r"EX-([A-Z_]+)-[0-9A-Z]{4}-[0-9A-Z]{4}", side_by_side))
    assert len(agencies) >= 2 and "The words" in side_by_side and "What speaks for and against" in side_by_side

    visitor.send(side_by_side, f"{pair}judge/", {"outcome": "not"})
    moved, still_added = total(visitor.open("/briefing/"))
    assert float(moved.split()[0]) > float(once.split()[0]) and still_added == added
    judged = visitor.open(pair)
    undo = link(judged, r'action="(/review/[^"]*undo/)"')
    visitor.send(judged, undo, hidden_fields(judged, undo))
    assert total(visitor.open("/briefing/")) == (once, added)


def total(page: str) -> tuple[str, str]:
    """Mass counted once, and what adding every report would have given."""
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    told = re.search(r"counted once ([\d.,]+ t) as reported", words)
    added = re.search(r"Adding every report would have given ([\d.,]+ t)", words)
    assert told and added, words[:3000]
    return told.group(1), added.group(1)


def link(page: str, pattern: str) -> str:
    found = re.search(pattern, page)
    assert found, pattern
    return unescape(found.group(1))


def hidden_fields(page: str, action: str) -> dict[str, str]:
    form = page[page.index(f'action="{action}"') :].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
