"""Telephones, vehicles and documents: which mentions bear one, why, and what a person judged of two numbers."""

import re
import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.filing.errors import NotAvailable
from rabta.resolution import operations, queries
from rabta.resolution.queries.things import THINGS_A_PAGE
from rabta.resolution.rules.identity.things import Thing
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.refusals import or_refused
from rabta.web.views.identities import LONGEST
from rabta.web.views.mending import identifier

_PLACE = re.compile(r"([0-9a-f-]{36})/([0-9]{1,4})")


@require_GET
@signed_in
def things(request: HttpRequest) -> HttpResponse:
    """Numbers that several mentions share, of one kind of thing; with words the number itself, however written."""
    kind = next((one for one in Thing if one == request.GET.get("kind")), Thing.PHONE)
    said = request.GET.get("q", "").strip()
    page, too_long = page_number(request), len(said) > LONGEST
    return answer(
        request, "things.html", deed="things:list", subject=("page", "things"), for_task=True,
        query=lambda: {"numbers": [], "total": 0} if too_long else queries.numbers_shared(
            kind, said=said, most=THINGS_A_PAGE, skip=(page - 1) * THINGS_A_PAGE
        ),
        shape=lambda found: {
            "kind": kind, "kinds": list(Thing), "said": said, "too_long": too_long, "longest": LONGEST,
            "pages": Page.of(page, total=found["total"], size=THINGS_A_PAGE),
        },
        status=422 if too_long else 200,
    )  # fmt: skip


@require_GET
@signed_in
def thing(request: HttpRequest, mention_key: uuid.UUID, number: int) -> HttpResponse:
    """One telephone, vehicle or document: who states it, what joins the numbers, what is one slip away."""
    return answer(
        request, "thing.html", deed="things:read", subject=("identity", f"{mention_key} {number}"),
        query=lambda: queries.thing(mention_key, number) if number < 10_000 else None,
        reports=lambda found: list({
            one["mention"]["report"]["id"]: Disclosed(one["mention"]["report"]["id"], one["mention"]["marking_id"])
            for one in (*found["stated"], *(end for link in found["near"] for end in (link["a"], link["b"])))
        }.values()),
        shape=lambda found: {"written": list(dict.fromkeys(one["written"] for one in found["stated"]))},
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def judge(request: HttpRequest, mention_key: uuid.UUID, number: int) -> HttpResponse:
    """Record that this number and another are, or are not, one thing."""
    outcome = request.POST.get("outcome")
    other = _PLACE.fullmatch(request.POST.get("other", ""))
    if outcome not in ("same", "not") or other is None or number > 9_999:
        raise NotAvailable
    operations.judge_same_thing(
        a=(mention_key, number), b=(identifier(other[1]), int(other[2])),
        outcome=outcome, note=request.POST.get("note", "").strip(), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(reverse("thing", args=[mention_key, number]) + "?done=judged")


@require_POST
@signed_in
@or_refused
def undo(request: HttpRequest) -> HttpResponse:
    """Take one judgement back; things are exactly what they were without it."""
    judgement_id = identifier(request.POST.get("judgement"))
    key, number = operations.undo_thing_judgement(
        judgement_id=judgement_id, **who_acts(request)
    )
    return HttpResponseRedirect(reverse("thing", args=[key, number]) + "?done=undone")
