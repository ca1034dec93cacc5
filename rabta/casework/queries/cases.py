"""Reading joint cases: one, all that show, and what lacks a case, a charge or an outcome. All as the reader sees it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from rabta.casework.queries.steps import Row, as_whose, history, next_steps, standing, steps_of
from rabta.casework.queries.tasks import tasks_for
from rabta.casework.rules.case import CaseState, CaseStep, Lacking, Stage, lacking
from rabta.counting import queries as counting
from rabta.custody import queries as custody
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts, markings_shown
from rabta.records.rules.naming import agencies_named, agency_named, substance_named
from rabta.sharing.operations import Looking

SQL = "casework/sql/queries/"
CASE_DAYS = 3
"""Days after which a seizure without a registered case is listed: an example value, no rule was read for it."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Which cases are asked for; everything that is empty does not narrow. `of`: that this reader opened or signed a step
    of. `agency`: in which this agency is."""

    of: UUID | None = None
    agency: int | None = None
    stage: Stage | None = None
    template: str = ""


EVERY_CASE = Chosen()


def cases(
    *, today: date, which: Lacking | None = None, chosen: Chosen = EVERY_CASE, most: int = 50, offset: int = 0
) -> Row:  # fmt: skip
    """Cases that show, the newest first: `cases` (of one list where it is given), `total` before `most`, `counts` per list.

    Each has id, title, template, lead, opened_at, marking_id, `state`, `members`, `steps` (how many stand) and `lacks`.
    The list of what has no case is `seizures_without_case`; its count is here too, by `Lacking.CASE`. `counts` and `all` are
    of the cases that were `chosen`, `every` of all that show.
    """
    every = _all_cases()
    found = [told for row, rows in every if _is_chosen(told := _briefly(row, rows, today), row, rows, chosen)]
    listed = [one for one in found if which is None or which in one["lacks"]]
    counts = Counter(str(name) for one in found for name in one["lacks"])
    without = seizures_without_case(today=today, most=most if which is Lacking.CASE else 1, offset=offset)
    return {
        "cases": [] if which is Lacking.CASE else listed[offset : offset + most],
        "events": without["events"] if which is Lacking.CASE else [],
        "total": without["total"] if which is Lacking.CASE else len(listed),
        "all": len(found),
        "every": len(every),
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


def event(key: UUID, *, today: date, now: datetime) -> Row | None:
    """One event as custody gives it, with the `cases` that it, its reports or its exhibits are linked to."""
    found = custody.event(key, now=now)
    if found is None:
        return None
    targets = [one["key"] for one in found["incidents"]] + [one["report"]["id"] for one in found["incidents"]]
    ids = [row["id"] for row in ask(SQL + "cases_of.sql", targets=targets + [one["id"] for one in found["exhibits"]])]
    return {**found, "cases": _of(ids, today)}


def audience_change(case_id: UUID, kind: CaseStep, agency: int, *, by: Looking) -> Row | None:
    """What would change if this agency joined or left: its name, the `level` its readers need, and how many `steps`, `tasks`
    and `links` the case holds; nothing is done. None where the case is hidden or missing."""
    found = ask(SQL + "cases.sql", id=case_id)
    if not found:
        return None
    rows, row = steps_of([case_id]).get(case_id, []), found[0]
    state = as_whose("case", row).course.state_of(standing("case", rows))
    tasks = ask(SQL + "tasks.sql", id=None, for_id=case_id, unended=False)
    return {
        "id": case_id, "title": row["title"], "kind": kind, "agency": agency_named(agency),
        "members": agencies_named(state.members), "level": markings_shown()[row["marking_id"]][0].level,
        "steps": len(rows), "tasks": len(tasks), "own_tasks": sum(one["agency"] == agency for one in tasks),
        "links": len(links_of([case_id], by=by).get(case_id, [])),
    }  # fmt: skip


def links_of(ids: Sequence[UUID], *, by: Looking) -> dict[UUID, list[Row]]:
    """What these have to do with, by what it is of. What the reader does not see is not there, in no list and no count."""
    found: dict[UUID, list[Row]] = {}
    for row in ask(SQL + "links.sql", ids=list(ids)) if ids else []:
        found.setdefault(row["subject_id"], []).append({
            "id": row["id"], "kind": row["kind"], "target": row["target"], "added_at": row["added_at"],
            "added_agency": agency_named(row["added_agency"]), "mine": row["added_by"] == by.reader_id,
            "report_number": row["report_number"], "label": row["label"], "title": row["title"],
            "agency": agency_named(row["originator"]) if row["originator"] else None,
            "operation_kind": row["operation_kind"], "starts_at": row["starts_at"],
            "target_kind": row["target_kind"], "written": row["written"],
            "substance": substance_named(row["substance"]) if row["substance"] else None,
        })  # fmt: skip
    return found


def _all_cases() -> list[tuple[Row, list[Row]]]:
    found = ask(SQL + "cases.sql", id=None)
    steps = steps_of(row["id"] for row in found)
    return [(row, steps.get(row["id"], [])) for row in found]


def _of(ids: Sequence[UUID], today: date) -> list[Row]:
    """These cases, briefly, in this order."""
    steps = steps_of(ids)
    return [
        _briefly(row, steps.get(one, []), today) for one in ids for row in ask(SQL + "cases.sql", id=one)
    ]  # fmt: skip


def _is_chosen(told: Row, row: Row, rows: list[Row], chosen: Chosen) -> bool:
    state: CaseState = told["state"]
    mine = chosen.of is None or row["opened_by"] == chosen.of or any(one["signed_by"] == chosen.of for one in rows)
    return (
        mine
        and (chosen.agency is None or chosen.agency in state.members)
        and (chosen.stage is None or state.stage is chosen.stage)
        and chosen.template in ("", row["template"])
    )


def _briefly(row: Row, rows: list[Row], today: date) -> Row:
    steps = standing("case", rows)
    state = as_whose("case", row).course.state_of(steps)
    return {
        "id": row["id"], "title": row["title"], "template": row["template"], "lead": agency_named(row["lead"]),
        "opened_at": row["opened_at"], "opened_name": row["opened_name"], "marking_id": row["marking_id"], "state": state,
        "members": agencies_named(state.members), "steps": len(steps), "lacks": lacking(state, today=today),
    }  # fmt: skip
