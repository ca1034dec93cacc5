"""A place text that names places of several districts: "Quetta and Chaman". What is told of there was found here and there.

Words that put one spot by two names ("between Hub and Karachi", "the boundary of Kashmore and Rajanpur") name one place.
"""

import re
from functools import lru_cache

from rabta.vocabulary.rules.places import find_places

_AND = re.compile(r"\band\b|&|\bاور\b", re.IGNORECASE)
_ONE_SPOT = re.compile(r"\b(?:between|borders?|boundary|junction|limits)\b|درمیان|سرحد|سنگم", re.IGNORECASE)
_SPOTS = frozenset({"district", "locality", "airport", "crossing", "port", "road"})


def districts_apart(text: str) -> tuple[str, ...]:
    """The districts of the places that a text puts beside each other, in its order; () where it names one place.

    >>> districts_apart("Attock toll plaza and Ring Road Peshawar"), districts_apart("near a school, Shikarpur, Sukkur")
    (('Attock', 'Peshawar'), ())
    >>> districts_apart("between Hub and Karachi")
    ()
    """
    return _districts_apart(text) if " and " in text or "&" in text or "اور" in text or " AND " in text else ()


@lru_cache(maxsize=20_000)
def _districts_apart(text: str) -> tuple[str, ...]:
    if not _AND.search(text) or _ONE_SPOT.search(text):
        return ()
    named = dict.fromkeys(hit.district for hit in find_places(text) if hit.district and hit.kind in _SPOTS)
    return tuple(named) if len(named) > 1 else ()
