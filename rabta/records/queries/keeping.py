"""How long reports are kept: what waits for a review, what is held, what was purged."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.records.rules.naming import agencies_named, agency_named
from rabta.records.rules.retention import Retention, Step, Taken, standing

SQL = "records/sql/queries/"
SOON = timedelta(days=30)
"""A review is shown this long before it is due."""


def keeping(*, today: date, most: int = 200) -> dict[str, list[dict[str, Any]]]:
    """`due`: reports of the reader's agency whose review is due soon, held or proposed to be purged, the longest due first;
    `purged`: what is left of those that were purged, with the agencies that had read each and the backups that may hold it.

    An auditor sees what is left of others', too. `overdue` counts days; 0 when the review is not late.
    """
    due = ask(SQL + "keeping_due.sql", today=today, by=today + SOON, most=most)
    purged = ask(SQL + "purged.sql", today=today)
    return {
        "due": [{**row, "overdue": max(0, (today - row["due_on"]).days)} for row in due],
        "purged": [
            {**row, "agency": agency_named(row["originator"]), "read_by": agencies_named(row["read_by"])} for row in purged
        ],
    }


def steps_taken(report_id: UUID) -> list[dict[str, Any]]:
    """Every decision about keeping one report, in order; empty for whoever is not of its originator and no auditor."""
    return ask(SQL + "keeping_steps.sql", report_id=report_id)


def as_kept(review_on: date, steps: list[dict[str, Any]], *, today: date) -> Retention:
    """How a report stands, from what `steps_taken` gives."""
    taken = [Taken(Step(s["step"]), s["decided_by"], s["until"], s["rule"]) for s in steps]
    return standing(review_on, taken, today=today)
