"""The register of devices on airports' lanes: the list, one device, what is entered and signed."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.screening.errors import ScreeningError
from rabta.screening.operations.lane_devices import enter_lane_device, sign_lane_device
from rabta.screening.queries import lane_devices as queries
from rabta.screening.queries.hits import signs
from rabta.screening.rules.lane_device import WITH_AN_END
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.airport_forms import choices, device_in, step_in
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words

PAGE = ("page", "lanes")


@require_GET
@signed_in
def lanes(request: HttpRequest) -> HttpResponse:
    """At how many airports a scanner works, and every device that shows, by airport."""
    return answer(
        request, "lanes.html", deed="lane_device:list", subject=PAGE,
        query=lambda: queries.scanners_at_airports(as_of()) | {"due": queries.due_soon(as_of())},
        shape=lambda found: {"enters": signs(looking_of(request))},
    )


@require_GET
@signed_in
def lane_device(request: HttpRequest, lane_device_id: uuid.UUID) -> HttpResponse:
    """One device: where it is, how it stands, what is due, what was signed and may be signed next."""
    return answer(
        request, "lane_device.html", deed="lane_device:read", subject=("lane_device", str(lane_device_id)),
        query=lambda: queries.lane_device(lane_device_id, by=looking_of(request), today=as_of()),
        shape=lambda found: {"today": as_of(), "with_an_end": [str(kind) for kind in WITH_AN_END]},
    )


@require_http_methods(["GET", "POST"])
@signed_in
def enter(request: HttpRequest) -> HttpResponse:
    """The form of a new device with its first step; what is refused comes back as it was typed."""
    if request.method == "GET":
        return _form(request, QueryDict())
    form = request.POST
    chosen = marking_words.chosen_in(form).as_marking()
    if chosen is None:
        return _form(request, form, problem="Say who may see this entry before you make it.")
    try:
        device_id = enter_lane_device(
            device=device_in(form.dict()), first=step_in(form.dict(), today=as_of()),
            marking_text=chosen, **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (ScreeningError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("lane_device", args=[device_id]) + "?done=signed")


def _form(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "enter_lane_device.html", query=dict, deed="lane_device:form", subject=PAGE, status=422 if problem else 200,
        shape=lambda found: {"form": form.dict(), "problem": problem, "today": as_of(), **choices(), **form_words(form)},
    )


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, lane_device_id: uuid.UUID) -> HttpResponse:
    """Sign what became of a device, in one's own name."""
    sign_lane_device(
        device_id=lane_device_id, step=step_in(request.POST.dict(), today=as_of()),
        **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('lane_device', args=[lane_device_id])}?done=signed#steps")
