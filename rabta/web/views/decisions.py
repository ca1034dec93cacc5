"""What persons decided about pairs, what each decision moves, and taking one back."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rabta.briefing import queries as briefing
from rabta.counting import operations as counting
from rabta.counting import queries
from rabta.web import clock
from rabta.web.acting import who_acts
from rabta.web.door import answer, signed_in
from rabta.web.refusals import or_refused
from rabta.web.views.mending import identifier


@require_GET
@signed_in
def decided(request: HttpRequest) -> HttpResponse:
    """Newest first, each with the way back."""
    return answer(
        request, "decided.html", query=lambda: {"judgements": queries.recent_judgements(most=50)},
        deed="review:decided", subject=("page", "decided"),
    )  # fmt: skip


@require_GET
@signed_in
def decision(request: HttpRequest, judgement_id: uuid.UUID) -> HttpResponse:
    """One decision: the events around it with it and without it, and the total it moves."""
    today = timezone.localdate(clock.now())
    return answer(
        request, "decision.html", query=lambda: briefing.decision(judgement_id, today=today), deed="review:decision",
        subject=("judgement", str(judgement_id)), shape=lambda found: {"pair": [found["a_brief"], found["b_brief"]]},
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def undo(request: HttpRequest) -> HttpResponse:
    """Take one judgement back; events are exactly what they were without it."""
    judgement_id = identifier(request.POST.get("judgement"))
    a, b = counting.undo_judgement(
        judgement_id=judgement_id, **who_acts(request)
    )
    if not request.htmx:
        return HttpResponseRedirect(reverse("decision", args=[judgement_id]))
    response = HttpResponse(render_to_string("partials/undone.html", {"a": a, "b": b}, request))
    response["HX-Trigger"] = "rabta-undone"
    return response
