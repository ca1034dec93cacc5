"""GPX 1.0 and 1.1 as features: each track and each route is one walk around a field. Single points draw no land."""

from typing import Any

from rabta.intake.formats.land.claimed import LandUnreadable
from rabta.intake.formats.land.markup import Element, elements

Feature = dict[str, Any]


def features_of(content: bytes) -> tuple[list[Feature], str]:
    """The tracks and routes of a GPX file in their order, and where the file breaks off. Raises LandUnreadable."""
    root, broken = elements(content)
    walks = root.everywhere("trk", "rte")
    if not walks and root.everywhere("wpt"):
        raise LandUnreadable("The GPX holds single points alone, and no track. Walk the edge of the field with a track on.")
    return [_feature(each) for each in walks], broken


def _feature(walk: Element) -> Feature:
    parts = walk.everywhere("trkseg") if walk.name == "trk" else [walk]
    rings = [[_corner(each) for each in part.everywhere("trkpt", "rtept")] for part in parts]
    rings = [ring for ring in rings if ring]
    times = [time for each in walk.everywhere("trkpt", "rtept") if (time := each.said("time"))]
    said = {"name": walk.said("name"), "date": times[-1] if times else "", "device": "GPX"}
    drawn = [{"type": "LineString", "coordinates": ring} for ring in rings]
    geometry = drawn[0] if len(drawn) == 1 else {"type": "GeometryCollection", "geometries": drawn} if drawn else None
    return {"type": "Feature", "properties": {key: value for key, value in said.items() if value}, "geometry": geometry}


def _corner(point: Element) -> list[Any]:
    lon, lat = point.attributes.get("lon", ""), point.attributes.get("lat", "")
    try:
        return [float(lon), float(lat)]
    except ValueError:
        return [lon, lat]
