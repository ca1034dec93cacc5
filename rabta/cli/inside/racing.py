"""Two agencies file conflicting operations at the same moment, again and again: for `rabta bench deconfliction`."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import psycopg
from django.db import connections

from rabta.cli.inside.many_operations import Invented, bench_officer, planned
from rabta.deconfliction.operations import file_operation

AT_ONCE = 4
"""Pairs in flight, each with its own place and its own two officers."""
LOCK = "PERFORM pg_advisory_xact_lock(hashtext('rabta deconfliction'), square)"


def both_blind(pairs: int, *, from_: datetime) -> int:
    """How many of so many pairs, each filed by two agencies at once, leave neither side told."""
    counts, failed = [0] * AT_ONCE, list[BaseException]()
    lanes = [threading.Thread(target=_lane, args=(n, pairs, from_, counts, failed)) for n in range(AT_ONCE)]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    if failed:
        raise failed[0]
    return sum(counts)


def _lane(lane: int, pairs: int, from_: datetime, counts: list[int], failed: list[BaseException]) -> None:
    """Every AT_ONCE-th pair: two threads that wait for each other before each filing."""
    mine, ready, answers = range(lane, pairs, AT_ONCE), threading.Barrier(2), ({}, {})

    def run(side: int) -> None:
        who = bench_officer(("ANF", "CUSTOMS")[side], lane)
        try:
            for number in mine:
                at = from_ + timedelta(days=2 * number)
                where = Invented("point", ((62.0 + 3 * lane, 30.0),), 290, at + timedelta(hours=5), at + timedelta(hours=6))
                ready.wait(60)
                answers[side][number] = file_operation(
                    reader_id=who, planned=planned(where), at=at, new_id=uuid.uuid4
                ).conflict  # fmt: skip
        except BaseException as error:  # a thread's own would be lost; the other must not wait for ever
            failed.append(error)
            ready.abort()
        finally:
            connections.close_all()

    bench_officer("ANF", lane), bench_officer("CUSTOMS", lane)
    sides = [threading.Thread(target=run, args=(side,)) for side in (0, 1)]
    for side in sides:
        side.start()
    for side in sides:
        side.join()
    counts[lane] = sum(not (answers[0].get(number) or answers[1].get(number)) for number in mine)


@contextmanager
def without_locks(admin: psycopg.Connection) -> Iterator[None]:
    """file_operation without its locks while the block lasts: check, then write, at READ COMMITTED, as one would naively."""
    row = admin.execute("SELECT pg_get_functiondef('file_operation'::regproc)").fetchone()
    sound = str(row[0]) if row else ""
    if LOCK not in sound:
        raise ValueError("the lock is not where this control takes it from")
    admin.execute(sound.replace(LOCK, "NULL").encode())
    try:
        yield
    finally:
        admin.execute(sound.encode())
