"""What a named person does with a hit of a rule: take it, say what was found, open it again. Nothing stops anybody."""

import uuid
from collections.abc import Callable
from datetime import datetime

from django.db import connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.screening.errors import CannotWriteRule
from rabta.screening.queries.hits import signs
from rabta.screening.queries.rule_hits import rule_hit
from rabta.screening.rules.entry import LONGEST_WORDS
from rabta.screening.rules.rule_hit import RuleHitStep, SignedHit, why_not_for_hit
from rabta.sharing.operations import acting_as

STEP = "INSERT INTO rule_hit_step SELECT (jsonb_populate_record(NULL::rule_hit_step, %s::jsonb)).*"


def sign_rule_hit(
    *, reader_id: uuid.UUID, hit_id: uuid.UUID, kind: RuleHitStep, words: str = "", at: datetime,
    new_id: Callable[[], uuid.UUID], purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Sign the next step of a hit in one's own name; two officers are heard one after the other.

    Raises NotAvailable for a hit that is hidden or missing, CannotWriteRule with the reason where the state does not allow
    the step. The entry in the ledger shows to its own reader alone: others may see the report and not the hit.
    """
    if len(words) > LONGEST_WORDS:
        raise CannotWriteRule(f"Say what was found, in at most {LONGEST_WORDS} characters.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta rule hit'), hashtext(%s))", [str(hit_id)])
        found = rule_hit(hit_id, by=looking)
        if found is None:
            raise NotAvailable
        if not signs(looking):
            raise CannotWriteRule("Hits are judged by officers of agencies of the country and by analysts of the centre.")
        step = SignedHit(kind, looking.reader_id, looking.name, words.strip())
        if refused := why_not_for_hit(found["standing"], step):
            raise CannotWriteRule(refused)
        number = len(found["steps"]) + 1
        entry = looking.deed(f"rule_hit:{kind}", subject=("rule_hit", str(hit_id)), detail={"step": number})
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(STEP, [as_json({
            "id": new_id(), "report_id": found["report_id"], "hit_id": hit_id, "number": number, "kind": str(kind),
            "words": step.words, "agency": looking.agency, "signed_by": looking.reader_id, "signed_name": looking.name,
            "signed_at": at, "marking_id": found["marking_id"],
        })])  # fmt: skip
