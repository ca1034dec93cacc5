"""What was sent to a partner: it is taken, which is its receipt, and may be recalled."""

import uuid
from datetime import datetime
from typing import Any

from django.db import connections

from rabta.exchange.errors import NotAsked
from rabta.exchange.giving import SQL, address_of, public_key
from rabta.exchange.partner_requests import (
    course_of,
    drafts,
    file_content,
    is_partner,
    standing,
    steps_of,
)
from rabta.exchange.partner_writes import enter, held, sign, under_seal, write_file
from rabta.exchange.rules.answer_file import recall_lines
from rabta.exchange.rules.partner_request import PartnerStage, PartnerStep, RecallReason
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import ask
from rabta.sharing.operations import acting_as
from rabta.vocabulary.rules.numbered import agency_numbered


def take_file(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, file_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> tuple[str, bytes]:  # fmt: skip
    """Take a file that was sent: its name and its bytes. The partner's first taking is its receipt, as a signed step.

    Raises NotAvailable for a file that is hidden or missing, NotAsked for an answer that is recalled or no longer kept.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request, file = held(cursor, request_id), file_content(file_id)
        if file is None or file["request_id"] != request_id:
            raise NotAvailable
        answer = str(file["of"] or file["id"])
        state = course_of(request).state_of(standing(steps_of([request["id"]]).get(request["id"], [])))
        if file["kind"] == "answer" and (state.answer != answer or state.stage is PartnerStage.RECALLED):
            raise NotAsked("This answer is recalled: take the recall, and destroy what you have of the answer.")
        if not file["content"]:
            raise NotAsked("This file is no longer kept: a record in it was purged. Destroy your copy.")
        enter(looking, "take", request["id"], file["marking_id"], {"file": str(file_id)}, at, new_id)
        receipt = PartnerStep.RECEIVED if file["kind"] == "answer" else PartnerStep.RECALL_RECEIVED
        course = course_of(request)
        if is_partner(looking) and not course.why_not(state, receipt, agency=looking.agency, by=looking.reader_id):
            sign(cursor, looking, request, receipt, at, new_id, reference=answer)
    return f"{'answer' if file['kind'] == 'answer' else 'recall'}-{str(file_id)[:8]}.jsonl", file["content"]


def recall_answer(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, reason: RecallReason, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Recall the answer that was sent last, with a signed notice the partner takes. One person of the centre is enough.

    From now the answer is shown and handed out no more. Raises NotAvailable, NotAsked. Returns the id of the notice's file.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request = held(cursor, request_id)
        if not drafts(looking):
            raise NotAsked("Answers are recalled by analysts of the centre.")
        course, rows = course_of(request), steps_of([request_id]).get(request_id, [])
        state = course.state_of(standing(rows))
        if refused := course.why_not(state, PartnerStep.RECALLED, agency=looking.agency, by=looking.reader_id):
            raise NotAsked(refused)
        recall_id = new_id()
        content = under_seal(_recall_of(request, uuid.UUID(state.answer), recall_id, reason, at))
        write_file(cursor, looking, request, recall_id, "recall", content, at, new_id, of=uuid.UUID(state.answer))
        sign(cursor, looking, request, PartnerStep.RECALLED, at, new_id, reference=state.answer, outcome=str(reason))
    return recall_id


def _recall_of(request: dict[str, Any], answer: uuid.UUID, recall: uuid.UUID, reason: RecallReason, at: datetime) -> bytes:
    """The lines of a recall. The answer's own hash is kept when its content has gone with a purged record."""
    sent = next(one for one in ask(SQL + "partner_files.sql", ids=[request["id"]]) if one["id"] == answer)
    partner = agency_numbered(request["from_agency"])
    address = address_of(request, partner_code=partner.code, partner_name=partner.name_en, id=str(recall), at=at)
    return recall_lines(address, of=str(answer), of_sha256=bytes(sent["sha256"]).hex(), reason=reason, key=public_key())
