"""Identifiers of targets, brought to one form, so that the same telephone written in two ways is one.

Only exact matches count: what cannot be brought to a form is refused, never guessed. Sources: CNIC of 13 digits (NADRA);
telephone numbers as ITU-T E.164; documents as ICAO Doc 9303 writes them (letters and digits).
"""

import re
import unicodedata
from enum import StrEnum

from rabta.vocabulary.rules.documents.misreads import shape_of
from rabta.vocabulary.rules.identifiers import Known, one_form
from rabta.vocabulary.rules.scripts import fold_digits


class Identifier(StrEnum):
    """What a target is known by."""

    CNIC = "cnic"
    PHONE = "phone"
    VEHICLE = "vehicle"
    PASSPORT = "passport"
    DOCUMENT = "document"
    ADDRESS = "address"


WHY_NOT = {
    Identifier.CNIC: "A CNIC has 13 digits.",
    Identifier.PHONE: "A telephone number has 7 to 15 digits, with its area code or country code.",
    Identifier.VEHICLE: "A registration number has letters and digits, 3 to 12 in all.",
    Identifier.PASSPORT: "A passport number has 6 to 12 letters and digits.",
    Identifier.DOCUMENT: "A document number has 4 to 30 letters and digits.",
    Identifier.ADDRESS: "An address has at least two words and a number, and at most 200 characters.",
}
_AS_OF_MENTIONS = {
    Identifier.CNIC: Known.CNIC, Identifier.PHONE: Known.PHONE, Identifier.ADDRESS: Known.ADDRESS,
}  # fmt: skip
"""Kinds whose one form is that of mentions, so that a list and a traveller cannot part on how a number is written."""
_LENGTHS = {Identifier.VEHICLE: (3, 12), Identifier.PASSPORT: (6, 12), Identifier.DOCUMENT: (4, 30)}


def normalised(kind: Identifier, written: str) -> str | None:
    """The one form of an identifier; None where it is none of its kind.

    >>> normalised(Identifier.PHONE, "0300-1234567"), normalised(Identifier.PHONE, "+92 (0)300 123 4567")
    ('+923001234567', '+923001234567')
    >>> normalised(Identifier.CNIC, "٣٥٢٠٢-١٢٣٤٥٦٧-١"), normalised(Identifier.VEHICLE, "les 03-1234")
    ('3520212345671', 'LES031234')
    """
    if kind in _AS_OF_MENTIONS:
        return one_form(_AS_OF_MENTIONS[kind], written) or (_dialled(written) if kind is Identifier.PHONE else None)
    solid = re.sub(r"[\s./_-]", "", _plain(written)).upper()
    least, most = _LENGTHS[kind]
    fits = solid.isalnum() and least <= len(solid) <= most and any(c.isdigit() for c in solid)
    return solid if fits else None


READ_BY_MACHINE = frozenset({Identifier.PASSPORT, Identifier.DOCUMENT})
"""Kinds in which O and 0, I and 1 and the like are taken for one another. Not registrations: LED 123 and LEO 123 are two
cars. The others have no letters, or are words."""


def shape(kind: Identifier, form: str) -> str | None:
    """What two forms share that differ by look-alike signs alone; None where the kind has no such thing.

    >>> shape(Identifier.PASSPORT, "AB0I234567") == shape(Identifier.PASSPORT, "A8O1234567")
    True
    >>> shape(Identifier.VEHICLE, "LEO123")
    """
    return shape_of(form) if kind in READ_BY_MACHINE else None


def _plain(written: str) -> str:
    return fold_digits(unicodedata.normalize("NFKC", written).strip())


def _dialled(written: str) -> str | None:
    """A number of a shape that no numbering plan here knows, such as an exchange of many lines: as it would be dialled."""
    digits = re.sub(r"[\s().-]", "", _plain(written))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+92" + digits[1:]
    elif digits.startswith("92") and len(digits) >= 11:
        digits = "+" + digits
    return digits if re.fullmatch(r"\+\d{7,15}", digits) else None
