"""Airports as dots on a plain chart by longitude and latitude: no border is drawn, so none can be wrong."""

from dataclasses import dataclass
from typing import Any

from rabta.vocabulary.rules.gazetteer import airport

WEST, EAST, SOUTH, NORTH = 60.5, 77.5, 23.5, 37.2
WIDTH, HEIGHT = 340, 310


@dataclass(frozen=True)
class Dot:
    """One airport: where on the chart and how large (by bags loaded), as an SVG writes it; how it stands."""

    code: str
    x: str
    y: str
    radius: str
    state: str


def dots(airports: list[dict[str, Any]]) -> list[Dot]:
    """A dot for every airport of the board, the largest first so that no small one hides."""
    found = []
    for one in airports:
        place = airport(one["airport"]["code"])
        x = (place.lon - WEST) / (EAST - WEST) * WIDTH
        y = (NORTH - place.lat) / (NORTH - SOUTH) * HEIGHT
        radius = 5 + min(one["loaded"], 2000) ** 0.5 / 4
        found.append((radius, Dot(one["airport"]["code"], f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}", one["state"])))
    return [dot for _, dot in sorted(found, key=lambda pair: -pair[0])]
