"""Proposing commitments, signing their steps, citing evidence: one transaction, one ledger entry, one at a time each."""

import hashlib
import re
import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.ledger.rules.canonical import canonical_bytes
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json, ask
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking
from rabta.strategy.errors import AlreadyProposed, NotAgreed
from rabta.strategy.queries import MAY_WRITE, SQL, promise_of, same_sentence, steps_of, themes_here
from rabta.strategy.rules.commitment import Kind, Step, why_not_next
from rabta.strategy.rules.indicator import Indicator, why_not_measured
from rabta.strategy.rules.sentence import sentence_key

LONGEST, LONGEST_TITLE = 2000, 200
"""Characters of a commitment's text or a step's words; of a title."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What is promised, as it was agreed, and where it was said. `began_on`: the day it was said. Agencies are numbers.

    `source`: statement or letter. `sha256` and `span` (code points) say where in which public text.
    """

    owner: int
    partner: int
    theme: str
    began_on: date
    text_en: str = ""
    text_ur: str = ""
    due_on: date | None = None
    source: str = "statement"
    source_title: str = ""
    sha256: str = ""
    span: tuple[int, int] | None = None
    indicator: Indicator | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says of a commitment; who signs it is whoever is signed in. `on`: the day it is about."""

    kind: Kind
    on: date
    words: str = ""
    due_on: date | None = None
    of: int | None = None


def propose(
    *, reader_id: uuid.UUID, proposed: Proposed, marking_text: str, today: date, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Propose a commitment under a marking of one's own agency; another named person accepts it. Returns its id.

    Raises NotAgreed for what says too little, AlreadyProposed where this reader sees the same sentence on the board, and
    what `parse_marking` raises. A commitment that hides is no hindrance: then there are two.
    """
    with acting_as(reader_id, purpose=purpose) as looking:
        writes(looking)
        if refused := _says_too_little(proposed, today):
            raise NotAgreed(refused)
        key = sentence_key(proposed.text_en or proposed.text_ur)
        if known := same_sentence(key):
            raise AlreadyProposed(known)
        marking = parse_marking(marking_text, originator=looking.agency)
        marking_id, commitment_id = marking_id_for(marking, looking=looking), new_id()
        write_commitment(looking, commitment_id, proposed, marking_id=marking_id, at=at, new_id=new_id)
    return commitment_id


def sign(
    *, reader_id: uuid.UUID, commitment_id: uuid.UUID, said: Said, today: date, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> int:  # fmt: skip
    """Sign the next step of a commitment in one's own name. Returns its number.

    Raises NotAvailable for a commitment that is hidden or missing, NotAgreed with the reason where the step may not follow.
    """
    with acting_as(reader_id, purpose=purpose) as looking:
        row = visible(commitment_id)
        writes(looking)
        one_at_a_time(commitment_id)
        steps = steps_of(commitment_id)
        number = max((step.number for step in steps), default=0) + 1
        step = Step(
            kind=said.kind, on=said.on, agency=looking.agency, signed_by=looking.reader_id, signed_name=looking.name,
            number=number, words=kept_whole(said.words), due_on=said.due_on, of=said.of,
        )  # fmt: skip
        if refused := why_not_next(promise_of(row), steps, step, today=today):
            raise NotAgreed(refused)
        write_step(looking, row, _as_asked(step), at=at, new_id=new_id)
    return number


def cite(
    *, reader_id: uuid.UUID, commitment_id: uuid.UUID, what: str, at: datetime, new_id: NewId, cited: bool = True,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Cite a report by its number, or a report or an incident by its id; with `cited` False cite it no longer.

    It stands under the marking of the report: whoever may not see the report sees nothing of it, not even that it is cited.
    Raises NotAvailable where the commitment or the record is hidden or missing, NotAgreed for who may not.
    """
    with acting_as(reader_id, purpose=purpose) as looking:
        visible(commitment_id)
        writes(looking)
        report_id, incident_key, marking_id = _record(what)
        detail: dict[str, object] = {"commitment": str(commitment_id), "name": looking.name, "cited": cited}
        entry = looking.deed("commitment:cite", subject=("report", str(report_id)), detail=detail, marking_id=marking_id)
        append_entry(entry, id=new_id(), at=at)
        insert(Into.EVIDENCE, {
            "id": new_id(), "commitment_id": commitment_id, "report_id": report_id, "incident_key": incident_key,
            "cited": cited, "cited_by": looking.reader_id, "cited_name": looking.name, "cited_at": at,
            "marking_id": marking_id,
        })  # fmt: skip


def writes(looking: Looking) -> None:
    """Raises NotAgreed for a reader who only looks on."""
    if not MAY_WRITE & looking.roles:
        raise NotAgreed("Commitments are kept by officers, analysts and directors.")


def kept_whole(said: str, most: int = LONGEST) -> str:
    """The words as they are kept, never a part of them. Raises NotAgreed for more than `most` characters."""
    words = said.strip()
    if len(words) > most:
        raise NotAgreed(f"These words have {len(words)} characters, and at most {most} can be kept: say it more briefly.")
    return words


def visible(commitment_id: uuid.UUID) -> dict[str, Any]:
    """The row of a commitment that shows. Raises NotAvailable."""
    rows = ask(SQL + "commitments.sql", commitment_id=commitment_id, meeting_id=None)
    if not rows:
        raise NotAvailable
    return rows[0]


def one_at_a_time(of: uuid.UUID) -> None:
    """Until this transaction ends nobody else adds to the same commitment or minutes: check, then act, as one."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta strategy'), hashtext(%s))", [str(of)])


def write_commitment(
    looking: Looking, commitment_id: uuid.UUID, proposed: Proposed, *, marking_id: int, at: datetime, new_id: NewId,
    meeting_id: uuid.UUID | None = None, decision: int | None = None,
) -> None:  # fmt: skip
    """The ledger entry and the row. `meeting_id`, `decision`: the minutes that both sides signed."""
    measured = proposed.indicator
    row: dict[str, Any] = {
        "id": commitment_id, "owner": proposed.owner, "partner": proposed.partner, "theme": proposed.theme,
        "text_en": proposed.text_en.strip(), "text_ur": proposed.text_ur.strip(), "due_on": proposed.due_on,
        "began_on": proposed.began_on, "source": "minutes" if meeting_id else proposed.source,
        "source_title": proposed.source_title.strip(), "source_sha256": proposed.sha256,
        "span_from": proposed.span[0] if proposed.span else None, "span_to": proposed.span[1] if proposed.span else None,
        "sentence_key": sentence_key(proposed.text_en or proposed.text_ur), "meeting_id": meeting_id, "decision": decision,
        "measure": measured.measure.name if measured else "", "measured_key": measured.key if measured else "",
        "measured_province": measured.province if measured else "", "measured_agency": measured.agency if measured else "",
        "measured_from": measured.date_from if measured else None, "measured_to": measured.date_to if measured else None,
        "target": measured.target if measured else None, "at_least": measured.at_least if measured else True,
        "proposed_by": looking.reader_id, "proposed_name": looking.name, "proposed_at": at, "marking_id": marking_id,
    }  # fmt: skip
    enter(looking, "commitment:propose", ("commitment", commitment_id), row, marking_id, at=at, new_id=new_id)
    insert(Into.COMMITMENT, row)


def write_step(looking: Looking, row: dict[str, Any], step: Step, *, at: datetime, new_id: NewId) -> None:
    """The ledger entry and the row of one step of the commitment in `row`."""
    said: dict[str, Any] = {
        "number": step.number, "kind": str(step.kind), "said_on": step.on, "words": step.words, "due_on": step.due_on,
        "of": step.of, "agency": step.agency, "signed_by": step.signed_by, "signed_name": step.signed_name,
    }  # fmt: skip
    enter(looking, f"commitment:{step.kind}", ("commitment", row["id"]), said, row["marking_id"], at=at, new_id=new_id)
    insert(Into.STEP, {
        "id": new_id(), "commitment_id": row["id"], **said, "signed_at": at, "marking_id": row["marking_id"],
    })  # fmt: skip


def enter(
    looking: Looking, deed: str, subject: tuple[str, uuid.UUID], said: dict[str, Any], marking_id: int, *, at: datetime,
    new_id: NewId,
) -> None:  # fmt: skip
    """One ledger entry that holds a hash of everything that was said, and none of the words."""
    detail: dict[str, object] = {"content": content_hash(said), "name": looking.name}
    entry = looking.deed(deed, subject=(subject[0], str(subject[1])), detail=detail, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


def content_hash(said: dict[str, Any]) -> str:
    """SHA-256, in hexadecimal, over what was said, whatever it is marked and when it was written."""
    plain = {name: _plainly(value) for name, value in said.items() if name not in ("marking_id", "proposed_at")}
    return hashlib.sha256(canonical_bytes(plain)).hexdigest()


def _plainly(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if value is None or isinstance(value, int | str | bool) else str(value)


class Into:
    """One row into one table, its columns by name; those that are not named are null."""

    COMMITMENT = "INSERT INTO commitment SELECT (jsonb_populate_record(NULL::commitment, %s::jsonb)).*"
    STEP = "INSERT INTO commitment_step SELECT (jsonb_populate_record(NULL::commitment_step, %s::jsonb)).*"
    EVIDENCE = "INSERT INTO commitment_evidence SELECT (jsonb_populate_record(NULL::commitment_evidence, %s::jsonb)).*"
    MEETING = "INSERT INTO meeting SELECT (jsonb_populate_record(NULL::meeting, %s::jsonb)).*"
    ENTRY = "INSERT INTO meeting_entry SELECT (jsonb_populate_record(NULL::meeting_entry, %s::jsonb)).*"


def insert(statement: str, row: dict[str, Any]) -> None:
    """One row by one of the statements of `Into`, in the transaction that entered it in the ledger."""
    with connections["default"].cursor() as cursor:
        cursor.execute(statement, [as_json(row)])


def _says_too_little(said: Proposed, today: date) -> str | None:
    if not (said.text_en.strip() or said.text_ur.strip()):
        return "Say what was promised, in English or in Urdu."
    if max(len(said.text_en), len(said.text_ur)) > LONGEST or len(said.source_title) > LONGEST_TITLE:
        return f"A commitment has at most {LONGEST} characters, a title {LONGEST_TITLE}."
    if said.owner == said.partner:
        return "Nobody promises to oneself: name the other side."
    if said.theme not in themes_here():
        return "Choose a theme of the board."
    if said.source not in ("statement", "letter") or not said.source_title.strip():
        return "Name where it was said: the statement or the letter."
    if said.began_on > today:
        return "This day is yet to come."
    if said.due_on and said.due_on < said.began_on:
        return "It is due before it was said."
    if (said.sha256 and not _DIGEST.fullmatch(said.sha256)) or (said.span and not 0 <= said.span[0] < said.span[1] < 2**31):
        return "The place in the public text cannot be read."
    return why_not_measured(said.indicator) if said.indicator else None


def _as_asked(step: Step) -> Step:
    """Only what a step of this kind says: nothing else is kept of it."""
    dated = step.kind in (Kind.ACCEPTED, Kind.MOVED)
    return replace(step, due_on=step.due_on if dated else None, of=step.of if step.kind is Kind.TAKEN_BACK else None)


_REPORT = "SELECT id, NULL::uuid, marking_id FROM report WHERE number = %s OR id::text = %s"
_INCIDENT = """
SELECT r.id, i.key, r.marking_id
FROM incident i JOIN current_reading c ON c.id = i.reading_id JOIN report r ON r.id = c.report_id
WHERE i.key::text = %s"""


def _record(what: str) -> tuple[uuid.UUID, uuid.UUID | None, int]:
    """What was named: a report's number, an id, or the address of a page that ends in one."""
    said = what.strip().rstrip("/").rpartition("/")[2]
    with connections["default"].cursor() as cursor:
        for sql, values in ((_REPORT, [said, said.lower()]), (_INCIDENT, [said.lower()])):
            cursor.execute(sql, values)
            if found := cursor.fetchone():
                return found[0], found[1], found[2]
    raise NotAvailable
