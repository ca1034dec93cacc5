"""A certificate as it is issued: figures and records that stay what they were, whatever is filed, hidden or purged later."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

LONGEST_WORDS = 1000
AREAS = ("surveyed_m2", "cultivated_m2", "claimed_m2", "cleared_m2", "verified_m2")
KEPT_OF_RECORDS = ("key", "quantity", "originator", "on", "area_m2", "adds_m2")
KEPT_OF_DECLARED = ("status", "declared_on", "words", "agency", "signed_name", "signed_at")
Row = Mapping[str, Any]


def content_of(
    *, says: str, uncovered: Sequence[tuple[str, int | None]], areas: Row, bounds_m2: Sequence[float] | None, fields: int,
    visits: int, season: Row, declared: Sequence[Row], records: Sequence[Row],
) -> str:  # fmt: skip
    """What a certificate keeps, as JSON; equal seasons are equal text. Of a record key, agency, day and land, no words."""
    return json.dumps({
        "says": says, "uncovered": [list(each) for each in uncovered], "areas": {name: areas[name] for name in AREAS},
        "bounds_m2": list(bounds_m2) if bounds_m2 else None, "fields": fields, "visits": visits, "season": dict(season),
        "declared": [{name: each[name] for name in KEPT_OF_DECLARED} for each in declared],
        "records": [{name: each[name] for name in KEPT_OF_RECORDS} for each in records],
    }, ensure_ascii=False, sort_keys=True, default=str)  # fmt: skip


def hash_of(content: str) -> bytes:
    """The SHA-256 that stands on the paper."""
    return hashlib.sha256(content.encode()).digest()


def number_of(district: str, *, crop: str, year: int, before: int) -> str:
    """Its number: `KP-MHD/poppy/2025/1` for the first of a district's season; one that was withdrawn keeps its own."""
    return f"{district}/{crop}/{year}/{before + 1}"


def since(records: Sequence[Row], *, seen: Sequence[Row]) -> tuple[int, int]:
    """How many records of this reader's view the certificate does not rest on, and how many of its own do not show.

    >>> since([{"key": "a"}, {"key": "b"}], seen=[{"key": "b"}, {"key": "c"}])
    (1, 1)
    """
    kept, now = {str(each["key"]) for each in records}, {str(each["key"]) for each in seen}
    return len(now - kept), len(kept - now)
