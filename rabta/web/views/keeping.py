"""How long reports are kept: what is due for a review, held or proposed to be purged; and the steps officers take."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rabta.filing import keeping as filing
from rabta.filing.errors import CannotKeepSo, NotAvailable
from rabta.records import queries as records
from rabta.web import clock
from rabta.web.door import answer, signed_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused


@require_GET
@signed_in
def due(request: HttpRequest) -> HttpResponse:
    """What the reader's agency has to look at, and what is left of what was purged."""
    return answer(
        request, "keeping.html", query=lambda: records.keeping(today=timezone.localdate(clock.now())), deed="keeping:list",
        subject=("page", "keeping"),
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def decide(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """One step: keep, hold, lift, propose, drop or purge."""
    step = request.POST.get("step", "")
    if step not in STEPS:
        raise NotAvailable
    taken = {"reader_id": request.user.reader_id, "report_id": report_id, "at": clock.now(), "new_id": clock.new_id}
    STEPS[step](request, taken)
    if step == "purge":
        return HttpResponseRedirect(f"{reverse('keeping')}?done=purged")
    return HttpResponseRedirect(f"{reverse('report', args=[report_id])}?done={step}#keeping")


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()


def _keep(request: HttpRequest, taken: dict[str, Any]) -> None:
    until = optional_day(request.POST.get("until", ""))
    if until is None:
        raise CannotKeepSo("Say up to which day it is to be kept.")
    filing.keep_report(until=until, reason=_reason(request), **taken)


def _hold(request: HttpRequest, taken: dict[str, Any]) -> None:
    filing.hold_report(until=optional_day(request.POST.get("until", "")), reason=_reason(request), **taken)


def _propose(request: HttpRequest, taken: dict[str, Any]) -> None:
    filing.propose_purge(rule=request.POST.get("rule", ""), reason=_reason(request), **taken)


STEPS: dict[str, Callable[[HttpRequest, dict[str, Any]], None]] = {
    "keep": _keep,
    "hold": _hold,
    "lift": lambda request, taken: filing.lift_hold(reason=_reason(request), **taken),
    "propose": _propose,
    "drop": lambda request, taken: filing.drop_proposal(reason=_reason(request), **taken),
    "purge": lambda request, taken: filing.approve_purge(**taken),
}
