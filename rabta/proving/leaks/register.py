"""The register of seeded leaks, all of them, and one planted in a throw-away house and looked for."""

import time

from rabta.proving.leaks import (
    beside_the_reports,
    in_shared_work,
    in_the_answers,
    in_the_database,
    in_the_writing,
    in_what_is_listed,
    in_what_is_planned,
    in_who_is_who,
)
from rabta.proving.leaks.leak import Leak, Probe, nothing
from rabta.proving.pairs import Builder
from rabta.proving.pointing import frozen, point_django_at
from rabta.proving.rules.answers import differences
from rabta.proving.rules.certificate import Planted
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import Person
from rabta.proving.visit import Visit

LEAKS: dict[str, Leak] = {
    leak.name: leak
    for room in (
        in_the_database, in_the_answers, in_the_writing, beside_the_reports, in_shared_work, in_what_is_planned,
        in_what_is_listed, in_who_is_who,
    )  # fmt: skip
    for leak in room.LEAKS
}


class Nursery:
    """Small worlds of this process, built once for each reader, in which one leak after another is planted."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.content: set[tuple[Person, Probe]] = set()

    def look_for(self, leak: Leak) -> Planted:
        """Plant one leak and ask its door. It is found when the sound house is content and the planted one is not."""
        sound = self._told(leak, planted=False)[0] if (leak.reader, leak.probe) not in self.content else []
        self.content.add((leak.reader, leak.probe))
        began = time.monotonic()
        told, asked = self._told(leak, planted=True)
        said = f"the sound house is told apart too: {sound[0]}" if sound else (told or ["nothing"])[0]
        return Planted(
            name=leak.name, class_no=leak.class_no, door=leak.door, found=bool(told) and not sound,
            seconds=time.monotonic() - began, said=said, asked=asked,
        )  # fmt: skip

    def _told(self, leak: Leak, *, planted: bool) -> tuple[list[str], int]:
        """What differs between the two worlds, or is complained of; and how many questions were asked of each."""
        full, bare = (self._visited(leak, world, planted=planted) for world in ("whole", "bare"))
        told = [f"{one.asked}: {one.how}" for one in differences(full.answers, bare.answers)]
        return told + full.complaints + bare.complaints, len(full.answers)

    def _visited(self, leak: Leak, world: str, *, planted: bool) -> Visit:
        """One of the two worlds, asked as this leak's reader, with the leak planted in it or not."""
        whole, built = self.builder.small(leak.reader)
        name = self.builder.small_copy(leak.reader, world)
        try:
            with frozen(NOW) as ids, leak.planted(self.builder.place, name) if planted else nothing():
                visit = Visit(leak.reader, whole, built, ids)
                leak.probe(visit)
        finally:
            point_django_at(self.builder.place.template)
        return visit
