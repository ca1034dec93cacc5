"""Moves what was filed before the protected compartment existed into it. For migration 0003; the owner runs it once.

The owner reads nothing under forced row security, so forcing rests while it works, inside the migration's transaction.
"""

import json
import uuid
from typing import Any

from django.conf import settings
from django.utils import timezone

from rabta.ledger.rules.canonical import canonical_bytes, leaf_hash
from rabta.records.rules.protection import (
    WITHHELD,
    Grounds,
    grounds_of,
    keyed_hash,
    open_incident,
    open_problem,
    open_reading,
    place_key,
)

TABLES = (
    "report", "report_body", "reading", "reading_row", "span", "incident", "seizure_line", "arrest", "mention",
    "clearance_claim", "encounter", "protected_report", "protected_row", "protected_incident", "withdrawal",
)  # fmt: skip


def move_protected_words(apps: Any, schema_editor: Any) -> None:
    """Every row that may name a protected person, with its report."""
    if schema_editor.connection.alias != "owner":
        return
    with schema_editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        found = _protected_rows(cursor)
        if found:
            _enter(cursor, len(found))
            key = bytes.fromhex(settings.CREDENTIALS.id_key)
            for row in found:
                _move(cursor, key, *row)
            _move_reports(cursor, key)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def _enter(cursor: Any, rows: int) -> None:
    """The ledger entry of the move, in the columns that the first schema has, whatever the ledger has grown since."""
    entry_id, at = uuid.uuid4(), timezone.now()
    body = canonical_bytes(
        {
            "v": 1, "id": str(entry_id), "at": at.isoformat(), "deed": "protected:move",
            "subject": ["migration", "records.0003"], "marking": None, "reader": None, "agency": None, "purpose": None,
            "detail": {"rows": rows},
        }
    )  # fmt: skip
    cursor.execute(
        "INSERT INTO entry (id, at, deed, subject_kind, subject_id, body, leaf) VALUES (%s, %s, %s, %s, %s, %s, %s)",
        [entry_id, at, "protected:move", "migration", "records.0003", body, leaf_hash(body)],
    )


def _protected_rows(cursor: Any) -> list[tuple[uuid.UUID, Grounds, dict[str, Any] | None, dict[str, Any] | None, str]]:
    cursor.execute("SELECT id, text, read, problem, fate FROM reading_row ORDER BY id")
    found = []
    for row_id, text, read, problem, fate in cursor.fetchall():
        read, problem = _value(read), _value(problem)
        if grounds := grounds_of(read, text):
            found.append((row_id, grounds, read, problem, fate))
    return found


def _move(
    cursor: Any, key: bytes, row_id: uuid.UUID, grounds: Grounds, read: dict[str, Any] | None,
    problem: dict[str, Any] | None, fate: str,
) -> None:  # fmt: skip
    cursor.execute(
        "INSERT INTO protected_row (row_id, marking_id, grounds, text, cells, read, problem, spans)"
        " SELECT w.id, w.marking_id, %s, w.text, w.cells, w.read, w.problem, coalesce((SELECT jsonb_agg(jsonb_build_object("
        "'pointer', s.pointer, 'part', s.part, 'start', s.start, 'end', s.\"end\", 'column', s.\"column\"))"
        " FROM span s WHERE s.row_id = w.id), '[]') FROM reading_row w WHERE w.id = %s RETURNING text",
        [sorted(grounds), row_id],
    )
    cursor.execute("SELECT content_hash FROM reading_row WHERE id = %s", [row_id])
    content_hash = keyed_hash(key, "row", bytes(cursor.fetchone()[0]))
    cursor.execute(
        "UPDATE reading_row SET protected = true, text = '', cells = NULL, read = %s::jsonb, problem = %s::jsonb,"
        " content_hash = %s WHERE id = %s",
        [_json(open_reading(read)), _json(open_problem(problem, fate)), content_hash, row_id],
    )
    cursor.execute(
        "INSERT INTO protected_incident (incident_id, marking_id, stated, words, search)"
        " SELECT id, marking_id, stated, words, search FROM incident WHERE row_id = %s RETURNING incident_id, stated",
        [row_id],
    )
    for incident_id, stated in cursor.fetchall():
        cursor.execute(
            "UPDATE incident SET stated = %s::jsonb, words = '', search = '', place_text = '', destination = '',"
            " origin = '', concealment = '' WHERE id = %s",
            [_json(open_incident(_value(stated))), incident_id],
        )
        cursor.execute("UPDATE seizure_line SET name_text = '' WHERE incident_id = %s", [incident_id])
        cursor.execute("UPDATE arrest SET nationality_text = '' WHERE incident_id = %s", [incident_id])
        cursor.execute("UPDATE mention SET protected = true WHERE incident_id = %s AND kind = 'person'", [incident_id])
    cursor.execute("DELETE FROM span WHERE row_id = %s", [row_id])
    cursor.execute("SELECT claim_no, place_text FROM clearance_claim WHERE row_id = %s", [row_id])
    for number, place in cursor.fetchall():
        cursor.execute(
            "UPDATE clearance_claim SET place_text = '', place_key = %s WHERE row_id = %s AND claim_no = %s",
            [place_key(key, place), row_id, number],
        )
    cursor.execute("SELECT encounter_no, place_text FROM encounter WHERE row_id = %s", [row_id])
    for number, place in cursor.fetchall():
        cursor.execute(
            "UPDATE encounter SET role = '', what = '', place_text = '', origin = '', transit = '', destination = '',"
            " place_key = %s WHERE row_id = %s AND encounter_no = %s",
            [place_key(key, place), row_id, number],
        )


def _move_reports(cursor: Any, key: bytes) -> None:
    cursor.execute(
        "INSERT INTO protected_report (report_id, marking_id, title, file_name, sha256, size)"
        " SELECT r.id, r.marking_id, r.title, r.file_name, r.sha256, r.size FROM report r WHERE EXISTS ("
        "SELECT FROM reading d JOIN reading_row w ON w.reading_id = d.id WHERE d.report_id = r.id AND w.protected)"
        " RETURNING report_id, sha256"
    )
    for report_id, sha256 in cursor.fetchall():
        stored = keyed_hash(key, "report", bytes(sha256))
        cursor.execute(
            "UPDATE report SET title = %s, file_name = '', size = 0, sha256 = %s, idempotency_key = %s WHERE id = %s",
            [WITHHELD, stored, stored.hex(), report_id],
        )


def _value(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
