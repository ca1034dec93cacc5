"""The check against an independent reckoning, pair by pair: for `rabta bench deconfliction` and the tests."""

import itertools
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg

from rabta.cli.benches.planned_pairs import Pair, Side, pairs
from rabta.cli.inside.many_operations import COPY_PARTS, legs_of, parts_of, ring_of
from rabta.deconfliction.rules.footprint import footprint

BATCH = 5_000
"""Pairs stored at a time, each far in time from the others; the next batch begins with empty tables."""
ASK = """
    SELECT a.number, EXISTS (
        SELECT FROM operations_met(a.legs::jsonb, a.inside::int[], a.ring::float8[], a.kept_from, a.kept_until) m
        WHERE m.version_id = a.other)
    FROM asked a ORDER BY a.number
"""


@dataclass
class Held:
    """What came of so many pairs: conflicts, no conflicts, and those so near the edge that both answers are right."""

    pairs: int = 0
    conflicts: int = 0
    none: int = 0
    either: int = 0
    missed: int = 0
    too_soon: int = 0
    examples: list[str] = field(default_factory=list)


def held_to_reckoning(admin: psycopg.Connection[Any], count: int, seed: int) -> Iterator[Held]:
    """Hold so many pairs against the reckoning, in transactions that are taken back; after each batch, what came of them so
    far. Needs rights to write the parts."""
    held, made = Held(), pairs(seed)
    for first in range(0, count, BATCH):
        batch = list(itertools.islice(made, min(BATCH, count - first)))
        for pair, found in zip(batch, _found(admin, batch), strict=True):
            _count(held, pair, found)
        yield held


def _count(held: Held, pair: Pair, found: bool) -> None:
    held.pairs += 1
    held.conflicts += pair.conflict is True
    held.none += pair.conflict is False
    held.either += pair.conflict is None
    held.missed += pair.conflict is True and not found
    held.too_soon += pair.conflict is False and found
    if pair.conflict is not None and found != pair.conflict and len(held.examples) < 3:
        held.examples.append(f"{pair.what}: {pair.a} and {pair.b}")


def _found(admin: psycopg.Connection[Any], batch: Sequence[Pair]) -> list[bool]:
    """For each pair, whether the check for its second side meets its first."""
    with admin.transaction(force_rollback=True), admin.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no operations stand behind these parts
        cursor.execute("TRUNCATE operation_part, operation_edge")
        cursor.execute(
            "CREATE TEMPORARY TABLE asked (number int, other uuid, legs text, inside text, ring text, kept_from timestamptz,"
            " kept_until timestamptz) ON COMMIT DROP"
        )
        reaches = [footprint(*pair.a.drawn, pair.a.radius_m) for pair in batch]
        with cursor.copy(COPY_PARTS) as copy:
            for number, (pair, reach) in enumerate(zip(batch, reaches, strict=True), 1):
                for row in parts_of(uuid.UUID(int=number), reach, pair.a.begins, pair.a.ends):
                    copy.write_row(row)
        with cursor.copy("COPY operation_edge FROM STDIN") as copy:
            for number, reach in enumerate(reaches, 1):
                copy.write_row((uuid.UUID(int=number), list(reach.legs[0].a), ring_of(reach)))
        with cursor.copy("COPY asked FROM STDIN") as copy:
            for number, pair in enumerate(batch, 1):
                copy.write_row(_asked(number, pair.b))
        cursor.execute("ANALYZE operation_part, operation_edge")
        return [bool(row[1]) for row in cursor.execute(ASK).fetchall()]


def _asked(number: int, side: Side) -> tuple[object, ...]:
    reach = footprint(*side.drawn, side.radius_m)
    ring, inside = ring_of(reach), ",".join(map(str, reach.inside))
    as_array = ring and "{" + ",".join(map(repr, ring)) + "}"
    return number, uuid.UUID(int=number), legs_of(reach), "{" + inside + "}", as_array, side.begins, side.ends
