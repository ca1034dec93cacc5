"""Targets that one's agency holds: hold one, let one go. A conflict shows as one bit, as with operations."""

import uuid
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rabta.deconfliction import operations as rooms
from rabta.deconfliction import queries
from rabta.deconfliction.errors import DeconflictionError
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import clock, refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, signed_in
from rabta.web.operation_forms import IDENTIFIERS, id_of, target_in
from rabta.web.paging import Page, page_number
from rabta.web.refusals import or_refused
from rabta.web.views.operations import told_to_side

TARGETS_A_PAGE = 50
USUALLY_HELD = timedelta(days=90)


@require_GET
@signed_in
def targets(request: HttpRequest) -> HttpResponse:
    """What the reader's agency holds, with what it was told of each, and the form to hold another."""
    return _page(request, QueryDict())


@require_POST
@signed_in
def hold_target(request: HttpRequest) -> HttpResponse:
    """Hold an identifier; what is refused comes back as it was typed."""
    form = request.POST
    target_id = id_of(form, request.user.reader_id)
    try:
        done = rooms.hold_target(
            target=target_in(form), **who_acts(request),
            target_id=target_id,
        )  # fmt: skip
    except NoReader:
        raise
    except (DeconflictionError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _page(request, form, problem=str(refusal))
    said = "conflict" if done.conflict else "held"
    return HttpResponseRedirect(f"{reverse('targets')}?done={said}")


def _page(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    page, today = page_number(request), timezone.localdate(clock.now())
    return answer(
        request, "targets.html", deed="target:list", subject=("page", "targets"), status=422 if problem else 200,
        query=lambda: queries.targets(now=clock.now(), most=TARGETS_A_PAGE, offset=(page - 1) * TARGETS_A_PAGE),
        shape=lambda found: {
            "form": form.dict() or {"kind": "phone", "held_until": (today + USUALLY_HELD).isoformat()}, "problem": problem,
            "identifiers": IDENTIFIERS.items(), "once": form.get("once") or str(clock.new_id()),
            "pages": Page.of(page, total=found["total"], size=TARGETS_A_PAGE), "standing": _standing(found["targets"]),
        },
    )  # fmt: skip


def _standing(targets: list[dict[str, Any]]) -> dict[uuid.UUID, dict[str, Any]]:
    """By target, what its side was told and is not over."""
    return {one["id"]: told_to_side(one["notices"]) for one in targets}


@require_POST
@signed_in
@or_refused
def let_target_go(request: HttpRequest, target_id: uuid.UUID) -> HttpResponse:
    """Hold it no more."""
    rooms.let_target_go(
        target_id=target_id, reason=request.POST.get("reason", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(reverse("targets") + "?done=gone")
