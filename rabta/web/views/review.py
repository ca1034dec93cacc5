"""Review: two incidents side by side, and a person says whether they are the same event."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.counting import operations as counting
from rabta.counting import queries
from rabta.filing.errors import NotAvailable
from rabta.web import clock
from rabta.web.door import answer, signed_in, told_by
from rabta.web.refusals import or_refused
from rabta.web.side_by_side import compared


@require_GET
@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for a person, likeliest first; the first one opens beside the list."""
    return answer(
        request, "review.html", query=lambda: {"pairs": queries.review_queue(most=50)}, deed="review:queue",
        subject=("page", "review"),
    )  # fmt: skip


@require_GET
@signed_in
def pair(request: HttpRequest, a: uuid.UUID, b: uuid.UUID) -> HttpResponse:
    """One pair: a page of its own, or the pane beside the list when the list asks for it."""
    return answer(
        request,
        "partials/pair.html" if request.htmx else "pair.html",
        query=lambda: queries.review_pair(a, b),
        deed="review:pair",
        subject=("pair", f"{a} {b}"),
        reports=lambda found: told_by([found["a"], found["b"]]),
        shape=_shape,
    )


def _shape(found: dict[str, Any]) -> dict[str, Any]:
    return {"rows": compared(found["a"], found["b"])}


@require_POST
@signed_in
@or_refused
def judge(request: HttpRequest, a: uuid.UUID, b: uuid.UUID) -> HttpResponse:
    """Record `same` or `not` and offer to undo it."""
    outcome = request.POST.get("outcome")
    if outcome not in ("same", "not"):
        raise NotAvailable
    judgement_id = counting.judge_same_event(
        reader_id=request.user.reader_id, a=a, b=b, outcome=outcome, note=request.POST.get("note", "").strip(),
        at=clock.now(), new_id=clock.new_id,
    )  # fmt: skip
    if not request.htmx:
        return HttpResponseRedirect(reverse("decision", args=[judgement_id]))
    words = {"judgement_id": judgement_id, "outcome": outcome, "a": a, "b": b}
    response = HttpResponse(render_to_string("partials/judged.html", words, request))
    response["HX-Trigger"] = "rabta-judged"
    return response
