"""Which districts lie beside which, where no boundaries say so: by the distance between their seats."""

import functools

from pyproj import Geod

from rabta.clearance.rules.watching import FAR_KM
from rabta.vocabulary.rules.places import districts

WGS84 = Geod(ellps="WGS84")


@functools.cache
def neighbours_by_distance(within_km: float = FAR_KM) -> dict[str, tuple[str, ...]]:
    """District code: codes of the districts whose seats are within this distance, the nearest first."""
    every = districts()
    near: dict[str, tuple[str, ...]] = {}
    for one in every:
        away = WGS84.inv(
            [one.lon] * len(every), [one.lat] * len(every), [each.lon for each in every], [each.lat for each in every]
        )[2]
        near[one.code] = tuple(
            code for metres, code in sorted(zip(map(float, away), (each.code for each in every), strict=True))
            if code != one.code and metres <= within_km * 1000
        )  # fmt: skip
    return near
