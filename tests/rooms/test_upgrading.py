"""An installation of the first migrations, with data in it, comes forward: the schema of a fresh one, and its data kept.

What may name a protected person was filed in the open then. After the move it stands exactly as it would be filed today.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql
from psycopg.types.json import Jsonb

from rabta.cli.inside.schema import OWNERS, migrate, newest
from rabta.cli.installation.backup import table_sums
from rabta.cli.installation.drill import CATALOGUE
from rabta.cli.installation.roles import prepare
from rabta.counting.operations import place_unplaced
from rabta.filing.rules.clearance import claim_columns
from rabta.filing.rules.encounter import encounter_columns
from rabta.ledger.queries import verify
from rabta.records import queries
from rabta.sharing.operations import reading_as
from tests.house import ADMIN_DSN, TEMPLATE, House, point_django_at
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR

OLD = "rabta_test_of_old"
MET = (
    "EX-1. On 10 February 2025 FIA and ANF stopped a bus near Gwadar. Fourteen migrants were rescued, among them Zarmina."
    " From the bus 3.45 kg of heroin was recovered and two persons were arrested. 12 acres of poppy were destroyed in"
    " Mohmand."
)
OPEN = "EX-2. On 11 February 2025 ANF recovered 2 kg of hashish at Torkham. One person was arrested."
FIRST = [
    ("people", "0001_readers"), ("sharing", "0001_markings_and_the_gate"), ("ledger", "0001_entries_and_checkpoints"),
    ("records", "0001_what_agencies_stated"), ("counting", "0001_judgements_and_events"), ("briefing", "0001_price_lists"),
]  # fmt: skip
SINCE = ("rabta.django_migrations", "rabta.token_key", "rabta.entry", "rabta.change", "accounts.django_migrations")
"""Tables that a migration itself writes to."""


@pytest.fixture
def old(make_house: Callable[[], House]) -> Iterator[House]:
    """A house of the first migrations, holding what today's house beside it holds, in the shape of then."""
    today = make_house()
    today.file(ANF_OFFICER, MET, marking="open; every agency", written_on=date(2025, 2, 10), file_name="met.txt")
    today.file(CUSTOMS_OFFICER, OPEN, marking="restricted; every agency", written_on=date(2025, 2, 11), file_name="open.txt")
    today.file(ANF_OFFICER, "EX-3. 4 kg of ice at Lahore.", marking="restricted; originator only", file_name="three.txt")
    prepare(ADMIN_DSN, replace(settings.CREDENTIALS, dbname=OLD))
    point_django_at(OLD)
    for alias in reversed(OWNERS):
        executor = MigrationExecutor(connections[alias])
        known = executor.loader.graph.leaf_nodes()
        executor.migrate(FIRST if alias == "owner" else [node for node in known if node[0] not in dict(FIRST)])
    _copy(today)
    yield today
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {OLD} WITH (FORCE)")


def _copy(today: House) -> None:
    """Every row, with triggers asleep; of a table of then only the columns of then."""
    with today.as_superuser() as here, _superuser(OLD) as there:
        there.execute("SET session_replication_role = replica")
        tables = [name for (name,) in there.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'rabta'").fetchall()]
        for table in sorted(set(tables) - {"django_migrations", "ledger_position", "ledger_checkpoint"}):
            there.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            columns = [c for (c,) in there.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'rabta' AND table_name = %s"
                " AND is_generated = 'NEVER' ORDER BY ordinal_position", [table]).fetchall()]  # fmt: skip
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            source = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(names, sql.Identifier(table))
            target = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
            with here.cursor().copy(source) as out, there.cursor().copy(target) as into:
                for piece in out:
                    into.write(piece)
        _open_again(here, there)


def _open_again(here: psycopg.Connection[Any], there: psycopg.Connection[Any]) -> None:
    """The words of the compartment back where they stood in the first schema."""
    for row in here.execute("SELECT row_id, text, cells, read, problem, spans FROM protected_row").fetchall():
        row_id, text, cells, read, problem, spans = row
        said = hashlib.sha256(f"{read['date']}\0{text}".encode()).digest()
        there.execute(
            "UPDATE reading_row SET text = %s, cells = %s, read = %s, problem = %s, content_hash = %s WHERE id = %s",
            [text, cells and Jsonb(cells), Jsonb(read), problem and Jsonb(problem), said, row_id],
        )
        there.execute(
            "INSERT INTO span (row_id, marking_id, pointer, part, start, \"end\", \"column\") SELECT %s,"
            " (SELECT marking_id FROM reading_row WHERE id = %s), s.* FROM jsonb_to_recordset(%s)"
            ' AS s(pointer text, part smallint, start integer, "end" integer, "column" text)',
            [row_id, row_id, Jsonb(spans)],
        )  # fmt: skip
        for number, met in enumerate(read["encounters"]):
            words = encounter_columns(met, read)
            for name in ("role", "what", "place_text", "origin", "transit", "destination"):
                there.execute(f"UPDATE encounter SET {name} = %s WHERE row_id = %s AND encounter_no = %s",  # noqa: S608
                              [words[name], row_id, number])  # fmt: skip
        for number, claim in enumerate(read["clearances"]):
            there.execute("UPDATE clearance_claim SET place_text = %s WHERE row_id = %s AND claim_no = %s",
                          [claim_columns(claim, read)["place_text"], row_id, number])  # fmt: skip
    incidents = here.execute("SELECT incident_id, stated, words, search FROM protected_incident").fetchall()
    for incident_id, stated, words, search in incidents:
        there.execute(
            "UPDATE incident SET stated = %s, words = %s, search = %s, place_text = %s, destination = %s, origin = %s,"
            " concealment = %s WHERE id = %s",
            [Jsonb(stated), words, search, *(stated.get(name) or "" for name in
             ("place_text", "destination", "origin", "concealment")), incident_id],
        )  # fmt: skip
        for number, line in enumerate(stated["substances"]):
            there.execute("UPDATE seizure_line SET name_text = %s WHERE incident_id = %s AND line_no = %s",
                          [line["name_text"], incident_id, number])  # fmt: skip
    for report_id, title, name, digest, size in here.execute(
        "SELECT report_id, title, file_name, sha256, size FROM protected_report"
    ):
        there.execute(
            "UPDATE report SET title = %s, file_name = %s, sha256 = %s, size = %s, idempotency_key = %s WHERE id = %s",
            [title, name, digest, size, bytes(digest).hex(), report_id],
        )


def _superuser(name: str) -> psycopg.Connection[Any]:
    return psycopg.connect(ADMIN_DSN, dbname=name, autocommit=True, options="-c search_path=rabta,public")


def _catalogue(name: str) -> dict[str, list[str]]:
    with psycopg.connect(ADMIN_DSN, dbname=name, autocommit=True) as connection:
        return {file.stem: [repr(row) for row in connection.execute(file.read_bytes())] for file in _questions()}


def _questions() -> list[Path]:
    return sorted(CATALOGUE.glob("*.sql"))


@pytest.mark.slow
def test_an_old_installation_with_data_comes_forward_whole(old: House) -> None:
    with _superuser(OLD) as before:
        assert "Zarmina" in before.execute("SELECT string_agg(text, ' ') FROM reading_row").fetchone()[0]  # type: ignore[index]
    assert migrate(say=lambda text: None) > 0
    assert place_unplaced(at=old.clock.tick(), new_id=old.clock.new_id) == 3, "as at every start of the console"
    assert _catalogue(OLD) == _catalogue(TEMPLATE), "the sum of the migrations is the schema of a fresh installation"
    with _superuser(OLD) as then, old.as_superuser() as now:
        sums, wanted = table_sums(then), table_sums(now)
    assert {name: found for name, found in sums.items() if name not in SINCE} == {
        name: found for name, found in wanted.items() if name not in SINCE
    }, "every row as it would be filed today"
    assert verify().problem is None
    for person, may in ((ANALYST, True), (DIRECTOR, False), (ANF_OFFICER, False)):
        with reading_as(person.id):
            told = json.dumps([queries.report_filed(r["id"]) for r in queries.reports_newest()], default=str)
        assert ("Zarmina" in told) == may, person.name


@pytest.mark.slow
@pytest.mark.skipif("RABTA_PROVE" not in os.environ, reason="every model made anew at each change: make prove")
def test_the_short_way_through_the_migrations_ends_where_djangos_own_does() -> None:
    prepare(ADMIN_DSN, replace(settings.CREDENTIALS, dbname=OLD))
    point_django_at(OLD)
    for alias in OWNERS:
        executor = MigrationExecutor(connections[alias])
        executor.migrate(newest(alias, executor))
    assert _catalogue(OLD) == _catalogue(TEMPLATE)
    point_django_at(TEMPLATE)
    with psycopg.connect(ADMIN_DSN, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {OLD} WITH (FORCE)")
