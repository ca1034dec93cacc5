"""Who did what, who was refused, and why they say they read: the ledger as this reader may see it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from rabta.records.asking import answers, ask
from rabta.records.rules.cursors import cursor_behind, cursor_read
from rabta.records.rules.naming import agency_named
from rabta.vocabulary.rules.agencies import agency as agency_with_code

SQL = "records/sql/queries/"
OFTEN = 5
"""Refusals of one reader, or tasks under one reason, within the days looked at, that are worth a question."""


def ledger_entries(
    *, reader: UUID | None = None, agency: str | None = None, record: str = "", deeds: Sequence[str] | None = None,
    since: datetime | None = None, until: datetime | None = None, before: str | None = None, most: int = 50,
) -> list[dict[str, Any]]:  # fmt: skip
    """Entries, newest first: what this reader did, who read the reports of the reader's agency; an auditor's, all others
    that the auditor may see. `record` is a report's number or id; one that is not available gives an empty list.

    Each has id, at (UTC), deed, name, you, agency, purpose, reason (None where it is not this reader's to know), subject,
    report_id and number (where the report shows), about (the reader it was done to), rule (of a refusal) and cursor.
    """
    report = _report_named(record) if record else None
    if record and report is None:
        return []
    behind = cursor_read(before)
    found = ask(
        SQL + "ledger_entries.sql", reader=reader, agency=agency_with_code(agency).number if agency else None,
        report=report, deeds=list(deeds) if deeds is not None else None, since=since, until=until,
        after_at=behind[0] if behind else None, after_id=behind[1] if behind else None, most=most,
    )  # fmt: skip
    return [
        {**row, "agency": agency_named(row["agency"]) if row["agency"] is not None else None,
         "cursor": cursor_behind(row["at"], row["id"])}
        for row in found
    ]  # fmt: skip


def ledger_review(*, since: datetime, until: datetime, opening: Sequence[str]) -> dict[str, Any] | None:
    """What an auditor looks at once a week; None for anybody else. Counts of the auditor's own view, and no scores.

    `opening` are the deeds that open words of records. Shape: refusals, at_night, without_task (rows of reader_id, name,
    agency, times, last_at), reasons (rows of reason, times, readers, last_at).
    """
    if not answers("SELECT FROM reader WHERE id = (SELECT current_reader()) AND 4 = ANY (roles)"):
        return None
    days = {"since": since, "until": until}
    return {
        "refusals": _named(ask(SQL + "ledger_refusals.sql", **days, fewest=OFTEN)),
        "at_night": _named(ask(SQL + "ledger_at_night.sql", **days, deeds=list(opening))),
        "without_task": _named(ask(SQL + "ledger_without_task.sql", **days, deeds=list(opening))),
        "reasons": ask(SQL + "ledger_reasons.sql", **days, fewest=OFTEN),
    }


def _report_named(record: str) -> str | None:
    """The id of a report by its number; an id stands for itself, whether or not there is such a report."""
    try:
        return str(UUID(record))
    except ValueError:
        found = answers("SELECT id FROM report WHERE number = %(number)s", number=record)
    return str(found[0]["id"]) if found else None


def _named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "agency": agency_named(row["agency"])} for row in rows]
