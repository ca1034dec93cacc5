"""The recount: every projection made again from the record, by as many processes as there are processors.

The rules, the blocks and the layout are those by which one report is placed. All of it is one transaction: readers see the
former count until the new one stands.
"""

import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Any, Final

import numpy as np
from django.db import connections, transaction
from numpy.typing import NDArray

from rabta.counting.layout import LAID_OUT, lay_out_everything
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
from rabta.counting.rules.blocks import Block, Blocks, first_day, numbered_pairs
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.links import Told, worth_telling
from rabta.counting.rules.shares import REPEATED, in_shares, without_collecting
from rabta.counting.standing_incidents import BATCH, Standing, rows, standing_of_row
from rabta.counting.writing import Batch, array, batches, behind, write
from rabta.ledger.operations import NewId

Stands = NDArray[np.int64]
"""A row for each block in which an incident stands: its number, first and last day, and the incident's place among all."""
NO_STANDS: Final = np.zeros((0, 4), dtype=np.int64)
BLOCKS_AT_ONCE: Final = 1_000_000
BLOCKS_SENT: Final = 20_000
Share = tuple[list[Batch], Stands, list[Told]]
PHASES = ("cleared", "read", "compared", "judged", "laid out", "committed")
"""What a recount says as it goes on."""


def recount(
    *, at: datetime, new_id: NewId, processes: int, done: Callable[[str], object] = lambda phase: None
) -> int:
    """Throw every projection away and make it again from the record. Returns how many incidents were counted.

    `done` hears of each of PHASES when it is over.
    """
    with without_collecting():
        with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
            cursor.execute(PLACING)
            cursor.execute("SELECT note_change('{}')")
            for table in (*LAID_OUT, "kept_question", "marking_view", "block_key", "placed_incident"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (names from this list)
            done("cleared")
            fresh = [row[0] for row in rows(cursor, "unplaced_incidents.sql", {"report": None})]
            placed = sorted(_read(cursor, fresh), key=lambda one: first_day(one.placed.facts))
            done("read")
            told = _compared(cursor, placed, processes)
            done("compared")
            by_key = {one.key: one for one in placed}
            changed = changed_answers(cursor, by_key, told, set(), everything=True)
            enter_placing(placed=len(placed), gone=0, judgements=len(changed), at=at, new_id=new_id)
            _judge(cursor, changed, at, processes)
            done("judged")
            lay_out_everything(cursor, by_key, told, processes=processes)
            done("laid out")
        done("committed")
    return len(placed)


def _read(cursor: Any, fresh: Sequence[uuid.UUID]) -> Iterator[Standing]:
    """The facts of these incident rows: while some are read, the database is asked for the next."""
    starts = range(0, len(fresh), BATCH)
    with ThreadPoolExecutor(max_workers=1) as ahead:
        coming = deque[Future[list[tuple[Any, ...]]]]()
        for start in starts:
            coming.append(ahead.submit(rows, cursor, "incident_facts.sql", [fresh[start : start + BATCH]]))
            if len(coming) > 1:
                yield from map(standing_of_row, coming.popleft().result())
        for last in coming:
            yield from map(standing_of_row, last.result())


def _compared(cursor: Any, placed: Sequence[Standing], processes: int) -> list[Told]:
    """What the rules say of all pairs that meet; meanwhile all are entered in their blocks. `placed` by first day."""
    told, stands = list[Told](), list[Stands]()
    facts = [one.placed.facts for one in placed]
    work = partial(_share, placed, facts, Glance(facts))
    with behind() as call:
        for _, (entered, stood, said) in in_shares(work, size=len(placed), processes=processes, repeated=REPEATED):
            call(write, cursor, entered)
            told += said
            stands.append(stood)
            if sum(map(len, stands)) >= BLOCKS_AT_ONCE:
                call(_enter_blocks, cursor, placed, np.concatenate(stands))
                stands = []
        call(_enter_blocks, cursor, placed, np.concatenate([*stands, NO_STANDS]))
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
        share = [*batches("placed_incident", PLACED_COLUMNS, entered)], _rows_of(stands, stood), [*told]
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


def _enter_blocks(cursor: Any, placed: Sequence[Standing], stands: Stands) -> None:
    """Write the blocks of many incidents in the order of their index, which is long: each part of it is gone to once."""
    ordered = stands[np.lexsort((stands[:, 1], stands[:, 0]))]
    for start in range(0, len(ordered), BLOCKS_SENT):
        *days, places = ordered[start : start + BLOCKS_SENT].T.tolist()
        columns = [*days, [placed[place].key for place in places]]
        arrays = [array(kind, column) for kind, column in zip(BLOCK_COLUMNS.values(), columns, strict=True)]
        write(cursor, [Batch("block_key", BLOCK_COLUMNS, arrays)])
