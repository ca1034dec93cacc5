"""Shapes of passport numbers by issuing state. A shape that does not fit is a reason to look, never a proof.

Table: `data/identity_numbers.yaml`, from what the states publish and PRADO shows; to be checked by the deployment.
"""

import functools
import re
from enum import StrEnum

from rabta.vocabulary.rules.documents.alike import bare
from rabta.vocabulary.rules.documents.misreads import repairs
from rabta.vocabulary.rules.tables import table

_GENERAL = re.compile(r"[0-9A-Z]{5,15}")
"""Any state's: ICAO Doc 9303 gives nine places in the zone, more run on in TD1; under five characters none is known."""


class Fit(StrEnum):
    """How a number fits what its state issues."""

    FITS = "fits"
    OLD_FORM = "old_form"
    DOES_NOT_FIT = "does_not_fit"
    UNKNOWN_STATE = "unknown_state"
    NO_NUMBER = "no_number"


@functools.cache
def _shapes() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    return {
        state: (re.compile(entry["now"]), re.compile(entry["old"]) if entry.get("old") else None)
        for state, entry in table("identity_numbers")["passports"].items()
    }


def passport_fit(number: str, issuer: str | None) -> Fit:
    """How a passport's number fits its issuing state (three letters, ISO 3166-1 or ICAO).

    >>> passport_fit("AB1234567", "PAK"), passport_fit("K123456", "PAK"), passport_fit("12345", "PAK")
    (<Fit.FITS: 'fits'>, <Fit.OLD_FORM: 'old_form'>, <Fit.DOES_NOT_FIT: 'does_not_fit'>)
    """
    written = bare(number)
    if not _GENERAL.fullmatch(written):
        return Fit.NO_NUMBER
    now, old = _shapes().get(issuer or "", (None, None))
    if now is None:
        return Fit.UNKNOWN_STATE
    if now.fullmatch(written):
        return Fit.FITS
    return Fit.OLD_FORM if old is not None and old.fullmatch(written) else Fit.DOES_NOT_FIT


def passport_repairs(number: str, issuer: str | None) -> tuple[str, ...]:
    """Numbers of the state's present shape that `number` becomes with one misread character put right.

    >>> passport_repairs("AB12345G7", "PAK")
    ('AB1234567',)
    """
    if passport_fit(number, issuer) is not Fit.DOES_NOT_FIT:
        return ()
    return repairs(bare(number), lambda form: passport_fit(form, issuer) is Fit.FITS)
