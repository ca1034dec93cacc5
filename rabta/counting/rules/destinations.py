"""Whether two reports agree on where a consignment was going: Jeddah and Saudi Arabia do, Jeddah and Doha do not."""

from dataclasses import dataclass
from functools import lru_cache

from rabta.counting.rules.wording import place_words
from rabta.vocabulary.rules.places import find_places


@dataclass(frozen=True, slots=True)
class _Named:
    """What a destination text names: places within a country (cities, districts), and countries or provinces."""

    places: frozenset[str]
    wider: frozenset[str]
    words: frozenset[str]


def destinations_agree(a: str, b: str) -> bool:
    """Whether two destination texts can mean one journey; a country agrees with any city in it.

    >>> destinations_agree("Jeddah", "Saudi Arabia"), destinations_agree("Jeddah", "Riyadh")
    (True, False)
    """
    x, y = _named(a), _named(b)
    if x.places and y.places:
        return bool(x.places & y.places)
    return bool(x.wider & y.wider or x.words & y.words)


@lru_cache(maxsize=20_000)
def _named(text: str) -> _Named:
    hits = find_places(text)
    places = frozenset(hit.district or hit.name for hit in hits if hit.kind not in ("country", "province", "sea"))
    abroad = {hit.country for hit in hits if hit.country and hit.country != "PK"}
    home = {hit.province for hit in hits if hit.province} | {hit.name for hit in hits if hit.kind == "province"}
    return _Named(places, frozenset(abroad | home), place_words(text))
