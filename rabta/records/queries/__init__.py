"""Reading what agencies stated. Each function is one answer; run it inside `reading_as` or `acting_as`.

`counting.queries.report` and `counting.queries.incident` add to these what became of it in the count.
"""

from rabta.records.queries.incidents import incidents_of_reading, incidents_stated, lines_stated
from rabta.records.queries.journeys import journeys_of
from rabta.records.queries.keeping import as_kept, keeping, steps_taken
from rabta.records.queries.looking_back import ledger_entries, ledger_review
from rabta.records.queries.markings import together
from rabta.records.queries.redress import requests_of_persons
from rabta.records.queries.reports import marking_of, report_bytes, report_filed, reports_newest
from rabta.records.queries.search import search
from rabta.records.queries.sharing import (
    Preview,
    preview_marking,
    preview_recall,
    preview_release,
    report_named,
    requests_for_release,
    sharing_of,
)

__all__ = [
    "Preview",
    "as_kept",
    "incidents_of_reading",
    "incidents_stated",
    "journeys_of",
    "keeping",
    "ledger_entries",
    "ledger_review",
    "lines_stated",
    "marking_of",
    "preview_marking",
    "preview_recall",
    "preview_release",
    "report_bytes",
    "report_filed",
    "report_named",
    "reports_newest",
    "requests_for_release",
    "requests_of_persons",
    "search",
    "sharing_of",
    "steps_taken",
    "together",
]
