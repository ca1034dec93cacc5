"""Recording that a traveller was refused boarding, and what came of it: one ledger entry each, in the officer's own name."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.screening.errors import CannotList
from rabta.screening.queries.flights import off_loading, traveller_on
from rabta.screening.queries.hits import signs
from rabta.screening.rules.off_loading import OffLoadingStep, Said, why_not_next, why_not_recorded
from rabta.sharing.operations import Looking, acting_as

RECORD = "INSERT INTO off_loading SELECT (jsonb_populate_record(NULL::off_loading, %s::jsonb)).*"
STEP = "INSERT INTO off_loading_step SELECT (jsonb_populate_record(NULL::off_loading_step, %s::jsonb)).*"


def record_off_loading(
    *, reader_id: uuid.UUID, flight: str, mention_key: uuid.UUID, ground: str, words: str, done_on: date, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Record that a traveller of a flight was refused boarding, on which legal ground and why. Returns its id.

    Raises NotAvailable for a flight or traveller that is hidden or missing, CannotList for what says too little.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        of = traveller_on(flight, mention_key)
        if of is None:
            raise NotAvailable
        _officer(looking)
        if refused := why_not_recorded(ground=ground, words=words, on=done_on, today=timezone.localdate(at)):
            raise CannotList(refused)
        record_id = new_id()
        _enter(looking, "record", record_id, {}, at, new_id)
        cursor.execute(RECORD, [as_json({
            "id": record_id, "report_id": of["report_id"], "mention_key": mention_key, "flight": flight, "done_on": done_on,
            "ground": ground.strip(), "words": words.strip(), "agency": looking.agency, "recorded_by": looking.reader_id,
            "recorded_name": looking.name, "recorded_at": at, "marking_id": of["marking_id"],
        })])  # fmt: skip
    return record_id


def sign_off_loading(
    *, reader_id: uuid.UUID, off_loading_id: uuid.UUID, kind: OffLoadingStep, done_on: date, outcome: str = "",
    words: str = "", at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> str:  # fmt: skip
    """Add an outcome, a complaint, that it was found wrong, or take one's own record back. Returns the flight's name."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta off-loading'), hashtext(%s))", [str(off_loading_id)])
        found = off_loading(off_loading_id, by=looking)
        if found is None:
            raise NotAvailable
        _officer(looking)
        step = Said(kind, done_on, looking.reader_id, outcome if kind is OffLoadingStep.OUTCOME else "", words.strip())
        today = timezone.localdate(at)
        if refused := why_not_next(found["said"], step, recorded_by=found["recorded_by"], today=today):
            raise CannotList(refused)
        number = len(found["said"]) + 1
        _enter(looking, str(kind), off_loading_id, {"step": number}, at, new_id)
        cursor.execute(STEP, [as_json({
            "id": new_id(), "report_id": found["report_id"], "off_loading_id": off_loading_id, "number": number,
            "kind": str(kind), "done_on": done_on, "outcome": step.outcome, "words": step.words, "agency": looking.agency,
            "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at, "marking_id": found["marking_id"],
        })])  # fmt: skip
    return str(found["flight"])


def _officer(looking: Looking) -> None:
    if not signs(looking):
        raise CannotList("This is recorded by officers of agencies of the country and by analysts of the centre.")


def _enter(
    looking: Looking, deed: str, of: uuid.UUID, detail: dict[str, Any], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    """The ledger's entry; it shows to its own reader alone: others may see the report and not the traveller."""
    append_entry(looking.deed(f"off_loading:{deed}", subject=("off_loading", str(of)), detail=detail), id=new_id(), at=at)
