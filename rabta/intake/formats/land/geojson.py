"""GeoJSON as desks and devices send it (RFC 7946, and what strays from it), to claims. Nothing is dropped without a word."""

import json
import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from rabta.intake.formats.land.claimed import Claimed, LandUnreadable, Position, Rings, stated_area

NAMES = ("claim", "claim_id", "id", "number", "ref", "name")
AREAS = ("stated_area", "area_stated", "area")
UNITS = ("stated_unit", "unit", "area_unit")
BASES = ("basis", "unit_basis")
DAYS = ("date", "cleared_on", "on", "day", "cleared")
LARGEST = 200 * 2**20  # bytes
PLAIN = ("CRS84", "EPSG::4326", "EPSG:4326", "OGC:1.3:CRS84")
_DEGREES = re.compile(
    r"""\s*([+-]?\d{1,3}(?:\.\d+)?)\s*(?:°|º|d|deg|\s)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:'|′|’|m|\s)?\s*)?
        (?:(\d{1,2}(?:\.\d+)?)\s*(?:"|″|”|''|s)?\s*)?([NSEWnsew])?\s*""",
    re.VERBOSE,
)


def claims_in(content: bytes) -> list[Claimed]:
    """Every claim of a FeatureCollection, a Feature or a bare geometry, in the order of the file.

    Raises LandUnreadable for what is no GeoJSON. A feature that cannot be measured is a claim set aside, with the reason.
    """
    document = _document(content)
    elsewhere = _other_system(document)
    claims = [_claim(feature, number, elsewhere) for number, feature in enumerate(_features(document), 1)]
    _say_repeated_names(claims)
    return claims


def _document(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise LandUnreadable(f"The file is larger than {LARGEST // 2**20} MB. Send it in parts.")
    if content[:2] == b"PK":
        raise LandUnreadable(
            "This is a packed file (KMZ, zipped shapefile or XLSX). Convert it to GeoJSON first."
        )
    if content.lstrip()[:1] == b"<":
        raise LandUnreadable("This is XML (KML or GPX?), not GeoJSON. Convert it to GeoJSON first.")
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


def _claim(feature: Any, number: int, elsewhere: str | None) -> Claimed:
    if not isinstance(feature, dict):
        claim = Claimed(name=str(number), feature=number)
        claim.lay_aside("no_feature", "This is no feature: an object with `geometry` and `properties`.")
        return claim
    given = feature.get("properties")
    properties: dict[str, Any] = given if isinstance(given, dict) else {}
    named = next(
        (each for each in (feature.get("id"), *(properties.get(key) for key in NAMES)) if each not in (None, "")), None
    )
    claim = Claimed(
        name=str(number if named is None else named), feature=number, said=properties, named=named is not None
    )
    _state(claim, properties)
    geometry = feature.get("geometry")
    if elsewhere is not None and geometry is not None:
        claim.lay_aside(
            "other_coordinates",
            f"The file says its coordinates are {elsewhere}, not longitude and latitude. Reproject it to EPSG:4326.",
        )
    elif geometry is not None:
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
    return next((properties[key] for key in keys if properties.get(key) not in (None, "")), None)


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


def _ring(claim: Claimed, corners: Any, number: int) -> list[Position] | None:
    where = "the edge" if number == 0 else f"hole {number}"
    if not isinstance(corners, list):
        claim.problem("ring_unread", f"{where}: a ring is a list of positions.")
        return None
    plain = _plain_ring(corners)
    if plain is not None:
        return plain
    ring: list[Position] = []
    for place, corner in enumerate(corners, 1):
        position = _position(claim, corner)
        if position is None:
            claim.problem(
                "position_unread", f"{where}, corner {place}: {json.dumps(corner, default=str)[:80]} is no position: "
                "[longitude, latitude] in degrees, within 180 and 90.", corner=place,
            )  # fmt: skip
            continue
        if not ring or position != ring[-1]:
            ring.append(position)
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    elif len(ring) > 2:
        claim.problem("ring_open", f"{where}: the ring was open and was closed.")
    if len(set(ring)) < 3:
        claim.problem("too_few_corners", f"{where}: {len(set(ring))} different corners draw no land.")
        return None
    return _unwrapped(claim, ring)


def _plain_ring(corners: list[Any]) -> list[Position] | None:
    """A closed ring of numbers in range with no corner twice, as nearly all are; None where it must be looked at closely."""
    try:
        lons, lats = [corner[0] for corner in corners], [corner[1] for corner in corners]
    except (TypeError, IndexError, KeyError):
        return None
    if len(corners) < 4 or not {*map(type, lons), *map(type, lats)} <= {float, int}:
        return None
    if not (math.isfinite(math.fsum(lons)) and math.isfinite(math.fsum(lats))):
        return None
    west, east = min(lons), max(lons)
    if west < -180 or east > 180 or east - west > 180 or min(lats) < -90 or max(lats) > 90:
        return None
    ring = list(zip(lons, lats, strict=True))
    if ring[0] != ring.pop() or len(set(ring)) != len(ring):
        return None
    return ring


def _position(claim: Claimed, corner: Any) -> Position | None:
    if not isinstance(corner, list | tuple) or len(corner) < 2:
        return None
    lon, lat = corner[0], corner[1]
    if type(lon) not in (int, float) or type(lat) not in (int, float):
        lon, lat = _degrees(lon), _degrees(lat)
        if lon is None or lat is None:
            return None
        if not any(each["rule"] == "degrees_as_text" for each in claim.problems):
            claim.problem(
                "degrees_as_text", "Positions are text, read as degrees, minutes and seconds."
            )
    if not (math.isfinite(lon) and math.isfinite(lat)) or abs(lon) > 360 or abs(lat) > 90:
        return None
    return float(lon), float(lat)


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
