"""What a named person does with a hit of a list or a rule: take it, judge it, open it again. One ledger entry each."""

import uuid
from datetime import datetime

from django.db import connections
from django.utils import timezone

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.screening.errors import CannotJudge
from rabta.screening.queries.hits import hit, signs
from rabta.screening.rules.entry import LONGEST_WORDS
from rabta.screening.rules.hit import By, HitStep, Signed, why_not_next
from rabta.sharing.operations import acting_as

KEPT_IN = {By.LIST: "watch_hit", By.RULE: "rule_hit"}
STEP = {
    By.LIST: "INSERT INTO watch_hit_step SELECT (jsonb_populate_record(NULL::watch_hit_step, %s::jsonb)).*",
    By.RULE: "INSERT INTO rule_hit_step SELECT (jsonb_populate_record(NULL::rule_hit_step, %s::jsonb)).*",
}


def sign_hit(
    *, reader_id: uuid.UUID, hit_id: uuid.UUID, kind: HitStep, words: str = "", at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Sign the next step of a hit in one's own name; two officers are heard one after the other.

    Raises NotAvailable for a hit that does not show, CannotJudge with the reason where the state does not allow the step.
    The entry in the ledger shows to its own reader alone: others may see the report and not the hit.
    """
    if len(words) > LONGEST_WORDS:
        raise CannotJudge(f"Say why, in at most {LONGEST_WORDS} characters.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta hit'), hashtext(%s))", [str(hit_id)])
        found = hit(hit_id, by=looking, today=timezone.localdate(at))
        if found is None:
            raise NotAvailable
        if not signs(looking):
            raise CannotJudge("Matches are judged by officers of agencies of the country and by analysts of the centre.")
        found_by, step = found["found_by"], Signed(kind, looking.reader_id, looking.name, words.strip())
        if refused := why_not_next(found["standing"], found_by, step):
            raise CannotJudge(refused)
        number, table = len(found["steps"]) + 1, KEPT_IN[found_by]
        entry = looking.deed(f"{table}:{kind}", subject=(table, str(hit_id)), detail={"step": number})
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(STEP[found_by], [as_json({
            "id": new_id(), "report_id": found["report_id"], "hit_id": hit_id, "number": number, "kind": str(kind),
            "words": step.words, "agency": looking.agency, "signed_by": looking.reader_id, "signed_name": looking.name,
            "signed_at": at, "marking_id": found["marking_id"],
        })])  # fmt: skip
