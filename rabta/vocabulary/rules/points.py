"""Where a place lies on the map, as well as it is known."""

import functools

from rabta.vocabulary.rules.gazetteer import airports
from rabta.vocabulary.rules.numbered import district_number, district_numbered


@functools.cache
def _airport_points() -> dict[str, tuple[float, float]]:
    return {entry.iata: (entry.lat, entry.lon) for entry in airports()}


def place_point(*, airport: str | None, district: str | None) -> tuple[float, float] | None:
    """Latitude and longitude (degrees, WGS 84) of the airport, else of the district's seat; None for neither."""
    if airport and airport in _airport_points():
        return _airport_points()[airport]
    number = district_number(district)
    if number is None:
        return None
    found = district_numbered(number)
    return found.lat, found.lon
