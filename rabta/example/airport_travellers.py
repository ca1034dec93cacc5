"""Whose bags a simulated day's are: travellers who are named by the flight's list and by the messages of their bags."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rabta.example.airport_day import Bag, SimulatedDay
from rabta.example.draw import Draw
from rabta.example.passengers import Flight, Traveller, booking
from rabta.example.words import words

FLYING = timedelta(hours=2)
SENDER = "CUSTOMS"


def name_travellers(draw: Draw, day: SimulatedDay, *, base: int) -> list[Flight]:
    """Give every bag of the day to a traveller, and the passenger lists that say so. `base`: of the first one's numbers.

    Before faults are injected: a bag without a name has lost it on its way.
    """
    found = []
    for number, to, leaves in day.departures:
        bags = [bag for bag in day.bags if bag.flight == number]
        travellers = _with_bags(draw.child(number), bags, day.day, base)
        base += len(travellers)
        times = f"{leaves:%H%M}", f"{leaves + FLYING:%H%M}"
        found.append(Flight("paxlst", number[2:], day.airport, to, *times, day.day, SENDER, tuple(travellers)))
    return found


def on_watch(flights: Sequence[Flight], day: SimulatedDay, said: dict[str, Any]) -> list[Flight]:
    """The same, with one who is listed as the traveller of the bag that was scanned last."""
    tag = [one.tag for one in day.scans if one.tag][-1]
    named = {**said, "born": date.fromisoformat(said["born"])}

    def who(each: Traveller) -> Traveller:
        return _named(day, each, named) if tag in each.tags else each

    return [replace(flight, travellers=tuple(map(who, flight.travellers))) for flight in flights]


def _with_bags(draw: Draw, bags: Sequence[Bag], day: date, base: int) -> list[Traveller]:
    """Travellers booked together, one bag after the other to whoever has pieces, until none is left."""
    found: list[Traveller] = []
    rest = list(bags)
    said = words("passengers")
    while rest:
        for each in booking(draw, day, base + len(found), said):
            own, rest = rest[: each.pieces], rest[each.pieces :]
            found.append(replace(each, pieces=len(own), tags=tuple(bag.tag for bag in own),
                                 weight=sum(bag.kilograms for bag in own)))  # fmt: skip
            for bag in own:
                bag.passenger = f"{each.surname}/{each.given} {each.title}"
    return found


def _named(day: SimulatedDay, each: Traveller, said: dict[str, Any]) -> Traveller:
    found = replace(each, **said)
    for bag in day.bags:
        if bag.tag in found.tags:
            bag.passenger = f"{found.surname}/{found.given} {found.title}"
    return found
