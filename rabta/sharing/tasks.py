"""Tasks of readers: a purpose and a reason, asked once; every entry written while working on it names the task."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from rabta.ledger.operations import Deed, append_entry
from rabta.ledger.rules.reasons import reason_as_kept, what_is_missing
from rabta.people.models import Reader
from rabta.people.rules.purposes import Purpose
from rabta.sharing.errors import NoReader, ReasonRefused
from rabta.sharing.operations import Task, acting_as, reading_as

MOST_RECENT = 5


@dataclass(frozen=True)
class Choice:
    """What a reader may begin: the purposes held, and reasons given lately, newest first, each once: (purpose, reason)."""

    purposes: list[Purpose]
    recent: list[tuple[Purpose, str]]


def begin_task(
    *, reader_id: uuid.UUID, purpose: Purpose, reason: str, at: datetime, id: uuid.UUID, entry_id: uuid.UUID, salt: bytes
) -> Task:  # fmt: skip
    """Begin a task in the reader's own name. One transaction, one entry, which holds a salted hash of the reason.

    Raises ReasonRefused for a reason that tells nothing, NoReader for a purpose the reader does not hold.
    """
    _refuse_empty(reason)
    with acting_as(reader_id, purpose=purpose) as looking:
        entry = looking.deed("task:begin", subject=("task", str(id)), detail={"reason": reason_hash(salt, reason)})
        append_entry(entry, id=entry_id, at=at)
        with connections["default"].cursor() as cursor:
            _write(cursor, id, reader_id, looking.agency, purpose, reason, salt, standing=False, at=at)
    return Task(id, reader_id, purpose)


def give_standing_task(
    *, reader_id: uuid.UUID, purpose: Purpose, reason: str, at: datetime, id: uuid.UUID, entry_id: uuid.UUID, salt: bytes
) -> None:  # fmt: skip
    """Give a machine the purpose and the reason it reads for from now on. Through the owner's login.

    Raises ReasonRefused, or NoReader where there is no such active reader or it does not hold the purpose.
    """
    _refuse_empty(reason)
    with transaction.atomic(using="owner"):
        reader = Reader.objects.using("owner").filter(id=reader_id, active=True, purposes__contains=[int(purpose)]).first()
        if reader is None:
            raise NoReader("There is no active reader of this id who holds this purpose.")
        detail = {"reason": reason_hash(salt, reason), "of": str(reader_id), "standing": True}
        append_entry(
            Deed(deed="task:give", subject_kind="task", subject_id=str(id), detail=detail), id=entry_id, at=at, using="owner"
        )
        with connections["owner"].cursor() as cursor:
            _write(cursor, id, reader_id, reader.agency, purpose, reason, salt, standing=True, at=at)


def standing_task(reader_id: uuid.UUID) -> Task | None:
    """The newest task a machine was given; None where it has none."""
    for purpose in purposes_held(reader_id):
        with reading_as(reader_id, purpose=purpose), connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT id, purpose FROM reading_task WHERE reader_id = %s AND standing ORDER BY begun_at DESC, id LIMIT 1",
                [reader_id],
            )
            row = cursor.fetchone()
        return row and Task(row[0], reader_id, Purpose(row[1]))
    return None


def purposes_held(reader_id: uuid.UUID) -> list[Purpose]:
    """The purposes this reader may read for, coordination first; empty for nobody."""
    for purpose in Purpose:
        try:
            with reading_as(reader_id, purpose=purpose):
                held = Reader.objects.filter(id=reader_id).values_list("purposes", flat=True).get()
        except NoReader:
            continue
        return sorted(Purpose(number) for number in held)
    return []


def choice() -> Choice:
    """Inside the house: what the reader in it may begin."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT purposes FROM reader WHERE id = (SELECT current_reader())")
        row = cursor.fetchone()
        purposes = sorted(Purpose(number) for number in (row[0] if row else ()))
        cursor.execute(
            "SELECT purpose, reason FROM reading_task WHERE reader_id = (SELECT current_reader()) AND NOT standing"
            " GROUP BY purpose, reason ORDER BY max(begun_at) DESC, reason LIMIT %s",
            [MOST_RECENT],
        )
        recent = [(Purpose(purpose), reason) for purpose, reason in cursor.fetchall() if purpose in purposes]
    return Choice(purposes, recent)


def reason_of(task_id: uuid.UUID) -> str | None:
    """Inside the house: the reason of one of the reader's own tasks; None for any other."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT reason FROM reading_task WHERE id = %s AND reader_id = (SELECT current_reader())", [task_id]
        )
        row = cursor.fetchone()
    return row and str(row[0])


def reason_hash(salt: bytes, reason: str) -> str:
    """What the ledger holds of a reason: SHA-256 over the salt and the reason as it is kept, in hexadecimal."""
    return hashlib.sha256(salt + reason_as_kept(reason).encode()).hexdigest()


def _refuse_empty(reason: str) -> None:
    missing = what_is_missing(reason)
    if missing:
        raise ReasonRefused(missing)


def _write(
    cursor: Any, id: uuid.UUID, reader_id: uuid.UUID, agency: int, purpose: Purpose, reason: str, salt: bytes, *,
    standing: bool, at: datetime,
) -> None:  # fmt: skip
    cursor.execute(
        "INSERT INTO reading_task (id, reader_id, agency, purpose, reason, salt, standing, begun_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        [id, reader_id, agency, int(purpose), reason_as_kept(reason), salt, standing, at],
    )
