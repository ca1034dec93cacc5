"""Requests between agencies of the country: ask, take on or refuse, pass on, draft an answer, sign it a second time."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.casework.errors import NotSo
from rabta.casework.operations.signing import (
    Into,
    Said,
    enter,
    held,
    insert,
    lawful,
    marked_for,
    notify,
    officer,
    sign,
    title_of,
    words_of,
    write_step,
)
from rabta.casework.queries.records import record_named
from rabta.casework.queries.requests import may_have, open_drafts
from rabta.casework.queries.steps import Whose, standing_steps
from rabta.casework.rules.request import RequestStep
from rabta.casework.rules.step import Step
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId
from rabta.people.rules.purposes import Purpose
from rabta.records.queries.markings import markings_shown
from rabta.sharing.operations import Looking, acting_as
from rabta.sharing.rules.marking import Level
from rabta.vocabulary.rules.days import day_in_words
from rabta.vocabulary.rules.numbered import agency_numbered


def ask_agency(
    *, reader_id: uuid.UUID, to: int, title: str, words: str, due_on: date, level: Level = Level.RESTRICTED,
    about: Sequence[tuple[str, uuid.UUID]] = (), at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Ask another agency for information or assistance by a day. It shows to the two agencies and to nobody else.

    `about`: records it is about, by kind and id; each shows where it would show anyway. Returns its id. Raises NotSo,
    AboveYourself, and NotAvailable for a record that is hidden or missing.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        officer(looking)
        if to == looking.agency or agency_numbered(to).is_partner:
            raise NotSo("Ask another agency of the country.")
        if due_on < timezone.localdate(at):
            said = day_in_words(due_on)
            raise NotSo(f"{said} lies before today: choose the day on which the answer is due, today or later.")
        request_id, marking_id = new_id(), marked_for(looking, level, [to])
        enter(looking, "ask", kind="request", of=request_id, marking_id=marking_id, detail={"to": to}, at=at,
              new_id=new_id)  # fmt: skip
        insert(cursor, Into.REQUEST, id=request_id, title=title_of(title), words=words_of(words),
               from_agency=looking.agency, to_agency=to, due_on=due_on, asked_by=looking.reader_id,
               asked_name=looking.name, asked_at=at, marking_id=marking_id)  # fmt: skip
        notify(cursor, looking, agencies=[to], kind="request_asked", of=("request", request_id), marking_id=marking_id,
               at=at, new_id=new_id)  # fmt: skip
        for kind, target in about:
            _attach(cursor, looking, ("request", request_id, marking_id), kind, target, at, new_id)
    return request_id


def sign_request_step(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, said: Said, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> int:  # fmt: skip
    """Accept or refuse a request, say who could answer it, pass it on, remind, take it back. Returns the step's number.

    An answer is signed by `sign_answer`. Raises NotAvailable, NotSo as `signing.sign`.
    """
    if said.kind == RequestStep.ANSWERED:
        raise NotSo("An answer is written by one officer and signed by a second.")

    def follow(cursor: Any, looking: Looking, whose: Whose, step: Step) -> None:
        passed_on = step.kind is RequestStep.PASSED_ON
        marking_id = _mark_passed_on(cursor, looking, whose, step) if passed_on else whose.marking_id
        state = whose.course.state_of(standing_steps(whose)[0])
        notify(cursor, looking, agencies=[whose.row["from_agency"], state.agency], kind=f"request_{step.kind}",
               of=("request", request_id), marking_id=marking_id, at=at, new_id=new_id)  # fmt: skip

    return sign(
        reader_id=reader_id, kind="request", of=request_id, said=said, at=at, new_id=new_id, purpose=purpose, then=follow
    )  # fmt: skip


def draft_answer(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, words: str, reports: Sequence[uuid.UUID] = (),
    named: Sequence[str] = (), at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Write an answer. Who asked sees nothing of it until a second officer of one's agency has signed it.

    Each of `reports`, and of those `named` by number or address, needs its originator's release to the agency that asked:
    refused with what to do, where there is none.
    Returns the draft's id. Raises NotAvailable for a request or report that is hidden or missing, NotSo.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        whose = held(cursor, "request", request_id)
        officer(looking)
        state = whose.course.state_of(standing_steps(whose)[0])
        if refused := whose.course.why_not(state, RequestStep.ANSWERED, agency=looking.agency, by=looking.reader_id):
            raise NotSo(refused)
        answer_id, text = new_id(), words_of(words)
        if not text:
            raise NotSo("Write the answer.")
        reports = [*reports, *(_report_named(one) for one in named)]
        for report_id in reports:
            _must_be_released(looking, report_id, to=whose.row["from_agency"])
        own = marked_for(looking, markings_shown()[whose.marking_id][0].level, [])  # who asked has no part in a draft
        enter(looking, "draft", kind="request", of=request_id, marking_id=own, detail={"reports": len(reports)}, at=at,
              new_id=new_id)  # fmt: skip
        insert(cursor, Into.ANSWER, id=answer_id, request_id=request_id, words=text, agency=looking.agency,
               drafted_by=looking.reader_id, drafted_name=looking.name, drafted_at=at,
               marking_id=whose.marking_id)  # fmt: skip
        for report_id in dict.fromkeys(reports):
            _attach(cursor, looking, ("answer", answer_id, whose.marking_id), "report", report_id, at, new_id)
    return answer_id


def sign_answer(
    *, reader_id: uuid.UUID, request_id: uuid.UUID, answer_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Sign a colleague's answer, which sends it. Never one's own; what it attaches must still be released.

    Raises NotAvailable for a request or draft that is hidden or missing, NotSo.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        whose = held(cursor, "request", request_id)
        officer(looking)
        draft = next((one for one in open_drafts(request_id, agency=looking.agency) if one["id"] == answer_id), None)
        if draft is None:
            raise NotAvailable
        if draft["drafted_by"] == looking.reader_id:
            raise NotSo("Who wrote an answer does not sign it for a second time: a colleague does.")
        for report_id in draft["reports"]:
            _must_be_released(looking, report_id, to=whose.row["from_agency"])
        steps, last = standing_steps(whose)
        said = Said(kind=RequestStep.ANSWERED, done_on=timezone.localdate(at), reference=str(answer_id))
        step = lawful(looking, whose, steps, said, at)
        write_step(cursor, looking, whose, replace(step, number=last + 1), at, new_id)
        notify(cursor, looking, agencies=[whose.row["from_agency"]], kind="request_answered", of=("request", request_id),
               marking_id=whose.marking_id, at=at, new_id=new_id)  # fmt: skip


def _mark_passed_on(cursor: Any, looking: Looking, whose: Whose, step: Step) -> int:
    """Mark the request for who asked and who is asked now. Who was asked before sees it no more."""
    level = markings_shown()[whose.marking_id][0].level
    marking_id = marked_for(looking, level, [step.to_agency or 0])
    cursor.execute("SELECT mark_work('request', %s, %s)", [whose.id, marking_id])
    return marking_id


def _report_named(what: str) -> uuid.UUID:
    """The report that was typed. Raises NotSo, in the same words for hidden and for missing."""
    said = what.rstrip("/").rpartition("/")[2]
    found = record_named(said)
    if found is None or found[0] != "report":
        raise NotSo(f'No report that you may see goes by "{said}". Write its number, or paste the address of its page.')
    return found[1]


def _must_be_released(looking: Looking, report_id: uuid.UUID, *, to: int) -> None:
    """Raises NotAvailable for a report that is hidden or missing, NotSo where `to` may not have it."""
    own = may_have(report_id, agency=looking.agency, to=to)
    if own is None:
        raise NotAvailable
    if own == "release":
        raise NotSo("The agency that asks may not read this report of yours: release it to them first, on its page.")
    if own == "ask":
        raise NotSo("This report is another agency's: ask its originator to release it to who asks, on the report's page.")


def _attach(
    cursor: Any, looking: Looking, to: tuple[str, uuid.UUID, int], kind: str, target: uuid.UUID, at: datetime, new_id: NewId
) -> None:  # fmt: skip
    cursor.execute("SELECT work_link_shows(%s, %s)", [kind, target])
    if not cursor.fetchone()[0]:
        raise NotAvailable
    subject_kind, subject_id, marking_id = to
    insert(cursor, Into.LINK, id=new_id(), subject_kind=subject_kind, subject_id=subject_id, kind=kind, target=target,
           added_agency=looking.agency, added_by=looking.reader_id, added_at=at, marking_id=marking_id)  # fmt: skip
