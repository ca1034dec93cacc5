"""What a person or a vehicle is known by, brought to one form, so that the same telephone written in two ways is one.

Sources: CNIC and NICOP of 13 digits (NADRA); telephone numbers as ITU-T E.164; documents as ICAO Doc 9303 writes them
(letters and digits). Nothing is guessed: what has no such form is None, and stays as it was written.
"""

import re
import unicodedata
from enum import StrEnum


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


CARD = re.compile(r"\d{13}")
_LENGTHS = {
    Known.PLATE: (3, 12), Known.PASSPORT: (6, 12), Known.VISA: (4, 30), Known.TICKET: (4, 30), Known.ACCOUNT: (4, 34),
}  # fmt: skip
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
LONGEST_ADDRESS = 200


def one_form(kind: Known, written: str) -> str | None:
    """The one form of an identifier; None where it is none of its kind.

    >>> one_form(Known.PHONE, "0300-1234567"), one_form(Known.PHONE, "+92 (300) 123 4567")
    ('+923001234567', '+923001234567')
    >>> one_form(Known.CNIC, "٣٥٢٠٢-١٢٣٤٥٦٧-١"), one_form(Known.PLATE, "les 03-1234")
    ('3520212345671', 'LES031234')
    """
    text = in_plain_digits(written)
    if kind is Known.PHONE:
        return phone(text)
    if kind is Known.ADDRESS:
        return address(text)
    if kind is Known.EMAIL:
        return text.casefold() if _EMAIL.fullmatch(text) else None
    solid = closed_up(text)
    if kind in (Known.CNIC, Known.NICOP):
        return solid if CARD.fullmatch(solid) else None
    least, most = _LENGTHS[kind]
    return solid if is_number(solid, least, most) else None


def in_plain_digits(written: str) -> str:
    """The text without outer spaces, in compatibility form, its digits of any script as 0 to 9."""
    text = unicodedata.normalize("NFKC", written).strip()
    return "".join(str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in text)


def closed_up(text: str) -> str:
    """Without the signs that people write between the parts of a number, in capitals."""
    return re.sub(r"[\s./_-]", "", text).upper()


def is_number(solid: str, least: int, most: int) -> bool:
    """Letters and digits, a digit among them, so many in all."""
    return solid.isalnum() and least <= len(solid) <= most and any(c.isdigit() for c in solid)


def phone(text: str) -> str | None:
    """E.164, of a number with its country code, or of one of Pakistan with its area code."""
    digits = re.sub(r"[\s().-]", "", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+92" + digits[1:]
    elif digits.startswith("92") and len(digits) >= 11:
        digits = "+" + digits
    return digits if re.fullmatch(r"\+\d{7,15}", digits) else None


def address(text: str) -> str | None:
    """The words of an address: at least three, a number among them, in at most 200 characters."""
    words = re.findall(r"\w+", text.casefold())
    known = len(words) >= 3 and any(word.isdigit() for word in words) and len(text) <= LONGEST_ADDRESS
    return " ".join(words) if known else None
