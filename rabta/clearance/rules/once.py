"""Land counted once: claims that lie over each other are joined before they are measured.

Two claims are of one field where what they share is at least half of the smaller: two honest walks of a quarter hectare,
five metres astray, share three quarters. Days more than 30 apart: the field was cleared again. Land is land all the same.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from rabta.intake.formats.land.area import flat, square_of

SAME_FIELD = 0.5  # of the smaller
AGAIN_DAYS = 30
SLIVER_M2 = 0.01


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """Two lands, by their places in what was given, and what they share. `kind`: same_field, again or partly."""

    first: int
    second: int
    m2: float
    of_smaller: float
    kind: str


@dataclass(frozen=True, kw_only=True)
class Once:
    """Square metres of the union; how many fields; every overlap, in order."""

    m2: float
    fields: int
    overlaps: list[Overlap]


def counted_once(lands: Sequence[shapely.Geometry], areas: Sequence[float], days: Sequence[date | None]) -> Once:
    """The union of valid lands (degrees), given the geodesic area of each (m2) and its day, if known."""
    array = np.asarray(lands, dtype=object)
    linked = _touching(array)
    together = _components(len(lands), linked)
    alone = math.fsum(areas[members[0]] for members in together if len(members) == 1)
    joined, overlaps = _joined([members for members in together if len(members) > 1], array, linked, areas, days)
    same: dict[int, list[int]] = {}
    for each in overlaps:
        if each.of_smaller >= SAME_FIELD:
            same.setdefault(each.first, []).append(each.second)
            same.setdefault(each.second, []).append(each.first)
    return Once(m2=alone + joined, fields=len(_components(len(lands), same)), overlaps=overlaps)


def adds_of(lands: Sequence[shapely.Geometry], areas: Sequence[float], once: Once) -> list[float]:
    """What each land adds, in their order, to those before it (m2): together they are the union, to a float's last digit."""
    array = np.asarray(lands, dtype=object)
    adds = list(map(float, areas))
    linked: dict[int, list[int]] = {}
    for each in once.overlaps:
        linked.setdefault(each.second, []).append(each.first)
    for place, before in linked.items():
        square = square_of(lands[place])
        plane = flat(array[[place, *before]], square)
        left = shapely.difference(plane[0], _united(plane[1:]))
        adds[place] = areas[place] * float(shapely.area(left)) / float(shapely.area(plane[0]))
    strayed = once.m2 - math.fsum(adds)
    largest = max(range(len(adds)), key=adds.__getitem__)
    adds[largest] += strayed
    return adds


def _united(lands: Any) -> shapely.Geometry:
    try:
        return shapely.union_all(lands)
    except shapely.GEOSException:
        return shapely.union_all(shapely.make_valid(lands), grid_size=1e-4)  # a tenth of a millimetre settles close edges


def _joined(
    together: list[list[int]],
    lands: Any,
    linked: dict[int, list[int]],
    areas: Sequence[float],
    days: Sequence[date | None],
) -> tuple[float, list[Overlap]]:
    """Square metres of lands that touch, each place once, and what they share: on one plane for each five-degree square."""
    squares: dict[tuple[int, int], list[list[int]]] = {}
    for members in together:
        squares.setdefault(square_of(lands[members[0]]), []).append(members)
    total, overlaps = 0.0, []
    for square, groups in squares.items():
        places = [each for members in groups for each in members]
        plane = dict(zip(places, flat(lands[places], square), strict=True))
        pairs = [(a, b) for a in places for b in linked[a] if a < b]
        shared = dict(zip(pairs, _shared_m2([plane[a] for a, _ in pairs], [plane[b] for _, b in pairs]), strict=True))
        on_plane = dict(zip(places, shapely.area(np.asarray(list(plane.values()))).tolist(), strict=True))
        for members in groups:
            claimed = math.fsum(on_plane[each] for each in members)
            if len(members) == 2:
                joined = claimed - shared[members[0], members[1]]
            else:
                joined = _union_m2([plane[each] for each in members])
            total += joined * math.fsum(areas[each] for each in members) / claimed  # as geodesics run, not the plane's edges
        overlaps += [_overlap(a, b, m2, areas, days) for (a, b), m2 in shared.items() if m2 > SLIVER_M2]
    return total, sorted(overlaps, key=lambda each: (each.first, each.second))


def _touching(lands: Any) -> dict[int, list[int]]:
    if not len(lands):
        return {}
    firsts, seconds = shapely.STRtree(lands).query(lands, predicate="intersects")
    touching: dict[int, list[int]] = {}
    for a, b in zip(firsts.tolist(), seconds.tolist(), strict=True):
        if a != b:
            touching.setdefault(a, []).append(b)
    return touching


def _components(count: int, linked: dict[int, list[int]]) -> list[list[int]]:
    seen, together = [False] * count, []
    for start in range(count):
        if seen[start]:
            continue
        seen[start] = True
        members, waiting = [], [start]
        while waiting:
            each = waiting.pop()
            members.append(each)
            for other in linked.get(each, ()):
                if not seen[other]:
                    seen[other] = True
                    waiting.append(other)
        together.append(sorted(members))
    return together


def _union_m2(lands: list[shapely.Geometry]) -> float:
    return float(shapely.area(_united(np.asarray(lands, dtype=object))))


def _overlap(first: int, second: int, m2: float, areas: Sequence[float], days: Sequence[date | None]) -> Overlap:
    of_smaller = min(m2 / min(areas[first], areas[second]), 1.0)
    return Overlap(
        first=first, second=second, m2=m2, of_smaller=of_smaller, kind=_kind(of_smaller, days[first], days[second])
    )


def _shared_m2(firsts: list[shapely.Geometry], seconds: list[shapely.Geometry]) -> list[float]:
    if not firsts:
        return []
    try:
        return [float(each) for each in shapely.area(shapely.intersection(np.asarray(firsts), np.asarray(seconds)))]
    except shapely.GEOSException:
        mended = (shapely.make_valid(np.asarray(each)) for each in (firsts, seconds))
        return [float(each) for each in shapely.area(shapely.intersection(*mended, grid_size=1e-4))]


def _kind(of_smaller: float, first: date | None, second: date | None) -> str:
    if of_smaller < SAME_FIELD:
        return "partly"
    apart = abs((first - second).days) if first and second else 0
    return "again" if apart > AGAIN_DAYS else "same_field"
