"""The centre answers a partner: an analyst drafts, two people approve, one signed file leaves."""

import hashlib
import uuid
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.casework.operations.signing import insert
from rabta.exchange.errors import GateRefuses, NotAsked
from rabta.exchange.giving import CENTRE, Drafted, Weighed, answer_of, weighed
from rabta.exchange.partner_requests import (
    approvals_in,
    approves,
    course_of,
    drafted_in,
    drafts,
    drafts_of,
    standing,
    steps_of,
)
from rabta.exchange.partner_writes import LONGEST_LINE, LONGEST_NOTE, Into, as_hex, enter, held, sign, under_seal, write_file
from rabta.exchange.rules.partner_request import Outcome, PartnerStep
from rabta.exchange.rules.release_gate import approvals_missing, why_not_given
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import answers
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import Level, Marking
from rabta.vocabulary.rules.numbered import agency_numbered


def draft_answer(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, drafted: Drafted, assurance_on: date | None = None, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Write an answer. It leaves when two people have approved it; until then the partner learns nothing. Returns its id.

    Raises NotAvailable for a request or record that is hidden or missing, GateRefuses with every finding where a rule of the
    release gate refuses, NotAsked for what says too little.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request = held(cursor, request_id)
        if not drafts(looking):
            raise NotAsked("Answers are drafted by analysts of the centre.")
        _must_be_open(request)
        kept = _trimmed(drafted, assurance_on, at)
        found = _weighed(request, kept)
        draft_id = new_id()
        level = max(found.level, Level.RESTRICTED)
        marking_id = marking_id_for(Marking(originator=CENTRE, level=level), looking=looking)
        detail = {"draft": str(draft_id), "outcome": str(kept.outcome), "records": len(kept.incidents)}
        enter(looking, "draft", request_id, marking_id, detail, at, new_id)
        for one in found.briefs:
            insert(cursor, Into.ITEM, id=new_id(), draft_id=draft_id, report_id=one["report"]["id"],
                   incident_key=one["key"], chosen_by=looking.reader_id, marking_id=one["marking_id"])  # fmt: skip
        insert(cursor, Into.DRAFT, id=draft_id, request_id=request_id, outcome=str(kept.outcome), note=kept.note,
               assurance=kept.assurance, assurance_on=assurance_on, items=len(found.briefs),
               content_sha256=as_hex(found.digest), drafted_by=looking.reader_id, drafted_name=looking.name, drafted_at=at,
               marking_id=marking_id)  # fmt: skip
    return draft_id


def approve_answer(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, draft_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Approve a draft in one's own name, once. The gate is asked anew, as the reader who approves sees the records.

    Raises NotAvailable for a draft that is hidden or missing, GateRefuses, NotAsked.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request = held(cursor, request_id)
        draft, _ = _as_drafted(request, draft_id)
        if not approves(looking):
            raise NotAsked("Answers are approved by analysts and the director of the centre.")
        _must_be_open(request)
        if any(one.by == looking.reader_id for one in approvals_in(draft)):
            raise NotAsked("You have approved it already: a second person approves.")
        enter(looking, "approve", request_id, draft["marking_id"], {"draft": str(draft_id)}, at, new_id)
        insert(cursor, Into.APPROVAL, id=new_id(), draft_id=draft_id, approved_by=looking.reader_id,
               approved_name=looking.name, approved_at=at, roles=_roles(looking),
               marking_id=draft["marking_id"])  # fmt: skip


def send_answer(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, draft_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Sign an approved draft and hand it to the partner: the ledger first, one entry for every record, then the file.

    Raises NotAvailable, GateRefuses where the gate refuses by now, NotAsked where an approval is missing or what was
    approved has changed since. Returns the id of the file.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request = held(cursor, request_id)
        if not drafts(looking):
            raise NotAsked("Answers are sent by analysts of the centre.")
        draft, found = _as_drafted(request, draft_id)
        missing = approvals_missing(
            approvals_in(draft), drafter=draft["drafted_by"], outcome=found.drafted.outcome, plan=found.plan
        )  # fmt: skip
        if missing:
            raise NotAsked(" ".join(missing))
        file_id = new_id()
        content = under_seal(answer_of(found, request, id=str(file_id), at=at))
        digest, partner = hashlib.sha256(content), agency_numbered(request["from_agency"]).code
        said = {"request": str(request_id), "to": partner, "name": looking.name, "sha256": digest.hexdigest()}
        for report_id, marking_id in found.markings:
            deed = looking.deed("partner:answer", subject=("report", str(report_id)), detail=said, marking_id=marking_id)
            append_entry(deed, id=new_id(), at=at)
        write_file(cursor, looking, request, file_id, "answer", content, at, new_id, draft=draft_id)
        sign(cursor, looking, request, PartnerStep.SENT, at, new_id, reference=str(file_id))
    return file_id


def _must_be_open(request: dict[str, Any]) -> None:
    course = course_of(request)
    state = course.state_of(standing(steps_of([request["id"]]).get(request["id"], [])))
    if refused := course.why_not(state, PartnerStep.SENT, agency=CENTRE, by=None):
        raise NotAsked(refused)


def _weighed(request: dict[str, Any], drafted: Drafted) -> Weighed:
    """A draft the gate lets through. Raises NotAvailable, GateRefuses."""
    found = weighed(request, drafted)
    if found is None:
        raise NotAvailable
    if refused := why_not_given(drafted.outcome, len(drafted.incidents), found.found):
        raise GateRefuses(refused, found.found)
    return found


def _as_drafted(request: dict[str, Any], draft_id: uuid.UUID) -> tuple[dict[str, Any], Weighed]:
    """The latest draft as it was written, weighed anew. Raises NotAvailable, GateRefuses, NotAsked."""
    shown = drafts_of([request["id"]])
    draft = next((one for one in shown if one["id"] == draft_id), None)
    if draft is None:
        raise NotAvailable
    if shown[0]["id"] != draft_id:
        raise NotAsked("There is a later draft: look at that one.")
    if draft["sent"]:
        raise NotAsked("This draft was sent already: draft the answer anew.")
    found = _weighed(request, drafted_in(draft))
    if found.digest != bytes(draft["content_sha256"]):
        raise NotAsked("What it holds has changed since it was drafted: draft it anew.")
    return draft, found


def _trimmed(drafted: Drafted, assurance_on: date | None, at: datetime) -> Drafted:
    """A draft without spaces around its words. Raises NotAsked."""
    note, assurance = drafted.note.strip(), " ".join(drafted.assurance.split())
    if len(note) > LONGEST_NOTE or len(assurance) > LONGEST_LINE:
        raise NotAsked(f"A note has at most {LONGEST_NOTE} characters, the reference of an assurance {LONGEST_LINE}.")
    if note and drafted.outcome not in (Outcome.ANSWERED, Outcome.PARTLY):
        raise NotAsked("An answer that gives nothing has no note: every such answer says the same.")
    if bool(assurance) != (assurance_on is not None):
        raise NotAsked("An assurance has a reference and a day.")
    if assurance_on is not None and assurance_on > timezone.localdate(at):
        raise NotAsked("The day of the assurance is still to come.")
    chosen = tuple(dict.fromkeys(drafted.incidents))
    return Drafted(outcome=drafted.outcome, incidents=chosen, note=note, assurance=assurance)


def _roles(looking: Looking) -> list[int]:
    """The roles as the database holds them: the policy of approvals compares them with the reader's row."""
    rows = answers("SELECT roles FROM reader WHERE id = %(id)s", id=looking.reader_id)
    return [int(Role(one)) for one in rows[0]["roles"]]
