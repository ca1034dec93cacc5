"""What one claim states of land: its rings as given, its area as stated, its day; and what was wrong with any of it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.vocabulary.rules.units import to_square_metres, unit_names

NEXT_STEPS = {
    "position_unread": "Write it as 71.5012, 33.9876 (longitude, latitude), or as 71 30 04 E, 33 59 15 N.",
    "too_few_corners": "Walk the edge again: a field has at least three corners.",
    "ring_unread": "Export the polygon again.",
    "geometry_unread": "Export the land as polygons.",
    "other_coordinates": "Reproject it to EPSG:4326 (WGS 84) and send it again.",
    "swapped": "Send it with longitude first.",
    "elsewhere": "See that longitude stands first, and that the corners are of this field.",
    "district_unknown": "Say which district it is today, in a new report.",
    "too_large": "Send each field as a polygon of its own.",
    "around_pole": "See that longitude stands first and no corner is missing.",
    "no_area": "Walk the edge of the field; a point or a line has no area.",
    "no_land": "Draw the field, or state its area with a unit.",
    "unit_without_basis": "State the basis, such as statute_acre.",
    "area_unread": "State a number and a unit: 4.5 acre.",
    "day_unread": "Write the day as 2026-03-02.",
    "stated_differs": "Ask the officer which of the two holds; what is measured counts.",
    "broken_file": "Send the whole file again.",
}

Position = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84)."""
Ring = Any
"""Corners as rows of longitude and latitude (a numpy array), the first not said again."""
Rings = list[Ring]
"""The edge of a piece of land, then its holes."""


class LandUnreadable(Exception):
    """The file holds no claims that can be read; the text says where, by which rule, and what to do next."""


@dataclass(frozen=True, kw_only=True)
class StatedArea:
    """An area as its officer wrote it. `m2` is None where the unit has no fixed area and no basis is stated."""

    value: Decimal
    unit: str
    basis: str | None
    m2: int | None


@dataclass(kw_only=True, slots=True)
class Claimed:
    """One claim as a file gives it. `pieces` are empty where it draws no land; `set_aside` says why it is not counted.

    `said`: its properties as they came; `facts.py` reads them. `named`: the file gave it its name.
    """

    name: str
    feature: int
    said: dict[str, Any] = field(default_factory=dict)
    pieces: list[Rings] = field(default_factory=list)
    stated: StatedArea | None = None
    on: date | None = None
    problems: list[dict[str, Any]] = field(default_factory=list)
    set_aside: str | None = None
    around_pole: bool = False
    named: bool = True

    def problem(self, rule: str, told: str, **more: Any) -> None:
        """Note what is wrong, and what to do next; the claim stays."""
        step = {"next_step": NEXT_STEPS[rule]} if rule in NEXT_STEPS else {}
        self.problems.append({"rule": rule, "told": told, **step, **more})

    def lay_aside(self, rule: str, told: str, **more: Any) -> None:
        """Note why the claim cannot be counted; it stays in the list. The first reason stands."""
        self.problem(rule, told, **more)
        self.set_aside = self.set_aside or rule


def stated_area(value: object, unit: object, basis: object) -> StatedArea | None:
    """An area written as a number and a unit of `data/units.yaml`; None for what is no positive number or no unit of area.

    A kanal, marla or jarib without its basis has no square metres: how large it is differs by district.
    """
    try:
        quantity = Decimal(str(value).replace(",", "").strip())
    except ArithmeticError:
        return None
    code = unit_names().get(" ".join(str(unit or "").split()).casefold())
    if code is None or not quantity.is_finite() or quantity <= 0:
        return None
    named = str(basis).strip() if basis else None
    try:
        converted = to_square_metres(quantity, unit=code, basis=named)
    except ValueError:
        converted, named = None, None
    return StatedArea(value=quantity, unit=code, basis=named, m2=converted.m2 if converted else None)
