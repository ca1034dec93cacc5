"""Poppy land: the board of a season, a district and its certificate, one field, the early watch, what is filed there."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from rabta.casework.operations.tasks import give_task
from rabta.casework.queries.tasks import tasks_for
from rabta.clearance import certifying, declaring, field, mapped, season, visiting, watch
from rabta.clearance.errors import NotDeclared, NotOnTheGround
from rabta.clearance.operations import Given
from rabta.clearance.queries import photographs_of
from rabta.clearance.rules.district_ids import district_id
from rabta.filing.errors import NotAvailable
from rabta.vocabulary.rules.places import districts
from rabta.web import clock
from rabta.web.case_forms import agency_in, home_agencies
from rabta.web.door import Disclosed, answer, answer_data, looking_of, signed_in
from rabta.web.land_map import drawn, fields_drawn, land_map_words, window_of
from rabta.web.land_picture import outlined, sheet
from rabta.web.land_plate import plate
from rabta.web.land_words import AREA_UNITS, MEANS
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.mending import identifier

PAGE = ("page", "land")


@require_GET
@signed_in
def land(request: HttpRequest) -> HttpResponse:
    """The board of a season: every district with claims or a declaration, its five quantities and how it stands."""
    crop, year = _asked(request)
    return answer(
        request, "land.html", deed="land:board", subject=PAGE,
        query=lambda: season.board(today=as_of(), crop=crop, year=year, by=looking_of(request)),
        shape=lambda found: {
            "map": land_map_words(), **plate(found["districts"]), "whats": mapped.WHATS,
            "statuses": [*season.STATUSES, "unsaid"], "acts": season.STATUSES,
        },
    )  # fmt: skip


@require_GET
@signed_in
def land_map(request: HttpRequest) -> HttpResponse:
    """What the map of a season draws: land by place and month, and each district's land, as JSON."""
    crop, year = _asked(request)
    what = _what(request)
    return answer_data(
        request, query=lambda: mapped.map_of(today=as_of(), crop=crop, year=year, what=what), deed="land:map", subject=PAGE,
        shape=drawn,
    )  # fmt: skip


@require_GET
@signed_in
def land_fields(request: HttpRequest) -> HttpResponse:
    """The fields within a window of the map, what an earlier claim holds struck out, and photographs, as GeoJSON."""
    crop, year = _asked(request)
    window = window_of(request.GET.get("window", ""))
    if window is None:
        raise NotAvailable
    return answer_data(
        request, query=lambda: mapped.fields_in(window, today=as_of(), crop=crop, year=year), deed="land:fields",
        subject=PAGE, shape=fields_drawn,
    )  # fmt: skip


@require_GET
@signed_in
def land_place(request: HttpRequest) -> HttpResponse:
    """The claims that the map draws in the cells, or the district, and between the days the address names, newest first."""
    crop, year = _asked(request)
    cells, code = request.GET.getlist("cell")[:300], request.GET.get("district", "")
    among = {
        "what": _what(request), "district": next((each.number for each in districts() if each.code == code), None),
        "days": (optional_day(request.GET.get("from", "")), optional_day(request.GET.get("to", ""))),
    }  # fmt: skip
    return answer(
        request, "land_place.html", deed="land:place", subject=PAGE,
        query=lambda: mapped.claims_at(cells, today=as_of(), crop=crop, year=year, **among),
    )  # fmt: skip


@require_GET
@signed_in
def land_watch(request: HttpRequest) -> HttpResponse:
    """The early watch: districts with their reasons."""
    crop, _ = _asked(request)
    return answer(
        request, "land_watch.html", deed="land:watch", subject=PAGE,
        query=lambda: watch.watched(today=as_of(), crop=crop, by=looking_of(request)),
    )  # fmt: skip


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
    crop, year = _asked(request)
    _known(code)

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
    _known(district_code)
    issued = certifying.issue_certificate(
        district=district_code, crop=form.get("crop", ""), year=_whole(form.get("year", "")), words=form.get("words", ""),
        today=as_of(), **_who(request),
    )  # fmt: skip
    return _back(request, "land_issued", issued, done="issued")


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
        certificate_id=certificate_id, words=request.POST.get("words", ""), **_who(request)
    )  # fmt: skip
    return _back(request, "land_issued", certificate_id, done="withdrawn")


@require_POST
@signed_in
@or_refused
def declare(request: HttpRequest, district_code: str) -> HttpResponse:
    """Declare how a district stands, in one's own name."""
    form = request.POST
    _known(district_code)
    declaring.declare_status(
        crop=form.get("crop", ""), year=_whole(form.get("year", "")), district=district_code, status=form.get("status", ""),
        on=_day(form.get("on", ""), NotDeclared), words=form.get("words", ""), today=as_of(), **_who(request),
    )  # fmt: skip
    return _back(request, "land_district", district_code, done="declared", at="status")


@require_POST
@signed_in
@or_refused
def declare_province(request: HttpRequest) -> HttpResponse:
    """Declare how a province as a whole stands, in one's own name."""
    form = request.POST
    declaring.declare_status(
        crop=form.get("crop", ""), year=_whole(form.get("year", "")), province=form.get("province", ""),
        status=form.get("status", ""), on=_day(form.get("on", ""), NotDeclared), words=form.get("words", ""), today=as_of(),
        **_who(request),
    )  # fmt: skip
    return _back(request, "land", done="declared")


@require_POST
@signed_in
@or_refused
def take_back(request: HttpRequest, declared_id: uuid.UUID) -> HttpResponse:
    """Take back one's own last declaration, with the reason."""
    form = request.POST
    code = declaring.take_back(declared_id=declared_id, words=form.get("words", ""), today=as_of(), **_who(request))
    return _back(request, "land_district", code, done="taken_back", at="status") if code else _back(request, "land")


@require_POST
@signed_in
@or_refused
def plan(request: HttpRequest, district_code: str) -> HttpResponse:
    """Draw a plan of visits for a district."""
    form = request.POST
    _known(district_code)
    visiting.draw_plan(
        crop=form.get("crop", ""), year=_whole(form.get("year", "")), district=district_code, seed=form.get("seed", ""),
        half_width=_whole(form.get("half_width", "")), confidence=_whole(form.get("confidence", "")), **_who(request),
    )  # fmt: skip
    return _back(request, "land_district", district_code, done="planned", at="plan")


@require_POST
@signed_in
@or_refused
def patrol(request: HttpRequest, district_code: str) -> HttpResponse:
    """Give an agency a task for a district: a patrol, a visit."""
    form = request.POST
    _known(district_code)
    give_task(
        title=form.get("title", ""), agency=agency_in(form.get("agency", "")), due_on=optional_day(form.get("due_on", "")),
        for_kind="district", for_id=district_id(district_code), **_who(request),
    )  # fmt: skip
    return _back(request, "land_district", district_code, done="given", at="tasks")


@require_GET
@signed_in
def land_field(request: HttpRequest, claim_key: uuid.UUID) -> HttpResponse:
    """One field: its claim, what lies over it, photographs, visits, opinions from above."""
    return answer(
        request, "land_field.html", deed="land:field", subject=("land_claim", str(claim_key)),
        query=lambda: field.field_page(claim_key, by=looking_of(request)),
        reports=lambda found: [Disclosed(found["claim"]["report_id"], found["claim"]["marking_id"])],
        shape=lambda found: {
            "sheet": sheet(_in_order(found), found["photographs"], own=claim_key), "images": _laid_under(found),
            "units": AREA_UNITS, "means": MEANS,
            "today": as_of(),
        },
    )  # fmt: skip


def _laid_under(found: dict[str, Any]) -> list[dict[str, Any]]:
    land = found["claim"]["land"]
    return [
        {**each, **outlined(land, each["west"], each["south"], each["east"], each["north"])} for each in found["images"]
    ]  # fmt: skip


def _in_order(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims that lie over the field and the field itself, each once, in the order of their days."""
    return [each["claim"] for each in found["over"] if each["earlier"]] + [found["claim"]] + [
        each["claim"] for each in found["over"] if not each["earlier"]
    ]


@require_POST
@signed_in
@or_refused
def visit(request: HttpRequest, claim_key: uuid.UUID) -> HttpResponse:
    """File a visit to a cleared field, or one in the place of one's own wrong one."""
    form = request.POST
    replaces = form.get("replaces", "")
    unit, _, basis = form.get("unit", "").partition("/")
    visiting.file_visit(
        claim_key=claim_key, replaces=identifier(replaces) if replaces else None, today=as_of(),
        said=visiting.SaidOfVisit(
            visited_on=_day(form.get("visited_on", ""), NotOnTheGround), means=form.get("means", ""),
            area=form.get("area", ""), unit=unit, basis=basis,
            destroyed=_whole(form.get("destroyed", "")), words=form.get("words", ""),
        ),
        **_who(request),
    )  # fmt: skip
    return _back(request, "land_field", claim_key, done="visited", at="visits")


@require_POST
@signed_in
@or_refused
def series(request: HttpRequest, claim_key: uuid.UUID) -> HttpResponse:
    """Supply a series of pictures from above for a field."""
    form = request.POST
    visiting.supply_series(
        claim_key=claim_key, source=form.get("source", ""), lines=form.get("lines", ""), **_who(request)
    )  # fmt: skip
    return _back(request, "land_field", claim_key, done="supplied", at="above")


@require_POST
@signed_in
@or_refused
def supply_image(request: HttpRequest, claim_key: uuid.UUID) -> HttpResponse:
    """Supply an image from above of a field."""
    form = request.POST
    sent = request.FILES.get("image")
    if sent is None:
        raise NotOnTheGround("Choose the image: a JPEG or a PNG.")
    visiting.supply_image(
        claim_key=claim_key, given=Given(sent.name or "", sent.read()),
        taken_on=_day(form.get("taken_on", ""), NotOnTheGround), extent=form.get("extent", ""),
        source=form.get("source", ""), today=as_of(), **_who(request),
    )  # fmt: skip
    return _back(request, "land_field", claim_key, done="supplied", at="above")


def _asked(request: HttpRequest) -> tuple[str, int | None]:
    crop = request.GET.get("crop", "")
    said = request.GET.get("year", "")
    year = int(said) if said.isascii() and said.isdigit() and len(said) == 4 and 2000 <= int(said) <= 2100 else None
    return (crop if crop in season.CROPS else season.CROPS[0]), year


def _what(request: HttpRequest) -> str:
    what = request.GET.get("what", "")
    return what if what in mapped.WHATS else mapped.WHATS[0]


def _known(code: str) -> None:
    if code not in {each.code for each in districts()}:
        raise NotAvailable


def _whole(said: str) -> int:
    """A whole number as it was typed; one that no rule allows where it is none, so that the room says what it wants."""
    said = said.strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else -1


def _day(said: str, error: Callable[[str], Exception]) -> Any:
    found = optional_day(said)
    if found is None:
        raise error("Say the day.")
    return found


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"reader_id": request.user.reader_id, "at": clock.now(), "new_id": clock.new_id}


def _back(request: HttpRequest, name: str, *parts: Any, done: str = "", at: str = "") -> HttpResponse:
    """To the page of what was written, in the season that the form named."""
    season_of = {key: request.POST.get(key, "") for key in ("crop", "year") if request.POST.get(key)}
    told = urlencode({**season_of, **({"done": done} if done else {})})
    return HttpResponseRedirect(f"{reverse(name, args=parts)}?{told}" + (f"#{at}" if at else ""))
