"""What one process of a run can do, with Django in it: make the template, compare a pair, plant a leak."""

from rabta.proving.building import empty_house
from rabta.proving.doors.register import by_name, unregistered
from rabta.proving.leaks.register import LEAKS, Nursery
from rabta.proving.pairs import Builder, prove_pair
from rabta.proving.pointing import point_django_at
from rabta.proving.quiet import silence
from rabta.proving.rules.certificate import Found, Planted
from rabta.proving.scratch import Scratch


class Workshop:
    """The tools of one process; `worker` tells its databases from those of the others."""

    def __init__(self, place: Scratch, worker: int) -> None:
        silence()
        self.place = place
        self.builder = Builder(place, worker)
        self.nursery = Nursery(self.builder)

    def make_template(self) -> tuple[list[str], list[str]]:
        """Bring the empty template up to date. Returns the registered doors that must answer, and what is in no register."""
        empty_house()
        point_django_at(self.place.template)  # and so out of it
        return list(by_name()), unregistered()

    def leaks(self) -> list[str]:
        """The names of all seeded leaks."""
        return list(LEAKS)

    def prove_pair(self, seed: int, reader: str, plant: str | None) -> Found:
        """One pair of worlds through every door, perhaps with a leak planted in both by hand."""
        return prove_pair(self.builder, seed, reader, planted=LEAKS[plant].planted if plant else None)

    def look_for(self, name: str) -> Planted:
        """One seeded leak planted, and whether its door told."""
        return self.nursery.look_for(LEAKS[name])
