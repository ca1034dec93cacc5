"""The bytes of a ledger entry, and its leaf hash.

Source: RFC 6962 section 2.1 (leaf hash: SHA-256 over a zero byte and the leaf); RFC 8785 for the spirit of the
canonical form (sorted keys, no spaces, UTF-8); our values are strings, integers, booleans, null, lists and objects.
"""

import hashlib
import json
from typing import Any


def canonical_bytes(body: dict[str, Any]) -> bytes:
    """The one way this body is written down."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def leaf_hash(body: bytes) -> bytes:
    """RFC 6962 leaf hash.

    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return hashlib.sha256(b"\x00" + body).digest()
