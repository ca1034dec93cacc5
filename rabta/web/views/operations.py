"""Planned operations: the reader's list with its map, filing one, changing and cancelling it, what one's side is told."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.deconfliction import operations as rooms
from rabta.deconfliction import queries
from rabta.deconfliction.desk import open_notice as note_opened
from rabta.deconfliction.errors import DeconflictionError, MustBeSure
from rabta.filing.errors import NotAvailable
from rabta.sharing.errors import NoReader, SharingError
from rabta.sharing.operations import reading_as
from rabta.web import clock, marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, disclose, looking_of, signed_in
from rabta.web.operation_forms import as_typed, caller_in, choices, first_words, id_of, map_told, planned_in, subjects_in
from rabta.web.operation_map import drawn
from rabta.web.paging import Page, page_number
from rabta.web.refusals import or_refused
from rabta.web.views.filing import form_words
from rabta.web.views.map import border_words

OPERATIONS_A_PAGE = 50
UNTOUCHED = "restricted; originator only; H0"
"""What a form says of the marking that nobody has changed."""


@require_GET
@signed_in
def operations(request: HttpRequest) -> HttpResponse:
    """Planned operations as far as the reader may see, on a map and as a list: those to come, or those that are over."""
    over, page = request.GET.get("over") == "1", page_number(request)
    return answer(
        request, "operations.html", deed="operation:list", subject=("page", "operations"),
        query=lambda: queries.operations(
            now=clock.now(), most=OPERATIONS_A_PAGE, offset=(page - 1) * OPERATIONS_A_PAGE, over=over
        ),
        shape=lambda found: {
            "over": over, "pages": Page.of(page, total=found["total"], size=OPERATIONS_A_PAGE),
            "rules": queries.rules_here(), **map_of(found["operations"]),
        },
    )  # fmt: skip


def map_of(found: list[dict[str, Any]]) -> dict[str, str]:
    """What the map of a page is told: its operations and its words."""
    return {"drawn": drawn(found, queries.rules_here()), **map_told(), **border_words()}


@require_GET
@signed_in
def operation(request: HttpRequest, operation_id: uuid.UUID) -> HttpResponse:
    """One operation: where and when, what its side was told and whom to call, its versions; to change and to cancel it."""
    return answer(
        request, "operation.html", deed="operation:read", subject=("operation", str(operation_id)),
        query=lambda: queries.operation(operation_id, by=looking_of(request), now=clock.now()),
        shape=lambda found: {**told_to_side(found["notices"]), "rules": queries.rules_here(), **map_of([found])},
    )  # fmt: skip


def told_to_side(notices: list[dict[str, Any]]) -> dict[str, Any]:
    """What a side was told, the latest of each kind: `conflict` while one is not closed, and `contacts` to call."""
    closed = max((one["told_at"] for one in notices if one["kind"] == "closed"), default=None)
    standing = [one for one in notices if closed is None or one["told_at"] > closed]
    return {
        "conflict": next((one for one in standing if one["kind"] == "conflict"), None),
        "contacts": [one for one in standing if one["kind"] == "contacts"],
        "closed": next((one for one in notices if one["kind"] == "closed"), None) if not standing else None,
        "unopened": [one for one in notices if one["seen_at"] is None],
    }


@require_http_methods(["GET", "POST"])
@signed_in
def file_operation(request: HttpRequest) -> HttpResponse:
    """The form; what is refused or asked about comes back as it was typed."""
    return filed(request, "file_operation")


def filed(request: HttpRequest, name: str, *, by_phone: bool = False) -> HttpResponse:
    """File what the form says, for one's own agency, or by telephone for the one that called."""
    if request.method == "GET":
        return _form(request, name, QueryDict())
    form = request.POST
    operation_id = id_of(form, request.user.reader_id)
    marking = None if by_phone else _marking_in(form)
    try:
        rooms.file_operation(
            planned=planned_in(form), **who_acts(request),
            marking_text=marking, for_agency=caller_in(form) if by_phone else None, operation_id=operation_id,
        )  # fmt: skip
    except NoReader:
        raise
    except (DeconflictionError, SharingError) as refusal:
        return _form(request, name, form, refusal=_entered(request, refusal))
    return HttpResponseRedirect(reverse("operation", args=[operation_id]) + "?done=filed")


def _marking_in(form: QueryDict) -> str | None:
    """What was chosen; None, which is what the house takes by itself, where the form was left as it was shown."""
    chosen = marking_words.chosen_in(form).as_marking()
    return None if chosen == UNTOUCHED else chosen


def _entered(request: HttpRequest, refusal: Exception) -> Exception:
    if not isinstance(refusal, MustBeSure):
        refused.enter(request, rule=type(refusal).__name__)
    return refusal


def _form(request: HttpRequest, name: str, form: QueryDict, *, refusal: Exception | None = None) -> HttpResponse:
    return answer(
        request, "file_operation.html", query=lambda: {"rules": queries.rules_here()}, deed="operation:form",
        subject=("page", "operations"), status=422 if refusal else 200,
        shape=lambda found: _form_words(name, form, refusal, found["rules"]),
    )  # fmt: skip


def _form_words(name: str, form: QueryDict, refusal: Exception | None, rules: Any) -> dict[str, Any]:
    typed = form.dict() or first_words(clock.now(), rules)
    marked = form.copy()
    marked.setdefault("audience", "own")
    return {
        "form": typed, "subjects": _rows(subjects_in(form)), "once": form.get("once") or str(clock.new_id()),
        "act": reverse(name), "rules": rules, "by_phone": name == "phone_intake",
        "asked": isinstance(refusal, MustBeSure), "problem": str(refusal or ""),
        **map_told(), **border_words(), **choices(rules), **form_words(marked),
    }  # fmt: skip


def _rows(subjects: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """What the form shows: what was typed, and three empty rows."""
    return [*subjects, *[("phone", "")] * 3]


@require_http_methods(["GET", "POST"])
@signed_in
def change_operation(request: HttpRequest, operation_id: uuid.UUID) -> HttpResponse:
    """The same form, filled; the change is checked anew."""
    if request.method == "GET":
        return _change_form(request, operation_id)
    form = request.POST
    try:
        rooms.change_operation(
            operation_id=operation_id, planned=planned_in(form),
            reason=form.get("reason", ""), **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except DeconflictionError as refusal:
        return _change_form(request, operation_id, form, refusal=_entered(request, refusal))
    return HttpResponseRedirect(reverse("operation", args=[operation_id]) + "?done=changed")


def _change_form(
    request: HttpRequest, operation_id: uuid.UUID, form: QueryDict | None = None, *, refusal: Exception | None = None
) -> HttpResponse:  # fmt: skip
    def shape(found: dict[str, Any]) -> dict[str, Any]:
        rules = queries.rules_here()
        held = tuple((one["kind"], one["written"]) for one in found["subjects"])
        return {
            **_form_words("operations", form or QueryDict(), refusal, rules), "changes": found, "by_phone": False,
            "form": form.dict() if form else as_typed(found, rules), "act": reverse("change_operation", args=[operation_id]),
            "subjects": _rows(subjects_in(form) if form else held),
        }  # fmt: skip

    def found() -> dict[str, Any] | None:
        one = queries.operation(operation_id, by=looking_of(request), now=clock.now())
        return one if one and one["may_change"] else None

    return answer(
        request, "file_operation.html", query=found, deed="operation:read", subject=("operation", str(operation_id)),
        shape=shape, status=422 if refusal else 200,
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def cancel_operation(request: HttpRequest, operation_id: uuid.UUID) -> HttpResponse:
    """Cancel it, with a reason; until its end it stays in the check."""
    rooms.cancel_operation(
        operation_id=operation_id, reason=request.POST.get("reason", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(reverse("operation", args=[operation_id]) + "?done=cancelled")


@require_GET
@signed_in
def news(request: HttpRequest) -> HttpResponse:
    """What an open page asks for every few seconds: notices nobody has opened, alarms nobody has taken; for the director
    alarms that waited too long.

    Nothing where it is what the page shows already; else it is entered before it is shown.
    """
    with reading_as(request.user.reader_id) as looking:
        request.looking = looking  # type: ignore[attr-defined]
        found = queries.news(by=looking, now=clock.now())
        version = _version(found)
        found["more"] = max(0, len(found["notices"]) - 1)
        body = render_to_string("partials/operation_news.html", {"news": found, "version": version}, request)
    if request.GET.get("seen", "") == version:
        return HttpResponse(status=204)
    if version:
        counts = {"notices": len(found["notices"]), "waiting": len(found["waiting"])}
        deed = "conflict:raised" if found["escalated"] else "conflict:told"
        disclose(looking, deed=deed, subject=("page", "operations"), detail=counts | {"escalated": len(found["escalated"])})
    return HttpResponse(body)


def _version(found: dict[str, Any]) -> str:
    """Another where something else is told; empty where nothing is."""
    if not found["notices"] and not found["waiting"] and not found["escalated"]:
        return ""
    newest = found["notices"][0]["id"].hex[:8] if found["notices"] else ""
    oldest = found["waiting"][0]["id"].hex[:8] if found["waiting"] else ""
    said = f"{newest}{len(found['notices'])}.{oldest}{len(found['waiting'])}.{found['raised']}"
    return f"{said}.{len(found['escalated'])}" if found["escalated"] else said


@require_POST
@signed_in
@or_refused
def open_notice(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    """Note that this side has opened its notice, and go to what it is about."""
    note_opened(notice_id=notice_id, **who_acts(request))
    with reading_as(request.user.reader_id) as looking:
        told = queries.notice(notice_id)
        if told is None:
            raise NotAvailable
        of_operation = queries.operation(told["key"], by=looking, now=clock.now()) is not None
    return HttpResponseRedirect(reverse("operation", args=[told["key"]]) if of_operation else reverse("targets"))


