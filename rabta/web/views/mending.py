"""Three ways to put a filing right: mend a misread value, undo that, pull a wrong report back."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from rabta.filing import operations as filing
from rabta.filing.errors import NotAvailable
from rabta.web.acting import who_acts
from rabta.web.door import signed_in
from rabta.web.mendable import value_of
from rabta.web.refusals import or_refused


@require_POST
@signed_in
@or_refused
def mend(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Correct the reading at one place of the words. The report itself never changes."""
    form = request.POST
    filing.correct_reading(
        report_id=report_id, row_no=whole(form.get("row_no")),
        start=whole(form.get("start")), end=whole(form.get("end")), field=form.get("field", ""),
        value=value_of(field=form.get("field", ""), said=form.get("value", "")), 
        reason=form.get("reason", "").strip(), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('report', args=[report_id])}?done=mended#row-{whole(form.get('row_no'))}")


@require_POST
@signed_in
@or_refused
def unmend(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Take a correction back; the reading is what it was."""
    filing.undo_correction(
        correction_id=identifier(request.POST.get("correction")), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('report', args=[report_id])}?done=unmended")


@require_POST
@signed_in
@or_refused
def withdraw(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Pull a wrong filing back at once. It stays on record and is counted nowhere."""
    filing.withdraw_report(
        report_id=report_id, reason=request.POST.get("reason", "").strip(),
        **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('report', args=[report_id])}?done=withdrawn")


def whole(said: str | None) -> int:
    """A whole number a form of ours sent; anything else is answered as a record that does not exist."""
    try:
        return int(said or "")
    except ValueError:
        raise NotAvailable from None


def identifier(said: str | None) -> uuid.UUID:
    """An id a form of ours sent; anything else is answered as a record that does not exist."""
    try:
        return uuid.UUID(said or "")
    except ValueError:
        raise NotAvailable from None
