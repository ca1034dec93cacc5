"""The map's data: events and mass by place and month as JSON, and the boundary layers this deployment has been given."""

import gzip
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, pgettext
from django.views.decorators.http import require_GET

from rabta.briefing import queries as briefing
from rabta.language.sentences import MONTHS
from rabta.vocabulary.layers import About, drawing_of, far_drawing_of, layers_of
from rabta.vocabulary.rules.substances import substances
from rabta.web import charts, map_places
from rabta.web.door import answer, answer_data, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.security import MAY_BE_KEPT
from rabta.web.templatetags.days import month_name
from rabta.web.templatetags.names import named
from rabta.web.templatetags.numbers import unit_name
from rabta.web.templatetags.words import said, separator
from rabta.web.views.briefing import asked_period

EVENTS_A_PAGE = 50
LAYER_NAMES = {
    "districts": gettext_lazy("Districts"), "provinces": gettext_lazy("Provinces"), "outline": gettext_lazy("Outline"),
    "lines": gettext_lazy("Lines"),
}  # fmt: skip
MOST_CELLS = 300  # of one hexagon seen from afar: more than a country has places in it


@require_GET
@signed_in
def points(request: HttpRequest) -> HttpResponse:
    """What the map draws of a period, perhaps of one substance, in this reader's view: see `map_places.drawn`."""
    period, substance = asked_period(request), _substance(request)

    def found() -> dict[str, Any]:
        chosen = asdict(period())
        return {**briefing.map_picture(**chosen, substance=substance), **chosen}

    return answer_data(
        request,
        query=found,
        deed="map:read",
        subject=("page", "map"),
        shape=lambda seen: with_months(map_places.drawn(**seen, name=named)),
    )


@require_GET
@signed_in
def place(request: HttpRequest) -> HttpResponse:
    """The events that the map draws in the cells the address names, newest first."""
    period, substance, page = asked_period(request), _substance(request), page_number(request)
    cells = request.GET.getlist("cell")[:MOST_CELLS]

    def found() -> dict[str, Any]:
        chosen = period()
        offset = (page - 1) * EVENTS_A_PAGE
        held = briefing.events_at(cells, **asdict(chosen), substance=substance, most=EVENTS_A_PAGE, offset=offset)
        return {**held, "period": chosen}

    return answer(
        request,
        "map_place.html",
        query=found,
        deed="map:place",
        subject=("page", "map"),
        shape=lambda seen: {
            "period": seen["period"],
            "substance": _named_substance(substance),
            "districts": _districts(seen["events"]),
            "pages": Page.of(page, total=seen["total"], size=EVENTS_A_PAGE),
        },
    )


@require_GET
@signed_in
def layer(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """The drawing of a boundary layer, as this deployment was given it; with `far` in the address, with fewer corners.

    It holds nothing of the record, so nothing goes to the ledger, and a browser may keep it: another drawing has another
    address.
    """
    about = next((a for a in layers_of(data_dir()) if (a.layer, a.digest) == (name, digest)), None)
    if about is None:
        raise Http404
    drawing = far_drawing_of if "far" in request.GET else drawing_of
    packed = drawing(data_dir(), about).read_bytes()
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(packed, content_type="application/geo+json", headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(gzip.decompress(packed), content_type="application/geo+json")
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = MAY_BE_KEPT
    return response


def data_dir() -> Path:
    return Path(settings.DATA_DIR)


def _substance(request: HttpRequest) -> str | None:
    asked = request.GET.get("substance", "")
    return asked if asked in {s.code for s in substances()} else None


def _named_substance(code: str | None) -> dict[str, str] | None:
    return next(({"name_en": s.name_en, "name_ur": s.name_ur} for s in substances() if s.code == code), None)


def _districts(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The districts these events lie in, each once, in the order of the events."""
    return list({event["district"]["code"]: event["district"] for event in events if event["district"]}.values())


def with_months(drawn: dict[str, Any]) -> dict[str, Any]:
    """The names of the months in the reader's language beside them: `labels` with their year, `short` without."""
    months = drawn["months"]
    return {
        **drawn,
        "labels": [f"{gettext(MONTHS[int(month[5:]) - 1])} {month[:4]}" for month in months],
        "short": [month_name(month) for month in months],
    }


def map_words() -> dict[str, Any]:
    """What the page tells the map's script, each part as JSON for its attribute; and the substances to choose from."""
    around = [{"name": said(name), "lat": lat, "lon": lon} for name, lat, lon in charts.AROUND]
    return {
        "say": _as_json(_said()),
        "around": _as_json(around),
        **border_words(),
        "substances": [{"code": s.code, "name_en": s.name_en, "name_ur": s.name_ur} for s in substances()],
    }


def border_words() -> dict[str, Any]:
    """The `layers` of borders that this deployment brought, as JSON for a map's script, and whose they are: `credits`."""
    here = layers_of(data_dir())
    addresses = [
        {"name": about.layer, "address": _address(about), "far": f"{_address(about)}?far"} for about in here
    ]
    return {"layers": _as_json(addresses), "credits": _credits(here)}


def _credits(here: list[About]) -> list[dict[str, Any]]:
    """Whose the borders are, each word once: `titles` of the layers, `attribution`, `dated`, `says`."""
    said: dict[tuple[str, str, str], list[str]] = {}
    for about in here:
        said.setdefault((about.attribution, about.dated, about.says), []).append(str(LAYER_NAMES[about.layer]))
    return [
        {"titles": separator().join(titles), "attribution": attribution, "dated": dated, "says": says}
        for (attribution, dated, says), titles in said.items()
    ]


def _address(about: About) -> str:
    return reverse("map_layer", kwargs={"name": about.layer, "digest": about.digest})


def _said() -> dict[str, str]:
    return {
        "grouping": "plain",
        "event": gettext("event"), "events": gettext("events"),
        "g": unit_name("g"), "kg": unit_name("kg"), "t": unit_name("t"),
        "and": separator(), "place": gettext("a place without a district"), "whole": gettext("Whole period"),
        "all": pgettext("months", "All"),
        "lost": gettext("Not on the map, being at sea or without a known place:"),
        "hexagons": gettext("Cells of about 120 km: the stronger the colour, the more"),
        "play": gettext("Play the months"), "pause": gettext("Stop at this month"), "map": gettext("Map"),
        "gesture": gettext("Hold Ctrl and scroll to come nearer"),
        "gesture_mac": gettext("Hold ⌘ and scroll to come nearer"),
        "gesture_touch": gettext("Move the map with two fingers"),
    }  # fmt: skip


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
