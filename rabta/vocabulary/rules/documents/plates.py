"""Vehicle plates as they are compared: capital letters and digits, without joints, words, or a province's name.

Pakistani plates are two to four letters and one to four digits, often with the two digits of a year (LEA-17-1234,
ABC-123, ICT-AB 123); Afghan ones carry the province and five digits. Source: general knowledge, to be checked.
"""

import re
from dataclasses import dataclass

from rabta.vocabulary.rules.scripts import fold_digits

_WORDS = re.compile(r"\b(?:REG(?:ISTRATION)?|NO|NUMBER|PLATE|VEHICLE|SINDH|PUNJAB|KPK|BALOCHISTAN|GOVT)\b\.?:?")
_NOT_WRITTEN = re.compile(r"[^0-9A-Z]+")
_YEARED = re.compile(r"(?:ICT)?([A-Z]{2,4})[\s\-]*([012][0-9])[\s\-]+([0-9]{1,4})")


@dataclass(frozen=True)
class Plate:
    """A plate. `bare` is what is compared; the parts are None where the shape is not Pakistani."""

    bare: str
    letters: str | None
    year: int | None
    serial: str | None


def plate(text: str) -> Plate | None:
    """The plate that `text` is; None where nothing of a plate is written.

    >>> plate("lea-17 - 1234"), plate("ABC 0123").serial
    (Plate(bare='LEA171234', letters='LEA', year=2017, serial='1234'), '123')
    """
    upper = _WORDS.sub(" ", fold_digits(text).upper()).strip()
    bare = _NOT_WRITTEN.sub("", upper)
    if not 3 <= len(bare) <= 12 or not any(sign.isdigit() for sign in bare):
        return None
    dated = _YEARED.fullmatch(upper)
    if dated:
        return Plate(bare, dated.group(1), 2000 + int(dated.group(2)), dated.group(3).lstrip("0") or "0")
    match = re.fullmatch(r"(?:ICT)?([A-Z]{1,4})([0-9]{1,4})", bare)
    if match is None:
        return Plate(bare, None, None, None)
    return Plate(bare, match.group(1), None, match.group(2).lstrip("0") or "0")
