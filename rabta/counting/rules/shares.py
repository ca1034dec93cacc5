"""One long work on several processors: each takes a share of a sequence, and the answers come back in order."""

import gc
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Final

LEAST: Final = 20_000
"""Below so many incidents another process costs more than it saves."""
REPEATED: Final = 0.35
"""The part of the work that a share repeats for everything before it: what stands in which block."""


def in_shares(work: Callable[[int, int], list[Any]], *, size: int, processes: int) -> list[Any]:
    """`work(first, last)` over shares of 0..size, each in a process of its own, put together in order.

    A process is a copy of this one as it stands, so nothing is sent to it; what `work` returns is sent back. RuntimeError
    where a process ends without an answer.
    """
    if processes == 1 or size < LEAST:
        return work(0, size)
    gc.freeze()
    fork, running = get_context("fork"), []
    for first, last in _shares(size, processes):
        ours, theirs = fork.Pipe(duplex=False)
        process = fork.Process(target=_answer, args=(work, first, last, theirs))
        process.start()
        theirs.close()
        running.append((process, ours))
    answers = [_heard(ours) for _, ours in running]
    for process, _ in running:
        process.join()
    gc.unfreeze()
    return [one for answer in answers for one in answer]


def _answer(work: Callable[[int, int], list[Any]], first: int, last: int, answer: "Connection[Any, Any]") -> None:
    answer.send(work(first, last))
    answer.close()


def _heard(answer: "Connection[Any, Any]") -> list[Any]:
    try:
        heard: list[Any] = answer.recv()
    except EOFError:
        raise RuntimeError("a process that counted a share ended without an answer: out of memory?") from None
    return heard


def _shares(size: int, processes: int) -> list[tuple[int, int]]:
    """Shares of equal work: a later one is smaller, because it repeats something for each that went before."""
    own = 1 - REPEATED
    ends = [round(size * (1 - own**k) / (1 - own**processes)) for k in range(processes + 1)]
    return list(zip(ends, ends[1:], strict=False))
