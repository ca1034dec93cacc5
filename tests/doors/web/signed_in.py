"""People signed in to a console: by the test client, or by a browser on a served address."""

import functools
import itertools
import os
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from wsgiref.simple_server import WSGIRequestHandler

import psycopg
import pytest
from django.contrib.auth.hashers import make_password
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client

from rabta.people.accounts.models import Account
from tests.house import ADMIN_DSN, TEMPLATE, Clock, House, cloned, point_django_at
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, Person

PASSWORD = "eleven quiet lamps 7"
PEOPLE = (ANF_OFFICER, CUSTOMS_OFFICER, ANALYST, DIRECTOR, AUDITOR, OUTSIDER)
ANF_TEXT = (
    "EX-1. ANF Peshawar stopped a car near Torkham on 20 February 2025 and recovered 12.4 kg of heroin from its doors. "
    "Two men were arrested. In another operation on 21 February 2025 at Islamabad airport 12.4 kg of hashish was found."
)
CUSTOMS_TEXT = (
    "EX-2. Customs and ANF stopped a car near Torkham on 20 February 2025; 12.5 kg heroin was recovered from the doors and "
    "two persons were arrested."
)
HIDDEN_TEXT = "EX-3. ANF found 900 kg of opium in a hidden store at Chaman on 22 February 2025. Nobody was arrested."
TABLE = (
    b"record_no,date,agency,district,substance,quantity,unit\n"
    b"EX-T1,2025-02-10,CUSTOMS,Quetta,hashish,3.5,kg\n"
    b"EX-T2,2025-02-11,CUSTOMS,Quetta,hashish,12 kg 400,kg\n"
)


@dataclass
class Filled:
    """A house with four reports in it and everybody's sign-in. `hidden` only ANF may see."""

    house: House
    anf: uuid.UUID
    customs: uuid.UUID
    hidden: uuid.UUID
    table: uuid.UUID


def sign_in_name(person: Person) -> str:
    return person.name.casefold().replace(" ", ".")


def add_sign_ins(clock: Clock, *, must_change: bool = False) -> None:
    for person in PEOPLE:
        account = Account(sign_in_name=sign_in_name(person), reader_id=person.id, added_at=clock.tick())
        account.must_change_password = must_change
        account.password = hashed()
        account.save()


@functools.cache
def hashed() -> str:
    """The hash of everybody's password, made once: it is meant to cost."""
    return make_password(PASSWORD)


@functools.cache
def _filled() -> tuple[Filled, int]:
    """A filled house that nobody enters again, of which each test gets a copy; and the number of its next id."""
    filled = fill(House(cloned(f"rabta_web_{os.getpid()}_filled", of=TEMPLATE)))
    return filled, next(filled.house.clock.numbers)


def copied(name: str) -> Filled:
    """A copy of the filled house, its clock and its numbers as they stood, with Django in it."""
    filled, number = _filled()
    house = House(cloned(name, of=filled.house.name), Clock(filled.house.clock.now, itertools.count(number)))
    return replace(filled, house=house)


def fill(house: House) -> Filled:
    add_sign_ins(house.clock)
    every = "restricted; every agency; H0"
    return Filled(
        house,
        anf=house.file(ANF_OFFICER, ANF_TEXT, marking=every).report_id,
        customs=house.file(CUSTOMS_OFFICER, CUSTOMS_TEXT, marking=every).report_id,
        hidden=house.file(ANF_OFFICER, HIDDEN_TEXT, marking="confidential; originator only").report_id,
        table=house.file(CUSTOMS_OFFICER, TABLE, file_name="february.csv", marking=every).report_id,
    )


def client_of(person: Person, *, task: str | None = "EX-221, a test of the console") -> Client:
    """A test client that signed in at the door, as a browser does, and said what for; `task=None` did not say it yet."""
    client = Client(SERVER_NAME="localhost")
    answered = client.post("/sign-in/", {"username": sign_in_name(person), "password": PASSWORD})
    assert answered.status_code == 302, answered.status_code
    if task:
        assert client.post("/task/", {"reason": task}).status_code == 302
    return client


def _dropped(name: str) -> None:
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def example_house() -> Iterator[Filled]:
    """One filled house for all tests of a module that only read it."""
    filled = copied(f"rabta_web_{os.getpid()}")
    yield filled
    _dropped(filled.house.name)


@pytest.fixture
def console() -> Iterator[Filled]:
    """A filled house of one's own, to write in."""
    filled = copied(f"rabta_web_{os.getpid()}_own")
    yield filled
    _dropped(filled.house.name)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing: a test's output is for its failures."""


@pytest.fixture
def served(console: Filled) -> Iterator[str]:
    """The address of a console served from this process, over the house of `console`."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    connections.close_all()

