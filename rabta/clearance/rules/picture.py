"""Land as one reader sees it, in five quantities that are never mixed: claimed, surveyed, cultivated, cleared, verified.

Claimed: every claim of clearing added up. Cleared: the same land, each place once. Surveyed and cultivated: likewise once,
of what was surveyed, and of what was found under crop. Verified comes of visits, and is not made here. Claims that only
state an area stand apart, by their unit.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import shapely

from rabta.clearance.rules.once import Once, adds_of, counted_once

CLEARED, SURVEYED, CULTIVATED = "cleared", "surveyed", "cultivated"
EMPTY = Once(m2=0.0, fields=0, overlaps=[])


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One claim that draws land. `key` names it; `land` is valid, in degrees; `area_m2` is measured on the ellipsoid."""

    key: Any
    quantity: str
    on: date | None
    land: shapely.Geometry
    area_m2: float


@dataclass(frozen=True, kw_only=True)
class Stated:
    """One claim of clearing that only states an area. `m2` is None where its unit differs by place and names no basis."""

    key: Any
    value: Decimal
    unit: int
    m2: int | None


@dataclass(frozen=True, kw_only=True)
class LandPicture:
    """Square metres, each place once, of what was cleared, surveyed and found under crop; `claimed_m2` adds claims up.

    `adds_m2`: by a claim's key, what it adds to the land of its quantity that earlier claims did not hold; they add up to
    it. `fields`: how many fields were cleared. `stated`: by unit, (claims, sum in that unit, square metres or None).
    """

    claimed_m2: float
    cleared: Once
    surveyed_m2: float
    cultivated_m2: float
    adds_m2: dict[Any, float] = field(default_factory=dict)
    stated: dict[int, tuple[int, Decimal, int | None]] = field(default_factory=dict)


def land_picture(drawn: Sequence[Drawn], stated: Sequence[Stated]) -> LandPicture:
    """The picture of these claims, which the caller sorted by day: who was first is credited with shared land."""
    found: dict[str, Once] = {}
    adds: dict[Any, float] = {}
    for quantity in (CLEARED, SURVEYED, CULTIVATED):
        of_it = [each for each in drawn if each.quantity == quantity]
        lands, areas = [each.land for each in of_it], [each.area_m2 for each in of_it]
        found[quantity] = counted_once(lands, areas, [each.on for each in of_it]) if of_it else EMPTY
        added = adds_of(lands, areas, found[quantity]) if of_it else []
        adds |= {each.key: m2 for each, m2 in zip(of_it, added, strict=True)}
    return LandPicture(
        claimed_m2=math.fsum(each.area_m2 for each in drawn if each.quantity == CLEARED),
        cleared=found[CLEARED], surveyed_m2=found[SURVEYED].m2, cultivated_m2=found[CULTIVATED].m2, adds_m2=adds,
        stated=_by_unit(stated),
    )  # fmt: skip


def struck_of(lands: Sequence[shapely.Geometry], quantities: Sequence[str]) -> list[shapely.Geometry | None]:
    """Of each land, in the order of days, what an earlier one of the same quantity holds (degrees); None where nothing."""
    tree = shapely.STRtree(lands)
    found = []
    for place, land in enumerate(lands):
        earlier = [
            lands[int(other)] for other in tree.query(land, predicate="intersects")
            if int(other) < place and quantities[int(other)] == quantities[place]
        ]  # fmt: skip
        found.append(shapely.intersection(land, shapely.union_all(earlier)) if earlier else None)
    return found


def _by_unit(stated: Sequence[Stated]) -> dict[int, tuple[int, Decimal, int | None]]:
    units: dict[int, list[Stated]] = defaultdict(list)
    for each in stated:
        units[each.unit].append(each)
    return {
        unit: (
            len(of_it), sum((each.value for each in of_it), Decimal()),
            None if any(each.m2 is None for each in of_it) else sum(each.m2 or 0 for each in of_it),
        )
        for unit, of_it in sorted(units.items())
    }  # fmt: skip
