"""What persons do to the count: judge a pair, undo it; and what keeps the projections true."""

import hashlib
import json
import os
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from django.db import connections

from rabta.counting.count_only import put_totals_together
from rabta.counting.errors import JudgedAlready, NotAnAnalyst, NotAvailable
from rabta.counting.placing import place, place_again
from rabta.counting.queries.lists import list_between
from rabta.counting.queries.seen import seen
from rabta.counting.recounting import recount
from rabta.counting.rules.stakes import MOST_TOGETHER
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import Looking, acting_as

_SHOWS_SOMETHING = (
    " WHERE EXISTS (SELECT FROM event e WHERE e.view_id = t.id)"
    " OR EXISTS (SELECT FROM kept_question q WHERE q.view_id = t.id)"
)
Verdict = Literal["same", "not"]
PROJECTIONS = (
    "event", "event_member", "counted_line", "kept_question", "wide_member", "block_key", "placed_incident", "marking_view",
)  # fmt: skip


def judge_same_event(
    *, reader_id: uuid.UUID, a: uuid.UUID, b: uuid.UUID, outcome: Verdict, note: str = "", at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Record an analyst's judgement on two incident keys and lay their events out again. Returns the judgement's id.

    Raises NotAvailable when either incident is hidden or missing, NotAnAnalyst for anybody else, JudgedAlready where a
    judgement of this analyst on the pair stands.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _refuse_others(looking)
        [judgement_id] = _record(looking, cursor, [(a, b)], outcome, note, at, new_id, deed_id=None)
    place_again([a, b], [judgement_id])
    return judgement_id


def judge_together(
    *, reader_id: uuid.UUID, pairs: Sequence[tuple[uuid.UUID, uuid.UUID]], outcome: Verdict, note: str = "", at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Record one judgement on each of these pairs in one deed: all of them or none. Returns the deed's id.

    Each judgement is one of its own, under its own markings, with its own ledger entry; the deed's id only lets them be
    taken back at once. Raises NotAvailable for no pair or where one is hidden or missing, and else as
    `judge_same_event`.
    """
    distinct = sorted({(min(pair), max(pair)) for pair in pairs})
    if not distinct or len(distinct) > MOST_TOGETHER:
        raise NotAvailable
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _refuse_others(looking)
        deed_id = new_id()
        made = _record(looking, cursor, distinct, outcome, note, at, new_id, deed_id=deed_id)
    place_again({key for pair in distinct for key in pair}, made)
    return deed_id


def judge_list_sent_again(
    *, reader_id: uuid.UUID, first: uuid.UUID, second: uuid.UUID, outcome: Verdict, note: str = "", at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Judge in one deed whether a list of two reports was sent again and numbered anew. Returns the deed's id.

    `same`: each row is the one that says it again, and no other; `not`: none of the pairs that are asked is the same. Else
    as `judge_together`, for as many rows as the list has. Raises NotAvailable where the reader is asked about no such list.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _refuse_others(looking)
        found = list_between(seen(), first, second)
        if found is None:
            raise NotAvailable
        pairs = sorted(found.pairs if outcome == "same" else {*found.pairs, *found.asked})
        deed_id = new_id()
        made = _record(looking, cursor, pairs, outcome, note, at, new_id, deed_id=deed_id)
    place_again({key for pair in pairs for key in pair}, made)
    return deed_id


def undo_judgement(
    *, reader_id: uuid.UUID, judgement_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> tuple[uuid.UUID, uuid.UUID]:  # fmt: skip
    """Take back a person's judgement: a new row that names it, and events exactly as they were without it.

    Returns the pair that it was of.
    """
    return _undo(reader_id, judgement_id, None, at=at, new_id=new_id, purpose=purpose)[0]


def undo_deed(
    *, reader_id: uuid.UUID, deed_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Take back every judgement of a deed that the reader sees and that stands: events exactly as without the deed."""
    _undo(reader_id, None, deed_id, at=at, new_id=new_id, purpose=purpose)


def _record(
    looking: Looking, cursor: Any, pairs: Sequence[tuple[uuid.UUID, uuid.UUID]], outcome: Verdict, note: str, at: datetime,
    new_id: NewId, *, deed_id: uuid.UUID | None,
) -> list[uuid.UUID]:  # fmt: skip
    """One judgement and one ledger entry for each pair, in the order of the pairs."""
    keys = sorted({key for pair in pairs for key in pair})
    cursor.execute(
        "SELECT i.key, i.marking_id FROM incident i JOIN current_reading c ON c.id = i.reading_id WHERE i.key = ANY(%s)",
        [keys],
    )
    markings = dict(cursor.fetchall())
    made = []
    for low, high in (sorted(pair) for pair in pairs):
        if low == high or low not in markings or high not in markings:
            raise NotAvailable
        cursor.execute("SELECT judged_already(%s, %s)", [low, high])
        if cursor.fetchone()[0]:
            raise JudgedAlready
        judgement_id = new_id()
        made.append(judgement_id)
        detail: dict[str, object] = {"outcome": outcome, **({"deed": str(deed_id)} if deed_id else {})}
        _enter(looking, "events:judge", judgement_id, detail, markings[low], at, new_id)
        relation = "same" if outcome == "same" else "distinct"
        row = (judgement_id, low, high, markings[low], markings[high], markings[low], outcome, relation, note, at)
        cursor.execute(
            "INSERT INTO judgement (id, a, b, marking_a_id, marking_b_id, marking_id, outcome, relation, score, reasons,"
            " rule_version, note, decided_at, decided_by, undoes_id, deed_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 0, '[]', '', %s, %s, %s, NULL, %s)",
            [*row, looking.reader_id, deed_id],
        )
    return made


def _undo(
    reader_id: uuid.UUID, judgement_id: uuid.UUID | None, deed_id: uuid.UUID | None, *, at: datetime,
    new_id: NewId, purpose: Purpose | None,
) -> list[tuple[uuid.UUID, uuid.UUID]]:  # fmt: skip
    """The pairs that wait again, in their order; at least one."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _refuse_others(looking)
        cursor.execute(
            "SELECT j.id, a, b, marking_a_id, marking_b_id, marking_id, outcome, relation FROM judgement j"
            " WHERE (j.id = %s OR j.deed_id = %s) AND j.decided_by IS NOT NULL AND j.undoes_id IS NULL"
            " AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id) ORDER BY j.a, j.b",
            [judgement_id, deed_id],
        )
        standing = cursor.fetchall()
        if not standing:
            raise NotAvailable
        for undone_id, *row in standing:
            undo_id = new_id()
            _enter(looking, "events:undo", undo_id, {"undoes": str(undone_id)}, row[4], at, new_id)
            cursor.execute(
                "INSERT INTO judgement (id, a, b, marking_a_id, marking_b_id, marking_id, outcome, relation, score, reasons,"
                " rule_version, note, decided_by, decided_at, undoes_id)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 0, '[]', '', '', %s, %s, %s)",
                [undo_id, *row, looking.reader_id, at, undone_id],
            )
    pairs = [(a, b) for _, a, b, *_ in standing]
    place_again({key for pair in pairs for key in pair}, [undone for undone, *_ in standing])
    return pairs


def _refuse_others(looking: Looking) -> None:
    if Role.ANALYST not in looking.roles:
        raise NotAnAnalyst


def _enter(
    looking: Looking, deed: str, subject: uuid.UUID, detail: dict[str, object], marking_id: int, at: datetime,
    new_id: NewId,
) -> None:  # fmt: skip
    entry = looking.deed(deed, subject=("judgement", str(subject)), detail=detail, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


def place_unplaced(*, at: datetime, new_id: NewId, report_id: uuid.UUID | None = None) -> int:
    """Place what stands in the record and not yet in an event; only of one report where it is named.

    Then puts together what may be counted and not shown, and is enough now. Safe to call at any time, twice, or after a
    crash. Returns how many incidents it placed.
    """
    placed = place(at=at, new_id=new_id, report_id=report_id)
    put_totals_together(at=at, new_id=new_id)
    return placed


def take_away_notes() -> None:
    """Note one change for everybody in place of all that was noted before for remembered answers (decision 68), which would
    only grow. Each is asked anew once; what is under way meanwhile stays noted."""
    with connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT note_change('{}')")


def rebuild(*, at: datetime, new_id: NewId) -> dict[str, str]:
    """Make every projection again from the record, whatever stands. Returns each projection's digest."""
    recount(at=at, new_id=new_id, processes=os.cpu_count() or 1)
    return projection_digests()


def projection_digests() -> dict[str, str]:
    """SHA-256 over every row of every projection, in a fixed order: equal before and after a rebuild."""
    digests = {}
    for table in PROJECTIONS:
        digest = hashlib.sha256()
        with connections["resolver"].cursor() as cursor:
            only = _SHOWS_SOMETHING if table == "marking_view" else ""
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t{only} ORDER BY to_jsonb(t)::text")  # noqa: S608
            for (row,) in cursor:
                text = row if isinstance(row, str) else json.dumps(row, sort_keys=True, ensure_ascii=False)
                digest.update(text.encode() + b"\n")
        digests[table] = digest.hexdigest()
    return digests
