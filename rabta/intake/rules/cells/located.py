"""Where a row's place, district and province cells lie."""

from dataclasses import dataclass
from functools import lru_cache

from rabta.vocabulary.rules.places import PlaceHit, find_places


@dataclass(frozen=True, slots=True)
class Location:
    """What the vocabulary knows of a place; None for what it does not. `kind` is that of the most exact hit."""

    kind: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    iata: str | None = None


NOWHERE = Location()


@lru_cache(maxsize=16_384)
def locate(*, place: str | None, district: str | None = None, province: str | None = None) -> Location:
    """Put a place by its own words first, then by the row's district, then by its province.

    The district cell outranks a district guessed from the place's name: many villages share one. Answers are remembered.
    """
    hits = find_places(place) if place else ()
    stated = _district(find_places(district)) if district else None
    whole = find_places(province) if province else ()
    best = _best(hits, stated)
    if best is None and stated is None:
        found = next((hit for hit in whole if hit.province), None)
        return Location(None, None, found.province, found.country) if found else NOWHERE
    source = stated or best
    assert source is not None
    return Location(
        best.kind if best else "district",
        source.district or (best.district if best else None),
        source.province,
        source.country or (best.country if best else None),
        best.iata if best else None,
    )


def _district(hits: tuple[PlaceHit, ...]) -> PlaceHit | None:
    return next((hit for hit in hits if hit.district), None)


def _best(hits: tuple[PlaceHit, ...], stated: PlaceHit | None) -> PlaceHit | None:
    """The hit to go by: one in the stated district; else an airport; else one with a district; else any."""
    if stated is not None:
        return next((hit for hit in hits if hit.district == stated.district), None)
    for wanted in (lambda hit: hit.iata, lambda hit: hit.district, lambda hit: True):
        for hit in hits:
            if wanted(hit):
                return hit
    return None
