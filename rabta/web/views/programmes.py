"""The register of prevention beside demand: by province, every line, stating one or a file of them, taking one back."""

import csv
import io
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.casework.rules.register import as_cell
from rabta.filing.errors import NotAvailable
from rabta.prevention import operations, queries
from rabta.prevention.errors import NotStated
from rabta.prevention.operations import Brought
from rabta.prevention.rules.register_file import COLUMNS as OF_A_FILE
from rabta.prevention.rules.register_file import MOST_ROWS, MUST
from rabta.sharing.errors import NoReader, SharingError
from rabta.strategy.queries import board
from rabta.vocabulary.rules.gazetteer import districts
from rabta.web import refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, answer_bytes, looking_of, signed_in
from rabta.web.marking_words import chosen_in
from rabta.web.programme_forms import AUDIENCES, KINDS, stated_in
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words

PAGE = ("page", "programmes")
MOST_BYTES = 8 * 2**20
MOST_WRONG = 200
"""Rows of a file that a page says are wrong; the others are counted."""
THEME = "prevention"
COLUMNS = ("kind", "name", "body", "district", "province", "for", "date_from", "date_to", "reached", "places", "waiting",
           "stated_on", "source", "stated_by", "stands", "taken_back", "marking")  # fmt: skip


@require_GET
@signed_in
def programmes(request: HttpRequest) -> HttpResponse:
    """Capacity, programmes and what is seen of demand by province; every line; and what was promised of prevention."""

    def found() -> dict[str, Any]:
        promised = board(today=as_of(), theme=THEME)["commitments"]
        return {**queries.register(by=looking_of(request), today=as_of()), "promised": promised}

    return answer(request, "programmes.html", query=found, deed="register:list", subject=PAGE)


@require_GET
@signed_in
def file(request: HttpRequest) -> HttpResponse:
    """Every line that shows, as CSV; those taken back say so."""
    answered = answer_bytes(
        request, query=lambda: queries.register(by=looking_of(request), today=as_of(), with_demand=False), made=_as_csv,
        deed="register:take", subject=PAGE, content_type="text/csv; charset=utf-8",
    )  # fmt: skip
    answered["Content-Disposition"] = 'attachment; filename="rabta-programmes.csv"'
    return answered


@require_http_methods(["GET", "POST"])
@signed_in
def state(request: HttpRequest) -> HttpResponse:
    """The form of a line; what is refused comes back as it was typed."""
    if request.method == "GET":
        return _stating(request, request.GET)
    form = request.POST
    marking = chosen_in(form).as_marking()
    if marking is None:
        return _stating(request, form, problem="Say who may see it before you enter it.")
    try:
        operations.state_line(
            said=stated_in(form), marking_text=marking, today=as_of(), **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (NotStated, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _stating(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("programmes") + "?done=stated#lines")


@require_http_methods(["GET", "POST"])
@signed_in
def bring(request: HttpRequest) -> HttpResponse:
    """A file of lines: those entered, those known already, and what is wrong with the others, row by row."""
    if request.method == "GET":
        return _bringing(request, QueryDict())
    form = request.POST
    marking, uploaded = chosen_in(form).as_marking(), request.FILES.get("file")
    try:
        if uploaded is None or not uploaded.size:
            raise NotStated("There is nothing to bring: choose a CSV or XLSX file.")
        if uploaded.size > MOST_BYTES:
            raise NotStated(f"A register has at most {MOST_ROWS} rows. Divide the file.")
        if marking is None:
            raise NotStated("Say who may see these lines before you bring them.")
        brought = operations.bring_lines(
            content=uploaded.read(), name=uploaded.name or "", marking_text=marking,
            today=as_of(), **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (NotStated, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _bringing(request, form, problem=str(refusal))
    return _bringing(request, form, brought=brought)


@require_POST
@signed_in
@or_refused
def take_back(request: HttpRequest, line_id: uuid.UUID) -> HttpResponse:
    """Take back a line of one's own agency, with the reason."""
    operations.take_line_back(
        line_id=line_id, words=request.POST.get("words", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(reverse("programmes") + "?done=taken_back#lines")


def _bringing(
    request: HttpRequest, form: QueryDict, *, problem: str = "", brought: Brought | None = None
) -> HttpResponse:  # fmt: skip
    wrong = brought.wrong[:MOST_WRONG] if brought else []
    return answer(
        request, "bring_programmes.html", query=_only_who_states(request), deed="register:form", subject=PAGE,
        status=422 if problem or (brought and brought.unread) else 200,
        shape=lambda found: {
            "problem": problem, "brought": brought, "wrong": wrong, "most_wrong": MOST_WRONG,
            "columns": OF_A_FILE, "needed": MUST, **form_words(form),
        },
    )  # fmt: skip


def _only_who_states(request: HttpRequest) -> Callable[[], dict[str, Any]]:
    def states() -> dict[str, Any]:
        if not queries.may_state(looking_of(request)):
            raise NotAvailable
        return {}

    return states


def _stating(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "state_programme.html", query=_only_who_states(request), deed="register:form", subject=PAGE,
        status=422 if problem else 200,
        shape=lambda found: {
            "form": form.dict(), "problem": problem, "today": as_of(), "districts": districts(), "kinds": KINDS.items(),
            "audiences_of": AUDIENCES.items(), **form_words(form),
        },
    )  # fmt: skip


def _as_csv(found: dict[str, Any]) -> bytes:
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in found["lines"]:
        told = {**one, "district": one["place"]["name_en"], "province": one["place"]["province"], "for": one["audience"],
                "stated_by": one["by"]["code"]}  # fmt: skip
        table.writerow([_cell(told[name]) for name in COLUMNS])
    return written.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else as_cell(str(value))
