"""A plate of the map: events as discs where they happened, on the borders that the deployment was given, if any.

Plain equirectangular projection, true to scale at 30 degrees north; what lies outside the plate is cut off by who draws it.
Which line is drawn, and how, is the deployment's word.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rabta.documents.rules.drawing import WIDE, Drawing, Label, Shape, Tone, closed, disc, opened, rule

WEST, EAST, SOUTH, NORTH = 60.0, 78.4, 22.8, 37.3
STRETCH = 1 / math.cos(math.radians(30))
EVERY = 4
FINEST = 0.7
"""Points of a border nearer than this to the one before are not drawn."""
LARGEST, MOST_NAMES = 17.0, 12
MEASURES_AT, MEASURES_STAND = (28.0, 80.0, 126.0), 44.0
"""Where the discs that say how many events a size is stand: in the north-west, over no place that is named."""
DASHED = ("dashed", "dotted")
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Borders:
    """The borders of a deployment: features of its boundary layers as kept, and whose they are, in its own words."""

    features: tuple[Row, ...] = ()
    credit: str = ""


NO_BORDERS = Borders()


def map_plate(
    places: Sequence[Row], *, borders: Iterable[Row] = (), around: Sequence[tuple[str, float, float]],
    in_words: Callable[[int], str] | None = None, wide: float = WIDE,
) -> Drawing:  # fmt: skip
    """`places`: `{"lat", "lon", "events", "name"}`; an area grows with its events. `borders`: features as kept.

    `around`: names with latitude and longitude, for a reader to find the way where no border is drawn. `in_words`: so many
    events in words, for the discs that say how many events a size is; without it none stand there.
    """
    plate = _Plate(wide)
    shapes = [*plate.lattice(), *(shape for feature in borders for shape in plate.border(feature))]
    most = max((place["events"] for place in places), default=1)
    for place in sorted(places, key=lambda place: -place["events"]):
        x, y = plate.at(place["lat"], place["lon"])
        if plate.holds(x, y):
            shapes.append(disc(Tone.COUNTED, x, y, plate.radius(place["events"], most), opacity=0.42))
    labels = [
        Label(x=x, y=y, words=name, anchor="middle", tone=Tone.SOFT, size=10)
        for name, (x, y) in ((name, plate.at(lat, lon)) for name, lat, lon in around)
    ]
    labels += _names(plate, places, most)
    for x, events in zip(MEASURES_AT, _measures(most) if in_words else (), strict=False):
        radius, across = plate.radius(events, most), x * wide / WIDE
        shapes.append(disc(Tone.COUNTED, across, MEASURES_STAND - radius, radius, opacity=0.42))
        words = in_words(events) if in_words else ""
        below = round(across, 1), MEASURES_STAND + 12
        labels.append(Label(x=below[0], y=below[1], words=words, anchor="middle", tone=Tone.SOFT, size=8.5))
    return Drawing(wide=wide, tall=plate.tall, shapes=tuple(shapes), labels=tuple(labels), turns=False)


def _measures(most: int) -> list[int]:
    """How many events the discs beside the map stand for: the most, a quarter and a twenty-fifth of it, each once."""
    return sorted({most, max(1, most // 4), max(1, most // 25)}, reverse=True)


def _names(plate: "_Plate", places: Sequence[Row], most: int) -> list[Label]:
    """The names of the places with the most events, beside their discs, but for those that would run into another."""
    labels: list[Label] = []
    for place in sorted(places, key=lambda place: (-place["events"], place["name"])):
        x, y = plate.at(place["lat"], place["lon"])
        apart = all(abs(x - one.x) > 90 or abs(y - one.y) > 16 for one in labels)
        if place["name"] and apart and len(labels) < MOST_NAMES:
            beside = round(x + 1 + plate.radius(place["events"], most), 1)
            labels.append(Label(x=beside, y=round(y + 3.5, 1), words=place["name"], size=9.5, bold=True))
    return labels


class _Plate:
    """Where points of the earth lie on a plate of this width."""

    def __init__(self, wide: float) -> None:
        self.wide, self.scale = wide, wide / (EAST - WEST)
        self.tall = round((NORTH - SOUTH) * self.scale * STRETCH, 1)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        return round((lon - WEST) * self.scale, 1), round((NORTH - lat) * self.scale * STRETCH, 1)

    def holds(self, x: float, y: float) -> bool:
        return 0 <= x <= self.wide and 0 <= y <= self.tall

    def radius(self, events: int, most: int) -> float:
        return (1.8 + LARGEST * math.sqrt(events / most)) * self.wide / WIDE

    def lattice(self) -> list[Shape]:
        east = range(math.ceil(WEST / EVERY) * EVERY, int(EAST) + 1, EVERY)
        north = range(math.ceil(SOUTH / EVERY) * EVERY, int(NORTH) + 1, EVERY)
        down = [rule(Tone.LINE, self.at(0, lon)[0], 0, self.at(0, lon)[0], self.tall, stroke=0.4) for lon in east]
        return [*down, *(rule(Tone.LINE, 0, self.at(lat, 0)[1], self.wide, self.at(lat, 0)[1], stroke=0.4) for lat in north)]

    def border(self, feature: Row) -> list[Shape]:
        style = feature["properties"].get("line", "solid")
        dashes, stroke = style in DASHED, 0.0 if style == "none" else 0.6
        made = []
        for line, ring in _lines(feature["geometry"]):
            thinned = _thinned([self.at(lat, lon) for lon, lat, *_ in line])
            if len(thinned) < 2 or not any(self.holds(x, y) for x, y in thinned):
                continue
            if ring and len(thinned) > 2:
                made.append(Shape(tone=Tone.LAND, path=closed(thinned)))
            if stroke:
                path = closed(thinned) if ring else opened(thinned)
                made.append(Shape(tone=Tone.SOFT, path=path, stroke=stroke, dashes=dashes))
        return made


def _lines(geometry: Row) -> list[tuple[list[list[float]], bool]]:
    """Every line of a geometry, and whether it encloses land."""
    kind, at_all = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        return [(at_all[0], True)]
    if kind == "MultiPolygon":
        return [(rings[0], True) for rings in at_all]
    if kind == "LineString":
        return [(at_all, False)]
    return [(line, False) for line in at_all] if kind == "MultiLineString" else []


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    for point in points:
        if not kept or math.dist(kept[-1], point) >= FINEST:
            kept.append(point)
    return kept
