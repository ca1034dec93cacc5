"""A whole run: worlds times readers, then one seeded leak after another, in processes side by side; and its certificate.

This process loads no Django: it starts others, which do once they know their scratch place, because settings are read
only once in a process.
"""

import importlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from rabta.cli.installation.credentials import DATA_VARIABLE
from rabta.cli.installation.errors import InstallationError
from rabta.proving.rules.certificate import Certificate, Found, Planted
from rabta.proving.rules.people import ALWAYS, READERS, Person
from rabta.proving.scratch import Scratch

Say = Callable[[str], None]
_workshop: Any = None  # one per process: what `workshop.py` makes, which only a process with Django in it can import


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a run is to do. `leaks`: names of seeded leaks, all where None; `plant`: one planted in every world, by hand;
    `readers`: names of those who look at every world, where it is not three and one in turn."""

    worlds: int
    seed: int
    processes: int
    leaks: tuple[str, ...] | None = None
    plant: str | None = None
    readers: tuple[str, ...] = ()

    def pairs(self) -> list[tuple[int, str, str | None]]:
        """Seed, reader and what is planted, for every pair."""
        return [
            (seed, reader, self.plant)
            for number, seed in enumerate(range(self.seed, self.seed + self.worlds))
            for reader in self.readers or [reader.name for reader in readers_of(number)]
        ]


def compare_worlds(place: Scratch, asked: Asked, *, say: Say) -> Certificate:
    """Compare so many worlds, seeds from `seed` on, for the readers of each, and certify what was found."""
    began = time.monotonic()
    jobs = asked.pairs()
    found: list[Found] = []
    with workers(place, min(asked.processes, max(1, len(jobs)))) as pool:
        doors, unregistered = pool.apply(_begin_template)
        if asked.plant is not None and asked.plant not in pool.apply(_leaks):
            raise InstallationError(f'There is no seeded leak "{asked.plant}". `rabta prove leaks --list` names them all.')
        for pair in pool.imap_unordered(_pair, jobs):
            found.append(pair)
            say(_progress(found, len(jobs)))
    answered = frozenset[str]().union(*(pair.doors for pair in found))
    wrongs = [f"the door {name} is registered and was never driven" for name in doors if found and name not in answered]
    return Certificate(
        version=metadata.version("rabta"), seed=asked.seed, worlds=asked.worlds,
        readers=tuple(dict.fromkeys(pair.reader for pair in sorted(found, key=lambda pair: pair.seed))),
        database="embedded, thrown away" if place.embedded else "your server: databases of its own, dropped again",
        pairs=tuple(sorted(found, key=lambda pair: (pair.seed, pair.reader))), seconds=time.monotonic() - began,
        complaints=(*unregistered, *wrongs, *((f'"{asked.plant}" was planted by hand',) if asked.plant else ())),
    )  # fmt: skip


def plant_leaks(place: Scratch, asked: Asked, *, say: Say) -> tuple[Planted, ...]:
    """Plant one seeded leak after another in throw-away houses, and say of each whether its door told."""
    if not place.embedded:
        raise InstallationError("Leaks are planted on an embedded database alone: roles belong to a whole server.")
    with workers(place, asked.processes) as pool:
        pool.apply(_begin_template)
        names = pool.apply(_leaks)
        jobs = [name for name in names if asked.leaks is None or name in asked.leaks]
        planted: list[Planted] = []
        for one in pool.imap_unordered(_leak, jobs):
            planted.append(one)
            word = "found" if one.found else "LOST"
            say(f"{len(planted)} of {len(jobs)}: {word} in {one.seconds:.1f} s: {one.name} ({one.door}); {_short(one.said)}")
    return tuple(sorted(planted, key=lambda one: names.index(one.name)))


def leaks_there_are(place: Scratch) -> list[str]:
    """The names of all seeded leaks, in the order of the register."""
    with workers(place, 1) as pool:
        return list(pool.apply(_leaks))


def readers_of(number: int) -> Sequence[Person]:
    """Who looks at the world of this number: three always, and the others in turn."""
    others = [reader for reader in READERS if reader not in ALWAYS]
    return (*ALWAYS, others[number % len(others)])


def _progress(found: Sequence[Found], of: int) -> str:
    last = found[-1]
    wrong = len(last.differences) + len(last.complaints) or "no"
    first = [f"{one.asked}: {one.how}" for one in last.differences] + list(last.complaints)
    said = f"; first {_short(first[0])}" if first else ""
    return f"{len(found)} of {of}: world {last.seed}, {last.reader}: {last.asked} questions, {wrong} differences{said}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else f"{line[:157]}..."


def inside(module: str, place: Scratch) -> Any:
    """A module that needs Django, with Django ready on this scratch place."""
    os.environ[DATA_VARIABLE] = place.folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "rabta.config.settings"
    importlib.import_module("django").setup()
    return importlib.import_module(module)


@contextmanager
def workers(place: Scratch, count: int) -> Iterator[Any]:
    """So many processes with Django in them; ended at once when the block ends, however it ends."""
    context = multiprocessing.get_context("spawn")
    numbers = context.Value("i", 0)
    with context.Pool(count, initializer=_begin, initargs=(place, numbers)) as pool:
        yield pool


def _begin(place: Scratch, numbers: Any) -> None:
    """Make this process a worker. Ctrl-C is for the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _workshop  # noqa: PLW0603  # a pool's processes have no other place to keep what they begin with
    with numbers.get_lock():
        numbers.value += 1
        own = numbers.value
    _workshop = inside("rabta.proving.workshop", place).Workshop(place, own)
    inside("rabta.proving.pointing", place).keep_plans()


def _begin_template() -> tuple[list[str], list[str]]:
    made: tuple[list[str], list[str]] = _workshop.make_template()
    return made


def _leaks() -> list[str]:
    names: list[str] = _workshop.leaks()
    return names


def _pair(job: tuple[int, str, str | None]) -> Found:
    found: Found = _workshop.prove_pair(*job)
    return found


def _leak(name: str) -> Planted:
    planted: Planted = _workshop.look_for(name)
    return planted


__all__ = ["Asked", "compare_worlds", "leaks_there_are", "plant_leaks", "readers_of"]
