"""No conflict is missed and none found too soon: the check itself against an independent reckoning, pair by pair."""

import itertools
import json
import math
import random
import uuid
from typing import Any

import psycopg
import pytest

from rabta.cli.benches.planned_pairs import Pair, Side, pairs
from rabta.deconfliction.rules.footprint import footprint
from tests.house import ADMIN_DSN, TEMPLATE

MANY = 280


def stored(connection: psycopg.Connection[Any], number: int, side: Side) -> None:
    """Put one side where the check looks; the rows it belongs to are of no matter here."""
    reach, id = footprint(*side.drawn, side.radius_m), uuid.UUID(int=number + 1)
    parts: list[Any] = [
        (cell, no, list(leg.a), list(leg.b), leg.reach_m) for no, leg in enumerate(reach.legs) for cell in leg.cells
    ]
    parts += [(cell, -1, None, None, 0.0) for cell in reach.inside]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO operation_part (cell, kept_from, kept_until, version_id, no, a, b, reach_m)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [(cell, side.begins, side.ends, id, no, a, b, far) for cell, no, a, b, far in parts],
        )
        ring = [x for place in reach.ring for x in place] or None
        cursor.execute("INSERT INTO operation_edge VALUES (%s, %s, %s)", [id, list(reach.legs[0].a), ring])


def found(connection: psycopg.Connection[Any], side: Side) -> set[int]:
    """The numbers of the pairs whose other side the check finds."""
    reach = footprint(*side.drawn, side.radius_m)
    legs = [
        {"no": n, "a": leg.a, "b": leg.b, "reach_m": leg.reach_m, "cells": leg.cells} for n, leg in enumerate(reach.legs)
    ]
    ring = [x for place in reach.ring for x in place] or None
    rows = connection.execute(
        "SELECT version_id FROM operations_met(%s::jsonb, %s::int[], %s::float8[], %s, %s)",
        [json.dumps(legs), list(reach.inside), ring, side.begins, side.ends],
    ).fetchall()
    return {row[0].int - 1 for row in rows}


@pytest.mark.slow
def test_the_check_finds_what_a_plain_reckoning_finds() -> None:
    made: list[Pair] = list(itertools.islice(pairs(2026), MANY))
    assert {pair.conflict for pair in made} == {True, False, None}
    with psycopg.connect(ADMIN_DSN, dbname=TEMPLATE, options="-c search_path=rabta,public") as connection:
        connection.execute("SET session_replication_role = replica")  # no rows of operations behind the parts
        for number, pair in enumerate(made):
            stored(connection, number, pair.a)
        wrong = [
            (number, pair.what, pair.conflict, pair)
            for number, pair in enumerate(made)
            if pair.conflict is not None and (number in found(connection, pair.b)) != pair.conflict
        ]
        connection.rollback()
    assert not wrong, wrong[:3]


def test_the_distance_of_two_legs_is_the_least_between_their_points() -> None:
    chance = random.Random(7)  # noqa: S311
    parts = [n / 60 for n in range(61)]
    with psycopg.connect(ADMIN_DSN, dbname=TEMPLATE, options="-c search_path=rabta,public") as connection:
        for _ in range(150):
            a, b, c, d = ([chance.uniform(-10, 10) for _ in range(3)] for _ in range(4))
            b, d = (a if chance.random() < 0.1 else b), (c if chance.random() < 0.1 else d)
            [(said,)] = connection.execute("SELECT legs_apart(%s, %s, %s, %s)", [a, b, c, d]).fetchall()
            least = min(math.dist(_between(a, b, s), _between(c, d, t)) for s in parts for t in parts)
            assert said <= least + 1e-9 and least <= said + math.dist(a, b) / 60 + math.dist(c, d) / 60


def _between(a: list[float], b: list[float], part: float) -> list[float]:
    return [x + part * (y - x) for x, y in zip(a, b, strict=True)]
