"""Events: what happened, counted once; its incidents side by side, its counted lines, its judgements."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rabta.counting import queries as counting
from rabta.vocabulary.rules.substances import substances
from rabta.web import clock
from rabta.web.door import answer, signed_in, told_by
from rabta.web.paging import Page, page_number
from rabta.web.periods import period_of

EVENTS_A_PAGE = 50


@require_GET
@signed_in
def events(request: HttpRequest) -> HttpResponse:
    """Events of a period, newest first, perhaps of one substance."""
    asked, page = request.GET, page_number(request)
    today = timezone.localdate(clock.now())
    period = period_of(said_from=asked.get("from", ""), said_to=asked.get("to", ""), today=today)
    known = {s.code for s in substances()}
    substance = asked.get("substance") if asked.get("substance") in known else None
    return answer(
        request,
        "events.html",
        query=lambda: counting.events(
            date_from=period.date_from, date_to=period.date_to, substance=substance, district=None,
            most=EVENTS_A_PAGE, offset=(page - 1) * EVENTS_A_PAGE,
        ),
        deed="events:list",
        subject=("page", "events"),
        shape=lambda found: {
            "period": period,
            "substance": substance,
            "substances": [{"code": s.code, "name_en": s.name_en, "name_ur": s.name_ur} for s in substances()],
            "pages": Page.of(page, total=found["total"], size=EVENTS_A_PAGE),
        },
    )  # fmt: skip


@require_GET
@signed_in
def event(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One event. `?line=` is carried on to the words."""
    return answer(
        request,
        "event.html",
        query=lambda: counting.event(key),
        deed="event:read",
        subject=("event", str(key)),
        reports=lambda found: told_by(found["incidents"]),
        shape=lambda found: {"line": request.GET.get("line", ""), "numbered": _numbered(found)},
    )


def _numbered(found: dict[str, Any]) -> dict[str, int]:
    """A short number, from 1, for each incident of the event, so that judgements and lines can name them."""
    return {str(incident["key"]): n for n, incident in enumerate(found["incidents"], start=1)}
