"""Scans for screeners: the queue by risk and capacity, one bag with its picture, and what is decided about it."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.screening.operations.scans import sign_scan
from rabta.screening.queries import scans as queries
from rabta.screening.rules.scan_course import WAITING
from rabta.web import clock
from rabta.web.door import Disclosed, answer, signed_in
from rabta.web.refusals import or_refused
from rabta.web.scan_forms import QUEUES, choices, decision_in, room_in


@require_GET
@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    """Bags by risk, each with its reasons, and which of them can be opened within the hour."""
    which = next((one for one in QUEUES if one == request.GET.get("queue")), WAITING)
    return answer(
        request, "scans.html", deed="scan:list", subject=("page", "scans"),
        query=lambda: queries.queue(now=clock.now(), room=room_in(request.GET.get("room", "")), which=which),
        shape=lambda found: {"queues": [(name, word, found["counts"][name]) for name, word in QUEUES.items()]},
    )  # fmt: skip


@require_GET
@signed_in
def scan(request: HttpRequest, scan_id: uuid.UUID) -> HttpResponse:
    """One bag: its picture, what machines mark in it, what was decided, and what may be decided next."""
    return answer(
        request, "scan.html", deed="scan:read", subject=("scan", str(scan_id)),
        query=lambda: queries.bag(scan_id, by=request.looking),  # type: ignore[attr-defined]
        reports=lambda found: [Disclosed(one["report_id"], one["marking_id"]) for one in found["objects"]],
        shape=_shape,
    )  # fmt: skip


def _shape(found: dict[str, Any]) -> dict[str, Any]:
    acts = [{"kind": str(kind), "reasons": choices()["reasons"].get(str(kind), [])} for kind in found["next"]]
    return {"acts": [one for one in acts if one["kind"] != "found"]}


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, scan_id: uuid.UUID) -> HttpResponse:
    """Decide about a bag, look again, or say that its opening gave nothing: in one's own name."""
    form = request.POST
    kind, reason, region = decision_in(
        {"step": form.get("step", ""), "reason": form.get("reason", ""), "region": form.get("region", "")}
    )
    sign_scan(
        reader_id=request.user.reader_id, scan_id=scan_id, kind=kind, reason=reason, words=form.get("words", ""),
        region=region, at=clock.now(), new_id=clock.new_id,
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('scan', args=[scan_id])}?done=signed#steps")
