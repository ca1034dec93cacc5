"""Parts of those arrested, and their words."""

from decimal import Decimal

from rabta.briefing.rules.figure_kind import PartName
from rabta.briefing.rules.wording import count_in_words
from rabta.vocabulary.rules.gazetteer import countries

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
    country = {**countries(), "PK": "Pakistan"}[stored.removeprefix(NATIONALITY)]
    return PartName(key=stored, label=f"of whom nationals of {country}, documented", label_ur=f"ان میں {country} کے شہری")


def person_part_stored(key: str) -> str:
    """Stored under its own key. Raises KeyError for no such part."""
    return person_part(key).key


def persons_in_words(value: Decimal, key: str | None) -> str:
    """`2,001 persons`."""
    return count_in_words(value, "person", "persons")
