"""Where an operation reaches on the earth: legs in space, and the cells of a grid of degrees that they may touch.

A shape is cut into legs of at most 3 km along geodesics (WGS 84). A leg is kept as the straight line between its ends in
space (metres from the earth's centre), and how far it reaches: the radius, and how far the geodesic bends off the line.

Why no conflict is missed. A straight line is never longer than the way over the ground, so two points within R of each other
over the ground are within R in space. A curve of length L whose curvature is at most 1/M strays from the line between its
ends by at most L^2 / 8M; no curve over the ellipsoid that is a geodesic bends more than with M = 6,335,439 m, the smallest
radius of the meridian. So legs that come within R over the ground come within R + L1^2/8M + L2^2/8M in space, which is what
is asked. What is found too much is at most twice these (0.71 m) and R^3 / 24 M^2 (3 cm for 30 km, 13 cm for 50).

Cells: the points within r of a point lie within r/M of its latitude and asin(sin(r/M) / cos(|latitude| + r/M)) of its
longitude (reference: covering by fixed degrees). Two operations that conflict share the point of the shortest way between
them that both reach, and so the cell it is in.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyproj import Geod

WGS84 = Geod(ellps="WGS84")
M_MIN = 6_335_439.0
LEG_M = 3000.0
BANDS, COLUMNS = 1800, 3600
"""A tenth of a degree: 11 km by 9 to 10 in Pakistan. Away from the equator a band has fewer columns: cells stay as wide."""
GROWN = 1e-4
Point = tuple[float, float]
"""Longitude and latitude in degrees, as GeoJSON has them."""
Place = tuple[float, float, float]
"""Metres from the earth's centre."""


@dataclass(frozen=True)
class Leg:
    """A piece of a shape: both ends, how far it reaches in metres, and the cells it may touch. A point has one end twice."""

    a: Place
    b: Place
    reach_m: float
    cells: tuple[int, ...]


@dataclass(frozen=True)
class Footprint:
    """All legs of a shape; of an area also the cells of its inside, and its edge in space, one place after the other."""

    legs: tuple[Leg, ...]
    inside: tuple[int, ...] = ()
    ring: tuple[Place, ...] = ()

    @property
    def cells(self) -> tuple[int, ...]:
        """Every cell, sorted, each once."""
        return tuple(sorted({cell for leg in self.legs for cell in leg.cells} | set(self.inside)))


def footprint(kind: str, points: Sequence[Point], radius_m: float) -> Footprint:
    """The footprint of a `point`, a `route` or an `area` (its corners in order; the last edge closes it)."""
    if kind == "point":
        return Footprint((_leg(points[0], points[0], 0.0, radius_m),))
    line = list(points) if kind == "route" else [*points, points[0]]
    fine = list(_densified(line))
    legs = tuple(_leg(a, b, length, radius_m) for a, b, length in fine)
    if kind == "route":
        return Footprint(legs)
    ring = [a for a, _, _ in fine]
    return Footprint(legs, tuple(sorted(_cells_inside(ring))), tuple(in_space(point) for point in ring))


def legs_of(reach: Footprint) -> str:
    """A footprint's legs as the database takes them."""
    return json.dumps(
        [{"no": no, "a": leg.a, "b": leg.b, "reach_m": leg.reach_m, "cells": leg.cells} for no, leg in enumerate(reach.legs)]
    )


def in_space(point: Point) -> Place:
    """Metres from the earth's centre of a point on the ellipsoid (WGS 84)."""
    lon, lat = (math.radians(value) for value in point)
    across = WGS84.a / math.sqrt(1 - WGS84.es * math.sin(lat) ** 2)
    return (
        across * math.cos(lat) * math.cos(lon), across * math.cos(lat) * math.sin(lon),
        across * (1 - WGS84.es) * math.sin(lat),
    )  # fmt: skip


def length_m(points: Sequence[Point]) -> float:
    """Metres over the ground along these points."""
    return float(WGS84.line_length([lon for lon, _ in points], [lat for _, lat in points]))


def _densified(line: Sequence[Point]) -> Iterator[tuple[Point, Point, float]]:
    """The legs of a line, each at most LEG_M long, with its length over the ground."""
    for a, b in zip(line, line[1:], strict=False):
        bearing, _, whole = WGS84.inv(*a, *b)
        pieces = max(1, math.ceil(whole / LEG_M))
        ends = [a, *(_at(a, bearing, whole * n / pieces) for n in range(1, pieces)), b]
        for start, end in zip(ends, ends[1:], strict=False):
            yield start, end, whole / pieces


def _at(a: Point, bearing: float, metres: float) -> Point:
    lon, lat, _ = WGS84.fwd(*a, bearing, metres)
    return lon, lat


def _leg(a: Point, b: Point, length: float, radius_m: float) -> Leg:
    reach = radius_m + length**2 / (8 * M_MIN)
    bearing, _, _ = WGS84.inv(*a, *b)
    middle = _at(a, bearing, length / 2) if length else a
    return Leg(in_space(a), in_space(b), reach, tuple(sorted(cells_within(middle, length / 2 + radius_m))))


def cells_within(centre: Point, radius_m: float) -> set[int]:
    """Every cell that a point within `radius_m` metres of `centre` can lie in."""
    lon, lat = centre
    up = radius_m / M_MIN * (1 + GROWN)
    far = abs(math.radians(lat)) + up
    across = 180.0 if far >= math.pi / 2 else math.degrees(math.asin(min(1.0, math.sin(up) / math.cos(far)))) * (1 + GROWN)
    tall = math.degrees(up)
    return set(_cells_of_box(lat - tall, lat + tall, lon - across, lon + across))


def _cells_of_box(south: float, north: float, west: float, east: float) -> Iterator[int]:
    """The cells of a box in degrees, which may run over the date line; a hair more than the box, against rounding."""
    hair = 1e-9
    for band in range(_band(south - hair), _band(north + hair) + 1):
        columns = _columns(band)
        if east - west >= 360 - 2 * hair:
            first, last = 0, columns - 1
        else:
            first = math.floor((west - hair + 180) / 360 * columns)
            last = min(math.floor((east + hair + 180) / 360 * columns), first + columns - 1)
        for column in range(first, last + 1):
            yield band * 10_000 + column % columns


def _band(lat: float) -> int:
    return min(max(math.floor((lat + 90) * BANDS / 180), 0), BANDS - 1)


def _columns(band: int) -> int:
    """How many columns a band has: as many as keep a cell about as wide as it is high, at least one."""
    middle = math.radians((band + 0.5) * 180 / BANDS - 90)
    return max(1, math.ceil(COLUMNS * math.cos(middle)))


def _cells_inside(ring: Sequence[Point]) -> Iterator[int]:
    """The cells of the box around an edge (its corners at most LEG_M apart): all around where it goes around a pole."""
    lons, lats = [ring[0][0]], [lat for _, lat in ring]
    for lon, _ in [*ring[1:], ring[0]]:
        lons.append(lons[-1] + (lon - lons[-1] + 180) % 360 - 180)
    tall = math.degrees(LEG_M / M_MIN)
    south, north, west, east = min(lats) - tall, max(lats) + tall, min(lons), max(lons)
    if abs(lons[-1] - lons[0]) > 180:
        south, north = (south, 90.0) if sum(lats) > 0 else (-90.0, north)
        west, east = 0.0, 360.0
    yield from _cells_of_box(south, north, west - 0.1, east + 0.1)
