"""Parts of those arrested, and their words."""

import functools
from decimal import Decimal

from rabta.briefing.rules.figure_kind import PartName
from rabta.briefing.rules.wording import count_in_words
from rabta.intake.rules.nationalities import nations_by_country
from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.scripts import language_of

NATIONALITY = "nationality:"
_PARTS = {
    "arrested": PartName(key="arrested", label="Persons arrested", label_ur="گرفتار افراد"),
    "foreigners": PartName(key="foreigners", label="of whom foreigners, where documented", label_ur="ان میں غیر ملکی"),
    "women": PartName(key="women", label="of whom women", label_ur="ان میں خواتین"),
}


def person_part(stored: str) -> PartName:
    """A part of those arrested: `arrested`, `foreigners`, `women`, or `nationality:AF`. Raises KeyError for any other."""
    if not stored.startswith(NATIONALITY):
        return _PARTS[stored]
    english, urdu = _country(stored.removeprefix(NATIONALITY))
    return PartName(key=stored, label=f"of whom nationals of {english}, documented", label_ur=f"ان میں {urdu} کے شہری")


@functools.cache
def _country(code: str) -> tuple[str, str]:
    """A country's name in English and Urdu, else its code; in English twice where no Urdu name is known.

    Raises KeyError for what is no ISO 3166-1 code of two letters.
    """
    if not (len(code) == 2 and code.isascii() and code.isupper()):
        raise KeyError(code)
    english = {**countries(), "PK": "Pakistan"}.get(code, code)
    named = (name for name, nation in nations_by_country().items() if nation.code == code)
    return english, next((name for name in named if language_of(name) == "ur"), english)


def person_part_stored(key: str) -> str:
    """Stored under its own key. Raises KeyError for no such part."""
    return person_part(key).key


def persons_in_words(value: Decimal, key: str | None) -> str:
    """`2,001 persons`."""
    return count_in_words(value, "person", "persons")
