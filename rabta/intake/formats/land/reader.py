"""Any file of land claims that the house takes: told apart by what stands in it, never by its name alone."""

import re
from collections.abc import Iterator
from typing import Any

from rabta.intake.formats.land import corners, geojson, gpx, kml, shapefile
from rabta.intake.formats.land.claimed import Claimed, LandUnreadable
from rabta.intake.formats.land.packed import members, names_in

LARGEST = geojson.LARGEST
_HEAD = 4096  # bytes in which a file shows what it is
_XML = re.compile(rb"<(?:\w+:)?(kml|gpx)\b", re.IGNORECASE)
Feature = tuple[Any, str | None]


def claims_of(content: bytes) -> list[Claimed]:
    """Every claim of a file, in its order: GeoJSON, KML, KMZ, GPX, a zipped shapefile, or corners as typed.

    Raises LandUnreadable; what cannot be counted is a claim set aside.
    """
    if len(content) > LARGEST:
        raise LandUnreadable(f"The file is larger than {LARGEST // 2**20} MB. Send it in parts.")
    if not content.strip():
        raise LandUnreadable("The file is empty. Send it again.")
    kind = kind_of_land(content)
    if kind == "other" and content[:2] == b"PK":
        raise LandUnreadable("The packed file is damaged, or holds no KML and no shapefile. Pack the land again.")
    if kind == "geojson":
        features, elsewhere = geojson.features_of(content)
        return geojson.claims_from((each, elsewhere) for each in features)
    if kind == "shapefile":
        return _of_shapefile(content)
    if kind in ("kml", "gpx", "kmz"):
        return _of_markup(content, kind)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LandUnreadable(
            f"Byte {error.start} is no UTF-8, and the file is none of GeoJSON, KML, KMZ, GPX or a zipped shapefile."
        ) from None
    return geojson.claims_from((each, None) for each in corners.features_of(text))


def is_land(content: bytes) -> bool:
    """Whether a file says that it draws land. Corners as typed are not told from any other text."""
    return kind_of_land(content) in ("kml", "gpx", "kmz", "shapefile") or _is_geojson(content)


def kind_of_land(content: bytes) -> str:
    """`geojson`, `kml`, `gpx`, `kmz`, `shapefile` or `corners`; `other` for a packed file that draws no land."""
    if content[:2] == b"PK":
        names = names_in(content)
        if any(name.endswith(".shp") for name in names):
            return "shapefile"
        return "kmz" if any(name.endswith(".kml") for name in names) else "other"
    head = _plain(content[:_HEAD])
    if head.startswith(b"<"):
        found = _XML.search(head)
        return found[1].decode().casefold() if found else "other"
    return "geojson" if head[:1] in (b"{", b"[") else "corners"


def _is_geojson(content: bytes) -> bool:
    head = _plain(content[:_HEAD])
    return head.startswith(b"{") and any(kind in head for kind in (b'"FeatureCollection"', b'"Feature"'))


def _plain(head: bytes) -> bytes:
    """The beginning without a byte order mark; of UTF-16 its Latin letters alone."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _of_markup(content: bytes, kind: str) -> list[Claimed]:
    files = list(members(content, endings=(".kml",)).values()) if kind == "kmz" else [content]
    reading = gpx.features_of if kind == "gpx" else kml.features_of
    features: list[Any] = []
    breaks = []
    for each in files:
        found, broken = reading(each)
        features += found
        breaks += [broken] if broken else []
    claims = geojson.claims_from((each, None) for each in features)
    for broken in breaks:
        claim = Claimed(name=str(len(claims) + 1), feature=len(claims) + 1, named=False)
        claim.lay_aside("broken_file", f"{broken} What stands before was read.")
        claims.append(claim)
    if not claims:
        raise LandUnreadable(f"The {kind.upper()} holds no land. See that it is the right file.")
    return claims


def _of_shapefile(content: bytes) -> list[Claimed]:
    found = shapefile.features_of(content)
    claims = geojson.claims_from(_with_systems(found))
    for claim, (_, told, _) in zip(claims, found, strict=True):
        if told is not None:
            claim.problem("coordinates_taken", told)
    return claims


def _with_systems(found: list[tuple[Any, str | None, str | None]]) -> Iterator[Feature]:
    for feature, _, other in found:
        yield feature, other
