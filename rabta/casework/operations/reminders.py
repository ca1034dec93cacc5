"""Reminders by themselves: the house, which sees every request and task and answers nobody, tells the agency that owes it.

Each agency hears of what is overdue once, and again after a week. The reminder is a notice like any other.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections, transaction

from rabta.casework.operations.signing import Into, insert
from rabta.casework.queries.steps import SQL, as_whose, standing
from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.records.asking import ask

AGAIN_AFTER = timedelta(days=7)
NOBODY = uuid.UUID(int=0)
"""Who wrote it: the house."""
LOGIN = "resolver"


def remind_of_overdue(*, today: date, at: datetime, new_id: NewId) -> int:
    """Remind of requests between agencies and of tasks whose day has passed. How many reminders were written."""
    with transaction.atomic(using=LOGIN):
        return sum(_remind_of(kind, today=today, at=at, new_id=new_id) for kind in QUESTIONS)


QUESTIONS = {"request": SQL + "overdue.sql", "task": SQL + "overdue_tasks.sql"}


def _remind_of(kind: str, *, today: date, at: datetime, new_id: NewId) -> int:
    late = overdue(QUESTIONS[kind], today=today, at=at)
    steps: dict[uuid.UUID, list[dict[str, Any]]] = {}
    for step in ask(SQL + "steps.sql", using=LOGIN, ids=[row["id"] for row in late]) if late else []:
        steps.setdefault(step["subject_id"], []).append(step)
    told = 0
    for row in late:
        course = as_whose(kind, row, audience=frozenset()).course
        state = course.state_of(standing(kind, steps.get(row["id"], [])))
        if state.is_open:
            told += remind(row, state.agency, kind=kind, at=at, new_id=new_id)
    return told


def overdue(question: str, *, today: date, at: datetime) -> list[dict[str, Any]]:
    """What is overdue, with who was `reminded` of it lately. One round at a time, so that nobody is told twice."""
    with connections[LOGIN].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta reminders'))")
    return ask(question, using=LOGIN, today=today, since=at - AGAIN_AFTER)


def remind(row: Mapping[str, Any], agency: int, *, kind: str, at: datetime, new_id: NewId) -> bool:
    """Write one reminder, unless this agency was told lately; inside the house's transaction. Whether it was written.

    Its id comes from what is overdue and the moment: what nobody sees moves the id of no other reminder.
    """
    if agency in row["reminded"]:
        return False
    deed = Deed(deed=f"{kind}:remind", subject_kind=kind, subject_id=str(row["id"]), detail={"to": agency},
                marking_id=row["marking_id"])  # fmt: skip
    append_entry(deed, id=new_id(), at=at, using=LOGIN)
    with connections[LOGIN].cursor() as cursor:
        insert(cursor, Into.NOTICE, id=uuid.uuid5(row["id"], f"overdue {agency} {at.isoformat()}"), agency=agency,
               kind=f"{kind}_overdue", subject_kind=kind, subject_id=row["id"], written_by=NOBODY, at=at,
               marking_id=row["marking_id"])  # fmt: skip
    return True
