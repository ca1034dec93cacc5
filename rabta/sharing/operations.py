"""Opening the house: every query runs inside `reading_as` or `acting_as`, and outside them there are no rows."""

import hashlib
import hmac
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connections, transaction
from psycopg import sql

from rabta.ledger.operations import Deed, append_entry
from rabta.people.models import Reader
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.errors import AboveYourself, NoReader, UnknownGroup
from rabta.sharing.rules.marking import Marking


@dataclass(frozen=True)
class Task:
    """What a reader is working on: a purpose the reader holds, and the task whose reason the house keeps.

    `id` None is the routine of the day: opening figures and lists, for which nobody is asked a reason.
    """

    id: uuid.UUID | None
    reader_id: uuid.UUID
    purpose: Purpose


_working_on: ContextVar[Task | None] = ContextVar("rabta task", default=None)


@contextmanager
def working_on(task: Task | None) -> Iterator[None]:
    """Everything this reader reads or writes inside stands under the task: its purpose in the token, its id in each entry.

    Set once, by the door, so that no operation on the way can forget to hand it on.
    """
    before = _working_on.set(task)
    try:
        yield
    finally:
        _working_on.reset(before)


def work_on(task: Task | None) -> None:
    """The same for the rest of a command, which serves one reader."""
    _working_on.set(task)


def _task_of(reader_id: uuid.UUID, purpose: Purpose | None) -> Task:
    """The reader's task; the routine of coordination where there is none, or where another purpose was named."""
    task = _working_on.get()
    if task is None or task.reader_id != reader_id or purpose not in (None, task.purpose):
        return Task(None, reader_id, purpose or Purpose.COORDINATION)
    return task


@dataclass(frozen=True)
class Looking:
    """Who is looking in this transaction. For wording and for the ledger; never for deciding what may be seen."""

    reader_id: uuid.UUID
    name: str
    agency: int
    roles: frozenset[Role]
    purpose: Purpose
    example: bool = False
    groups: frozenset[str] = frozenset()
    task_id: uuid.UUID | None = None

    def deed(
        self, deed: str, *, subject: tuple[str, str], detail: dict[str, object], marking_id: int | None = None
    ) -> Deed:
        """A ledger deed in this reader's name."""
        return Deed(
            deed=deed, subject_kind=subject[0], subject_id=subject[1], detail=detail, marking_id=marking_id,
            reader_id=self.reader_id, agency=self.agency, purpose=int(self.purpose), task_id=self.task_id,
        )  # fmt: skip


@contextmanager
def reading_as(reader_id: uuid.UUID, *, purpose: Purpose | None = None, releasable: bool = False) -> Iterator[Looking]:
    """One READ ONLY transaction that sees exactly what this reader may see for this purpose, by default the task's.

    `releasable`: of that only what every agency may read, restricted at most, and pass on: what may be published.
    """
    with _opened(_task_of(reader_id, purpose), writable=False, releasable=releasable) as looking:
        yield looking


@contextmanager
def only_releasable() -> Iterator[None]:
    """Inside an opened house: until it ends, of what the reader sees only what may be published, as `reading_as(...,
    releasable=True)`.

    Less is asked for and never more; after an error the transaction sees no more than that until it is rolled back.
    """
    connection = connections["default"]
    if not connection.in_atomic_block:
        raise NoReader("The house is not open, so there is nothing to narrow.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('rabta.releasable', true)")
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('rabta.releasable', 'on', true)")
        yield
        cursor.execute("SELECT set_config('rabta.releasable', %s, true)", [before or ""])


@contextmanager
def acting_as(reader_id: uuid.UUID, *, purpose: Purpose | None = None) -> Iterator[Looking]:
    """One transaction that may also write what this reader may write."""
    with _opened(_task_of(reader_id, purpose), writable=True) as looking:
        yield looking


@dataclass(frozen=True)
class Here:
    """Who reads in this transaction, as the database reads the token, for what, whether narrowed, and of which snapshot."""

    task: Task
    releasable: bool
    snapshot: str


def here() -> Here | None:
    """This transaction, for others that are to see the same (`beside.py`), until it ends. None where that cannot be: nobody
    reads, something may be written, or a step of it may be taken back.
    """
    connection = connections["default"]
    if not connection.in_atomic_block or connection.savepoint_ids:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.reader_id, t.purpose, current_setting('rabta.releasable', true) = 'on', pg_export_snapshot()"
            " FROM reader_token() t WHERE current_setting('transaction_read_only') = 'on'"
        )
        found = cursor.fetchone()
    if found is None:
        return None
    return Here(Task(None, found[0], Purpose(found[1])), bool(found[2]), found[3])


@contextmanager
def opened_beside(seen_here: Here) -> Iterator[Looking]:
    """Another READ ONLY transaction for the same reader, who sees in it what `seen_here` says, to the row."""
    with _opened(seen_here.task, writable=False, releasable=seen_here.releasable, of=seen_here.snapshot) as looking:
        yield looking


@contextmanager
def _opened(task: Task, *, writable: bool, releasable: bool = False, of: str | None = None) -> Iterator[Looking]:
    connection = connections["default"]
    if connection.in_atomic_block:
        raise NoReader("The house is already open in this transaction; open it once per request.")
    with transaction.atomic(using="default"):
        with connection.cursor() as cursor:
            if of is not None:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute(sql.SQL("SET TRANSACTION SNAPSHOT {}").format(of))
            cursor.execute(
                "SELECT set_config('transaction_read_only', %s, true),"
                " (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint, set_config('rabta.releasable', %s, true)",
                ["off" if writable else "on", "on" if releasable else ""],
            )
            moment = cursor.fetchone()[1]
            cursor.execute("SELECT set_config('rabta.reader', %s, true)", [_token(task.reader_id, task.purpose, moment)])
        yield _looking(task)


def _token(reader_id: uuid.UUID, purpose: Purpose, moment: int) -> str:
    """`reader|purpose|HMAC-SHA256(key, reader|purpose|transaction timestamp in microseconds)`."""
    said = f"{reader_id}|{int(purpose)}"
    key = bytes.fromhex(settings.CREDENTIALS.token_key)
    return f"{said}|{hmac.new(key, f'{said}|{moment}'.encode(), hashlib.sha256).hexdigest()}"


def _looking(task: Task) -> Looking:
    reader = Reader.objects.filter(id=task.reader_id).first()
    if reader is None:
        raise NoReader("Nobody of this name may read here now.")
    roles = frozenset(Role(r) for r in reader.roles)
    groups = frozenset(reader.groups)
    return Looking(reader.id, reader.name, reader.agency, roles, task.purpose, reader.example, groups, task.id)


def marking_id_for(marking: Marking, *, looking: Looking) -> int:
    """The id of a marking's row, made on first use. Inside `acting_as`, by a reader of the originator's agency.

    Raises UnknownGroup for a group the reader does not belong to, AboveYourself for a marking the reader could not read.
    """
    if unknown := sorted(set(marking.groups) - looking.groups):
        raise UnknownGroup(", ".join(unknown))
    wanted = {
        "originator": marking.originator,
        "level": int(marking.level),
        "every_agency": marking.every_agency,
        "agencies": sorted(set(marking.agencies)),
        "groups": sorted(set(marking.groups)),
        "handling": sorted({int(h) for h in marking.handling}),
        "handling_note": marking.handling_note,
        "purposes": sorted({int(p) for p in marking.purposes}),
    }
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT marking_for(%s::jsonb)", [json.dumps(wanted)])
        marking_id = int(cursor.fetchone()[0])
        cursor.execute("SELECT FROM marking WHERE id = %s", [marking_id])
        if cursor.fetchone() is None:
            raise AboveYourself(marking.as_text())
    return marking_id


def install_token_key(*, key: bytes | None = None, at: datetime, entry_id: uuid.UUID) -> None:
    """Make `key` (32 bytes; by default the installation's) the one that signs reader tokens. Through the owner's login.

    The former key stops at once: requests in flight fail closed and are simply repeated.
    """
    chosen = (key or bytes.fromhex(settings.CREDENTIALS.token_key)).ljust(64, b"\x00")
    if len(chosen) != 64:
        raise ValueError("a token key has at most 64 bytes (RFC 2104)")
    name = hashlib.sha256(chosen).hexdigest()[:12]
    deed = Deed(deed="token_key:install", subject_kind="token_key", subject_id=name, detail={})
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        append_entry(deed, id=entry_id, at=at, using="owner")
        cursor.execute("DELETE FROM token_key WHERE id <> %s", [name])
        cursor.execute(
            "INSERT INTO token_key (id, inner_pad, outer_pad, active) VALUES (%s, %s, %s, true) ON CONFLICT DO NOTHING",
            [name, bytes(b ^ 0x36 for b in chosen), bytes(b ^ 0x5C for b in chosen)],
        )
