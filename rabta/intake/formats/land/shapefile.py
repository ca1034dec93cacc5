"""Zipped shapefiles (ESRI Shapefile Technical Description, 1998; dBASE III) as features, on WGS 84.

Coordinates on a plane of WGS 84 (a UTM zone, mostly) are taken back to degrees, which is exact, and told. Another datum is
not: the shift is a matter of metres that no file states.
"""

import struct
from typing import Any

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from rabta.intake.formats.land.claimed import LandUnreadable
from rabta.intake.formats.land.packed import members

Feature = dict[str, Any]
_POLYGONS = (5, 15, 25)
_OTHERS = {1: "Point", 3: "MultiLineString", 8: "MultiPoint", 11: "Point", 13: "MultiLineString", 18: "MultiPoint",
           21: "Point", 23: "MultiLineString", 28: "MultiPoint", 31: "MultiPatch"}  # fmt: skip
_WGS84 = ("world_geodetic_system_1984", "wgs_1984", "wgs_84")
MOST = 500_000  # records
_CUT = {"stated_are": "stated_area", "stated_uni": "stated_unit", "share_dest": "share_destroyed",
        "growth_sta": "growth_stage", "help_offer": "help_offered"}  # fmt: skip
"""Names that dBASE cuts after ten letters."""


def features_of(content: bytes) -> list[tuple[Feature, str | None, str | None]]:
    """Each record of each shapefile packed here: the feature, what was done to its coordinates, and their system where they
    are not WGS 84 and stay as they are. Raises LandUnreadable."""
    packed = {name.casefold(): held for name, held in members(content, endings=(".shp", ".dbf", ".prj", ".cpg")).items()}
    shapes = [name for name in packed if name.endswith(".shp")]
    if not shapes:
        raise LandUnreadable("The packed file holds no .shp. Pack .shp, .dbf and .prj together.")
    found = []
    for name in shapes:
        stem = name[:-4]
        back, told, other = _system(packed.get(stem + ".prj"))
        said = _records(packed.get(stem + ".dbf"), packed.get(stem + ".cpg"))
        for number, geometry in enumerate(_shapes(packed[name], name)):
            if back is not None and geometry is not None:
                geometry = _taken_back(geometry, back)
            properties = said[number] if number < len(said) else {}
            found.append(({"type": "Feature", "properties": properties, "geometry": geometry}, told, other))
    return found


def _system(prj: bytes | None) -> tuple[Transformer | None, str | None, str | None]:
    """How to come to WGS 84, what is told of it, and the system's name where there is no exact way."""
    if prj is None:
        return None, "It comes without a .prj: its coordinates were taken for degrees on WGS 84.", None
    try:
        system = CRS.from_wkt(prj.decode("utf-8", "replace"))
    except CRSError:
        return None, None, "unknown"
    geographic = system.geodetic_crs
    datum = (geographic.datum.name if geographic and geographic.datum else "").casefold().replace(" ", "_")
    if not any(name in datum for name in _WGS84):
        return None, None, system.name
    if not system.is_projected:
        return None, None, None
    back = Transformer.from_crs(system, "EPSG:4326", always_xy=True)
    return back, f"Its coordinates are on a plane ({system.name}) and were taken back to degrees.", None


def _taken_back(geometry: dict[str, Any], back: Transformer) -> dict[str, Any]:
    if geometry["type"] != "MultiPolygon":
        return geometry
    made = []
    for rings in geometry["coordinates"]:
        turned = [back.transform([x for x, _ in ring], [y for _, y in ring]) for ring in rings]
        made.append([[list(each) for each in zip(lons, lats, strict=True)] for lons, lats in turned])
    return {"type": "MultiPolygon", "coordinates": made}


def _shapes(shp: bytes, name: str) -> list[dict[str, Any] | None]:
    if len(shp) < 100 or struct.unpack(">i", shp[:4])[0] != 9994:
        raise LandUnreadable(f"{name[-80:]} is no shapefile. See that it is the right file.")
    found: list[dict[str, Any] | None] = []
    at = 100
    while at + 12 <= len(shp):
        length = struct.unpack(">i", shp[at + 4 : at + 8])[0] * 2
        record = shp[at + 8 : at + 8 + length]
        if length < 4 or len(record) < length:
            raise LandUnreadable(f"{name[-80:]}, record {len(found) + 1}: the file is cut short. Pack it again.")
        found.append(_shape(record))
        at += 8 + length
        if len(found) > MOST:
            raise LandUnreadable(f"{name[-80:]} holds more than {MOST:,} records. Send it in parts.")
    return found


def _shape(record: bytes) -> dict[str, Any] | None:
    kind = struct.unpack("<i", record[:4])[0]
    if kind not in _POLYGONS:
        return {"type": _OTHERS.get(kind, f"kind {kind}"), "coordinates": []} if kind else None
    try:
        parts, points = struct.unpack("<2i", record[36:44])
        if parts < 1 or points < 0 or 44 + 4 * parts + 16 * points > len(record):
            raise struct.error
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
    except struct.error:
        return {"type": "damaged", "coordinates": []}
    corners = np.frombuffer(record, "<f8", 2 * points, 44 + 4 * parts).reshape(-1, 2).tolist()
    rings = [corners[start:end] for start, end in zip(starts, starts[1:], strict=False) if 0 <= start < end]
    return {"type": "MultiPolygon", "coordinates": _with_holes(rings)}


def _with_holes(rings: list[list[list[float]]]) -> list[list[list[list[float]]]]:
    """Rings that run clockwise are edges, the others holes, each of the first edge that holds it; a hole of none an edge."""
    edges = [ring for ring in rings if _turn(ring) <= 0]
    holes = [ring for ring in rings if _turn(ring) > 0]
    if not edges:
        return [[ring] for ring in rings]
    pieces = [[edge] for edge in edges]
    around = [shapely.Polygon(edge) if len(edge) > 3 else None for edge in edges]
    for hole in holes:
        within = shapely.Point(hole[0])
        owner = next((n for n, edge in enumerate(around) if edge is not None and edge.intersects(within)), None)
        if owner is None:
            pieces.append([hole])
        else:
            pieces[owner].append(hole)
    return pieces


def _turn(ring: list[list[float]]) -> float:
    """Twice the area, above nought where the ring runs against the clock."""
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in zip(ring, ring[1:], strict=False)) * -1


def _records(dbf: bytes | None, cpg: bytes | None) -> list[dict[str, Any]]:
    """The rows of the table beside the shapes; none where there is no table, or it is damaged."""
    if dbf is None or len(dbf) < 33:
        return []
    count, header, width = struct.unpack("<IHH", dbf[4:12])
    fields, at = [], 1
    for start in range(32, min(header, len(dbf)) - 17, 32):
        name = dbf[start : start + 11].split(b"\0")[0].decode("ascii", "replace").strip().casefold()
        size = dbf[start + 16]
        if dbf[start : start + 1] == b"\r" or not name:
            break
        fields.append((_CUT.get(name, name), chr(dbf[start + 11]), at, at + size))
        at += size
    rows = []
    for number in range(min(count, MOST)):
        row = dbf[header + number * width : header + (number + 1) * width]
        if len(row) < width or not width:
            break
        values = ((name, kind, _decoded(row[start:end], cpg)) for name, kind, start, end in fields)
        rows.append({name: _day(value) if kind == "D" else value for name, kind, value in values if value})
    return rows


def _decoded(value: bytes, cpg: bytes | None) -> str:
    named = (cpg or b"utf-8").decode("ascii", "replace").strip().casefold()
    for codec in ("utf-8", {"1256": "cp1256", "ansi 1256": "cp1256"}.get(named, "cp1252")):
        try:
            return value.decode(codec).strip(" \0")
        except (UnicodeDecodeError, LookupError):
            continue
    return value.decode("latin-1").strip(" \0")


def _day(value: str) -> str:
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if len(value) == 8 and value.isdigit() else value
