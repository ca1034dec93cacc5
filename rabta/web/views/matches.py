"""Matches of travellers with watch-lists and rules: what waits for a person, one match, and what was made of it."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.screening.errors import CannotJudge
from rabta.screening.operations.hits import sign_hit
from rabta.screening.queries import hits as queries
from rabta.screening.rules.hit import By, HitStep
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of


@require_GET
@signed_in
def matches(request: HttpRequest) -> HttpResponse:
    """What waits for a person to judge it, `?by=list` or `rule`: of those; with `?all=1` also what was judged."""
    page, everything, size = page_number(request), request.GET.get("all") == "1", queries.HITS_A_PAGE
    found_by = next((one for one in By if one == request.GET.get("by")), None)
    return answer(
        request, "matches.html", deed="watch_hit:list", subject=("page", "matches"), for_task=True,
        query=lambda: queries.hits(
            today=as_of(), waiting=not everything, found_by=found_by, most=size, skip=(page - 1) * size),
        shape=lambda found: {"shown": "all" if everything else str(found_by or ""),
                             "pages": Page.of(page, total=found["total"], size=size)},
    )  # fmt: skip


@require_GET
@signed_in
def match(request: HttpRequest, hit_id: uuid.UUID) -> HttpResponse:
    """One match: the traveller as stated, the entry as listed or the rule, why, who is called, and what may be done."""
    return answer(
        request, "match.html", deed="watch_hit:read", subject=("watch_hit", str(hit_id)), for_task=True,
        query=lambda: queries.hit(hit_id, by=looking_of(request), today=as_of()),
    )  # fmt: skip


@require_GET
@signed_in
def of_rules(request: HttpRequest) -> HttpResponse:
    """Where hits of rules stood before: they stand among matches."""
    return HttpResponseRedirect(f"{reverse('matches')}?by=rule")


@require_POST
@signed_in
@or_refused
def step(request: HttpRequest, hit_id: uuid.UUID) -> HttpResponse:
    """Take a match, judge it, or open it again, in one's own name."""
    kind = next((one for one in HitStep if one == request.POST.get("kind")), None)
    if kind is None:
        raise CannotJudge("This is no step that can be signed here.")
    sign_hit(
        hit_id=hit_id, kind=kind, words=request.POST.get("words", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('match', args=[hit_id])}?done=signed#steps")
