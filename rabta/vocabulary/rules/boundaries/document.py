"""A boundary file as features: GeoJSON (RFC 7946) or TopoJSON (its specification, version 1), in degrees of WGS84."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rabta.vocabulary.rules.boundaries.refusal import refusal
from rabta.vocabulary.rules.boundaries.topology import features_of

WGS84 = re.compile(r"(CRS:?84|EPSG:{1,2}4326|WGS ?84)$", re.IGNORECASE)
GEOMETRIES = ("Polygon", "MultiPolygon", "LineString", "MultiLineString")
AS_GEOJSON = "Convert it to GeoJSON in WGS84 first, with any geographic tool."


@dataclass(frozen=True)
class Shape:
    """One feature as the file gives it; `number` counts from 1. Geometry of one of GEOMETRIES."""

    number: int
    kind: str
    coordinates: Any
    properties: dict[str, Any]


def shapes_of(content: bytes, *, file: str, object_name: str | None = None) -> list[Shape]:
    """Every feature of the file, in its order. Geometry collections give one shape for each part.

    `object_name` chooses one object of a TopoJSON file. Raises LayerRefused.
    """
    document = _parsed(content, file)
    _refuse_other_crs(document, file)
    if document.get("type") == "Topology":
        found: Iterator[dict[str, Any]] = features_of(document, file=file, object_name=object_name)
    else:
        found = iter(_features(document, file))
    shapes = [shape for number, feature in enumerate(found, 1) for shape in _shapes(feature, number, file)]
    if not shapes:
        raise refusal(file=file, rule="there is no feature in it.", next_step="A layer needs at least one line or polygon.")
    return shapes


def _parsed(content: bytes, file: str) -> dict[str, Any]:
    if content[:2] == b"PK":
        raise refusal(file=file, rule="this is a zip archive; shapefiles are not read here.", next_step=AS_GEOJSON)
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except ValueError as error:
        at = f" ({error})" if isinstance(error, json.JSONDecodeError) else ""
        raise refusal(file=file, rule=f"this is no JSON in UTF-8{at}.", next_step=AS_GEOJSON) from None
    if not isinstance(document, dict):
        raise refusal(file=file, rule="this is JSON, but no GeoJSON object.", next_step=AS_GEOJSON)
    return document


def _refuse_other_crs(document: dict[str, Any], file: str) -> None:
    """RFC 7946 has no "crs"; older files name one, and it must be WGS84."""
    crs = document.get("crs")
    name = str(((crs or {}).get("properties") or {}).get("name") or crs) if isinstance(crs, dict) else str(crs or "")
    if name and not WGS84.search(name):
        raise refusal(
            file=file, field="crs", value=name, rule="coordinates must be longitude and latitude in WGS84 (RFC 7946, 4).",
            next_step="Reproject the file to EPSG:4326.",
        )  # fmt: skip


def _features(document: dict[str, Any], file: str) -> list[dict[str, Any]]:
    kind = document.get("type")
    if kind == "FeatureCollection":
        found = document.get("features")
        if not isinstance(found, list):
            raise refusal(file=file, rule='a FeatureCollection needs a list "features".', next_step=AS_GEOJSON)
        return found
    if kind == "Feature":
        return [document]
    if kind in GEOMETRIES or kind == "GeometryCollection":
        return [{"type": "Feature", "geometry": document, "properties": {}}]
    raise refusal(
        file=file, field="type", value=kind, rule="this is neither GeoJSON nor TopoJSON.",
        next_step="Expected FeatureCollection, Feature, a geometry or Topology.",
    )  # fmt: skip


def _shapes(feature: Any, number: int, file: str) -> Iterator[Shape]:
    if not isinstance(feature, dict):
        raise refusal(file=file, feature=number, rule="a feature must be an object.", next_step=AS_GEOJSON)
    properties = feature.get("properties")
    for geometry in _parts(feature.get("geometry")):
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if kind not in GEOMETRIES:
            raise refusal(
                file=file, feature=number, field="geometry", value=kind,
                rule="a boundary is a line or a polygon.", next_step=f"Expected one of {', '.join(GEOMETRIES)}.",
            )  # fmt: skip
        yield Shape(number, str(kind), geometry.get("coordinates"), properties if isinstance(properties, dict) else {})


def _parts(geometry: Any) -> list[Any]:
    if isinstance(geometry, dict) and geometry.get("type") == "GeometryCollection":
        return [part for inner in geometry.get("geometries") or [] for part in _parts(inner)]
    return [geometry]
