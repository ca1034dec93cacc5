"""KML 2.2 (OGC 07-147r2) as features: each placemark one. Links to other files are not followed."""

from typing import Any

from rabta.intake.formats.land.markup import Element, elements

Feature = dict[str, Any]
_DRAWN = ("Polygon", "LineString", "LinearRing", "Point", "Track", "MultiTrack", "Model")


def features_of(content: bytes) -> tuple[list[Feature], str]:
    """The placemarks of a KML file in their order, and where the file breaks off. Raises LandUnreadable."""
    root, broken = elements(content)
    return [_feature(each) for each in root.everywhere("Placemark")], broken


def _feature(placemark: Element) -> Feature:
    said: dict[str, Any] = {}
    for data in placemark.everywhere("Data", "SimpleData"):
        name = data.attributes.get("name", "")
        value = data.said("value") if data.name == "Data" else " ".join(data.text.split())
        if name and value:
            said[name.strip().casefold()] = value
    if named := placemark.said("name") or placemark.attributes.get("id", ""):
        said.setdefault("name", named)
    moments = [" ".join(each.text.split()) for each in placemark.everywhere("when", "begin", "end")]
    if moments and moments[-1]:
        said.setdefault("date", moments[-1])
    drawn = [_geometry(each) for each in placemark.everywhere(*_DRAWN)]
    geometry = drawn[0] if len(drawn) == 1 else {"type": "GeometryCollection", "geometries": drawn} if drawn else None
    return {"type": "Feature", "properties": said, "geometry": geometry}


def _geometry(drawn: Element) -> dict[str, Any]:
    if drawn.name == "Polygon":
        outer = [_corners(each) for each in drawn.everywhere("outerBoundaryIs")]
        inner = [_corners(ring) for each in drawn.everywhere("innerBoundaryIs") for ring in each.everywhere("LinearRing")]
        return {"type": "Polygon", "coordinates": [*outer[:1], *inner]}
    if drawn.name == "Track":
        walked = [" ".join(each.text.split()).split(" ")[:2] for each in drawn.everywhere("coord")]
        return {"type": "LineString", "coordinates": [_numbers(each) for each in walked]}
    kinds = {"LineString": "LineString", "LinearRing": "LineString", "Point": "Point"}
    return {"type": kinds.get(drawn.name, drawn.name), "coordinates": _corners(drawn)}


def _corners(element: Element) -> list[list[Any]]:
    """The tuples of the first `coordinates` below: longitude, latitude. What is no number stays as it is written."""
    found = next(iter(element.everywhere("coordinates")), None)
    return [_numbers(each.split(",")[:2]) for each in found.text.split()] if found else []


def _numbers(written: list[str]) -> list[Any]:
    try:
        return [float(each) for each in written]
    except ValueError:
        return list(written)
