"""The recount: every projection made again from the record, by as many processes as there are processors.

The rules, the blocks and the layout are those by which one report is placed. All of it is one transaction: readers see the
former count until the new one stands.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, pairwise
from typing import Any, Final

import numpy as np
from django.db import connections, transaction
from numpy.typing import NDArray

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
from rabta.counting.rules.blocks import Block, Blocks, first_day, numbered_pairs
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.links import Told, worth_telling
from rabta.counting.rules.shares import REPEATED, in_shares, without_collecting
from rabta.counting.standing_incidents import BATCH, Standing, rows, standing_of_row, statement
from rabta.counting.writing import Batch, array, batch, behind, ids, packed, write
from rabta.ledger.operations import NewId

Stands = NDArray[np.int64]
"""A row for each block in which an incident stands: its number, first and last day, and the incident's place among all."""
NO_STANDS: Final = np.zeros((0, 4), dtype=np.int64)
AT_ONCE: Final = 4000
"""Incidents whose facts are asked for at once: what is told of them waits in the memory of the connection."""
BLOCKS_SENT: Final = 20_000
FIRST_BLOCK, AFTER_BLOCKS = (-(2**63), -(2**31)), (2**63 - 1, 2**31 - 1)
IN_BLOCKS: Final = (
    "t.block BETWEEN %s::bigint AND %s::bigint"  # what follows says it too; of this alone the database knows how many are
    " AND (t.block, t.first_day) >= (%s::bigint, %s::integer) AND (t.block, t.first_day) < (%s::bigint, %s::integer)"
)
Share = tuple[Batch, Stands, list[Told]]
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
            cursor.execute("DELETE FROM kept_question")
            cursor.execute("DELETE FROM marking_view")
            renewal = Renewal(cursor)
            counted = [row[0] for row in rows(cursor, "counted_incidents.sql")]
            placed = sorted(_read(cursor, counted), key=lambda one: (first_day(one.placed.facts), one.key))
            done("read")
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


def _read(cursor: Any, counted: Sequence[uuid.UUID]) -> Iterator[Standing]:
    """The facts of these incident rows. While those at hand are read, the database is at work on the next few.

    A thread that waited for these would wait for the interpreter as well, at every few kilobytes of an answer.
    """
    connection, asks = cursor.connection, statement("incident_facts.sql")
    with connection.pipeline():
        coming = connection.cursor()
        for start in range(0, len(counted), AT_ONCE):
            here, coming = coming, connection.cursor()
            told = here.fetchall() if start else []
            coming.execute(asks, [counted[start : start + AT_ONCE]])
            yield from map(standing_of_row, told)
        if counted:
            yield from map(standing_of_row, coming.fetchall())


def _compared(placed: Sequence[Standing], renewal: Renewal, processes: int) -> list[Told]:
    """What the rules say of all pairs that meet; meanwhile all are entered in their blocks. `placed` by first day."""
    told, stands = list[Told](), list[Stands]()
    facts = [one.placed.facts for one in placed]
    work = partial(_share, placed, facts, Glance(facts))
    with behind() as call:
        for _, (entered, stood, said) in in_shares(work, size=len(placed), processes=processes, repeated=REPEATED):
            call(renewal.put, [entered])
            told += said
            stands.append(stood)
        keys = [one.key for one in placed]
        call(renewal.keep_only, "placed_incident", "incident_key", keys)
        call(_enter_blocks, renewal, keys, np.concatenate([*stands, NO_STANDS]))
    return told


def _share(
    placed: Sequence[Standing], facts: Sequence[IncidentFacts], glance: Glance, first: int, last: int
) -> Iterator[Share]:
    entered, stands, told, stood = list[tuple[Any, ...]](), list[Block](), list[Told](), list[tuple[int, int]]()

    def enters(place: int, blocks: Blocks) -> None:
        own = sorted(blocks.stands)
        entered.append(placed_row(placed[place], own))
        stands.extend(own)
        stood.append((place, len(own)))

    def taken() -> Share:
        of = "t.incident_key = ANY (%s::uuid[])", [array("uuid", [row[0] for row in entered])]
        share = batch("placed_incident", PLACED_COLUMNS, entered, of), _rows_of(stands, stood), [*told]
        for collected in (entered, stands, told, stood):
            collected.clear()  # type: ignore[attr-defined]
        return share

    for i, j in numbered_pairs(facts, glance, first=first, last=last, entered=enters):
        if seen := worth_telling(facts[i], facts[j]):
            told.append((facts[i].key, facts[j].key, seen))
        if len(entered) >= BATCH:
            yield taken()
    yield taken()


def _judge(cursor: Any, changed: Sequence[Changed], at: datetime, processes: int) -> None:
    """Write what the rules say anew: nearly nothing where they said so before, and more than all else the first time."""
    with behind() as call:
        for _, ready in in_shares(partial(_judged, changed, at), size=len(changed), processes=processes):
            call(write, cursor, ready)


def _judged(changed: Sequence[Changed], at: datetime, first: int, last: int) -> Iterator[list[Batch]]:
    for start in range(first, last, BATCH):
        yield list(judgements_of(changed[start : min(start + BATCH, last)], at=at))


def _rows_of(stands: Sequence[Block], stood: Sequence[tuple[int, int]]) -> Stands:
    """`stood`: incidents' places, each with how many of the `stands` are its own."""
    places, each = np.array(stood, dtype=np.int64).reshape(-1, 2).T
    blocks = np.fromiter(chain.from_iterable(stands), dtype=np.int64, count=3 * len(stands)).reshape(-1, 3)
    return np.column_stack([blocks, np.repeat(places, each)])


def _enter_blocks(renewal: Renewal, keys: Sequence[str], stands: Stands) -> None:
    """Put the blocks of all incidents in the order of their index, which is long: each part of it is gone to once."""
    order, named = np.lexsort((stands[:, 1], stands[:, 0])), ids(keys)
    turns = np.flatnonzero(np.diff(stands[order, :2], axis=0).any(axis=1)) + 1
    wanted = np.searchsorted(turns, np.arange(BLOCKS_SENT, len(order), BLOCKS_SENT))
    cuts = np.unique(turns[wanted[wanted < len(turns)]]).tolist()
    edges = [FIRST_BLOCK, *(stands[order[cut], :2].tolist() for cut in cuts), AFTER_BLOCKS]
    for (start, end), (first, after) in zip(pairwise([0, *cuts, len(order)]), pairwise(edges), strict=True):
        *blocks, places = stands[order[start:end]].T
        arrays = [*map(packed, BLOCK_COLUMNS.values(), blocks), packed("uuid", named[places])]
        within = IN_BLOCKS, [first[0], after[0], *first, *after]
        renewal.put([Batch("block_key", BLOCK_COLUMNS, arrays, end - start, within)])
