"""The recount: every projection made again from the record, by as many processes as there are processors.

The rules, the blocks and the layout are those by which one report is placed. All of it is one transaction: readers see the
former count until the new one stands.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import Any, Final

import numpy as np
from django.db import connections, transaction

from rabta.counting.layout import lay_out_everything
from rabta.counting.placing import (
    BLOCK_COLUMNS,
    PLACED_COLUMNS,
    PLACING,
    Changed,
    changed_answers,
    enter_placing,
    judgements_of,
    placed_row,
)
from rabta.counting.renewing import Renewal
from rabta.counting.rules.blocks import blocks_of, first_day
from rabta.counting.rules.candidates import numbered_pairs
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.links import Told, worth_telling
from rabta.counting.rules.meeting import Entered, Meeting, Stands, all_entered, entered
from rabta.counting.rules.shares import in_order, in_shares, without_collecting
from rabta.counting.standing_incidents import BATCH, Standing, rows, standing_of_rows, statement
from rabta.counting.writing import Batch, array, batch, behind, ids, packed, write
from rabta.ledger.operations import NewId

AT_ONCE: Final = 4000
"""Incidents whose facts are asked for at once: what is told of them waits in the memory of the connection."""
BLOCKS_SENT: Final = 20_000
FIRST_BLOCK, AFTER_BLOCKS = (-(2**63), -(2**31)), (2**63 - 1, 2**31 - 1)
IN_BLOCKS: Final = (
    "t.block BETWEEN %s::bigint AND %s::bigint"  # what follows says it too; of this alone the database knows how many are
    " AND (t.block, t.first_day) >= (%s::bigint, %s::integer) AND (t.block, t.first_day) < (%s::bigint, %s::integer)"
)
PHASES = ("read", "compared", "judged", "laid out", "committed")
"""What a recount says as it goes on."""


def recount(
    *, at: datetime, new_id: NewId, processes: int, done: Callable[[str], object] = lambda phase: None
) -> int:
    """Make every projection again from the record. Returns how many incidents were counted.

    `done` hears of each of PHASES when it is over.
    """
    with without_collecting():
        with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
            cursor.execute(PLACING)
            cursor.execute("SELECT note_change('{}')")
            counted = [row[0] for row in rows(cursor, "counted_incidents.sql", {"at_once": AT_ONCE})]
            placed = sorted(_read(cursor, counted), key=lambda one: (first_day(one.placed.facts), one.key))
            done("read")
            renewal = Renewal(cursor)
            told = _compared(placed, renewal, processes)
            done("compared")
            by_key = {one.key: one for one in placed}
            changed = changed_answers(cursor, by_key, told, set(), everything=True)
            enter_placing(placed=len(placed), gone=0, judgements=len(changed), at=at, new_id=new_id)
            _judge(cursor, changed, at, processes)
            done("judged")
            lay_out_everything(cursor, by_key, told, renewal, processes=processes)
            done("laid out")
        done("committed")
    return len(placed)


def _read(cursor: Any, counted: Sequence[str]) -> Iterator[Standing]:
    """The facts of these incident rows, arrays of ids. While those at hand are read, the database is at work on the next.

    A thread that waited for these would wait for the interpreter as well, at every few kilobytes of an answer.
    """
    connection, asks = cursor.connection, statement("incident_facts.sql")
    with connection.pipeline():
        coming = connection.cursor()
        for number, ids_of_some in enumerate(counted):
            here, coming = coming, connection.cursor()
            told = here.fetchall() if number else []
            coming.execute(asks, [ids_of_some])
            yield from standing_of_rows(told)
        if counted:
            yield from standing_of_rows(coming.fetchall())


def _compared(placed: Sequence[Standing], renewal: Renewal, processes: int) -> list[Told]:
    """What the rules say of all pairs that meet; meanwhile all are entered in their blocks. `placed` by first day."""
    facts, keys = [one.placed.facts for one in placed], [one.key for one in placed]
    with behind() as call:
        call(renewal.clear, ("kept_question", "marking_view"))
        blocks = _entered(placed, processes, lambda ready: call(renewal.put, [ready]))
        call(renewal.keep_only, "placed_incident", "incident_key", keys)
        call(_enter_blocks, renewal, keys, blocks.stands.stands)
        work = partial(_share, facts, Glance(facts), Meeting(blocks))
        return [one for _, told in in_shares(work, size=len(placed), processes=processes) for one in told]


def _entered(placed: Sequence[Standing], processes: int, hear: Callable[[Batch], object]) -> Entered:
    """Where all stand and look. `hear`: of the rows that say so of each, ready to be put."""
    found = list[tuple[int, Entered]]()
    for share, (ready, some) in in_shares(partial(_blocks, placed), size=len(placed), processes=processes):
        hear(ready)
        found.append((share, some))
    return all_entered(in_order(found))


def _blocks(placed: Sequence[Standing], first: int, last: int) -> Iterator[tuple[Batch, Entered]]:
    for start in range(first, last, BATCH):
        some = placed[start : min(start + BATCH, last)]
        blocks = [blocks_of(one.placed.facts) for one in some]
        of = "t.incident_key = ANY (%s::uuid[])", [array("uuid", [one.key for one in some])]
        ready = [placed_row(one, own.numbers) for one, own in zip(some, blocks, strict=True)]
        yield batch("placed_incident", PLACED_COLUMNS, ready, of), entered(blocks, start)


def _share(
    facts: Sequence[IncidentFacts], glance: Glance, meeting: Meeting, first: int, last: int
) -> Iterator[list[Told]]:
    told = list[Told]()
    for i, j in numbered_pairs(facts, glance, meeting, first, last):
        if seen := worth_telling(facts[i], facts[j]):
            told.append((facts[i].key, facts[j].key, seen))
    yield told


def _judge(cursor: Any, changed: Sequence[Changed], at: datetime, processes: int) -> None:
    """Write what the rules say anew: nearly nothing where they said so before, and more than all else the first time."""
    with behind() as call:
        for _, ready in in_shares(partial(_judged, changed, at), size=len(changed), processes=processes):
            call(write, cursor, ready)


def _judged(changed: Sequence[Changed], at: datetime, first: int, last: int) -> Iterator[list[Batch]]:
    for start in range(first, last, BATCH):
        yield list(judgements_of(changed[start : min(start + BATCH, last)], at=at))


def _enter_blocks(renewal: Renewal, keys: Sequence[str], stands: Stands) -> None:
    """Put the blocks of all incidents in the order of their index, which is long: each part of it is gone to once."""
    ordered, named = stands.of(np.lexsort((stands.first, stands.number))), ids(keys)
    size = len(ordered.number)
    turns = np.flatnonzero(np.diff(ordered.number).astype(bool) | np.diff(ordered.first).astype(bool)) + 1
    wanted = np.searchsorted(turns, np.arange(BLOCKS_SENT, size, BLOCKS_SENT))
    cuts = np.unique(turns[wanted[wanted < len(turns)]]).tolist()
    edges = [FIRST_BLOCK, *((int(ordered.number[cut]), int(ordered.first[cut])) for cut in cuts), AFTER_BLOCKS]
    for (start, end), (first, after) in zip(pairwise([0, *cuts, size]), pairwise(edges), strict=True):
        *blocks, places = ordered.of(slice(start, end))
        arrays = [*map(packed, BLOCK_COLUMNS.values(), blocks), packed("uuid", named[places])]
        within = IN_BLOCKS, [first[0], after[0], *first, *after]
        renewal.put([Batch("block_key", BLOCK_COLUMNS, arrays, end - start, within)])
