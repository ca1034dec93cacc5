"""Early warning: what was noticed in the last days as the reader sees it, what is behind one signal, and deciding of it."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.filing.errors import NotAvailable
from rabta.prevention import operations, queries
from rabta.prevention.errors import NotDecided
from rabta.prevention.rules.signal import Decided, about_in
from rabta.web.acting import who_acts
from rabta.web.charts import block_bars
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of


@require_GET
@signed_in
def signals(request: HttpRequest) -> HttpResponse:
    """What was noticed in the 28 days up to today, or up to another day; the chosen day stays in every link."""
    return answer(
        request, "signals.html", deed="signal:list", subject=("page", "signals"),
        query=lambda: queries.signals(by=looking_of(request), today=_day(request.GET.get("day", ""))),
        shape=lambda found: {
            "day": _day(request.GET.get("day", "")), "last": as_of(),
            "shown": [{**one, "drawn": _drawn(one)} for one in found["signals"]],
            "nearest": [{**one, "drawn": _drawn(one)} for one in found["nearest"]], "begins": found["begins"],
        },
    )  # fmt: skip


@require_GET
@signed_in
def laboratory(request: HttpRequest) -> HttpResponse:
    """What laboratories found in the year up to today, or up to another day: how pure, and what beside or instead."""
    day = _day(request.GET.get("day", ""))
    return answer(
        request, "laboratory.html", deed="laboratory:list", subject=("page", "laboratory"),
        query=lambda: queries.laboratory(today=day), shape=lambda found: {"day": day, "last": as_of()},
    )  # fmt: skip


@require_GET
@signed_in
def signal(request: HttpRequest, about: str) -> HttpResponse:
    """One signal: its picture, the events or results behind it, who decided what, and deciding."""
    named, day = about_in(about), _day(request.GET.get("day", ""))
    if named is None:
        raise NotAvailable
    return answer(
        request, "signal.html", deed="signal:read", subject=("page", "signal"),
        query=lambda: queries.signal(named, by=looking_of(request), today=day),
        shape=lambda found: {"day": day, "drawn": _drawn(found)},
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def decide(request: HttpRequest, about: str) -> HttpResponse:
    """Sign that one follows a signal, or sets it aside and why."""
    form = request.POST
    named, kind = about_in(about), next((one for one in Decided if one == form.get("kind")), None)
    if kind is None:
        raise NotDecided("This is no step that can be signed here.")
    if named is None:
        raise NotAvailable
    day = _day(form.get("day", ""))
    operations.decide_signal(
        about=named, day=day, kind=kind, words=form.get("words", ""), **who_acts(request),
    )  # fmt: skip
    asked = urlencode({"day": day.isoformat(), "done": "signed"})
    return HttpResponseRedirect(f"{reverse('signal', args=[about])}?{asked}#signed")


def _day(typed: str) -> date:
    """The last day that is looked at: none after today."""
    return min(optional_day(typed) or as_of(), as_of())


def _drawn(one: dict[str, Any]) -> dict[str, Any] | None:
    return block_bars(one["bars"], expected=one["expected"]) if "bars" in one else None
