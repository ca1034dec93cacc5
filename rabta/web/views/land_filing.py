"""Filing a claim of land from a phone or a desk, and a photograph of a field."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from rabta.clearance import operations, queries
from rabta.clearance.errors import ClearanceError, NotAClaim
from rabta.clearance.operations import Given
from rabta.filing.errors import FilingError, NotAvailable
from rabta.sharing.errors import NoReader, SharingError
from rabta.sharing.operations import reading_as
from rabta.web import refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, disclose, need_task, signed_in
from rabta.web.land_forms import claim_file, words_of_form
from rabta.web.marking_words import chosen_in
from rabta.web.security import WALKING
from rabta.web.views.custody import moment_here
from rabta.web.views.filing import form_words


@require_http_methods(["GET", "POST"])
@signed_in
def file_land(request: HttpRequest) -> HttpResponse:
    """The form; a claim that cannot be taken brings it back with the reason and everything that was typed."""
    if request.method == "GET":
        return _form(request, QueryDict())
    form = request.POST
    marking = chosen_in(form).as_marking()
    try:
        if marking is None:
            raise NotAClaim("Say who may read this report before you file it.")
        filed = operations.file_land(
            content=claim_file(form), file_name="walked.geojson", marking_text=marking,
            grading=f"{form.get('source', 'X')}{form.get('information', '4')}", idempotency_key=form.get("draft", ""),
            photographs=[Given(each.name or "", each.read()) for each in request.FILES.getlist("photographs")],
            **who_acts(request),
        )  # fmt: skip
    except (NoReader, NotAvailable):
        raise
    except (FilingError, SharingError, ClearanceError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, str(refusal))
    return HttpResponseRedirect(reverse("receipt", args=[filed.report_id]) + ("?already=1" if filed.already else ""))


def _form(request: HttpRequest, form: QueryDict, problem: str = "") -> HttpResponse:
    page = answer(
        request, "file_land.html", deed="file:form", subject=("page", "file_land"), query=dict,
        status=422 if problem else 200,
        shape=lambda found: {
            "problem": problem, "form": form, "there": form.getlist("named_there"), "help_named": form.getlist("help"),
            **form_words(form), **words_of_form(), "today": timezone.localdate(moment_here()),
        },
    )  # fmt: skip
    page["Permissions-Policy"] = WALKING
    return page


@require_GET
@signed_in
def land_photograph(request: HttpRequest, photograph_id: uuid.UUID) -> HttpResponse:
    """A photograph of a field: the picture alone, without its camera's notes."""
    return _picture(request, lambda: queries.photograph(photograph_id), deed="land:photograph_seen")


@require_GET
@signed_in
def land_image(request: HttpRequest, image_id: uuid.UUID) -> HttpResponse:
    """An image from above, without its maker's notes."""
    return _picture(request, lambda: queries.image(image_id), deed="land:image_seen")


def _picture(request: HttpRequest, query: Callable[[], dict[str, Any] | None], *, deed: str) -> HttpResponse:
    need_task(request)
    with reading_as(request.user.reader_id) as looking:
        found = query()
    if found is None:
        raise NotAvailable
    detail = {"name": looking.name, "bytes": len(found["content"])}
    disclose(
        looking, deed=deed, subject=("report", str(found["report_id"])), marking_id=found["marking_id"], detail=detail
    )  # fmt: skip
    return HttpResponse(found["content"], content_type=found["media_type"])
