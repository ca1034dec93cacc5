"""Geometry of the small drawings: numbers in, SVG attributes out. No style, no script."""

from collections.abc import Sequence
from typing import Any

MAP_WIDTH, MAP_HEIGHT = 520, 494  # a degree of latitude is 1 / cos 30° of a degree of longitude, as on the ground there
WEST, EAST, SOUTH, NORTH = 60.0, 78.0, 22.6, 37.4  # degrees: the part of the world these dots can fall in
BEYOND = (WEST - 1, SOUTH - 1, EAST + 1, NORTH + 1)
"""A little more than what is drawn: what lies farther out need not be sent."""
EVERY = 4  # degrees between two lines of the graticule
# Where a reader looks: the names of the land and the sea around, each well inside what it names. No boundary is drawn.
AROUND = (
    ("Arabian Sea", 23.5, 64.0), ("Iran", 30.0, 61.2), ("Afghanistan", 33.2, 65.3), ("Pakistan", 29.0, 69.2),
    ("India", 26.3, 74.8), ("China", 37.0, 77.2),
)  # fmt: skip


def month_bars(months: Sequence[dict[str, Any]], *, height: int = 100) -> list[dict[str, Any]]:
    """One bar per month: y and how tall, of `height` for the largest, and its own values for the label.

    `new_year` says where a year begins on the axis.
    """
    most = max((m["mass_g"] or 0 for m in months), default=0) or 1
    bars = []
    for n, month in enumerate(months):
        tall = round(height * (month["mass_g"] or 0) / most, 1)
        first_of_year = n == 0 or str(month["month"])[5:7] == "01"
        bars.append({**month, "y": round(height - tall, 1), "tall": tall, "new_year": first_of_year})
    return bars


def block_bars(blocks: Sequence[int], *, expected: float, height: int = 40, step: int = 10) -> dict[str, Any]:
    """Bars of equal steps for counts, the oldest first, the last one apart (`late`), and the line where `expected` lies."""
    most = max(*blocks, expected, 1)
    bars = [
        {"x": n * step, "y": round(height - height * count / most, 1), "tall": round(height * count / most, 1),
         "late": n == len(blocks) - 1} for n, count in enumerate(blocks)
    ]  # fmt: skip
    return {"bars": bars, "wide": step * len(blocks), "height": height, "line": round(height - height * expected / most, 1)}


def dots(districts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One dot per district that has a point, largest first so that small ones stay on top.

    Plain equirectangular projection, true to scale at 30° north. Radius grows with the square root of events.
    """
    placed = [d for d in districts if d.get("lat") is not None and d.get("lon") is not None]
    most = max((d["events"] for d in placed), default=1) or 1
    made = [
        {
            **d,
            "x": across(float(d["lon"])),
            "y": down(float(d["lat"])),
            "r": round(4 + 18 * (d["events"] / most) ** 0.5, 1),
            "label_dy": round(-8 - 18 * (d["events"] / most) ** 0.5),
        }
        for d in placed
    ]
    return _labelled(sorted(made, key=lambda d: -d["r"]))


def graticule() -> dict[str, list[dict[str, Any]]]:
    """Lines of longitude (`degrees`, `x`) and latitude (`degrees`, `y`), and the `names` (`name`, `x`, `y`) around."""
    east = range(-int(-WEST // EVERY) * EVERY, int(EAST) + 1, EVERY)
    north = range(-int(-SOUTH // EVERY) * EVERY, int(NORTH) + 1, EVERY)
    return {
        "east": [{"degrees": d, "x": across(d)} for d in east if d > WEST],
        "north": [{"degrees": d, "y": down(d)} for d in north],
        "names": [{"name": name, "x": across(lon), "y": down(lat)} for name, lat, lon in AROUND],
    }


def across(lon: float) -> float:
    """Where a longitude lies on the drawing, from its left."""
    return round((lon - WEST) / (EAST - WEST) * MAP_WIDTH, 1)


def down(lat: float) -> float:
    """Where a latitude lies on the drawing, from its top."""
    return round((NORTH - lat) / (NORTH - SOUTH) * MAP_HEIGHT, 1)


def _labelled(dots_by_size: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The largest dots get their name beside them, as long as names do not run into each other."""
    named: list[dict[str, Any]] = []
    for dot in dots_by_size:
        free = all(abs(dot["x"] - other["x"]) > 70 or abs(dot["y"] - other["y"]) > 24 for other in named)
        dot["labelled"] = free and len(named) < 8
        if dot["labelled"]:
            named.append(dot)
    return dots_by_size


def shares(parts: dict[str, int]) -> list[dict[str, Any]]:
    """Parts of one whole side by side, in per cent of its width: `name`, `x`, `wide`. Empty where there is no whole.

    >>> shares({"in": 3, "late": 0, "missing": 1})
    [{'name': 'in', 'x': '0', 'wide': '75'}, {'name': 'missing', 'x': '75', 'wide': '25'}]
    """
    whole, x, made = sum(parts.values()), 0.0, []
    for name, count in parts.items():
        if count:
            wide = 100 * count / whole
            made.append({"name": name, "x": f"{x:g}", "wide": f"{wide:g}"})
            x += wide
    return made
