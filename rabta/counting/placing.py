"""The resolver at work: find what new incidents may be the same as, record it, and lay the events out again.

Runs on the resolver's login, which sees every row and answers no reader. One placing at a time (an advisory lock), so
that two reports of one event filed in the same second meet each other.
"""

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connections, transaction

from rabta.counting.layout import lay_out
from rabta.counting.rules.block_numbers import told_apart
from rabta.counting.rules.blocks import STEP_DAYS, blocks_of
from rabta.counting.rules.links import Told, all_told
from rabta.counting.rules.same_event import RULE_VERSION, Comparison, compare
from rabta.counting.standing_incidents import BATCH, Standing, rows, standing, standing_of_keys, statement
from rabta.counting.writing import Batch, batches, write
from rabta.ledger.operations import Deed, NewId, append_entry

PLACED_COLUMNS = {"incident_key": "uuid", "incident_id": "uuid", "marking_id": "integer", "blocks": "bigint[]"}
BLOCK_COLUMNS = {"block": "bigint", "first_day": "integer", "last_day": "integer", "incident_key": "uuid"}
PLACING = "SELECT pg_advisory_xact_lock(hashtext('rabta placing'))"
NOTED_JUDGEMENTS = (
    "SELECT note_change(ARRAY[j.marking_a_id, j.marking_b_id, j.marking_id]) FROM judgement j WHERE j.id = ANY(%s)"
)
JUDGEMENT_COLUMNS = {
    "id": "uuid", "a": "uuid", "b": "uuid", "marking_a_id": "integer", "marking_b_id": "integer", "marking_id": "integer",
    "outcome": "text", "relation": "text", "score": "integer", "reasons": "jsonb", "rule_version": "text", "note": "text",
    "decided_at": "timestamptz",
}  # fmt: skip


def place(*, at: datetime, new_id: NewId, report_id: uuid.UUID | None = None) -> int:
    """Bring the projections up to date with the record, or with one report of it. Returns how many incidents it placed."""
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute(PLACING)
        fresh = [uuid.UUID(str(r[0])) for r in rows(cursor, "unplaced_incidents.sql", {"report": report_id})]
        no_longer = "gone_of_report.sql" if report_id else "gone_incidents.sql"
        gone = [r[0] for r in rows(cursor, no_longer, {"report": report_id})]
        if not fresh and not gone:
            return 0
        return _place(cursor, fresh, gone, at=at, new_id=new_id)


def place_again(keys: Iterable[uuid.UUID], judged: Iterable[uuid.UUID]) -> None:
    """Lay out again the components of these incidents, after these judgements of persons, or their undoing."""
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute(PLACING)
        cursor.execute(NOTED_JUDGEMENTS, [list(judged)])
        lay_out(cursor, {str(k) for k in keys})


def _place(
    cursor: Any, fresh: list[uuid.UUID], gone: list[Any], *, at: datetime, new_id: NewId
) -> int:
    """Record the automatic judgements of the fresh incidents, then lay out every component they touch."""
    former = {str(k) for k in gone}
    if gone:
        cursor.execute(statement("out_of_blocks.sql"), {"gone": list(gone)})
        cursor.execute("DELETE FROM placed_incident WHERE incident_key = ANY(%s) RETURNING marking_id", [list(gone)])
        note(cursor, {row[0] for row in cursor.fetchall()})
    placed = standing(cursor, fresh)
    note(cursor, {one.marking_id for one in placed})
    _, told = all_told(s.placed.facts for s in placed)
    pairs = _met(cursor, placed)
    known = {s.key: s for s in placed}
    changed = changed_answers(cursor, known, told, pairs)
    enter_placing(placed=len(placed), gone=len(former), judgements=len(changed), at=at, new_id=new_id)
    write(cursor, judgements_of(changed, at=at))
    lay_out(cursor, former | known.keys(), known=known)
    return len(placed)


def note(cursor: Any, markings: Iterable[int]) -> None:
    """Say that what is written now shows to whoever sees one of these markings, each by itself, and to nobody else."""
    for marking in markings:
        cursor.execute("SELECT note_change(ARRAY[%s::integer])", [marking])


def enter_placing(*, placed: int, gone: int, judgements: int, at: datetime, new_id: NewId) -> None:
    """Say in the ledger what was placed, and how many judgements are written of it."""
    deed = Deed(
        deed="incidents:place", subject_kind="counting", subject_id=RULE_VERSION,
        detail={"placed": placed, "gone": gone, "judgements": judgements},
    )  # fmt: skip
    append_entry(deed, id=new_id(), at=at, using="resolver")


def _met(cursor: Any, placed: Sequence[Standing]) -> set[tuple[str, str]]:
    """Pairs (lesser key first) to compare, of these incidents with those that stand already.

    Enters these, and the blocks in which they stand.
    """
    pairs = set[tuple[str, str]]()
    cursor.execute("SELECT EXISTS (SELECT FROM block_key)")
    if cursor.fetchone()[0]:
        for start in range(0, len(placed), BATCH):
            pairs |= _met_standing(cursor, placed[start : start + BATCH])
    for start in range(0, len(placed), BATCH):
        some = placed[start : start + BATCH]
        blocks = [(one, blocks_of(one.placed.facts)) for one in some]
        write(cursor, batches("placed_incident", PLACED_COLUMNS, [placed_row(one, own.numbers) for one, own in blocks]))
        stands = sorted([(*each, one.key) for one, own in blocks for each in own.stands])
        write(cursor, batches("block_key", BLOCK_COLUMNS, stands))
    return pairs


def placed_row(one: Standing, blocks: Sequence[int]) -> tuple[Any, ...]:
    """That it is placed, in the order of PLACED_COLUMNS. `blocks`: in which it stands, by their numbers, in order."""
    return one.key, one.incident_id, one.marking_id, blocks


def _met_standing(cursor: Any, placed: Sequence[Standing]) -> set[tuple[str, str]]:
    looks = [
        (uuid.UUID(one.key), number, *days)
        for one in placed for numbers, *days in blocks_of(one.placed.facts).looks
        for number in told_apart(numbers)
    ]  # fmt: skip
    columns = [list(column) for column in zip(*looks, strict=True)] or [[], [], [], []]
    given = dict(zip(("keys", "blocks", "firsts", "lasts"), columns, strict=True))
    return {_pair(str(a), str(b)) for a, b in rows(cursor, "met_in_blocks.sql", {**given, "step": STEP_DAYS})}


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


class Changed(NamedTuple):
    """A pair of which the rules say something new; `times`: how many answers of theirs are recorded already."""

    a: Standing
    b: Standing
    times: int


def changed_answers(
    cursor: Any, placed: Mapping[str, Standing], told: Iterable[Told], pairs: set[tuple[str, str]], *,
    everything: bool = False,
) -> list[Changed]:  # fmt: skip
    """Every pair whose automatic answer is new or has changed. `not` is only recorded where it replaces one.

    `told`: what is said of `placed` among each other; `pairs`: what else is to be compared. `everything`: these are all.
    """
    if not placed:
        return []
    keys = None if everything else [uuid.UUID(key) for key in placed]
    now = {
        (str(a), str(b)): (_worth_recording(outcome, relation, score), times)
        for a, b, outcome, relation, score, times in rows(cursor, "automatic_now.sql", {"keys": keys})
    }
    others = {key for pair in pairs for key in pair} - placed.keys()
    by_key = {**placed, **{s.key: s for s in standing_of_keys(cursor, others)}}
    known = {_pair(str(a[0]), str(b[0])): _worth_recording(s.outcome, s.relation, s.score) for a, b, s in told}
    found = []
    for a, b in sorted(pairs | known.keys() | now.keys()):
        if a not in by_key or b not in by_key:
            continue
        said, times = now.get((a, b), (None, 0))
        if (a, b) in known:
            says = known[a, b]
        else:
            seen = compare(by_key[a].placed.facts, by_key[b].placed.facts)
            says = _worth_recording(seen.outcome, seen.relation, seen.score)
        if says != said:
            found.append(Changed(by_key[a], by_key[b], times))
    return found


def judgements_of(changed: Iterable[Changed], *, at: datetime) -> Iterator[Batch]:
    """The rows of what the rules now say of these pairs, with their reasons, ready to be written."""
    rows = (_judgement_row(a, b, compare(a.placed.facts, b.placed.facts), times, at) for a, b, times in changed)
    return batches("judgement", JUDGEMENT_COLUMNS, rows)


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
