"""Saved views that show to a reader. Run inside `reading_as`."""

from typing import Any
from uuid import UUID

from rabta.analysis.rules.saved_view import Kind
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.sharing.operations import Looking

SQL = "analysis/sql/queries/"
Row = dict[str, Any]


def saved_views(*, by: Looking) -> Row:
    """`{"own", "shared", "deleted"}`: the reader's own views, those that others of the agency share, and the own that were
    deleted and can be brought back, each by name: `id`, `name`, `page`, `asked`, `shared`, who saved it, `marking`."""
    texts = marking_texts()
    rows = [{**row, "marking": texts.get(row["marking_id"], "")} for row in ask(f"{SQL}saved_views.sql", view_id=None)]
    own = [row for row in rows if row["saved_by"] == by.reader_id]
    return {
        "own": [row for row in own if row["kind"] != Kind.DELETED],
        "shared": [row for row in rows if row["saved_by"] != by.reader_id and row["kind"] != Kind.DELETED],
        "deleted": [row for row in own if row["kind"] == Kind.DELETED],
    }  # fmt: skip


def saved_view(view_id: UUID) -> Row | None:
    """One view, and what was signed of it last; None where none shows."""
    return next(iter(ask(f"{SQL}saved_views.sql", view_id=view_id)), None)
