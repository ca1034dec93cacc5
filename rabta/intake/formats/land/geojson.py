"""GeoJSON as desks and devices send it (RFC 7946, and what strays from it), to claims. Nothing is dropped without a word."""

import json
import math
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

import numpy as np

from rabta.intake.formats.land.claimed import Claimed, LandUnreadable, Position, Ring, Rings, stated_area

NAMES = ("claim", "claim_id", "id", "number", "ref", "name")
AREAS = ("stated_area", "area_stated", "area")
UNITS = ("stated_unit", "unit", "area_unit")
BASES = ("basis", "unit_basis")
DAYS = ("date", "cleared_on", "on", "day", "cleared")
STATING = frozenset((*AREAS, *DAYS))
LARGEST = 200 * 2**20  # bytes
TOGETHER = 1000  # polygons looked at in one go
PLAIN = ("CRS84", "EPSG::4326", "EPSG:4326", "OGC:1.3:CRS84")
SYSTEMS = ("datum", "crs", "srs", "coordinate_system", "spheroid")
"""Properties by which one claim of a file names the system of its own coordinates."""
PLAIN_DATUMS = ("", "wgs84", "wgs1984", "epsg4326", "crs84", "gps", "4326")
MOST_UNREAD = 5
"""Corners of a ring that are told of one by one where they cannot be read."""
IN_METRES = 1000.0
"""A number above this is no degree: eastings and northings are."""
_DEGREES = re.compile(
    r"""\s*([+-]?\d{1,3}(?:\.\d+)?)\s*(?:°|º|d|deg|\s)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:'|′|’|m|\s)?\s*)?
        (?:(\d{1,2}(?:\.\d+)?)\s*(?:"|″|”|''|s)?\s*)?([NSEWnsew])?\s*""",
    re.VERBOSE,
)


def features_of(content: bytes) -> tuple[list[Any], str | None]:
    """The features of a FeatureCollection, a Feature or a bare geometry, in the order of the file, and the name of their
    system of coordinates where that is not longitude and latitude. Raises LandUnreadable for what is no GeoJSON."""
    document = _document(content)
    return _features(document), _other_system(document)


def claims_from(features: Iterable[tuple[Any, str | None]]) -> list[Claimed]:
    """Features, each with the name of its other system of coordinates or None, as claims in their order.

    A feature that cannot be measured is a claim set aside, with the reason.
    """
    plain: list[tuple[Claimed, Any]] = []
    claims = [_claim(feature, number, elsewhere, plain) for number, (feature, elsewhere) in enumerate(features, 1)]
    for start in range(0, len(plain), TOGETHER):
        for claim, given in _not_plain(plain[start : start + TOGETHER]):
            claim.pieces = [rings] if (rings := _rings(claim, given)) else []
            if not claim.pieces and claim.set_aside is None:
                _without_land(claim)
    _say_repeated_names(claims)
    return claims


def _document(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise LandUnreadable(f"The file is larger than {LARGEST // 2**20} MB. Send it in parts.")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LandUnreadable(f"Byte {error.start} is no UTF-8. Save the file as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise LandUnreadable(f"Line {error.lineno}, column {error.colno}: {error.msg}. Mend the JSON there.") from None
    except RecursionError:
        raise LandUnreadable("The JSON is nested too deeply to be GeoJSON. See that it is the right file.") from None
    if not isinstance(document, dict):
        raise LandUnreadable("GeoJSON is an object with a `type`. See that it is the right file.")
    return document


def _features(document: dict[str, Any]) -> list[Any]:
    kind = document.get("type")
    if kind == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list):
            raise LandUnreadable(
                "A FeatureCollection has a list `features`; here is none. See that it is the right file."
            )
        return features
    if kind == "Feature":
        return [document]
    if isinstance(kind, str) and ("coordinates" in document or "geometries" in document):
        return [{"type": "Feature", "properties": {}, "geometry": document}]
    raise LandUnreadable(f"`type` is {kind!r}: give a FeatureCollection, a Feature or a geometry (RFC 7946).")


def _other_system(document: dict[str, Any]) -> str | None:
    """The name of a system of coordinates that is not longitude and latitude (WGS 84), where the file names one."""
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    return name if name and not name.upper().endswith(PLAIN) else None


def _own_system(properties: dict[str, Any]) -> str:
    """The system of coordinates that a claim names for itself, where it is not WGS 84."""
    named = str(_first(properties, SYSTEMS) or "").strip()
    plain = re.sub(r"[^a-z0-9]", "", named.casefold())
    return "" if plain in PLAIN_DATUMS else named[:80]


def _claim(feature: Any, number: int, elsewhere: str | None, plain: list[tuple[Claimed, Any]]) -> Claimed:
    if not isinstance(feature, dict):
        claim = Claimed(name=str(number), feature=number)
        claim.lay_aside("no_feature", "This is no feature: an object with `geometry` and `properties`.")
        return claim
    given = feature.get("properties")
    properties: dict[str, Any] = given if isinstance(given, dict) else {}
    named = feature.get("id")
    if named in (None, ""):
        named = _first(properties, NAMES)
    claim = Claimed(
        name=str(number if named is None else named), feature=number, said=properties, named=named is not None
    )
    if not STATING.isdisjoint(properties):
        _state(claim, properties)
    geometry = feature.get("geometry")
    if geometry is not None and (own := _own_system(properties)):
        claim.lay_aside("other_coordinates", f"It says its positions are on {own}, not on WGS 84: they would lie astray.")
    elif elsewhere is not None and geometry is not None:
        claim.lay_aside(
            "other_coordinates",
            f"The file says its coordinates are {elsewhere}, not longitude and latitude on WGS 84.",
        )
    elif geometry is not None:
        given = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Polygon" else None
        if given and isinstance(given, list):
            plain.append((claim, given))
            return claim
        claim.pieces = [rings for rings in _pieces(claim, geometry) if rings]
    if not claim.pieces and claim.set_aside is None:
        _without_land(claim)
    return claim


def _without_land(claim: Claimed) -> None:
    if claim.stated is None:
        claim.lay_aside("no_land", "It draws no land and states no area with a unit.")
    elif claim.stated.m2 is None:
        claim.lay_aside(
            "unit_without_basis",
            f"It only states {claim.stated.value} {claim.stated.unit}, which differs by place: state its basis.",
        )
    else:
        claim.lay_aside("stated_only", "It only states an area; it is never added to land that was measured.")


def _state(claim: Claimed, properties: dict[str, Any]) -> None:
    value = _first(properties, AREAS)
    if value is not None:
        claim.stated = stated_area(value, _first(properties, UNITS), _first(properties, BASES))
        if claim.stated is None:
            claim.problem("area_unread", f"The stated area {value!r} has no number above nought, or no unit known here.")
    day = _first(properties, DAYS)
    if day is not None:
        try:
            claim.on = date.fromisoformat(str(day)[:10])
        except ValueError:
            claim.problem("day_unread", f"{day!r} is no day (YYYY-MM-DD).")


def _first(properties: dict[str, Any], keys: tuple[str, ...]) -> Any:
    for key in keys:
        if key in properties and properties[key] not in (None, ""):
            return properties[key]
    return None


def _pieces(claim: Claimed, geometry: Any) -> Iterator[Rings]:
    """The pieces of land of a geometry; what is a point or a line is told."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    inner = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "Polygon":
        yield _rings(claim, inner)
    elif kind == "MultiPolygon" and isinstance(inner, list):
        for each in inner:
            yield _rings(claim, each)
    elif kind == "LineString":
        claim.problem("line_closed", "It is a line; its end was joined to its beginning.")
        yield _rings(claim, [inner])
    elif kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        for each in geometry["geometries"]:
            if not (isinstance(each, dict) and each.get("type") == "GeometryCollection"):
                yield from _pieces(claim, each)
    elif kind in ("Point", "MultiPoint", "MultiLineString"):
        claim.problem("no_area", f"A {kind} has no area.")
    else:
        claim.problem("geometry_unread", f"The geometry `{kind}` is none of RFC 7946, or has no coordinates.")


def _rings(claim: Claimed, given: Any) -> Rings:
    if not isinstance(given, list) or not given:
        claim.problem("ring_unread", "A polygon is a list of rings, the edge first; here is none.")
        return []
    rings: Rings = []
    for number, corners in enumerate(given):
        ring = _ring(claim, corners, number)
        if ring is None and number == 0:
            return []
        if ring is not None:
            rings.append(ring)
    return rings


def _ring(claim: Claimed, corners: Any, number: int) -> Ring | None:
    where = "the edge" if number == 0 else f"hole {number}"
    if not isinstance(corners, list):
        claim.problem("ring_unread", f"{where}: a ring is a list of positions.")
        return None
    if corners and all(_in_metres(corner) for corner in corners):
        claim.lay_aside("other_coordinates", f"{where}: its corners are metres on a plane, not longitude and latitude.")
        return None
    ring: list[Position] = []
    unread = 0
    for place, corner in enumerate(corners, 1):
        position = _position(claim, corner)
        if position is None:
            unread += 1
            if unread > MOST_UNREAD:
                continue
            claim.problem(
                "position_unread",
                f"{where}, corner {place}: {json.dumps(corner, default=str, ensure_ascii=False)[:80]} is no position: "
                "longitude and latitude in degrees, within 180 and 90.", corner=place, value=str(corner)[:80],
            )  # fmt: skip
            continue
        if not ring or position != ring[-1]:
            ring.append(position)
    if unread > MOST_UNREAD:
        claim.problem("position_unread", f"{where}: {unread - MOST_UNREAD:,} more corners are no positions either.")
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    elif len(ring) > 2:
        claim.problem("ring_open", f"{where}: the ring was open and was closed.")
    if len(set(ring)) < 3:
        claim.problem("too_few_corners", f"{where}: {len(set(ring))} different corners draw no land.")
        return None
    return np.array(_unwrapped(claim, ring))


def _not_plain(plain: list[tuple[Claimed, Any]]) -> list[tuple[Claimed, Any]]:
    """Polygons become rings of arrays; given back are those that must be looked at closely: a corner that is no pair of
    numbers, an open ring, one out of range or wide, a corner said twice running. Many are looked at as one array."""
    rings = [ring for _, given in plain for ring in given]
    corners, lengths = _corners_of(rings)
    if corners is None or min(lengths) < 4:
        if len(plain) == 1:
            return plain
        half = len(plain) // 2
        return _not_plain(plain[:half]) + _not_plain(plain[half:])
    ends = np.cumsum(lengths)
    starts = ends - lengths
    odd = np.logical_or.reduceat(_odd(corners, starts, ends), np.cumsum([0, *(len(given) for _, given in plain)])[:-1])
    cut = [corners[start:end] for start, end in zip(starts.tolist(), (ends - 1).tolist(), strict=True)]
    close, place = [], 0
    for (claim, given), is_odd in zip(plain, odd.tolist(), strict=True):
        if is_odd:
            close.append((claim, given))
        else:
            claim.pieces = [cut[place : place + len(given)]]
        place += len(given)
    return close


def _corners_of(rings: list[Any]) -> tuple[Any, list[int]]:
    """The corners of rings, one below the other, and how many each has; None where any is no pair of numbers."""
    try:
        lengths = [len(ring) for ring in rings]
        corners = list(chain.from_iterable(rings))
        is_plain = set(map(type, corners)) == {list} and set(map(len, corners)) == {2}
        numbers = list(chain.from_iterable(corners)) if is_plain else []
    except TypeError:  # a ring that is a number
        return None, []
    if not numbers or not set(map(type, numbers)) <= {int, float}:
        return None, lengths
    try:
        return np.array(numbers, dtype=float).reshape(-1, 2), lengths
    except OverflowError:  # an integer of hundreds of digits
        return None, lengths


def _odd(corners: Any, starts: Any, ends: Any) -> Any:
    """Which rings of an array are not plain."""
    same = (corners[1:] == corners[:-1]).all(axis=1)
    same[ends[:-1] - 1] = False  # from one ring to the next
    back = (corners[2:] == corners[:-2]).all(axis=1)
    back[ends[:-1] - 1] = back[ends[:-1] - 2] = False
    low, high = np.minimum.reduceat(corners, starts), np.maximum.reduceat(corners, starts)
    within = (low >= (-180, -90)).all(axis=1) & (high <= (180, 90)).all(axis=1) & (high[:, 0] - low[:, 0] <= 180)
    closed = (corners[starts] == corners[ends - 1]).all(axis=1)
    twice = np.append(same, False) | np.append(back, (False, False))
    return ~(within & closed) | np.logical_or.reduceat(twice, starts)


def _in_metres(corner: Any) -> bool:
    """Whether a corner is an easting and a northing."""
    return (
        isinstance(corner, list | tuple) and len(corner) >= 2
        and all(type(each) in (int, float) and math.isfinite(each) and abs(each) > IN_METRES for each in corner[:2])
    )  # fmt: skip


def _position(claim: Claimed, corner: Any) -> Position | None:
    if not isinstance(corner, list | tuple) or len(corner) < 2:
        return None
    lon, lat = corner[0], corner[1]
    if type(lon) not in (int, float) or type(lat) not in (int, float):
        in_words = not (_is_decimal(lon) and _is_decimal(lat))
        lon, lat = _degrees(lon), _degrees(lat)
        if lon is None or lat is None:
            return None
        if in_words and not any(each["rule"] == "degrees_as_text" for each in claim.problems):
            claim.problem(
                "degrees_as_text", "Positions are text, read as degrees, minutes and seconds."
            )
    if not (math.isfinite(lon) and math.isfinite(lat)) or abs(lon) > 360 or abs(lat) > 90:
        return None
    return float(lon), float(lat)


def _is_decimal(written: Any) -> bool:
    """Whether it is a number, perhaps in quotation marks: nothing of it had to be worked out."""
    try:
        float(written)
    except (TypeError, ValueError):
        return False
    return True


def _degrees(written: Any) -> float | None:
    """34.5, "34.5", "34 30 N", "34°30'00\\"N" in degrees; south and west are below nought."""
    if type(written) in (int, float):
        return float(written)
    if not isinstance(written, str):
        return None
    try:
        return float(written)
    except ValueError:
        found = _DEGREES.fullmatch(written)
    if found is None:
        return None
    whole, minutes, seconds, side = float(found[1]), float(found[2] or 0), float(found[3] or 0), (found[4] or "").upper()
    if minutes >= 60 or seconds >= 60:
        return None
    value = abs(whole) + minutes / 60 + seconds / 3600
    return -value if side in ("S", "W") or found[1].startswith("-") else value


def _unwrapped(claim: Claimed, ring: list[Position]) -> list[Position]:
    """A ring over the date line goes on past 180 degrees, so that it is one piece. One around a pole is told."""
    made = [ring[0]]
    for lon, lat in ring[1:]:
        made.append((_near(lon, made[-1][0]), lat))
    if _near(ring[0][0], made[-1][0]) == made[0][0]:
        return made
    claim.around_pole = True
    claim.lay_aside("around_pole", "It goes around a pole: no field lies there.")
    return ring


def _near(lon: float, other: float) -> float:
    """The same meridian, at most half a turn from the other."""
    return lon if abs(lon - other) <= 180 else lon + 360 * round((other - lon) / 360)


def _say_repeated_names(claims: list[Claimed]) -> None:
    first: dict[str, int] = {}
    for claim in claims:
        if claim.name in first:
            claim.problem("name_repeated", f"Feature {first[claim.name]} has the same name; both are kept.")
        else:
            first[claim.name] = claim.feature
