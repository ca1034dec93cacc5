"""What every deed about a partner's request writes: its entry, its signed step, its file."""

import hashlib
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from rabta.casework.operations.signing import content_hash, insert, notify, one_at_a_time
from rabta.casework.rules.step import Step, why_not_next
from rabta.exchange.errors import NotAsked
from rabta.exchange.giving import CENTRE, SQL, public_key
from rabta.exchange.partner_requests import (
    course_of,
    standing,
    steps_of,
)
from rabta.exchange.rules.answer_file import sealed
from rabta.exchange.rules.opening import opened
from rabta.exchange.rules.partner_request import PartnerStep
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.ledger.signing import signing_key
from rabta.records.asking import ask
from rabta.sharing.operations import Looking

LONGEST_NOTE = 500
"""Characters of what a person adds to a step or an answer."""
LONGEST_LINE = 120
"""Characters of a reference."""


class Into:
    """One row into one table, its columns by name."""

    REQUEST = "INSERT INTO partner_request SELECT (jsonb_populate_record(NULL::partner_request, %s::jsonb)).*"
    STEP = "INSERT INTO partner_step SELECT (jsonb_populate_record(NULL::partner_step, %s::jsonb)).*"
    ITEM = "INSERT INTO answer_item SELECT (jsonb_populate_record(NULL::answer_item, %s::jsonb)).*"
    DRAFT = "INSERT INTO answer_draft SELECT (jsonb_populate_record(NULL::answer_draft, %s::jsonb)).*"
    APPROVAL = "INSERT INTO answer_approval SELECT (jsonb_populate_record(NULL::answer_approval, %s::jsonb)).*"
    FILE = "INSERT INTO partner_file SELECT (jsonb_populate_record(NULL::partner_file, %s::jsonb)).*"


def held(cursor: Any, request_id: uuid.UUID) -> dict[str, Any]:
    """A request, held until the transaction ends. Raises NotAvailable."""
    one_at_a_time(cursor, request_id)
    found = ask(SQL + "partner_requests.sql", id=request_id)
    if not found:
        raise NotAvailable
    return found[0]


def sign(
    cursor: Any, looking: Looking, request: dict[str, Any], kind: PartnerStep, at: datetime, new_id: NewId, *,
    reference: str = "", outcome: str = "", words: str = "",
) -> None:  # fmt: skip
    """One signed step and its entry. Raises NotAsked where it may not follow."""
    rows = steps_of([request["id"]]).get(request["id"], [])
    text = words.strip()
    if len(text) > LONGEST_NOTE:
        raise NotAsked(f"These words are too long: at most {LONGEST_NOTE} characters.")
    number, today = len(rows) + 1, timezone.localdate(at)
    step = Step(kind=kind, done_on=today, agency=looking.agency, signed_by=looking.reader_id, signed_name=looking.name,
                number=number, reference=reference, outcome=outcome, words=text)  # fmt: skip
    if refused := why_not_next(course_of(request), standing(rows), step, today=today):
        raise NotAsked(refused)
    detail: dict[str, object] = {"step": number, "content": content_hash(step)}
    enter(looking, str(kind), request["id"], request["marking_id"], detail, at, new_id)
    insert(cursor, Into.STEP, id=new_id(), request_id=request["id"], number=number, kind=str(kind), done_on=today,
           reference=reference, outcome=outcome, words=text, agency=looking.agency, signed_by=looking.reader_id,
           signed_name=looking.name, signed_at=at, marking_id=request["marking_id"])  # fmt: skip
    notify(cursor, looking, agencies=[CENTRE, request["from_agency"]], kind=f"partner_{kind}",
           of=("partner_request", request["id"]), marking_id=request["marking_id"], at=at, new_id=new_id)  # fmt: skip


def write_file(
    cursor: Any, looking: Looking, request: dict[str, Any], file_id: uuid.UUID, kind: str, content: bytes, at: datetime,
    new_id: NewId, *, draft: uuid.UUID | None = None, of: uuid.UUID | None = None,
) -> None:  # fmt: skip
    """The entry, then the file: it stands in the ledger before anybody can take it."""
    digest = hashlib.sha256(content).digest()
    enter(looking, f"write_{kind}", request["id"], request["marking_id"], {"file": str(file_id), "sha256": digest.hex()},
           at, new_id)  # fmt: skip
    insert(cursor, Into.FILE, id=file_id, request_id=request["id"], kind=kind, draft=draft, of=of, content=as_hex(content),
           sha256=as_hex(digest), sent_by=looking.reader_id, sent_name=looking.name, sent_at=at,
           marking_id=request["marking_id"])  # fmt: skip


def enter(
    looking: Looking, deed: str, of: uuid.UUID, marking_id: int, detail: dict[str, object], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    told = {"name": looking.name, **detail}
    entry = looking.deed(f"partner_request:{deed}", subject=("partner_request", str(of)), detail=told, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


def under_seal(lines: bytes) -> bytes:
    """The lines under the installation's signature, opened again before they may leave."""
    content = sealed(lines, key=public_key(), sign=signing_key(Path(settings.DATA_DIR) / "keys").sign)
    opened(content, key=public_key())
    return content


def as_hex(content: bytes) -> str:
    """Bytes as PostgreSQL reads them from JSON."""
    return f"\\x{content.hex()}"
