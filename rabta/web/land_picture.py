"""Fields as a drawing: each claim's land, what of it lies over an earlier claim struck out, visits and photographs.

Plain Python: shapes in degrees in, SVG paths out. It needs no script, prints as it stands, and asks nothing of anybody.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from rabta.clearance.rules.picture import struck_of

WIDTH, TALLEST = 640, 520
MARGIN = 14
FOOT = 24
"""Below the land, for the scale."""
LEAST_DEGREES = 0.0008
"""The smallest stretch that is drawn: a lone field does not fill the sheet."""
MOST_SHAPES = 1500
DIGITS = 1


@dataclass(frozen=True)
class Shape:
    """One claim as drawn. `path` is its land, `struck` what of it an earlier claim of its quantity holds already."""

    key: str
    path: str
    struck: str
    quantity: str
    number: str
    agency: Any
    day: str
    own: bool = True


@dataclass(frozen=True)
class Spot:
    """Where a photograph was taken."""

    x: float
    y: float
    label: str
    day: str


@dataclass(frozen=True)
class Sheet:
    """A drawing: `height` follows the land; `bar_m` metres are `bar` wide; `left_out`: claims beyond one sheet."""

    shapes: list[Shape]
    spots: list[Spot]
    height: int
    bar_m: int
    bar: float
    left_out: int
    days: list[str]
    width: int = WIDTH


def sheet(claims: Sequence[dict[str, Any]], photographs: Iterable[dict[str, Any]] = (), *, own: Any = None) -> Sheet | None:
    """Draw these claims (in the order of their days, so that the first keeps shared land); None where none draws land.

    `own`: the key of the one that the page is about; the others are drawn faintly.
    """
    drawn = [each for each in claims if each["land"] is not None]
    if not drawn:
        return None
    shown = drawn[:MOST_SHAPES]
    view = _View(shapely.total_bounds([each["land"] for each in shown]).tolist())
    struck = struck_of([each["land"] for each in shown], [each["quantity"] for each in shown])
    shapes = [
        Shape(
            key=str(each["key"]), path=view.path(each["land"]), struck=view.path(over), quantity=each["quantity"],
            number=each["number"], agency=each.get("agency"), day=each["on"].isoformat() if each["on"] else "",
            own=own is None or each["key"] == own,
        )
        for each, over in zip(shown, struck, strict=True)
    ]  # fmt: skip
    spots = [
        Spot(*view.point(each["lon"], each["lat"]), label=str(each["taken_at"] or ""), day=str(each["taken_at"] or "")[:10])
        for each in photographs
        if each["lon"] is not None and view.holds(each["lon"], each["lat"])
    ]
    return Sheet(
        shapes, spots, view.height, view.bar_m, view.bar, len(drawn) - len(shown), sorted({each.day for each in shapes})
    )


def outlined(land: Any, west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A field's edge over an image with these edges: `width`, `height` and `path`, in the same units."""
    narrow = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * narrow)
    parts = []
    for piece in shapely.get_parts(land):
        for ring in shapely.get_rings(piece):
            corners = [
                f"{round((lon - west) * narrow * scale, DIGITS)} {round((north - lat) * scale, DIGITS)}"
                for lon, lat in shapely.get_coordinates(ring)[:-1].tolist()
            ]  # fmt: skip
            parts.append("M" + "L".join(corners) + "Z")
    return {"width": WIDTH, "height": math.ceil((north - south) * scale), "path": " ".join(parts)}


class _View:
    """Degrees to the sheet: longitudes shortened by the cosine of the middle latitude, so that a square field is square."""

    def __init__(self, bounds: list[float]) -> None:
        west, south, east, north = bounds
        spread = max(LEAST_DEGREES - (north - south), 0) / 2, max(LEAST_DEGREES - (east - west), 0) / 2
        self.south, self.north = south - spread[0], north + spread[0]
        self.west, self.east = west - spread[1], east + spread[1]
        self.narrow = math.cos(math.radians((self.south + self.north) / 2))
        wide, tall = (self.east - self.west) * self.narrow, self.north - self.south
        self.scale = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
        self.left = (WIDTH - wide * self.scale) / 2
        self.height = math.ceil(tall * self.scale + 2 * MARGIN) + FOOT
        metres = WIDTH / 5 / self.scale * 111_195
        power = 10 ** math.floor(math.log10(metres))
        self.bar_m = max(1, int(metres // power * power))
        self.bar = round(self.bar_m / 111_195 * self.scale, DIGITS)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        x = self.left + (lon - self.west) * self.narrow * self.scale
        return round(x, DIGITS), round(MARGIN + (self.north - lat) * self.scale, DIGITS)

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def path(self, land: Any) -> str:
        if land is None:
            return ""
        parts = []
        for piece in shapely.get_parts(land):
            if shapely.get_type_id(piece) == 3 and not piece.is_empty:
                parts += [self._ring(ring) for ring in shapely.get_rings(piece)]
        return " ".join(parts)

    def _ring(self, ring: Any) -> str:
        corners = [self.point(lon, lat) for lon, lat in shapely.get_coordinates(ring)[:-1].tolist()]
        return "M" + "L".join(f"{x} {y}" for x, y in corners) + "Z"
