"""A whole run: worlds times readers in processes side by side, gathered into a certificate.

Nothing here loads Django: that happens once a process knows its scratch place, because settings are read only once.
"""

import importlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import metadata
from typing import Any

from rabta.cli.installation.credentials import DATA_VARIABLE
from rabta.proving.rules.certificate import Certificate, Found
from rabta.proving.rules.people import READERS
from rabta.proving.scratch import Scratch

Say = Callable[[str], None]
_builder: Any = None  # one per process: `pairs.Builder`, which only a process with Django in it can import


def prove(place: Scratch, *, worlds: int, seed: int, processes: int, say: Say) -> Certificate:
    """Compare so many worlds, seeds from `seed` on, for every reader, and certify what was found."""
    began = time.monotonic()
    inside("rabta.proving.building", place).empty_house()
    inside("rabta.proving.pointing", place).point_django_at(place.template)
    jobs = [(number, reader.name) for number in range(seed, seed + worlds) for reader in READERS]
    found: list[Found] = []
    with workers(place, min(processes, len(jobs)) or 1) as pool:
        for pair in pool.imap_unordered(_pair, jobs):
            found.append(pair)
            wrong = len(pair.differences) + len(pair.complaints) or "no"
            which = f"{len(found)} of {len(jobs)}: world {pair.seed}, {pair.reader}"
            say(f"{which}: {pair.asked} questions, {wrong} differences")
    return Certificate(
        version=metadata.version("rabta"), seed=seed, worlds=worlds, readers=tuple(r.name for r in READERS),
        database="embedded, thrown away" if place.embedded else "your server, in databases of its own, dropped",
        pairs=tuple(sorted(found, key=lambda pair: (pair.seed, pair.reader))), seconds=time.monotonic() - began,
        complaints=tuple(_never_answered(place, found)),
    )  # fmt: skip


def _never_answered(place: Scratch, found: list[Found]) -> list[str]:
    """Registered doors that nobody got an answer from: then they were not driven, whatever the register says."""
    answered = frozenset[str]().union(*(pair.doors for pair in found))
    doors = inside("rabta.proving.doors.register", place).by_name()
    return [f"the door {name} is registered and was never driven" for name in doors if found and name not in answered]


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
    global _builder  # noqa: PLW0603  # a pool's processes have no other place to keep what they begin with
    with numbers.get_lock():
        numbers.value += 1
        own = numbers.value
    inside("rabta.proving.quiet", place).silence()
    _builder = inside("rabta.proving.pairs", place).Builder(place, own)


def _pair(job: tuple[int, str]) -> Found:
    found: Found = sys.modules["rabta.proving.pairs"].prove_pair(_builder, *job)
    return found
