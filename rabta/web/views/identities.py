"""Persons: found in one box, each with the mentions that are judged to be one; pairs that wait for a person's judgement."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.filing.errors import NotAvailable
from rabta.resolution import operations, queries
from rabta.smuggling.queries import network_of
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, signed_in
from rabta.web.mentions_side_by_side import compared
from rabta.web.refusals import or_refused
from rabta.web.views.mending import identifier

LONGEST = 200  # characters of a name or a number
MOST_ASKED = 100


@require_GET
@signed_in
def identities(request: HttpRequest) -> HttpResponse:
    """One box: without words the page explains itself; with words it shows whom this reader may see."""
    said = request.GET.get("q", "").strip()
    too_long = len(said) > LONGEST
    wanted = bool(said) and not too_long
    return answer(
        request, "identities.html", deed="identities:search", subject=("page", "identities"), for_task=wanted,
        query=lambda: {
            "found": queries.search(said) if wanted else [], "asked": queries.asked_in_all(), "most": queries.MOST_FOUND,
        },
        shape=lambda found: {"wanted": wanted, "said": said, "too_long": too_long, "longest": LONGEST},
        status=422 if too_long else 200,
    )  # fmt: skip


@require_GET
@signed_in
def identity(request: HttpRequest, mention_key: uuid.UUID) -> HttpResponse:
    """One person: every mention with its words and report, what joins them, what a person judged apart, the network."""

    def found() -> dict[str, Any] | None:
        one = queries.identity(mention_key)
        return one and {**one, "network": network_of(one)}

    return answer(
        request, "identity.html", deed="identities:read", subject=("identity", str(mention_key)), query=found,
        reports=lambda found: _reports([*found["mentions"], *found["beside"]]),
        shape=lambda found: {"names": list(dict.fromkeys(m["name"] for m in found["mentions"]))},
    )  # fmt: skip


@require_GET
@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    """Pairs of mentions that wait for a person, the likeliest first; the first one opens beside the list."""
    return answer(
        request, "identities_asked.html", deed="identities:asked", subject=("page", "identities_asked"), for_task=True,
        query=lambda: {"pairs": queries.asked(most=MOST_ASKED), "in_all": queries.asked_in_all()},
    )  # fmt: skip


@require_GET
@signed_in
def pair(request: HttpRequest, mention_a: uuid.UUID, mention_b: uuid.UUID) -> HttpResponse:
    """Two mentions: a page of its own, or the pane beside the list when the list asks for it."""
    return answer(
        request, "partials/mention_pair.html" if request.htmx else "mention_pair.html", deed="identities:pair",
        subject=("identity", f"{mention_a} {mention_b}"), query=lambda: queries.pair(mention_a, mention_b),
        reports=lambda found: _reports([found["a"], found["b"]]),
        shape=lambda found: {
            "rows": compared(found["a"], found["b"]),
            "own": next((one for one in found["judgements"] if one["you"]), None),
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def judge(request: HttpRequest, mention_a: uuid.UUID, mention_b: uuid.UUID) -> HttpResponse:
    """Record `same` or `not` and offer to undo it."""
    outcome = request.POST.get("outcome")
    if outcome not in ("same", "not"):
        raise NotAvailable
    judgement_id = operations.judge_same_person(
        a=mention_a, b=mention_b, outcome=outcome,
        note=request.POST.get("note", "").strip(), **who_acts(request),
    )  # fmt: skip
    if not request.htmx:
        return HttpResponseRedirect(reverse("identity", args=[mention_a]) + "?done=judged#links")
    words = {"judgement_id": judgement_id, "outcome": outcome, "a": mention_a}
    response = HttpResponse(render_to_string("partials/identity_judged.html", words, request))
    response["HX-Trigger"] = "rabta-judged"
    return response


@require_POST
@signed_in
@or_refused
def undo(request: HttpRequest) -> HttpResponse:
    """Take one judgement back; identities are exactly what they were without it."""
    judgement_id = identifier(request.POST.get("judgement"))
    mention_key = operations.undo_judgement(
        judgement_id=judgement_id, **who_acts(request)
    )
    if not request.htmx:
        return HttpResponseRedirect(reverse("identity", args=[mention_key]) + "?done=undone#links")
    response = HttpResponse(render_to_string("partials/identity_undone.html", {}, request))
    response["HX-Trigger"] = "rabta-undone"
    return response


def _reports(mentions: Iterable[dict[str, Any]]) -> list[Disclosed]:
    """The reports whose words these mentions show, each once."""
    return list({m["report"]["id"]: Disclosed(m["report"]["id"], m["marking_id"]) for m in mentions}.values())
