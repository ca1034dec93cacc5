"""Pairs of planned operations with what an independent reckoning says of them: at random, and where a check goes wrong.

The reckoning shares nothing with the room's own: the distance is the least between points laid densely along both shapes,
each measured over the ground; what lies inside an area turns once around by the bearings of its edge. It therefore knows a
distance to within the spacing of its points: what is nearer must be found, what is farther by more must not be.
"""

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pyproj import Geod

EARTH = Geod(ellps="WGS84")
Point = tuple[float, float]
Drawn = tuple[str, tuple[Point, ...]]
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
SLACK_M = 1.0
"""How much too soon a conflict may be found."""
FINER = (10, 100)
"""Points along a shape, about: few first, more where these do not tell."""
CITIES: tuple[Point, ...] = ((66.98, 24.86), (74.34, 31.55), (71.52, 34.01), (62.33, 25.12), (66.99, 30.18), (74.31, 35.92))
STRANGE: tuple[Point, ...] = (
    (0.0, 90.0), (137.0, 89.99), (10.0, -90.0), (-45.0, -89.97), (180.0, 10.0), (-180.0, 52.3), (179.999, -16.5),
    (0.0, 0.0), (71.5, 34.0), (71.6, 34.0), (71.55, 34.0), (-0.05, 51.5), (25.0, 71.1), (71.499999, 33.999999),
)  # fmt: skip
"""Poles, the date line, the equator, edges and corners of cells."""


@dataclass(frozen=True)
class Side:
    """One operation of a pair: drawn as points, how far it reaches in metres, when it is kept free."""

    drawn: Drawn
    radius_m: float
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Pair:
    """Two operations and whether they conflict; None where they are within a hair of it and both answers are right."""

    what: str
    a: Side
    b: Side
    conflict: bool | None


def pairs(seed: int) -> Iterator[Pair]:
    """Pairs without end: one at random, then one that is made to go wrong, and so on. Each far in time from the others."""
    chance = random.Random(seed)  # noqa: S311
    makers = (_anywhere, _edge_of_radius, _anywhere, _edge_of_time, _along_a_route, _routes, _areas)
    for number, make in zip(itertools.count(), itertools.cycle(makers), strict=False):
        yield make(chance, EPOCH + timedelta(days=10 * (number % 30_000)))


def _place(chance: random.Random) -> Point:
    """Near a town, somewhere strange, or anywhere."""
    kind = chance.random()
    if kind < 0.5:
        lon, lat = chance.choice(CITIES)
        return lon + chance.gauss(0, 0.1), lat + chance.gauss(0, 0.1)
    if kind < 0.8:
        return chance.choice(STRANGE)
    return chance.uniform(-180, 180), math.degrees(math.asin(chance.uniform(-1, 1)))


def _radius(chance: random.Random) -> float:
    return chance.choice((50.0, 290.0, 1000.0, 4000.0, 10_000.0, chance.uniform(50, 20_000)))


def _moved(place: Point, bearing: float, metres: float) -> Point:
    lon, lat, _ = EARTH.fwd(*place, bearing, metres)
    return lon, lat


def _apart(a: Point, b: Point) -> float:
    return float(EARTH.inv(*a, *b)[2])


def _same_time(chance: random.Random, at: datetime) -> tuple[datetime, datetime, datetime, datetime]:
    return at, at + timedelta(hours=2), at + timedelta(hours=chance.uniform(-2, 2)), at + timedelta(hours=3)


def _points(what: str, a: Point, b: Point, radii: tuple[float, float], times: Sequence[datetime]) -> Pair:
    distance, reach = _apart(a, b), sum(radii)
    meets = times[0] <= times[3] and times[2] <= times[1]
    near = True if distance <= reach - 1e-6 else False if distance > reach + SLACK_M else None
    sides = Side(("point", (a,)), radii[0], *times[:2]), Side(("point", (b,)), radii[1], *times[2:])
    return Pair(what, *sides, near if meets else False)


def _anywhere(chance: random.Random, at: datetime) -> Pair:
    """Two places at most a few radii apart."""
    a, radii = _place(chance), (_radius(chance), _radius(chance))
    b = _moved(a, chance.uniform(0, 360), chance.uniform(0, 2.5) * sum(radii))
    return _points("anywhere", a, b, radii, _same_time(chance, at))


def _edge_of_radius(chance: random.Random, at: datetime) -> Pair:
    """Exactly at the sum of both radii, a hair less, and a little more."""
    a, radii = _place(chance), (_radius(chance), _radius(chance))
    off = chance.choice((-1.0, -0.001, -2e-6, 1.5, 5.0))
    b = _moved(a, chance.choice((0.0, 90.0, 180.0, 270.0, chance.uniform(0, 360))), sum(radii) + off)
    return _points(f"radius {off:+g} m", a, b, radii, _same_time(chance, at))


def _edge_of_time(chance: random.Random, at: datetime) -> Pair:
    """One ends as the other begins: at the same second, one before, one after; the longest there may be."""
    a, radii, off = _place(chance), (500.0, 500.0), timedelta(seconds=chance.choice((-1, 0, 1)))
    if chance.random() < 0.5:
        times = (at - timedelta(hours=96), at, at + off, at + timedelta(hours=chance.choice((1, 96))))
    else:
        times = (at, at + timedelta(hours=1), at - timedelta(hours=96) - off, at - off)
    return _points(f"time {off.total_seconds():+g} s", a, _moved(a, 45, 300), radii, times)


def _along_a_route(chance: random.Random, at: datetime) -> Pair:
    """A place beside a leg of a route."""
    a = _place(chance)
    bearing, length = chance.uniform(0, 360), chance.uniform(1_000, 60_000)
    route = ("route", (a, _moved(a, bearing, length)))
    beside = _moved(a, bearing, chance.uniform(-0.1, 1.1) * length)
    radii = _radius(chance), _radius(chance)
    place = ("point", (_moved(beside, chance.uniform(0, 360), chance.uniform(0, 1.5) * sum(radii)),))
    return _reckoned("route and place", route, place, radii, _same_time(chance, at))


def _routes(chance: random.Random, at: datetime) -> Pair:
    """Two routes of three places each, crossing or not."""
    a = _place(chance)
    radii = _radius(chance), _radius(chance)

    def route(start: Point) -> Drawn:
        bearing = chance.uniform(0, 360)
        middle = _moved(start, bearing, chance.uniform(500, 20_000))
        return "route", (start, middle, _moved(middle, bearing + chance.uniform(-90, 90), chance.uniform(500, 20_000)))

    other = route(_moved(a, chance.uniform(0, 360), chance.uniform(0, 2) * sum(radii)))
    return _reckoned("two routes", route(a), other, radii, _same_time(chance, at))


def _areas(chance: random.Random, at: datetime) -> Pair:
    """An area and a place, a route or a smaller area within, across or beside it; around a pole as well."""
    a, wide = _place(chance), chance.uniform(2_000, 25_000)
    corners = chance.randint(3, 7)
    area = ("area", tuple(_moved(a, 360 * n / corners, wide * chance.uniform(0.6, 1)) for n in range(corners)))
    start = _moved(a, chance.uniform(0, 360), chance.uniform(0, 2) * wide)
    other: Drawn = chance.choice((
        ("point", (start,)), ("route", (start, _moved(start, chance.uniform(0, 360), wide))),
        ("area", tuple(_moved(start, 120 * n, wide / 4) for n in range(3))),
    ))  # fmt: skip
    both = (area, other) if chance.random() < 0.5 else (other, area)
    return _reckoned("an area", *both, (chance.choice((50.0, 290.0, 1000.0)), 290.0), _same_time(chance, at))


def _reckoned(what: str, a: Drawn, b: Drawn, radii: tuple[float, float], times: Sequence[datetime]) -> Pair:
    sides = Side(a, radii[0], *times[:2]), Side(b, radii[1], *times[2:])
    if not (times[0] <= times[3] and times[2] <= times[1]):
        return Pair(what, *sides, False)
    told = (_told_by(a, b, radii, most) for most in FINER)
    return Pair(what, *sides, next((said for said in told if said is not None), None))


def _told_by(a: Drawn, b: Drawn, radii: tuple[float, float], most: int) -> bool | None:
    """What points so dense say; None where the two are nearer the edge than their spacing."""
    spacing = max(0.25 * min(radii) + 5, _length(a) / most, _length(b) / most)
    on_a, on_b = _laid(a, spacing), _laid(b, spacing)
    inside = (a[0] == "area" and _within(b[1][0], on_a)) or (b[0] == "area" and _within(a[1][0], on_b))
    least = _least(on_a, on_b)
    return True if inside or least <= sum(radii) - 1e-6 else False if least - spacing > sum(radii) + SLACK_M else None


def _length(drawn: Drawn) -> float:
    return float(EARTH.line_length(*zip(*drawn[1], strict=True))) if len(drawn[1]) > 1 else 0.0


def _laid(drawn: Drawn, spacing: float) -> list[Point]:
    """Points along a shape, at most so far apart; of an area along its edge."""
    kind, points = drawn
    if kind == "point":
        return list(points)
    line = [*points, points[0]] if kind == "area" else list(points)
    laid: list[Point] = []
    for a, b in itertools.pairwise(line):
        bearing, _, length = EARTH.inv(*a, *b)
        steps = max(1, math.ceil(length / spacing))
        laid += [_moved(a, bearing, length * n / steps) for n in range(steps)]
    return [*laid, line[-1]]


def _least(on_a: Sequence[Point], on_b: Sequence[Point]) -> float:
    """The least distance over the ground between points of one and points of the other, in metres."""
    every = [(p, q) for p in on_a for q in on_b]
    _, _, far = EARTH.inv(
        [p[0] for p, _ in every], [p[1] for p, _ in every], [q[0] for _, q in every], [q[1] for _, q in every]
    )  # fmt: skip
    return min(far)


def _within(place: Point, edge: Sequence[Point]) -> bool:
    """Whether the bearings from a place to the points of an edge turn once around."""
    bearings = [EARTH.inv(*place, *point)[0] for point in edge]
    turned = sum((b - a + 180) % 360 - 180 for a, b in itertools.pairwise(bearings))
    return abs(turned) > 180
