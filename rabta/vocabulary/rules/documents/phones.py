"""Telephone numbers in one form (E.164), from the ways people write them in Pakistan, Afghanistan and abroad.

Sources: ITU-T E.164 (country code and at most 15 digits); Pakistan Telecommunication Authority numbering plan (mobile
03xx and seven digits, trunk 0, +92); Afghanistan ATRA (mobile 07x and seven digits, trunk 0, +93). A number without a
country is taken for Pakistan's only where it starts with the trunk 0 or is 3xx and seven digits.
"""

import re
from dataclasses import dataclass

from rabta.vocabulary.rules.scripts import fold_digits

_NOT_DIALLED = re.compile(r"[^0-9+]+")
_WORDS = re.compile(r"(?:\(0\)|\b(?:ext|x)\.?\s*[0-9]{1,5}\s*$)", re.IGNORECASE)
_PAKISTAN_MOBILE = re.compile(r"3[0-9]{9}")
_PAKISTAN_LINE = re.compile(r"[24-9][0-9]{8,9}")
_AFGHAN_MOBILE = re.compile(r"7[0-9]{8}")
_AFGHAN_LINE = re.compile(r"[2-6][0-9]{8}")


@dataclass(frozen=True)
class Phone:
    """A number in E.164. `country` ("PK", "AF") only where the number's own rules are known; `mobile` None elsewhere."""

    e164: str
    country: str | None
    mobile: bool | None


def phone(text: str, *, home: str = "PK") -> Phone | None:
    """The number that `text` is; None where it is none or its country cannot be known.

    `home`: the country ("PK" or "AF") whose trunk 0 the writer dials.

    >>> phone("0300-1234567"), phone("0093 (0)70 123 4567").e164, phone("12345")
    (Phone(e164='+923001234567', country='PK', mobile=True), '+93701234567', None)
    """
    written = _NOT_DIALLED.sub("", _WORDS.sub("", fold_digits(text)))
    if "+" in written[1:]:
        return None
    if written.startswith("+"):
        return _abroad(written[1:].lstrip("0"))
    if written.startswith("00"):
        return _abroad(written.lstrip("0"))
    if written.startswith("0"):
        return _at_home(written[1:], home)
    if _PAKISTAN_MOBILE.fullmatch(written) and home == "PK":
        return Phone(f"+92{written}", "PK", True)
    if written.startswith(("92", "93")) and 11 <= len(written) <= 12:
        found = _abroad(written)
        return found if found and found.country else None
    return None


def _abroad(digits: str) -> Phone | None:
    if not 8 <= len(digits) <= 15:
        return None
    if digits.startswith("92"):
        return _at_home(digits[2:].removeprefix("0"), "PK") or Phone(f"+{digits}", None, None)
    if digits.startswith("93"):
        return _at_home(digits[2:].removeprefix("0"), "AF") or Phone(f"+{digits}", None, None)
    return Phone(f"+{digits}", None, None)


def _at_home(national: str, home: str) -> Phone | None:
    code, mobile, line = {
        "PK": ("92", _PAKISTAN_MOBILE, _PAKISTAN_LINE),
        "AF": ("93", _AFGHAN_MOBILE, _AFGHAN_LINE),
    }[home]
    if mobile.fullmatch(national):
        return Phone(f"+{code}{national}", home, True)
    if line.fullmatch(national):
        return Phone(f"+{code}{national}", home, False)
    return None
