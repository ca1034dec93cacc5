"""Air travel: a flight or a passenger bound abroad means an airport, also where only its city is named.

"Doha, QR-601, Bacha Khan": statements leave the word airport out. The city must have one, and the words must speak of
a traveller, not of a parcel.
"""

import functools
from dataclasses import replace
from datetime import date

from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.place import BOUND_FOR, HOME, SCENE, SEAT, Place
from rabta.intake.formats.statement.routes import Flight
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.places import airports, find_places

_TRAVELLERS = frozenset(
    listed("passenger passengers pax bound stomach luggage trolley baggage suitcase suitcases مسافر مسافروں پرواز")
)
_SENT = frozenset(
    listed(
        "parcel parcels courier mail addressee consignee cargo container containers port truck vehicle"
        " yard pict sapt kict qict dhow dhows boat boats vessel trawler launch sea کشتی کشتیوں لانچ سمندر سمندری"
        " پارسل کوریئر کارگو ٹرک کنٹینر کنٹینرز بندرگاہ کوچ گاڑی موٹرسائیکل"
    )
)
# These agencies work at airports only.
_AT_AIRPORTS = frozenset({"ASF"})


@functools.cache
def _names() -> Phrasebook[str]:
    aliases = [(alias, airport.iata) for airport in airports() for alias in airport.aliases if len(alias) > 3]
    return Phrasebook([*aliases, *((f"{airport.iata} airport", airport.iata) for airport in airports())])


@functools.cache
def _official() -> dict[str, str]:
    return {airport.iata: airport.name_en for airport in airports()}


def airport_implied(
    view: View,
    ranges: list[tuple[int, int]],
    places: list[Place],
    flights: list[Flight],
    *,
    agencies: frozenset[str],
    travellers: bool,
    on: date | None,
) -> Place | None:
    """Give the airport that an incident's words imply without saying "airport", None where they imply none."""
    keys = {view.key(place) for first, after in ranges for place in range(first, after)}
    inside = [place for place in places if any(first <= place.first < after for first, after in ranges)]
    abroad = any(place.part == BOUND_FOR and not place.is_domestic for place in inside)
    flown = any(first <= flight.first < after for first, after in ranges for flight in flights)
    if not flown and not (abroad and (travellers or keys & _TRAVELLERS)) and not agencies & _AT_AIRPORTS:
        return None
    if not flown and (keys & _SENT or ("booked" in keys and not keys & _TRAVELLERS)):  # goods are booked as well
        return None
    for first, after in ranges:
        for begin, end, iata in _names().all_in(view.tokens[first:after]):
            found = _at(view, first + begin, first + end, iata, inside, on)
            if found is not None:
                return found
    return None


def speaks_of_travel(view: View, ranges: list[tuple[int, int]]) -> bool:
    """Whether the words speak of a passenger: "28 capsules from a Saudi-bound passenger's stomach"."""
    return any(view.key(place) in _TRAVELLERS for first, after in ranges for place in range(first, after))


def _at(view: View, first: int, after: int, iata: str, inside: list[Place], on: date | None) -> Place | None:
    same = next((place for place in inside if place.first <= first < place.after), None)
    if same is not None and same.part not in (SCENE, SEAT):
        return None
    if (
        view.key(after) in ("resident", "woman", "man", "parcel", "road", "port", "پورٹ")
        or view.key(first - 1) == "of"
        and same is not None
        and same.part == HOME
    ):
        return None
    hits = [hit for hit in find_places(_official()[iata], on=on) if hit.kind == "airport"]
    if not hits:
        return None
    start, end = view.span(first, after)
    return Place(first, after, replace(hits[0], start=start, end=end), SCENE, hits[0].name)
