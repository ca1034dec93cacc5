"""Airports: the national board, one day at one, one lapse, the minister's page, what was not screened, logs by keyboard."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.documents.pages import as_pdf
from rabta.filing.errors import FilingError
from rabta.filing.operations import file_report
from rabta.screening.errors import NotSo, ScreeningError
from rabta.screening.operations.lapses import sign_lapse
from rabta.screening.queries import airport_boards as boards
from rabta.screening.queries import airport_days as days
from rabta.screening.queries.hits import signs
from rabta.screening.rules.lapses.course import LapseStep, why_not_next
from rabta.screening.rules.lapses.lapse import YEARS
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import clock, marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.airport_forms import choices, log_in
from rabta.web.airport_map import chart, strip
from rabta.web.airport_paper import LAYOUT, paper_of
from rabta.web.door import answer, answer_bytes, looking_of, signed_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words

PAGE = ("page", "airports")


def moment() -> datetime:
    """Now, local; in an invented year the end of its last day."""
    now = timezone.localtime(clock.now())
    today = as_of()
    return now.replace(tzinfo=None) if today == now.date() else datetime.combine(today, time(23, 59))


def _day(request: HttpRequest) -> date:
    day = optional_day(request.GET.get("day", "").strip())
    return day if day is not None and day.year in YEARS else as_of()


@require_GET
@signed_in
def board(request: HttpRequest) -> HttpResponse:
    """Every airport's day on one page: map, table, what lacks; and the days before."""
    day = _day(request)
    return answer(
        request, "airports.html", deed="airport:board", subject=PAGE,
        query=lambda: boards.board(day, now=moment()),
        shape=lambda found: {"day": day, "before": day - timedelta(days=1), "after": day + timedelta(days=1),
                             "chart": chart(found["airports"]), "bars": strip(found["days"], day), "today": as_of()},
    )  # fmt: skip


@require_GET
@signed_in
def airport(request: HttpRequest, airport: str) -> HttpResponse:
    """One airport's day: departures, lanes, lapses."""
    day = _day(request)
    return answer(
        request, "airport.html", deed="airport:read", subject=("airport", airport[:3]),
        query=lambda: boards.airport(airport, day, now=moment()),
        shape=lambda found: {"day": day, "before": day - timedelta(days=1), "after": day + timedelta(days=1),
                             "today": as_of()},
    )  # fmt: skip


@require_GET
@signed_in
def lapse(request: HttpRequest, lapse: str) -> HttpResponse:
    """One lapse: what lacks, whose bags, who has it, who was told, what closed it."""
    return answer(
        request, "lapse.html", deed="lapse:read", subject=("lapse", lapse[:80]),
        query=lambda: days.lapse_named(lapse, now=moment()),
        shape=lambda found: {**choices(), "acts": _acts(request, found)},
    )  # fmt: skip


def _acts(request: HttpRequest, found: dict[str, Any]) -> list[str]:
    if not found["stands"] or found["in_register"] or not signs(looking_of(request)):
        return []
    now = found["standing"]
    return [str(kind) for kind in LapseStep if not why_not_next(now, kind, reason="mended", words="x")]


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, lapse: str) -> HttpResponse:
    """Take a lapse, say who was told, close it, open it again: in one's own name."""
    form = request.POST
    kind = next((one for one in LapseStep if one == form.get("step")), None)
    if kind is None:
        raise NotSo("This is no step that can be signed here.")
    sign_lapse(
        key=lapse, kind=kind, reason=form.get("reason", ""), words=form.get("words", ""),
        due=_due(form.get("due", "")), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('lapse', args=[lapse])}?done=signed#steps")


def _due(said: str) -> datetime | None:
    day = optional_day(said.strip())
    if said.strip() and (day is None or day.year not in YEARS):
        raise NotSo("This is no day: write it as year-month-day.")
    return timezone.make_aware(datetime.combine(day, time(23, 59))) if day else None


@require_GET
@signed_in
def minister(request: HttpRequest) -> HttpResponse:
    """Where the airports stand, one figure a sentence, each leading to what it is made of."""
    day = _day(request)
    return answer(
        request, "airports_minister.html", deed="airport:board", subject=PAGE,
        query=lambda: boards.minister(day, now=moment()),
        shape=lambda found: {"day": day},
    )  # fmt: skip


@require_GET
@signed_in
def brief(request: HttpRequest) -> HttpResponse:
    """A part of the first page, which asks for it by itself: the day at all airports in a few figures."""
    day = as_of()
    return answer(
        request, "partials/situation/airports_brief.html", deed="airport:board", subject=PAGE,
        query=lambda: boards.brief(day, now=moment()), shape=lambda found: {"day": day},
    )  # fmt: skip


@require_GET
@signed_in
def unscreened(request: HttpRequest) -> HttpResponse:
    """Which bags of which flights were not screened, why, who was told, and when it was closed; to be printed."""
    day = _day(request)
    return answer(
        request, "unscreened.html", deed="airport:board", subject=PAGE,
        query=lambda: boards.unscreened(day, now=moment()),
        shape=lambda found: {"day": day, "at": timezone.make_aware(moment())},
    )  # fmt: skip


@require_GET
@signed_in
def day_paper(request: HttpRequest) -> HttpResponse:
    """The day at all airports as a PDF in the language of the page: what was not screened, what lacked, where it stands."""
    day, now = _day(request), moment()
    response = answer_bytes(
        request, deed="airport:board", subject=PAGE, content_type="application/pdf",
        query=lambda: boards.day_on_paper(day, now=now, by=looking_of(request)),
        made=lambda found: as_pdf(paper_of(found, day=day, at=timezone.make_aware(now)), LAYOUT),
    )  # fmt: skip
    response["Content-Disposition"] = f'inline; filename="airports-{day.isoformat()}.pdf"'
    return response


@require_GET
@signed_in
def projected_images(request: HttpRequest) -> HttpResponse:
    """What lanes found of projected images, with intervals; of lanes, airports and kinds, never of a person."""
    until = _day(request)
    return answer(
        request, "test_images.html", deed="airport:board", subject=PAGE,
        query=lambda: boards.projected_images(until - timedelta(days=boards.TIP_DAYS - 1), until),
        shape=lambda found: {"until": until, "since": until - timedelta(days=boards.TIP_DAYS - 1)},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def log(request: HttpRequest) -> HttpResponse:
    """A shift, a flight counted, a bag opened by hand, by keyboard: filed as the sheet that a desk would send."""
    if request.method == "GET":
        return _log_form(request, QueryDict())
    form = request.POST
    chosen = marking_words.chosen_in(form).as_marking()
    try:
        if chosen is None:
            raise NotSo("Say who may see this log before you file it.")
        name, content = log_in({
            "what": form.get("what", ""), "airport": form.get("airport", ""), "day": form.get("day", ""),
            "lane": form.get("lane", ""), "from": form.get("from", ""), "until": form.get("until", ""),
            "bags": form.get("bags", ""), "opened": form.get("opened", ""), "officers": form.get("officers", ""),
            "flight": form.get("flight", ""), "passengers": form.get("passengers", ""),
            "tag": form.get("tag", ""), "at": form.get("at", ""),
        })  # fmt: skip
        filed = file_report(
            content=content, file_name=name, marking_text=chosen, format="airport",
            written_on=optional_day(form.get("day", "").strip()), **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (ScreeningError, SharingError, FilingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _log_form(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("receipt", args=[filed.report_id]))


def _log_form(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "airport_log.html", query=dict, deed="airport:form", subject=PAGE, status=422 if problem else 200,
        shape=lambda found: {"form": form.dict(), "problem": problem, "today": as_of(), **choices(), **form_words(form)},
    )  # fmt: skip
