"""Currencies by the codes of ISO 4217. A name of a currency that is no code is never guessed at."""

import functools

from rabta.vocabulary.rules.tables import table


@functools.cache
def currencies() -> frozenset[str]:
    """Every code: those in use and those withdrawn, which lists of earlier years name."""
    held = table("currencies")
    return frozenset(str(held["active"]).split()) | frozenset(str(held["withdrawn"]).split())


def is_currency(code: str) -> bool:
    """Whether this is a currency's code, as it is written in the standard.

    >>> is_currency("PKR"), is_currency("pkr"), is_currency("XYZ"), is_currency("Rs")
    (True, False, False, False)
    """
    return code in currencies()
