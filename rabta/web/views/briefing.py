"""The briefing: large figures, and the records behind each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.briefing import queries
from rabta.web import clock
from rabta.web.door import answer, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.periods import Period, period_of

EVENTS_A_PAGE = 50


def _period(request: HttpRequest) -> Period:
    today = timezone.localdate(clock.now())
    return period_of(said_from=request.GET.get("from", ""), said_to=request.GET.get("to", ""), today=today)


@require_GET
@signed_in
def briefing(request: HttpRequest) -> HttpResponse:
    """Every figure of a period in this reader's view."""
    period = _period(request)
    return answer(
        request,
        "briefing.html",
        query=lambda: queries.briefing(date_from=period.date_from, date_to=period.date_to),
        deed="briefing:read",
        subject=("page", "briefing"),
        shape=lambda found: {"period": period, "figures": [_with_scale(figure) for figure in found["figures"]]},
    )


@require_GET
@signed_in
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """The events one number is made of, or one part of it (`?key=`)."""
    period, page, key = _period(request), page_number(request), request.GET.get("key") or None
    return answer(
        request,
        "figure.html",
        query=lambda: queries.figure_records(
            name, date_from=period.date_from, date_to=period.date_to, key=key, most=EVENTS_A_PAGE,
            offset=(page - 1) * EVENTS_A_PAGE,
        ),
        deed="figure:open",
        subject=("figure", name),
        shape=lambda found: {
            "period": period, "key": key, "part": found["figure"]["part"],
            "pages": Page.of(page, total=found["total"], size=EVENTS_A_PAGE),
        },
    )  # fmt: skip


def _with_scale(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with the longest bar of its breakdown, so that all bars share one scale."""
    sizes = [row.get(side) or 0 for row in figure["by"] for side in ("value", "as_reported")]
    return {**figure, "longest": max(sizes, default=0)}
