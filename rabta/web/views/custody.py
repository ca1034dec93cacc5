"""Chains of custody: what is owed, one exhibit with its chain, and the steps that officers sign and take back."""

import uuid
from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rabta.custody import operations, queries
from rabta.custody.rules.lists import Owed
from rabta.custody.rules.step import Kind
from rabta.records.rules.naming import agency_named
from rabta.vocabulary.rules.agencies import agencies
from rabta.web import clock
from rabta.web.acting import who_acts
from rabta.web.custody_forms import OUTCOME_CHOICES, OWED, fields_of, step_in
from rabta.web.custody_picture import WIDTH, picture
from rabta.web.door import Disclosed, answer, looking_of, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.mending import whole

EXHIBITS_A_PAGE = 50


def moment_here() -> datetime:
    """Now; in the demo, whose invented year lies further back every day, the end of that year: or every clock were late."""
    now, day = clock.now(), as_of()
    return now if day >= timezone.localdate(now) else timezone.make_aware(datetime.combine(day, time(23, 59)))


@require_GET
@signed_in
def owed(request: HttpRequest) -> HttpResponse:
    """What chains still owe, the oldest first; one list, and one holding agency, where the address names them."""
    which = next((one for one in Owed if one == request.GET.get("list")), None)
    held_by, page = request.GET.get("agency") or None, page_number(request)
    return answer(
        request, "custody.html", deed="custody:list", subject=("page", "custody"),
        query=lambda: queries.owed(
            now=moment_here(), which=which, agency=held_by, most=EXHIBITS_A_PAGE, offset=(page - 1) * EXHIBITS_A_PAGE
        ),
        shape=lambda found: {
            "lists": [{"code": str(one), "word": OWED[one], "count": found["counts"][one]} for one in Owed],
            "which": str(which or ""), "held_by": held_by,
            "pages": Page.of(page, total=found["total"], size=EXHIBITS_A_PAGE),
        },
    )  # fmt: skip


@require_GET
@signed_in
def exhibit(request: HttpRequest, exhibit_id: uuid.UUID) -> HttpResponse:
    """One exhibit: the picture of its chain, whether its weights balance, its clocks, and the steps that may follow."""
    return answer(
        request, "exhibit.html", deed="custody:read", subject=("exhibit", str(exhibit_id)),
        query=lambda: queries.exhibit(exhibit_id, by=looking_of(request), now=moment_here()),
        reports=lambda found: [Disclosed(found["report"]["id"], found["marking_id"])],
        shape=lambda found: {
            "picture": picture(found), "width": WIDTH, **form_words(found["chain"].state.moved_at),
            "next": [{"kind": str(kind), "fields": fields_of(kind)} for kind in found["next"]],
        },
    )  # fmt: skip


def form_words(moved_at: datetime | None) -> dict[str, Any]:
    """What the form of any step shows: the moment it proposes, agencies, outcomes."""
    proposed = max(filter(None, (moment_here(), moved_at)))
    return {
        "proposed": timezone.localtime(proposed).strftime("%Y-%m-%dT%H:%M"), "seizing": fields_of(Kind.SEIZED),
        "agencies": [agency_named(one.number) for one in agencies() if not one.kind.endswith("partner")],
        "outcomes": OUTCOME_CHOICES,
    }  # fmt: skip


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, exhibit_id: uuid.UUID) -> HttpResponse:
    """Sign the next step in one's own name."""
    operations.sign_step(
        exhibit_id=exhibit_id, said=step_in(request.POST.dict()), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('exhibit', args=[exhibit_id])}?done=signed#chain")


@require_POST
@signed_in
@or_refused
def withdraw(request: HttpRequest, exhibit_id: uuid.UUID) -> HttpResponse:
    """Take one's own wrong step back, with a reason."""
    operations.withdraw_step(
        exhibit_id=exhibit_id, number=whole(request.POST.get("number")),
        reason=request.POST.get("reason", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('exhibit', args=[exhibit_id])}?done=withdrawn#chain")


@require_POST
@signed_in
@or_refused
def begin(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Begin the chain of one line of an incident with its seizure."""
    form = request.POST.dict() | {"kind": str(Kind.SEIZED)}
    exhibit_id = operations.begin_chain(
        incident_key=key, line_no=whole(form.get("line_no")),
        label=form.get("label", ""), seized=step_in(form), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('exhibit', args=[exhibit_id])}?done=signed")
