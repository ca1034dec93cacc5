"""Inside an opened house: what `rabta bench ledger` measures."""

import threading
import time
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

import psycopg
from django.conf import settings
from django.db import connections
from django.utils import timezone

from rabta.cli.inside.example_people import machine_reader
from rabta.ledger.operations import close_checkpoint
from rabta.ledger.queries import Verdict, evidence_of, newest_checkpoint, verify
from rabta.ledger.rules.canonical import canonical_bytes, leaf_hash
from rabta.sharing.disclosing import disclose

WRITERS = 4
COLUMNS = "id, at, deed, subject_kind, subject_id, reader_id, agency, body, leaf"


def measure(*, entries: int, seconds: int, admin_dsn: str) -> Iterator[str]:
    """One line per figure."""
    yield _writing(machine_reader("ANF"), seconds)
    with psycopg.connect(admin_dsn, dbname=settings.CREDENTIALS.dbname, autocommit=True) as admin:
        admin.execute("SET search_path = rabta, public")
        _fill(admin, entries)
        began = time.perf_counter()
        ordered = sum(iter(close_checkpoint, 0))
        yield f"sequencer with a backlog: {ordered / (time.perf_counter() - began):,.0f} entries a second"
        admin.execute("VACUUM ANALYZE")  # as the database does by itself within a minute of so many rows
    began, own = time.perf_counter(), time.process_time()
    found = verify()
    took, own = time.perf_counter() - began, time.process_time() - own
    yield f"verify over {found.ordered:,} entries: {took:.1f} s, {own:.1f} s of them hashing here ({_said(found)})"
    began = time.perf_counter()
    kept = newest_checkpoint(since=0)
    yield f"checkpoint exported with every leaf: {time.perf_counter() - began:.1f} s"
    began = time.perf_counter()
    found = verify(against=[kept] if kept else [])
    yield f"verify against it: {time.perf_counter() - began:.1f} s ({_said(found)})"
    began = time.perf_counter()
    evidence_of(_some_entry())
    yield f"evidence of one entry: {time.perf_counter() - began:.1f} s"


def _writing(reader_id: uuid.UUID, seconds: int) -> str:
    """Disclosures entered by several writers at once, each in its own transaction, while the sequencer beats."""
    until, counts, tails = time.monotonic() + seconds, [0] * WRITERS, [0]

    def write(number: int) -> None:
        while time.monotonic() < until:
            disclose(
                reader_id=reader_id, deed="report:read", subject=("page", "bench"), detail={}, at=timezone.now(),
                new_id=uuid.uuid4,
            )  # fmt: skip
            counts[number] += 1
        connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        tails.append(close_checkpoint())
        time.sleep(1)
    rate = sum(counts) / seconds
    return f"{WRITERS} writers beside the sequencer: {rate:,.0f} entries a second, at most {max(tails):,} in the tail"


def _fill(admin: psycopg.Connection, entries: int) -> None:
    """Entries as readings make them, straight into the table: its constraints are asked of each."""
    began, reader = timezone.now() - timedelta(days=300), uuid.uuid4()
    with admin.cursor().copy(f"COPY entry ({COLUMNS}) FROM STDIN") as copy:
        for number in range(entries):
            copy.write_row(_row(began + timedelta(seconds=number), reader))


def _row(at: datetime, reader: uuid.UUID) -> tuple[object, ...]:
    id, report = uuid.uuid4(), str(uuid.uuid4())
    body = canonical_bytes(
        {
            "v": 1, "id": str(id), "at": at.isoformat(), "deed": "report:read", "subject": ["report", report],
            "marking": None, "reader": str(reader), "agency": 2, "purpose": 1, "detail": {"name": "Reader of the bench"},
        }
    )  # fmt: skip
    return id, at, "report:read", "report", report, reader, 2, body, leaf_hash(body)


def _said(found: Verdict) -> str:
    return found.problem or "it stands"


def _some_entry() -> uuid.UUID:
    with connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT entry_id FROM ledger_position ORDER BY position DESC OFFSET 1000 LIMIT 1")
        return uuid.UUID(str(cursor.fetchone()[0]))
