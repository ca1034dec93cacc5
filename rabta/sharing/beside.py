"""Parts of one answer, asked at once: each on a connection of its own that sees, to the row, what the house was opened to.

A page asks several things that do not hang on each other. Each may be asked in a READ ONLY transaction of its own, opened as
`reading_as` opens one: for the same reader, purpose and narrowing, as the database says they are here, and of one snapshot,
so that no answer mixes two states of the record. A part that fails ends the others; its connection goes to nobody after.
"""

import contextvars
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from django.db import OperationalError, connections
from psycopg_pool import PoolTimeout

from rabta.sharing.operations import Here, here, opened_beside

LANES = 2
KEPT_FREE = 4
"""Connections of the pool that are never asked for here: pages that open the house find one."""
MOST_LENT = 4
"""Connections that this process asks at once for parts, of all pages together."""
Part = Callable[[], object]
_lent = threading.BoundedSemaphore(MOST_LENT // LANES)


@dataclass
class _Work:
    """Parts that wait for a lane, and what became of those that were begun."""

    waiting: SimpleQueue[Part] = field(default_factory=SimpleQueue)
    failed: list[BaseException] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    asking: dict[int, Any] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> Part | None:
        try:
            return None if self.over.is_set() else self.waiting.get_nowait()
        except Empty:
            return None

    def stop(self, failure: BaseException | None = None) -> None:
        """Begin nothing more, and break off what is being asked."""
        with self.lock:
            self.failed += [failure] if failure else []
            self.over.set()
            for connection in self.asking.values():
                connection.cancel_safe()


def at_once(seen_here: Here | None, parts: Sequence[Part]) -> None:
    """Do these, each once, in any order and some at once. Raises what the first that failed raised, the others broken off.

    `seen_here`: what `here()` said in this transaction. With None, or where no connection can be spared, one after the other
    in this transaction. No part may hang on another of them, and each asks the database in its own thread's transaction.
    """
    work = _Work()
    for part in parts:
        work.waiting.put(part)
    if seen_here is not None and len(parts) > 1:
        with _connections_to_spare() as spared:
            if spared:
                _in_lanes(work, seen_here, min(LANES, len(parts)))
    while part := work.next():
        part()
    if work.failed:
        raise work.failed[0]


def _in_lanes(work: _Work, seen_here: Here, lanes: int) -> None:
    wrappers = list(connections["default"].execute_wrappers)
    threads = [
        threading.Thread(target=contextvars.copy_context().run, args=(_lane, work, seen_here, wrappers), daemon=True)
        for _ in range(lanes)
    ]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    except BaseException:
        work.stop()
        for thread in threads:
            thread.join()
        raise


def _lane(work: _Work, seen_here: Here, wrappers: Sequence[Any]) -> None:
    """Do what waits, in one transaction. Where no connection is had after all, what waits is left to others."""
    connection = connections["default"]
    connection.execute_wrappers.extend(wrappers)
    try:
        with opened_beside(seen_here), _may_be_broken_off(work, connection.connection):
            while part := work.next():
                part()
    except BaseException as failure:  # every failure is raised again by the one who asked
        if not (isinstance(failure, OperationalError) and isinstance(failure.__cause__, PoolTimeout)):
            work.stop(failure)
            if connection.connection is not None:
                connection.connection.close()
    finally:
        connection.close()


@contextmanager
def _may_be_broken_off(work: _Work, connection: Any) -> Iterator[None]:
    with work.lock:
        work.asking[threading.get_ident()] = connection
    try:
        yield
    finally:
        with work.lock:
            del work.asking[threading.get_ident()]


@contextmanager
def _connections_to_spare() -> Iterator[bool]:
    """Whether the pool has these connections and KEPT_FREE beside; nobody else here may ask for the same meanwhile."""
    if not _lent.acquire(blocking=False):
        yield False
        return
    try:
        told = connections["default"].pool.get_stats()
        taken = told.get("pool_size", 0) - told.get("pool_available", 0)
        yield told["pool_max"] - taken >= LANES + KEPT_FREE
    finally:
        _lent.release()


__all__ = ["Here", "at_once", "here"]
