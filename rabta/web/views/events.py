"""Events: what happened, counted once; its incidents side by side, its counted lines, its judgements."""

import uuid
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from rabta.casework.queries import cases as casework
from rabta.counting import queries as counting
from rabta.vocabulary.rules.places import districts
from rabta.vocabulary.rules.substances import substances
from rabta.web.door import answer, signed_in, told_by
from rabta.web.paging import Page, page_number
from rabta.web.views.briefing import as_of, asked_period
from rabta.web.views.custody import moment_here

EVENTS_A_PAGE = 50
NOTHING = "nothing"


@require_GET
@signed_in
def events(request: HttpRequest) -> HttpResponse:
    """Events of a period, newest first, perhaps of one substance, in one district, or those in which no seizure counts."""
    asked, page = request.GET, page_number(request)
    period = asked_period(request)
    known = {s.code for s in substances()}
    substance = asked.get("substance") if asked.get("substance") in known else None
    district = next((d for d in districts() if d.code == asked.get("district")), None)
    name = district.name_en if district else None
    bare = asked.get("seized") == NOTHING

    def found_events() -> dict[str, Any]:
        chosen = period()
        offset = (page - 1) * EVENTS_A_PAGE
        return {
            **counting.events(
                **asdict(chosen), substance=substance, district=name, bare=bare, most=EVENTS_A_PAGE, offset=offset
            ),
            "period": chosen,
        }

    return answer(
        request,
        "events.html",
        query=found_events,
        deed="events:list",
        subject=("page", "events"),
        shape=lambda found: {
            "period": found["period"],
            "substance": substance,
            "district": asdict(district) if district else None,
            "side": {"district": district.code if district else "", "seized": NOTHING if bare else ""}, "bare": bare,
            "substances": [{"code": s.code, "name_en": s.name_en, "name_ur": s.name_ur} for s in substances()],
            "pages": Page.of(page, total=found["total"], size=EVENTS_A_PAGE),
        },
    )


@require_GET
@signed_in
def event(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One event, with its exhibits and the cases it is in. `?line=` is carried on to the words."""
    return answer(
        request,
        "event.html",
        query=lambda: casework.event(key, today=as_of(), now=moment_here()),
        deed="event:read",
        subject=("event", str(key)),
        reports=lambda found: told_by(found["incidents"]),
        shape=lambda found: {"line": request.GET.get("line", ""), "numbered": _numbered(found)},
    )


def _numbered(found: dict[str, Any]) -> dict[str, int]:
    """A short number, from 1, for each incident of the event, so that judgements and lines can name them."""
    return {str(incident["key"]): n for n, incident in enumerate(found["incidents"], start=1)}
