"""A find to a seizure: one form, from a bag or without one, filed through the normal door; finds and how each was made."""

import uuid
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from rabta.custody.errors import CustodyError
from rabta.filing.errors import FilingError, NotAvailable
from rabta.screening.errors import NotSo, ScreeningError
from rabta.screening.operations.finds import LARGEST_PHOTO, report_find
from rabta.screening.queries import finds as kept
from rabta.screening.queries import scans as queries
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import clock, marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, looking_of, signed_in
from rabta.web.find_forms import choices, found_in, parts_in
from rabta.web.scan_forms import LONGEST_REGION, region_in
from rabta.web.views.airports import moment
from rabta.web.views.filing import form_words

PAGE = ("page", "finds")
AT_FIRST = "audience=every&level=restricted&handling=H0&opened=bag&unit=g&error=1&field_result="
"""What the form proposes: shown as any report is by default, and changed by whoever files it."""


@require_GET
@signed_in
def finds(request: HttpRequest) -> HttpResponse:
    """The latest finds, whoever reported them."""
    return answer(request, "finds.html", deed="find:list", subject=PAGE, query=kept.finds)


@require_GET
@signed_in
def examination(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """How something was found, what was seized, and where it counts and is kept."""
    return answer(
        request, "examination.html", deed="find:read", subject=("report", str(report_id)),
        query=lambda: kept.find(report_id, now=clock.now()),
        reports=lambda found: [Disclosed(found["report_id"], found["marking_id"])],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def find(request: HttpRequest) -> HttpResponse:
    """A find without a scan: on or in a body, in cargo, in a parcel, in a bag."""
    return _find(request, None)


@require_http_methods(["GET", "POST"])
@signed_in
def find_in_bag(request: HttpRequest, scan_id: uuid.UUID) -> HttpResponse:
    """What was found in a bag that a screener had opened; what its scans say is filled in."""
    return _find(request, scan_id)


def _find(request: HttpRequest, scan_id: uuid.UUID | None) -> HttpResponse:
    if request.method == "GET":
        return _form(request, QueryDict(AT_FIRST), scan_id)
    form, photo = request.POST, request.FILES.get("photo")
    chosen = marking_words.chosen_in(form).as_marking()
    try:
        if chosen is None:
            raise NotSo("Say who may see this report before you file it.")
        if photo is not None and photo.size > LARGEST_PHOTO:
            raise NotSo(f"A photograph has at most {LARGEST_PHOTO:,} bytes.")
        reported = report_find(
            found=found_in(_said(form)), scan_id=scan_id,
            region=region_in(form.get("region", "")) if scan_id else None, photo=photo.read() if photo else b"",
            marking_text=chosen, **who_acts(request),
        )  # fmt: skip
    except (NoReader, NotAvailable):
        raise
    except (ScreeningError, SharingError, FilingError, CustodyError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, scan_id, problem=str(refusal))
    return HttpResponseRedirect(reverse("examination", args=[reported.report_id]) + "?done=found")


def _said(form: QueryDict) -> dict[str, str]:
    """The form's fields by their names."""
    return {
        "opened": form.get("opened", ""), "airport": form.get("airport", ""), "opened_at": form.get("opened_at", ""),
        "tag": form.get("tag", ""), "flight": form.get("flight", ""), "destination": form.get("destination", ""),
        "substance": form.get("substance", ""), "quantity": form.get("quantity", ""), "unit": form.get("unit", ""),
        "error": form.get("error", ""), "substance_2": form.get("substance_2", ""), "quantity_2": form.get("quantity_2", ""),
        "unit_2": form.get("unit_2", ""), "error_2": form.get("error_2", ""), "substance_3": form.get("substance_3", ""),
        "quantity_3": form.get("quantity_3", ""), "unit_3": form.get("unit_3", ""), "error_3": form.get("error_3", ""),
        "substance_4": form.get("substance_4", ""), "quantity_4": form.get("quantity_4", ""),
        "unit_4": form.get("unit_4", ""), "error_4": form.get("error_4", ""),
        "weight": form.get("weight", ""), "concealment": form.get("concealment", ""),
        "arrests": form.get("arrests", ""), "case_number": form.get("case_number", ""),
        "field_test": form.get("field_test", ""), "field_result": form.get("field_result", ""),
        "ground": form.get("ground", ""), "basis": form.get("basis", ""), "order_number": form.get("order_number", ""),
        "same_sex": form.get("same_sex", ""), "age": form.get("age", ""), "present": form.get("present", ""),
        "medical_count": form.get("medical_count", ""), "medical_mass_g": form.get("medical_mass_g", ""),
    }  # fmt: skip


def _form(request: HttpRequest, form: QueryDict, scan_id: uuid.UUID | None, *, problem: str = "") -> HttpResponse:
    def shape(found: dict[str, Any]) -> dict[str, Any]:
        told = form.dict() if request.method == "POST" else {**_proposed(found, request), **form.dict()}
        parts = parts_in(told)
        return {"form": told, "problem": problem, "scan_id": scan_id, "parts": parts, **choices(), **form_words(form),
                "more": any(one["substance"] or one["quantity"] for one in parts[1:])}  # fmt: skip

    return answer(
        request, "find.html", deed="find:form", subject=PAGE, status=422 if problem else 200, shape=shape,
        query=(lambda: queries.bag(scan_id, by=looking_of(request))) if scan_id else dict,
    )  # fmt: skip


def _proposed(found: dict[str, Any], request: HttpRequest) -> dict[str, str]:
    """What the scan of the bag says, and now."""
    return {
        "opened_at": _now_or_then(found).strftime("%Y-%m-%dT%H:%M"), "tag": found.get("tag") or "",
        "airport": found.get("airport") or "", "flight": found.get("flight") or "",
        "region": request.GET.get("region", "")[:LONGEST_REGION],
    }  # fmt: skip


def _now_or_then(found: dict[str, Any]) -> datetime:
    """Now; in an invented year when the bag was scanned, or the end of its last day, so that the find is of that year."""
    now, here = timezone.localtime(clock.now()), moment()
    if here.date() == now.date():
        return now
    return timezone.localtime(found["scanned_at"]) if found.get("scanned_at") else here
