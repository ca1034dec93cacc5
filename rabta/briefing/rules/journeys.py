"""Which country or province a claim of origin or destination names. A claim is what a report says, and no finding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.places import find_places

OTHER = "other"
HOME = "PK"


@dataclass(frozen=True, kw_only=True)
class Journeys:
    """How many events each way leads to: `into` from a claimed origin to the province it was seized in, `onward` from there
    to a claimed destination. Ends are OTHER, or the English name of a country, and within Pakistan of a province.

    An event whose reports claim several ends of one kind is in each. `events` counts each once; `bound` those of them that
    name a destination.
    """

    into: dict[tuple[str, str], int]
    onward: dict[tuple[str, str], int]
    events: int
    bound: int


def journeys(rows: Iterable[tuple[Sequence[str], str, Sequence[str], int]]) -> Journeys:
    """`rows`: the texts of origins, the province, the texts of destinations, and of how many events."""
    into: dict[tuple[str, str], int] = {}
    onward: dict[tuple[str, str], int] = {}
    events = bound = 0
    for origins, province, destinations, number in rows:
        events += number
        bound += number if destinations else 0
        for end in {end_of(text) for text in origins}:
            into[end, province] = into.get((end, province), 0) + number
        for end in {end_of(text) for text in destinations}:
            onward[province, end] = onward.get((province, end), 0) + number
    return Journeys(into=dict(sorted(into.items())), onward=dict(sorted(onward.items())), events=events, bound=bound)


@lru_cache(maxsize=20_000)
def end_of(text: str) -> str:
    """What one text names first.

    >>> end_of("Jeddah"), end_of("Quetta"), end_of("the usual place")
    ('Saudi Arabia', 'Balochistan', 'other')
    """
    for hit in find_places(text):
        if hit.country and hit.country != HOME:
            return countries().get(hit.country, hit.country)
        if hit.province:
            return hit.province
        if hit.country == HOME:
            return "Pakistan"
    return OTHER
