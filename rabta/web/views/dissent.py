"""Disagreeing with what a report says happened, or with a judgement; and taking that back."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from rabta.counting import dissent as counting
from rabta.web import clock
from rabta.web.door import signed_in
from rabta.web.refusals import or_refused
from rabta.web.views.mending import identifier


@require_POST
@signed_in
@or_refused
def of_incident(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """File one about an incident, or take one's own back."""
    done = _do(request, incident_key=key)
    return HttpResponseRedirect(f"{reverse('incident', args=[key])}?done={done}#dissent")


@require_POST
@signed_in
@or_refused
def of_judgement(request: HttpRequest, judgement_id: uuid.UUID) -> HttpResponse:
    """File one about a judgement, or take one's own back."""
    done = _do(request, judgement_id=judgement_id)
    return HttpResponseRedirect(f"{reverse('decision', args=[judgement_id])}?done={done}#dissent")


def _do(request: HttpRequest, **claim: uuid.UUID) -> str:
    who, form = request.user.reader_id, request.POST
    if "take_back" in form:
        dissent_id = identifier(form["take_back"])
        counting.take_back(reader_id=who, dissent_id=dissent_id, at=clock.now(), new_id=clock.new_id)
        return "taken_back"
    counting.disagree(reader_id=who, words=form.get("words", ""), at=clock.now(), new_id=clock.new_id, **claim)
    return "disagreed"
