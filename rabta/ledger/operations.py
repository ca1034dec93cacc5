"""Writing the ledger: append an entry, order entries, close a checkpoint."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import DatabaseError, connections, transaction

from rabta.ledger.errors import LedgerUnwritable
from rabta.ledger.models import Entry
from rabta.ledger.rules.canonical import canonical_bytes, leaf_hash
from rabta.ledger.rules.merkle import grown, root_of

NewId = Callable[[], uuid.UUID]
"""Who makes the ids of what is written: handed in by the door, so that two worlds can be given the same ones."""


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What happened, to what, by whom. `detail` holds ids, counts and codes; never names, numbers or message bodies."""

    deed: str
    subject_kind: str
    subject_id: str
    detail: dict[str, Any]
    marking_id: int | None = None
    reader_id: uuid.UUID | None = None
    agency: int | None = None
    purpose: int | None = None
    task_id: uuid.UUID | None = None


def append_entry(deed: Deed, *, id: uuid.UUID, at: datetime, using: str = "default") -> None:
    """Append one entry inside the running transaction. Raises LedgerUnwritable when the ledger cannot take it."""
    body = canonical_bytes(
        {
            "v": 1,
            "id": str(id),
            "at": at.isoformat(),
            "deed": deed.deed,
            "subject": [deed.subject_kind, deed.subject_id],
            "marking": deed.marking_id,
            "reader": str(deed.reader_id) if deed.reader_id else None,
            "agency": deed.agency,
            "purpose": deed.purpose,
            "detail": deed.detail,
            **({"task": str(deed.task_id)} if deed.task_id else {}),
        }
    )
    try:
        Entry.objects.using(using).bulk_create(
            [
                Entry(
                    id=id, at=at, deed=deed.deed, subject_kind=deed.subject_kind, subject_id=deed.subject_id,
                    marking_id=deed.marking_id, reader_id=deed.reader_id, agency=deed.agency, task_id=deed.task_id,
                    body=body, leaf=leaf_hash(body),
                )
            ]
        )  # fmt: skip
    except DatabaseError as error:
        raise LedgerUnwritable("The ledger cannot be written; nothing was answered and nothing was changed.") from error


def entered_by_owner(*, at: datetime, id: uuid.UUID) -> Callable[..., None]:
    """The pen for operations of `people`, which lies below this room: writes one entry in the owner's transaction."""

    def enter(*, deed: str, subject: tuple[str, str], detail: dict[str, Any]) -> None:
        entry = Deed(deed=deed, subject_kind=subject[0], subject_id=subject[1], detail=detail)
        append_entry(entry, id=id, at=at, using="owner")

    return enter


def close_checkpoint(*, using: str = "resolver", most: int = 50_000) -> int:
    """Order what was appended since the last checkpoint and close a new one. Returns how many entries it ordered.

    One sequencer at a time (an advisory lock); writers never wait for it. Entries are taken by time, then id.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('rabta ledger sequencer'))")
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("SELECT size, peaks, seen_before FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
        size, peaks, seen_before = cursor.fetchone() or (0, [], None)
        fresh, finished = _unordered(cursor, seen_before or 0, most)
        if not fresh:
            return 0
        leaves = [bytes(leaf) for _, leaf in fresh]
        cursor.execute(
            "INSERT INTO ledger_position (position, entry_id, leaf)"
            " SELECT %s + n - 1, id, leaf FROM unnest(%s::uuid[], %s::bytea[]) WITH ORDINALITY AS f(id, leaf, n)",
            [size, [entry_id for entry_id, _ in fresh], leaves],
        )
        peaks, size = grown([bytes(p) for p in peaks], size=size, leaves=leaves)
        cursor.execute(
            "INSERT INTO ledger_checkpoint (size, root, peaks, seen_before) VALUES (%s, %s, %s, %s)",
            [size, root_of(peaks), peaks, finished if len(fresh) < most else seen_before],
        )
        return len(fresh)


def _unordered(cursor: Any, seen_before: int, most: int) -> tuple[list[tuple[uuid.UUID, bytes]], int]:
    """Entries that no position holds yet, by time, then id; and below which transaction all have been seen.

    Only what was written since is looked at, but for a restored record: its numbers of transactions began anew.
    """
    cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    finished = int(cursor.fetchone()[0])
    cursor.execute(
        "SELECT e.id, e.leaf FROM entry e WHERE e.written_in >= %s::text::xid8"
        " AND NOT EXISTS (SELECT FROM ledger_position p WHERE p.entry_id = e.id) ORDER BY e.at, e.id LIMIT %s",
        [str(seen_before if seen_before <= finished else 0), most],
    )
    return cursor.fetchall(), finished
