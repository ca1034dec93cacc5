"""Land counted once: claims that lie over each other are joined before they are measured.

Two claims are of one field where what they share is at least half of the smaller: two honest walks of a quarter hectare,
five metres astray, share three quarters. Days more than 30 apart: the field was cleared again. Land is land all the same.
"""

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from rabta.intake.formats.land.area import flat, square_of, squares_of

SAME_FIELD = 0.5  # of the smaller
AGAIN_DAYS = 30
SLIVER_M2 = 0.01
THREADS = 2


@dataclass(kw_only=True, slots=True)
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
    array, measured = np.asarray(lands, dtype=object), np.asarray(areas, dtype=float)
    firsts, seconds = _near(array)
    plane = _planes(array, firsts, seconds)
    shared = _shared_m2(plane[firsts], plane[seconds])
    meeting = shared > 0
    firsts, seconds, shared = firsts[meeting], seconds[meeting], shared[meeting]
    of_smaller = np.minimum(shared / np.minimum(measured[firsts], measured[seconds]), 1.0)
    overlaps = [
        Overlap(first=a, second=b, m2=m2, of_smaller=share, kind=_kind(share, days[a], days[b]))
        for a, b, m2, share in zip(firsts.tolist(), seconds.tolist(), shared.tolist(), of_smaller.tolist(), strict=True)
        if m2 > SLIVER_M2
    ]
    same = (of_smaller >= SAME_FIELD) & (shared > SLIVER_M2)
    return Once(
        m2=_union(firsts, seconds, shared, plane, measured),
        fields=int(len(np.unique(_chiefs(len(lands), firsts[same], seconds[same])))), overlaps=overlaps,
    )  # fmt: skip


def _union(firsts: Any, seconds: Any, shared: Any, plane: Any, areas: Any) -> float:
    """Square metres of everything, each place once: what stands alone by itself, two by arithmetic, more by their union."""
    chiefs = _chiefs(len(areas), firsts, seconds)
    members = np.bincount(chiefs, minlength=len(areas))
    on_plane = np.where(members[chiefs] > 1, shapely.area(plane), 0.0)
    claimed = np.bincount(chiefs, on_plane, minlength=len(areas))
    joined = claimed - np.bincount(chiefs[firsts], shared, minlength=len(areas))
    several = [places for places in _groups(chiefs) if len(places) > 2]
    joined[[places[0] for places in several]] = _unions_m2([plane[places] for places in several])
    together = np.bincount(chiefs, areas, minlength=len(areas))
    is_joined = members > 1
    runs = joined[is_joined] * together[is_joined] / claimed[is_joined]  # as geodesics run, not the plane's edges
    return math.fsum([*runs.tolist(), *areas[members[chiefs] == 1].tolist()])


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


def _near(lands: Any) -> tuple[Any, Any]:
    """Pairs whose boxes meet, the earlier land first, in order: which of them share land their intersection says."""
    if not len(lands):
        return np.empty(0, dtype=int), np.empty(0, dtype=int)
    firsts, seconds = shapely.STRtree(lands).query(lands)
    firsts, seconds = firsts[firsts < seconds], seconds[firsts < seconds]
    order = np.lexsort((seconds, firsts))
    return firsts[order], seconds[order]


def _planes(lands: Any, firsts: Any, seconds: Any) -> Any:
    """Lands that are near others in metres, those that hang together on one plane; None for the rest."""
    plane = np.full(len(lands), None, dtype=object)
    if not len(firsts):
        return plane
    chiefs = _chiefs(len(lands), firsts, seconds)
    near = np.unique(np.concatenate([firsts, seconds]))
    squares = squares_of(lands[chiefs[near]])
    for square in np.unique(squares, axis=0):
        places = near[(squares == square).all(axis=1)]
        plane[places] = flat(lands[places], (int(square[0]), int(square[1])))
    return plane


def _chiefs(count: int, firsts: Any, seconds: Any) -> Any:
    """For each place the first of those that it hangs together with by pairs, itself where it stands alone."""
    chiefs = np.arange(count)
    while True:
        lower = np.minimum(chiefs[firsts], chiefs[seconds])
        before = chiefs.copy()
        np.minimum.at(chiefs, firsts, lower)
        np.minimum.at(chiefs, seconds, lower)
        chiefs = chiefs[chiefs]
        if (chiefs == before).all():
            return chiefs


def _groups(chiefs: Any) -> list[list[int]]:
    """Places that hang together, where there are several: each list in order, the lists by their first."""
    order = np.argsort(chiefs, kind="stable")
    counts = np.unique(chiefs, return_counts=True)[1]
    ends = np.cumsum(counts)
    several = counts > 1
    places = order.tolist()
    return [places[start:end] for start, end in zip((ends - counts)[several].tolist(), ends[several].tolist(), strict=True)]


def _united(lands: Any) -> shapely.Geometry:
    try:
        return shapely.union_all(lands)
    except shapely.GEOSException:
        return shapely.union_all(shapely.make_valid(lands), grid_size=1e-4)  # a tenth of a millimetre settles close edges


def _unions_m2(groups: list[Any]) -> list[float]:
    size = max(1, len(groups) // (THREADS * 4))
    parts = [groups[start : start + size] for start in range(0, len(groups), size)]
    with ThreadPoolExecutor(THREADS) as threads:
        united = threads.map(lambda part: shapely.area([_united(each) for each in part]).tolist(), parts)
        return [m2 for part in united for m2 in part]


def _shared_m2(firsts: Any, seconds: Any) -> Any:
    """Square metres that each pair shares; the work is shapely's, which leaves other threads room."""
    parts = max(1, min(THREADS * 4, len(firsts) // 500))
    with ThreadPoolExecutor(THREADS) as threads:
        found = list(threads.map(_shared_of, np.array_split(firsts, parts), np.array_split(seconds, parts)))
    return np.concatenate(found)


def _shared_of(firsts: Any, seconds: Any) -> Any:
    try:
        return shapely.area(shapely.intersection(firsts, seconds))
    except shapely.GEOSException:
        firsts, seconds = shapely.make_valid(firsts), shapely.make_valid(seconds)
        return shapely.area(shapely.intersection(firsts, seconds, grid_size=1e-4))


def _kind(of_smaller: float, first: date | None, second: date | None) -> str:
    if of_smaller < SAME_FIELD:
        return "partly"
    apart = abs((first - second).days) if first and second else 0
    return "again" if apart > AGAIN_DAYS else "same_field"
