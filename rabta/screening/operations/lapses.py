"""What people do about a lapse: take it, say who was told, close it with a reason, open it again. One ledger entry each.

A step shows to whoever sees everything of the airport's day that its signer saw: it may say what only that shows."""

import uuid
from datetime import datetime

from django.db import connections
from django.utils import timezone

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json, ask
from rabta.screening.errors import NotSo
from rabta.screening.queries.airport_days import SQL, lapse_named
from rabta.screening.queries.hits import signs
from rabta.screening.rules.lapses.course import LapseStep, why_not_next
from rabta.sharing.operations import acting_as, reading_as

STEP = "INSERT INTO lapse_step SELECT (jsonb_populate_record(NULL::lapse_step, %s::jsonb)).*"


def sign_lapse(
    *, reader_id: uuid.UUID, key: str, kind: LapseStep, reason: str = "", words: str = "", due: datetime | None = None,
    at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Sign a step about a lapse that stands in one's own view. `due`: by when who takes it closes it; None for the rule's.

    Raises NotAvailable where no such lapse stands, NotSo where the step does not follow.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta lapse'), hashtext(%s))", [key])
        found = lapse_named(key, now=timezone.localtime(at).replace(tzinfo=None))
        if found is None or not found["stands"]:
            raise NotAvailable
        if not signs(looking):
            raise NotSo("Lapses are closed by officers of agencies of the country and by analysts of the centre.")
        if found["in_register"]:
            raise NotSo("This lapse ends with the device's next step: sign that in the register.")
        if refused := why_not_next(found["standing"], kind, reason=reason, words=words):
            raise NotSo(refused)
        reports = ask(SQL + "reports_shown.sql", ids=sorted(found["reports"]))
        if not reports:
            raise NotSo("Nothing was filed of this day that a step could rest on.")
        entry = looking.deed(f"lapse:{kind}", subject=("lapse", key), detail={})
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(STEP, [as_json({
            "id": new_id(), "report_id": reports[0]["id"], "lapse": key, "reports": [row["id"] for row in reports],
            "devices": sorted(found["devices"]), "kind": kind, "n": found["n"],
            "reason": reason if kind is LapseStep.CLOSED else "", "words": words.strip(),
            "due": (due or found["due"]) if kind is LapseStep.OWNED else None,
            "agency": looking.agency, "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
            "marking_id": reports[0]["marking_id"],
        })])  # fmt: skip


def lapse_taken(*, reader_id: uuid.UUID, step_id: uuid.UUID, purpose: Purpose | None = None) -> str:
    """The name of the lapse that a step is of. Raises NotAvailable where it is hidden or missing."""
    with reading_as(reader_id, purpose=purpose):
        found = ask(SQL + "lapse_of_step.sql", id=step_id)
    if not found:
        raise NotAvailable
    return str(found[0]["lapse"])
