"""Areas on the ellipsoid (WGS 84): the figure of record of one piece of land, and pieces laid flat to be joined.

One claim: geodesics between its corners (Karney 2013, by pyproj). Joined land: Lambert's equal-area projection around the
middle of the five-degree square in which it lies, where a kilometre of edge strays from its geodesic by millimetres; longer
edges are first given corners on theirs.
"""

import functools
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from pyproj import Geod, Transformer

WGS84 = Geod(ellps="WGS84")
LONG_EDGE_M = 1000.0
SQUARE = 5.0  # degrees
FARTHEST_NORTH = 80.0  # degrees, and south
_LONG_EDGE_DEGREES = LONG_EDGE_M / 111_700  # no edge that spans less is longer


def ring_m2(lons: Sequence[float], lats: Sequence[float]) -> float:
    """Square metres within a ring, also of one around a pole."""
    return abs(float(WGS84.polygon_area_perimeter(lons, lats)[0]))


def rings_m2(corners: Any, starts: Any) -> Any:
    """Square metres within each of many rings: their corners in degrees, one below the other, not closed, and where each
    ring starts.

    Where no edge is longer than LONG_EDGE_M the area between an edge and the equator is Simpson's of the ellipsoid's
    authalic integral, its middle on the great circle of the reduced latitudes: within 1e-8 of `ring_m2`, which is asked
    for the others.
    """
    ends = np.append(starts[1:], len(corners))
    following = np.arange(1, len(corners) + 1)
    following[ends - 1] = starts
    lons, lats = np.radians(corners[:, 0]), np.radians(corners[:, 1])
    with np.errstate(all="ignore"):  # corners on a pole: their rings are asked of ring_m2
        along = lons[following] - lons
        tangents, sines = np.tan(lats), np.sin(lats)
        reduced = along / np.sqrt(1 - WGS84.es / (1 + ((1 - WGS84.f) * tangents) ** 2))
        middle = (tangents + tangents[following]) / (2 * np.cos(reduced / 2))
        first = np.repeat(_authalic(sines[starts]), ends - starts)
        whole = _authalic(sines) + _authalic(sines[following]) + 4 * _authalic(middle / np.sqrt(1 + middle**2)) - 6 * first
        found = np.abs(np.add.reduceat(WGS84.a**2 / 12 * along * whole, starts))
        long = np.maximum(np.abs(along), np.abs(lats[following] - lats)) > np.radians(_LONG_EDGE_DEGREES)
    for place in np.flatnonzero(np.logical_or.reduceat(long | (np.abs(corners[:, 1]) > FARTHEST_NORTH), starts)).tolist():
        ring = corners[starts[place] : ends[place]]
        found[place] = ring_m2(ring[:, 0], ring[:, 1])
    return found


def _authalic(sines: Any) -> Any:
    """Snyder 1987, 3-12: the area of the zone from the equator to a latitude, in units of half the squared semi-axis."""
    eccentric = math.sqrt(WGS84.es) * sines
    return (1 - WGS84.es) * (sines / (1 - eccentric**2) + np.arctanh(eccentric) / math.sqrt(WGS84.es))


def geodesic_m2(land: shapely.Geometry) -> float:
    """Square metres of a valid polygon or multipolygon in degrees, its holes left out."""
    total = 0.0
    for piece in shapely.get_parts(land):
        edge, *holes = [shapely.get_coordinates(ring) for ring in shapely.get_rings(piece)]
        total += ring_m2(edge[:, 0], edge[:, 1]) - sum(ring_m2(hole[:, 0], hole[:, 1]) for hole in holes)
    return total


def square_of(land: shapely.Geometry) -> tuple[int, int]:
    """The five-degree square that holds the middle of a land: those of one square are laid flat on one plane."""
    column, row = squares_of(np.asarray([land]))[0].tolist()
    return column, row


def squares_of(lands: Any) -> Any:
    """Each land's square as a row of two whole numbers."""
    bounds = shapely.bounds(lands)
    return np.floor((bounds[:, :2] + bounds[:, 2:]) / 2 / SQUARE).astype(int)


def flat(lands: Any, square: tuple[int, int]) -> Any:
    """Valid lands in degrees (an array), in metres on the equal-area plane of a square."""
    project = _plane(*square)
    return shapely.transform(
        _with_corners(lands), lambda corners: np.column_stack(project.transform(corners[:, 0], corners[:, 1]))
    )


@functools.cache
def _plane(column: int, row: int) -> Transformer:
    lat, lon = (row + 0.5) * SQUARE, (column + 0.5) * SQUARE
    return Transformer.from_crs("EPSG:4326", f"+proj=laea +lat_0={lat} +lon_0={lon} +ellps=WGS84 +units=m", always_xy=True)


def _with_corners(lands: Any) -> Any:
    """The lands with corners along the geodesic of every long edge."""
    bounds = shapely.bounds(lands)
    wide = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]) > _LONG_EDGE_DEGREES
    made = lands.copy()
    for place in np.flatnonzero(wide).tolist():
        pieces = []
        for piece in shapely.get_parts(lands[place]):
            edge, *holes = [_ring_with_corners(shapely.get_coordinates(ring)) for ring in shapely.get_rings(piece)]
            pieces.append(shapely.Polygon(edge, holes))
        land = shapely.multipolygons(pieces)
        made[place] = land if shapely.is_valid(land) else shapely.make_valid(land, method="structure", keep_collapsed=False)
    return made


def _ring_with_corners(corners: Any) -> list[tuple[float, float]]:
    lengths = WGS84.line_lengths(corners[:, 0], corners[:, 1])
    made: list[tuple[float, float]] = []
    for (lon, lat), (to_lon, to_lat), length in zip(corners[:-1], corners[1:], lengths, strict=True):
        made.append((lon, lat))
        if length > LONG_EDGE_M:
            between = WGS84.npts(lon, lat, to_lon, to_lat, math.ceil(length / LONG_EDGE_M) - 1)
            made.extend((x + 360 * round((lon - x) / 360), y) for x, y in between)
    return [*made, (float(corners[-1][0]), float(corners[-1][1]))]
