"""The register of equipment and training: the list with its figure, one device, what is entered, brought and taken along."""

import csv
import io
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.casework.errors import CaseworkError, NotSo
from rabta.casework.operations import equipment as operations
from rabta.casework.operations.equipment import Brought
from rabta.casework.queries import equipment as queries
from rabta.casework.rules.equipment import STAGES, EquipmentKind, EquipmentStep
from rabta.casework.rules.register import COLUMNS, MOST_ROWS, UnreadableRegister, as_cell
from rabta.people.rules.purposes import Role
from rabta.sharing.errors import NoReader, SharingError
from rabta.sharing.operations import reading_as
from rabta.web import marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.commitment_forms import parties
from rabta.web.door import answer, disclose, looking_of, signed_in
from rabta.web.equipment_forms import choices, device_in, fields_of, step_in, wanted_in
from rabta.web.paging import Page, page_number
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words
from rabta.web.views.steps import take_step_back

DEVICES_A_PAGE = 50
MOST_BYTES = 8 * 2**20
MOST_WRONG = 200
"""Rows of a register that a page says are wrong; the others are counted."""
PAGE = ("page", "equipment")


@require_GET
@signed_in
def register(request: HttpRequest) -> HttpResponse:
    """Everything that shows, by site and kind; how many stand how; at how many airports one works."""
    wanted, page = wanted_in(request.GET), page_number(request)
    return answer(
        request, "equipment.html", deed="equipment:list", subject=PAGE,
        query=lambda: queries.register(
            today=as_of(), wanted=wanted, most=DEVICES_A_PAGE, offset=(page - 1) * DEVICES_A_PAGE
        ),
        shape=lambda found: {
            "wanted": wanted, "kind": str(wanted.kind or ""), "stands": str(wanted.standing or ""), **_may(request),
            "figured": wanted.kind is not EquipmentKind.TRAINING, "figure_kind": str(wanted.kind or EquipmentKind.SCANNER),
            "pages": Page.of(page, total=found["total"], size=DEVICES_A_PAGE),
            "narrowed": bool(request.GET.keys() - {"page"}) and wanted != queries.EVERYTHING,
        },
    )  # fmt: skip


def _may(request: HttpRequest) -> dict[str, Any]:
    """Whether the reader enters and signs; manners only, the house refuses everybody else."""
    return {"enters": bool({Role.LIAISON, Role.ANALYST} & looking_of(request).roles)}


@require_GET
@signed_in
def device(request: HttpRequest, equipment_id: uuid.UUID) -> HttpResponse:
    """One device or training: where it is, how it stands, what was signed, and what may be signed next."""
    return answer(
        request, "device.html", deed="equipment:read", subject=("equipment", str(equipment_id)),
        query=lambda: queries.device(equipment_id, by=looking_of(request), today=as_of()),
        shape=lambda found: {
            "today": as_of(), **choices(), "place": found["state"].site, "check_days": queries.CHECK_DAYS,
            "next": _forms(found, late=False), "forgotten": _forms(found, late=True),
        },
    )  # fmt: skip


def _forms(found: dict[str, Any], *, late: bool) -> list[dict[str, Any]]:
    """The steps that may be signed: those that lead on from how it stands, or (`late`) those that lie behind it."""
    stage = found["state"].stage
    behind = STAGES[: STAGES.index(stage) + 1] if stage in STAGES else ()
    behind = tuple(kind for kind in behind if kind is not EquipmentStep.INSTALLED) if stage is not None else behind
    return [{"kind": str(kind), "fields": fields_of(kind)} for kind in found["next"] if (kind in behind) == late]


@require_http_methods(["GET", "POST"])
@signed_in
def enter(request: HttpRequest) -> HttpResponse:
    """The form of a new device or training with its first step; what is refused comes back as it was typed."""
    if request.method == "GET":
        return _form(request, QueryDict())
    form = request.POST
    chosen = marking_words.chosen_in(form).as_marking()
    if chosen is None:
        return _form(request, form, problem="Say who may see this entry before you make it.")
    try:
        equipment_id = operations.enter_device(
            device=device_in(form.dict()),
            steps=[step_in(form.dict(), today=as_of())], marking_text=chosen, **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (CaseworkError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("device", args=[equipment_id]) + "?done=entered")


def _form(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    named = parties()
    return answer(
        request, "enter_device.html", query=dict, deed="equipment:form", subject=PAGE, status=422 if problem else 200,
        shape=lambda found: {
            "form": form.dict(), "problem": problem, "today": as_of(), "home": named["inside"], "partners": named["outside"],
            **choices(), **form_words(form),
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def bring(request: HttpRequest) -> HttpResponse:
    """A register as a CSV file: entered, known already, and what is wrong with the others, row by row."""
    if request.method == "GET":
        return _brought(request, QueryDict())
    form = request.POST
    chosen = marking_words.chosen_in(form).as_marking()
    uploaded = request.FILES.get("file")
    try:
        if uploaded is None or not uploaded.size:
            raise NotSo("There is nothing to bring: choose a CSV file.")
        if uploaded.size > MOST_BYTES:
            raise NotSo(f"A register has at most {MOST_ROWS} rows. Divide the file.")
        if chosen is None:
            raise NotSo("Say who may see these entries before you bring them.")
        brought = operations.bring_register(
            content=uploaded.read(), marking_text=chosen, **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (CaseworkError, SharingError, UnreadableRegister) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _brought(request, form, problem=str(refusal))
    return _brought(request, form, brought=brought)


def _brought(
    request: HttpRequest, form: QueryDict, *, problem: str = "", brought: Brought | None = None
) -> HttpResponse:  # fmt: skip
    return answer(
        request, "bring_register.html", query=dict, deed="equipment:form", subject=PAGE, status=422 if problem else 200,
        shape=lambda found: {
            "problem": problem, "brought": brought, "columns": COLUMNS, **form_words(form),
            "wrong": brought.wrong[:MOST_WRONG] if brought else [], "most_wrong": MOST_WRONG,
        },
    )  # fmt: skip


@require_GET
@signed_in
def export(request: HttpRequest) -> HttpResponse:
    """The register as CSV, as `bring` reads it, as far as the list was narrowed; without what others keep to themselves."""
    with reading_as(request.user.reader_id) as looking:
        found = queries.register_as_table(by=looking, today=as_of(), wanted=wanted_in(request.GET))
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, [*COLUMNS, "marking"], lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: as_cell(words) for name, words in row.items()} for row in found["rows"])
    disclose(looking, deed="equipment:export", subject=PAGE, detail={"shown": len(found["rows"])})
    response = HttpResponse(written.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rabta-equipment.csv"'
    return response


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, equipment_id: uuid.UUID) -> HttpResponse:
    """Sign the next step in one's own name."""
    operations.sign_equipment_step(
        equipment_id=equipment_id, said=step_in(request.POST.dict(), today=as_of()),
        **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('device', args=[equipment_id])}?done=signed#steps")


@require_POST
@signed_in
@or_refused
def withdraw(request: HttpRequest, equipment_id: uuid.UUID) -> HttpResponse:
    """Take one's own wrong step back, with a reason."""
    take_step_back(request, "equipment", equipment_id)
    return HttpResponseRedirect(f"{reverse('device', args=[equipment_id])}?done=withdrawn#steps")
