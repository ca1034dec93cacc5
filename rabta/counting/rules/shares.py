"""One long work on several processors: each takes a share of a sequence, and the answers are heard as they come."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from multiprocessing.sharedctypes import Synchronized
from operator import itemgetter
from typing import Any, Final, TypeVar

T = TypeVar("T")

LEAST: Final = 20_000
"""Below so many incidents another process costs more than it saves."""
SHARES_EACH: Final = 8
"""So many shares for each process, which takes the next when it is done with one: none is left waiting for another."""


def in_shares(
    work: Callable[[int, int], Iterable[T]], *, size: int, processes: int
) -> Iterator[tuple[int, T]]:
    """`work(first, last)` over shares of 0..size, by so many processes: (number of the share, answer) as they come.

    Answers of one share come in order. A process is a copy of this one as it stands, so nothing is sent to it; what `work`
    gives is sent back. RuntimeError where a process ends before it is done.
    """
    if processes == 1 or size < LEAST:
        yield from ((0, answer) for answer in work(0, size))
        return
    running = dict(_started(work, _shares(size, SHARES_EACH * processes), processes))
    try:
        while running:
            for pipe in wait(list(running)):
                assert isinstance(pipe, Connection)
                heard = _heard(pipe)
                if heard:
                    yield heard
                else:
                    running.pop(pipe).join()
    finally:
        for process in running.values():
            process.terminate()


def in_order(answers: Iterable[tuple[int, T]]) -> list[T]:
    """What `in_shares` tells, when all have answered: share by share."""
    return [answer for _, answer in sorted(answers, key=itemgetter(0))]


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
    work: Callable[[int, int], Iterable[T]], shares: Sequence[tuple[int, int]], processes: int
) -> Iterator[tuple["Connection[Any, Any]", ForkProcess]]:
    fork = get_context("fork")
    following = fork.Value("i", 0)
    gc.freeze()
    for _ in range(processes):
        ours, theirs = fork.Pipe(duplex=False)
        process = fork.Process(target=_answer, args=(work, shares, following, theirs))
        process.start()
        theirs.close()
        yield ours, process
    gc.unfreeze()


def _answer(
    work: Callable[[int, int], Iterable[T]], shares: Sequence[tuple[int, int]], following: "Synchronized[int]",
    answer: "Connection[Any, Any]",
) -> None:  # fmt: skip
    while (number := _next(following)) < len(shares):
        for one in work(*shares[number]):
            answer.send((number, one))
    answer.send(())
    answer.close()


def _next(following: "Synchronized[int]") -> int:
    """The number of the share that nobody has taken yet."""
    with following.get_lock():
        number = following.value
        following.value += 1
    return number


def _heard(pipe: "Connection[Any, Any]") -> tuple[Any, ...]:
    try:
        heard: tuple[Any, ...] = pipe.recv()
    except EOFError:
        raise RuntimeError("a process that counted a share ended without an answer: out of memory?") from None
    return heard


def _shares(size: int, many: int) -> list[tuple[int, int]]:
    ends = [round(size * n / many) for n in range(many + 1)]
    return list(zip(ends, ends[1:], strict=False))
