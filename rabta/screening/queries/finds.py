"""Finds as the reader sees them: how each was opened or examined, what was seized, and where its chains stand."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rabta.counting.queries.filed import incident
from rabta.custody.queries import exhibits_of
from rabta.filing.rules.scans import PAKISTAN
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named, substance_named, unit_code

SQL = "screening/sql/queries/"
MOST = 200
Row = dict[str, Any]


def finds() -> list[Row]:
    """The latest finds that show, by when they were opened: each as in `find`, without event and exhibits."""
    return [_told(row) for row in ask(SQL + "finds.sql", report_id=None, most=MOST)]


def find(report_id: UUID, *, now: datetime) -> Row | None:
    """How what a report tells of was found, or None where it is hidden or tells of none.

    `opened_at`, `day`: on the airport's clock; `lines`: what was seized, as reported; `event_key`: the event that it counts
    in, None where it counts in none; `exhibits` with their chains; `marking`.
    """
    rows = ask(SQL + "finds.sql", report_id=report_id, most=1)
    if not rows:
        return None
    told = _told(rows[0])
    seized = incident(told["incident_key"]) if told["incident_key"] else None
    return {
        **told, "event_key": seized["event_key"] if seized else None, "marking": marking_texts()[told["marking_id"]],
        "exhibits": exhibits_of([told["incident_key"]], now=now) if seized else [],
    }  # fmt: skip


def _told(row: Row) -> Row:
    lines = [
        {"substance": substance_named(one["substance"]), "quantity": one["quantity"], "unit": unit_code(one["unit"])}
        for one in row["lines"]
    ]
    day = row["opened_at"].astimezone(PAKISTAN).date()
    return {**row, "agency": agency_named(row["agency"]), "lines": lines, "day": day}
