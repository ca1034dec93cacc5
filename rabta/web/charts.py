"""Geometry of the small drawings: numbers in, SVG attributes out. No style, no script."""

from collections.abc import Sequence
from typing import Any

MAP_WIDTH, MAP_HEIGHT = 520, 420
WEST, EAST, SOUTH, NORTH = 60.5, 77.8, 23.3, 37.2  # degrees: the part of the world these dots can fall in


def month_bars(months: Sequence[dict[str, Any]], *, height: int = 120, width: int = 44) -> list[dict[str, Any]]:
    """One bar per month: x, y, height in SVG units, and its own values for the label."""
    most = max((m["mass_g"] or 0 for m in months), default=0) or 1
    bars = []
    for n, month in enumerate(months):
        tall = round(height * (month["mass_g"] or 0) / most, 1)
        bars.append({**month, "x": n * width, "middle": n * width + width // 2, "y": height - tall, "tall": tall})
    return bars


def dots(districts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One dot per district that has a point, largest first so that small ones stay on top.

    Plain equirectangular projection; no line of any kind is drawn. Radius grows with the square root of events.
    """
    placed = [d for d in districts if d.get("lat") is not None and d.get("lon") is not None]
    most = max((d["events"] for d in placed), default=1) or 1
    made = [
        {
            **d,
            "x": round((float(d["lon"]) - WEST) / (EAST - WEST) * MAP_WIDTH, 1),
            "y": round((NORTH - float(d["lat"])) / (NORTH - SOUTH) * MAP_HEIGHT, 1),
            "r": round(4 + 18 * (d["events"] / most) ** 0.5, 1),
            "label_dy": round(-8 - 18 * (d["events"] / most) ** 0.5),
        }
        for d in placed
    ]
    return _labelled(sorted(made, key=lambda d: -d["r"]))


def _labelled(dots_by_size: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The largest dots get their name beside them, as long as names do not run into each other."""
    named: list[dict[str, Any]] = []
    for dot in dots_by_size:
        free = all(abs(dot["x"] - other["x"]) > 70 or abs(dot["y"] - other["y"]) > 24 for other in named)
        dot["labelled"] = free and len(named) < 8
        if dot["labelled"]:
            named.append(dot)
    return dots_by_size
