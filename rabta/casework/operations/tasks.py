"""Tasks: give one to an agency, sign what becomes of it."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import connections

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
from rabta.casework.queries.steps import Whose, audience_of
from rabta.casework.rules.step import Step
from rabta.casework.rules.task import TaskStep
from rabta.ledger.operations import NewId
from rabta.people.rules.purposes import Purpose
from rabta.sharing.operations import Looking, acting_as
from rabta.sharing.rules.marking import Level

OTHER_ROOMS = ("commitment", "district")
"""Kinds of other rooms that a task can be for, named by kind and id alone."""


def give_task(
    *, reader_id: uuid.UUID, title: str, agency: int, due_on: date | None, for_kind: str = "",
    for_id: uuid.UUID | None = None, at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Give an agency something to do: for a case or a request that one sees, for a commitment, or for itself.

    A task of a case or a request is marked as that is; any other shows to the two agencies. Returns its id. Raises
    NotAvailable for a case or request that is hidden or missing, NotSo for an agency that takes no part in it.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        of = held(cursor, for_kind, for_id) if for_kind in ("case", "request") and for_id is not None else None
        officer(looking)
        if of is None and for_kind not in ("", *OTHER_ROOMS):
            raise NotSo("This is nothing that a task can be for.")
        about = (for_kind, for_id if for_kind else None)
        return give(cursor, looking, title=title, agency=agency, due_on=due_on, of=of, about=about, at=at, new_id=new_id)


def give(
    cursor: Any, looking: Looking, *, title: str, agency: int, due_on: date | None, of: Whose | None, at: datetime,
    new_id: NewId, about: tuple[str, uuid.UUID | None] = ("", None),
) -> uuid.UUID:  # fmt: skip
    """One task, inside a transaction. `of`: the case or request that it is for, held; else `about` names it."""
    if of is not None and not {agency, looking.agency} <= audience_of(of):
        raise NotSo("This agency does not take part in what the task is for: let it join first.")
    task_id, words = new_id(), title_of(title)
    marking_id = of.marking_id if of else marked_for(looking, Level.RESTRICTED, [agency])
    for_kind, for_id = (of.kind, of.id) if of else about
    enter(looking, "give", kind="task", of=task_id, marking_id=marking_id, detail={"to": agency}, at=at,
          new_id=new_id)  # fmt: skip
    insert(cursor, Into.CASE_TASK, id=task_id, title=words, agency=agency, due_on=due_on, for_kind=for_kind, for_id=for_id,
           given_agency=looking.agency, given_by=looking.reader_id, given_name=looking.name, given_at=at,
           marking_id=marking_id)  # fmt: skip
    notify(cursor, looking, agencies=[agency], kind="task_given", of=("task", task_id), marking_id=marking_id, at=at,
           new_id=new_id)  # fmt: skip
    return task_id


def sign_task_step(
    *, reader_id: uuid.UUID, task_id: uuid.UUID, said: Said, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> int:  # fmt: skip
    """Accept a task, decline it with a reason, hand it over, say that it is done, take it back. Returns the step's number.

    Raises NotAvailable, NotSo as `signing.sign`.
    """

    def tell(cursor: Any, looking: Looking, whose: Whose, step: Step) -> None:
        told = {TaskStep.HANDED_OVER: step.to_agency, TaskStep.DECLINED: whose.row["given_agency"],
                TaskStep.DONE: whose.row["given_agency"]}.get(TaskStep(step.kind))  # fmt: skip
        if told is not None:
            notify(cursor, looking, agencies=[told], kind=f"task_{step.kind}", of=("task", task_id),
                   marking_id=whose.marking_id, at=at, new_id=new_id)  # fmt: skip

    return sign(
        reader_id=reader_id, kind="task", of=task_id, said=said, at=at, new_id=new_id, purpose=purpose, then=tell
    )  # fmt: skip
