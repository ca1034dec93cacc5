"""Outside ids: keyed hashes of content per owner, so that a number tells nothing of what else exists."""

import hmac
import uuid

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing to mistake on the telephone


def keyed_id(key: bytes, *parts: str | bytes) -> uuid.UUID:
    """A UUID (version 8 layout, RFC 9562 section 5.8) from HMAC-SHA256 over the length-prefixed parts."""
    message = b"".join(len(p).to_bytes(8, "big") + p for p in (x.encode() if isinstance(x, str) else x for x in parts))
    digest = bytearray(hmac.digest(key, message, "sha256")[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    return uuid.UUID(bytes=bytes(digest))


def report_number(agency_code: str, report_id: uuid.UUID, *, example: bool = False) -> str:
    """The number people say: `ANF-7K3M-9Q2P`, from 40 bits of the id; `EX-ANF-...` for example reports.

    >>> report_number("ANF", uuid.UUID(int=0))
    'ANF-0000-0000'
    """
    bits = int.from_bytes(report_id.bytes[9:14], "big")
    letters = "".join(_LETTERS[bits >> shift & 31] for shift in range(35, -5, -5))
    return f"{'EX-' if example else ''}{agency_code}-{letters[:4]}-{letters[4:]}"
