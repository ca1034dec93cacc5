"""Answering a carrier: one entry in the ledger, as a disclosure of the list's report, before the answer leaves."""

import uuid
from datetime import datetime

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.screening.errors import CannotList
from rabta.screening.queries.answers import answer_to
from rabta.screening.rules.answer import answer_in
from rabta.sharing.operations import acting_as


def answer_carrier(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> bytes:  # fmt: skip
    """The answer to a passenger list (CUSRES, one message a list), to be sent to its carrier in the officer's name.

    Raises NotAvailable for what is hidden or missing, CannotList with the reason where the list cannot be answered. The
    ledger says of the report that its carrier was answered and about how many travellers, never who was refused.
    """
    with acting_as(reader_id, purpose=purpose) as looking:
        found = answer_to(report_id, by=looking)
        if found is None:
            raise NotAvailable
        if found["why_not"]:
            raise CannotList(found["why_not"])
        told = [
            answer_in(each["message"], [one["listed"] for one in each["travellers"]], reference=f"{at:%y%m%d%H%M%S}{no}",
                      at=at) for no, each in enumerate(found["lists"], 1)
        ]  # fmt: skip
        detail = {"name": looking.name, "travellers": sum(len(each["travellers"]) for each in found["lists"])}
        subject = ("report", str(report_id))
        deed = looking.deed("manifest:answer", subject=subject, detail=detail, marking_id=found["marking_id"])
        append_entry(deed, id=new_id(), at=at)
    return "".join(told).encode()
