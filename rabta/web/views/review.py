"""Review: two incidents side by side, and a person says whether they are the same event."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.counting import operations as counting
from rabta.counting import queries, second_opinion
from rabta.filing.errors import NotAvailable
from rabta.web import clock
from rabta.web.acting import who_acts
from rabta.web.door import answer, signed_in, told_by
from rabta.web.refusals import or_refused
from rabta.web.side_by_side import compared
from rabta.web.views.mending import identifier
from rabta.web.words_apart import apart

NARROWED_BY = ("agency", "substance", "month")


@require_GET
@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for a person, the weightiest first; the first one opens beside the list."""
    narrowed = {name: request.GET.get(name) or None for name in NARROWED_BY}
    return answer(
        request, "review.html", query=lambda: queries.review_queue(**narrowed, most=50), deed="review:queue",
        subject=("page", "review"),
        shape=lambda found: {
            "narrowed": narrowed, "is_narrow": any(narrowed.values()), "done": found["in_all"] - found["left"],
        },
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
    return {
        "rows": compared(found["a"], found["b"]),
        "said": apart(found["a"]["words"], found["b"]["words"]),
        "own": next((one for one in found["opinions"] if one["by"]["you"]), None),
    }


@require_POST
@signed_in
@or_refused
def judge(request: HttpRequest, a: uuid.UUID, b: uuid.UUID) -> HttpResponse:
    """Record `same` or `not` and offer to undo it."""
    outcome = request.POST.get("outcome")
    if outcome not in ("same", "not"):
        raise NotAvailable
    judgement_id = counting.judge_same_event(
        a=a, b=b, outcome=outcome, note=request.POST.get("note", "").strip(),
        **who_acts(request),
    )  # fmt: skip
    if not request.htmx:
        return HttpResponseRedirect(reverse("decision", args=[judgement_id]))
    words = {"judgement_id": judgement_id, "outcome": outcome, "a": a, "b": b}
    response = HttpResponse(render_to_string("partials/judged.html", words, request))
    response["HX-Trigger"] = "rabta-judged"
    return response


@require_POST
@signed_in
@or_refused
def ask(request: HttpRequest, a: uuid.UUID, b: uuid.UUID) -> HttpResponse:
    """Ask somebody else to judge the pair, too, or take one's own question back."""
    who, form, at = request.user.reader_id, request.POST, clock.now()
    if "take_back" in form:
        question_id = identifier(form["take_back"])
        second_opinion.no_longer_ask(reader_id=who, question_id=question_id, at=at, new_id=clock.new_id)
    else:
        of = identifier(form["of"]) if form.get("of") else None
        words = form.get("words", "")
        second_opinion.ask_second_opinion(reader_id=who, a=a, b=b, of=of, words=words, at=at, new_id=clock.new_id)
    return HttpResponseRedirect(f"{reverse('pair', args=[a, b])}?done=asked#opinions")
