"""One house filled once for all tests of a module that only read it."""

import os
from collections.abc import Iterator

import psycopg
import pytest

from tests.house import ADMIN_DSN, TEMPLATE, House, point_django_at
from tests.rooms.invented_month import file_all, invented_month, told_by_many


@pytest.fixture(scope="module")
def filled() -> Iterator[House]:
    """The invented month, and one event told under five markings."""
    house = House(f"rabta_filled_{os.getpid()}")
    point_django_at(house.name)  # nobody may be in the template while it is copied
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {house.name} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {house.name} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY OWNER rabta_owner")
    file_all(house, [*invented_month(20250201), *told_by_many()])
    yield house
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {house.name} WITH (FORCE)")


@pytest.fixture
def full(filled: House) -> House:
    """The filled house, with Django pointed at it: other tests of the module may have houses of their own."""
    point_django_at(filled.name)
    return filled
