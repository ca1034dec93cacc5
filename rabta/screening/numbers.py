"""Keyed hashes under which numbers are compared: of no use to who has not the installation's key."""

import hmac

from django.conf import settings

from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.screening.rules.entry import family
from rabta.screening.rules.likeness import NUMBERS, one_slip_away


def digest_of(what: str) -> bytes:
    """The keyed hash of an entry or of a number in its one form."""
    key = bytes.fromhex(settings.CREDENTIALS.id_key)
    return hmac.digest(key, f"watch {what}".encode(), "sha256")


def digest_of_number(kind: Identifier, written: str) -> bytes | None:
    """The keyed hash of a number as written; None where it is none of its kind."""
    form = normalised(kind, written)
    return None if form is None else digest_of(f"{family(kind)} {form}")


def near_number(of: str, form: str) -> list[int]:
    """What a number of a family shares with every number that is one slip apart, as keyed hashes; of documents alone."""
    if of not in NUMBERS:
        return []
    hashes = (digest_of(f"{of} {one}")[:8] for one in sorted(one_slip_away(form)))
    return [int.from_bytes(one, "big", signed=True) for one in hashes]
