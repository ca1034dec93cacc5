"""One long work on several processors: each takes a share of a sequence, and the answers are heard as they come."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Any, Final, TypeVar

T = TypeVar("T")

LEAST: Final = 20_000
"""Below so many incidents another process costs more than it saves."""
REPEATED: Final = 0.2
"""The part of the work on pairs that a share repeats for everything before it: what stands in which block."""


def in_shares(
    work: Callable[[int, int], Iterable[T]], *, size: int, processes: int, repeated: float = 0
) -> Iterator[tuple[int, T]]:
    """`work(first, last)` over shares of 0..size, each in a process of its own: (number of the share, answer) as they come.

    Answers of one share come in order. A process is a copy of this one as it stands, so nothing is sent to it; what `work`
    gives is sent back. `repeated`: the part of the work that a share does anew for all that goes before it. RuntimeError
    where a process ends before it is done.
    """
    if processes == 1 or size < LEAST:
        yield from ((0, answer) for answer in work(0, size))
        return
    running = {pipe: (share, process) for share, (pipe, process) in enumerate(_started(work, size, processes, repeated))}
    try:
        while running:
            for pipe in wait(list(running)):
                assert isinstance(pipe, Connection)
                share, process = running[pipe]
                answer = _heard(pipe)
                if answer:
                    yield share, answer[0]
                else:
                    process.join()
                    del running[pipe]
    finally:
        for _, process in running.values():
            process.terminate()


@contextmanager
def without_collecting() -> Iterator[None]:
    """A recount makes millions of values that stay: looking for cycles among them again and again is work for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _started(
    work: Callable[[int, int], Iterable[T]], size: int, processes: int, repeated: float
) -> Iterator[tuple["Connection[Any, Any]", ForkProcess]]:
    fork = get_context("fork")
    gc.freeze()
    for first, last in _shares(size, processes, repeated):
        ours, theirs = fork.Pipe(duplex=False)
        process = fork.Process(target=_answer, args=(work, first, last, theirs))
        process.start()
        theirs.close()
        yield ours, process
    gc.unfreeze()


def _answer(work: Callable[[int, int], Iterable[T]], first: int, last: int, answer: "Connection[Any, Any]") -> None:
    for one in work(first, last):
        answer.send((one,))
    answer.send(())
    answer.close()


def _heard(pipe: "Connection[Any, Any]") -> tuple[Any, ...]:
    try:
        heard: tuple[Any, ...] = pipe.recv()
    except EOFError:
        raise RuntimeError("a process that counted a share ended without an answer: out of memory?") from None
    return heard


def _shares(size: int, processes: int, repeated: float) -> list[tuple[int, int]]:
    """Shares of equal work: a later one is smaller, where it repeats something for each that went before."""
    own = 1 - repeated
    parts = [(1 - own**k) / repeated if repeated else k for k in range(processes + 1)]
    ends = [round(size * part / parts[-1]) for part in parts]
    return list(zip(ends, ends[1:], strict=False))
