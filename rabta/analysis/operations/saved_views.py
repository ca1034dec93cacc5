"""Saving a view of analysis for oneself or the own agency, deleting it and bringing it back: in one's own name."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import connections

from rabta.analysis.errors import NotSaved
from rabta.analysis.queries.saved_views import saved_view
from rabta.analysis.rules.saved_view import Kind, asked_in, why_not_next, why_not_saved
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.sharing.operations import acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking

SAVE = "INSERT INTO saved_view SELECT (jsonb_populate_record(NULL::saved_view, %s::jsonb)).*"
SIGN = "INSERT INTO saved_view_step SELECT (jsonb_populate_record(NULL::saved_view_step, %s::jsonb)).*"
MARKING = "restricted; originator only"


def save_view(
    *, reader_id: uuid.UUID, name: str, page: str, asked: Mapping[str, str], shared: bool, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Keep what a page of analysis is asked, under a name, for oneself or for the own agency. Raises NotSaved."""
    if refused := why_not_saved(name, page, asked):
        raise NotSaved(refused)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        view_id = new_id()
        append_entry(looking.deed("view:saved", subject=("view", str(view_id)), detail={}), id=new_id(), at=at)
        marking_id = marking_id_for(parse_marking(MARKING, originator=looking.agency), looking=looking)
        cursor.execute(SAVE, [as_json({
            "id": view_id, "name": name.strip(), "page": page, "asked": asked_in(asked), "shared": shared,
            "agency": looking.agency, "saved_by": looking.reader_id, "saved_name": looking.name, "saved_at": at,
            "marking_id": marking_id,
        })])  # fmt: skip
    return view_id


def sign_view(
    *, reader_id: uuid.UUID, view_id: uuid.UUID, kind: Kind, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:  # fmt: skip
    """Delete one's own view, or bring it back. Raises NotAvailable for what is no view of one's own, NotSaved."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        view = saved_view(view_id)
        if view is None or view["saved_by"] != looking.reader_id:
            raise NotAvailable
        if refused := why_not_next(Kind(view["kind"]) if view["kind"] else None, kind):
            raise NotSaved(refused)
        append_entry(looking.deed(f"view:{kind}", subject=("view", str(view_id)), detail={}), id=new_id(), at=at)
        cursor.execute(SIGN, [as_json({
            "view_id": view_id, "number": 0 if view["number"] is None else view["number"] + 1, "kind": str(kind),
            "saved_by": looking.reader_id, "signed_at": at, "marking_id": view["marking_id"],
        })])  # fmt: skip
