"""Hits of rules: what waits for a person, and one hit with why it was meant and what was found."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.screening.errors import CannotWriteRule
from rabta.screening.operations.rule_hits import sign_rule_hit
from rabta.screening.queries import rule_hits as queries
from rabta.screening.rules.rule_hit import RuleHitStep
from rabta.web import clock
from rabta.web.door import answer, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.refusals import or_refused


@require_GET
@signed_in
def rule_hits(request: HttpRequest) -> HttpResponse:
    """What waits for a person to look into; with `?all=1` also what was looked into."""
    page, everything = page_number(request), request.GET.get("all") == "1"
    size = queries.HITS_A_PAGE
    return answer(
        request, "rule_hits.html", deed="rule_hit:list", subject=("page", "rule_hits"), for_task=True,
        query=lambda: queries.rule_hits(waiting=not everything, most=size, skip=(page - 1) * size),
        shape=lambda found: {"everything": everything, "pages": Page.of(page, total=found["total"], size=size)},
    )  # fmt: skip


@require_GET
@signed_in
def rule_hit(request: HttpRequest, rule_hit_id: uuid.UUID) -> HttpResponse:
    """One hit: the traveller, each line that holds with the words of the message, who is called, and what may be done."""
    return answer(
        request, "rule_hit.html", deed="rule_hit:read", subject=("rule_hit", str(rule_hit_id)), for_task=True,
        query=lambda: queries.rule_hit(rule_hit_id, by=request.looking),  # type: ignore[attr-defined]
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def step(request: HttpRequest, rule_hit_id: uuid.UUID) -> HttpResponse:
    """Take a hit, say what was found, or open it again, in one's own name."""
    kind = next((one for one in RuleHitStep if one == request.POST.get("kind")), None)
    if kind is None:
        raise CannotWriteRule("This is no step that can be signed here.")
    sign_rule_hit(
        reader_id=request.user.reader_id, hit_id=rule_hit_id, kind=kind, words=request.POST.get("words", ""), at=clock.now(),
        new_id=clock.new_id,
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('rule_hit', args=[rule_hit_id])}?done=signed#steps")
