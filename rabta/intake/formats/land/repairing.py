"""Rings as walked, to land that can be measured: what crosses itself is mended, and the mending is shown."""

import math
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import shapely

from rabta.intake.formats.land.area import geodesic_m2, rings_m2
from rabta.intake.formats.land.claimed import Claimed

WEST, SOUTH, EAST, NORTH = 60.5, 23.4, 78.0, 37.4
"""Degrees: where the land is that this centre speaks of (Pakistan, with its coast)."""
LARGEST_M2 = 25_000_000.0  # 6,178 acres: no field; the whole of a year's published clearing is seven times this
SMALLEST_M2 = 1.0
STATED_DIFFERS = 0.25  # of the larger


def lands_of(claims: list[Claimed]) -> list[shapely.Geometry | None]:
    """One valid multipolygon per claim, None where it has none; what was mended is told on the claim."""
    lands: list[shapely.Geometry | None] = [None] * len(claims)
    drawn, owners = _drawn(claims)
    for land, owner, is_valid in zip(drawn, owners, _valid(drawn), strict=True):
        if claims[owner].around_pole:
            continue
        lands[owner] = land if is_valid else _mended(claims[owner], land)
    return lands


def _valid(drawn: Any) -> Any:
    with ThreadPoolExecutor(2) as threads:
        return np.concatenate(list(threads.map(shapely.is_valid, np.array_split(drawn, 2)))).tolist()


def _drawn(claims: list[Claimed]) -> tuple[Any, list[int]]:
    """Every claim's polygons at once: making them one by one would take most of the time."""
    owners = [number for number, claim in enumerate(claims) for _ in claim.pieces]
    pieces = [piece for claim in claims for piece in claim.pieces]
    rings = [ring for piece in pieces for ring in piece]
    if not rings:
        return np.empty(0, dtype=object), []
    corners = np.concatenate(rings)
    edges = shapely.linearrings(corners, indices=np.repeat(np.arange(len(rings)), [len(ring) for ring in rings]))
    polygons = shapely.polygons(edges, indices=np.repeat(np.arange(len(pieces)), [len(piece) for piece in pieces]))
    lands = shapely.multipolygons(polygons, indices=_positions(owners))
    return lands, sorted(set(owners))


def _positions(owners: list[int]) -> Any:
    return np.unique(np.asarray(owners), return_inverse=True)[1]


def _mended(claim: Claimed, land: shapely.Geometry) -> shapely.Geometry | None:
    reason = str(shapely.is_valid_reason(land))
    made = _made_simple(land)
    pieces = [each for each in shapely.get_parts(made) if shapely.get_type_id(each) == 3 and shapely.area(each) > 0]
    if not pieces:
        claim.lay_aside("no_area", "The ring encloses nothing: its corners lie on a line, or it goes back over itself.")
        return None
    mended = shapely.multipolygons(pieces)
    claim.problem(
        "ring_mended", _said(reason), pieces=len(pieces),
        mended=shapely.geometry.mapping(mended) if shapely.get_num_coordinates(mended) < 500 else None,
    )  # fmt: skip
    return mended


def _made_simple(land: shapely.Geometry) -> shapely.Geometry:
    """What the edges go around, without what the holes go around: a hole that lies outside takes nothing and adds nothing.

    GEOS makes land of a hole outside its shell, so edges and holes are made valid apart.
    """
    rings = [list(shapely.get_rings(piece)) for piece in shapely.get_parts(land)]
    edges = shapely.union_all([_simple(edge) for edge, *_ in rings])
    holes = [_simple(hole) for _, *others in rings for hole in others]
    return shapely.difference(edges, shapely.union_all(holes)) if holes else edges


def _simple(ring: Any) -> shapely.Geometry:
    try:
        return shapely.make_valid(shapely.Polygon(ring), method="structure", keep_collapsed=False)
    except shapely.GEOSException:
        return shapely.buffer(shapely.Polygon(ring), 0)


def _said(reason: str) -> str:
    """What GEOS found, in plain words with the place: `Self-intersection[71.5 34.3]`."""
    kind, _, rest = reason.partition("[")
    lon, _, lat = rest.rstrip("]").partition(" ")
    near = f"{float(lat):.5f}, {float(lon):.5f}" if lat else "?"
    if "Hole lies outside" in kind:
        return f"A hole lies outside the edge near {near}: it takes no land away."
    if "Self-intersection" in kind:
        return f"The ring crosses itself near {near}; what it goes around counts, each place once."
    return f"The rings lie over each other near {near}; what they go around counts, each place once."


def measured_areas(claims: list[Claimed], lands: list[shapely.Geometry | None]) -> list[float | None]:
    """Each claim's square metres, None where it has no land; what speaks against counting one is told on the claim."""
    bounds = shapely.bounds(np.asarray(lands, dtype=object)).reshape(-1, 4)
    areas: list[float | None] = list(_drawn_m2(claims))
    for place in _to_look_at(claims, lands, bounds, np.asarray(areas)):
        claim, land = claims[place], lands[place]
        if land is None:
            areas[place] = areas[place] if claim.around_pole else None
            continue
        if any(each["rule"] == "ring_mended" for each in claim.problems):
            areas[place] = geodesic_m2(land)
        _judge(claim, areas[place] or 0.0, *bounds[place].tolist())
    return areas


def _to_look_at(claims: list[Claimed], lands: list[shapely.Geometry | None], bounds: Any, areas: Any) -> list[int]:
    """Places of claims of which something may be said: most lie here, are as large as a field and state nothing else."""
    with np.errstate(invalid="ignore"):
        west, south, east, north = bounds.T
        here = (west >= WEST) & (south >= SOUTH) & (east <= EAST) & (north <= NORTH)
        plain = (here & (areas >= SMALLEST_M2) & (areas <= LARGEST_M2)).tolist()
    return [
        place for place, (claim, is_plain) in enumerate(zip(claims, plain, strict=True))
        if not is_plain or lands[place] is None or claim.problems or claim.stated is not None
    ]  # fmt: skip


def _drawn_m2(claims: list[Claimed]) -> list[float]:
    """Square metres within the rings as drawn, holes left out: of land whose rings are simple."""
    rings = [ring for claim in claims for piece in claim.pieces for ring in piece]
    if not rings:
        return [0.0] * len(claims)
    starts = np.cumsum([0, *map(len, rings)])[:-1]
    found: list[float] = rings_m2(np.concatenate(rings), starts).tolist()
    if len(rings) == len(claims) and all(claim.pieces for claim in claims):  # one ring each
        return found
    left = iter(found)
    return [
        math.fsum(next(left) * (1 if number == 0 else -1) for piece in claim.pieces for number in range(len(piece)))
        for claim in claims
    ]


def _judge(claim: Claimed, area: float, west: float, south: float, east: float, north: float) -> None:
    if not _here(west, south, east, north) and _here(south, west, north, east):
        claim.lay_aside(
            "swapped", "Latitude seems to stand first: written the other way the land lies here. Ask the officer."
        )
    elif area > LARGEST_M2:
        claim.lay_aside("too_large", f"It covers {area / 1e6:,.1f} square kilometres: more than any field. Ask the officer.")
    elif area < SMALLEST_M2:
        claim.lay_aside("no_area", "It is smaller than a square metre.")
    elif not _here(west, south, east, north):
        claim.problem("elsewhere", "It lies outside the country, where no district is known. Ask the officer.")
    elif claim.stated is not None and claim.stated.m2 is None:
        claim.problem(
            "unit_without_basis",
            f"It states {claim.stated.value} {claim.stated.unit}, which differs by place: what is measured counts.",
        )
    elif (
        claim.stated is not None
        and claim.stated.m2
        and abs(claim.stated.m2 - area) > STATED_DIFFERS * max(area, claim.stated.m2)
    ):
        claim.problem(
            "stated_differs",
            f"Stated are {claim.stated.value} {claim.stated.unit}, {claim.stated.m2 / area:.2f} times what is drawn.",
        )


def _here(west: float, south: float, east: float, north: float) -> bool:
    return west >= WEST and east <= EAST and south >= SOUTH and north <= NORTH
