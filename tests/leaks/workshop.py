"""The tools of the two-worlds check (rabta.proving), on the tests' own database server."""

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg import sql

from rabta.proving.scratch import Scratch
from rabta.proving.workshop import Workshop
from tests.house import ADMIN_DSN, TEMPLATE, point_django_at


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    """A workshop whose databases are copies of the tests' template, dropped afterwards."""
    place = Scratch(os.environ["RABTA_DATA"], ADMIN_DSN, TEMPLATE, embedded=True)
    made = Workshop(place, os.getpid())
    yield made
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        like = made.builder.name("").replace("_", r"\_") + "%"
        for (name,) in admin.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [like]).fetchall():
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def in_turn(things: list[Any], *, most: int) -> list[Any]:
    """So many of these, others every day, all within a round; all of them where RABTA_PROVE is set, as `make prove` does."""
    if os.environ.get("RABTA_PROVE"):
        return things
    first = date.today().toordinal() * most  # noqa: DTZ011  # the day of this machine is turn enough
    return [things[(first + n) % len(things)] for n in range(min(most, len(things)))]
