"""Inside an opened house: what `rabta bench recount` measures."""

import os
import random
import resource
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from django.utils import timezone

from rabta.cli.inside.example_people import machine_reader
from rabta.cli.inside.many_incidents import fill
from rabta.cli.inside.measuring import AGENCIES, place_each
from rabta.counting.operations import projection_digests
from rabta.counting.recounting import recount

_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def measure(*, incidents: int, years: int, placed: int, processes: int, compare: bool, admin_dsn: str) -> Iterator[str]:
    """One line per figure. The record is counted for the first time, then anew; then reports are placed one by one."""
    people = {code: machine_reader(code) for code in AGENCIES}
    began = time.perf_counter()
    with psycopg.connect(admin_dsn, dbname=settings.CREDENTIALS.dbname, autocommit=True,
                         options="-c search_path=rabta,public") as admin:  # fmt: skip
        written = fill(admin, incidents=incidents, years=years)
        yield f"{written:,} invented incidents of {years} years written: {time.perf_counter() - began:.0f} s"
        yield from _recounted("counted for the first time", processes)
        admin.execute("VACUUM ANALYZE")  # as the database does by itself within minutes of so many rows
        yield from _recounted("counted anew", processes)
        admin.execute("VACUUM ANALYZE")
        told = admin.execute(
            "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM judgement WHERE decided_by IS NULL)"
        ).fetchone()
    yield "events in all views: {:,}; pairs that may be one event: {:,}".format(*told or (0, 0))
    yield from place_each(people, random.Random(1), f"{written:,} incidents", times=placed)  # noqa: S311 (no secrets)
    if compare:
        before = projection_digests()
        yield from _recounted("counted anew after placing", processes)
        after = projection_digests()
        for name, digest in after.items():
            yield f"{name}: {'as placed one by one' if digest == before[name] else 'DIFFERENT from placing one by one'}"


def _recounted(what: str, processes: int) -> Iterator[str]:
    with connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        spent = _Spent(cursor.fetchone()[0])
    whole, phases = _Spent(spent.server), list[str]()

    def done(phase: str) -> None:
        phases.append(f"{phase} {spent.told()}")
        spent.start()

    counted = recount(at=timezone.now(), new_id=uuid.uuid4, processes=processes, done=done)
    yield f"{counted:,} incidents {what} by {processes} processes: {whole.told()}; load {os.getloadavg()[0]:.1f}"
    yield f"  {'; '.join(phases)}"
    yield f"  peak memory: {whole.memory()}"


class _Spent:
    """Seconds since `start`: by the clock, and of processors, here and in the database's process where it can be seen."""

    def __init__(self, server: int) -> None:
        self.server = Path(f"/proc/{server}") if isinstance(server, int) else server
        self.start()

    def start(self) -> None:
        self.began, self.here, self.there = time.perf_counter(), _busy(), self._busy_there()

    def told(self) -> str:
        seconds, here, there = time.perf_counter() - self.began, _busy() - self.here, self._busy_there() - self.there
        return f"{seconds:.1f} s (processors {here + there:.1f} s, of them the database {there:.1f})"

    def memory(self) -> str:
        own, other = (resource.getrusage(who).ru_maxrss / 1024 for who in _WHO)
        database = self._memory_there()
        return f"this process {own:,.0f} MiB, the largest other {other:,.0f} MiB, the database's {database:,.0f} MiB"

    def _busy_there(self) -> float:
        """0.0 where the database's process is not on this machine, or the machine does not tell."""
        try:
            fields = (self.server / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _memory_there(self) -> float:
        try:
            told = (self.server / "status").read_text()
        except OSError:
            return 0.0
        return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def _busy() -> float:
    used = [resource.getrusage(who) for who in _WHO]
    return sum(one.ru_utime + one.ru_stime for one in used)
