"""Parts of those arrested, and their words."""

import functools
from decimal import Decimal

from rabta.briefing.rules.figure_kind import PartName
from rabta.briefing.rules.wording import count_in_words
from rabta.vocabulary.rules.gazetteer import countries

NATIONALITY = "nationality:"
_PARTS = {
    "arrested": PartName(key="arrested", label="Persons arrested"),
    "foreigners": PartName(key="foreigners", label="of whom foreigners, where documented"),
    "women": PartName(key="women", label="of whom women"),
}


def person_part(stored: str) -> PartName:
    """A part of those arrested: `arrested`, `foreigners`, `women`, or `nationality:AF`. Raises KeyError for any other."""
    if not stored.startswith(NATIONALITY):
        return _PARTS[stored]
    return PartName(key=stored, label=f"of whom nationals of {_country(stored.removeprefix(NATIONALITY))}, documented")


@functools.cache
def _country(code: str) -> str:
    """A country's name, else its code. Raises KeyError for what is no ISO 3166-1 code of two letters."""
    if not (len(code) == 2 and code.isascii() and code.isupper()):
        raise KeyError(code)
    return {**countries(), "PK": "Pakistan"}.get(code, code)


def person_part_stored(key: str) -> str:
    """Stored under its own key. Raises KeyError for no such part."""
    return person_part(key).key


def persons_in_words(value: Decimal, key: str | None) -> str:
    """`2,001 persons`."""
    return count_in_words(value, "person", "persons")
