"""Who can see a report, and why; releasing it, taking that back, marking it anew, asking and answering.

A decision is shown before it is made: a form's first post answers with what it would change, the second makes it. Both
are posts, so that no reason stands in an address.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.counting import queries as counting
from rabta.filing import releasing
from rabta.filing.errors import CannotRelease, NotAvailable
from rabta.records import queries as records
from rabta.records.rules.naming import agencies_named
from rabta.sharing.rules.widening import Change
from rabta.vocabulary.rules.numbered import agency_number
from rabta.web import marking_words
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, signed_in
from rabta.web.refusals import or_refused
from rabta.web.views.filing import form_words
from rabta.web.views.mending import identifier

KINDS = ("share", "court", "count_only")


@require_GET
@signed_in
def sharing(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Everybody in the audience and what was decided, for the originator; for a receiver, what lets the reader in."""
    return answer(
        request, "sharing.html", query=lambda: records.sharing_of(report_id), deed="report:sharing",
        subject=("report", str(report_id)), shape=lambda found: {**form_words(_as_marked(found)), **told(found)},
        reports=lambda found: [Disclosed(report_id, found["marking_id"])],
    )  # fmt: skip


def told(found: dict[str, Any]) -> dict[str, Any]:
    """The marking of a record in words, for the block that says who can see it."""
    marking = found["marking"]
    return {
        "level_word": marking_words.level_word(marking.level),
        "conditions": marking_words.conditions(marking.handling, marking.handling_note),
        "purposes_read": marking_words.purposes_shown(marking.purposes),
    }


def _as_marked(found: dict[str, Any]) -> QueryDict:
    """The marking a report was given last, as the form for another one begins with it."""
    marking = found["marking"]
    form = QueryDict(mutable=True)
    form["level"] = marking.level.name.lower()
    form.setlist("handling", [code.name for code in marking.handling])
    form["note"] = marking.handling_note
    return form


@require_POST
@signed_in
@or_refused
def release(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Widen who may have the report: first what it would change, then the deed."""
    form = request.POST
    agencies, groups = _agencies(form), [name for name in form.getlist("group") if name]
    if not agencies and not groups:
        raise CannotRelease("Name at least one other agency, partner or group.")
    kind = form.get("kind", "share")
    if kind not in KINDS:
        raise NotAvailable
    if kind == "count_only" and groups:
        raise CannotRelease("A record is counted unseen by agencies and partners, never by groups.")
    if kind == "count_only" and not form.get("sure"):
        return _preview_unseen(request, report_id, agencies)
    if not form.get("sure"):
        seen = (agencies, groups) if kind == "share" else ([], [])
        return _preview(
            request, report_id, deed="release",
            query=lambda: records.preview_release(report_id, agencies=seen[0], groups=seen[1]),
            more={"kind": kind, "to": agencies_named(agencies), "to_groups": groups},
        )  # fmt: skip
    releasing.release_report(
        report_id=report_id, agencies=agencies, groups=groups, reason=_reason(form),
        kind=kind, **who_acts(request),
    )  # fmt: skip
    return _done(report_id, "released")


@require_POST
@signed_in
@or_refused
def recall(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Take one release back: first what it would change, then the deed."""
    release_id = identifier(request.POST.get("release"))
    if not request.POST.get("sure"):
        query = lambda: records.preview_recall(report_id, release_id)  # noqa: E731
        return _preview(request, report_id, deed="recall", query=query, more={})
    releasing.recall_release(
        release_id=release_id, reason=_reason(request.POST), **who_acts(request),
    )  # fmt: skip
    return _done(report_id, "recalled")


@require_POST
@signed_in
@or_refused
def mark(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Give the report another marking: first what it would change, then the deed."""
    form = request.POST
    text, keep = marking_words.chosen_in(form).as_marking(), bool(form.get("keep_releases"))
    if text is None:
        raise CannotRelease("Say who may read this report.")
    if not form.get("sure"):
        query = lambda: records.preview_marking(report_id, text, keep_releases=keep)  # noqa: E731
        return _preview(request, report_id, deed="mark", query=query, more={})
    releasing.mark_anew(
        report_id=report_id, marking_text=text, reason=_reason(form), keep_releases=keep,
        **who_acts(request),
    )  # fmt: skip
    return _done(report_id, "marked")


@require_POST
@signed_in
@or_refused
def ask(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Ask the originator to let others have what one received."""
    form = request.POST
    releasing.ask_for_release(
        report_id=report_id, kind=form.get("kind", ""), agencies=_agencies(form),
        reason=_reason(form), **who_acts(request),
    )  # fmt: skip
    return _done(report_id, "asked")


@require_POST
@signed_in
@or_refused
def reply(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Grant or refuse what was asked."""
    form = request.POST
    if form.get("reply") not in ("grant", "refuse"):
        raise NotAvailable
    releasing.answer_request(
        request_id=identifier(form.get("request")), grant=form["reply"] == "grant",
        reason=_reason(form), **who_acts(request),
    )  # fmt: skip
    return _done(report_id, "answered")


@require_GET
@signed_in
def requests(request: HttpRequest) -> HttpResponse:
    """Requests that wait for the reader's agency, and those it made, with their answers."""
    return answer(
        request, "requests.html", query=_requests, deed="requests:list", subject=("page", "requests"),
    )  # fmt: skip


def _requests() -> dict[str, Any]:
    found = records.requests_for_release()
    return {
        "waiting": [one for one in found if one["mine"] and not one["answered"]],
        "others": [one for one in found if not one["mine"] or one["answered"]],
    }


def _preview_unseen(request: HttpRequest, report_id: uuid.UUID, agencies: list[int]) -> HttpResponse:
    """What letting others count the report unseen would do, and what subtraction would reveal."""
    return answer(
        request, "count_only_preview.html", query=lambda: counting.preview_count_only(report_id, agencies=agencies),
        deed="report:preview", subject=("report", str(report_id)),
        shape=lambda found: {"carried": _carried(request.POST), "to": agencies_named(agencies)},
        reports=lambda found: [Disclosed(report_id, found.marking_id)],
    )  # fmt: skip


def _carried(form: QueryDict) -> list[tuple[str, Any]]:
    """What a form said, to be said again by the second post."""
    left_out = ("csrfmiddlewaretoken", "sure")
    return [(name, value) for name, values in form.lists() if name not in left_out for value in values]


def _preview(
    request: HttpRequest, report_id: uuid.UUID, *, deed: str, query: Callable[[], records.Preview | None],
    more: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    return answer(
        request, "sharing_preview.html", query=query, deed="report:preview", subject=("report", str(report_id)),
        shape=lambda found: {"deed": deed, "carried": _carried(request.POST), **_change(found), **more},
        reports=lambda found: [Disclosed(report_id, found.marking_id)],
    )  # fmt: skip


def _change(found: records.Preview) -> dict[str, Any]:
    """A preview in words: who comes in, who goes out, and who of those has read it."""
    change: Change = found.change
    lost = [
        one for one in found.read_by
        if found.before.admits(one["number"], partner=one["partner"])
        and not found.after.admits(one["number"], partner=one["partner"])
    ]  # fmt: skip
    return {
        "change": change,
        "gained": agencies_named(change.agencies_gained),
        "lost": agencies_named(change.agencies_lost),
        "level_before": marking_words.level_word(change.level_before),
        "level_after": marking_words.level_word(change.level_after),
        "higher": change.level_after > change.level_before,
        "lower": change.level_after < change.level_before,
        "conditions": marking_words.conditions(found.after.handling, found.after.handling_note),
        "conditions_changed": bool(change.handling_added or change.handling_dropped),
        "purposes_read": marking_words.purposes_shown(found.after.purposes),
        "purposes_changed": bool(change.purposes_added or change.purposes_dropped),
        "lost_after_reading": lost,
    }


def _agencies(form: QueryDict) -> list[int]:
    """Agencies and partners ticked; what is none is answered as a record that does not exist."""
    found = [agency_number(code) for code in form.getlist("named")]
    if None in found:
        raise NotAvailable
    return [number for number in found if number is not None]


def _reason(form: QueryDict) -> str:
    said = " ".join(form.get("reason", "").split())
    if not said:
        raise CannotRelease("Say why, in a few words.")
    return said


def _done(report_id: uuid.UUID, what: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('sharing', args=[report_id])}?done={what}")
