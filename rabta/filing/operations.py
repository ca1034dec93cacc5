"""The one way a report enters the house: file, read, place. And how it is withdrawn or its reading mended."""

import json
import uuid
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, connections

from rabta.filing.errors import KeyOfAnother, NotAvailable, NothingFiled, NotYours, NotYoursToMend
from rabta.filing.placing import place_filed
from rabta.filing.recording import (
    Filed,
    Filing,
    filed_before,
    filed_under,
    read_rows,
    report_id_for,
    summary,
    with_repeats_marked,
    write_reading,
    write_report,
)
from rabta.filing.rereading import (
    Kept,
    Mended,
    kept_report,
    prove_read_there,
    reports_that_repeat,
    rows_with,
    standing_corrections,
    write_next_reading,
)
from rabta.filing.rules.desk import for_the_desk_alone
from rabta.filing.rules.file_names import kept_name
from rabta.filing.rules.identifiers import report_number
from rabta.filing.rules.journeys import flights_title
from rabta.filing.rules.kinds import Kind, kind_of
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.rules.protection import tells_of_a_child
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_grading, parse_marking
from rabta.vocabulary.rules.numbered import agency_numbered

LARGEST = 50 * 2**20  # bytes of one report; larger files are split by who sends them
DEFAULT_MARKING = "restricted; every agency; H0"
DEFAULT_GRADING = "A2"

LONGEST_KEY = 200  # characters



def file_report(
    *, reader_id: uuid.UUID, content: bytes, file_name: str, at: datetime, new_id: NewId,
    marking_text: str | None = None, grading: str = DEFAULT_GRADING, format: str | None = None,
    written_on: date | None = None, received_at: datetime | None = None, typed_from: uuid.UUID | None = None,
    idempotency_key: str = "", place: bool = True, purpose: Purpose | None = None,
) -> Filed:  # fmt: skip
    """Take in one report of the reader's own agency: keep its bytes, read it, record it, place it.

    A table of encounters that tells of a child, or of somebody who may be one, is marked for its originator and the
    referral desk alone, whatever `marking_text` says. Filing the same bytes twice changes nothing.
    `idempotency_key` is what the agency calls this report: other bytes under a
    key of its that stands are refused. `received_at` is when the centre got it, where that was before `at`, the
    instant of filing. `place=False` leaves placing to a later `place_filed`, for many
    reports at once. Raises NothingFiled for what is empty or too large, KeyOfAnother, UnreadableMarking for a marking or
    grading
    that is not understood, AboveYourself for a marking above the reader's vetting, NotAvailable for a `typed_from` that is
    hidden or missing; then nothing is written.
    """
    filing = replace(
        _filing(content, file_name, at=at, format=format, typed_from=typed_from, key=idempotency_key),
        written_on=written_on, grading=parse_grading(grading), received_at=received_at or at,
    )  # fmt: skip
    marked = marking_text or DEFAULT_MARKING
    try:
        with acting_as(reader_id, purpose=purpose) as looking:
            filed = _record(looking, filing, marked, at=at, new_id=new_id)
    except IntegrityError:
        # The same report was filed at this very moment, and now it is there; or a colleague's, marked out of sight since.
        with acting_as(reader_id, purpose=purpose) as looking:
            filed = _record(looking, filing, marked, at=at, new_id=new_id, again=at.isoformat())
    if filed.already or not place:
        return filed
    return replace(filed, placed=place_filed(at=at, new_id=new_id, report_id=filed.report_id))


def file_in(
    looking: Looking, *, content: bytes, file_name: str, marking_text: str, at: datetime, new_id: NewId,
    format: str | None = None, typed_from: uuid.UUID | None = None, again: str = "",
) -> Filed:  # fmt: skip
    """The same in the transaction of another operation, so that all it writes is there at once or not at all. That operation
    places what was filed when its transaction is through.

    Raises what `file_report` raises, and IntegrityError where the same report is filed at this very moment: the whole
    transaction is then done once more, with `again` to tell the two apart.
    """
    filing = _filing(content, file_name, at=at, format=format, typed_from=typed_from)
    return _record(looking, filing, marking_text, at=at, new_id=new_id, again=again)


def _filing(
    content: bytes, file_name: str, *, at: datetime, format: str | None, typed_from: uuid.UUID | None, key: str = ""
) -> Filing:  # fmt: skip
    """A report on its way in, of the kind that it is. Raises NothingFiled."""
    file_name, key = kept_name(file_name), key.strip()
    if len(key) > LONGEST_KEY:
        raise NothingFiled(file_name, f"its key has {len(key)} characters, and at most {LONGEST_KEY} are kept.")
    if not content.strip():
        raise NothingFiled(file_name, "the file is empty.")
    if len(content) > LARGEST:
        raise NothingFiled(file_name, f"{len(content):,} bytes; a report has at most {LARGEST:,}. Send it in parts.")
    kind, media_type = kind_of(content, file_name=file_name)
    if format in (Kind.MANIFEST, Kind.AIRPORT, Kind.LAND):
        kind, format = Kind(format), None
    elif format and format != "statement":
        kind = Kind.TABLE
    return Filing(content, file_name, kind, media_type, format, None, typed_from, parse_grading(DEFAULT_GRADING), at, key)


def _record(
    looking: Looking, filing: Filing, marking_text: str, *, at: datetime, new_id: NewId, again: str = ""
) -> Filed:
    """What a filing writes: ledger entry, report, bytes, reading."""
    marking = parse_marking(marking_text, originator=looking.agency)
    if filing.typed_from is not None:
        _refuse_hidden(filing.typed_from)
    known = filed_before(filing, agency=looking.agency)
    if known is not None:
        _enter(looking, "report:file_again", known[0].report_id, {}, known[1], at, new_id)
        return known[0]
    if (number := filed_under(filing, agency=looking.agency)) is not None:
        raise KeyOfAnother(filing.idempotency_key, number)
    rows = read_rows(filing, agency=looking.agency)
    if tells_of_a_child((row.protected for row in rows), of_encounters=any(row.of_encounters for row in rows)):
        marking = for_the_desk_alone(marking, groups=looking.groups)
    marking_id = marking_id_for(marking, looking=looking)
    rows = with_repeats_marked(rows, agency=looking.agency, marking_id=marking_id)
    report_id = report_id_for(filing, agency=looking.agency, marking_digest=marking.digest(), again=again)
    number = report_number(agency_numbered(looking.agency).code, report_id, example=looking.example)
    filed = summary(report_id, number, rows)
    protected = any(row.protected for row in rows)
    plain, keyed = filing.stored_hashes()
    detail = {
        "sha256": (keyed if protected else plain).hex(), "size": 0 if protected else len(filing.content),
        "kind": str(filing.kind), "rows": filed.rows,
        "read": filed.read, "set_aside": filed.set_aside, "repeated": filed.repeated, "incidents": filed.incidents,
    }  # fmt: skip
    _enter(looking, "report:file", report_id, detail, marking_id, at, new_id)
    flights = flights_title([each for row in rows for each in (row.read or {}).get("flights") or []])
    if formats := sorted({row.format for row in rows if row.of_encounters}):
        filing = replace(filing, format=formats[0])
    write_report(looking, filing, filed, marking_id=marking_id, protected=protected, at=at, flights=flights)
    write_reading(report_id, rows, originator=looking.agency, number=1, marking_id=marking_id, corrections=0, at=at)
    return filed


def _refuse_hidden(report_id: uuid.UUID) -> None:
    """Raise NotAvailable unless the reader sees this report."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT FROM report WHERE id = %s", [report_id])
        if cursor.fetchone() is None:
            raise NotAvailable


def refuse_who_may_not_mend(looking: Looking, kept: Kept) -> None:
    """What a report says is its originator's: its officers mend a reading of it, and the centre's analysts."""
    if looking.agency != kept.originator and Role.ANALYST not in looking.roles:
        raise NotYoursToMend


def _enter(
    looking: Looking, deed: str, report_id: uuid.UUID, detail: dict[str, Any], marking_id: int, at: datetime, new_id: NewId
) -> None:  # fmt: skip
    entry = looking.deed(deed, subject=("report", str(report_id)), detail=detail, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


def withdraw_report(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """The originator pulls a wrong filing back: it stays in the record, and nothing counts it from now on.

    Reports whose rows were taken for repeats of its rows are read again, so that nothing is lost with it. Raises
    NotYours for another agency's officer, NotAvailable when the report is hidden or missing. Twice changes nothing.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        kept = kept_report(cursor, report_id)
        if kept.originator != looking.agency:
            raise NotYours("This report cannot be pulled back here.")
        cursor.execute("SELECT FROM withdrawal WHERE report_id = %s", [report_id])
        if cursor.fetchone() is not None:
            return
        again = reports_that_repeat(cursor, kept)
        _enter(looking, "report:withdraw", report_id, {"read_again": len(again)}, kept.marking_id, at, new_id)
        cursor.execute(
            "INSERT INTO withdrawal (report_id, reason, withdrawn_by, withdrawn_at, marking_id) VALUES (%s, %s, %s, %s, %s)",
            [report_id, reason, looking.reader_id, at, kept.marking_id],
        )
        for other in (kept_report(cursor, other_id) for other_id in again):
            corrections = standing_corrections(cursor, other.report_id)
            rows = rows_with(other, corrections)
            write_next_reading(cursor, other, rows, corrections=len(corrections), at=at)
    for touched in (report_id, *again):
        place_filed(at=at, new_id=new_id, report_id=touched)


def correct_reading(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, row_no: int, start: int, end: int, field: str, value: Any,
    reason: str, at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Mend a value the reader got wrong: kept as a correction of the reading, and the report is read again with it.

    `start` and `end` are the code points of the row's text the value was read from. Raises CannotCorrect when nothing
    was read there, NotYoursToMend for another agency's officer who is no analyst, NotAvailable when the report is hidden
    or missing. Returns the correction's id.
    """
    mended = Mended(new_id(), row_no, start, end, field, value)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        kept = kept_report(cursor, report_id)
        refuse_who_may_not_mend(looking, kept)
        standing = [*standing_corrections(cursor, report_id), mended]
        rows = rows_with(kept, standing)
        prove_read_there(kept, rows, mended)
        detail = {"correction": str(mended.correction_id), "row": row_no, "field": field}
        _enter(looking, "reading:correct", report_id, detail, kept.marking_id, at, new_id)
        _write_correction(cursor, looking, kept, mended, reason=reason, undoes=None, at=at)
        write_next_reading(cursor, kept, rows, corrections=len(standing), at=at)
    place_filed(at=at, new_id=new_id, report_id=report_id)
    return mended.correction_id


def undo_correction(
    *, reader_id: uuid.UUID, correction_id: uuid.UUID, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:  # fmt: skip
    """Take a correction back; the report is read again without it. Raises NotAvailable when there is none to undo."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT report_id FROM correction WHERE id = %s", [correction_id])
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        kept = kept_report(cursor, found[0])
        refuse_who_may_not_mend(looking, kept)
        standing = standing_corrections(cursor, kept.report_id)
        undone = next((m for m in standing if m.correction_id == correction_id), None)
        if undone is None:
            raise NotAvailable
        left = [m for m in standing if m is not undone]
        rows = rows_with(kept, left)
        undoing = replace(undone, correction_id=new_id())
        detail = {"undoes": str(correction_id), "row": undone.row_no, "field": undone.field}
        _enter(looking, "reading:undo_correction", kept.report_id, detail, kept.marking_id, at, new_id)
        _write_correction(cursor, looking, kept, undoing, reason="", undoes=correction_id, at=at)
        write_next_reading(cursor, kept, rows, corrections=len(left), at=at)
    place_filed(at=at, new_id=new_id, report_id=kept.report_id)


def _write_correction(
    cursor: Any, looking: Looking, kept: Kept, mended: Mended, *, reason: str, undoes: uuid.UUID | None, at: datetime
) -> None:  # fmt: skip
    cursor.execute(
        'INSERT INTO correction (id, report_id, row_no, start, "end", field, value, reason, corrected_by, corrected_at,'
        " undoes_id, marking_id) VALUES (%s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s)",
        [
            mended.correction_id, kept.report_id, mended.row_no, mended.start, mended.end, mended.field,
            json.dumps(mended.value), reason, looking.reader_id, at, undoes, kept.marking_id,
        ],
    )  # fmt: skip
