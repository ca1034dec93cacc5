"""The resolver at work: lay new mentions beside those that may be the same person, and record what the rules say.

Runs on the resolver's login, which sees every row and answers no reader. One placing at a time (an advisory lock), so
that two reports of one person filed in the same second meet each other. Nothing is made of the judgements here: who is
who is worked out for each reader, from what that reader sees (queries).
"""

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connections, transaction

from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.resolution.rules.identity.blocks import blocks_of
from rabta.resolution.rules.identity.called import name_keys
from rabta.resolution.rules.identity.evidence import Comparison, compare
from rabta.resolution.rules.identity.facts import Person, person
from rabta.resolution.rules.identity.weights import RULE_VERSION

PLACING = "SELECT pg_advisory_xact_lock(hashtext('rabta placing'))"
SQL = Path(__file__).parent / "sql"
BATCH = 2000


@dataclass(frozen=True)
class Standing:
    """A mention as it stands in the record, with what is compared."""

    mention_id: uuid.UUID
    key: str
    marking_id: int
    protected: bool
    facts: Person
    blocks: frozenset[int]


def place(*, at: datetime, new_id: NewId, report_id: uuid.UUID | None = None) -> int:
    """Judge what stands in the record and is not laid beside the others yet, or of one report. Returns how many mentions."""
    which = {"report": report_id, "version": RULE_VERSION}
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute(PLACING)
        gone = [row[0] for row in _rows(cursor, "gone_mentions.sql", which)]
        fresh = [row[0] for row in _rows(cursor, "unplaced_mentions.sql", which)]
        if not fresh and not gone:
            return 0
        detail = {"placed": len(fresh), "gone": len(gone)}
        deed = Deed(deed="mentions:place", subject_kind="counting", subject_id=RULE_VERSION, detail=detail)
        append_entry(deed, id=new_id(), at=at, using="resolver")
        for table in ("placed_mention", "mention_name"):
            cursor.execute(f"DELETE FROM {table} WHERE mention_id = ANY (%s)", [gone + fresh])  # noqa: S608
        for start in range(0, len(fresh), BATCH):
            _place(cursor, fresh[start : start + BATCH], at=at)
    return len(fresh)


def _place(cursor: Any, fresh: Sequence[uuid.UUID], *, at: datetime) -> None:
    """Lay these beside each other and beside all that are placed, and enter them among these."""
    placed = _standing(cursor, fresh)
    blocks = sorted({block for one in placed for block in one.blocks})
    met = [row[0] for row in _rows(cursor, "met_in_blocks.sql", {"blocks": blocks})]
    others = _standing(cursor, met)
    _write(cursor, "placed_mention", [
        {"mention_id": one.mention_id, "mention_key": one.key, "marking_id": one.marking_id, "protected": one.protected,
         "rule_version": RULE_VERSION, "blocks": sorted(one.blocks)} for one in placed
    ])  # fmt: skip
    _write(cursor, "mention_name", [
        {"mention_id": one.mention_id, "marking_id": one.marking_id, "protected": one.protected, "name_key": key}
        for one in placed for key in sorted(name_keys(one.facts.name))
    ])  # fmt: skip
    _write(cursor, "identity_judgement", list(_judgements(cursor, placed, others, at=at)))


def _judgements(
    cursor: Any, placed: Sequence[Standing], others: Sequence[Standing], *, at: datetime
) -> Iterable[dict[str, Any]]:
    """A row for every pair whose automatic answer is new or another. `not` is only recorded where it replaces one."""
    keys = [uuid.UUID(one.key) for one in placed]
    now = {
        (str(a), str(b)): ((outcome, score, version), times)
        for a, b, outcome, score, version, times in _rows(cursor, "automatic_now.sql", {"keys": keys})
    }
    known = {one.key: one for one in (*others, *placed)}
    pairs = set(now) | set(_pairs(placed, others))
    for a, b in sorted(pairs):
        if a not in known or b not in known:
            continue
        said, times = now.get((a, b), (None, 0))
        seen = compare(known[a].facts, known[b].facts)
        if (said is None and seen.outcome == "not") or said == (seen.outcome, seen.score, RULE_VERSION):
            continue
        yield _row(known[a], known[b], seen, times, at)


def _pairs(placed: Sequence[Standing], others: Sequence[Standing]) -> Iterable[tuple[str, str]]:
    """The pairs of fresh mentions with any that share a block with them, lesser key first."""
    inside: dict[int, list[str]] = {}
    for one in (*others, *placed):
        for block in one.blocks:
            inside.setdefault(block, []).append(one.key)
    for one in placed:
        for block in one.blocks:
            for key in inside[block]:
                if key != one.key:
                    yield min(key, one.key), max(key, one.key)


def _row(a: Standing, b: Standing, seen: Comparison, times: int, at: datetime) -> dict[str, Any]:
    name = hashlib.sha256(f"{a.key}|{b.key}|{RULE_VERSION}|{times}".encode()).digest()[:16]
    return {
        "id": uuid.UUID(bytes=name, version=4), "a": a.key, "b": b.key, "marking_a_id": a.marking_id,
        "marking_b_id": b.marking_id, "marking_id": a.marking_id, "protected": a.protected or b.protected,
        "outcome": seen.outcome, "score": seen.score, "reasons": [one.stored() for one in seen.reasons],
        "rule_version": RULE_VERSION, "note": "", "decided_at": at.isoformat(),
    }  # fmt: skip


def _standing(cursor: Any, mention_ids: Sequence[uuid.UUID]) -> list[Standing]:
    found = []
    for mention_id, key, marking_id, protected, name, father, husband, born_from, born_to, known_by in _rows(
        cursor, "mention_facts.sql", {"ids": list(mention_ids)}
    ):
        row = {"key": key, "name": name, "father": father, "husband": husband, "born_from": born_from, "born_to": born_to}
        facts = person(row, json.loads(known_by) if isinstance(known_by, str) else known_by)
        found.append(Standing(mention_id, str(key), marking_id, protected, facts, blocks_of(facts)))
    return found


def _rows(cursor: Any, name: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    cursor.execute((SQL / name).read_text(encoding="utf-8"), parameters)
    return list(cursor.fetchall())


def _write(cursor: Any, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows as one JSON array, which the database itself reads."""
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        names = ", ".join(batch[0])
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM json_populate_recordset(NULL::{table}, %s::json)",  # noqa: S608
            [json.dumps(batch, ensure_ascii=False, default=str)],
        )
