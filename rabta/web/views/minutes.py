"""Minutes of a meeting of two sides: opened, decided, signed by both."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.sharing.errors import NoReader, SharingError
from rabta.strategy import meeting_minutes, queries
from rabta.strategy.errors import StrategyError
from rabta.strategy.rules.minutes import Entry
from rabta.web import marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.commitment_forms import BECOMES, entered_in, met_in, parties
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words


@require_http_methods(["GET", "POST"])
@signed_in
def open_minutes(request: HttpRequest) -> HttpResponse:
    """The form of a meeting; what is refused comes back as it was typed."""
    if request.method == "GET":
        return _form(request, QueryDict())
    form = request.POST
    chosen = marking_words.chosen_in(form).as_marking()
    if chosen is None:
        return _form(request, form, "Say who may see these minutes before you open them.")
    try:
        meeting_id = meeting_minutes.open_minutes(
            met=met_in(form), marking_text=chosen, today=as_of(), **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (StrategyError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, str(refusal))
    return HttpResponseRedirect(reverse("meeting", args=[meeting_id]))


def _form(request: HttpRequest, form: QueryDict, problem: str = "") -> HttpResponse:
    return answer(
        request, "open_minutes.html", query=dict, deed="meeting:form", subject=("page", "commitments"),
        status=422 if problem else 200,
        shape=lambda found: {
            "form": form.dict(), "ours": form.getlist("ours"), "theirs": form.getlist("theirs"), "problem": problem,
            "today": as_of(), "parties": parties(), **form_words(form),
        },
    )  # fmt: skip


@require_GET
@signed_in
def meeting(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """One meeting: its decisions, who has signed, what came about, and what may be entered now."""
    return answer(
        request, "meeting.html", deed="meeting:read", subject=("meeting", str(meeting_id)),
        query=lambda: queries.meeting(meeting_id, by=looking_of(request), today=as_of()),
        shape=lambda found: {
            "parties": parties(), "becomes": BECOMES.items(), "decisions": _decisions(found), "may": _may(found),
            "log": [one for one in found["entries"] if one["line"].kind is not Entry.DECIDED],
        },
    )  # fmt: skip


def _decisions(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The decisions that stand, each with whether it is done and what it became."""
    standing = {one.number for one in found["minutes"].decisions}
    return [
        {**one, "done": one["line"].number in found["minutes"].done,
         "given": one["line"].number in found["minutes"].given, "made": found["made"].get(one["line"].number)}
        for one in found["entries"] if one["line"].number in standing and one["line"].kind is Entry.DECIDED
    ]  # fmt: skip


def _may(found: dict[str, Any]) -> str:
    """What this reader may do now: decide, sign, unsign, countersign, or follow up; nothing for whoever looks on."""
    minutes, side = found["minutes"], found["side"]
    if side is None:
        return ""
    if minutes.fixed:
        return "follow"
    if not minutes.signed:
        return "decide"
    return "unsign" if minutes.signed.signed_by == found["me"] else "countersign" if found["other_side"] else ""


@require_POST
@signed_in
@or_refused
def enter(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Enter a line: a decision, a signature, a task done."""
    meeting_minutes.enter_line(
        meeting_id=meeting_id, entered=entered_in(request.POST), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('meeting', args=[meeting_id])}?done=entered#decisions")
