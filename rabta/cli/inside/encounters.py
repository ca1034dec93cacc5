"""Inside an opened house: `rabta encounters`."""

import uuid
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.custody import moment_here
from rabta.filing.errors import NotAvailable
from rabta.sharing.disclosing import Shown, disclose, disclose_all
from rabta.sharing.errors import SharingError, TaskNeeded
from rabta.sharing.operations import reading_as
from rabta.smuggling import queries
from rabta.smuggling.rules.clocks import UnreadableClocks
from rabta.smuggling.rules.indicators import UnreadableIndicators

REFUSALS = (NotAvailable, SharingError, UnreadableClocks, UnreadableIndicators)
MOST = 1000
__all__ = ["REFUSALS", "acting_reader", "met", "waiting"]


def met(reader_id: uuid.UUID, *, kind: str, which: str) -> dict[str, Any]:
    """The encounters that show, after the ledger has taken note."""
    with reading_as(reader_id):
        found = queries.encounters(kind=kind, which=which, most=MOST)
    disclose(
        reader_id=reader_id, deed="encounter:list", subject=("page", "encounters"),
        detail={"shown": len(found["encounters"])}, at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    names = ("key", "on", "kind", "province", "persons", "minors", "protected", "facilitators", "complaint", "found_wrong")
    return {
        "total": found["total"],
        "encounters": [
            {**{name: one[name] for name in names}, "district": one["district"] and one["district"]["code"],
             "agency": one["agency"]["code"]} for one in found["encounters"]
        ],
    }  # fmt: skip


def waiting(reader_id: uuid.UUID, *, which: str) -> dict[str, Any]:
    """What waits at the desk, after the ledger has taken note of each report. Raises TaskNeeded where anything shows."""
    with reading_as(reader_id) as looking:
        found = queries.referrals(by=looking, now=moment_here(), which=which, most=MOST)
        if found["referrals"] and looking.task_id is None:
            raise TaskNeeded
    reports = {one["report"]["id"]: one["marking_id"] for one in found["referrals"]}
    shown = [
        Shown(deed="report:read", subject=("report", str(of)), marking_id=marking_id, detail={"name": looking.name})
        for of, marking_id in reports.items()
    ] or [Shown(deed="encounter:referrals", subject=("page", "referrals"), detail={"shown": 0})]  # fmt: skip
    disclose_all(shown, reader_id=reader_id, purpose=looking.purpose, at=timezone.now(), new_id=uuid.uuid4)
    return {
        "total": found["total"], "counts": found["counts"],
        "referrals": [
            {
                "encounter": one["key"], "report": one["report"]["number"], "row": one["row_no"], "names": one["names"],
                "role": one["standing"].role, "child": one["standing"].child, "persons": one["persons"],
                "stands": str(one["standing"].stands), "due_at": one["standing"].due_at, "late": one["late"],
            }
            for one in found["referrals"]
        ],
    }  # fmt: skip
