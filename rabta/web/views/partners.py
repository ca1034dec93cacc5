"""Partners' requests: the list with its clocks, filing one, one request for both sides, drafting, the files that leave."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.exchange import answering, asking_centre, handed_over
from rabta.exchange.errors import ExchangeError, NotAsked, TableUnreadable
from rabta.exchange.giving import INVENTED, Weighed, policy_here, public_key
from rabta.exchange.partner_requests import (
    approves,
    drafting,
    drafts,
    is_partner,
    request_of_partner,
    requests_of_partners,
)
from rabta.exchange.rules.partner_request import PartnerStep, RecallReason
from rabta.exchange.rules.release_gate import why_not_given
from rabta.web import clock, refused
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, looking_of, need_task, signed_in, told_by
from rabta.web.partner_words import OUTCOMES, REASONS, asked_in, choices, drafted_in, facts_of, in_two
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused, refusal_page

LINES = ("purpose", "legal_basis", "offence", "urgency")
UNDECIDED = (
    "What may be given cannot be decided at this moment, so nothing is given and nothing can be asked. Telephone the centre."
)


def table_or_said(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where the table of what may be given cannot be read: for the centre why, with file and line; else no word of it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TableUnreadable as unreadable:
            refused.enter(request, rule="table unreadable")
            looking = getattr(request, "looking", None)
            of_centre = looking is not None and approves(looking)
            return refusal_page(request, str(unreadable) if of_centre else UNDECIDED)

    return guarded


@require_GET
@signed_in
def partners(request: HttpRequest) -> HttpResponse:
    """Requests that show, those that wait first; for a partner its own, and the way to file one."""
    return answer(
        request, "partners.html", deed="partner_request:list", subject=("page", "partners"),
        query=lambda: {"requests": requests_of_partners(today=_today())},
        shape=lambda found: {"files": is_partner(looking_of(request)), "key": public_key(), **_waiting(found["requests"])},
    )  # fmt: skip


def _waiting(requests: list[dict[str, Any]]) -> dict[str, Any]:
    waiting = [one for one in requests if one["state"].is_open]
    overdue = sum(1 for one in waiting if one["due"] == "overdue")
    return {"waiting": waiting, "others": [one for one in requests if not one["state"].is_open], "overdue": overdue}


@require_http_methods(["GET", "POST"])
@signed_in
@table_or_said
def ask_centre(request: HttpRequest) -> HttpResponse:
    """A partner's form. What is refused comes back as it was typed."""
    if request.method == "GET":
        return _ask_form(request)
    try:
        made = asking_centre.ask_centre(
            asked=asked_in(request.POST), **who_acts(request)
        )  # fmt: skip
    except ExchangeError as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _ask_form(request, str(refusal))
    return HttpResponseRedirect(f"{reverse('partner_request', args=[made])}?done=asked")


def _ask_form(request: HttpRequest, problem: str = "") -> HttpResponse:
    return answer(
        request, "partner_ask.html", deed="partner_request:form", subject=("page", "partners"),
        query=dict, status=422 if problem else 200,
        shape=lambda found: {
            "form": request.POST.dict(), "problem": problem, "files": is_partner(looking_of(request)), "today": _today(),
            **choices(policy_here()),
        },
    )  # fmt: skip


@require_GET
@signed_in
@table_or_said
def partner_request(request: HttpRequest, partner_request_id: uuid.UUID) -> HttpResponse:
    """One request with its clock; for the partner what was answered, for the centre the drafts and what the gate says."""
    return answer(
        request, "partner_request.html", deed="partner_request:read", subject=("partner_request", str(partner_request_id)),
        query=lambda: request_of_partner(
            partner_request_id, by=looking_of(request), today=_today(), at=clock.now()
        ),
        reports=_in_the_draft,
        shape=lambda found: _one(found, looking_of(request)),
    )  # fmt: skip


def _in_the_draft(found: dict[str, Any]) -> list[Disclosed]:
    """The reports of which the latest draft shows the facts."""
    latest = found["drafts"][0]["weighed"] if found["drafts"] else None
    return told_by(list(latest.briefs)) if latest else []


def _one(found: dict[str, Any], by: Any) -> dict[str, Any]:
    latest = found["drafts"][0] if found["drafts"] else None
    can = found["next"]
    waits = latest and not latest["sent"]
    return {
        "lines": {name: in_two(found[name]) for name in LINES}, "draft": latest if waits else None,
        "stale": bool(latest and latest["sent"] and latest["changed"] and PartnerStep.RECALLED in can),
        "gate": _gate(latest["weighed"]) if latest else [], "policy": _policy() if latest else None,
        "files": is_partner(by), "drafts_it": PartnerStep.SENT in can,
        "sends": drafts(by), "approves_it": approves(by), "says": [str(kind) for kind in can if kind in SAID],
        "recalls": PartnerStep.RECALLED in can, "reasons": list(REASONS.items()), "key": public_key(),
        "answer_facts": _facts(found["answer"] and found["answer"]["shown"]),
        "draft_facts": _facts(latest and latest["shown"]),
    }  # fmt: skip


SAID = (PartnerStep.REMINDED, PartnerStep.TAKEN_BACK)


def _facts(shown: dict[str, Any] | None) -> dict[str, Any] | None:
    """An answer for its partial: header, and each record with its facts in order."""
    return shown and {
        "header": shown["header"], "records": [{**one, "facts": facts_of(one)} for one in shown["records"]],
    }  # fmt: skip


def _policy() -> dict[str, Any]:
    """Who stands for the gate's list of states, and until when."""
    table = policy_here()
    return {
        "reviewed_on": table.reviewed_on, "review_by": table.review_by, "late": table.review_by < _today(),
        "by": table.confirmed_by, "invented": table.confirmed_by == INVENTED,
    }  # fmt: skip


def _gate(weighed: Weighed | None) -> list[dict[str, Any]]:
    """What the gate says: on the request, then on each record with what that is."""
    found = weighed.found if weighed else ()
    return [
        {"rule": str(one.rule), "refuses": one.refuses, "record": None if one.record is None else one.record + 1,
         "report": weighed.briefs[one.record]["report"] if weighed and one.record is not None else None}
        for one in found
    ]  # fmt: skip


@require_POST
@signed_in
@or_refused
def say(request: HttpRequest, partner_request_id: uuid.UUID) -> HttpResponse:
    """The partner reminds, or takes its request back."""
    kind = next((one for one in SAID if one == request.POST.get("kind")), None)
    if kind is None:
        raise NotAsked("This is none of the steps offered.")
    asking_centre.sign_partner_step(
        request_id=partner_request_id, kind=kind, words=request.POST.get("words", ""),
        **who_acts(request),
    )  # fmt: skip
    return _back(partner_request_id, "said")


@require_http_methods(["GET", "POST"])
@signed_in
@table_or_said
def draft(request: HttpRequest, partner_request_id: uuid.UUID) -> HttpResponse:
    """Choose records and an outcome, see what the gate says and the answer as the partner would; then draft it."""
    need_task(request)
    form = request.POST
    if request.method == "GET" or "draft" not in form:
        return _draft_form(request, partner_request_id, form)
    try:
        assurance_on = optional_day(form.get("assurance_on", ""))
        answering.draft_answer(
            request_id=partner_request_id, drafted=drafted_in(form),
            assurance_on=assurance_on, **who_acts(request),
        )  # fmt: skip
    except ExchangeError as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _draft_form(request, partner_request_id, form, str(refusal))
    return _back(partner_request_id, "drafted")


def _draft_form(request: HttpRequest, request_id: uuid.UUID, form: QueryDict, problem: str = "") -> HttpResponse:
    """The form with what was chosen so far; once something is, with the gate's findings and the preview."""
    chosen, unclear = None, ""
    if request.method == "POST":
        try:
            chosen = drafted_in(form)
        except NotAsked as error:
            unclear = str(error)
    words = form.get("q", "").strip()
    return answer(
        request, "partner_draft.html", deed="partner_request:weigh", subject=("partner_request", str(request_id)),
        query=lambda: drafting(request_id, chosen, words=words, by=looking_of(request), today=_today(), at=clock.now()),
        reports=lambda found: _told(found), status=422 if problem or unclear else 200, for_task=True,
        shape=lambda found: {
            "form": form.dict(), "problem": problem or unclear, "outcomes": list(OUTCOMES.items()),
            "chosen": {str(key) for key in chosen.incidents} if chosen else set(),
            "gate": _gate(found["weighed"]), "policy": _policy(), "shown": _facts(found["shown"]),
            "why_not": _why_not(found["weighed"]),
            "lines": {name: in_two(found["request"][name]) for name in LINES}, "today": _today(),
        },
    )  # fmt: skip


def _why_not(weighed: Weighed | None) -> str:
    return why_not_given(weighed.drafted.outcome, len(weighed.records), weighed.found) if weighed else ""


def _told(found: dict[str, Any]) -> list[Disclosed]:
    """The reports whose words the page shows: of every candidate."""
    return [Disclosed(one["report_id"], one["marking_id"]) for one in found["candidates"]]


@require_POST
@signed_in
@or_refused
def decide(request: HttpRequest, partner_request_id: uuid.UUID, draft_id: uuid.UUID) -> HttpResponse:
    """Approve a draft, or sign and send it."""
    deed = {"reader_id": request.user.reader_id, "request_id": partner_request_id, "draft_id": draft_id}
    moment = {"at": clock.now(), "new_id": clock.new_id}
    if request.POST.get("do") == "approve":
        answering.approve_answer(**deed, **moment)
        return _back(partner_request_id, "approved")
    answering.send_answer(**deed, **moment)
    return _back(partner_request_id, "sent")


@require_POST
@signed_in
@or_refused
def recall(request: HttpRequest, partner_request_id: uuid.UUID) -> HttpResponse:
    """Recall the answer that was sent last."""
    reason = next((one for one in RecallReason if one == request.POST.get("reason")), None)
    if reason is None:
        raise NotAsked("Choose why it is recalled.")
    handed_over.recall_answer(
        request_id=partner_request_id, reason=reason, **who_acts(request)
    )  # fmt: skip
    return _back(partner_request_id, "recalled")


@require_POST
@signed_in
@or_refused
def take(request: HttpRequest, partner_request_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    """Take a file that was sent; the partner's first taking is its receipt."""
    name, content = handed_over.take_file(
        request_id=partner_request_id, file_id=file_id, **who_acts(request),
    )  # fmt: skip
    response = HttpResponse(content, content_type="application/jsonl")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _back(request_id: uuid.UUID, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('partner_request', args=[request_id])}?done={done}")


def _today() -> Any:
    return timezone.localdate(clock.now())


