"""Persons' requests about what is on record of them."""

from datetime import date
from typing import Any

from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named


def requests_of_persons(*, today: date) -> dict[str, list[dict[str, Any]]]:
    """`requests`: those the reader may see, the open ones first, the longest due first; `overdue` in days, else 0."""
    found = ask("records/sql/queries/redress.sql")
    return {
        "requests": [
            {
                **row,
                "overdue": 0 if row["outcome"] else max(0, (today - row["due_on"]).days),
                "assigned_to": None if row["assigned_to"] is None else agency_named(row["assigned_to"]),
            }
            for row in found
        ]
    }
