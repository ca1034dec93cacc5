"""The watch desk: the night's board, one alarm with both sides, telephone intake. For everybody else it is not there."""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.deconfliction import queries
from rabta.deconfliction.desk import take_step
from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.filing.errors import NotAvailable
from rabta.sharing.operations import reading_as
from rabta.web import clock
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.operation_forms import OUTCOMES, step_in
from rabta.web.refusals import or_refused
from rabta.web.views.operations import filed, map_of


@require_GET
@signed_in
def board(request: HttpRequest) -> HttpResponse:
    """The night on one screen. Asked again by itself, it answers with nothing while nothing has changed."""
    if _unchanged(request, lambda looking: _version(_board(looking))):
        return HttpResponse(status=204)
    return answer(
        request, "watch.html", deed="watch:board", subject=("page", "watch"), query=lambda: _board(looking_of(request)),
        shape=lambda found: {
            "version": _version(found), "now": clock.now(), "rules": queries.rules_here(), **map_of(found["operations"])
        },
    )  # fmt: skip


def _unchanged(request: HttpRequest, version: Callable[[Any], str]) -> bool:
    """Whether a page asks by itself for what it shows already. Nothing is disclosed, so nothing is entered."""
    if "X-By-Itself" not in request.headers:
        return False
    with reading_as(request.user.reader_id) as looking:
        return version(looking) == request.GET.get("seen")


def _board(looking: Any) -> dict[str, Any] | None:
    return queries.board(by=looking, now=clock.now()) if queries.on_watch(looking) else None


def _version(found: dict[str, Any] | None) -> str:
    """Another when anything of the board has changed, what became late among it."""
    if found is None:
        return ""
    late = sum(one["unseen_late"] for one in found["alarms"])
    standing = [(one["id"], one["number"], one["state"]) for one in found["operations"]]
    said = f"{found['version']} {sorted(found['counts'].items())} {late} {standing} {len(found['probing'])}"
    said += f" {len(found['sightings'])}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@require_GET
@signed_in
def alarm(request: HttpRequest, conflict_id: uuid.UUID) -> HttpResponse:
    """One alarm: both sides with their telephones, what was done, and the steps that may follow."""
    if _unchanged(request, lambda looking: _state(queries.alarm(conflict_id, by=looking, now=clock.now()))):
        return HttpResponse(status=204)
    return answer(
        request, "alarm.html", deed="watch:alarm", subject=("conflict", str(conflict_id)),
        query=lambda: queries.alarm(conflict_id, by=looking_of(request), now=clock.now()),
        shape=lambda found: {
            "version": _state(found), "now": clock.now(), "rules": queries.rules_here(), "outcomes": OUTCOMES.items(),
            "otherwise": _is_written_otherwise(found), **map_of(_sides(found)),
        },
    )  # fmt: skip


def _is_written_otherwise(found: dict[str, Any]) -> bool:
    """Whether two targets met that are not one identifier as it is written."""
    if found["matter"] == "place":
        return False
    forms = {normalised(Identifier(side["found"]["kind"]), side["found"]["written"]) for side in found["sides"]}
    return len(forms) > 1


def _state(found: dict[str, Any] | None) -> str:
    """Another when anything of the alarm has changed; of what is not there, one that no page shows."""
    if found is None:
        return "none"
    sides = ".".join(str(one["now"]["number"]) if one["now"] else "" for one in found["sides"])
    return f"{len(found['steps'])}.{found['unseen']}.{found['unseen_late']}.{found['standing'].raised}.{sides}"


def _sides(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The two operations as they stand, for the map; of targets there is none."""
    if found["matter"] != "place":
        return []
    return [{**(one["now"] or one["found"]), "side": one["side"]} for one in found["sides"]]


@require_GET
@signed_in
def raised(request: HttpRequest) -> HttpResponse:
    """For the director: that an alarm has waited too long, since when, and who has it. Of the operations nothing."""
    return answer(
        request, "raised.html", deed="conflict:raised", subject=("page", "raised"),
        query=lambda: {"alarms": queries.escalated(now=clock.now())} if queries.directs(looking_of(request)) else None,
        shape=lambda found: {"now": clock.now(), "watch": queries.rules_here().watch},
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def step(request: HttpRequest, conflict_id: uuid.UUID) -> HttpResponse:
    """Take a step in one's own name."""
    which, outcome = step_in(request.POST)
    take_step(
        conflict_id=conflict_id, step=which, outcome=outcome,
        note=request.POST.get("note", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('alarm', args=[conflict_id])}?done={which}")


@require_http_methods(["GET", "POST"])
@signed_in
def phone_intake(request: HttpRequest) -> HttpResponse:
    """File for an agency that telephones."""
    with reading_as(request.user.reader_id) as looking:
        if not queries.on_watch(looking):
            raise NotAvailable
    return filed(request, "phone_intake", by_phone=True)
