"""Inside an opened house: `rabta manifest answer`."""

import uuid
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.filing.errors import NotAvailable
from rabta.records import queries as records
from rabta.screening.errors import ScreeningError
from rabta.screening.operations.answers import answer_carrier
from rabta.screening.queries.answers import answer_to
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError, TaskNeeded
from rabta.sharing.operations import reading_as

REFUSALS = (NotAvailable, ScreeningError, SharingError)
__all__ = ["REFUSALS", "acting_reader", "answered", "previewed"]


def answered(reader_id: uuid.UUID, report: str) -> str:
    """The answer as EDIFACT text, after the ledger has taken note. Raises TaskNeeded without a task."""
    with reading_as(reader_id) as looking:
        report_id = _report(report)
        if looking.task_id is None:
            raise TaskNeeded
    at, new_id = timezone.now(), uuid.uuid4
    return answer_carrier(reader_id=reader_id, report_id=report_id, at=at, new_id=new_id).decode()


def previewed(reader_id: uuid.UUID, report: str) -> dict[str, Any]:
    """What the answer would be: travellers, and whose record refuses whom. Raises TaskNeeded without a task."""
    with reading_as(reader_id) as looking:
        found = answer_to(_report(report), by=looking)
        if found is None:
            raise NotAvailable
        if looking.task_id is None:
            raise TaskNeeded
    disclose(
        reader_id=reader_id, deed="manifest:answer_seen", subject=("manifest", str(found["id"])),
        detail={"shown": sum(len(each["travellers"]) for each in found["lists"])}, at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return {
        "report": found["number"], "why_not": found["why_not"] or None,
        "lists": [
            {"flight": each["flight"] and each["flight"]["flight"], "travellers": [_told(one) for one in each["travellers"]]}
            for each in found["lists"]
        ],
    }  # fmt: skip


def _told(one: dict[str, Any]) -> dict[str, Any]:
    record, listed = one["refused"], one["listed"]
    return {
        "name": one["name"], "locator": listed.locator, "reference": listed.reference, "may_board": record is None,
        "ground": record and record["ground"], "refused_by": record and record["recorded_name"],
    }  # fmt: skip


def _report(said: str) -> uuid.UUID:
    found = records.report_named(said)
    if found is None:
        raise NotAvailable
    return found
