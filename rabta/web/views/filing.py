"""Filing a report: a file dropped or words pasted, a marking chosen with its meaning in plain words."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from rabta.briefing.invented import is_invented
from rabta.filing import operations
from rabta.filing.errors import FilingError
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import clock, marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, signed_in
from rabta.web.mendable import PASTED_NAME
from rabta.web.periods import optional_day
from rabta.web.views.briefing import last_day_seen
from rabta.web.views.mending import identifier


@require_http_methods(["GET", "POST"])
@signed_in
def file(request: HttpRequest) -> HttpResponse:
    """The form; a report that cannot be taken brings it back with the reason and everything that was typed."""
    if request.method == "GET":
        return _form(request, QueryDict())
    chosen = marking_words.chosen_in(request.POST)
    content, name = _content(request)
    if not content.strip():
        return _form(request, request.POST, gettext("There is nothing to file: drop a file or paste the words."))
    if chosen.as_marking() is None:
        return _form(request, request.POST, gettext("Say who may read this report before you file it."))
    try:
        return _filed(request, content, name, str(chosen.as_marking()))
    except NoReader:
        raise
    except (FilingError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, request.POST, str(refusal))


def _content(request: HttpRequest) -> tuple[bytes, str]:
    """The bytes to keep. A browser sends a text box with CR LF line ends; what was pasted had LF."""
    uploaded = request.FILES.get("file")
    if uploaded is not None:
        return uploaded.read(), uploaded.name
    return request.POST.get("words", "").replace("\r\n", "\n").strip("\n").encode(), PASTED_NAME


def _filed(request: HttpRequest, content: bytes, name: str, marking: str) -> HttpResponse:
    form = request.POST
    typed_from: UUID | None = identifier(form["typed_from"]) if form.get("typed_from") else None
    done = operations.file_report(
        content=content, file_name=name, marking_text=marking,
        grading=f"{form.get('source', 'X')}{form.get('information', '4')}", format=None, typed_from=typed_from,
        written_on=optional_day(form.get("written_on", "")), **who_acts(request),
    )  # fmt: skip
    target = reverse("receipt", args=[done.report_id]) + ("?already=1" if done.already else "")
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)


def _form(request: HttpRequest, form: QueryDict, problem: str = "") -> HttpResponse:
    return answer(
        request, "file.html", query=_day, deed="file:form", subject=("page", "file"),
        shape=lambda found: {"problem": problem, "form": form, **found, **form_words(form)},
        status=422 if problem else 200,
    )  # fmt: skip


def _day() -> dict[str, date | bool]:
    """The day the form proposes for a report: today where the console stands. In the demo, whose invented weeks lie
    further back every day, their last day: a report of today would stand alone in figures of its own."""
    today = timezone.localdate(clock.now())
    last = last_day_seen() if is_invented() else None
    return {"today": min(today, last or today), "demo_day": bool(last and last < today)}


def form_words(form: QueryDict) -> dict[str, Any]:
    """Everything the marking and grading part of the form shows."""
    chosen = marking_words.chosen_in(form)
    return {
        "chosen_marking": chosen, "who": marking_words.who_will_see(chosen), "levels": marking_words.LEVELS,
        "audiences": marking_words.AUDIENCES, "handling": marking_words.HANDLING,
        "purposes": marking_words.PURPOSES, "sources": marking_words.SOURCES,
        "information": marking_words.INFORMATION, **audience_words(),
    }  # fmt: skip


def audience_words() -> dict[str, Any]:
    """Whom a form can name: agencies, and partners abroad."""
    return {"nameable": marking_words.nameable(), "abroad": marking_words.nameable(abroad=True)}


@require_GET
@signed_in
def who(request: HttpRequest) -> HttpResponse:
    """Who will see a report marked like this, in plain words. Asks the house nothing."""
    words = {"who": marking_words.who_will_see(marking_words.chosen_in(request.GET))}
    return HttpResponse(render_to_string("partials/who.html", words, request))
