"""Flows: events that count, from where drugs are said to come, over where they were taken, to where they were bound.

Every event stands in exactly one flow, so that the flows add up to the events; grams are of one substance alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rabta.analysis.rules.claims import NOT_STATED, Claim, End, settled

Claims = tuple[Claim, ...]


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Events that were taken in one province and whose reports claim the same: how many, and grams of the substance asked
    for (None where none was)."""

    origins: Claims
    taken: str
    destinations: Claims
    events: int
    mass_g: int | None


@dataclass(frozen=True, order=True)
class Way:
    """From the key of a place, over the province where it was taken, to the key of a place."""

    origin: str
    taken: str
    destination: str


@dataclass(frozen=True, kw_only=True)
class Flow:
    """One way: its events, their grams, and how many rest on a well graded claim at each end that is stated."""

    way: Way
    events: int
    mass_g: int | None
    well_graded: int


def way_of(alike: Alike, *, well_graded_only: bool = False) -> tuple[Way, End, End]:
    """The one way that these events stand in, and its two ends."""
    origin = settled(alike.origins, well_graded_only=well_graded_only)
    destination = settled(alike.destinations, well_graded_only=well_graded_only)
    return Way(origin.place, alike.taken, destination.place), origin, destination


def flows(rows: Iterable[Alike], *, well_graded_only: bool = False) -> list[Flow]:
    """Every flow, that with most events first. A flow of nothing stated at either end is one, too."""
    held: dict[Way, list[tuple[int, int | None, bool]]] = {}
    for row in rows:
        way, *ends = way_of(row, well_graded_only=well_graded_only)
        stated = [end for end in ends if end.place != NOT_STATED]
        well = bool(stated) and all(end.well_graded for end in stated)
        held.setdefault(way, []).append((row.events, row.mass_g, well))
    made = [
        Flow(way=way, events=sum(n for n, _, _ in told), mass_g=added(g for _, g, _ in told),
             well_graded=sum(n for n, _, well in told if well)) for way, told in held.items()
    ]  # fmt: skip
    return sorted(made, key=lambda one: (-one.events, -(one.mass_g or 0), one.way))


def on_the_way(rows: Iterable[Alike], *, well_graded_only: bool = False) -> list[tuple[str, int]]:
    """Places that claims name on the way, with the events of each, most first. An event may name two."""
    counted: dict[str, int] = {}
    for row in rows:
        _, origin, destination = way_of(row, well_graded_only=well_graded_only)
        for place in {*origin.via, *destination.via}:
            counted[place] = counted.get(place, 0) + row.events
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def added(grams: Iterable[int | None]) -> int | None:
    """Grams added up; None where nothing was weighed."""
    said = [one for one in grams if one is not None]
    return sum(said) if said else None


def stated_share(found: Sequence[Flow]) -> dict[str, int]:
    """Of all events: how many state an origin, a destination, both, neither."""

    def events(origin: bool, destination: bool) -> int:
        return sum(one.events for one in found if (one.way.origin != NOT_STATED) == origin
                   and (one.way.destination != NOT_STATED) == destination)  # fmt: skip

    return {"both": events(True, True), "origin": events(True, False), "destination": events(False, True),
            "neither": events(False, False)}  # fmt: skip


def states_nothing(way: Way) -> bool:
    """Whether no report says where it came from nor where it was bound."""
    return way.origin == way.destination == NOT_STATED
