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
        cursor.execute("SELECT size, peaks FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
        size, peaks = cursor.fetchone() or (0, [])
        cursor.execute(
            "SELECT e.id, e.leaf FROM entry e WHERE NOT EXISTS (SELECT FROM ledger_position p WHERE p.entry_id = e.id)"
            " ORDER BY e.at, e.id LIMIT %s",
            [most],
        )
        fresh = cursor.fetchall()
        if not fresh:
            return 0
        cursor.executemany(
            "INSERT INTO ledger_position (position, entry_id, leaf) VALUES (%s, %s, %s)",
            [(size + n, entry_id, leaf) for n, (entry_id, leaf) in enumerate(fresh)],
        )
        peaks, size = grown([bytes(p) for p in peaks], size=size, leaves=[bytes(leaf) for _, leaf in fresh])
        cursor.execute(
            "INSERT INTO ledger_checkpoint (size, root, peaks) VALUES (%s, %s, %s)", [size, root_of(peaks), peaks]
        )
        return len(fresh)
