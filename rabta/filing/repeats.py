"""Rows filed twice under one marking count once: what that means when a report leaves a marking or comes under it."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rabta.filing.rereading import Kept, kept_report, rows_with, standing_corrections, write_next_reading
from rabta.filing.rules.rows import Row
from rabta.records.rules.protection import open_problem


def read_repeats_again(
    cursor: Any, report_id: uuid.UUID, *, markings: Sequence[int], at: datetime, need_words: bool
) -> list[uuid.UUID]:
    """Read again what no longer is a repeat, or has become one, since this report went from one marking to another.

    Whoever sees only one of two reports must neither miss a row nor learn of the other. Of the reports that hold the same
    row under one marking the one filed first has it, so that coming back restores what was. Returns the reports read again.
    Where words are withheld from this reader (protected persons), raises WordsWithheld if `need_words`; else leaves that
    report as it is, because taking sight away must never wait.
    """
    again = []
    for one in _that_share_rows(cursor, report_id, markings):
        kept = kept_report(cursor, one)
        if kept.content is None and not need_words:
            continue
        corrections = standing_corrections(cursor, one)
        rows = rows_with(kept, corrections, only_earlier=True)
        if _fates(rows) != _fates_kept(cursor, kept):
            write_next_reading(cursor, kept, rows, corrections=len(corrections), at=at)
            again.append(one)
    return again


def _that_share_rows(cursor: Any, report_id: uuid.UUID, markings: Sequence[int]) -> list[uuid.UUID]:
    """The report and its originator's others under these markings that hold one of its rows, the first filed first."""
    cursor.execute(
        "SELECT rep.id FROM report rep JOIN reading first ON first.report_id = rep.id AND first.number = 1"
        " WHERE rep.marking_id = ANY(%(markings)s) AND rep.originator ="
        "  (SELECT o.originator FROM report o WHERE o.id = %(report)s)"
        " AND EXISTS (SELECT FROM current_reading c JOIN reading_row w ON w.reading_id = c.id"
        "  WHERE c.report_id = rep.id AND w.fate <> 'set_aside' AND w.content_hash IN"
        "   (SELECT x.content_hash FROM reading_row x JOIN current_reading n ON n.id = x.reading_id"
        "    WHERE n.report_id = %(report)s AND x.fate <> 'set_aside'))"
        " ORDER BY first.read_at, rep.id",
        {"report": report_id, "markings": list(markings)},
    )
    found = [row[0] for row in cursor.fetchall()]
    return found if len(found) > 1 else []


def _fates(rows: Sequence[Row]) -> list[tuple[int, str, Any]]:
    said = [(row, open_problem(row.problem, row.fate) if row.protected else row.problem) for row in rows]
    return [(row.row_no, row.fate, problem and problem.get("rule")) for row, problem in said]


def _fates_kept(cursor: Any, kept: Kept) -> list[tuple[int, str, Any]]:
    cursor.execute(
        "SELECT w.row_no, w.fate, w.problem ->> 'rule' FROM reading_row w JOIN current_reading c ON c.id = w.reading_id"
        " WHERE c.report_id = %s ORDER BY w.row_no, w.id",
        [kept.report_id],
    )
    return list(cursor.fetchall())
