"""Pakistan's thirteen digits: CNIC, NICOP, POC and the child's form share one number.

Five digits for the place of first registration (province, division, district, tehsil, union council), seven for the
family, one whose parity is the gender documented at issue. There is no check digit: only the shape and the prefix tell.
Source: NADRA's public description of the number; table of divisions: general knowledge, to be checked by the deployment.
"""

import functools
import re
from dataclasses import dataclass

from rabta.vocabulary.rules.documents.misreads import TAKEN_FOR
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.vocabulary.rules.tables import table

_SHAPE = re.compile(r"(?<![0-9])([0-9]{5})[\s\-–—_./]*([0-9]{7})[\s\-–—_./]*([0-9])(?![0-9])")
_JOINTS = re.compile(r"[\s\-–—_./]+")


@dataclass(frozen=True)
class Cnic:
    """One number. `province` and `division` are those of first registration and say nothing of where somebody lives.

    `documented_gender` ("M", "F") is the parity of the last digit: a fact about the document, never a feature of a score.
    """

    number: str
    province: str
    division: str | None
    documented_gender: str

    @property
    def written(self) -> str:
        """As it is printed on the card."""
        return f"{self.number[:5]}-{self.number[5:12]}-{self.number[12]}"


@functools.cache
def _prefixes() -> tuple[dict[str, str], dict[str, str]]:
    held = table("identity_numbers")["cnic"]
    return {str(k): v for k, v in held["provinces"].items()}, {str(k): v for k, v in held["divisions"].items()}


def cnic(text: str) -> Cnic | None:
    """The number that `text` is, with or without hyphens, in ASCII or Urdu digits; None where it is none.

    >>> cnic("35202-1234567-1").written, cnic("3520212345671").province, cnic("05202-1234567-1")
    ('35202-1234567-1', 'Punjab', None)
    """
    bare = _JOINTS.sub("", fold_digits(text.strip()))
    if len(bare) != 13 or not bare.isascii() or not bare.isdigit():
        return None
    provinces, divisions = _prefixes()
    province = provinces.get(bare[0])
    if province is None:
        return None
    return Cnic(bare, province, divisions.get(bare[:2]), "M" if int(bare[12]) % 2 else "F")


def cnics_in(text: str) -> list[tuple[int, int, Cnic]]:
    """Every number written in a text with the code points it stands at, in order.

    >>> [(s, e, c.number) for s, e, c in cnics_in("s/o Gul, CNIC 54400-7654321-9.")]
    [(14, 29, '5440076543219')]
    """
    found = []
    for match in _SHAPE.finditer(fold_digits(text)):
        number = cnic(match.group())
        if number is not None:
            found.append((match.start(), match.end(), number))
    return found


def cnic_repairs(text: str) -> tuple[str, ...]:
    """Numbers that `text` may be where letters stand for digits (O for 0): each letter put right; empty without one.

    >>> cnic_repairs("352O2-I234567-1")
    ('3520212345671',)
    """
    bare = _JOINTS.sub("", fold_digits(text.strip()).upper())
    if len(bare) != 13 or bare.isdigit():
        return ()
    digits = ["".join(d for d in TAKEN_FOR.get(sign, "") if d.isdigit())[:1] if sign.isalpha() else sign for sign in bare]
    mended = "".join(digits)
    return (mended,) if cnic(mended) else ()
