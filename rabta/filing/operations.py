"""The one way a report enters the house: file, read, place. And how it is withdrawn or its reading mended."""

import hashlib
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connections

from rabta.counting.operations import place_unplaced
from rabta.filing.errors import CannotCorrect, NotAvailable, NothingFiled, NotYours
from rabta.filing.rules.identifiers import keyed_id, report_number
from rabta.filing.rules.kinds import Kind, kind_of
from rabta.filing.rules.rows import Row, rows_of
from rabta.filing.writing import Target, counts, rows_for
from rabta.intake.formats.statement.reader import READER_VERSION
from rabta.ledger.operations import append_entry
from rabta.people.rules.purposes import Purpose
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_grading, parse_marking
from rabta.vocabulary.rules.numbered import agency_numbered
from rabta.vocabulary.rules.scripts import language_of

LARGEST = 50 * 2**20  # bytes of one report; larger files are split by who sends them
DEFAULT_MARKING = "restricted; every agency; H0"
DEFAULT_GRADING = "A2"
REVIEW_AFTER_DAYS = 365  # retention review, reliability.md section 3: one year for what is not validated

NewId = Callable[[], uuid.UUID]


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


@dataclass(frozen=True)
class _Filing:
    """One report on its way in."""

    content: bytes
    file_name: str
    kind: Kind
    media_type: str
    format: str | None
    written_on: date | None
    typed_from: uuid.UUID | None


def file_report(
    *, reader_id: uuid.UUID, content: bytes, file_name: str, at: datetime, new_id: NewId,
    marking_text: str | None = None, grading: str = DEFAULT_GRADING, format: str | None = None,
    written_on: date | None = None, typed_from: uuid.UUID | None = None, idempotency_key: str = "",
    place: bool = True, purpose: Purpose = Purpose.COORDINATION,
) -> Filed:  # fmt: skip
    """Take in one report of the reader's own agency: keep its bytes, read it, record it, place it.

    Filing the same bytes twice changes nothing. `place=False` leaves placing to a later `place_unplaced`, for many
    reports at once. Raises NothingFiled for what is empty or too large, UnreadableMarking for a marking or grading
    that is not understood; then nothing is written.
    """
    if not content.strip():
        raise NothingFiled(file_name, "the file is empty.")
    if len(content) > LARGEST:
        raise NothingFiled(file_name, f"{len(content):,} bytes; a report has at most {LARGEST:,}. Send it in parts.")
    kind, media_type = kind_of(content, file_name=file_name)
    kind = Kind.TABLE if format and format != "statement" else kind
    filing = _Filing(content, file_name, kind, media_type, format, written_on, typed_from)
    graded = parse_grading(grading)
    with acting_as(reader_id, purpose=purpose) as looking:
        marking = parse_marking(marking_text or DEFAULT_MARKING, originator=looking.agency)
        report_id = _report_id(looking.agency, content)
        known = _known(report_id)
        if known is not None:
            _enter(looking, "report:file_again", report_id, {}, known[1], at, new_id)
            return _filed_before(report_id, known[0])
        rows = _rows(filing, looking.agency)
        marking_id = marking_id_for(marking)
        rows = _mark_repeats(rows, looking.agency)
        filed = _summary(report_id, report_number(agency_numbered(looking.agency).code, report_id), rows)
        detail = {
            "sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "kind": str(kind), "rows": filed.rows,
            "read": filed.read, "set_aside": filed.set_aside, "repeated": filed.repeated, "incidents": filed.incidents,
        }  # fmt: skip
        _enter(looking, "report:file", report_id, detail, marking_id, at, new_id)
        _write_report(looking, filing, filed, marking_id, graded.source, graded.information, idempotency_key, at)
        _write_reading(filed.report_id, 1, marking_id, rows, 0, at)
    placed = place_unplaced(at=at, new_id=new_id, report_id=report_id) if place else 0
    return replace(filed, placed=placed)


def _id_key() -> bytes:
    return bytes.fromhex(settings.CREDENTIALS.id_key)


def _report_id(agency: int, content: bytes) -> uuid.UUID:
    return keyed_id(_id_key(), "report", str(agency), hashlib.sha256(content).digest())


def _enter(
    looking: Looking,
    deed: str,
    report_id: uuid.UUID,
    detail: dict[str, Any],
    marking_id: int,
    at: datetime,
    new_id: NewId,
) -> None:
    entry = looking.deed(deed, subject=("report", str(report_id)), detail=detail, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


def _known(report_id: uuid.UUID) -> tuple[str, int] | None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT number, marking_id FROM report WHERE id = %s", [report_id])
        return cursor.fetchone()


def _filed_before(report_id: uuid.UUID, number: str) -> Filed:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT rows, rows_read, rows_set_aside, rows_repeated FROM reading WHERE report_id = %s"
            " ORDER BY number DESC LIMIT 1",
            [report_id],
        )
        rows, read, set_aside, repeated = cursor.fetchone()
    return Filed(report_id, number, True, rows, read, set_aside, repeated, 0, ())


def _rows(filing: _Filing, agency: int, corrections: dict[int, list[dict[str, Any]]] | None = None) -> list[Row]:
    rows = rows_of(
        filing.content, kind=filing.kind, file_name=filing.file_name, agency=agency_numbered(agency).code,
        format=filing.format, written_on=filing.written_on.isoformat() if filing.written_on else None,
        corrections=corrections,
    )  # fmt: skip
    found = list(rows)
    if not found:
        raise NothingFiled(filing.file_name, "there is no row in it.")
    return found


def _mark_repeats(rows: Sequence[Row], agency: int, *, but_report: uuid.UUID | None = None) -> list[Row]:
    """Rows that this agency filed before, in another report or earlier in this one, are known repeats."""
    hashes = [row.content_hash for row in rows if row.repeatable]
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT r.content_hash, rep.number FROM reading_row r JOIN current_reading c ON c.id = r.reading_id"
            " JOIN report rep ON rep.id = c.report_id"
            " WHERE r.fate = 'read' AND rep.originator = %s AND r.content_hash = ANY(%s)"
            " AND rep.id IS DISTINCT FROM %s ORDER BY rep.received_at, rep.id",
            [agency, hashes, but_report],
        )
        known = {bytes(content_hash): number for content_hash, number in reversed(cursor.fetchall())}
    marked: list[Row] = []
    for row in rows:
        first = known.get(row.content_hash)
        if row.fate != "read" or not row.repeatable or first is None:
            marked.append(row)
            if row.repeatable:
                known[row.content_hash] = f"row {row.row_no} of this report"
            continue
        why = {"rule": f"the same words were filed before: {first}", "next_step": "Nothing to do; it is counted there."}
        marked.append(replace(row, fate="repeated", read=None, spans=(), problem=why))
    return marked


def _summary(report_id: uuid.UUID, number: str, rows: Sequence[Row]) -> Filed:
    read, set_aside, repeated = counts(rows)
    problems = [{"row_no": row.row_no, "fate": row.fate, **row.problem} for row in rows if row.problem]
    problems += [
        {"row_no": row.row_no, "fate": row.fate, **problem}
        for row in rows if row.read for problem in row.read.get("problems") or []
    ]  # fmt: skip
    incidents = sum(len((row.read or {}).get("incidents") or []) for row in rows)
    return Filed(report_id, number, False, len(rows), read, set_aside, repeated, incidents, tuple(problems))


def _write_report(
    looking: Looking, filing: _Filing, filed: Filed, marking_id: int, source: str, information: int,
    idempotency_key: str, at: datetime,
) -> None:  # fmt: skip
    title = filing.file_name or "typed text"
    sample = filing.content[:20_000].decode("utf-8", "ignore")
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO report (id, number, originator, kind, format, title, file_name, media_type, sha256, size, language,"
            " source_grade, information_grade, written_on, received_at, review_on, filed_by, idempotency_key,"
            " typed_from_id, marking_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                filed.report_id, filed.number, looking.agency, _stored_kind(filing.kind), filing.format or str(filing.kind),
                title, filing.file_name, filing.media_type, hashlib.sha256(filing.content).digest(), len(filing.content),
                "" if filing.kind is Kind.UNREADABLE else language_of(sample), source, information, filing.written_on, at,
                at.date() + timedelta(days=REVIEW_AFTER_DAYS), looking.reader_id,
                idempotency_key or hashlib.sha256(filing.content).hexdigest(), filing.typed_from, marking_id,
            ],
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO report_body (report_id, content, marking_id) VALUES (%s, %s, %s)",
            [filed.report_id, filing.content, marking_id],
        )


def _stored_kind(kind: Kind) -> str:
    return "statement" if kind is Kind.STATEMENTS else str(kind)


def _write_reading(
    report_id: uuid.UUID, number: int, marking_id: int, rows: Sequence[Row], corrections: int, at: datetime
) -> None:
    reading_id = keyed_id(_id_key(), "reading", report_id.bytes, str(number))
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
        rows_for(Target(report_id, reading_id, marking_id, _id_key()), rows).write(cursor)


def withdraw_report(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose = Purpose.COORDINATION,
) -> None:  # fmt: skip
    """The originator pulls a wrong filing back: it stays in the record, and nothing counts it from now on."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        report = _own_report(cursor, looking, report_id, "This report cannot be pulled back here.")
        cursor.execute("SELECT FROM withdrawal WHERE report_id = %s", [report_id])
        if cursor.fetchone() is not None:
            return
        _enter(looking, "report:withdraw", report_id, {}, report["marking_id"], at, new_id)
        cursor.execute(
            "INSERT INTO withdrawal (report_id, reason, withdrawn_by, withdrawn_at, marking_id) VALUES (%s, %s, %s, %s, %s)",
            [report_id, reason, looking.reader_id, at, report["marking_id"]],
        )
    place_unplaced(at=at, new_id=new_id, report_id=report_id)


def _own_report(cursor: Any, looking: Looking, report_id: uuid.UUID, refusal: str) -> dict[str, Any]:
    report = _visible_report(cursor, report_id)
    if report["originator"] != looking.agency:
        raise NotYours(refusal)
    return report


def _visible_report(cursor: Any, report_id: uuid.UUID) -> dict[str, Any]:
    cursor.execute(
        "SELECT rep.originator, rep.marking_id, rep.kind, rep.format, rep.file_name, rep.media_type, rep.written_on,"
        " rep.typed_from_id, b.content FROM report rep JOIN report_body b ON b.report_id = rep.id WHERE rep.id = %s",
        [report_id],
    )
    row = cursor.fetchone()
    if row is None:
        raise NotAvailable
    names = (
        "originator",
        "marking_id",
        "kind",
        "format",
        "file_name",
        "media_type",
        "written_on",
        "typed_from",
        "content",
    )
    return dict(zip(names, row, strict=True))


def correct_reading(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, row_no: int, start: int, end: int, field: str, value: Any,
    reason: str, at: datetime, new_id: NewId, purpose: Purpose = Purpose.COORDINATION,
) -> uuid.UUID:  # fmt: skip
    """Mend a value the reader got wrong: kept as a correction of the reading, and the report is read again with it.

    `start` and `end` are the code points of the row's text the value was read from. Raises CannotCorrect when nothing
    was read there, NotAvailable when the report is hidden or missing. Returns the correction's id.
    """
    correction_id = new_id()
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        report = _visible_report(cursor, report_id)
        row = (correction_id, row_no, start, end, field, json.dumps(value), None)
        _read_again(cursor, looking, report_id, report, row, reason, "reading:correct", at, new_id)
    place_unplaced(at=at, new_id=new_id, report_id=report_id)
    return correction_id


def undo_correction(
    *,
    reader_id: uuid.UUID,
    correction_id: uuid.UUID,
    at: datetime,
    new_id: NewId,
    purpose: Purpose = Purpose.COORDINATION,
) -> None:
    """Take a correction back; the report is read again without it."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute(
            'SELECT report_id, row_no, start, "end", field, value FROM correction c WHERE id = %s AND undoes_id IS NULL'
            " AND NOT EXISTS (SELECT FROM correction u WHERE u.undoes_id = c.id)",
            [correction_id],
        )
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        report_id, *rest = found
        report = _visible_report(cursor, report_id)
        row = (new_id(), *rest, correction_id)
        _read_again(cursor, looking, report_id, report, row, "", "reading:undo_correction", at, new_id)
    place_unplaced(at=at, new_id=new_id, report_id=report_id)


def _read_again(
    cursor: Any, looking: Looking, report_id: uuid.UUID, report: dict[str, Any], row: tuple[Any, ...], reason: str,
    deed: str, at: datetime, new_id: NewId,
) -> None:  # fmt: skip
    """Write one correction (or its undoing) and the reading that takes it in, after trying it out."""
    correction_id, row_no, start, end, field, value, undoes = row
    standing = _standing_corrections(cursor, report_id)
    if undoes is None:
        standing = [*standing, (correction_id, row_no, start, end, field, value)]
    else:
        standing = [kept for kept in standing if kept[0] != undoes]
    rows = _read_with(report, standing)
    if undoes is None:
        _prove_taken(rows, row_no, start, end)
    rows = _mark_repeats(rows, report["originator"], but_report=report_id)
    _enter(looking, deed, report_id, {"correction": str(correction_id), "row": row_no, "field": field},
           report["marking_id"], at, new_id)  # fmt: skip
    cursor.execute(
        'INSERT INTO correction (id, report_id, row_no, start, "end", field, value, reason, corrected_by, corrected_at,'
        " undoes_id, marking_id) VALUES (%s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s)",
        [correction_id, report_id, row_no, start, end, field, value, reason, looking.reader_id, at, undoes,
         report["marking_id"]],
    )  # fmt: skip
    cursor.execute("SELECT max(number) FROM reading WHERE report_id = %s", [report_id])
    _write_reading(report_id, cursor.fetchone()[0] + 1, report["marking_id"], rows, len(standing), at)


def _standing_corrections(cursor: Any, report_id: uuid.UUID) -> list[tuple[Any, ...]]:
    cursor.execute(
        'SELECT id, row_no, start, "end", field, value FROM correction c WHERE report_id = %s AND undoes_id IS NULL'
        " AND NOT EXISTS (SELECT FROM correction u WHERE u.undoes_id = c.id) ORDER BY corrected_at, id",
        [report_id],
    )
    return list(cursor.fetchall())


def _read_with(report: dict[str, Any], standing: Sequence[tuple[Any, ...]]) -> list[Row]:
    by_row: dict[int, list[dict[str, Any]]] = {}
    for _, row_no, start, end, field, value in standing:
        by_row.setdefault(row_no, []).append({"span": [start, end], "field": field, "value": json.loads(value)})
    content = bytes(report["content"])
    kind, media_type = kind_of(content, file_name=report["file_name"])
    kind = Kind.TABLE if report["kind"] == "table" else kind
    named = None if report["format"] in tuple(Kind) else report["format"]
    filing = _Filing(content, report["file_name"], kind, media_type, named, report["written_on"], report["typed_from"])
    return _rows(filing, report["originator"], by_row)


def _prove_taken(rows: Sequence[Row], row_no: int, start: int, end: int) -> None:
    row = next((r for r in rows if r.row_no == row_no), None)
    if row is None or row.read is None:
        raise CannotCorrect(f"Row {row_no} was not read; there is nothing to mend in it.")
    if not any((s, e) == (start, end) for _, _, s, e, _ in row.spans):
        raise CannotCorrect(f"Nothing was read from the words at {start}-{end} of row {row_no}.")


def disclose(
    *, reader_id: uuid.UUID, deed: str, subject: tuple[str, str], detail: dict[str, Any], at: datetime, new_id: NewId,
    marking_id: int | None = None, purpose: Purpose = Purpose.COORDINATION,
) -> None:  # fmt: skip
    """Record that something was shown, in a transaction of its own, before its first byte leaves.

    Raises LedgerUnwritable when the ledger cannot take it; then nothing may be shown.
    """
    with acting_as(reader_id, purpose=purpose) as looking:
        entry = looking.deed(deed, subject=subject, detail=detail, marking_id=marking_id)
        append_entry(entry, id=new_id(), at=at)
