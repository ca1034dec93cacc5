"""Reading a report again: with a correction, without one, or because a repeat of it was withdrawn."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from rabta.filing.errors import CannotCorrect, NotAvailable, WordsWithheld
from rabta.filing.recording import Filing, read_rows, with_repeats_marked, write_reading
from rabta.filing.rules.kinds import Kind, kind_of
from rabta.filing.rules.rows import Row
from rabta.records.rules.protection import Grounds, joined
from rabta.sharing.rules.marking import Grading


@dataclass(frozen=True)
class Kept:
    """A report as it stands in the record."""

    report_id: uuid.UUID
    originator: int
    marking_id: int
    kind: str
    format: str
    file_name: str
    written_on: date | None
    received_at: datetime
    content: bytes | None

    def filing(self) -> Filing:
        """The report as it came in. Raises WordsWithheld where this reader does not hold the protected compartment."""
        if self.content is None:
            raise WordsWithheld
        kind, media_type = kind_of(self.content, file_name=self.file_name)
        kind = Kind(self.kind) if self.kind in (Kind.TABLE, Kind.MANIFEST, Kind.AIRPORT, Kind.LAND) else kind
        named = None if self.format in tuple(Kind) else self.format
        return Filing(
            self.content, self.file_name, kind, media_type, named, self.written_on, None, Grading("X", 4),
            self.received_at,
        )  # fmt: skip  # the grading is not written again


@dataclass(frozen=True)
class Mended:
    """One correction: what a person put for what was read at these code points of a row."""

    correction_id: uuid.UUID
    row_no: int
    start: int
    end: int
    field: str
    value: Any


def kept_report(cursor: Any, report_id: uuid.UUID) -> Kept:
    """The report as this reader sees it. Raises NotAvailable when it is hidden or missing."""
    cursor.execute(
        "SELECT rep.id, rep.originator, rep.marking_id, rep.kind, rep.format, coalesce(p.file_name, rep.file_name),"
        " rep.written_on, rep.received_at, b.content FROM report rep LEFT JOIN report_body b ON b.report_id = rep.id"
        " LEFT JOIN protected_report p ON p.report_id = rep.id WHERE rep.id = %s",
        [report_id],
    )
    row = cursor.fetchone()
    if row is None:
        raise NotAvailable
    return Kept(*row[:-1], None if row[-1] is None else bytes(row[-1]))


def standing_corrections(cursor: Any, report_id: uuid.UUID) -> list[Mended]:
    """The corrections of this report that were not undone, in the order they were made."""
    cursor.execute(
        'SELECT id, row_no, start, "end", field, value FROM correction c WHERE report_id = %s AND undoes_id IS NULL'
        " AND NOT EXISTS (SELECT FROM correction u WHERE u.undoes_id = c.id) ORDER BY corrected_at, id",
        [report_id],
    )
    return [Mended(*row[:-1], json.loads(row[-1])) for row in cursor.fetchall()]


def rows_with(kept: Kept, corrections: Sequence[Mended], *, only_earlier: bool = False) -> list[Row]:
    """The report's rows as the reader gives them with these corrections; repeats of reports filed earlier, or of any."""
    by_row: dict[int, list[dict[str, Any]]] = {}
    for mended in corrections:
        said = {"span": [mended.start, mended.end], "field": mended.field, "value": mended.value}
        by_row.setdefault(mended.row_no, []).append(said)
    rows = read_rows(kept.filing(), agency=kept.originator, corrections=by_row)
    return with_repeats_marked(
        rows, agency=kept.originator, marking_id=kept.marking_id, but_report=kept.report_id, only_earlier=only_earlier
    )


def prove_read_there(kept: Kept, rows: Sequence[Row], mended: Mended) -> None:
    """Raise CannotCorrect unless a statement's reader read something at exactly these words."""
    if kept.kind == Kind.MANIFEST:
        raise CannotCorrect("A value of a passenger message cannot be mended here: pull it back and file what is right.")
    if kept.kind == Kind.AIRPORT:
        raise CannotCorrect("What an airport filed cannot be mended here: pull it back and file what is right.")
    if kept.kind == Kind.LAND:
        raise CannotCorrect("A claim of land cannot be mended here: pull it back and file what is right.")
    if kept.kind == "table":
        raise CannotCorrect("A cell of a table cannot be mended here yet: pull the table back and file it corrected.")
    row = next((r for r in rows if r.row_no == mended.row_no), None)
    if row is None or row.read is None:
        raise CannotCorrect(f"Row {mended.row_no} was not read; there is nothing to mend in it.")
    if not any((start, end) == (mended.start, mended.end) for _, _, start, end, _ in row.spans):
        raise CannotCorrect(f"Nothing was read from the words at {mended.start}-{mended.end} of row {mended.row_no}.")


def write_next_reading(cursor: Any, kept: Kept, rows: Sequence[Row], *, corrections: int, at: datetime) -> None:
    """The reading that counts from now on."""
    cursor.execute("SELECT max(number) FROM reading WHERE report_id = %s", [kept.report_id])
    number = cursor.fetchone()[0] + 1
    rows = _as_protected_as_before(cursor, kept, rows)
    write_reading(
        kept.report_id, rows, originator=kept.originator, number=number, marking_id=kept.marking_id,
        corrections=corrections, at=at,
    )  # fmt: skip


def _as_protected_as_before(cursor: Any, kept: Kept, rows: Sequence[Row]) -> list[Row]:
    """Protection is absorbing: a row that any reading of the report withheld stays withheld in the next."""
    cursor.execute(
        "SELECT w.row_no, p.grounds FROM reading_row w JOIN reading d ON d.id = w.reading_id"
        " JOIN protected_row p ON p.row_id = w.id WHERE d.report_id = %s",
        [kept.report_id],
    )
    before: dict[int, list[Grounds]] = {}
    for row_no, grounds in cursor.fetchall():
        before.setdefault(row_no, []).append(frozenset(grounds))
    return [replace(row, protected=joined([row.protected, *before.get(row.row_no, [])])) for row in rows]


def reports_that_repeat(cursor: Any, kept: Kept) -> list[uuid.UUID]:
    """The originator's other reports with rows that were taken for repeats of rows of this one."""
    cursor.execute(
        "SELECT DISTINCT c.report_id FROM reading_row r JOIN current_reading c ON c.id = r.reading_id"
        " JOIN report rep ON rep.id = c.report_id"
        " WHERE r.fate = 'repeated' AND rep.originator = %s AND rep.marking_id = %s AND rep.id <> %s"
        " AND r.content_hash IN (SELECT w.content_hash FROM reading_row w JOIN reading d ON d.id = w.reading_id"
        "                        WHERE d.report_id = %s AND w.fate = 'read') ORDER BY 1",
        [kept.originator, kept.marking_id, kept.report_id, kept.report_id],
    )
    return [row[0] for row in cursor.fetchall()]
