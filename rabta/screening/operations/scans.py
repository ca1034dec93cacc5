"""What a named person decides about the scans of a bag, and what its opening gave. One ledger entry each."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.screening.errors import NotSo
from rabta.screening.queries.hits import signs
from rabta.screening.queries.scans import Row, bag
from rabta.screening.rules.scan_course import ScanStep, Signed, why_not_next
from rabta.sharing.operations import Looking, acting_as

STEP = "INSERT INTO scan_step SELECT (jsonb_populate_record(NULL::scan_step, %s::jsonb)).*"
BY_WHOM = "Bags are decided by officers of agencies of the country and by analysts of the centre."


def sign_scan(
    *, reader_id: uuid.UUID, scan_id: uuid.UUID, kind: ScanStep, reason: str = "", words: str = "",
    region: Mapping[str, Any] | None = None, filed: uuid.UUID | None = None, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Sign a step about a bag by one of its objects, in one's own name; two who sign at once are heard one after the other.

    `region`: what the signer marked; `filed`: the report of what was found. Raises NotAvailable for an object that is
    hidden or missing, NotSo with the reason where the step does not follow. Whatever is planned around this bag changes
    nothing here.
    """
    step = Signed(kind, reason if kind is not ScanStep.LOOK_AGAIN else "", words.strip(), filed)
    with acting_as(reader_id, purpose=purpose) as looking:
        _sign(looking, _bag_alone(scan_id, looking), step, region, at=at, new_id=new_id)


def close_found_in(
    looking: Looking, *, scan_id: uuid.UUID, filed: uuid.UUID, region: Mapping[str, Any] | None, at: datetime, new_id: NewId
) -> None:
    """Sign that something was found in a bag, in the transaction that files it as `filed`; nothing where that was signed."""
    found = _bag_alone(scan_id, looking)
    if found["state"] != ScanStep.FOUND:
        _sign(looking, found, Signed(ScanStep.FOUND, filed=filed), region, at=at, new_id=new_id)


def _bag_alone(scan_id: uuid.UUID, looking: Looking) -> Row:
    """A bag by one of its objects, about which nobody else signs until this transaction ends. Raises NotAvailable."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta scan'), hashtext(%s))", [str(scan_id)])
    if (found := bag(scan_id, by=looking)) is None:
        raise NotAvailable
    return found


def _sign(
    looking: Looking, found: Row, step: Signed, region: Mapping[str, Any] | None, *, at: datetime, new_id: NewId
) -> None:
    if not signs(looking):
        raise NotSo(BY_WHOM)
    if refused := why_not_next(found["state"], step):
        raise NotSo(refused)
    first = found["objects"][0]
    entry = looking.deed(f"scan:{step.kind}", subject=("scan", str(first["report_id"])), detail={})
    append_entry(entry, id=new_id(), at=at)
    with connections["default"].cursor() as cursor:
        cursor.execute(STEP, [as_json({
            "id": new_id(), "report_id": first["report_id"], "reports": [one["report_id"] for one in found["objects"]],
            "kind": step.kind, "reason": step.reason, "words": step.words, "region": region, "filed": step.filed,
            "agency": looking.agency, "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
            "marking_id": first["marking_id"],
        })])  # fmt: skip
