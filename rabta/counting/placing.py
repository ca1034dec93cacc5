"""The resolver at work: find what new incidents may be the same as, record it, and lay the events out again.

Runs on the resolver's login, which sees every row and answers no reader. One placing at a time (an advisory lock), so
that two reports of one event filed in the same second meet each other.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from rabta.counting.layout import lay_out
from rabta.counting.rules.blocks import block_keys
from rabta.counting.rules.same_event import RULE_VERSION, Comparison, compare
from rabta.counting.standing_incidents import Standing, rows, standing, standing_of_keys
from rabta.ledger.operations import Deed, append_entry


def place(
    *, at: datetime, new_id: Callable[[], uuid.UUID], report_id: uuid.UUID | None = None, everything: bool = False
) -> int:
    """Bring the projections up to date with the record, or with one report of it; with `everything`, from nothing.

    Returns how many incidents it placed.
    """
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta placing'))")
        if everything:
            for table in ("counted_line", "event_member", "event", "wide_member", "marking_view", "block_key"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (names from this list)
            cursor.execute("DELETE FROM placed_incident")
        fresh = [uuid.UUID(str(r[0])) for r in rows(cursor, "unplaced_incidents.sql", {"report": report_id})]
        gone = [r[0] for r in rows(cursor, "gone_incidents.sql", {"report": report_id})]
        if not fresh and not gone:
            return 0
        return _place(cursor, fresh, gone, at=at, new_id=new_id)


def place_again(keys: Iterable[uuid.UUID]) -> None:
    """Lay out again the components of these incidents: after a person's judgement or its undoing."""
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta placing'))")
        lay_out(cursor, {str(k) for k in keys})


def _place(
    cursor: Any, fresh: list[uuid.UUID], gone: list[Any], *, at: datetime, new_id: Callable[[], uuid.UUID]
) -> int:
    """Record the automatic judgements of the fresh incidents, then lay out every component they touch."""
    former = {str(k) for k in gone}
    cursor.execute("DELETE FROM placed_incident WHERE incident_key = ANY(%s)", [list(gone)])
    cursor.execute("DELETE FROM block_key WHERE incident_key = ANY(%s)", [list(gone)])
    placed = standing(cursor, fresh)
    _enter_blocks(cursor, placed)
    cursor.executemany(
        "INSERT INTO placed_incident (incident_key, incident_id, marking_id) VALUES (%s, %s, %s)",
        [(s.key, s.incident_id, s.marking_id) for s in placed],
    )
    judgements = _automatic_judgements(cursor, placed, at)
    deed = Deed(
        deed="incidents:place", subject_kind="counting", subject_id=RULE_VERSION,
        detail={"placed": len(placed), "gone": len(former), "judgements": len(judgements)},
    )  # fmt: skip
    append_entry(deed, id=new_id(), at=at, using="resolver")
    cursor.executemany(
        "INSERT INTO judgement (id, a, b, marking_a_id, marking_b_id, marking_id, outcome, relation, score, reasons,"
        " rule_version, note, decided_by, decided_at, undoes_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, '', NULL, %s, NULL)",
        judgements,
    )
    lay_out(cursor, former | {s.key for s in placed})
    return len(placed)


def block_number(block: str) -> int:
    """A block key as the signed 64-bit number it is stored under."""
    return int.from_bytes(hashlib.sha256(block.encode()).digest()[:8], "big", signed=True)


def _enter_blocks(cursor: Any, placed: Sequence[Standing]) -> None:
    entered = sorted({(s.key, block_number(b)) for s in placed for b in block_keys(s.placed.facts)})
    cursor.executemany("INSERT INTO block_key (incident_key, block) VALUES (%s, %s)", entered)


def _automatic_judgements(cursor: Any, placed: Sequence[Standing], at: datetime) -> list[tuple[Any, ...]]:
    """Rows for every pair whose automatic answer is new or has changed. `not` is only recorded where it replaces one."""
    if not placed:
        return []
    keys = [uuid.UUID(s.key) for s in placed]
    pairs = [(str(a), str(b)) for a, b in rows(cursor, "block_pairs.sql", [keys])]
    by_key = {s.key: s for s in placed}
    others = {k for pair in pairs for k in pair} - by_key.keys()
    by_key |= {s.key: s for s in standing_of_keys(cursor, others)}
    now = {
        (str(a), str(b)): (_worth_recording(outcome, relation, score), times)
        for a, b, outcome, relation, score, times in rows(cursor, "automatic_now.sql", [keys])
    }
    found = []
    for a, b in sorted(set(pairs) | now.keys()):
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
        uuid.UUID(bytes=name, version=4), a.key, b.key, a.marking_id, b.marking_id, a.marking_id, seen.outcome,
        seen.relation, seen.score, json.dumps(reasons, ensure_ascii=False), RULE_VERSION, at,
    )  # fmt: skip
