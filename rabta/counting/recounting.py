"""The recount: every projection made again from the record, by as many processes as there are processors.

The rules, the blocks and the layout are those by which one report is placed. All of it is one transaction: readers see the
former count until the new one stands.
"""

import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.db import connections, transaction

from rabta.counting.layout import LAID_OUT, lay_out_everything
from rabta.counting.placing import PLACING, Entered, Taken, automatic_judgements, block_number, enter, enter_judgements
from rabta.counting.rules.blocks import Blocks, first_day, numbered_pairs
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.glance import Glance
from rabta.counting.rules.links import Told, worth_telling
from rabta.counting.rules.shares import REPEATED, in_shares, without_collecting
from rabta.counting.standing_incidents import BATCH, Standing, rows, standing_of_row

Share = tuple[Taken, list[Told]]
PHASES = ("cleared", "read", "compared", "judged", "laid out", "committed")
"""What a recount says as it goes on."""


def recount(
    *, at: datetime, new_id: Callable[[], uuid.UUID], processes: int, done: Callable[[str], object] = lambda phase: None
) -> int:
    """Throw every projection away and make it again from the record. Returns how many incidents were counted.

    `done` hears of each of PHASES when it is over.
    """
    with without_collecting():
        with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
            cursor.execute(PLACING)
            for table in (*LAID_OUT, "marking_view", "block_key", "placed_incident"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (names from this list)
            done("cleared")
            fresh = [row[0] for row in rows(cursor, "unplaced_incidents.sql", {"report": None})]
            placed = sorted(_read(cursor, fresh), key=lambda one: first_day(one.placed.facts))
            done("read")
            told = _compared(cursor, placed, processes)
            done("compared")
            by_key = {one.key: one for one in placed}
            judgements = automatic_judgements(cursor, by_key, told, set(), at=at, everything=True)
            enter_judgements(cursor, judgements, placed=len(placed), gone=0, at=at, new_id=new_id)
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
    told: list[Told] = []
    facts = [one.placed.facts for one in placed]
    work = partial(_share, placed, facts, Glance(facts))
    for _, (entered, said) in in_shares(work, size=len(placed), processes=processes, repeated=REPEATED):
        enter(cursor, entered)
        told += said
    return told


def _share(
    placed: Sequence[Standing], facts: Sequence[IncidentFacts], glance: Glance, first: int, last: int
) -> Iterator[Share]:
    entered, told = Entered(cache(block_number)), list[Told]()

    def stands(number: int, own: Blocks) -> None:
        entered.add(placed[number], own)

    for i, j in numbered_pairs(facts, glance, first=first, last=last, entered=stands):
        if seen := worth_telling(facts[i], facts[j]):
            told.append((facts[i].key, facts[j].key, seen))
        if len(entered.placed) >= BATCH:
            yield entered.taken(), told
            told = []
    yield entered.taken(), told
