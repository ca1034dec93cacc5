"""Returns: preparing one for a receiver, what the form cannot take, signing, and the file that is sent."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.briefing.rules.campaigns import usual_periods
from rabta.briefing.rules.period import Period
from rabta.filing.errors import NotAvailable
from rabta.publications.rules.course import RETURNING
from rabta.returns import operations, queries
from rabta.returns.errors import NotReturnable
from rabta.returns.rules.form import forms
from rabta.web.acting import who_acts
from rabta.web.door import answer, answer_bytes, looking_of, signed_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of


@require_GET
@signed_in
def returns(request: HttpRequest) -> HttpResponse:
    """What was prepared and sent, and the form to prepare a return."""
    asked = {"date_from": request.GET.get("from", ""), "date_to": request.GET.get("to", "")}
    return answer(
        request, "returns.html", deed="return:list", subject=("page", "returns"),
        query=lambda: queries.returns(by=looking_of(request)),
        shape=lambda found: {"forms": forms().values(), "periods": usual_periods(as_of()), "asked": asked},
    )  # fmt: skip


@require_GET
@signed_in
def one_return(request: HttpRequest, return_id: uuid.UUID) -> HttpResponse:
    """One return: its first rows, what the form cannot take, what is doubtful, and who signed what."""
    return answer(
        request, "return.html", deed="return:read", subject=("return", str(return_id)),
        query=lambda: queries.one_return(return_id, by=looking_of(request)),
    )  # fmt: skip


@require_GET
@signed_in
def file(request: HttpRequest, return_id: uuid.UUID) -> HttpResponse:
    """The file as it was prepared: the same bytes whenever it is asked for."""

    def found() -> dict[str, Any]:
        row = queries.content(return_id)
        if row is None:
            raise NotAvailable
        return row

    answered = answer_bytes(
        request, query=found, made=lambda row: str(row["content"]).encode(), deed="return:take",
        subject=("return", str(return_id)), content_type="text/csv; charset=utf-8",
    )  # fmt: skip
    answered["Content-Disposition"] = f'attachment; filename="return-{return_id}.csv"'
    return answered


@require_POST
@signed_in
@or_refused
def prepare(request: HttpRequest) -> HttpResponse:
    """Freeze the file of one form for the days that were asked for."""
    form = request.POST
    first, last = optional_day(form.get("date_from", "")), optional_day(form.get("date_to", ""))
    if first is None or last is None or last < first:
        raise NotReturnable("Give a first and a last day, in this order.")
    done = operations.prepare_return(
        code=form.get("form", ""), period=Period(first, last),
        version=form.get("version", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('return', args=[done])}?done=prepared")


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, return_id: uuid.UUID) -> HttpResponse:
    """Approve or refuse a return, note that it was sent, take it back."""
    form = request.POST
    kind = RETURNING.kind_named(form.get("kind"))
    if kind is None:
        raise NotReturnable("This is no step that can be signed here.")
    operations.sign_return(
        return_id=return_id, kind=kind, words=form.get("words", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('return', args=[return_id])}?done=signed#signed")
