"""Joint cases: open one, sign its steps, let agencies join and leave, link records, give the tasks of a template."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
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
    marked_for,
    notify,
    officer,
    sign,
    title_of,
)
from rabta.casework.operations.tasks import give
from rabta.casework.queries.records import LINKS, record_named
from rabta.casework.queries.steps import Whose, audience_of, subject
from rabta.casework.queries.templates import template_named
from rabta.casework.rules.case import AUDIENCE, CaseStep
from rabta.casework.rules.step import LONGEST, Step
from rabta.casework.rules.templates import Template, tasks_of
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId
from rabta.people.rules.purposes import Purpose
from rabta.records.queries.markings import markings_shown
from rabta.sharing.operations import Looking, acting_as
from rabta.sharing.rules.marking import Level


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """A case as it is opened. `agencies`: numbers of those that join; `template`: a name, empty without one."""

    title: str
    level: Level
    agencies: Sequence[int] = ()
    template: str = ""
    links: Sequence[tuple[str, uuid.UUID]] = ()
    urdu: bool = False


def open_case(
    *, reader_id: uuid.UUID, case: NewCase, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID:  # fmt: skip
    """Open a joint case under a marking of its own: one's own agency and those that join, at this level or the template's.

    Returns its id. Raises NotSo for what cannot be opened so, NotAvailable for a link to what is hidden or missing,
    AboveYourself for a level above one's own vetting.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        officer(looking)
        template = template_named(case.template) if case.template else None
        if case.template and template is None:
            raise NotSo("There is no such template: choose one from the list.")
        joined, title = sorted(set(case.agencies) - {looking.agency}), title_of(case.title)
        level = max(case.level, template.level) if template else case.level
        case_id, marking_id = new_id(), marked_for(looking, level, joined)
        enter(looking, "open", kind="case", of=case_id, marking_id=marking_id, detail={"joined": len(joined)}, at=at,
              new_id=new_id)  # fmt: skip
        insert(cursor, Into.JOINT_CASE, id=case_id, title=title, template=case.template, lead=looking.agency,
               agencies=joined, opened_by=looking.reader_id, opened_name=looking.name, opened_at=at,
               marking_id=marking_id)  # fmt: skip
        opened = _seen(case_id)
        for kind, target in case.links:
            _write_link(cursor, looking, opened, kind, target, at, new_id)
        if template is not None:
            _give_tasks(cursor, looking, opened, template, joined, at, new_id, urdu=case.urdu)
        notify(cursor, looking, agencies=joined, kind="case_joined", of=("case", case_id), marking_id=marking_id, at=at,
               new_id=new_id)  # fmt: skip
    return case_id


def sign_case_step(
    *, reader_id: uuid.UUID, case_id: uuid.UUID, said: Said, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> int:  # fmt: skip
    """Sign the next step of a case. Where an agency joins or leaves, the case and all of it is marked for those in it.

    Returns its number. Raises NotAvailable, NotSo as `signing.sign`.
    """

    def mark(cursor: Any, looking: Looking, whose: Whose, step: Step) -> None:
        if step.kind in AUDIENCE:
            _mark_for_members(cursor, looking, whose)
        if step.kind is CaseStep.JOINED and step.to_agency is not None:
            notify(cursor, looking, agencies=[step.to_agency], kind="case_joined", of=("case", case_id),
                   marking_id=_seen(case_id).marking_id, at=at, new_id=new_id)  # fmt: skip

    return sign(
        reader_id=reader_id, kind="case", of=case_id, said=said, at=at, new_id=new_id, purpose=purpose, then=mark
    )  # fmt: skip


def link_record(
    *, reader_id: uuid.UUID, subject_kind: str, subject_id: uuid.UUID, kind: str, target: uuid.UUID, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Link a record one sees to a case or a request. Whoever does not see the record does not see the link.

    Raises NotAvailable for either that is hidden or missing, NotSo for whose case it is not and for a link there is.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        whose = held(cursor, subject_kind, subject_id)
        officer(looking)
        if looking.agency not in audience_of(whose):
            raise NotSo("Links are added by agencies that take part.")
        _write_link(cursor, looking, whose, kind, target, at, new_id)


def link_named(
    *, reader_id: uuid.UUID, subject_kind: str, subject_id: uuid.UUID, what: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Link what was typed: the number of a report, an id, or the address of a page that ends in one.

    Raises NotSo where nothing that one sees goes by it, in the same words for hidden and for missing; else as `link_record`.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        whose = held(cursor, subject_kind, subject_id)
        officer(looking)
        if looking.agency not in audience_of(whose):
            raise NotSo("Links are added by agencies that take part.")
        said = what.strip().rstrip("/").rpartition("/")[2]
        found = record_named(said)
        if found is None or found[1] == subject_id:
            raise NotSo(
                f'Nothing that you may see goes by "{said}". Paste the address of its page, or the number of a report.'
            )
        _write_link(cursor, looking, whose, *found, at, new_id)


def unlink_record(
    *, reader_id: uuid.UUID, subject_kind: str, subject_id: uuid.UUID, link_id: uuid.UUID, reason: str, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Take one's own link back. Raises NotAvailable for what is hidden or missing, NotSo for another's link."""
    if len(reason) > LONGEST:
        raise NotSo(f"A field of a step has at most {LONGEST} characters.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        whose = held(cursor, subject_kind, subject_id)
        cursor.execute(
            "SELECT added_by FROM work_link WHERE id = %s AND subject_id = %s"
            " AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = work_link.id)",
            [link_id, subject_id],
        )
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        if found[0] != looking.reader_id:
            raise NotSo("A link is taken back by who added it.")
        enter(looking, "unlink", kind=subject_kind, of=subject_id, marking_id=None, detail={}, at=at,
              new_id=new_id)  # fmt: skip
        insert(cursor, Into.WITHDRAWAL, of=link_id, reason=reason.strip(), withdrawn_by=looking.reader_id,
               withdrawn_at=at, marking_id=whose.marking_id)  # fmt: skip


def use_template(
    *, reader_id: uuid.UUID, case_id: uuid.UUID, name: str, at: datetime, new_id: NewId, urdu: bool = False,
    purpose: Purpose | None = None,
) -> int:  # fmt: skip
    """Give a case the tasks of a template, due from today. Returns how many. Raises NotAvailable, NotSo.

    A template that asks for a stricter level than the case has is refused: a case is opened with it.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        whose, template = held(cursor, "case", case_id), template_named(name)
        officer(looking)
        if template is None:
            raise NotSo("There is no such template: choose one from the list.")
        if looking.agency != whose.row["lead"]:
            raise NotSo("A template is used by the lead agency of the case.")
        if markings_shown()[whose.marking_id][0].level < template.level:
            raise NotSo("This kind of case is marked more strictly: open a case with the template.")
        joined = sorted(audience_of(whose) - {looking.agency})
        return _give_tasks(cursor, looking, whose, template, joined, at, new_id, urdu=urdu)


def _give_tasks(
    cursor: Any, looking: Looking, case: Whose, template: Template, joined: Sequence[int], at: datetime, new_id: NewId, *,
    urdu: bool,
) -> int:  # fmt: skip
    begins = timezone.localdate(at)
    tasks = tasks_of(template, lead=looking.agency, joined=tuple(joined), begins=begins, urdu=urdu)
    for task in tasks:
        give(cursor, looking, title=task.words, agency=task.agency, due_on=task.due_on, of=case, at=at, new_id=new_id)
    return len(tasks)


def _write_link(
    cursor: Any, looking: Looking, whose: Whose, kind: str, target: uuid.UUID, at: datetime, new_id: NewId
) -> None:  # fmt: skip
    if kind not in LINKS or target == whose.id:
        raise NotAvailable
    cursor.execute("SELECT work_link_shows(%s, %s)", [kind, target])
    if not cursor.fetchone()[0]:
        raise NotAvailable
    cursor.execute(
        "SELECT FROM work_link WHERE subject_id = %s AND kind = %s AND target = %s"
        " AND NOT EXISTS (SELECT FROM work_withdrawal w WHERE w.of = work_link.id)",
        [whose.id, kind, target],
    )
    if cursor.fetchone() is not None:
        raise NotSo("This is linked already.")
    # Under the marking of the case an auditor would learn of links to what hides.
    enter(looking, "link", kind=whose.kind, of=whose.id, marking_id=None, detail={}, at=at, new_id=new_id)
    insert(cursor, Into.LINK, id=new_id(), subject_kind=whose.kind, subject_id=whose.id, kind=kind, target=target,
           added_agency=looking.agency, added_by=looking.reader_id, added_at=at, marking_id=whose.marking_id)  # fmt: skip


def _mark_for_members(cursor: Any, looking: Looking, whose: Whose) -> None:
    """Mark the case, and all that belongs to it, for the agencies that are in it after the step that was just signed."""
    level = markings_shown()[whose.marking_id][0].level
    marking_id = marked_for(looking, level, audience_of(whose))
    cursor.execute("SELECT mark_work('case', %s, %s)", [whose.id, marking_id])


def _seen(case_id: uuid.UUID) -> Whose:
    found = subject("case", case_id)
    if found is None:
        raise NotAvailable
    return found
