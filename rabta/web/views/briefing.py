"""The briefing: large figures, and the records behind each."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.briefing import queries
from rabta.briefing.errors import NothingDated
from rabta.filing.queries import progress
from rabta.web import clock
from rabta.web.door import answer, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.periods import Period, period_of

EVENTS_A_PAGE = 50


def asked_period(request: HttpRequest) -> Callable[[], Period]:
    """The period the address names; `?all=1` is from the first day to the last that anything this reader sees is dated.
    Without one: the twelve months up to today, or up to that last day, if it is earlier. To be called inside the house."""
    asked, today = request.GET, timezone.localdate(clock.now())

    def found() -> Period:
        if asked.get("all") and (whole := whole_record()):
            return whole
        last = None if asked.get("to") else last_day_seen()
        return period_of(said_from=asked.get("from", ""), said_to=asked.get("to", ""), today=min(today, last or today))

    return found


def last_day_seen() -> date | None:
    """The last day of any event this reader sees; None where none is dated. To be called inside the house."""
    whole = whole_record()
    return whole.date_to if whole else None


def whole_record() -> Period | None:
    """From the first to the last day of any event this reader sees; None where none is dated."""
    try:
        found = queries.whole_record()
    except NothingDated:
        return None
    return Period(found.date_from, found.date_to)


@require_GET
@signed_in
def briefing(request: HttpRequest) -> HttpResponse:
    """Every figure of a period in this reader's view."""
    period = asked_period(request)
    return answer(
        request,
        "briefing.html",
        query=lambda: queries.briefing(**asdict(period())),
        deed="briefing:read",
        subject=("page", "briefing"),
        shape=lambda found: {
            "progress": progress(),
            "period": shown_period(found["period"]),
            "figures": [_with_scale(figure) for figure in found["figures"]],
        },
    )


@require_GET
@signed_in
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """The events one number is made of, or one part of it (`?key=`)."""
    period, page, key = asked_period(request), page_number(request), request.GET.get("key") or None

    def opened() -> dict[str, Any]:
        chosen = period()
        found = queries.figure_records(
            name, **asdict(chosen), key=key, most=EVENTS_A_PAGE, offset=(page - 1) * EVENTS_A_PAGE
        )
        return {**found, "period": chosen}

    return answer(
        request,
        "figure.html",
        query=opened,
        deed="figure:open",
        subject=("figure", name),
        shape=lambda found: {
            "period": found["period"], "key": key, "part": found["figure"]["part"],
            "pages": Page.of(page, total=found["total"], size=EVENTS_A_PAGE),
        },
    )  # fmt: skip


def shown_period(found: dict[str, Any]) -> Period:
    """The period a query answered for."""
    return Period(found["from"], found["to"])


def _with_scale(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with the longest bar of its breakdown, so that all bars share one scale."""
    sizes = [row.get(side) or 0 for row in figure["by"] for side in ("value", "as_reported")]
    return {**figure, "longest": max(sizes, default=0)}
