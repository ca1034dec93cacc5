"""Flights: those whose passenger lists show, one picture of each, who was refused boarding, and what carriers are told."""

import uuid
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.screening.errors import CannotList
from rabta.screening.operations.answers import answer_carrier
from rabta.screening.operations.off_loadings import record_off_loading, sign_off_loading
from rabta.screening.queries import flights as queries
from rabta.screening.queries.answers import answer_to
from rabta.screening.queries.refusals import told_as_encounters
from rabta.screening.rules.off_loading import OffLoadingStep
from rabta.smuggling.queries import warnings
from rabta.smuggling.rules.warning import Warns
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, need_task, signed_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.screening_forms import OUTCOMES
from rabta.web.views.airports import moment
from rabta.web.views.briefing import as_of
from rabta.web.views.mending import identifier

DAYS_BEFORE, DAYS_AFTER = 14, 7
"""Days of departure that the list shows around the day asked for."""


@require_GET
@signed_in
def flights(request: HttpRequest) -> HttpResponse:
    """Flights around a day, the latest first; of one airport where one is asked for."""
    day = optional_day(request.GET.get("day", "").strip()) or as_of()
    airport = request.GET.get("airport", "").strip().upper()[:3]
    return answer(
        request, "flights.html", deed="flight:list", subject=("page", "flights"),
        query=lambda: {"flights": queries.flights(
            date_from=day - timedelta(days=DAYS_BEFORE), date_to=day + timedelta(days=DAYS_AFTER), airport=airport or None
        )},
        shape=lambda found: {"day": day, "airport": airport},
    )  # fmt: skip


@require_GET
@signed_in
def flight(request: HttpRequest, flight: str) -> HttpResponse:
    """One flight: travellers, bags and their scans, matches, whom to meet at the gate, lapses, earlier events and alerts."""

    def found() -> Any:
        by = looking_of(request)
        one = queries.flight(flight, by=by, today=as_of(), now=moment())
        if one is None:
            return None
        posts = [one["flight"]["origin"], one["flight"]["destination"]]
        told = told_as_encounters([record for each in one["travellers"] for record in each["off_loadings"]])
        alerts = warnings(by=by, today=as_of(), kind=str(Warns.DOCUMENT), posts=posts)["warnings"]
        return {**one, "told": told, "alerts": alerts}

    return answer(
        request, "flight.html", deed="flight:read", subject=("flight", flight[:40]), for_task=True, query=found,
        shape=lambda found: {"today": as_of(), "outcomes": OUTCOMES.items()},
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def off_load(request: HttpRequest, flight: str) -> HttpResponse:
    """Record that a traveller of this flight was refused boarding."""
    form = request.POST
    record_off_loading(
        flight=flight, mention_key=identifier(form.get("traveller")),
        ground=form.get("ground", ""), words=form.get("words", ""),
        done_on=optional_day(form.get("done_on", "").strip()) or as_of(), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('flight', args=[flight])}?done=recorded#off-loadings")


@require_POST
@signed_in
@or_refused
def step(request: HttpRequest, off_loading_id: uuid.UUID) -> HttpResponse:
    """Add what became of it, a complaint, that it was wrong, or take one's own record back."""
    form = request.POST
    kind = next((one for one in OffLoadingStep if one == form.get("kind")), None)
    if kind is None:
        raise CannotList("This is no step that can be signed here.")
    flight = sign_off_loading(
        off_loading_id=off_loading_id, kind=kind, outcome=form.get("outcome", ""),
        words=form.get("words", ""), done_on=optional_day(form.get("done_on", "").strip()) or as_of(), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('flight', args=[flight])}?done=recorded#off-loadings")


@require_GET
@signed_in
def carrier_answer(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """What the carrier of a passenger list would be answered now, before anybody sends it."""
    return answer(
        request, "carrier_answer.html", deed="manifest:answer_seen", subject=("manifest", str(report_id)), for_task=True,
        query=lambda: answer_to(report_id, by=looking_of(request)),
    )


@require_POST
@signed_in
@or_refused
def take_carrier_answer(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """The answer itself, to be saved and sent in the officer's name; nothing here sends it."""
    need_task(request)
    told = answer_carrier(report_id=report_id, **who_acts(request))
    response = HttpResponse(told, content_type="application/EDIFACT")
    response["Content-Disposition"] = 'attachment; filename="cusres-advice.edi"'
    return response
