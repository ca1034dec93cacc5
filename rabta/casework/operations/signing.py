"""What every write of casework does the same way: who may, one at a time, one ledger entry, one signed step."""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.casework.errors import NotSo
from rabta.casework.queries.steps import Whose, standing_steps, steps_of, subject
from rabta.casework.rules.step import LONGEST, Step, only_asked, why_not_next, why_not_withdrawn
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.ledger.rules.canonical import canonical_bytes
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import as_json
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import Level, Marking
from rabta.vocabulary.rules.numbered import agency_number, agency_numbered

OFFICERS = frozenset({Role.LIAISON, Role.ANALYST})
"""Who opens and signs; the policies ask the same."""
LEDGER_NAMES = {"task": "case_task"}
"""The ledger knows tasks of readers by the plain word."""
LONGEST_TITLE, LONGEST_WORDS = 200, 4000


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an officer says of a step; who signs it is whoever is signed in. Fields as in `rules.step.Step`."""

    kind: str
    done_on: date
    reference: str = ""
    place: str = ""
    outcome: str = ""
    to_agency: int | None = None
    people: int | None = None
    words: str = ""


class Into:
    """One row into one table, its columns by name."""

    JOINT_CASE = "INSERT INTO joint_case SELECT (jsonb_populate_record(NULL::joint_case, %s::jsonb)).*"
    CASE_TASK = "INSERT INTO case_task SELECT (jsonb_populate_record(NULL::case_task, %s::jsonb)).*"
    REQUEST = "INSERT INTO assistance_request SELECT (jsonb_populate_record(NULL::assistance_request, %s::jsonb)).*"
    ANSWER = "INSERT INTO request_answer SELECT (jsonb_populate_record(NULL::request_answer, %s::jsonb)).*"
    EQUIPMENT = "INSERT INTO equipment SELECT (jsonb_populate_record(NULL::equipment, %s::jsonb)).*"
    STEP = "INSERT INTO work_step SELECT (jsonb_populate_record(NULL::work_step, %s::jsonb)).*"
    LINK = "INSERT INTO work_link SELECT (jsonb_populate_record(NULL::work_link, %s::jsonb)).*"
    WITHDRAWAL = "INSERT INTO work_withdrawal SELECT (jsonb_populate_record(NULL::work_withdrawal, %s::jsonb)).*"
    NOTICE = "INSERT INTO notice SELECT (jsonb_populate_record(NULL::notice, %s::jsonb)).*"
    NOTICE_OPENED = "INSERT INTO notice_opened SELECT (jsonb_populate_record(NULL::notice_opened, %s::jsonb)).*"
    NOTICE_TRY = "INSERT INTO notice_try SELECT (jsonb_populate_record(NULL::notice_try, %s::jsonb)).*"


def officer(looking: Looking) -> None:
    """Raises NotSo for anybody but an officer or analyst of an agency of the country."""
    if not OFFICERS & looking.roles or agency_numbered(looking.agency).is_partner:
        raise NotSo("This is for officers of agencies of the country and for analysts of the centre.")


def home_agency(code: str) -> int:
    """The number of an agency of the country by its code. Raises NotSo."""
    number = agency_number(code.strip())
    if number is None or agency_numbered(number).is_partner:
        raise NotSo("Name an agency of the country.")
    return number


def title_of(said: str) -> str:
    """A title as it is kept. Raises NotSo for none and for one that is too long."""
    title = " ".join(said.split())
    if not title:
        raise NotSo("Say in a few words what it is about.")
    if len(title) > LONGEST_TITLE:
        raise NotSo(f"A title has at most {LONGEST_TITLE} characters, and this one {len(title)}: shorten it.")
    return title


def words_of(said: str) -> str:
    """Longer words as they are kept. Raises NotSo."""
    words = said.strip()
    if len(words) > LONGEST_WORDS:
        raise NotSo(f"These words have {len(words)} characters, and at most {LONGEST_WORDS} are kept: shorten them.")
    return words


def marked_for(looking: Looking, level: Level, agencies: Iterable[int]) -> int:
    """The id of a marking of one's own agency for these. Raises AboveYourself."""
    others = tuple(sorted(set(agencies) - {looking.agency}))
    return marking_id_for(Marking(originator=looking.agency, level=level, agencies=others), looking=looking)


def one_at_a_time(cursor: Any, of: uuid.UUID) -> None:
    """Until this transaction ends, nobody else adds to the same case or request: check, then act, as one."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta casework'), hashtext(%s))", [str(of)])


def enter(
    looking: Looking, deed: str, *, kind: str, of: uuid.UUID, marking_id: int | None, detail: dict[str, object],
    at: datetime, new_id: NewId,
) -> None:  # fmt: skip
    """The one ledger entry of a write. It shows to auditors where its marking does: without one, to its own reader alone."""
    named = LEDGER_NAMES.get(kind, kind)
    told = {"name": looking.name, **detail}
    entry = looking.deed(f"{named}:{deed}", subject=(named, str(of)), detail=told, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


def insert(cursor: Any, statement: str, **values: Any) -> None:
    """One row, by one of the statements of `Into`; columns that are not named are null."""
    cursor.execute(statement, [as_json(values)])


def held(cursor: Any, kind: str, of: uuid.UUID) -> Whose:
    """What a step is of, held until the transaction ends and then looked at. Raises NotAvailable."""
    found = subject(kind, of)
    if found is None:
        raise NotAvailable
    one_at_a_time(cursor, found.root)
    found = subject(kind, of)
    if found is None:
        raise NotAvailable
    return found


def sign(
    *, reader_id: uuid.UUID, kind: str, of: uuid.UUID, said: Said, at: datetime, new_id: NewId,
    purpose: Purpose | None = None, then: Callable[[Any, Looking, Whose, Step], None] | None = None,
) -> int:  # fmt: skip
    """Sign the next step of a case, a task, a request or a device in one's own name. Returns its number.

    `then` runs after the step is written, in the same transaction. Raises NotAvailable for what is hidden or missing,
    NotSo with the reason where the state does not allow the step.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        whose = held(cursor, kind, of)
        officer(looking)
        steps, last = standing_steps(whose)
        step = replace(lawful(looking, whose, steps, said, at), number=last + 1)
        write_step(cursor, looking, whose, step, at, new_id)
        if then is not None:
            then(cursor, looking, whose, step)
    return step.number


def lawful(looking: Looking, whose: Whose, steps: Sequence[Step], said: Said, at: datetime) -> Step:
    """The step as it may follow. Raises NotSo."""
    try:
        kind = next(one for one in whose.course.asks if one == said.kind)
    except StopIteration:
        raise NotSo("This is no step that can be signed here.") from None
    told = (said.reference, said.place, said.outcome, said.words)
    if any(len(word) > LONGEST for word in told):
        raise NotSo(f"A field of a step has at most {LONGEST} characters.")
    reference, place, outcome, words = (word.strip() for word in told)
    step = only_asked(whose.course.asks[kind], Step(
        kind=kind, done_on=said.done_on, agency=looking.agency, signed_by=looking.reader_id, signed_name=looking.name,
        reference=reference, place=place, outcome=outcome, to_agency=said.to_agency, people=said.people, words=words,
    ))  # fmt: skip
    if step.to_agency is not None and agency_numbered(step.to_agency).is_partner:
        raise NotSo("Name an agency of the country.")
    if refused := why_not_next(whose.course, steps, step, today=timezone.localdate(at)):
        raise NotSo(refused)
    return step


def write_step(cursor: Any, looking: Looking, whose: Whose, step: Step, at: datetime, new_id: NewId) -> None:
    """One signed step and its entry, which holds what it says as a hash."""
    detail: dict[str, object] = {"step": step.number, "content": content_hash(step)}
    enter(looking, str(step.kind), kind=whose.kind, of=whose.id, marking_id=whose.marking_id, detail=detail,
          at=at, new_id=new_id)  # fmt: skip
    insert(
        cursor, Into.STEP, id=new_id(), subject_kind=whose.kind, subject_id=whose.id, number=step.number,
        kind=str(step.kind), done_on=step.done_on, reference=step.reference, place=step.place, outcome=step.outcome,
        to_agency=step.to_agency, people=step.people, words=step.words, agency=step.agency, signed_by=step.signed_by,
        signed_name=step.signed_name, signed_at=at, marking_id=whose.marking_id,
    )  # fmt: skip


def withdraw(
    *, reader_id: uuid.UUID, kind: str, of: uuid.UUID, number: int, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Take one's own wrong step back with a reason, while no later one rests on it. It stays in the history.

    Raises NotAvailable for what is hidden or missing, NotSo with the reason where it may not be taken back.
    """
    if not reason.strip() or len(reason) > LONGEST:
        raise NotSo("Say why, in a few words.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        whose = held(cursor, kind, of)
        steps, _ = standing_steps(whose)
        if any(step.number == number and step.kind in whose.for_good for step in steps):
            raise NotSo("This step changed who sees it: it is mended by another step, not taken back.")
        if refused := why_not_withdrawn(whose.course, steps, number, by=looking.reader_id):
            raise NotSo(refused)
        enter(looking, "withdraw", kind=kind, of=of, marking_id=whose.marking_id, detail={"step": number}, at=at,
              new_id=new_id)  # fmt: skip
        taken_id = steps_of([of])[of][number - 1]["id"]
        insert(cursor, Into.WITHDRAWAL, of=taken_id, reason=reason.strip(), withdrawn_by=looking.reader_id, withdrawn_at=at,
               marking_id=whose.marking_id)  # fmt: skip


def content_hash(step: Step) -> str:
    """What the ledger holds of a step: SHA-256, in hexadecimal, over everything it says and who signed it."""
    said = {
        "kind": str(step.kind), "on": step.done_on.isoformat(), "agency": step.agency, "by": str(step.signed_by),
        "name": step.signed_name, "number": step.number, "reference": step.reference, "place": step.place,
        "outcome": step.outcome, "to": step.to_agency, "people": step.people, "words": step.words,
    }  # fmt: skip
    return hashlib.sha256(canonical_bytes(said)).hexdigest()


def notify(
    cursor: Any, looking: Looking, *, agencies: Iterable[int], kind: str, of: tuple[str, uuid.UUID], marking_id: int,
    at: datetime, new_id: NewId,
) -> None:  # fmt: skip
    """Tell agencies that something waits for them: an id, no words. In the transaction of the write it tells of."""
    for agency in sorted(set(agencies) - {looking.agency}):
        insert(cursor, Into.NOTICE, id=new_id(), agency=agency, kind=kind, subject_kind=of[0], subject_id=of[1],
               written_by=looking.reader_id, at=at, marking_id=marking_id)  # fmt: skip
