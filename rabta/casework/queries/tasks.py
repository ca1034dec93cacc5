"""Reading tasks: those for one case or request, and what waits for a person. Everything as the reader sees it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from rabta.casework.queries.steps import Row, as_whose, history, next_steps, standing, steps_of
from rabta.casework.queries.templates import tasks_named_here
from rabta.casework.rules.task import TaskStage, due
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking

SQL = "casework/sql/queries/"


def tasks_for(of: UUID, *, members: Iterable[int], by: Looking, today: date) -> list[Row]:
    """The tasks for one case or request, by the day they are due. As `_told`; `members` take part in what they are for."""
    audience = frozenset(members)
    return _told(ask(SQL + "tasks.sql", id=None, for_id=of, unended=False), by, today, audience=audience)


def task(task_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One task with its `marking`, or None where it is hidden or missing."""
    found = ask(SQL + "tasks.sql", id=task_id, for_id=None, unended=False)
    return {**_told(found, by, today)[0], "marking": marking_texts()[found[0]["marking_id"]]} if found else None


def open_tasks(*, by: Looking, today: date) -> list[Row]:
    """The tasks that the reader's agency still has to do, by the day they are due, and those it gave that were declined.

    `mine`: the reader accepted it.
    """
    told = _told(ask(SQL + "tasks.sql", id=None, for_id=None, unended=True), by, today, audience=frozenset())
    return [
        one for one in told
        if (one["state"].is_open and one["state"].agency == by.agency)
        or (one["state"].stage is TaskStage.DECLINED and one["given_agency_number"] == by.agency)
    ]  # fmt: skip


def _told(found: list[Row], by: Looking, today: date, *, audience: frozenset[int] | None = None) -> list[Row]:
    """Each with id, title, `named` (of one that a template asks for, in both languages), due_on, `due` (how near), `state`,
    agency, given_by, history, next, and what it is for: `for_kind`, `for_id`, `for_title`, and the `template` of a case."""
    steps, names = steps_of(row["id"] for row in found), tasks_named_here()
    officer = bool({Role.LIAISON, Role.ANALYST} & by.roles)
    told = []
    for row in found:
        rows = steps.get(row["id"], [])
        whose = as_whose("task", row, audience=audience)
        state = whose.course.state_of(standing("task", rows))
        accepted = state.accepted
        told.append({
            "id": row["id"], "title": row["title"], "named": names.get(row["title"]),
            "due_on": row["due_on"], "due": due(row["due_on"], today=today),
            "state": state, "agency": agency_named(state.agency), "given_agency": agency_named(row["given_agency"]),
            "given_agency_number": row["given_agency"], "given_name": row["given_name"], "given_at": row["given_at"],
            "for_kind": row["for_kind"], "for_id": row["for_id"], "for_title": row["for_title"],
            "template": row["template"], "marking_id": row["marking_id"],
            "history": history(whose, rows, by=by), "next": next_steps(whose, rows, by=by) if officer else (),
            "mine": accepted is not None and accepted.signed_by == by.reader_id,
        })  # fmt: skip
    return told
