"""Public bulletins: those of the own agency, those published, writing one, signing it, and the page that leaves."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.filing.errors import NotAvailable
from rabta.prevention import operations, queries
from rabta.prevention.errors import NotPublic, PreventionError
from rabta.prevention.operations import Held
from rabta.prevention.rules.gate import Finding
from rabta.publications.rules.course import PUBLISHING
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import refused
from rabta.web.acting import who_acts
from rabta.web.bulletin_forms import bulletin_in
from rabta.web.door import answer, answer_bytes, looking_of, signed_in
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of

PAGE = ("page", "bulletins")


@require_GET
@signed_in
def bulletins(request: HttpRequest) -> HttpResponse:
    """Bulletins of the own agency with how they stand, and those published."""
    return answer(
        request, "bulletins.html", deed="bulletin:list", subject=PAGE,
        query=lambda: queries.bulletins(by=looking_of(request)),
    )  # fmt: skip


@require_GET
@signed_in
def bulletin(request: HttpRequest, bulletin_id: uuid.UUID) -> HttpResponse:
    """One bulletin: its text in both languages, who signed what, and what may be signed."""
    return answer(
        request, "bulletin.html", deed="bulletin:read", subject=("bulletin", str(bulletin_id)),
        query=lambda: queries.bulletin(bulletin_id, by=looking_of(request)),
        shape=lambda found: {"text": found["own"] or found["published"]},
    )  # fmt: skip


@require_GET
@signed_in
def page(request: HttpRequest, bulletin_id: uuid.UUID) -> HttpResponse:
    """The published bulletin as a file for everybody: the same bytes whoever asks."""

    def made(found: dict[str, Any]) -> bytes:
        if found["page"] is None:
            raise NotAvailable
        return bytes(found["page"])

    answered = answer_bytes(
        request, query=lambda: {"page": queries.published_page(bulletin_id)}, made=made, deed="bulletin:take",
        subject=("bulletin", str(bulletin_id)), content_type="text/html; charset=utf-8",
    )  # fmt: skip
    answered["Content-Disposition"] = f'attachment; filename="bulletin-{bulletin_id}.html"'
    return answered


@require_http_methods(["GET", "POST"])
@signed_in
def write_bulletin(request: HttpRequest) -> HttpResponse:
    """The form of a new bulletin; what the gate holds or the house refuses comes back as it was typed."""
    if request.method == "GET":
        return _writing(request, QueryDict())
    form = request.POST
    try:
        done = operations.write_bulletin(
            new=bulletin_in(form), today=as_of(), **who_acts(request)
        )
    except NoReader:
        raise
    except NotAvailable:
        return _writing(request, form, problem="No warning or signal of your agency is available to you under this choice.")
    except (PreventionError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _writing(request, form, problem=str(refusal))
    if isinstance(done, Held):
        return _writing(request, form, held=done.findings)
    return HttpResponseRedirect(reverse("bulletin", args=[done]) + "?done=written")


def _writing(
    request: HttpRequest, form: QueryDict, *, problem: str = "", held: tuple[Finding, ...] = ()
) -> HttpResponse:  # fmt: skip
    return answer(
        request, "write_bulletin.html", deed="bulletin:form", subject=PAGE, status=422 if problem or held else 200,
        query=lambda: {
            "warnings": queries.choices(by=looking_of(request), today=as_of()),
            "signals": queries.followed(by=looking_of(request), today=as_of()),
        },
        shape=lambda found: {
            "form": form.dict(), "chosen": [*form.getlist("warning"), *form.getlist("signal")], "problem": problem,
            "held": held, "today": as_of(),
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, bulletin_id: uuid.UUID) -> HttpResponse:
    """Approve or refuse a bulletin, publish it, take it back."""
    form = request.POST
    kind = PUBLISHING.kind_named(form.get("kind"))
    if kind is None:
        raise NotPublic("This is no step that can be signed here.")
    operations.sign_bulletin(
        bulletin_id=bulletin_id, kind=kind, words=form.get("words", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('bulletin', args=[bulletin_id])}?done=signed#signed")
