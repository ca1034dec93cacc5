"""What leaves the house: a bundle for a court or a prosecutor, and the record in an open format."""

import io
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from rabta.exchange.errors import ExchangeError
from rabta.exchange.exporting import export_offer
from rabta.exchange.operations import Limits, court_bundle, export_record
from rabta.exchange.queries import court_request
from rabta.exchange.rules.court import LONGEST, Case
from rabta.exchange.rules.whole_record import scope_of
from rabta.language.sentences import said_in_urdu
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, need_task, signed_in
from rabta.web.periods import optional_day
from rabta.web.views.mending import identifier

ONE_DOWNLOAD = Limits(reports=2_000, size=64 * 2**20)
SCOPES = {
    "own": gettext_lazy(
        "Everything your own agency filed: the files as they came, what was read from them, how it was mended."
    ),
    "readable": gettext_lazy(
        "Every report you may read, with its file and what was read from it; not those that another agency keeps from being"
        " passed on (H2), and of no other agency the words about protected persons."
    ),
    "list": gettext_lazy("The list of the reports you may see, without any of their words."),
}


@require_http_methods(["GET", "POST"])
@signed_in
def event_bundle(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """A bundle of one event's records."""
    return _bundle(request, {"event_key": key}, ("event", str(key)))


@require_http_methods(["GET", "POST"])
@signed_in
def bundle(request: HttpRequest) -> HttpResponse:
    """A bundle of the reports that were chosen: `?report=` for each."""
    chosen = list(dict.fromkeys(identifier(said) for said in request.GET.getlist("report")))
    return _bundle(request, {"report_ids": chosen}, ("page", "bundle"))


def _bundle(request: HttpRequest, asked: dict[str, Any], subject: tuple[str, str]) -> HttpResponse:
    need_task(request)
    if request.method == "GET":
        return _bundle_form(request, asked, subject)
    said = {name: request.POST.get(name, "").strip() for name in ("recipient", "name", "number")}
    try:
        made = court_bundle(
            case=Case(**said), **who_acts(request),
            in_urdu=said_in_urdu, **asked,
        )
    except ExchangeError as refusal:
        return _bundle_form(request, asked, subject, problem=str(refusal))
    return _saved(made, "rabta-court-bundle.zip")


def _bundle_form(
    request: HttpRequest, asked: dict[str, Any], subject: tuple[str, str], problem: str = ""
) -> HttpResponse:  # fmt: skip
    return answer(
        request, "bundle.html", query=lambda: court_request(**asked), deed="bundle:form", subject=subject,
        shape=lambda found: {"problem": problem, "form": request.POST, "longest": LONGEST},
        status=422 if problem else 200,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def export(request: HttpRequest) -> HttpResponse:
    """What this reader may take of the record, and the file itself."""
    need_task(request)
    if request.method == "GET":
        return _export_form(request)
    said, held = request.POST.get("since", "").strip(), io.BytesIO()
    since = optional_day(said)
    if said and since is None:
        return _export_form(request, gettext("Write the day as year-month-day: 2025-10-01."))
    try:
        export_record(
            out=held, since=since, limits=ONE_DOWNLOAD, **who_acts(request)
        )
    except ExchangeError as refusal:
        return _export_form(request, str(refusal))
    return _saved(held.getvalue(), "rabta-export.zip")


def _export_form(request: HttpRequest, problem: str = "") -> HttpResponse:
    offer: Callable[[], dict[str, Any]] = lambda: export_offer(scope_of(looking_of(request).roles))  # noqa: E731
    return answer(
        request, "export.html", query=offer, deed="export:form", subject=("page", "export"),
        shape=lambda found: {
            "problem": problem, "form": request.POST, "what": SCOPES.get(found["scope"] or ""), "limits": ONE_DOWNLOAD,
            "too_much": found["reports"] > ONE_DOWNLOAD.reports or found["size"] > ONE_DOWNLOAD.size,
        },
        status=422 if problem else 200,
    )  # fmt: skip


def _saved(content: bytes, name: str) -> HttpResponse:
    """A file to be saved. Its name is ours and holds no word of a record."""
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
