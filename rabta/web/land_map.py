"""What the map of land tells its script: places and months as the map of events does, with acres in the place of mass."""

import json
from typing import Any

from django.utils.translation import gettext, pgettext

from rabta.web import charts, map_places
from rabta.web.templatetags.names import named
from rabta.web.templatetags.numbers import unit_name
from rabta.web.templatetags.words import said, separator
from rabta.web.views.map import border_words, with_months


def drawn(found: dict[str, Any]) -> dict[str, Any]:
    """See `map_places.drawn`; grams are square metres here. `districts`: square metres by the code of a district."""
    rows = {name: found[name] for name in ("points", "unplaced", "date_from", "date_to")}
    whole = {code: round(m2) for code, m2 in found["districts"].items()}
    return {**with_months(map_places.drawn(**rows, name=named)), "districts": whole}


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
