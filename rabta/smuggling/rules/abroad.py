"""Where the end of a leg lies on the map, at home or abroad, as well as it is known."""

import functools
from pathlib import Path
from typing import Any

import yaml

from rabta.smuggling.rules.route import End

SHIPPED = Path(__file__).resolve().parent.parent / "abroad.yaml"
Point = tuple[float, float]


def point_of(end: End) -> Point | None:
    """Latitude and longitude; of a country alone its capital; None where nothing is known.

    >>> point_of(End("x", "Zahedan", country="IR")), point_of(End("x", "Nowhere"))
    ((29.5, 60.86), None)
    """
    if end.lat is not None and end.lon is not None:
        return end.lat, end.lon
    cities, countries = _known()
    return cities.get(end.name) or countries.get(end.country or "")


@functools.cache
def _known() -> tuple[dict[str, Point], dict[str, Point]]:
    raw: dict[str, Any] = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    return tuple({name: (at[0], at[1]) for name, at in raw[part].items()} for part in ("cities", "countries"))  # type: ignore[return-value]
