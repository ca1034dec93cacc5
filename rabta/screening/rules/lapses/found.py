"""All lapses of one day at one airport, from what was stated and nothing else."""

from collections.abc import Sequence

from rabta.screening.rules.airport_day import AirportDay, FlightCoverage
from rabta.screening.rules.lapses.lapse import Lapse, LapseKind
from rabta.screening.rules.lapses.of_bags import of_bags
from rabta.screening.rules.lapses.of_devices import of_devices
from rabta.screening.rules.lapses.of_lanes import of_lanes

ORDER = tuple(LapseKind)


def lapses(day: AirportDay, flights: Sequence[FlightCoverage]) -> list[Lapse]:
    """Each lapse once, the gravest kind first, then by subject. `flights`: as `coverage(day)`."""
    found: dict[str, Lapse] = {}
    for one in (*of_bags(day, flights), *of_lanes(day), *of_devices(day)):
        if one.at <= day.now:
            found.setdefault(one.key, one)
    return sorted(found.values(), key=lambda one: (ORDER.index(one.kind), one.subject))
