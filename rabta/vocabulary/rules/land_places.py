"""In which district a point lies, as near as the register of places tells; edges need a layer of boundaries."""

import functools
import math
from datetime import date

from rabta.vocabulary.rules.gazetteer import districts, provinces
from rabta.vocabulary.rules.places import find_places, main_place
from rabta.vocabulary.rules.tables import table

CLOSE_KM = 5
FARTHEST_KM = 60.0
"""Farther from every known place than this, no district is said."""


def district_named(words: str, *, on: date | None = None, province: str | None = None) -> str | None:
    """The district (English name) that words name, as it stood on a day; None where they name none, or several.

    Of a territory of one district its name is that district's, too.

    >>> district_named("Mohmand Agency"), district_named("Islamabad Capital Territory"), district_named("somewhere")
    ('Mohmand', 'Islamabad', None)
    """
    found = main_place(find_places(words, on=on, province=province))
    if found is None or found.district is not None:
        return found.district if found else None
    alone = [entry.name_en for entry in districts() if _province_of(entry.province) == found.province]
    return alone[0] if found.kind == "province" and len(alone) == 1 else None


@functools.cache
def _province_of(code_or_name: str) -> str:
    return next((each.name_en for each in provinces() if code_or_name in (each.code, each.name_en)), code_or_name)


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
