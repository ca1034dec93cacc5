"""Identifiers of targets, brought to one form, so that the same telephone written in two ways is one.

Only exact matches count: what cannot be brought to a form is refused, never guessed. Sources: CNIC of 13 digits (NADRA);
telephone numbers as ITU-T E.164; documents as ICAO Doc 9303 writes them (letters and digits).
"""

from enum import StrEnum

from rabta.vocabulary.rules.identifiers import CARD, address, closed_up, in_plain_digits, is_number, phone


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
_LENGTHS = {Identifier.VEHICLE: (3, 12), Identifier.PASSPORT: (6, 12), Identifier.DOCUMENT: (4, 30)}


def normalised(kind: Identifier, written: str) -> str | None:
    """The one form of an identifier; None where it is none of its kind.

    >>> normalised(Identifier.PHONE, "0300-1234567"), normalised(Identifier.PHONE, "+92 (300) 123 4567")
    ('+923001234567', '+923001234567')
    >>> normalised(Identifier.CNIC, "٣٥٢٠٢-١٢٣٤٥٦٧-١"), normalised(Identifier.VEHICLE, "les 03-1234")
    ('3520212345671', 'LES031234')
    """
    text = in_plain_digits(written)
    if kind is Identifier.PHONE:
        return phone(text)
    if kind is Identifier.ADDRESS:
        return address(text)
    solid = closed_up(text)
    if kind is Identifier.CNIC:
        return solid if CARD.fullmatch(solid) else None
    least, most = _LENGTHS[kind]
    return solid if is_number(solid, least, most) else None
