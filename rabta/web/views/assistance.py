"""Requests between agencies of the country: the list, asking, one request with its answer, and what is signed of it."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.casework.operations import requests as operations
from rabta.casework.queries import requests as queries
from rabta.sharing.errors import NoReader
from rabta.web import clock, marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.case_forms import a_uuid, agency_in, day_in, forms_of, home_agencies, level_in, said_in
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.views.briefing import as_of
from rabta.web.views.cases import REFUSALS, operation_kinds
from rabta.web.views.mending import identifier
from rabta.web.views.steps import take_step_back
from rabta.web.views.work import done


@require_GET
@signed_in
def requests(request: HttpRequest) -> HttpResponse:
    """Requests to the reader's agency, from it, and others that show."""
    return answer(
        request, "assistance_list.html", deed="assistance:list", subject=("page", "cases"),
        query=lambda: queries.requests(by=looking_of(request), today=as_of()),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """The form; what is refused comes back as it was typed. `?incident=` names the event that it is about."""
    if request.method == "GET":
        return _form(request, request.GET)
    form = request.POST
    about = [("incident", one)] if (one := a_uuid(form.get("incident", ""))) else []
    try:
        request_id = operations.ask_agency(
            to=agency_in(form.get("to", "")), title=form.get("title", ""),
            words=form.get("words", "").replace("\r\n", "\n"), due_on=day_in(form.dict(), "due_on"),
            level=level_in(form.get("level", "")), about=about, **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except REFUSALS as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("assistance", args=[request_id]) + "?done=asked")


def _form(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "ask_agency.html", query=dict, deed="assistance:form", subject=("page", "cases"),
        status=422 if problem else 200,
        shape=lambda found: {
            "form": form.dict(), "problem": problem, "levels": marking_words.LEVELS, "today": _today(),
            "home": home_agencies(but=looking_of(request).agency),
        },
    )  # fmt: skip


@require_GET
@signed_in
def one(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    """One request: what is asked, how it stands, drafts of one's own agency, the answer, what may be signed now."""
    return _page(request, request_id)


def _page(request: HttpRequest, request_id: uuid.UUID, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "assistance.html", deed="assistance:read", subject=("request", str(request_id)),
        status=422 if problem else 200, query=lambda: queries.request(request_id, by=looking_of(request), today=as_of()),
        shape=lambda found: {
            "problem": problem, "typed": request.POST.dict(), "forms": forms_of("request", found["next"]),
            "today": _today(), "home": home_agencies(), "kinds": operation_kinds(found["links"]),
            "mine": found["asker_number"] == looking_of(request).agency,
        },
    )  # fmt: skip


@require_POST
@signed_in
def sign(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    """Accept or refuse a request, name another agency, pass it on, remind, take it back."""

    def deed() -> None:
        operations.sign_request_step(
            request_id=request_id, **who_acts(request),
            said=said_in(request.POST.dict(), today=timezone.localdate(clock.now())),
        )  # fmt: skip

    return _done(request, request_id, deed, "signed")


@require_POST
@signed_in
def draft(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    """Write an answer, with reports that its asker may have; nothing of it leaves before a colleague signs it."""
    form = request.POST

    def deed() -> None:
        operations.draft_answer(
            request_id=request_id, words=form.get("words", "").replace("\r\n", "\n"),
            named=form.get("reports", "").split(), **who_acts(request),
        )  # fmt: skip

    return _done(request, request_id, deed, "drafted")


@require_POST
@signed_in
def countersign(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    """Sign a colleague's answer, which sends it."""

    def deed() -> None:
        operations.sign_answer(
            request_id=request_id, answer_id=identifier(request.POST.get("answer")),
            **who_acts(request),
        )  # fmt: skip

    return _done(request, request_id, deed, "answered")


@require_POST
@signed_in
def withdraw(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    """Take one's own wrong step back, with a reason."""
    return _done(request, request_id, lambda: take_step_back(request, "request", request_id), "withdrawn")


def _done(request: HttpRequest, request_id: uuid.UUID, deed: Callable[[], None], said: str) -> HttpResponse:
    back = f"{reverse('assistance', args=[request_id])}?done={said}"
    return done(request, deed, back=back, again=lambda problem: _page(request, request_id, problem=problem))


def _today() -> str:
    return timezone.localdate(clock.now()).isoformat()
