"""Invented operations in numbers, for `rabta bench deconfliction`: 60 % around 300 towns, spread over a year."""

import functools
import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import psycopg
from django.utils import timezone

from rabta.cli.inside.example_people import EXAMPLE_IDS
from rabta.deconfliction.rules.footprint import Footprint, Point, footprint
from rabta.deconfliction.rules.planned import Planned, Shape
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.vocabulary.rules.numbered import agency_number

COPY_PARTS = "COPY operation_part (cell, kept_from, kept_until, version_id, no, a, b, reach_m) FROM STDIN"
BUFFER = timedelta(hours=1)
RADII = (290, 290, 290, 500, 1000, 2000, 4000, 5000)
SHAPES = (("point", 90), ("route", 7), ("area", 3))
COLUMNS = (
    "id, operation_id, number, state, agency, kind, terrain, shape, points, radius_m, starts_at, ends_at, kept_from,"
    " kept_until, contact, phone, supervisor, supervisor_phone, risk, reference, silent, exigent, late, reason, filed_by,"
    " filed_name, filed_at, by_phone, marking_id"
)


@dataclass(frozen=True)
class Invented:
    """One operation: where it is, how far it reaches, from when to when without its buffers."""

    shape: str
    points: tuple[Point, ...]
    radius_m: int
    starts_at: datetime
    ends_at: datetime

    @property
    def kept_from(self) -> datetime:
        return self.starts_at - BUFFER

    @property
    def kept_until(self) -> datetime:
        return self.ends_at + BUFFER


def planned(one: Invented) -> Planned:
    """As an officer would file it. Out of the country is meant."""
    return Planned(
        kind="raid", shape=Shape(one.shape, one.points), terrain="city", starts_at=one.starts_at, ends_at=one.ends_at,
        contact="EX-Inspector", phone="+92 51 000 0000", radius_m=one.radius_m, sure=True,
    )  # fmt: skip


def invented_operations(chance: random.Random, count: int, *, soon: datetime | None = None) -> Iterator[Invented]:
    """So many, from a quarter of an hour to three days long, within a year; `soon`: within the two days from then."""
    towns = [(place.uniform(61, 75), place.uniform(24.5, 36)) for place in [random.Random("towns")] for _ in range(300)]  # noqa: S311
    begins, span = (soon + timedelta(hours=2), 48 * 60) if soon else (YEAR, 365 * 24 * 60)
    for _ in range(count):
        lon, lat = chance.choice(towns)
        if chance.random() < 0.6:
            at = (lon + chance.gauss(0, 0.03), lat + chance.gauss(0, 0.03))
        else:
            at = (chance.uniform(61, 75), chance.uniform(24.5, 36))
        starts_at = begins + timedelta(minutes=chance.uniform(0, span))
        shape = chance.choices([name for name, _ in SHAPES], [share for _, share in SHAPES])[0]
        ends_at = starts_at + timedelta(minutes=min(chance.expovariate(1 / 300) + 15, 72 * 60))
        yield Invented(shape, _points(chance, shape, at), chance.choice(RADII), starts_at, ends_at)


YEAR = datetime(2027, 1, 1, tzinfo=timezone.get_current_timezone())


def _points(chance: random.Random, shape: str, at: Point) -> tuple[Point, ...]:
    if shape == "point":
        return (at,)
    east, north = chance.uniform(-0.2, 0.2), chance.uniform(-0.2, 0.2)
    if shape == "route":
        return at, (at[0] + east, at[1] + north)
    wide = chance.uniform(0.02, 0.1)
    return at, (at[0] + wide, at[1]), (at[0] + wide, at[1] + wide), (at[0], at[1] + wide)


@functools.cache
def bench_officer(agency_code: str, number: int) -> uuid.UUID:
    """An officer of this agency, made on first use."""
    reader_id = uuid.uuid5(EXAMPLE_IDS, f"bench officer {number} {agency_code}")
    new = NewReader(
        name=f"Bench officer {number} ({agency_code})", agency=agency_number(agency_code) or 0, partner=False, vetting=2,
        groups=(), roles=(Role.LIAISON,),
    )  # fmt: skip
    add_reader(new, id=reader_id, at=timezone.now(), enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()))
    return reader_id


def fill(admin: psycopg.Connection, count: int, seed: int) -> None:
    """Store so many, as filed by officers of twelve agencies, past the ledger: this database is the bench's own."""
    chance, now = random.Random(f"{seed} stored"), timezone.now()  # noqa: S311 (invented operations, not secrets)
    ids = [uuid.UUID(int=chance.getrandbits(128)) for _ in range(count)]
    with admin.transaction(), admin.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        marking = {agency: _marking(cursor, agency) for agency in range(2, 14)}
        for first in range(0, count, 20_000):
            made = list(invented_operations(chance, min(20_000, count - first)))
            reaches = [footprint(one.shape, one.points, one.radius_m) for one in made]
            part = ids[first : first + len(made)]
            with cursor.copy(f"COPY planned_operation ({COLUMNS}) FROM STDIN") as copy:
                for number, (id, one) in enumerate(zip(part, made, strict=True), first):
                    copy.write_row(_row(id, one, 2 + number % 12, marking[2 + number % 12], now))
            with cursor.copy("COPY operation_edge (version_id, first, ring) FROM STDIN") as copy:
                for id, reach in zip(part, reaches, strict=True):
                    copy.write_row((id, list(reach.legs[0].a), ring_of(reach)))
            with cursor.copy(COPY_PARTS) as copy:
                for id, one, reach in zip(part, made, reaches, strict=True):
                    for row in parts_of(id, reach, one.kept_from, one.kept_until):
                        copy.write_row(row)
    admin.execute("VACUUM ANALYZE planned_operation, operation_part, operation_edge")


def _marking(cursor: psycopg.Cursor, agency: int) -> int:
    """The marking of one agency for itself alone, as filing would make it."""
    wanted = {
        "originator": agency, "level": 1, "every_agency": False, "agencies": [], "groups": [], "handling": [0],
        "handling_note": "", "purposes": [1, 2, 5],
    }  # fmt: skip
    row = cursor.execute("SELECT kept_marking(%s::jsonb)", [json.dumps(wanted)]).fetchone()
    return int(row[0]) if row else 0


def _row(id: uuid.UUID, one: Invented, agency: int, marking_id: int, now: datetime) -> tuple[object, ...]:
    flat = [value for point in one.points for value in point]
    return (
        id, id, 1, "filed", agency, "raid", "city", one.shape, flat, one.radius_m, one.starts_at, one.ends_at, one.kept_from,
        one.kept_until, "EX-Inspector", "+92 51 000 0000", "", "", "medium", "", False, False, False, "",
        uuid.UUID(int=agency * 100 + int(id) % 50), "Bench officer", now - timedelta(days=int(id) % 300), False, marking_id,
    )  # fmt: skip


def parts_of(id: uuid.UUID, reach: Footprint, begins: datetime, ends: datetime) -> Iterator[tuple[object, ...]]:
    """The rows by which the check finds it, as file_operation writes them."""
    for no, leg in enumerate(reach.legs):
        for cell in leg.cells:
            yield cell, begins, ends, id, no, list(leg.a), list(leg.b), leg.reach_m
    for cell in reach.inside:
        yield cell, begins, ends, id, -1, None, None, 0.0


def ring_of(reach: Footprint) -> list[float] | None:
    """The edge of an area, number after number; None of what is none."""
    return [x for place in reach.ring for x in place] or None


def legs_of(reach: Footprint) -> str:
    """The legs as the check is given them."""
    return json.dumps(
        [{"no": n, "a": leg.a, "b": leg.b, "reach_m": leg.reach_m, "cells": leg.cells} for n, leg in enumerate(reach.legs)]
    )
