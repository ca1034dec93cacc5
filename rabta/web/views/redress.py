"""Persons' requests: registered, assigned, decided."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rabta.filing import redress as filing
from rabta.filing.errors import CannotKeepSo, NotAvailable
from rabta.people.rules.purposes import Role
from rabta.records import queries as records
from rabta.records.rules.naming import agency_named
from rabta.vocabulary.rules.agencies import agencies, agency
from rabta.web import clock
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused


@require_GET
@signed_in
def requests(request: HttpRequest) -> HttpResponse:
    """Every request the reader may see, and the form for a new one."""
    return answer(
        request, "redress.html", query=lambda: records.requests_of_persons(today=timezone.localdate(clock.now())),
        deed="redress:list", subject=("page", "redress"),
        shape=lambda found: {
            "registers": bool(filing.REGISTER & looking_of(request).roles),
            "assigns": Role.AUDITOR in looking_of(request).roles,
            "agencies": [agency_named(one.number) for one in agencies() if not one.is_partner],
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def register(request: HttpRequest) -> HttpResponse:
    """Put a request on the register."""
    received = optional_day(request.POST.get("received_on", ""))
    if received is None:
        raise CannotKeepSo("Say what the person wants, the number of the letter, and the day it came.")
    filing.register_request(
        reference=request.POST.get("reference", ""), wants=request.POST.get("wants", ""),
        received_on=received, **who_acts(request),
    )  # fmt: skip
    return _back("registered")


@require_POST
@signed_in
@or_refused
def step(request: HttpRequest, redress_id: uuid.UUID) -> HttpResponse:
    """Assign a request to an agency, or decide it."""
    form, who = request.POST, request.user.reader_id
    if "agency" in form:
        try:
            number = agency(form["agency"]).number
        except KeyError:
            raise NotAvailable from None
        filing.assign_request(reader_id=who, redress_id=redress_id, agency=number, at=clock.now(), new_id=clock.new_id)
        return _back("assigned")
    filing.decide_request(
        reader_id=who, redress_id=redress_id, outcome=form.get("outcome", ""), reasons=form.get("reasons", ""),
        at=clock.now(), new_id=clock.new_id,
    )  # fmt: skip
    return _back("decided")


def _back(done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('redress')}?done={done}")
