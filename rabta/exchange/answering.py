"""A partner asks; the centre drafts, two people approve, one signed file leaves; it is received, and may be recalled."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils import timezone

from rabta.casework.operations.signing import content_hash, insert, notify, one_at_a_time
from rabta.casework.rules.step import Step, why_not_next
from rabta.exchange.errors import GateRefuses, NotAsked
from rabta.exchange.giving import CENTRE, SQL, Drafted, Weighed, address_of, answer_of, policy_here, public_key, weighed
from rabta.exchange.partner_requests import (
    approvals_in,
    approves,
    course_of,
    drafted_in,
    drafts,
    drafts_of,
    file_content,
    is_partner,
    standing,
    steps_of,
)
from rabta.exchange.rules.answer_file import recall_lines, sealed
from rabta.exchange.rules.opening import opened
from rabta.exchange.rules.partner_request import About, Outcome, PartnerStage, PartnerStep, RecallReason, why_not_about
from rabta.exchange.rules.release_gate import approvals_missing, why_not_given
from rabta.exchange.rules.release_policy import Choice
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.ledger.signing import signing_key
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import answers, ask
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import Level, Marking
from rabta.vocabulary.rules.numbered import agency_numbered

LONGEST_WORDS, LONGEST_NOTE, LONGEST_LINE = 2000, 500, 120
_DAY = timedelta(days=1)


class Into:
    """One row into one table, its columns by name."""

    REQUEST = "INSERT INTO partner_request SELECT (jsonb_populate_record(NULL::partner_request, %s::jsonb)).*"
    STEP = "INSERT INTO partner_step SELECT (jsonb_populate_record(NULL::partner_step, %s::jsonb)).*"
    ITEM = "INSERT INTO answer_item SELECT (jsonb_populate_record(NULL::answer_item, %s::jsonb)).*"
    DRAFT = "INSERT INTO answer_draft SELECT (jsonb_populate_record(NULL::answer_draft, %s::jsonb)).*"
    APPROVAL = "INSERT INTO answer_approval SELECT (jsonb_populate_record(NULL::answer_approval, %s::jsonb)).*"
    FILE = "INSERT INTO partner_file SELECT (jsonb_populate_record(NULL::partner_file, %s::jsonb)).*"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a partner says of its request, by the names of `release_policy.yaml`. `due_on` None: as the urgency says."""

    about_kind: str
    about: str
    words: str
    purpose: str
    legal_basis: str
    offence: str
    urgency: str = "routine"
    due_on: date | None = None
    reference: str = ""


def ask_centre(
    *, reader_id: uuid.UUID, asked: Asked, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID:  # fmt: skip
    """File a request of one's own, a partner's, agency; from now its clock runs. Returns its id.

    It shows to the readers of that partner and of the centre, and to nobody else. Raises NotAsked naming the field.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        if not is_partner(looking):
            raise NotAsked("This is for liaison officers of partners abroad. Agencies of the country ask under Requests.")
        kept = _as_kept(asked, at)
        _refuse_too_many(looking, at)
        request_id = new_id()
        marking = Marking(originator=looking.agency, level=Level.RESTRICTED, agencies=(CENTRE,))
        marking_id = marking_id_for(marking, looking=looking)
        _enter(looking, "ask", request_id, marking_id, {"about": kept["about_kind"]}, at, new_id)
        insert(cursor, Into.REQUEST, id=request_id, **kept, from_agency=looking.agency, asked_by=looking.reader_id,
               asked_name=looking.name, asked_at=at, marking_id=marking_id)  # fmt: skip
        notify(cursor, looking, agencies=[CENTRE], kind="partner_asked", of=("partner_request", request_id),
               marking_id=marking_id, at=at, new_id=new_id)  # fmt: skip
    return request_id


def sign_partner_step(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, kind: PartnerStep, words: str = "", at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Remind, or take a request back. Raises NotAvailable for one that is hidden or missing, NotAsked with the reason."""
    if kind not in (PartnerStep.REMINDED, PartnerStep.TAKEN_BACK):
        raise NotAsked("This step is signed by what it is about: an answer, a receipt or a recall.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request = _held(cursor, request_id)
        if not is_partner(looking):
            raise NotAsked("This is for the partner that asked.")
        _sign(cursor, looking, request, kind, at, new_id, words=words)


def draft_answer(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, drafted: Drafted, assurance_on: date | None = None, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Write an answer. It leaves when two people have approved it; until then the partner learns nothing. Returns its id.

    Raises NotAvailable for a request or record that is hidden or missing, GateRefuses with every finding where a rule of the
    release gate refuses, NotAsked for what says too little.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request = _held(cursor, request_id)
        if not drafts(looking):
            raise NotAsked("Answers are drafted by analysts of the centre.")
        _must_be_open(request)
        kept = _trimmed(drafted, assurance_on, at)
        found = _weighed(request, kept)
        draft_id = new_id()
        level = max(found.level, Level.RESTRICTED)
        marking_id = marking_id_for(Marking(originator=CENTRE, level=level), looking=looking)
        detail = {"draft": str(draft_id), "outcome": str(kept.outcome), "records": len(kept.incidents)}
        _enter(looking, "draft", request_id, marking_id, detail, at, new_id)
        for one in found.briefs:
            insert(cursor, Into.ITEM, id=new_id(), draft_id=draft_id, report_id=one["report"]["id"],
                   incident_key=one["key"], chosen_by=looking.reader_id, marking_id=one["marking_id"])  # fmt: skip
        insert(cursor, Into.DRAFT, id=draft_id, request_id=request_id, outcome=str(kept.outcome), note=kept.note,
               assurance=kept.assurance, assurance_on=assurance_on, items=len(found.briefs),
               content_sha256=_bytes(found.digest), drafted_by=looking.reader_id, drafted_name=looking.name, drafted_at=at,
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
        request = _held(cursor, request_id)
        draft, _ = _as_drafted(request, draft_id)
        if not approves(looking):
            raise NotAsked("Answers are approved by analysts and the director of the centre.")
        _must_be_open(request)
        if any(one.by == looking.reader_id for one in approvals_in(draft)):
            raise NotAsked("You have approved it already: a second person approves.")
        _enter(looking, "approve", request_id, draft["marking_id"], {"draft": str(draft_id)}, at, new_id)
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
        request = _held(cursor, request_id)
        if not drafts(looking):
            raise NotAsked("Answers are sent by analysts of the centre.")
        draft, found = _as_drafted(request, draft_id)
        missing = approvals_missing(
            approvals_in(draft), drafter=draft["drafted_by"], outcome=found.drafted.outcome, plan=found.plan
        )  # fmt: skip
        if missing:
            raise NotAsked(" ".join(missing))
        file_id = new_id()
        content = _signed(answer_of(found, request, id=str(file_id), at=at))
        digest, partner = hashlib.sha256(content), agency_numbered(request["from_agency"]).code
        said = {"request": str(request_id), "to": partner, "name": looking.name, "sha256": digest.hexdigest()}
        for report_id, marking_id in found.markings:
            deed = looking.deed("partner:answer", subject=("report", str(report_id)), detail=said, marking_id=marking_id)
            append_entry(deed, id=new_id(), at=at)
        _write_file(cursor, looking, request, file_id, "answer", content, at, new_id, draft=draft_id)
        _sign(cursor, looking, request, PartnerStep.SENT, at, new_id, reference=str(file_id))
    return file_id


def take_file(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, file_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> tuple[str, bytes]:  # fmt: skip
    """Take a file that was sent: its name and its bytes. The partner's first taking is its receipt, as a signed step.

    Raises NotAvailable for a file that is hidden or missing, NotAsked for an answer that is recalled or no longer kept.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request, file = _held(cursor, request_id), file_content(file_id)
        if file is None or file["request_id"] != request_id:
            raise NotAvailable
        answer = str(file["of"] or file["id"])
        state = course_of(request).state_of(standing(steps_of([request["id"]]).get(request["id"], [])))
        if file["kind"] == "answer" and (state.answer != answer or state.stage is PartnerStage.RECALLED):
            raise NotAsked("This answer is recalled: take the recall, and destroy what you have of the answer.")
        if not file["content"]:
            raise NotAsked("This file is no longer kept: a record in it was purged. Destroy your copy.")
        _enter(looking, "take", request["id"], file["marking_id"], {"file": str(file_id)}, at, new_id)
        receipt = PartnerStep.RECEIVED if file["kind"] == "answer" else PartnerStep.RECALL_RECEIVED
        course = course_of(request)
        if is_partner(looking) and not course.why_not(state, receipt, agency=looking.agency, by=looking.reader_id):
            _sign(cursor, looking, request, receipt, at, new_id, reference=answer)
    return f"{'answer' if file['kind'] == 'answer' else 'recall'}-{str(file_id)[:8]}.jsonl", file["content"]


def recall_answer(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, reason: RecallReason, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Recall the answer that was sent last, with a signed notice the partner takes. One person of the centre is enough.

    From now the answer is shown and handed out no more. Raises NotAvailable, NotAsked. Returns the id of the notice's file.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        request = _held(cursor, request_id)
        if not drafts(looking):
            raise NotAsked("Answers are recalled by analysts of the centre.")
        course, rows = course_of(request), steps_of([request_id]).get(request_id, [])
        state = course.state_of(standing(rows))
        if refused := course.why_not(state, PartnerStep.RECALLED, agency=looking.agency, by=looking.reader_id):
            raise NotAsked(refused)
        recall_id = new_id()
        content = _signed(_recall_of(request, uuid.UUID(state.answer), recall_id, reason, at))
        _write_file(cursor, looking, request, recall_id, "recall", content, at, new_id, of=uuid.UUID(state.answer))
        _sign(cursor, looking, request, PartnerStep.RECALLED, at, new_id, reference=state.answer, outcome=str(reason))
    return recall_id


def _recall_of(request: dict[str, Any], answer: uuid.UUID, recall: uuid.UUID, reason: RecallReason, at: datetime) -> bytes:
    """The lines of a recall. The answer's own hash is kept when its content has gone with a purged record."""
    sent = next(one for one in ask(SQL + "partner_files.sql", ids=[request["id"]]) if one["id"] == answer)
    partner = agency_numbered(request["from_agency"])
    address = address_of(request, partner_code=partner.code, partner_name=partner.name_en, id=str(recall), at=at)
    return recall_lines(address, of=str(answer), of_sha256=bytes(sent["sha256"]).hex(), reason=reason, key=public_key())


def _signed(lines: bytes) -> bytes:
    """The lines under the installation's signature, opened again before they may leave."""
    content = sealed(lines, key=public_key(), sign=signing_key(Path(settings.DATA_DIR) / "keys").sign)
    opened(content, key=public_key())
    return content


def _held(cursor: Any, request_id: uuid.UUID) -> dict[str, Any]:
    """A request, held until the transaction ends. Raises NotAvailable."""
    one_at_a_time(cursor, request_id)
    found = ask(SQL + "partner_requests.sql", id=request_id)
    if not found:
        raise NotAvailable
    return found[0]


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


def _sign(
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
    _enter(looking, str(kind), request["id"], request["marking_id"], detail, at, new_id)
    insert(cursor, Into.STEP, id=new_id(), request_id=request["id"], number=number, kind=str(kind), done_on=today,
           reference=reference, outcome=outcome, words=text, agency=looking.agency, signed_by=looking.reader_id,
           signed_name=looking.name, signed_at=at, marking_id=request["marking_id"])  # fmt: skip
    notify(cursor, looking, agencies=[CENTRE, request["from_agency"]], kind=f"partner_{kind}",
           of=("partner_request", request["id"]), marking_id=request["marking_id"], at=at, new_id=new_id)  # fmt: skip


def _write_file(
    cursor: Any, looking: Looking, request: dict[str, Any], file_id: uuid.UUID, kind: str, content: bytes, at: datetime,
    new_id: NewId, *, draft: uuid.UUID | None = None, of: uuid.UUID | None = None,
) -> None:  # fmt: skip
    """The entry, then the file: it stands in the ledger before anybody can take it."""
    digest = hashlib.sha256(content).digest()
    _enter(looking, f"write_{kind}", request["id"], request["marking_id"], {"file": str(file_id), "sha256": digest.hex()},
           at, new_id)  # fmt: skip
    insert(cursor, Into.FILE, id=file_id, request_id=request["id"], kind=kind, draft=draft, of=of, content=_bytes(content),
           sha256=_bytes(digest), sent_by=looking.reader_id, sent_name=looking.name, sent_at=at,
           marking_id=request["marking_id"])  # fmt: skip


def _enter(
    looking: Looking, deed: str, of: uuid.UUID, marking_id: int, detail: dict[str, object], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    told = {"name": looking.name, **detail}
    entry = looking.deed(f"partner_request:{deed}", subject=("partner_request", str(of)), detail=told, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


def _as_kept(asked: Asked, at: datetime) -> dict[str, Any]:
    """A request as it is kept. Raises NotAsked with the field and the rule."""
    table, today = policy_here(), timezone.localdate(at)
    try:
        kind = About(asked.about_kind)
    except ValueError:
        raise NotAsked("Say what kind of thing the request is about.") from None
    about, words = " ".join(asked.about.split()), asked.words.strip()
    if refused := why_not_about(kind, about):
        raise NotAsked(refused)
    if not words or len(words) > LONGEST_WORDS:
        raise NotAsked(f"Say what you ask and why, in at most {LONGEST_WORDS} characters.")
    reference = " ".join(asked.reference.split())
    if len(reference) > LONGEST_LINE:
        raise NotAsked(f"Your reference has at most {LONGEST_LINE} characters.")
    urgency = _chosen(table.urgencies, asked.urgency, "how urgent it is")
    due_on = asked.due_on or today + timedelta(days=urgency.days)
    if not today <= due_on <= today + timedelta(days=366):
        raise NotAsked("The day it is due lies in the past or more than a year ahead.")
    return {
        "reference": reference, "about_kind": str(kind), "about": about, "words": words, "due_on": due_on,
        "purpose": _chosen(table.purposes, asked.purpose, "the purpose").name,
        "legal_basis": _chosen(table.legal_bases, asked.legal_basis, "the legal basis").name,
        "offence": _chosen(table.offences, asked.offence, "the offence").name, "urgency": urgency.name,
    }  # fmt: skip


def _chosen(choices: tuple[Choice, ...], name: str, what: str) -> Choice:
    found = next((one for one in choices if one.name == name), None)
    if found is None:
        raise NotAsked(f"Choose {what} from the list.")
    return found


def _refuse_too_many(looking: Looking, at: datetime) -> None:
    """A partner that tries out names, one request after another, is stopped: its own requests of a day are counted."""
    most = policy_here().most_a_day
    found = answers(
        "SELECT count(*) AS n FROM partner_request WHERE from_agency = %(agency)s AND asked_at > %(since)s",
        agency=looking.agency, since=at - _DAY,
    )  # fmt: skip
    if found[0]["n"] >= most:
        raise NotAsked(f"Your agency has filed {most} requests within a day, which is the most. Telephone the centre.")


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


def _bytes(content: bytes) -> str:
    """Bytes as PostgreSQL reads them from JSON."""
    return f"\\x{content.hex()}"
