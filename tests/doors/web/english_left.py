"""English that stands on an Urdu page without being marked as English or as somebody's own words."""

import re
from html.parser import HTMLParser

PROSE = re.compile(r"[A-Za-z][A-Za-z'-]+ [a-z]{2,}")
SPOKEN = ("title", "aria-label", "placeholder", "alt")
EMPTY = frozenset({"meta", "link", "input", "img", "br", "rect", "circle", "line", "path"})


def english_left(html: str) -> list[str]:
    """Every piece of text or spoken attribute with English prose in it, in order of appearance."""
    page = _Page()
    page.feed(html)
    return page.found


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._own: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        own = bool(self._own and self._own[-1]) or _keeps_its_language(tag, said)
        if not own:
            self._look(*(said.get(name) or "" for name in SPOKEN))
        if tag not in EMPTY:
            self._own.append(own)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY and self._own:
            self._own.pop()

    def handle_data(self, data: str) -> None:
        if not (self._own and self._own[-1]):
            self._look(data)

    def _look(self, *pieces: str) -> None:
        self.found += [piece.strip() for piece in pieces if PROSE.search(re.sub("\u2068.*?\u2069", "", piece))]


def _keeps_its_language(tag: str, said: dict[str, str | None]) -> bool:
    """Quotations, names and codes (bdi), what is marked as English, words as filed, and what is no text."""
    classes = (said.get("class") or "").split()
    marked = said.get("lang") == "en" or said.get("translate") == "no" or said.get("dir") == "auto"
    return tag in ("bdi", "blockquote", "code", "kbd", "script", "style", "textarea") or marked or "words" in classes
