"""Reading joint cases: one, all that show, and what lacks a case, a charge or an outcome. All as the reader sees it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from rabta.casework.queries.steps import Row, as_whose, history, next_steps, standing, steps_of
from rabta.casework.queries.tasks import tasks_for
from rabta.casework.rules.case import Lacking, lacking
from rabta.casework.rules.templates import DEPLOYED, SHIPPED, Template, read_templates
from rabta.counting import queries as counting
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agencies_named, agency_named, substance_named
from rabta.sharing.operations import Looking

SQL = "casework/sql/queries/"
CASE_DAYS = 3
"""Days after which a seizure without a registered case is listed: an example value, no rule was read for it."""


def templates_here() -> tuple[Template, ...]:
    """The templates of this installation: its own table where its data folder has one, else what is shipped."""
    own = Path(settings.DATA_DIR) / DEPLOYED
    return read_templates(own if own.exists() else SHIPPED)


def template_named(name: str) -> Template | None:
    """One template by its name; None where there is none."""
    return next((one for one in templates_here() if one.name == name), None)


def cases(*, today: date, which: Lacking | None = None, most: int = 50, offset: int = 0) -> Row:
    """Cases that show, the newest first: `cases` (of one list where it is given), `total` before `most`, `counts` per list.

    Each has id, title, template, lead, opened_at, marking_id, `state`, `members`, `steps` (how many stand) and `lacks`.
    The list of what has no case is `seizures_without_case`; its count is here too, by `Lacking.CASE`.
    """
    found = [_briefly(row, rows, today) for row, rows in _all_cases()]
    chosen = [one for one in found if which is None or which in one["lacks"]]
    counts = Counter(str(name) for one in found for name in one["lacks"])
    without = seizures_without_case(today=today, most=most if which is Lacking.CASE else 1, offset=offset)
    return {
        "cases": [] if which is Lacking.CASE else chosen[offset : offset + most],
        "events": without["events"] if which is Lacking.CASE else [],
        "total": without["total"] if which is Lacking.CASE else len(chosen),
        "all": len(found),
        "counts": {**counts, str(Lacking.CASE): without["total"]},
    }


def seizures_without_case(*, today: date, most: int, offset: int = 0) -> Row:
    """Events in which something was seized and for which nothing says that a case is registered, the oldest first.

    `{"events": briefs as of `counting.queries.events`, "total"}`, of those that are more than CASE_DAYS old.
    """
    registered = [row["id"] for row, rows in _all_cases() if as_whose("case", row).course.state_of(standing("case", rows))
                  .registered]  # fmt: skip
    now = counting.seen()
    found = now.ask(
        SQL + "no_case.sql", registered=registered, role="registered_case", before=today - timedelta(days=CASE_DAYS + 1),
        most=most, offset=offset,
    )  # fmt: skip
    return {"events": counting.events_briefly(now, found), "total": found[0]["total"] if found else 0}


def case(case_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One case, or None where it is hidden or missing.

    As in `cases`, and: `marking`, `history` (every step in the order of signing, also those taken back), `next` (the kinds
    of step that the reader may sign now), `links` (what shows), `tasks`, `works` (the reader's agency takes part, and the
    reader may sign) and `leads` (it leads).
    """
    found = ask(SQL + "cases.sql", id=case_id)
    if not found:
        return None
    row, rows = found[0], steps_of([case_id]).get(case_id, [])
    whose = as_whose("case", row)
    told = _briefly(row, rows, today)
    members = whose.course.state_of(standing("case", rows)).members
    works = by.agency in members and bool({Role.LIAISON, Role.ANALYST} & by.roles)
    return {
        **told,
        "marking": marking_texts()[row["marking_id"]],
        "history": history(whose, rows, by=by),
        "next": next_steps(whose, rows, by=by),
        "links": links_of([case_id], by=by).get(case_id, []),
        "tasks": tasks_for(case_id, members=members, by=by, today=today),
        "works": works,
        "leads": works and by.agency == row["lead"],
    }


def links_of(ids: Sequence[UUID], *, by: Looking) -> dict[UUID, list[Row]]:
    """What these have to do with, by what it is of. What the reader does not see is not there, in no list and no count."""
    found: dict[UUID, list[Row]] = {}
    for row in ask(SQL + "links.sql", ids=list(ids)) if ids else []:
        found.setdefault(row["subject_id"], []).append({
            "id": row["id"], "kind": row["kind"], "target": row["target"], "added_at": row["added_at"],
            "added_agency": agency_named(row["added_agency"]), "mine": row["added_by"] == by.reader_id,
            "report_number": row["report_number"], "label": row["label"], "title": row["title"],
            "agency": agency_named(row["originator"]) if row["originator"] else None,
            "substance": substance_named(row["substance"]) if row["substance"] else None,
        })  # fmt: skip
    return found


def _all_cases() -> list[tuple[Row, list[Row]]]:
    found = ask(SQL + "cases.sql", id=None)
    steps = steps_of(row["id"] for row in found)
    return [(row, steps.get(row["id"], [])) for row in found]


def _briefly(row: Row, rows: list[Row], today: date) -> Row:
    steps = standing("case", rows)
    state = as_whose("case", row).course.state_of(steps)
    return {
        "id": row["id"], "title": row["title"], "template": row["template"], "lead": agency_named(row["lead"]),
        "opened_at": row["opened_at"], "opened_name": row["opened_name"], "marking_id": row["marking_id"], "state": state,
        "members": agencies_named(state.members), "steps": len(steps), "lacks": lacking(state, today=today),
    }  # fmt: skip
