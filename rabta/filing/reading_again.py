"""Reading a report again because the reader has improved since: what persons decided stands wherever the words still do."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import connections

from rabta.filing.operations import refuse_who_may_not_mend
from rabta.filing.placing import place_filed
from rabta.filing.rereading import kept_report, rows_with, standing_corrections, write_next_reading
from rabta.intake.formats.statement.reader import READER_VERSION
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import acting_as, reading_as


@dataclass(frozen=True)
class ReadAgain:
    """What became of one report. `before`: the version that read it last, "" where none did; `incidents`: of the new one.

    `kept`: incidents that are as they were called before; `new` and `gone`: those that are not. `decisions`: how many
    judgements of persons, as the reader sees them, stand on what is gone: they stay in the record and apply to nothing.
    """

    before: str
    incidents: int
    kept: int
    new: int
    gone: int
    decisions: int


def read_again(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> ReadAgain | None:  # fmt: skip
    """Read a report by the reader as it is now, with the corrections that stand, and place it. None where it was already.

    The former reading stays in the record. Raises NotYoursToMend for another agency's officer who is no analyst,
    NotAvailable when the report is hidden or missing, WordsWithheld where its words are not the reader's to see.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        kept = kept_report(cursor, report_id)
        refuse_who_may_not_mend(looking, kept)
        cursor.execute(_LAST, [report_id])
        before, keys = cursor.fetchone() or ("", [])
        if before == READER_VERSION:
            return None
        corrections = standing_corrections(cursor, report_id)
        rows = rows_with(kept, corrections)
        detail: dict[str, object] = {"before": before, "now": READER_VERSION}
        entry = looking.deed("reading:again", subject=("report", str(report_id)), detail=detail, marking_id=kept.marking_id)
        append_entry(entry, id=new_id(), at=at)
        write_next_reading(cursor, kept, rows, corrections=len(corrections), at=at)
        cursor.execute(_LAST, [report_id])
        now = set(cursor.fetchone()[1])
        gone = sorted(set(keys) - now)
        cursor.execute(_DECIDED, [gone, gone])
        told = ReadAgain(before, len(now), len(now & set(keys)), len(now - set(keys)), len(gone), cursor.fetchone()[0])
    place_filed(at=at, new_id=new_id, report_id=report_id)
    return told


def read_by_an_older_reader(reader_id: uuid.UUID, *, purpose: Purpose | None = None) -> list[uuid.UUID]:
    """The reports that this reader may have read again, and that were read last by another version; the oldest first."""
    with reading_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute(_OLDER, [READER_VERSION, looking.agency, Role.ANALYST in looking.roles])
        return [row[0] for row in cursor.fetchall()]


_LAST = """
SELECT d.reader_version, coalesce((SELECT array_agg(i.key) FROM incident i WHERE i.reading_id = d.id), '{}')
FROM reading d WHERE d.report_id = %s ORDER BY d.number DESC LIMIT 1"""
_DECIDED = """
SELECT count(*) FROM judgement j
WHERE (j.a = ANY (%s::uuid[]) OR j.b = ANY (%s::uuid[])) AND j.decided_by IS NOT NULL AND j.undoes_id IS NULL
  AND NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)"""
_OLDER = """
SELECT r.id FROM report r
JOIN LATERAL (SELECT d.reader_version FROM reading d WHERE d.report_id = r.id ORDER BY d.number DESC LIMIT 1) l ON true
WHERE l.reader_version <> %s AND (r.originator = %s OR %s)
  AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.report_id = r.id)
ORDER BY r.received_at, r.id"""
