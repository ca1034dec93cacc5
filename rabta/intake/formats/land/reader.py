"""Any file of land claims that the house takes: told apart by what stands in it, never by its name alone."""

from rabta.intake.formats.land.claimed import Claimed
from rabta.intake.formats.land.geojson import claims_in


def claims_of(content: bytes, *, name: str) -> list[Claimed]:
    """Every claim of a file, in its order. Raises LandUnreadable; what cannot be counted is a claim set aside."""
    return claims_in(content)


def is_land(content: bytes, *, name: str) -> bool:
    """Whether a file draws land: GeoJSON by what it says it is."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and any(kind in head for kind in (b'"FeatureCollection"', b'"Feature"'))
