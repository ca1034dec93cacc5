"""Deciding in one's own name what becomes of a signal: one transaction, one ledger entry."""

import uuid
from datetime import date, datetime

from django.db import connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.prevention.errors import NotDecided
from rabta.prevention.queries.bulletins import markings_behind
from rabta.prevention.queries.signals import may_decide, signal
from rabta.prevention.rules.signal import About, Decided, why_not_decided
from rabta.records.asking import as_json
from rabta.sharing.operations import acting_as, marking_id_for
from rabta.sharing.rules.marking import Level, parse_marking

DECIDE = "INSERT INTO signal_step SELECT (jsonb_populate_record(NULL::signal_step, %s::jsonb)).*"


def decide_signal(
    *, reader_id: uuid.UUID, about: About, day: date, kind: Decided, words: str = "", at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Say what becomes of a signal that the reader sees in the 28 days up to `day`: followed, or set aside with a reason.

    Nothing follows by itself. It is kept for the reader's own agency, at the highest level of the reports behind the signal,
    and hides with any of them. Deciding anew replaces it; both stay. Raises NotAvailable for a signal that is not there in
    the reader's view, NotDecided for what may not be signed.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        if not may_decide(looking):
            raise NotDecided("Officers of agencies of the country and analysts of the centre decide of signals.")
        if refused := why_not_decided(kind, words=words):
            raise NotDecided(refused)
        found = signal(about, by=looking, today=day)
        if found is None:
            raise NotAvailable
        level = max((one.level for one in markings_behind(found["report_ids"]).values()), default=Level.RESTRICTED)
        marking = parse_marking(f"{level.name.lower()}; originator only", originator=looking.agency)
        step_id = new_id()
        detail = {"reports": len(found["report_ids"])}
        entry = looking.deed(f"signal:{kind}", subject=("signal", str(step_id)), detail=detail)
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(DECIDE, [as_json({
            "id": step_id, "about": str(about), "day": day, "kind": str(kind), "words": words.strip(),
            "report_ids": found["report_ids"], "agency": looking.agency, "signed_by": looking.reader_id,
            "signed_name": looking.name, "signed_at": at, "marking_id": marking_id_for(marking, looking=looking),
        })])  # fmt: skip
    return step_id
