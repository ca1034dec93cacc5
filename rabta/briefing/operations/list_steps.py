"""Taking back a list of prices or of rates, and putting it back: values rest on it no longer, and it stays to be read."""

import uuid
from datetime import datetime

from django.db import connections

from rabta.briefing.errors import NotForYouToPrice, NotSaidOfRates
from rabta.briefing.operations.prices import is_pricer
from rabta.briefing.pricing import price_lists, rate_lists
from rabta.briefing.rules.list_course import Kind, ListKind, why_not_next
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.sharing.operations import acting_as

SIGN = {
    ListKind.PRICES: "INSERT INTO price_list_step SELECT (jsonb_populate_record(NULL::price_list_step, %s::jsonb)).*",
    ListKind.RATES: "INSERT INTO rate_list_step SELECT (jsonb_populate_record(NULL::rate_list_step, %s::jsonb)).*",
}
OF = {ListKind.PRICES: "price_list", ListKind.RATES: "rate_list"}


def step_list(
    *, reader_id: uuid.UUID, of: ListKind, list_id: uuid.UUID, kind: Kind, words: str, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Sign that a list is taken back, or put back, and why. What was published on it stays as it was frozen.

    Raises NotAvailable for a list that is hidden or missing, NotForYouToPrice for anybody but an analyst of the centre,
    NotSaidOfRates with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta list'), hashtext(%s))", [str(list_id)])
        lists = price_lists(gone=True) if of is ListKind.PRICES else rate_lists(gone=True)
        found = next((one for one in lists if one["id"] == list_id), None)
        if found is None:
            raise NotAvailable
        if not is_pricer(looking):
            raise NotForYouToPrice
        if refused := why_not_next(kind, in_force=found["in_force"], words=words):
            raise NotSaidOfRates(refused)
        entry = looking.deed(f"{of}:{kind}", subject=(OF[of], str(list_id)), marking_id=found["marking_id"], detail={})
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(SIGN[of], [as_json({
            "id": new_id(), f"{OF[of]}_id": list_id, "number": len(found["steps"]) + 1, "kind": str(kind),
            "words": words.strip(), "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
            "marking_id": found["marking_id"],
        })])  # fmt: skip
