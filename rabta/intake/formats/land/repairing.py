"""Rings as walked, to land that can be measured: what crosses itself is mended, and the mending is shown."""

from typing import Any

import numpy as np
import shapely

from rabta.intake.formats.land.area import geodesic_m2, ring_m2
from rabta.intake.formats.land.claimed import Claimed, Position

WEST, SOUTH, EAST, NORTH = 60.5, 23.4, 78.0, 37.4
"""Degrees: where the land is that this centre speaks of (Pakistan, with its coast)."""
LARGEST_M2 = 25_000_000.0  # 6,178 acres: no field; the whole of a year's published clearing is seven times this
SMALLEST_M2 = 1.0
STATED_DIFFERS = 0.25  # of the larger


def lands_of(claims: list[Claimed]) -> list[shapely.Geometry | None]:
    """One valid multipolygon per claim, None where it has none; what was mended is told on the claim."""
    lands: list[shapely.Geometry | None] = [None] * len(claims)
    drawn, owners = _drawn(claims)
    valid = shapely.is_valid(drawn)
    for land, owner, is_valid in zip(drawn, owners, valid, strict=True):
        if claims[owner].around_pole:
            continue
        lands[owner] = land if is_valid else _mended(claims[owner], land)
    return lands


def _drawn(claims: list[Claimed]) -> tuple[Any, list[int]]:
    """Every claim's polygons at once: making them one by one would take most of the time."""
    corners: list[tuple[float, float]] = []
    ring_of, piece_of, owner_of, rings, pieces = [], [], [], 0, 0
    for number, claim in enumerate(claims):
        for piece in claim.pieces:
            for ring in piece:
                corners.extend(ring)
                ring_of.extend([rings] * len(ring))
                piece_of.append(pieces)
                rings += 1
            owner_of.append(number)
            pieces += 1
    if not pieces:
        return np.empty(0, dtype=object), []
    edges = shapely.linearrings(np.asarray(corners), indices=np.asarray(ring_of))
    polygons = shapely.polygons(edges, indices=np.asarray(piece_of))
    lands = shapely.multipolygons(polygons, indices=_positions(owner_of))
    return lands, sorted(set(owner_of))


def _positions(owners: list[int]) -> Any:
    return np.unique(np.asarray(owners), return_inverse=True)[1]


def _mended(claim: Claimed, land: shapely.Geometry) -> shapely.Geometry | None:
    reason = str(shapely.is_valid_reason(land))
    try:
        made = shapely.make_valid(land, method="structure", keep_collapsed=False)
    except shapely.GEOSException:
        made = shapely.buffer(land, 0)
    pieces = [each for each in shapely.get_parts(made) if shapely.get_type_id(each) == 3 and shapely.area(each) > 0]
    if not pieces:
        claim.lay_aside("no_area", f"The ring encloses nothing ({reason}).")
        return None
    mended = shapely.multipolygons(pieces)
    claim.problem(
        "ring_mended",
        f"The ring was not simple ({reason}); what it goes around counts, each place once.",
        pieces=len(pieces), mended=shapely.geometry.mapping(mended) if shapely.get_num_coordinates(mended) < 500 else None,
    )  # fmt: skip
    return mended


def measured(claim: Claimed, land: shapely.Geometry, bounds: tuple[float, float, float, float]) -> float:
    """The claim's square metres; what speaks against counting it is told on the claim."""
    mended = any(each["rule"] == "ring_mended" for each in claim.problems)
    area = geodesic_m2(land) if mended else drawn_m2(claim)
    west, south, east, north = bounds
    if not _here(west, south, east, north) and _here(south, west, north, east):
        claim.lay_aside(
            "swapped", "Latitude seems to stand first: written the other way the land lies here. Ask the officer."
        )
    elif area > LARGEST_M2:
        claim.lay_aside("too_large", f"It covers {area / 1e6:,.1f} square kilometres: more than any field. Ask the officer.")
    elif area < SMALLEST_M2:
        claim.lay_aside("no_area", "It is smaller than a square metre.")
    elif (
        claim.stated is not None
        and claim.stated.m2
        and abs(claim.stated.m2 - area) > STATED_DIFFERS * max(area, claim.stated.m2)
    ):
        claim.problem(
            "stated_differs",
            f"Stated are {claim.stated.value} {claim.stated.unit}, {claim.stated.m2 / area:.2f} times what is drawn.",
        )
    return area


def drawn_m2(claim: Claimed) -> float:
    """Square metres within the rings as drawn, holes left out: of land whose rings are simple."""
    total = 0.0
    for edge, *holes in claim.pieces:
        total += _within(edge) - sum(_within(hole) for hole in holes)
    return total


def _within(ring: list[Position]) -> float:
    return ring_m2([lon for lon, _ in ring], [lat for _, lat in ring])


def _here(west: float, south: float, east: float, north: float) -> bool:
    return west >= WEST and east <= EAST and south >= SOUTH and north <= NORTH
