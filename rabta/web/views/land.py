"""Poppy land: the board of a season, its map, and the early watch."""


from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from rabta.clearance import mapped, season, watch
from rabta.filing.errors import NotAvailable
from rabta.vocabulary.rules.places import districts
from rabta.web.door import answer, answer_data, looking_of, signed_in
from rabta.web.land_asked import asked_in
from rabta.web.land_map import drawn, fields_drawn, land_map_words, window_of
from rabta.web.land_plate import plate
from rabta.web.periods import optional_day
from rabta.web.views.briefing import as_of

PAGE = ("page", "land")


@require_GET
@signed_in
def land(request: HttpRequest) -> HttpResponse:
    """The board of a season: every district with claims or a declaration, its five quantities and how it stands."""
    crop, year = asked_in(request)
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
    crop, year = asked_in(request)
    what = _what(request)
    return answer_data(
        request, query=lambda: mapped.map_of(today=as_of(), crop=crop, year=year, what=what), deed="land:map", subject=PAGE,
        shape=drawn,
    )  # fmt: skip


@require_GET
@signed_in
def land_fields(request: HttpRequest) -> HttpResponse:
    """The fields within a window of the map, what an earlier claim holds struck out, and photographs, as GeoJSON."""
    crop, year = asked_in(request)
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
    crop, year = asked_in(request)
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
    crop, _ = asked_in(request)
    return answer(
        request, "land_watch.html", deed="land:watch", subject=PAGE,
        query=lambda: watch.watched(today=as_of(), crop=crop, by=looking_of(request)),
    )  # fmt: skip


def _what(request: HttpRequest) -> str:
    what = request.GET.get("what", "")
    return what if what in mapped.WHATS else mapped.WHATS[0]
