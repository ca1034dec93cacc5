"""What the map of land tells its script: places and months as the map of events does, with acres in the place of mass."""

import json
from typing import Any

import shapely
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from rabta.vocabulary.rules.numbered import district_numbered
from rabta.web import charts, map_places
from rabta.web.land_words import QUANTITY
from rabta.web.templatetags.names import named
from rabta.web.templatetags.numbers import unit_name
from rabta.web.templatetags.words import said, separator
from rabta.web.views.map import border_words, with_months

DIGITS = 6
"""Of a degree: a decimetre."""
WIDEST = 4.0
"""Degrees of a window in which fields are drawn: from farther no field is seen."""


def drawn(found: dict[str, Any]) -> dict[str, Any]:
    """See `map_places.drawn`; grams are square metres here.

    A place says its `district` (code). `districts`: each `code`, `name`, the `lon` and `lat` of its seat, and `seen`
    ([month, claims, square metres]).
    """
    rows = {name: found[name] for name in ("points", "unplaced", "date_from", "date_to")}
    made = with_months(map_places.drawn(**rows, name=named))
    codes = {row["cell"]: row["district"]["code"] for row in found["points"] if row["district"]}
    made["places"] = [{**each, "district": codes.get(each["cell"], "")} for each in made["places"]]
    months, districts = {month: n for n, month in enumerate(made["months"])}, {}
    for row in found["districts"]:
        seat = district_numbered(row["number"])
        of_it = districts.setdefault(row["number"], {
            "code": seat.code, "name": named(row["district"]), "lon": seat.lon, "lat": seat.lat, "seen": []
        })  # fmt: skip
        of_it["seen"].append([months[row["month"]], row["events"], round(row["mass_g"])])
    return {**made, "districts": [*districts.values()]}


def window_of(said: str) -> tuple[float, float, float, float] | None:
    """West, south, east, north between commas, at most WIDEST degrees wide; None for what is no such window."""
    try:
        west, south, east, north = (float(part) for part in said.split(","))
    except ValueError:
        return None
    is_one = -360 <= west < east <= 360 and -90 <= south < north <= 90 and max(east - west, north - south) <= WIDEST
    return (west, south, east, north) if is_one else None


def fields_drawn(found: dict[str, Any]) -> dict[str, Any]:
    """`mapped.fields_in` as GeoJSON: fields and what of them is struck out by `kind`, photographs as points."""
    features = []
    for each in found["fields"]:
        month = f"{each['on']:%Y-%m}" if each["on"] else ""
        said_of = (each["number"], named(each["agency"]), str(QUANTITY[each["quantity"]]))
        told = separator().join(part for part in said_of if part)
        features.append(_feature(each["land"], each["quantity"], month, each["key"], told))
        if each["struck"] is not None and each["struck"].area:
            features.append(_feature(each["struck"], "struck", month, each["key"], told))
    for each in found["photographs"]:
        spot, when = shapely.Point(each["lon"], each["lat"]), str(each["taken_at"] or "")
        features.append(_feature(spot, "photograph", when[:7], each["claim_key"], when))
    return {"type": "FeatureCollection", "features": features, "left_out": found["left_out"]}


def _feature(land: Any, kind: str, month: str, key: Any, told: str) -> dict[str, Any]:
    rounded = shapely.transform(land, lambda corners: corners.round(DIGITS))
    return {
        "type": "Feature", "geometry": shapely.geometry.mapping(rounded),
        "properties": {"kind": kind, "month": month, "opens": reverse("land_field", args=[key]), "told": told},
    }  # fmt: skip


def land_map_words() -> dict[str, Any]:
    """What the page tells the map's script, each part as JSON for its attribute."""
    around = [{"name": said(name), "lat": lat, "lon": lon} for name, lat, lon in charts.AROUND]
    told = {"say": json.dumps(_said(), ensure_ascii=False), "around": json.dumps(around, ensure_ascii=False)}
    return {**told, **border_words()}


def _said() -> dict[str, str]:
    return {
        "grouping": "plain", "measured": "land",
        "event": gettext("claim of clearing"), "events": gettext("claims of clearing"), "acre": unit_name("acre"),
        "and": separator(), "place": gettext("a place without a district"), "whole": gettext("Whole season"),
        "all": pgettext("months", "All"),
        "lost": gettext("Not on the map, having no place:"),
        "hexagons": gettext("Cells of about 120 km: the stronger the colour, the more"),
        "play": gettext("Play the months"), "pause": gettext("Stop at this month"), "map": gettext("Map"),
        "gesture": gettext("Hold Ctrl and scroll to come nearer"),
        "gesture_mac": gettext("Hold ⌘ and scroll to come nearer"),
        "gesture_touch": gettext("Move the map with two fingers"),
    }  # fmt: skip
