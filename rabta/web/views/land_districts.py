"""A district's poppy land: its season, how it stands, its certificate, plans and patrols."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from rabta.casework.operations.tasks import give_task
from rabta.casework.queries.tasks import tasks_for
from rabta.clearance import certifying, declaring, season, visiting
from rabta.clearance.errors import NotDeclared
from rabta.clearance.queries import photographs_of
from rabta.clearance.rules.district_ids import district_id
from rabta.web.acting import who_acts
from rabta.web.case_forms import agency_in, home_agencies
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.land_asked import asked_in, back_to, day_said, known_district, whole_number
from rabta.web.land_picture import sheet
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of

PAGE = ("page", "land")


@require_GET
@signed_in
def district(request: HttpRequest, district_code: str) -> HttpResponse:
    """One district's season: areas, status, plan, visits, estimate, over-reporting, its fields drawn."""
    return _district(request, district_code, "land_district.html", deed="land:district")


@require_GET
@signed_in
def certificate(request: HttpRequest, district_code: str) -> HttpResponse:
    """What may be certified of a district's season, by which records, and what is not covered; to be printed."""
    return _district(request, district_code, "land_certificate.html", deed="land:certificate")


def _district(request: HttpRequest, code: str, template: str, *, deed: str) -> HttpResponse:
    crop, year = asked_in(request)
    known_district(code)

    def found() -> dict[str, Any] | None:
        page = season.district_season(code=code, today=as_of(), crop=crop, year=year, by=looking_of(request))
        if page is None:
            return None
        keys = [each["key"] for each in page["claims"]]
        page["photographs"] = photographs_of(keys)
        page["issued"] = certifying.issued_in(crop=crop, year=page["season"].year, district=page["number"])
        page["tasks"] = tasks_for(district_id(code), members=(), by=looking_of(request), today=as_of())
        return page

    return answer(
        request, template, deed=deed, subject=PAGE, query=found,
        shape=lambda page: {
            "sheet": sheet(page["claims"], page["photographs"]), "home": home_agencies(), "code": code,
            "asked": urlencode({"crop": page["crop"], "year": page["season"].year}),
            "certifies": "certifies_cannabis" if page["crop"] == "cannabis" else "certifies",
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def issue(request: HttpRequest, district_code: str) -> HttpResponse:
    """Issue a district's certificate, in one's own name."""
    form = request.POST
    known_district(district_code)
    issued = certifying.issue_certificate(
        district=district_code, crop=form.get("crop", ""), year=whole_number(form.get("year", "")),
        words=form.get("words", ""), today=as_of(), **who_acts(request),
    )  # fmt: skip
    return back_to(request, "land_issued", issued, done="issued")


@require_GET
@signed_in
def issued(request: HttpRequest, certificate_id: uuid.UUID) -> HttpResponse:
    """A certificate as it was issued, and what speaks against it since; to be printed."""
    return answer(
        request, "land_issued.html", deed="land:issued", subject=("land_certificate", str(certificate_id)),
        query=lambda: certifying.certificate_page(certificate_id, today=as_of(), by=looking_of(request)),
        shape=lambda page: {
            "asked": urlencode({"crop": page["crop"], "year": page["year"]}),
            "certifies": "certifies_cannabis" if page["crop"] == "cannabis" else "certifies",
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def withdraw(request: HttpRequest, certificate_id: uuid.UUID) -> HttpResponse:
    """Withdraw a certificate of one's own agency, with the reason."""
    certifying.withdraw_certificate(
        certificate_id=certificate_id, words=request.POST.get("words", ""), **who_acts(request)
    )  # fmt: skip
    return back_to(request, "land_issued", certificate_id, done="withdrawn")


@require_POST
@signed_in
@or_refused
def declare(request: HttpRequest, district_code: str) -> HttpResponse:
    """Declare how a district stands, in one's own name."""
    form = request.POST
    known_district(district_code)
    declaring.declare_status(
        crop=form.get("crop", ""), year=whole_number(form.get("year", "")), district=district_code,
        status=form.get("status", ""), on=day_said(form.get("on", ""), NotDeclared), words=form.get("words", ""),
        today=as_of(), **who_acts(request),
    )  # fmt: skip
    return back_to(request, "land_district", district_code, done="declared", at="status")


@require_POST
@signed_in
@or_refused
def declare_province(request: HttpRequest) -> HttpResponse:
    """Declare how a province as a whole stands, in one's own name."""
    form = request.POST
    declaring.declare_status(
        crop=form.get("crop", ""), year=whole_number(form.get("year", "")), province=form.get("province", ""),
        status=form.get("status", ""), on=day_said(form.get("on", ""), NotDeclared), words=form.get("words", ""),
        today=as_of(), **who_acts(request),
    )  # fmt: skip
    return back_to(request, "land", done="declared")


@require_POST
@signed_in
@or_refused
def take_back(request: HttpRequest, declared_id: uuid.UUID) -> HttpResponse:
    """Take back one's own last declaration, with the reason."""
    form = request.POST
    code = declaring.take_back(declared_id=declared_id, words=form.get("words", ""), today=as_of(), **who_acts(request))
    return back_to(request, "land_district", code, done="taken_back", at="status") if code else back_to(request, "land")


@require_POST
@signed_in
@or_refused
def plan(request: HttpRequest, district_code: str) -> HttpResponse:
    """Draw a plan of visits for a district."""
    form = request.POST
    known_district(district_code)
    visiting.draw_plan(
        crop=form.get("crop", ""), year=whole_number(form.get("year", "")), district=district_code,
        seed=form.get("seed", ""), half_width=whole_number(form.get("half_width", "")),
        confidence=whole_number(form.get("confidence", "")), **who_acts(request),
    )  # fmt: skip
    return back_to(request, "land_district", district_code, done="planned", at="plan")


@require_POST
@signed_in
@or_refused
def patrol(request: HttpRequest, district_code: str) -> HttpResponse:
    """Give an agency a task for a district: a patrol, a visit."""
    form = request.POST
    known_district(district_code)
    give_task(
        title=form.get("title", ""), agency=agency_in(form.get("agency", "")), due_on=optional_day(form.get("due_on", "")),
        for_kind="district", for_id=district_id(district_code), **who_acts(request),
    )  # fmt: skip
    return back_to(request, "land_district", district_code, done="given", at="tasks")
