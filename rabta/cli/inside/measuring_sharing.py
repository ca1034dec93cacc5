"""Inside an opened house: what `rabta bench sharing` measures."""

import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from django.utils import timezone
from psycopg import sql

from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.records.asking import question
from rabta.records.rules.snippets import needles_of
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.numbered import agency_number
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import unit

DRUGS = ("heroin", "hashish", "opium", "methamphetamine", "cocaine", "morphine")
GROWN = (
    "report", "reading", "reading_row", "incident", "incident_role", "seizure_line", "event", "event_member", "counted_line"
)  # fmt: skip
"""Tables the bench fills: their indexes are made after the rows, as is quickest."""
NEVER_PAGED = {"found": None, "report_number": "", "kind": None, "date_from": None, "date_to": None, "agency": None,
               "substance": None, "district": None, "most": 51}  # fmt: skip
NEWEST = "SELECT key, reported_on, place_text FROM incident ORDER BY reported_on DESC NULLS LAST, id LIMIT 50"
BY_WORDS = "SELECT incident_id FROM search_incidents(%(needles)s::text[], 500)"
BY_WORDS_OPENLY = """
    SELECT i.id FROM incident i JOIN current_reading c ON c.id = i.reading_id
    WHERE i.search LIKE '%%' || %(first)s::text || '%%'
      AND NOT EXISTS (SELECT FROM unnest(%(needles)s::text[]) AS needle WHERE strpos(i.search, needle) = 0)
    ORDER BY i.reported_on DESC NULLS LAST, i.id LIMIT 500"""
"""What search_incidents does, without its condition: its caller here is no reader, to whom it would show nothing."""
BY_DISTRICT = """
    SELECT i.district, l.substance, count(*), sum(l.mass_g)
    FROM incident i JOIN seizure_line l ON l.incident_id = i.id
    WHERE i.reported_on BETWEEN '2024-07-01' AND '2025-06-30' GROUP BY 1, 2"""
COUNTED_ONCE = """
    SELECT date_trunc('month', e.day), l.substance, sum(l.mass_g)
    FROM event e JOIN counted_line l ON l.view_id = e.view_id AND l.event_key = e.key GROUP BY 1, 2"""

SHARED_WIDELY = """
    SELECT key FROM incident i JOIN marking m ON m.id = i.marking_id
    WHERE %s = ANY (m.agencies) OR (m.every_agency AND m.level < 2) ORDER BY m.every_agency, i.id LIMIT 1"""


@dataclass(frozen=True)
class Asked:
    """One question: as a reader asks it, and the same where no policy stands before the rows."""

    what: str
    sql: str
    parameters: dict[str, Any]
    openly: str = ""


def measure(*, incidents: int, rounds: int, admin_dsn: str) -> Iterator[str]:
    """One line per figure: medians over the rounds; in each round everybody asks once, so that load falls on all alike."""
    broad = _reader("bench analyst", "NNCC", 3, groups=tuple(f"bench-{n}" for n in (15, 16, 17, 18)))
    narrow = _reader("bench partner", "NCA_UK", 1, partner=True)
    database = psycopg.connect(
        admin_dsn, dbname=settings.CREDENTIALS.dbname, autocommit=True, prepare_threshold=None,
        options="-c search_path=rabta,public",
    )  # fmt: skip
    with database as admin:
        began = time.perf_counter()
        _fill(admin, incidents)
        markings = _one(admin, "SELECT count(*) FROM marking")
        yield f"{incidents:,} invented incidents under {markings} markings: {time.perf_counter() - began:.0f} s"
        seen = [_seen(reader) for reader in (broad, narrow)]
        yield f"broad reader sees {seen[0]:,} of them, narrow reader {seen[1]:,}"
        for asked in _questions(admin):
            yield _compared(admin, asked, broad, narrow, rounds)
        yield f"opening the house for a reader, once a request: {_opening(broad, rounds)}"


def _reader(name: str, code: str, vetting: int, *, partner: bool = False, groups: tuple[str, ...] = ()) -> uuid.UUID:
    new = NewReader(
        name=name, agency=agency_number(code) or 0, partner=partner, vetting=vetting, groups=groups, roles=(Role.ANALYST,)
    )
    return add_reader(new, id=uuid.uuid4(), at=timezone.now(), enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()))


def _fill(admin: psycopg.Connection, incidents: int) -> None:
    """The invented record, its indexes made afterwards, and the statistics the database would gather within a minute."""
    own = [one.number for one in agencies() if one.code not in ("NNCC", "NCA_UK")]
    values = {
        "incidents": incidents, "agencies": (own * 20)[:20], "centre": agency_number("NNCC"),
        "partner": agency_number("NCA_UK"), "districts": [one.number for one in districts()],
        "drugs": [substance(code).number for code in DRUGS], "gram": unit("g").number,
    }  # fmt: skip
    admin.execute("SET session_replication_role = replica")
    admin.execute("SELECT setseed(0.5)")
    made = admin.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE NOT indisunique"
        " AND indrelid::regclass::text = ANY (%s)", [list(GROWN)],
    ).fetchall()  # fmt: skip
    for name, _ in made:
        admin.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    for statement in question("cli/benches/sql/many_incidents.sql").split(";\n"):
        admin.execute(statement, values)
    admin.execute("SET maintenance_work_mem = '512MB'")
    for _, definition in made:
        admin.execute(definition)
    admin.execute("RESET session_replication_role")
    admin.execute("VACUUM ANALYZE")


def _questions(admin: psycopg.Connection) -> Iterator[Asked]:
    """List, page, aggregates, search: the console's own questions where they are one."""
    search = question("records/sql/queries/search.sql")
    yield Asked("list of 50 newest incidents, of their own table alone", NEWEST, {})
    yield Asked("list of 50 newest incidents, as the console asks", search, NEVER_PAGED)
    yield Asked("list of 50 newest reports, as the console asks", question("records/sql/queries/reports_newest.sql"),
                {"agency": None, "after_at": None, "after_id": None, "most": 50})  # fmt: skip
    key = _one(admin, SHARED_WIDELY, agency_number("NCA_UK"))
    stated = question("records/sql/queries/incidents_of.sql")
    yield Asked("page of one incident", stated, {"keys": [key], "reading_id": None})
    yield Asked("sum by district and substance, one year", BY_DISTRICT, {})
    yield Asked("counted once by month and substance, all", COUNTED_ONCE, {})
    held = str(_one(admin, "SELECT words FROM incident WHERE key = %s", key)).partition("held: ")[2]
    for what, words in (("a person's name and the father's", held.replace(" son of ", " ")), ("one name", held.split()[-1])):
        needles = list(needles_of(words))
        sought = "SELECT count(*) FROM incident WHERE search LIKE ALL (%s::text[])"
        hits = _one(admin, sought, [f"%{needle}%" for needle in needles])
        parameters = {"needles": needles, "first": needles[0]}
        yield Asked(f"search for {what} ({hits:,} incidents hold it)", BY_WORDS, parameters, BY_WORDS_OPENLY)


def _compared(admin: psycopg.Connection, asked: Asked, broad: uuid.UUID, narrow: uuid.UUID, rounds: int) -> str:
    """Medians of three askers, in brackets the least of all rounds, and the median of each round's ratio."""
    took: list[tuple[float, float, float]] = []
    for _ in range(rounds + 1):
        without = _seconds(lambda: admin.execute(asked.openly or asked.sql, asked.parameters).fetchall())
        took.append((without, _seconds_as(broad, asked), _seconds_as(narrow, asked)))
    without, wide, few = (_told(column) for column in zip(*took[1:], strict=True))  # the first warmed up
    ratio = median(one[1] / one[0] for one in took[1:])
    more = 1000 * median(one[1] - one[0] for one in took[1:])
    return (
        f"{asked.what}: without row security {without}, broad reader {wide}, {more:+.1f} ms, {ratio:.2f} times;"
        f" narrow reader {few}"
    )


def _told(seconds: tuple[float, ...]) -> str:
    return f"{1000 * median(seconds):.1f} ms ({1000 * min(seconds):.1f})"


def _seconds_as(reader_id: uuid.UUID, asked: Asked) -> float:
    with reading_as(reader_id), connections["default"].cursor() as cursor:
        return _seconds(lambda: (cursor.execute(asked.sql, asked.parameters), cursor.fetchall()))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _opening(reader_id: uuid.UUID, rounds: int) -> str:
    def opened() -> None:
        with reading_as(reader_id):
            pass

    return f"{1000 * median(_seconds(opened) for _ in range(10 * rounds)):.1f} ms"


def _seen(reader_id: uuid.UUID) -> int:
    with reading_as(reader_id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM incident")
        return int(cursor.fetchone()[0])


def _one(admin: psycopg.Connection, question: str, *values: object) -> Any:
    row = admin.execute(question, values).fetchone()  # type: ignore[call-overload]
    assert row is not None, question
    return row[0]
