"""The key of a machine reader: its id, signed by the installation. Disabling the reader ends the key at once."""

import hashlib
import hmac
import uuid

_SAYS = b"rabta machine reader|"


def machine_key(secret: bytes, reader_id: uuid.UUID) -> str:
    """The key to hand to the machine's keeper: `<id>.<HMAC-SHA256, hex>`."""
    return f"{reader_id}.{_signature(secret, reader_id)}"


def reader_of_key(secret: bytes, key: str) -> uuid.UUID | None:
    """The reader a key names; None for anything this installation did not sign.

    >>> secret, who = b"s", uuid.UUID(int=5)
    >>> reader_of_key(secret, machine_key(secret, who)) == who, reader_of_key(secret, f"{who}.00")
    (True, None)
    """
    name, _, signature = key.strip().partition(".")
    try:
        reader_id = uuid.UUID(name)
    except ValueError:
        return None
    return reader_id if hmac.compare_digest(signature.encode(), _signature(secret, reader_id).encode()) else None


def _signature(secret: bytes, reader_id: uuid.UUID) -> str:
    return hmac.new(secret, _SAYS + reader_id.bytes, hashlib.sha256).hexdigest()
