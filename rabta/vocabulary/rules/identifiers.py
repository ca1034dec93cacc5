"""What a person or a vehicle is known by, brought to one form, so that the same telephone written in two ways is one.

The forms are those of `documents/`. Nothing is guessed: what has none of its kind is None, and stays as it was written.
"""

import re
import unicodedata
from enum import StrEnum

from rabta.vocabulary.rules.documents.alike import bare
from rabta.vocabulary.rules.documents.phones import phone
from rabta.vocabulary.rules.documents.plates import plate
from rabta.vocabulary.rules.scripts import fold_digits


class Known(StrEnum):
    """The kinds of identifier that a mention of a person carries."""

    PASSPORT = "passport"
    CNIC = "cnic"
    NICOP = "nicop"
    VISA = "visa"
    PHONE = "phone"
    PLATE = "plate"
    TICKET = "ticket"
    ACCOUNT = "account"
    ADDRESS = "address"
    EMAIL = "email"


CARDS = frozenset({Known.CNIC, Known.NICOP})
"""They share one number, which is a person's for life."""
_LENGTHS = {Known.PASSPORT: (5, 15), Known.VISA: (4, 30), Known.TICKET: (4, 30), Known.ACCOUNT: (4, 34)}
_CARD = re.compile(r"[0-9]{13}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
LONGEST_ADDRESS = 200


def one_form(kind: Known, written: str) -> str | None:
    """The one form of an identifier; None where it is none of its kind.

    >>> one_form(Known.PHONE, "0300-1234567"), one_form(Known.CNIC, "۳۵۲۰۲-۱۲۳۴۵۶۷-۱"), one_form(Known.PLATE, "les 03-1234")
    ('+923001234567', '3520212345671', 'LES031234')
    """
    if kind is Known.PHONE:
        dialled = phone(written)
        return dialled.e164 if dialled else None
    if kind is Known.PLATE:
        shown = plate(written)
        return shown.bare if shown else None
    text = unicodedata.normalize("NFKC", written).strip()
    if kind is Known.EMAIL:
        return text.casefold() if _EMAIL.fullmatch(text) else None
    if kind is Known.ADDRESS:
        return _address(text)
    solid = bare(text)
    if kind in CARDS:
        return solid if _CARD.fullmatch(solid) else None
    least, most = _LENGTHS[kind]
    return solid if least <= len(solid) <= most and any(sign.isdigit() for sign in solid) else None


def _address(text: str) -> str | None:
    """Its words, folded: at least three, a number among them, in at most 200 characters."""
    words = re.findall(r"\w+", fold_digits(text).casefold())
    known = len(words) >= 3 and any(word.isdigit() for word in words) and len(text) <= LONGEST_ADDRESS
    return " ".join(words) if known else None
