"""What filing writes: the report, its bytes, and a reading of it. Inside the transaction of an operation."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils.timezone import localdate

from rabta.filing.districts import districts_here
from rabta.filing.errors import NothingFiled
from rabta.filing.rules.identifiers import keyed_id
from rabta.filing.rules.kinds import Kind
from rabta.filing.rules.odd_days import with_odd_days
from rabta.filing.rules.rows import Row, rows_of
from rabta.filing.rules.scans import BODY, is_of_a_body
from rabta.filing.writing import Target, counts, rows_for
from rabta.intake.formats.statement.reader import READER_VERSION
from rabta.records.rules.protection import WITHHELD, keyed_hash
from rabta.records.rules.retention import first_review
from rabta.sharing.operations import Looking
from rabta.sharing.rules.marking import Grading
from rabta.vocabulary.rules.numbered import agency_numbered
from rabta.vocabulary.rules.scripts import language_of

ENCOUNTERS, FACILITATION = "encounters", "facilitation"
"""The formats of a table that records persons met on the move, and of one of what was stated of those who smuggle them."""
_SAMPLE = 20_000  # bytes looked at to tell a report's language


@dataclass(frozen=True)
class Filing:
    """One report on its way in."""

    content: bytes
    file_name: str
    kind: Kind
    media_type: str
    format: str | None
    written_on: date | None
    typed_from: uuid.UUID | None
    grading: Grading
    received_at: datetime
    idempotency_key: str = ""

    @property
    def sha256(self) -> bytes:
        return hashlib.sha256(self.content).digest()

    def stored_hashes(self) -> tuple[bytes, bytes]:
        """How these bytes may be known in the record: by their hash, or keyed where the report is of protected persons."""
        return self.sha256, keyed_hash(id_key(), "report", self.sha256)


@dataclass(frozen=True)
class Filed:
    """What became of a filing. `already`: the same report was here; nothing changed. The parts of `rows` add up."""

    report_id: uuid.UUID
    number: str
    already: bool
    rows: int
    read: int
    set_aside: int
    repeated: int
    incidents: int
    problems: tuple[dict[str, Any], ...]
    placed: int = 0


def id_key() -> bytes:
    """The installation's key for outside ids."""
    return bytes.fromhex(settings.CREDENTIALS.id_key)


def report_id_for(filing: Filing, *, agency: int, marking_digest: bytes, again: str) -> uuid.UUID:
    """The id of a report: of its originator, its marking and its bytes.

    The marking is in it so that an officer who files what a colleague filed above the officer's vetting meets no clash,
    and learns nothing. What was withdrawn may be filed again, as a new report; so may what a colleague filed under this
    marking and marked out of the officer's sight since, with `again` to tell the two apart.
    """
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM report rep JOIN withdrawal w ON w.report_id = rep.id"
            " WHERE rep.sha256 = ANY (%s) AND rep.originator = %s",
            [list(filing.stored_hashes()), agency],
        )
        withdrawn = cursor.fetchone()[0]
    return keyed_id(id_key(), "report", str(agency), marking_digest, filing.sha256, str(withdrawn), *filter(None, [again]))


def filed_before(filing: Filing, *, agency: int) -> tuple[Filed, int] | None:
    """The same bytes as this agency filed them before, as far as this reader sees, and their marking; else None."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT rep.id, rep.number, rep.marking_id, d.rows, d.rows_read, d.rows_set_aside, d.rows_repeated,"
            " (SELECT count(*) FROM incident i WHERE i.reading_id = d.id)"
            " FROM report rep JOIN reading d ON d.report_id = rep.id"
            " WHERE rep.sha256 = ANY (%s) AND rep.originator = %s"
            " AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = rep.id)"
            " ORDER BY rep.received_at, rep.id, d.number DESC LIMIT 1",
            [list(filing.stored_hashes()), agency],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    report_id, number, marking_id, rows, read, set_aside, repeated, incidents = row
    return Filed(report_id, number, True, rows, read, set_aside, repeated, incidents, ()), marking_id


def filed_under(filing: Filing, *, agency: int) -> str | None:
    """The number of another report that this agency filed under the same key, as far as this reader sees; else None."""
    if not filing.idempotency_key:
        return None
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT rep.number FROM report rep WHERE rep.originator = %s AND rep.idempotency_key = %s"
            " AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = rep.id) ORDER BY rep.received_at, rep.id LIMIT 1",
            [agency, filing.idempotency_key],
        )
        row = cursor.fetchone()
    return row and str(row[0])


def read_rows(filing: Filing, *, agency: int, corrections: dict[int, list[dict[str, Any]]] | None = None) -> list[Row]:
    """Read the report's content. Raises NothingFiled when there is no row in it.

    The day of the report stands in for that of a text that gives none; the lines of a collection have their own or none.
    """
    received_on = localdate(filing.received_at)  # the officer's day: in UTC it begins five hours later
    day = filing.written_on.isoformat() if filing.written_on and filing.kind is Kind.STATEMENT else None
    if filing.kind in (Kind.MANIFEST, Kind.AIRPORT, Kind.LAND):  # years of two digits, days to come
        day = (filing.written_on or received_on).isoformat()
    found = list(
        rows_of(
            filing.content, kind=filing.kind, file_name=filing.file_name, agency=agency_numbered(agency).code,
            format=filing.format, written_on=day, corrections=corrections,
            told_by=received_on, drawn=districts_here() if filing.kind is Kind.LAND else None,
        )
    )  # fmt: skip
    if not found:
        raise NothingFiled(filing.file_name, "there is no row in it.")
    if filing.kind is Kind.SCAN and is_of_a_body(filing.content, found[0].read):
        raise NothingFiled(filing.file_name, BODY)
    return [with_odd_days(row, received_on=received_on) for row in found]


def with_repeats_marked(
    rows: Sequence[Row], *, agency: int, marking_id: int, but_report: uuid.UUID | None = None, only_earlier: bool = False
) -> list[Row]:
    """Rows that this agency filed before under the same marking, or earlier in this report, are known repeats.

    Under another marking a row is read again: whoever sees only the one must not miss it, nor learn of the other.
    `but_report`: the report they are rows of; `only_earlier`: only what was filed before it makes them repeats.
    """
    key = id_key()
    hashes = [row.stored_hash(key) for row in rows if row.repeatable]
    known = _rows_known(hashes, agency, marking_id, but_report, only_earlier=only_earlier)
    marked: list[Row] = []
    for row in rows:
        first = known.get(row.stored_hash(key))
        if row.fate != "read" or not row.repeatable or first is None:
            marked.append(row)
            if row.fate == "read" and row.repeatable:
                known[row.stored_hash(key)] = f"row {row.row_no} of this report"
            continue
        why = {"rule": f"the same words were filed before: {first}", "next_step": "Nothing to do; it is counted there."}
        marked.append(replace(row, fate="repeated", read=None, spans=(), problem=why))
    return marked


def _rows_known(
    hashes: list[bytes], agency: int, marking_id: int, but_report: uuid.UUID | None, *, only_earlier: bool
) -> dict[bytes, str]:
    """Content hash -> the number of the first report that holds such a row, read."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT r.content_hash, rep.number FROM reading_row r JOIN current_reading c ON c.id = r.reading_id"
            " JOIN report rep ON rep.id = c.report_id"
            " WHERE r.fate = 'read' AND rep.originator = %s AND rep.marking_id = %s AND r.content_hash = ANY(%s)"
            " AND rep.id IS DISTINCT FROM %s AND (NOT %s OR (SELECT (d.read_at, d.report_id) FROM reading d"
            "  WHERE d.report_id = rep.id AND d.number = 1) < (SELECT (d.read_at, d.report_id) FROM reading d"
            "  WHERE d.report_id = %s AND d.number = 1))"
            " ORDER BY rep.received_at DESC, rep.id DESC",
            [agency, marking_id, hashes, but_report, only_earlier, but_report],
        )
        return {bytes(content_hash): number for content_hash, number in cursor.fetchall()}


def summary(report_id: uuid.UUID, number: str, rows: Sequence[Row]) -> Filed:
    """What the person who files is told."""
    read, set_aside, repeated = counts(rows)
    problems = [{"row_no": row.row_no, "fate": row.fate, **row.problem} for row in rows if row.problem]
    problems += [
        {"row_no": row.row_no, "fate": row.fate, **problem}
        for row in rows if row.read for problem in row.read.get("problems") or []
    ]  # fmt: skip
    incidents = sum(len((row.read or {}).get("incidents") or []) for row in rows)
    return Filed(report_id, number, False, len(rows), read, set_aside, repeated, incidents, tuple(problems))


def write_report(
    looking: Looking, filing: Filing, filed: Filed, *, marking_id: int, protected: bool, at: datetime, flights: str = ""
) -> None:  # fmt: skip
    """The report's row and its bytes. Of one that may name a protected person, what tells of its words stands apart.

    `flights`: what a passenger message is called, which tells of nobody.
    """
    plain, keyed = filing.stored_hashes()
    named = {"title": flights or filing.file_name or "typed text", "file_name": filing.file_name, "sha256": plain,
             "size": len(filing.content)}  # fmt: skip
    shown = {"title": flights or WITHHELD, "file_name": "", "sha256": keyed, "size": 0} if protected else named
    no_text = filing.kind in (Kind.UNREADABLE, Kind.SCAN, Kind.LAND)
    language = "" if no_text else language_of(filing.content[:_SAMPLE].decode("utf-8", "ignore"))
    kind = Kind.STATEMENT if filing.kind is Kind.STATEMENTS else filing.kind
    values = {
        "id": filed.report_id, "number": filed.number, "originator": looking.agency, "kind": str(kind),
        "format": filing.format or str(filing.kind), **shown, "media_type": filing.media_type,
        "language": language, "source_grade": filing.grading.source,
        "information_grade": filing.grading.information, "written_on": filing.written_on,
        "received_at": filing.received_at,
        "review_on": first_review(
            filed_on=localdate(at), kind=str(kind), source_grade=filing.grading.source,
            information_grade=filing.grading.information, protected=protected,
        ),
        "filed_by": looking.reader_id,
        "idempotency_key": filing.idempotency_key or shown["sha256"].hex(), "typed_from_id": filing.typed_from,
        "marking_id": marking_id,
    }  # fmt: skip
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO report ({', '.join(values)}) VALUES ({', '.join(['%s'] * len(values))})",  # noqa: S608
            list(values.values()),
        )
        cursor.execute(
            "INSERT INTO report_body (report_id, content, marking_id) VALUES (%s, %s, %s)",
            [filed.report_id, filing.content, marking_id],
        )
        if protected:
            cursor.execute(
                "INSERT INTO protected_report (report_id, marking_id, title, file_name, sha256, size)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [filed.report_id, marking_id, *named.values()],
            )


def write_reading(
    report_id: uuid.UUID, rows: Sequence[Row], *, originator: int, number: int, marking_id: int, corrections: int,
    at: datetime,
) -> None:  # fmt: skip
    """One reading of a report, with everything below it."""
    reading_id = keyed_id(id_key(), "reading", report_id.bytes, str(number))
    read, set_aside, repeated = counts(rows)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO reading (id, report_id, number, reader_version, corrections, rows, rows_read, rows_set_aside,"
            " rows_repeated, read_at, marking_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                reading_id, report_id, number, READER_VERSION, corrections, len(rows), read, set_aside, repeated, at,
                marking_id,
            ],
        )  # fmt: skip
        rows_for(Target(report_id, reading_id, marking_id, id_key(), originator), rows).write(cursor)
