"""The tools of the two-worlds check (rabta.proving), on the tests' own database server."""

import functools
import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from rabta.proving.scratch import Scratch
from rabta.proving.workshop import Workshop
from tests.house import ADMIN_DSN, TEMPLATE, point_django_at


@functools.cache
def _made() -> Workshop:
    """One for all files of this process: a world is built once. Its databases go with the tests' server."""
    return Workshop(Scratch(os.environ["RABTA_DATA"], ADMIN_DSN, TEMPLATE, embedded=True), os.getpid())


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    """A workshop whose databases are copies of the tests' template."""
    yield _made()
    point_django_at(TEMPLATE)


def in_turn(things: list[Any], *, most: int) -> list[Any]:
    """So many of these, others every day, all within a round; all of them where RABTA_PROVE is set, as `make prove` does."""
    if os.environ.get("RABTA_PROVE"):
        return things
    first = date.today().toordinal() * most  # noqa: DTZ011  # the day of this machine is turn enough
    return [things[(first + n) % len(things)] for n in range(min(most, len(things)))]
