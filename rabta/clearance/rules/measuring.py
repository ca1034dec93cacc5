"""A file of land claims, measured: each claim's area, and the land counted once. Exact to 1e-6 a claim, 1e-8 in total."""

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import numpy as np
import shapely

from rabta.clearance.rules.once import Once, counted_once
from rabta.intake.formats.land.claimed import Claimed
from rabta.intake.formats.land.reader import claims_of
from rabta.intake.formats.land.repairing import lands_of, measured_areas

ACRE_M2, HECTARE_M2 = 4046.8564224, 10_000.0  # the international acre: 4,840 square yards of 0.9144 m each


def measured_land(content: bytes) -> dict[str, Any]:
    """Measure the claims of a file (bytes) of any kind that `claims_of` reads: square metres, geodesic on WGS 84; land under
    several claims once.

    Claims set aside keep their place and their area, but no total holds them. Raises LandUnreadable.
    """
    with _without_collecting():
        return _measured(claims_of(content))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing made here holds itself; looking for what does, among millions of corners, would take half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _measured(claims: list[Claimed]) -> dict[str, Any]:
    lands = _one_side_of_the_date_line(lands_of(claims))
    areas = measured_areas(claims, lands)
    counted = [
        (claim, land, area)
        for claim, land, area in zip(claims, lands, areas, strict=True)
        if land is not None and area is not None and claim.set_aside is None
    ]
    lands, sizes, days = [each[1] for each in counted], [each[2] for each in counted], [each[0].on for each in counted]
    with ThreadPoolExecutor(1) as beside:  # what is joined leaves room for what is told
        joining = beside.submit(counted_once, lands, sizes, days)
        told = [_claim(claim, area) for claim, area in zip(claims, areas, strict=True)]
        once = joining.result()
    return {
        "claims": told,
        "claimed_m2": sum(sizes),
        "counted_once_m2": once.m2,
        "acres": once.m2 / ACRE_M2,
        "hectares": once.m2 / HECTARE_M2,
        "fields": once.fields,
        "overlaps": _overlaps(once, [each[0] for each in counted]),
        "set_aside": [_set_aside(claim) for claim in claims if claim.set_aside],
    }


def _one_side_of_the_date_line(lands: list[shapely.Geometry | None]) -> list[shapely.Geometry | None]:
    """Land a little west of the line stands beside land that lies over it."""
    bounds = shapely.bounds(np.asarray(lands, dtype=object)).reshape(-1, 4)
    if not (bounds[:, 2] > 180).any():
        return lands
    return [
        land if land is None or west >= 0 else shapely.transform(land, lambda corners: corners + (360, 0))
        for land, west in zip(lands, bounds[:, 0].tolist(), strict=True)
    ]


def _claim(claim: Claimed, area: float | None) -> dict[str, Any]:
    if claim.stated is None and claim.on is None:
        return {"claim": claim.name, "feature": claim.feature, "area_m2": area, "problems": claim.problems}
    told: dict[str, Any] = {"claim": claim.name, "feature": claim.feature, "area_m2": area}
    if claim.stated is not None:
        told["stated"] = {
            "value": str(claim.stated.value), "unit": claim.stated.unit, "basis": claim.stated.basis, "m2": claim.stated.m2,
        }  # fmt: skip
    if claim.on is not None:
        told["date"] = claim.on.isoformat()
    return told | {"problems": claim.problems}


def _overlaps(once: Once, claims: list[Claimed]) -> list[dict[str, Any]]:
    return [
        {
            "claims": [claims[each.first].name, claims[each.second].name],
            "features": [claims[each.first].feature, claims[each.second].feature],
            "area_m2": each.m2, "of_smaller": each.of_smaller, "kind": each.kind,
        }
        for each in once.overlaps
    ]  # fmt: skip


def _set_aside(claim: Claimed) -> dict[str, Any]:
    why = next(each for each in claim.problems if each["rule"] == claim.set_aside)
    return {"claim": claim.name, "feature": claim.feature, "why": claim.set_aside, "told": why["told"]}
