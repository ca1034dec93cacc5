"""One field of poppy: its claim, visits on the ground, pictures from above."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from rabta.clearance import field, visiting
from rabta.clearance.errors import NotOnTheGround
from rabta.clearance.operations import Given
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, looking_of, signed_in
from rabta.web.land_asked import back_to, day_said, whole_number
from rabta.web.land_picture import outlined, sheet
from rabta.web.land_words import AREA_UNITS, MEANS
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.mending import identifier


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
            visited_on=day_said(form.get("visited_on", ""), NotOnTheGround), means=form.get("means", ""),
            area=form.get("area", ""), unit=unit, basis=basis,
            destroyed=whole_number(form.get("destroyed", "")), words=form.get("words", ""),
        ),
        **who_acts(request),
    )  # fmt: skip
    return back_to(request, "land_field", claim_key, done="visited", at="visits")


@require_POST
@signed_in
@or_refused
def series(request: HttpRequest, claim_key: uuid.UUID) -> HttpResponse:
    """Supply a series of pictures from above for a field."""
    form = request.POST
    visiting.supply_series(
        claim_key=claim_key, source=form.get("source", ""), lines=form.get("lines", ""), **who_acts(request)
    )  # fmt: skip
    return back_to(request, "land_field", claim_key, done="supplied", at="above")


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
        taken_on=day_said(form.get("taken_on", ""), NotOnTheGround), extent=form.get("extent", ""),
        source=form.get("source", ""), today=as_of(), **who_acts(request),
    )  # fmt: skip
    return back_to(request, "land_field", claim_key, done="supplied", at="above")
