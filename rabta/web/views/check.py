"""Check a text: a public statement, figure by figure, beside the record. What is pasted is read and forgotten."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods

from rabta.briefing import queries
from rabta.publications.queries.checking import judge_text
from rabta.publications.rules.press_text import press_text, words_here
from rabta.strategy.queries import on_the_board
from rabta.strategy.rules.sentence import sentence_key, text_digest
from rabta.web import clock
from rabta.web.checked_text import laid_out
from rabta.web.door import answer, signed_in
from rabta.web.periods import optional_day
from rabta.web.views.briefing import as_of, asked_period

MOST_SIGNS = 20_000
"""Signs of a text to check: some eight printed pages. A longer one is a collection, and comes one text at a time."""
MOST_NUMBERS = 400
"""Numbers of a text to check: a longer list is a table, and is filed as one."""
EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "published.yaml"

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Asked:
    """What was asked: the text, the day it was spoken, the days to judge it by; `problem` why it cannot be judged."""

    text: str = ""
    spoken_on: date | None = None
    date_from: date | None = None
    date_to: date | None = None
    problem: str = ""


@require_GET
@signed_in
def check(request: HttpRequest) -> HttpResponse:
    """The form; with `?example=1` our own example text stands in it, with `?example=draft` a draft that does not add up,
    with `?example=record` a text written from the reader's record of a period, with the days it is to be judged by."""
    if request.GET.get("example") == "record":
        return _written(request)
    chosen = {"": None, "draft": "draft"}.get(request.GET.get("example", ""), "published")
    asked = Asked(text=example_text(chosen), spoken_on=examples()[chosen]["spoken_on"]) if chosen else Asked()
    return _form(request, asked)


@require_http_methods(["GET", "POST"])
@signed_in
def judged(request: HttpRequest) -> HttpResponse:
    """The text with a verdict on every figure. Nothing of it is stored: the ledger notes how many figures were shown."""
    if request.method == "GET":
        return HttpResponseRedirect(reverse("check"))
    asked = asked_in(request)
    if asked.problem:
        return _form(request, asked, status=422)
    return answer(
        request, "checked.html", query=lambda: _judged(asked), deed="text:check", subject=("page", "check"),
        shape=lambda found: {"asked": asked, "most": MOST_SIGNS, **laid_out(found)},
    )  # fmt: skip


def _judged(asked: Asked) -> dict[str, Any]:
    """The text judged; each promise with `on_board`: the commitment that has its very sentence, as the reader sees it."""
    days = {"spoken_on": asked.spoken_on, "date_from": asked.date_from, "date_to": asked.date_to}
    found = judge_text(asked.text, today=timezone.localdate(clock.now()), **days)
    keys = [sentence_key(one["text"]) for one in found.get("commitments", [])]
    known = on_the_board(keys)
    told = [{**one, "on_board": known.get(key)} for one, key in zip(found.get("commitments", []), keys, strict=True)]
    return {**found, "commitments": told, "sha256": text_digest(asked.text)}


def asked_in(request: HttpRequest) -> Asked:
    """What the form asks. A browser sends a text box with CR LF line ends; what was pasted had LF."""
    form, uploaded = request.POST, request.FILES.get("file")
    days = _days(optional_day(form.get("from", "")), optional_day(form.get("to", "")))
    text = form.get("words", "").replace("\r\n", "\n").strip()
    problem = ""
    if uploaded is not None and not text:
        content = uploaded.read(4 * MOST_SIGNS + 4)
        try:
            text = content.decode("utf-8-sig").strip()
        except UnicodeDecodeError:
            problem = gettext("This file is no UTF-8 text. Save it as plain text, or paste the words.")
            if uploaded.size > len(content):
                problem = too_long()
    if not problem and (len(text) > MOST_SIGNS or "\0" in text):
        problem = too_long() if len(text) > MOST_SIGNS else gettext("This file is no text. Paste the words instead.")
    if not problem and len(NUMBER.findall(text)) > MOST_NUMBERS:
        problem = gettext(
            "This text holds more than %(most)s numbers: it is a table. File it as a report, or check a part of it."
        )
        problem %= {"most": MOST_NUMBERS}
    if not problem and not text:
        problem = gettext("There is nothing to check: paste a text, choose a file, or take the example.")
    kept = text if len(text) <= MOST_SIGNS and "\0" not in text else ""
    return Asked(text=kept, spoken_on=optional_day(form.get("spoken_on", "")), problem=problem, **days)


def too_long() -> str:
    """Why a text is refused, and what to do."""
    return gettext("This text is longer than %(most)s signs. Check one statement at a time.") % {"most": f"{MOST_SIGNS:,}"}


def _days(first: date | None, last: date | None) -> dict[str, date | None]:
    """Both days or none; days in the wrong order are put in order."""
    if first is None or last is None:
        return {"date_from": None, "date_to": None}
    return {"date_from": min(first, last), "date_to": max(first, last)}


def _form(request: HttpRequest, asked: Asked, *, status: int = 200) -> HttpResponse:
    return answer(
        request, "check.html", query=dict, deed="check:form", subject=("page", "check"),
        shape=lambda found: {"asked": asked, "most": MOST_SIGNS}, status=status,
    )  # fmt: skip


def _written(request: HttpRequest) -> HttpResponse:
    period = asked_period(request)

    def found() -> dict[str, Any]:
        chosen = period()
        briefed = queries.briefing(**asdict(chosen), today=as_of())
        language = "ur" if get_language() == "ur" else "en"
        text = press_text(briefed, language=language, words=words_here())
        return {"asked": Asked(text=text, **asdict(chosen)), "written": chosen}

    return answer(
        request, "check.html", query=found, deed="briefing:read", subject=("page", "briefing"),
        shape=lambda page: {**page, "most": MOST_SIGNS},
    )  # fmt: skip


@cache
def examples() -> dict[str, Any]:
    """The example texts, `published` and `draft`, each in both languages with the day it is spoken on."""
    held: dict[str, Any] = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return held


def example_text(name: str) -> str:
    """An example text in the reader's language."""
    return str(examples()[name]["ur" if get_language() == "ur" else "en"])
