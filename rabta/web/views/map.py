"""The map's data: events and mass by place and month as JSON, and the boundary layers this deployment has been given."""

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_GET

from rabta.counting import queries as counting
from rabta.vocabulary.rules.places import district
from rabta.vocabulary.rules.substances import substances
from rabta.web import charts, map_places
from rabta.web.door import answer_data, signed_in
from rabta.web.templatetags.console import MONTHS, month_name, named, said, separator, unit_name
from rabta.web.views.briefing import asked_period

MOST = 100_000  # events of a period


@require_GET
@signed_in
def points(request: HttpRequest) -> HttpResponse:
    """What the map draws of a period, perhaps of one substance, in this reader's view: see `map_places.drawn`."""
    period, asked = asked_period(request), request.GET.get("substance", "")
    substance = asked if asked in {s.code for s in substances()} else None

    def found() -> dict[str, Any]:
        chosen = period()
        rows = _rows(chosen.date_from, chosen.date_to, substance)
        return {"rows": rows, "date_from": chosen.date_from, "date_to": chosen.date_to}

    return answer_data(
        request,
        query=found,
        deed="map:read",
        subject=("page", "map"),
        shape=lambda seen: _with_months(map_places.drawn(**seen, name=named)),
    )


def _with_months(drawn: dict[str, Any]) -> dict[str, Any]:
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
        "layers": _as_json([]),
        "credits": [],
        "substances": [{"code": s.code, "name_en": s.name_en, "name_ur": s.name_ur} for s in substances()],
    }


def _said() -> dict[str, str]:
    return {
        "grouping": "plain",
        "event": gettext("event"), "events": gettext("events"),
        "g": unit_name("g"), "kg": unit_name("kg"), "t": unit_name("t"),
        "and": separator(), "place": gettext("a place without a district"), "whole": gettext("Whole period"),
        "all": pgettext("months", "All"),
        "lost": gettext("Not on the map, because no place is known:"),
        "hexagons": gettext("Cells of about 120 km, the darker the more"),
        "play": gettext("Play the months"), "pause": gettext("Stop at this month"), "map": gettext("Map"),
        "gesture": gettext("Hold Ctrl and scroll to come nearer"),
        "gesture_mac": gettext("Hold ⌘ and scroll to come nearer"),
        "gesture_touch": gettext("Move the map with two fingers"),
    }  # fmt: skip


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(date_from: date, date_to: date, substance: str | None) -> list[dict[str, Any]]:
    """Events and grams by district and month, each district at its seat."""
    sums: dict[Any, dict[str, Any]] = {}
    for event in counting.events(date_from=date_from, date_to=date_to, substance=substance, most=MOST)["events"]:
        place, month = event["district"], str(event["day"])[:7]
        at = district(place["code"]) if place else None
        point = {"lat": at.lat, "lon": at.lon} if at else {"lat": None, "lon": None}
        empty = {**point, "month": month, "district": place, "events": 0, "mass_g": 0}
        row = sums.setdefault((place and place["code"], month), empty)
        row["events"] += 1
        chosen = (line for line in event["lines"] if substance in (None, line["substance"]["code"]))
        row["mass_g"] += sum(line["mass_g"] or 0 for line in chosen)
    return list(sums.values())
