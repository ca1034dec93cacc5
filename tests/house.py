"""A real house for tests: an embedded PostgreSQL, migrated once, cloned for every test, asked as the application role.

Importing this module starts the server (about two seconds); only the folders whose tests need it do.
"""

import atexit
import itertools
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
import psycopg
import pytest

from rabta.cli.installation.credentials import new_credentials, write_credentials
from rabta.cli.installation.postgres import start_cluster
from rabta.cli.installation.roles import prepare
from rabta.exchange.rules.release_policy import DEPLOYED, SHIPPED
from tests.people import EVERYBODY, Person

TEMPLATE = "rabta_template"


def confirm_policy(folder: Path) -> None:
    """What is shipped, with somebody invented who stands for its list of states: else nothing is given to a partner."""
    shipped = SHIPPED.read_text(encoding="utf-8").replace("confirmed_by:", "confirmed_by: EX-Ministry")
    (folder / DEPLOYED).write_text(shipped, encoding="utf-8")


def _start() -> str:
    folder = Path(tempfile.mkdtemp(prefix="rabta-test-"))
    cluster = start_cluster(folder, durable=False)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(cluster.stop)
    credentials = new_credentials(host="127.0.0.1", port=cluster.port, dbname=TEMPLATE)
    write_credentials(folder, credentials)
    os.environ["RABTA_DATA"] = str(folder)
    confirm_policy(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "rabta.config.settings"
    prepare(cluster.admin_dsn, credentials)
    django.setup()
    return cluster.admin_dsn


ADMIN_DSN = _start()

# Django is ready from here on.
from django.db import connections  # noqa: E402

from rabta.cli.inside.schema import migrate  # noqa: E402
from rabta.filing.operations import Filed, file_report  # noqa: E402
from rabta.ledger.operations import entered_by_owner  # noqa: E402
from rabta.people.operations import NewReader, add_reader  # noqa: E402
from rabta.vocabulary.rules.numbered import agency_number  # noqa: E402

MORNING = datetime(2025, 3, 1, 4, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Time and ids that a test decides: each call one second, and one number, later."""

    now: datetime = MORNING
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def new_id(self) -> uuid.UUID:
        return uuid.UUID(int=next(self.numbers) << 64)


@dataclass
class House:
    """One cloned database with the standing people in it."""

    name: str
    clock: Clock = field(default_factory=Clock)

    def file(
        self, who: Person, text: str | bytes, *, file_name: str = "", marking: str | None = None, **more: object
    ) -> Filed:
        """File one report as this person."""
        content = text.encode() if isinstance(text, str) else text
        return file_report(
            reader_id=who.id,
            content=content,
            file_name=file_name or "typed.txt",
            marking_text=marking,
            at=self.clock.tick(),
            new_id=self.clock.new_id,
            **more,
        )  # type: ignore[arg-type]

    def as_superuser(self) -> psycopg.Connection:
        """For oracles and for breaking things: sees every row, so it proves nothing about what readers see."""
        return psycopg.connect(ADMIN_DSN, dbname=self.name, autocommit=True, options="-c search_path=rabta,public")


def point_django_at(name: str) -> None:
    """Let every connection of this process speak to another database."""
    for alias in connections:
        connection = connections[alias]
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
        connection.settings_dict["NAME"] = name


def _migrate() -> None:
    migrate(say=lambda text: None)
    for number, person in enumerate(EVERYBODY, 2):
        new = NewReader(
            name=person.name, agency=agency_number(person.agency) or 0, partner=person.partner, vetting=person.vetting,
            groups=person.groups, purposes=person.purposes, roles=person.roles,
        )  # fmt: skip
        add_reader(new, id=person.id, at=MORNING, enter=entered_by_owner(at=MORNING, id=uuid.UUID(int=number)))
    point_django_at(TEMPLATE)


_migrate()
_numbers = itertools.count(1)


def cloned(name: str, *, of: str) -> str:
    """Copy a database and point Django at the copy. Returns its name."""
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        # A database cannot be copied while anybody is in it: what an earlier test left open is closed here.
        admin.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [of])
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY FILE_COPY OWNER rabta_owner")
    point_django_at(name)
    return name


@pytest.fixture
def make_house() -> Iterator[Callable[..., House]]:
    """Clones of the migrated template, or of another database; each call makes another and points Django at it. Dropped
    afterwards."""
    made: list[str] = []

    def make(of: str = TEMPLATE) -> House:
        made.append(cloned(f"rabta_test_{os.getpid()}_{next(_numbers)}", of=of))
        return House(made[-1])

    yield make
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        for name in made:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def house(make_house: Callable[[], House]) -> House:
    """One house, empty but for the standing people."""
    return make_house()
