"""Airports as dots on land and sea by longitude and latitude: no border is drawn, so none can be wrong."""

import functools
import json
from dataclasses import dataclass
from datetime import date
from math import cos, radians
from pathlib import Path
from typing import Any

from shapely.geometry import box, shape

from rabta.vocabulary.rules.gazetteer import airport

WEST, EAST, SOUTH, NORTH = 60.0, 78.0, 22.9, 37.6
WIDTH = 340
HEIGHT = round(WIDTH * (NORTH - SOUTH) / ((EAST - WEST) * cos(radians((NORTH + SOUTH) / 2))))
COAST = Path(__file__).resolve().parent / "static" / "rabta" / "coast" / "land.json"
"""The land that the house's other maps draw; where it is from stands beside it."""


@dataclass(frozen=True)
class Dot:
    """One airport: where on the chart and how large (by bags loaded), as an SVG writes it; how it stands."""

    code: str
    x: str
    y: str
    radius: str
    state: str


@dataclass(frozen=True)
class Chart:
    """The picture: its size, the land as the path of an SVG, and a dot for every airport."""

    width: int
    height: int
    land: str
    dots: list[Dot]


def chart(airports: list[dict[str, Any]]) -> Chart:
    """Land and sea, and a dot for every airport of the board, the largest first so that no small one hides."""
    found = []
    for one in airports:
        place = airport(one["airport"]["code"])
        x, y = _at(place.lon, place.lat)
        radius = 5 + min(one["loaded"], 2000) ** 0.5 / 4
        found.append((radius, Dot(one["airport"]["code"], f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}", one["state"])))
    return Chart(WIDTH, HEIGHT, land(), [dot for _, dot in sorted(found, key=lambda pair: -pair[0])])


@dataclass(frozen=True)
class Bar:
    """One day of the strip, as an SVG writes it: where, and from the ground up what was screened, unknown, not screened."""

    day: date
    x: str
    seen: str
    unknown: str
    lacking: str
    top_of_seen: str
    top_of_unknown: str
    top: str


DAY_WIDTH, STRIP = 20, 100
LEAST = 3.0
"""Of what was not screened, so many points at least are drawn: two bags of a thousand are to be seen."""


def strip(days: list[dict[str, Any]], last: date) -> list[Bar]:
    """A bar for each day of the thirty up to the last of which something was stated; the highest fills the strip."""
    most, found = max((one["loaded"] for one in days), default=0) or 1, []
    for one in days:
        seen, unknown, lacking = (one[name] / most * (STRIP - LEAST) for name in ("screened", "unknown", "not_screened"))
        lacking = max(lacking, LEAST) if one["not_screened"] else 0.0
        tops = [STRIP - seen, STRIP - seen - unknown, STRIP - seen - unknown - lacking]
        x = (29 - (last - one["day"]).days) * DAY_WIDTH
        found.append(Bar(one["day"], f"{x}", *(f"{value:.1f}" for value in (seen, unknown, lacking, *tops))))
    return found


def _at(lon: float, lat: float) -> tuple[float, float]:
    return (lon - WEST) / (EAST - WEST) * WIDTH, (NORTH - lat) / (NORTH - SOUTH) * HEIGHT


@functools.cache
def land() -> str:
    """The land of the region as the path of an SVG."""
    region, parts = box(WEST - 1, SOUTH - 1, EAST + 1, NORTH + 1), []
    for feature in json.loads(COAST.read_text(encoding="utf-8"))["features"]:
        for polygon in getattr(seen := shape(feature["geometry"]).intersection(region), "geoms", [seen]):
            for ring in (polygon.exterior, *polygon.interiors) if polygon.geom_type == "Polygon" else ():
                points = (_at(lon, lat) for lon, lat, *_ in ring.coords)
                parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    return "".join(parts)
