"""In which district a point lies, as near as the register of places tells; edges need a layer of boundaries."""

import functools
import math

from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.tables import table

CLOSE_KM = 5
FARTHEST_KM = 60.0
"""Farther from every known place than this, no district is said."""


def district_near(lon: float, lat: float) -> str | None:
    """The district (English name) of the known place nearest to a point in degrees; None where none is near.

    A guess for the map's sake, said as one: over an edge between districts it may name the neighbour.

    >>> district_near(66.99, 30.19), district_near(0.0, 0.0)
    ('Quetta', None)
    """
    across = math.cos(math.radians(lat))
    distance, name = min((math.hypot((x - lon) * across, y - lat), name) for x, y, name in _points())
    return name if distance * 111.2 <= FARTHEST_KM else None


@functools.cache
def _points() -> tuple[tuple[float, float, str], ...]:
    seats = {(entry.lon, entry.lat, entry.name_en) for entry in districts()}
    known = {
        (lon, lat, name) for name, _, country, lat, lon, precision in table("places")["where"]
        if name and country == "PK" and lat is not None and (precision or 0) <= CLOSE_KM
    }  # fmt: skip
    return tuple(sorted(seats | known))
