"""The resolver at work: find what new incidents may be the same as, record it, and lay the events out again.

Runs on the resolver's login, which sees every row and answers no reader. One placing at a time (an advisory lock), so
that two reports of one event filed in the same second meet each other.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connections, transaction

from rabta.counting.layout import LAID_OUT, lay_out
from rabta.counting.rules.blocks import STEP_DAYS, Name, blocks_of, candidate_pairs
from rabta.counting.rules.same_event import RULE_VERSION, Comparison, compare
from rabta.counting.standing_incidents import BATCH, Standing, rows, standing, standing_of_keys
from rabta.counting.writing import write
from rabta.ledger.operations import Deed, append_entry

JUDGEMENT_COLUMNS = (
    "id", "a", "b", "marking_a_id", "marking_b_id", "marking_id", "outcome", "relation", "score", "reasons", "rule_version",
    "note", "decided_at",
)  # fmt: skip


def place(
    *, at: datetime, new_id: Callable[[], uuid.UUID], report_id: uuid.UUID | None = None, everything: bool = False
) -> int:
    """Bring the projections up to date with the record, or with one report of it; with `everything`, from nothing.

    Returns how many incidents it placed.
    """
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta placing'))")
        if everything:
            for table in (*LAID_OUT, "marking_view", "block_key", "placed_incident"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (names from this list)
        fresh = [uuid.UUID(str(r[0])) for r in rows(cursor, "unplaced_incidents.sql", {"report": report_id})]
        gone = [r[0] for r in rows(cursor, "gone_incidents.sql", {"report": report_id})]
        if not fresh and not gone:
            return 0
        return _place(cursor, fresh, gone, everything=everything, at=at, new_id=new_id)


def place_again(keys: Iterable[uuid.UUID]) -> None:
    """Lay out again the components of these incidents: after a person's judgement or its undoing."""
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta placing'))")
        lay_out(cursor, {str(k) for k in keys})


def _place(
    cursor: Any, fresh: list[uuid.UUID], gone: list[Any], *, everything: bool, at: datetime,
    new_id: Callable[[], uuid.UUID],
) -> int:  # fmt: skip
    """Record the automatic judgements of the fresh incidents, then lay out every component they touch."""
    former = {str(k) for k in gone}
    cursor.execute("DELETE FROM placed_incident WHERE incident_key = ANY(%s)", [list(gone)])
    cursor.execute("DELETE FROM block_key WHERE incident_key = ANY(%s)", [list(gone)])
    placed = standing(cursor, fresh)
    pairs = _met(cursor, placed)
    write(cursor, "placed_incident", ("incident_key", "incident_id", "marking_id"), (
        (s.key, s.incident_id, s.marking_id) for s in placed))  # fmt: skip
    known = {s.key: s for s in placed}
    judgements = _automatic_judgements(cursor, known, pairs, everything=everything, at=at)
    deed = Deed(
        deed="incidents:place", subject_kind="counting", subject_id=RULE_VERSION,
        detail={"placed": len(placed), "gone": len(former), "judgements": len(judgements)},
    )  # fmt: skip
    append_entry(deed, id=new_id(), at=at, using="resolver")
    write(cursor, "judgement", JUDGEMENT_COLUMNS, judgements)
    lay_out(cursor, former | known.keys(), known=known, everything=everything)
    return len(placed)


def block_number(name: Name) -> int:
    """The name of a block as the signed 64-bit number it is stored under."""
    return int.from_bytes(hashlib.blake2b(repr(name).encode(), digest_size=8).digest(), "big", signed=True)


def _met(cursor: Any, placed: Sequence[Standing]) -> set[tuple[str, str]]:
    """Pairs (lesser key first) to compare: of these incidents with each other, and with those that stand already.

    Enters the blocks in which these stand.
    """
    number = cache(block_number)
    key_of = {s.placed.facts.key: s.key for s in placed}
    pairs = {_pair(key_of[a.key], key_of[b.key]) for a, b in candidate_pairs(s.placed.facts for s in placed)}
    cursor.execute("SELECT EXISTS (SELECT FROM block_key)")
    if cursor.fetchone()[0]:
        for start in range(0, len(placed), BATCH):
            pairs |= _met_standing(cursor, placed[start : start + BATCH], number)
    stands = ((s.key, block) for s in placed for block in blocks_of(s.placed.facts).stands)
    columns = ("incident_key", "block", "first_day", "last_day")
    write(cursor, "block_key", columns, ((key, number(name), first, last) for key, (name, first, last) in stands))
    return pairs


def _met_standing(cursor: Any, placed: Sequence[Standing], number: Callable[[Name], int]) -> set[tuple[str, str]]:
    looks = [(uuid.UUID(s.key), number(name), *days) for s in placed for name, *days in blocks_of(s.placed.facts).looks]
    columns = [list(column) for column in zip(*looks, strict=True)] or [[], [], [], []]
    given = dict(zip(("keys", "blocks", "firsts", "lasts"), columns, strict=True))
    return {_pair(str(a), str(b)) for a, b in rows(cursor, "met_in_blocks.sql", {**given, "step": STEP_DAYS})}


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _automatic_judgements(
    cursor: Any, placed: Mapping[str, Standing], pairs: set[tuple[str, str]], *, everything: bool, at: datetime
) -> list[tuple[Any, ...]]:
    """Rows for every pair whose automatic answer is new or has changed. `not` is only recorded where it replaces one."""
    if not placed:
        return []
    keys = None if everything else [uuid.UUID(key) for key in placed]
    now = {
        (str(a), str(b)): (_worth_recording(outcome, relation, score), times)
        for a, b, outcome, relation, score, times in rows(cursor, "automatic_now.sql", {"keys": keys})
    }
    others = {key for pair in pairs for key in pair} - placed.keys()
    by_key = {**placed, **{s.key: s for s in standing_of_keys(cursor, others)}}
    found = []
    for a, b in sorted(pairs | now.keys()):
        if a not in by_key or b not in by_key:
            continue
        seen = compare(by_key[a].placed.facts, by_key[b].placed.facts)
        said, times = now.get((a, b), (None, 0))
        if _worth_recording(seen.outcome, seen.relation, seen.score) != said:
            found.append(_judgement_row(by_key[a], by_key[b], seen, times, at))
    return found


def _worth_recording(outcome: str, relation: str, score: int) -> tuple[str, str, int] | None:
    """None for what is simply not the same: it is recorded only where it replaces something else."""
    return (outcome, relation, score) if outcome != "not" or relation == "part_of" else None


def _judgement_row(a: Standing, b: Standing, seen: Comparison, times: int, at: datetime) -> tuple[Any, ...]:
    name = hashlib.sha256(f"{a.key}|{b.key}|{RULE_VERSION}|{times}".encode()).digest()[:16]
    reasons = [{"name": r.name, "weight": r.weight, "text": r.text} for r in seen.reasons]
    return (
        str(uuid.UUID(bytes=name, version=4)), a.key, b.key, a.marking_id, b.marking_id, a.marking_id, seen.outcome,
        seen.relation, seen.score, reasons, RULE_VERSION, "", at.isoformat(),
    )  # fmt: skip
