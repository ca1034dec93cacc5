"""A house with hidden records in it, and what somebody who runs SQL as the application learns or is refused."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connections

from rabta.cli.installation.roles import settle_database
from rabta.ledger.operations import append_entry
from rabta.sharing.operations import acting_as, reading_as
from tests.house import ADMIN_DSN, TEMPLATE, Clock, House, point_django_at
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, Person

ROAD = "ANF stopped a car near Torkham on 20 February 2025: 12 kg heroin was recovered from its doors, two men were held."
ROAD_AGAIN = "Customs with ANF stopped a car near Torkham on 20 February 2025; 12 kg heroin was recovered, two men held."
STORE = "ANF found 777 kg of opium in a store at Chaman on 22 February 2025. 100%_sure\\ source Zarghun. Nobody was held."
LAB = "Customs laboratory: the heroin of 20 February 2025 near Torkham weighs 11.5 kg net. Source Kohsar."
TABLE = "record_no,date,agency,district,substance,quantity,unit\nT1,2025-02-10,CUSTOMS,Quetta,hashish,3.5,kg\n"

EVERY = "restricted; every agency; H0"
HIDDEN_WORDS = ("zarghun", "kohsar", "chaman")


@dataclass
class Standing:
    """Reports by what they are: `road`, `again`, `table` every agency sees; `store` ANF alone, `lab` Customs and NNCC."""

    house: House
    reports: dict[str, uuid.UUID] = field(default_factory=dict)
    keys: dict[str, uuid.UUID] = field(default_factory=dict)

    def fill(self, *, hidden: bool = True) -> "Standing":
        file, made = self.house.file, self.reports
        if hidden:
            made["store"] = file(ANF_OFFICER, STORE, marking="confidential; originator only").report_id
            made["lab"] = file(CUSTOMS_OFFICER, LAB, marking="confidential; to NNCC").report_id
        made["road"] = file(ANF_OFFICER, ROAD, marking=EVERY).report_id
        made["again"] = file(CUSTOMS_OFFICER, ROAD_AGAIN, marking=EVERY).report_id
        made["table"] = file(CUSTOMS_OFFICER, TABLE, file_name="february.csv", marking=EVERY).report_id
        return self

    def one(self, sql: str, *values: object) -> Any:
        """One value as a superuser sees it: for what a test needs to know, never for what it proves."""
        with self.house.as_superuser() as superuser:
            row = superuser.execute(sql, values).fetchone()  # type: ignore[arg-type]
        assert row is not None, sql
        return row[0]

    def key(self, report: str) -> uuid.UUID:
        """The key of a report's first incident, which never changes: asked once."""
        if report not in self.keys:
            sql = "SELECT min(i.key::text) FROM incident i JOIN reading d ON d.id = i.reading_id WHERE d.report_id = %s"
            self.keys[report] = uuid.UUID(self.one(sql, self.reports[report]))
        return self.keys[report]

    def marking(self, report: str) -> int:
        return int(self.one("SELECT marking_id FROM report WHERE id = %s", self.reports[report]))


@pytest.fixture(scope="module")
def standing_of_module() -> Iterator[Standing]:
    """One filled house for all tests of a module that leave it as it is."""
    name = f"rabta_leaks_{os.getpid()}"
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [TEMPLATE])
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY OWNER rabta_owner")
    with psycopg.connect(ADMIN_DSN, dbname=name, autocommit=True) as database:
        settle_database(database)  # a clone has not the grants on the database itself
    point_django_at(name)
    yield Standing(House(name, Clock())).fill()
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def ask(person: Person, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Rows one reader gets for any SQL."""
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(sql, values or None)
        return [tuple(row) for row in cursor.fetchall()]


def copied(person: Person, sql: str) -> str:
    """What COPY ... TO STDOUT gives one reader."""
    with reading_as(person.id):
        raw = connections["default"].connection
        with raw.cursor() as cursor, cursor.copy(sql) as copy:
            return b"".join(bytes(part) for part in copy).decode()


@pytest.fixture
def standing(standing_of_module: Standing) -> Standing:
    """That house, with Django pointed at it again where a test had one of its own in between."""
    name = standing_of_module.house.name
    if connections["default"].settings_dict["NAME"] != name:
        point_django_at(name)
    return standing_of_module


Answer = tuple[str, str]
ACCEPTED: Answer = ("", "")


def answer(person: Person, clock: Clock, *steps: tuple[str, list[object]], keep: bool = True) -> Answer:
    """What the database says to these writes, with a ledger entry before them: ("", "") or (SQLSTATE, its words).

    With `keep` false they are taken back even where they were accepted.
    """
    try:
        with acting_as(person.id) as looking:
            entry = looking.deed("test", subject=("page", "test"), detail={})
            append_entry(entry, id=clock.new_id(), at=clock.tick())
            with connections["default"].cursor() as cursor:
                for sql, values in steps:
                    cursor.execute(sql, values or None)
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            if not keep:
                raise _TakenBack
    except _TakenBack:
        return ACCEPTED
    except DatabaseError as refused:
        cause = refused.__cause__
        assert isinstance(cause, psycopg.Error)
        said = " ".join(filter(None, (cause.diag.message_primary, cause.diag.message_detail, cause.diag.message_hint)))
        return str(cause.sqlstate), said
    return ACCEPTED


class _TakenBack(Exception):
    """Ends a transaction that a test does not want to keep."""


def copy_of(table: str, row: str, /, **changed: str) -> str:
    """INSERT of a row like another one of this table, with some columns changed to these SQL expressions."""
    new = ", ".join(f"'{name}', {value}" for name, value in changed.items())
    return (
        f"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object({new}))).* FROM {table} t WHERE {row}"  # noqa: S608
    )
