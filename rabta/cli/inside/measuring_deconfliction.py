"""Inside an opened house: what `rabta bench deconfliction` measures. Each line comes with whether what must hold did."""

import argparse
import random
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import psycopg
from django.conf import settings
from django.db import connections
from django.utils import timezone

from rabta.cli.inside.holding_to_brute_force import held_to_reckoning
from rabta.cli.inside.many_operations import (
    Invented,
    bench_officer,
    fill,
    invented_operations,
    legs_of,
    planned,
    ring_of,
)
from rabta.cli.inside.processor_time import on_processor
from rabta.cli.inside.racing import both_blind, without_locks
from rabta.deconfliction.operations import file_operation
from rabta.deconfliction.queries import notices
from rabta.deconfliction.rules.footprint import footprint
from rabta.sharing.operations import reading_as

Line = tuple[str, bool]
A_SECOND, EVERY = 20, 100_000
AGENCIES = ("ANF", "CUSTOMS", "FIA", "ASF", "PCG", "POLICE_PB")
"""Whose officers file: each at most 20 an hour."""
CHECK_AS_APPLICATION = """
CREATE FUNCTION bench_check(legs jsonb, inside int[], ring float8[], kept_from timestamptz, kept_until timestamptz)
RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rabta, pg_temp
AS $$ SELECT count(*) FROM operations_met(legs, inside, ring, kept_from, kept_until) $$;
ALTER FUNCTION bench_check OWNER TO rabta_gate;
GRANT EXECUTE ON FUNCTION bench_check TO rabta_app
"""
"""The check itself with gate's rights, as file_operation calls it, and nothing else: in the bench's own database alone."""


def measure(arguments: argparse.Namespace, *, admin_dsn: str) -> Iterator[Line]:
    """The parts that are asked for, in order."""
    parts = set(arguments.only)
    with psycopg.connect(
        admin_dsn, dbname=settings.CREDENTIALS.dbname, autocommit=True, options="-c search_path=rabta,public"
    ) as admin:  # fmt: skip
        if parts & {"check", "filing", "notices"}:
            began = time.perf_counter()
            fill(admin, arguments.stored, arguments.seed)
            yield f"{arguments.stored:,} operations stored over a year: {time.perf_counter() - began:.0f} s", True
        if "check" in parts:
            yield _checks(admin, arguments.stored, arguments.checks, arguments.seed)
        if "filing" in parts:
            yield from _filing(arguments.seconds, arguments.seed)
        if "notices" in parts:
            yield _notices(arguments.notices)
        if "races" in parts:
            yield from _races(admin, arguments.races, arguments.naive)
        if "pairs" in parts:
            yield from _pairs(admin, arguments.pairs, arguments.seed)


def _percentiles(seconds: list[float]) -> str:
    ordered = sorted(1000 * one for one in seconds)
    at = {f"p{share}": ordered[min(len(ordered) - 1, len(ordered) * share // 100)] for share in (50, 95, 99)}
    return ", ".join(f"{name} {value:.2f} ms" for name, value in at.items()) + f", most {ordered[-1]:.1f} ms"


def _checks(admin: psycopg.Connection, stored: int, checks: int, seed: int) -> Line:
    """One check after another, as the application's role, over a connection that is warm."""
    for statement in CHECK_AS_APPLICATION.strip().split(";\n"):
        admin.execute(statement.encode())
    chance, took, busy, met = random.Random(f"{seed} checks"), [], [], 0  # noqa: S311 (invented operations, not secrets)
    statement = "SELECT rabta.bench_check(%s::jsonb, %s::int[], %s::float8[], %s, %s)"
    asked = [_as_arguments(one) for one in invented_operations(chance, checks + 200)]
    with psycopg.connect(_as_application(), autocommit=True, prepare_threshold=0) as connection:
        backend = connection.info.backend_pid
        for number, one in enumerate(asked):
            before, began = on_processor(backend), time.perf_counter()
            (found,) = connection.execute(statement, one).fetchone() or (0,)
            if number >= 200:
                took.append(time.perf_counter() - began)
                busy.append(on_processor(backend) - before)
                met += found
    beside = f"; of this on a processor {_percentiles(busy)}; the rest it waited for one" if any(busy) else ""
    return f"one check against {stored:,} stored: {_percentiles(took)} ({met / checks:.1f} met){beside}", True


def _as_arguments(one: Invented) -> list[object]:
    reach = footprint(one.shape, one.points, one.radius_m)
    return [legs_of(reach), list(reach.inside), ring_of(reach), one.kept_from, one.kept_until]


def _as_application() -> str:
    known = settings.DATABASES["default"]
    return psycopg.conninfo.make_conninfo(
        host=known["HOST"], port=known["PORT"], dbname=known["NAME"], user=known["USER"], password=known["PASSWORD"]
    )


def _filing(seconds: int, seed: int) -> Iterator[Line]:
    """Twenty filings a second for so long, each at its moment whether the one before is done or not: the whole operation
    with its limits, locks, check, notices, ledger and commit. What one waits counts."""
    chance = random.Random(f"{seed} filing")  # noqa: S311
    people = [bench_officer(code, n) for n in range(-(-seconds * A_SECOND // 120)) for code in AGENCIES]
    asked = list(invented_operations(chance, seconds * A_SECOND, soon=timezone.now()))
    began, before = time.perf_counter() + 0.5, time.process_time()

    def file(number: int) -> tuple[float, bool]:
        due = began + number / A_SECOND
        time.sleep(max(0.0, due - time.perf_counter()))
        answer = file_operation(
            reader_id=people[number % len(people)], planned=planned(asked[number]), at=timezone.now(), new_id=uuid.uuid4
        )  # fmt: skip
        took = time.perf_counter() - due
        connections["default"].close()  # back to the pool, as at the end of a request
        return took, answer.conflict

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(file, range(len(asked))))
    share = sum(conflict for _, conflict in found) / len(found)
    took, busy = _percentiles([one for one, _ in found]), 1000 * (time.process_time() - before) / len(found)
    said = f"{share:.0%} told of a conflict; {busy:.1f} ms of each on a processor outside the database"
    yield f"filing at {A_SECOND} a second, locks included: {took} ({said})", True


def _notices(count: int) -> Line:
    """From the moment the second of two files until both sides' officers read that a conflict exists."""
    ours, theirs = bench_officer("ANF", 90), bench_officer("CUSTOMS", 90)
    waited = []
    for number in range(count):
        at = timezone.now() + timedelta(days=2 * number)
        where = Invented("point", ((73.0 + number % 50 / 10, 29.0),), 290, at + timedelta(hours=9), at + timedelta(hours=10))
        first = file_operation(reader_id=ours, planned=planned(where), at=at, new_id=uuid.uuid4)
        began = time.perf_counter()
        second = file_operation(reader_id=theirs, planned=planned(where), at=at, new_id=uuid.uuid4)
        for who, key in ((ours, first.id), (theirs, second.id)):
            while not _is_told(who, key) and time.perf_counter() - began < 30:
                time.sleep(0.05)
        waited.append(time.perf_counter() - began)
    return f"both notices are read after: {_percentiles(waited)} ({count} conflicts)", max(waited) < 30


def _is_told(reader_id: uuid.UUID, key: uuid.UUID) -> bool:
    with reading_as(reader_id):
        return any(one["key"] == key and one["kind"] == "conflict" for one in notices())


def _races(admin: psycopg.Connection, races: int, naive: int) -> Iterator[Line]:
    began = time.perf_counter()
    blind = both_blind(races, from_=_far_ahead(0))
    took = time.perf_counter() - began
    rate = f"{races / took:.0f} pairs a second"
    yield f"{races:,} conflicting pairs filed at once: {blind} of which neither side is told ({rate})", not blind
    with without_locks(admin):
        blind = both_blind(naive, from_=_far_ahead(1))
    fails = naive == 0 or blind > 0
    yield f"the control, {naive:,} such pairs without the locks: {blind} of which neither side is told", fails


def _far_ahead(turn: int) -> datetime:
    """Each race in a year of its own, so that none meets what another left."""
    return timezone.now() + timedelta(days=3650 * (1 + 60 * turn))


def _pairs(admin: psycopg.Connection, pairs: int, seed: int) -> Iterator[Line]:
    """What came of all of them; on the way, how far it is, because a million take their time."""
    began = time.perf_counter()
    for found in held_to_reckoning(admin, pairs, seed):
        if found.pairs % EVERY == 0 or found.pairs == pairs:
            rate = found.pairs / (time.perf_counter() - began)
            said = (
                f"{found.pairs:,} pairs, random and adversarial, against brute force: {found.missed} missed of "
                f"{found.conflicts:,}, {found.too_soon} too soon of {found.none:,}, {found.either:,} within a hair "
                f"({rate:,.0f} a second)"
            )
            yield said + "".join(f"\n  {one}" for one in found.examples), not found.missed and not found.too_soon
