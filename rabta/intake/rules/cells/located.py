"""Where a row's place, district and province cells lie."""

import datetime as dt
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rabta.vocabulary.rules.place_matching import index
from rabta.vocabulary.rules.places import PlaceHit, countries, find_places, main_place

_ALIKE = 0.88  # "Dalbadin" is 0.94 like Dalbandin; names of different places seldom pass 0.85
_APART = 0.04  # and must be nearer than any other place's name by this much
_SHORTEST_RESPELLED = 5


@dataclass(frozen=True, slots=True)
class Location:
    """What the vocabulary knows of a place; None for what it does not. `kind` is that of the most exact hit.

    `respelled`: the place was found only under this spelling, one or two letters from the one written.
    """

    kind: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    iata: str | None = None
    respelled: str | None = None


NOWHERE = Location()


@lru_cache(maxsize=65_536)
def locate(
    *, place: str | None, district: str | None = None, province: str | None = None, on: dt.date | None = None
) -> Location:
    """Put a place by its own words and those beside it; the district cell outranks a district guessed from a name.

    `on`: the date of the row, for districts and airports that changed. Answers are remembered.
    """
    stated = main_place(find_places(district, on=on)) if district else None
    hits = find_places(", ".join(text for text in (place, district, province) if text), on=on)
    best = main_place(hits)
    respelled = None
    if place and (best is None or not (best.district or best.country) or _only_beside(best, place)):
        respelled = _respelled(place)
        again = main_place(find_places(respelled, on=on)) if respelled else None
        best = again if again is not None else best
        respelled = respelled if again is not None else None
    if stated is not None and stated.district:
        kind = best.kind if best and best.district == stated.district else "district"
        iata = next((hit.iata for hit in hits if hit.iata), None)
        return Location(kind, stated.district, stated.province, stated.country, iata)
    if best is None:
        return NOWHERE
    return Location(best.kind, best.district, best.province, best.country, best.iata, respelled)


def _only_beside(hit: PlaceHit, place: str) -> bool:
    """Whether a hit lies wholly behind the place's own words: in the district or province cell."""
    return hit.start >= len(place) and hit.district is None


@cache
def _names() -> Mapping[str, Mapping[str, tuple[str, frozenset[str]]]]:
    """First letter -> name without spaces -> (name as the vocabulary keys it, the districts it may mean)."""
    held = index()
    found: dict[str, dict[str, tuple[str, frozenset[str]]]] = {}
    for name, entries in held.names.items():
        squeezed = name.replace(" ", "")
        if len(squeezed) >= _SHORTEST_RESPELLED and squeezed.isalpha():
            numbers = entries if isinstance(entries, list) else [entries]
            places = frozenset(str(held.where[where][0]) for number in numbers for where in held.entries[number][6])
            found.setdefault(squeezed[0], {})[squeezed] = (name, places)
    return found


def _respelled(place: str) -> str | None:
    """The one name of the vocabulary that is nearly spelt like this cell, in capitals as a name; None if none or two are."""
    squeezed = "".join(letter for letter in place.casefold() if letter.isalpha())
    known = _names().get(squeezed[:1], {})
    if len(squeezed) < _SHORTEST_RESPELLED or len(squeezed) > 40:
        return None
    if squeezed in known:
        return known[squeezed][0].title()
    alike = difflib.get_close_matches(squeezed, known, n=3, cutoff=_ALIKE)
    if not alike:
        return None
    first = difflib.SequenceMatcher(None, squeezed, alike[0]).ratio()
    for other in alike[1:]:
        rival = difflib.SequenceMatcher(None, squeezed, other).ratio()
        if known[other][1] != known[alike[0]][1] and rival > first - _APART:
            return None
    return known[alike[0]][0].title()


@lru_cache(maxsize=1024)
def country_code(text: str) -> str | None:
    """The ISO 3166-1 code of the country that a cell names (name, two or three letters); None where it is not known."""
    plain = " ".join(text.split())
    if plain.casefold() in ("pakistan", "pak", "pk", "پاکستان"):
        return "PK"
    if plain.upper() in countries():
        return plain.upper()
    hit = next((hit for hit in find_places(plain) if hit.kind == "country"), None)
    return hit.country if hit else None
