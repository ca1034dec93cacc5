"""Batches: the pairs between two reports, decided in one deed after a look at what it would do, and taken back in one."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rabta.briefing import queries as briefing
from rabta.counting import operations as counting
from rabta.counting import queries
from rabta.filing.errors import NotAvailable
from rabta.web import clock
from rabta.web.acting import who_acts
from rabta.web.door import answer, signed_in
from rabta.web.refusals import or_refused
from rabta.web.views.mending import identifier


@require_GET
@signed_in
def batches(request: HttpRequest) -> HttpResponse:
    """Two reports, or one and itself, with several open pairs between them."""
    return answer(
        request, "batches.html", query=lambda: {"batches": queries.batches()}, deed="review:batches",
        subject=("page", "batches"),
    )  # fmt: skip


@require_GET
@signed_in
def batch(request: HttpRequest, first: uuid.UUID, second: uuid.UUID) -> HttpResponse:
    """The pairs of one batch and what deciding them would do; `?pair=` chooses some of them."""
    only = pairs_in(request.GET.getlist("pair")) if "chosen" in request.GET else None
    today = timezone.localdate(clock.now())
    return answer(
        request, "batch.html", query=lambda: briefing.batch(first, second, today=today, only=only), deed="review:batch",
        subject=("pair", f"{first} {second}"), shape=lambda found: {"total": would_be(found)},
    )  # fmt: skip


def would_be(found: dict[str, object]) -> dict[str, int] | None:
    """The total as it is now and under either answer; None where nothing is chosen or dated."""
    total, ways = found["total"], found["ways"]
    if not isinstance(total, dict) or not isinstance(ways, dict):
        return None
    return {name: total["mass_g"] + way["moves_g"] for name, way in ways.items()}


@require_POST
@signed_in
@or_refused
def decide(request: HttpRequest, first: uuid.UUID, second: uuid.UUID) -> HttpResponse:
    """Record one answer for every pair that the look before showed as chosen, or for a list as a whole."""
    form = request.POST
    outcome = form.get("outcome")
    if outcome not in ("same", "not"):
        raise NotAvailable
    said: dict[str, Any] = {
        "reader_id": request.user.reader_id, "outcome": outcome, "note": form.get("note", "").strip(), "at": clock.now(),
        "new_id": clock.new_id,
    }  # fmt: skip
    if "list" in form:
        deed_id = counting.judge_list_sent_again(first=first, second=second, **said)
    else:
        deed_id = counting.judge_together(pairs=pairs_in(form.getlist("pair")), **said)
    return HttpResponseRedirect(reverse("deed", args=[deed_id]))


@require_GET
@signed_in
def deed(request: HttpRequest, deed_id: uuid.UUID) -> HttpResponse:
    """What was decided at once, what it moves, and the one way back."""
    today = timezone.localdate(clock.now())
    return answer(
        request, "deed.html", query=lambda: briefing.deed(deed_id, today=today), deed="review:deed",
        subject=("judgement", str(deed_id)),
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def undo(request: HttpRequest, deed_id: uuid.UUID) -> HttpResponse:
    """Take all of it back; events are exactly what they were without it."""
    counting.undo_deed(deed_id=deed_id, **who_acts(request))
    return HttpResponseRedirect(reverse("deed", args=[deed_id]))


def pairs_in(said: list[str]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """The pairs a form names, `key key` each. Raises NotAvailable for what is none."""
    pairs = []
    for one in said:
        keys = [identifier(key) for key in one.split(" ")]
        if len(keys) != 2:
            raise NotAvailable
        pairs.append((keys[0], keys[1]))
    return pairs
