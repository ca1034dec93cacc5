"""Reports as they were filed: the list, one report with its rows, its bytes, who read it."""

from typing import Any
from uuid import UUID

from rabta.records.asking import answers, ask
from rabta.records.queries.incidents import incidents_of_reading
from rabta.records.queries.keeping import steps_taken
from rabta.records.queries.markings import marking_texts
from rabta.records.queries.sharing import sharing_of
from rabta.records.rules.cursors import cursor_behind, cursor_read
from rabta.records.rules.naming import agency_named
from rabta.records.rules.pointers import field_named, incident_position, value_at
from rabta.records.rules.protection import WITHHELD
from rabta.sharing.rules.marking import Grading
from rabta.vocabulary.rules.agencies import agency as agency_with_code

SQL = "records/sql/queries/"


def reports_newest(
    *, most: int = 50, before: str | None = None, agency: str | None = None
) -> list[dict[str, Any]]:
    """Reports, the newest received first; `before` continues behind a report already shown, by its `cursor`.

    Each has id, number, agency, title, kind, received_at (UTC), written_on, marking, rows, rows_read, rows_set_aside,
    rows_repeated, incidents (of its newest reading), withdrawn and cursor. `agency` is an originator's code.
    """
    behind = cursor_read(before)
    found = ask(
        SQL + "reports_newest.sql",
        most=most,
        after_at=behind[0] if behind else None,
        after_id=behind[1] if behind else None,
        agency=agency_with_code(agency).number if agency else None,
    )
    texts = marking_texts()
    return [_brief(row, texts) for row in found]


def report_filed(report_id: UUID) -> dict[str, Any] | None:
    """One report with every row of its newest reading, or None where no such report is available to the reader.

    Beside what `reports_newest` gives: format, file_name, media_type, size (bytes), sha256 (hex), language, grading,
    admiralty (nearest), review_on, filed_by_you, mine (the reader's agency is its originator), withdrawn_because,
    reader_version, reading_number, reading_id, typed_from, corrections, rows, readers, steps and sharing (`sharing_of`). Row
    spans count code points of the row's text.
    """
    found = ask(SQL + "report.sql", report_id=report_id)
    if not found:
        return None
    row = found[0]
    brief, grading = _brief(row, marking_texts()), Grading(row["source_grade"], row["information_grade"])
    kept = (
        "format", "file_name", "media_type", "size", "sha256", "language", "review_on", "filed_by_you", "mine",
        "withdrawn_because", "withdrawn_at", "reader_version", "reading_number", "reading_id", "typed_from", "marking_id",
        "protected", "withheld",
    )  # fmt: skip
    return {
        **brief,
        **{name: row[name] for name in kept},
        "row_count": row["rows"],
        "grading": grading.as_text(),
        "admiralty": grading.admiralty(),
        "corrections": ask(SQL + "corrections.sql", report_id=report_id),
        "rows": _rows(row["reading_id"]) if row["reading_id"] else [],
        "readers": _readers(report_id) if row["mine"] else [],
        "steps": steps_taken(report_id),
        "sharing": sharing_of(report_id),
    }


def report_bytes(report_id: UUID) -> tuple[str, str, bytes | None] | None:
    """File name, media type and the bytes as they came; None where no such report is available to the reader.

    The bytes are None where the report may name a protected person and the reader does not hold their compartment.
    """
    found = ask(SQL + "report_bytes.sql", report_id=report_id)
    if not found:
        return None
    content = found[0]["content"]
    return found[0]["file_name"], found[0]["media_type"], None if content is None else bytes(content)


def marking_of(report_id: UUID) -> int | None:
    """The id of a report's marking, for the ledger; None where no such report is available to the reader."""
    found = answers("SELECT r.marking_id FROM report r WHERE r.id = %(report_id)s::uuid", report_id=report_id)
    return int(found[0]["marking_id"]) if found else None


def _brief(row: dict[str, Any], texts: dict[int, str]) -> dict[str, Any]:
    kept = (
        "id", "number", "title", "kind", "received_at", "written_on", "rows", "rows_read", "rows_set_aside",
        "rows_repeated", "incidents", "withdrawn",
    )  # fmt: skip
    return {
        **{name: row[name] for name in kept},
        "agency": agency_named(row["originator"]),
        "marking": texts[row["marking_id"]],
        "cursor": cursor_behind(row["received_at"], row["id"]),
    }


def _rows(reading_id: UUID) -> list[dict[str, Any]]:
    """Rows in the order of the file, each with the spans of its values and the incidents read from it."""
    rows = ask(SQL + "report_rows.sql", reading_id=reading_id)
    spans: dict[UUID, list[dict[str, Any]]] = {}
    for span in ask(SQL + "spans_of_rows.sql", row_ids=[row["id"] for row in rows]):
        spans.setdefault(span["row_id"], []).append(span)
    incidents: dict[int, list[dict[str, Any]]] = {}
    for incident in incidents_of_reading(reading_id):
        incidents.setdefault(incident["row_no"], []).append(incident)
    return [
        {
            "row_no": row["row_no"],
            "fate": row["fate"],
            "text": WITHHELD if row["withheld"] else row["text"],
            "protected": row["protected"],
            "withheld": row["withheld"],
            "cells": row["cells"],
            "problem": row["problem"],
            "checks": (row["read"] or {}).get("checks") or (row["read"] or {}).get("problems") or [],
            "stated": (row["read"] or {}).get("stated"),
            "incidents": [
                {name: incident[name] for name in ("key", "incident_no", "periodic", "start", "end")}
                for incident in incidents.get(row["row_no"], [])
            ],
            "spans": spans_named(row["read"], spans.get(row["id"], [])),
        }
        for row in rows
    ]


def spans_named(read: dict[str, Any] | None, spans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Spans with what they hold: pointer, start, end, column, incident_no (None: the statement's), field, value."""
    incidents = (read or {}).get("incidents") or []
    named = []
    for span in spans:
        position = incident_position(span["pointer"])
        known = position is not None and position < len(incidents)
        named.append(
            {
                "pointer": span["pointer"],
                "part": span["part"],
                "start": span["start"],
                "end": span["end"],
                "column": span["column"],
                "incident_no": incidents[position].get("incident_no") if known else None,
                "field": field_named(span["pointer"]),
                "value": None if field_named(span["pointer"]) == "incident" else value_at(read, span["pointer"]),
            }
        )
    return named


def _readers(report_id: UUID) -> list[dict[str, Any]]:
    """Who read the report: at (UTC), name ("" where the ledger names nobody), agency, deed, you. Newest first."""
    return [
        {**row, "name": row["name"] or "", "agency": agency_named(row["agency"]) if row["agency"] is not None else None}
        for row in ask(SQL + "report_readers.sql", report_id=str(report_id))
    ]
