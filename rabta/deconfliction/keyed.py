"""Under which keyed hashes an identifier is matched: of no use to who has not the installation's key."""

import hashlib
import hmac

from django.conf import settings

from rabta.deconfliction.rules.identifiers import Identifier, shape


def digest_of(kind: Identifier, form: str) -> bytes:
    """The keyed hash under which an identifier is matched: of no use to who has not the installation's key."""
    return _keyed(f"target {kind} {form}")


def shape_digest_of(kind: Identifier, form: str) -> bytes | None:
    """The same of what it looks like; None where its kind has no such thing."""
    found = shape(kind, form)
    return None if found is None else _keyed(f"target like {kind} {found}")


def hashes_of(kind: Identifier, form: str) -> tuple[bytes, ...]:
    """What an identifier is matched by: both of these, as far as there are."""
    shown = shape_digest_of(kind, form)
    return (digest_of(kind, form), *((shown,) if shown else ()))


def _keyed(words: str) -> bytes:
    return hmac.new(bytes.fromhex(settings.CREDENTIALS.id_key), words.encode(), hashlib.sha256).digest()
