"""One pair: the same world with and without what one reader may not see, through every door. In a process of its own."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from rabta.proving.building import build
from rabta.proving.built import Built
from rabta.proving.completeness import look_for_what_shows
from rabta.proving.doors.driving import drive_every_door
from rabta.proving.doors.register import registered
from rabta.proving.pointing import frozen, point_django_at
from rabta.proving.rules.answers import differences
from rabta.proving.rules.certificate import Found
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import Person, named
from rabta.proving.rules.worlds import World, small_world, world
from rabta.proving.scratch import Scratch
from rabta.proving.visit import Visit

Drive = Callable[[Visit], None]
Planting = Callable[[Scratch, str], AbstractContextManager[None]]
"""Opens the house in one place: in the database of this name, and in this process while the block lasts."""


@contextmanager
def unplanted(place: Scratch, database: str) -> Iterator[None]:
    """The house as it is."""
    yield


class Builder:
    """Databases of this process: the whole world of one seed is kept, and copied for each reader."""

    def __init__(self, place: Scratch, worker: int) -> None:
        self.place, self.worker = place, worker
        self.kept: tuple[int, World, Built] | None = None
        self.smalls: dict[str, tuple[World, Built]] = {}
        self.bares: dict[str, str] = {}

    def name(self, what: str) -> str:
        """The name of one of this process's databases."""
        return f"{self.place.template.removesuffix('_empty')}_{self.worker}_{what}"

    def clone(self, what: str, *, of: str) -> None:
        """Copy a database and point Django at the copy."""
        point_django_at(self.place.template)
        point_django_at(self.place.clone(self.name(what), of=of))

    def whole(self, seed: int) -> tuple[World, Built]:
        """The whole world of this seed, in the database `whole`; Django is not left in it."""
        if self.kept is None or self.kept[0] != seed:
            made = world(seed)
            self.clone("whole", of=self.place.template)
            self.kept = seed, made, build(made)
        return self.kept[1:]

    def full(self, seed: int) -> tuple[World, Built]:
        """A copy of the whole world, with Django in it."""
        made = self.whole(seed)
        self.clone("full", of=self.name("whole"))
        return made

    def bare(self, seed: int, reader: Person) -> None:
        """A world in which what this reader may not see never was, with Django in it."""
        made, built = self.whole(seed)
        self.clone("bare", of=self.place.template)
        build(made.seen_by(reader), like=built)

    def small(self, reader: Person) -> tuple[World, Built]:
        """The small world, and without what this reader may not see, each kept in a database of its own."""
        if "whole" not in self.smalls:
            made = small_world()
            self.clone("small_whole", of=self.place.template)
            self.smalls["whole"] = made, build(made)
        made, built = self.smalls["whole"]
        if reader.name not in self.smalls:
            self.clone(f"small_{len(self.smalls)}", of=self.place.template)
            self.smalls[reader.name] = made, built
            self.bares[reader.name] = self.name(f"small_{len(self.smalls) - 1}")
            build(made.seen_by(reader), like=built)
        return made, built

    def small_copy(self, reader: Person, which: str) -> str:
        """A copy of one of the two, with Django in it. Returns its name."""
        self.clone("small_copy", of=self.name("small_whole") if which == "whole" else self.bares[reader.name])
        return self.name("small_copy")


def prove_pair(
    builder: Builder, seed: int, reader_name: str, *, planted: Planting | None = None, drive: Drive = drive_every_door
) -> Found:  # fmt: skip
    """Drive every door in both worlds as this reader, and compare; with a leak planted in both, where one is given.

    `drive`: a part of the visit, where all of it is not asked for.
    """
    began, reader = time.monotonic(), named(reader_name)
    planting = planted or unplanted
    whole, built = builder.full(seed)
    with planting(builder.place, builder.name("full")):
        full, looked_for = visited(reader, whole, built, drive=drive)
        doors = registered(full)
    builder.bare(seed, reader)
    with planting(builder.place, builder.name("bare")):
        bare, _ = visited(reader, whole, built, drive=drive)
    point_django_at(builder.place.template)
    answered = doors & {answer.door for answer in full.answers.values()}
    return Found(
        seed=seed, reader=reader.name, asked=len(full.answers), doors=answered, looked_for=looked_for,
        differences=tuple(differences(full.answers, bare.answers)),
        complaints=tuple(dict.fromkeys((*full.complaints, *bare.complaints))), seconds=time.monotonic() - began,
    )  # fmt: skip


def visited(reader: Person, whole: World, built: Built, *, drive: Drive) -> tuple[Visit, int]:
    """A visit to the world Django is pointed at, and how many records were looked for in it."""
    with frozen(NOW) as ids:
        visit = Visit(reader, whole, built, ids)
        looked_for = look_for_what_shows(visit)
        drive(visit)
    return visit, looked_for
