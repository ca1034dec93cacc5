"""What a public bulletin may not hold, and why: each finding names the words, so that whoever writes can mend them.

Only what somebody adds to the templates needs it, but the whole text passes, so that a template is held to the same.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.places import find_places
from rabta.vocabulary.rules.scripts import search_key

SHORTEST_NAME = 3
_NUMBER = re.compile(r"[\d۰-۹٠-٩]+(?:[.,\s/-]?[\d۰-۹٠-٩]+)*")
_FLIGHT = re.compile(r"\b[A-Z]{2}\s?-?\d{2,4}\b|\b[A-Z]\d\s?-?\d{2,4}\b")
_CONTACT = re.compile(r"\S+@\S*|https?://\S+|www\.\S+|\b[\w-]+\.(?:com|net|org|pk|io|me)\b", re.IGNORECASE)
_FINER = ("airport", "crossing", "port", "locality", "road")


class Rule(StrEnum):
    """Why words may not stand in a bulletin."""

    NUMBER = "number"
    FLIGHT = "flight"
    CONTACT = "contact"
    AGENCY = "agency"
    METHOD = "method"
    PLACE = "place"
    NAME = "name"


@dataclass(frozen=True)
class Finding:
    """Words that may not stand there."""

    rule: Rule
    words: str


def findings(
    text: str, *, methods: Sequence[str], names: Collection[str] = (), figures: Collection[str] = ()
) -> list[Finding]:
    """What this text may not hold, in the order of the rules. `figures`: numbers that may stand, as written; `names`: of
    persons whom the reports behind it name, as far as whoever asks sees them; `methods`: words of how anybody is found.

    >>> [one.rule.value for one in findings("Call 0300-1234567 at Torkham", methods=())]
    ['number', 'place']
    """
    bare = text
    for known in sorted(figures, key=len, reverse=True):
        bare = bare.replace(known, " ")
    folded = f" {_folded(text)} "
    found = [Finding(Rule.FLIGHT, one) for one in _FLIGHT.findall(bare)]
    found += [Finding(Rule.NUMBER, one) for one in _NUMBER.findall(bare)]
    found += [Finding(Rule.CONTACT, one) for one in _CONTACT.findall(bare)]
    found += [Finding(Rule.AGENCY, one) for one in _agency_words() if f" {_folded(one)} " in folded]
    found += [Finding(Rule.METHOD, one) for one in methods if f" {_folded(one)} " in folded]
    found += [Finding(Rule.PLACE, hit.name) for hit in find_places(text) if hit.kind in _FINER]
    found += [Finding(Rule.NAME, one) for one in names if len(one) >= SHORTEST_NAME and f" {_folded(one)} " in folded]
    return list(dict.fromkeys(found))


def methods_of(words: Mapping[str, Any]) -> tuple[str, ...]:
    """Every word of a method, in both languages."""
    return tuple(word for language in words["methods"].values() for word in language)


def _agency_words() -> list[str]:
    """Names of agencies of the country and of partners; letters that are a common word only as letters."""
    said = [name for one in agencies() for name in (one.name_en, one.name_ur, *one.names) if len(name) > 2]
    return list(dict.fromkeys(said))


def _folded(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in search_key(text)).split())
