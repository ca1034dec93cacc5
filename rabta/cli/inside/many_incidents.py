"""Invented reports at national density, for `rabta bench recount`: straight into the tables that counting reads.

A year of them is that of `rabta bench count --density`; each year is another one. Sheets of a month and statements of a day,
under four markings for each agency. Nobody and nothing in them is real.
"""

import hashlib
import json
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import psycopg
from psycopg import sql

from rabta.cli.benches.density_bed import DAYS, bed
from rabta.vocabulary.rules.numbered import agency_number, district_number
from rabta.vocabulary.rules.settings import setting_number

TABLES = ("report", "reading", "reading_row", "incident")
AUDIENCES = ((1, True, (), 70), (2, False, ("ANF", "NNCC"), 15), (0, True, (), 10), (1, False, ("NNCC",), 5))
"""Level, every agency or which, and how many reports of a hundred: as `rabta bench house` marks its reports."""
COPIES = {
    "report": "COPY report (id, marking_id, number, originator, kind, format, title, file_name, media_type, sha256, size,"
    " language, source_grade, information_grade, written_on, received_at, review_on, filed_by, idempotency_key) FROM STDIN",
    "reading": "COPY reading (id, marking_id, report_id, number, reader_version, corrections, rows, rows_read,"
    " rows_set_aside, rows_repeated, read_at) FROM STDIN",
    "reading_row": "COPY reading_row (id, marking_id, reading_id, row_no, fate, text, read, content_hash) FROM STDIN",
    "incident": "COPY incident (id, marking_id, key, reading_id, row_id, incident_no, periodic, agencies, occurred_from,"
    " occurred_to, reported_on, place_text, district, province, country, airport, setting, flight, destination, origin,"
    " concealment, value_currency, recap, confidence, stated, words, search) FROM STDIN",
}
INSERT_MARKING = (
    "INSERT INTO marking (id, originator, level, every_agency, agencies, groups, handling, handling_note, purposes, digest)"
    " VALUES (%s, %s, %s, %s, %s, '{}', '{}', '', '{1,2,3,4}', %s)"
)
Rows = dict[str, list[tuple[Any, ...]]]


def fill(admin: psycopg.Connection, *, incidents: int, years: int) -> int:
    """Write about so many incidents of so many years, and gather statistics. Returns how many.

    On the connection of a superuser, in a database of the bench's own.
    """
    written = 0
    with _quick(admin):
        for year in range(years):
            rows = _year(admin, incidents // years, year)
            for table, copy in COPIES.items():
                with admin.cursor().copy(copy) as into:
                    for row in rows[table]:
                        into.write_row(row)
            written += len(rows["incident"])
    admin.execute("VACUUM ANALYZE")
    return written


@contextmanager
def _quick(admin: psycopg.Connection) -> Iterator[None]:
    """Triggers asleep, and indexes made after the rows."""
    admin.execute("SET session_replication_role = replica")
    made = admin.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE NOT indisunique"
        " AND indrelid::regclass::text = ANY (%s)", [list(TABLES)],
    ).fetchall()  # fmt: skip
    for name, _ in made:
        admin.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    yield
    admin.execute("SET maintenance_work_mem = '512MB'")
    for _, definition in made:
        admin.execute(definition)
    admin.execute("RESET session_replication_role")


def _year(admin: psycopg.Connection, incidents: int, year: int) -> Rows:
    """One year's rows of each table. Rows of one sheet are one report."""
    chance, rows = random.Random(f"marked {year}"), defaultdict[str, list[tuple[Any, ...]]](list)
    reports: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for reading in bed(incidents, seed=1 + year).readings:
        reports[reading.get("table") or reading["id"]].append(_later(reading, timedelta(days=year * DAYS)))
    for name, read in reports.items():
        shape = chance.choices(range(len(AUDIENCES)), [share for *_, share in AUDIENCES])[0]
        agency = agency_number(read[0]["agency"]) or 0
        _add_report(f"{name} {year}", read, agency, _marking(admin, agency, shape), chance, rows)
    return rows


def _later(reading: dict[str, Any], by: timedelta) -> dict[str, Any]:
    def moved(day: str) -> str:
        return (date.fromisoformat(day) + by).isoformat()

    def told(occurred: dict[str, str]) -> dict[str, str]:
        return {**occurred, "from": moved(occurred["from"]), "to": moved(occurred["to"])}

    incidents = [{**one, "occurred": one["occurred"] and told(one["occurred"])} for one in reading["incidents"]]
    return {**reading, "date": moved(reading["date"]), "incidents": incidents}


def _marking(admin: psycopg.Connection, agency: int, shape: int) -> int:
    """The id of the marking of this shape for this originator, made at its first use."""
    number, digest = 1000 + agency * len(AUDIENCES) + shape, hashlib.sha256(f"bench {agency}/{shape}".encode()).digest()
    level, every, agencies, _ = AUDIENCES[shape]
    if admin.execute("SELECT FROM marking WHERE id = %s", [number]).fetchone() is None:
        admin.execute(INSERT_MARKING, [number, agency, level, every, [agency_number(code) for code in agencies], digest])
    return number


def _add_report(
    name: str, read: Sequence[dict[str, Any]], agency: int, marking: int, chance: random.Random, rows: Rows
) -> None:
    def new_id() -> uuid.UUID:
        return uuid.UUID(int=chance.getrandbits(128), version=4)

    report, reading = new_id(), new_id()
    day = read[-1]["date"]
    at, kind = f"{day}T18:00:00Z", "table" if "row" in read[0] else "statement"
    digest = hashlib.sha256(name.encode()).digest()
    rows["report"].append(
        (report, marking, f"EX-{report.hex[:12]}", agency, kind, kind, name, "", "text/plain", digest, 1000, "en", "B", 2,
         day, at, f"{int(day[:4]) + 5}-01-01", report, name)
    )  # fmt: skip
    rows["reading"].append((reading, marking, report, 1, "bench", 0, len(read), len(read), 0, 0, at))
    for number, told in enumerate(read, 1):
        row, said = new_id(), {key: value for key, value in told.items() if key not in ("table", "id")}
        rows["reading_row"].append((row, marking, reading, number, "read", "", json.dumps(said), row.bytes))
        for one in told["incidents"]:
            rows["incident"].append((new_id(), marking, new_id(), reading, row, one["incident_no"], *_columns(one, told)))


def _columns(one: dict[str, Any], told: dict[str, Any]) -> tuple[Any, ...]:
    occurred = one["occurred"] or {}
    return (
        False, [agency_number(code) for code in one["agencies"]], occurred.get("from"), occurred.get("to"), told["date"],
        one["place_text"], district_number(one["district"]), "", one["country"], one["airport_iata"] or "",
        setting_number(one["setting"]), "", one["destination"] or "", "", "", "", False, 100, json.dumps(one), "", "",
    )  # fmt: skip
