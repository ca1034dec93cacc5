"""Find the places a text names, and say which district each lies in.

One pass over the words, the longest name first; spellings meet through `place_names`. A name that many districts use is
placed only by what stands beside it ("Satellite Town, Quetta"), and a road, chowk or colony named after a town is not
taken for the town ("Kasur Road, Lahore").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rabta.vocabulary.rules.gazetteer import (
    Airport,
    Crossing,
    District,
    Port,
    Province,
    airport,
    airports,
    countries,
    crossings,
    demonyms,
    district,
    districts,
    ports,
    provinces,
)  # fmt: skip
from rabta.vocabulary.rules.place_choosing import beside, breaks_of, choose
from rabta.vocabulary.rules.place_matching import Found, found_in, has_sign, named_after
from rabta.vocabulary.rules.place_names import words_of

__all__ = [
    "Airport", "Crossing", "District", "PlaceHit", "Port", "Province", "airport", "airports", "countries", "crossings",
    "demonyms", "district", "districts", "find_places", "main_place", "ports", "provinces",
]  # fmt: skip


@dataclass(frozen=True)
class PlaceHit:
    """One place named in a text. `start`, `end` are code points of the text as given.

    kind: district, airport, crossing, port, locality, road, province, sea, country, foreign_city.
    `district` is None where the words do not decide; `candidates` then lists the districts they may mean.
    `weak`: the words are a thing named after a place (a road, a chowk) and nothing beside them says where it is.
    `precision_km`: how far `lat`, `lon` may be off; None where there is no point.
    """

    start: int
    end: int
    kind: str
    name: str
    district: str | None
    province: str | None
    country: str | None
    iata: str | None
    lat: float | None
    lon: float | None
    precision_km: int | None = None
    weak: bool = False
    candidates: tuple[str, ...] = ()


def find_places(text: str, *, on: date | None = None, province: str | None = None) -> tuple[PlaceHit, ...]:
    """Find the places `text` names, in order and without overlap.

    `on`: the date the text speaks of; Islamabad airport lay in Rawalpindi until May 2018, and a district that was not
    yet made is read as the one it was carved from. `province`: English name, known from elsewhere (the agency's), used
    only to choose between districts of one name.

    >>> [(hit.kind, hit.district) for hit in find_places("near Kasur Road, Lahore")]
    [('road', 'Lahore'), ('district', 'Lahore')]
    """
    words = words_of(text)
    found = named_after(words, found_in(text, words, on), text)
    breaks = breaks_of(text)
    found = [one for one in found if not one.common or has_sign(one, found, words, text)]
    for one in found:
        if not one.weak and len(one.where) == 1:
            one.chosen = one.where[0]
    for place, one in enumerate(found):
        choose(one, beside(place, found, words, breaks), province)
    return tuple(_hit(one) for one in found)


def main_place(hits: Sequence[PlaceHit]) -> PlaceHit | None:
    """Give the hit that says where an incident was, for hits of one place phrase; None where none does.

    An airport comes first, then the first hit with a district, then what is only weakly placed, then a province.
    """
    placed = [hit for hit in hits if hit.district is not None]
    ordered = (
        *(hit for hit in hits if hit.kind == "airport"),
        *(hit for hit in placed if not hit.weak),
        *placed,
        *(hit for hit in hits if hit.kind in ("province", "sea", "foreign_city", "country")),
    )
    return next(iter(ordered), None)


def _hit(one: Found) -> PlaceHit:
    chosen = one.chosen
    names = tuple(dict.fromkeys(where.district for where in one.where if where.district))
    if chosen is None:
        shared = {where.province for where in one.where}
        lands = {where.country for where in one.where}
        only = next(iter(shared)) if len(shared) == 1 else None
        land = next(iter(lands)) if len(lands) == 1 else None
        return PlaceHit(one.start, one.end, one.kind, one.name, None, only, land, one.iata, None, None, candidates=names)
    return PlaceHit(
        one.start, one.end, one.kind, one.name, chosen.district, chosen.province, chosen.country, one.iata,
        chosen.lat, chosen.lon, chosen.precision_km, one.weak, names if len(names) > 1 else (),
    )  # fmt: skip
