"""Reading requests between agencies: one, all that show. Everything as the reader sees it."""

from datetime import date
from uuid import UUID

from rabta.casework.queries.cases import links_of
from rabta.casework.queries.steps import Row, as_whose, history, next_steps, standing, steps_of
from rabta.casework.queries.tasks import tasks_for
from rabta.casework.rules.request import RequestStage, RequestStep
from rabta.casework.rules.task import due
from rabta.people.rules.purposes import Role
from rabta.records.asking import answers, ask
from rabta.records.queries.markings import marking_texts, markings_shown
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "casework/sql/queries/"


def requests(*, by: Looking, today: date) -> Row:
    """Requests that show: `to_us` and `from_us` (open ones first, by the day they are due), and `others`.

    Each has id, title, due_on, `due` (how near, while it is open), asker, agency, `state`, asked_at and marking_id, and
    `waits`: an answer of the reader's agency waits for a second signature.
    """
    return _sorted(_all(unended=False), by, today)


def unended_requests(*, by: Looking, today: date) -> Row:
    """The same, of those that are open, and those that were refused and can be passed on."""
    return _sorted(_all(unended=True), by, today)


def _sorted(found: list[tuple[Row, list[Row]]], by: Looking, today: date) -> Row:
    told = [_briefly(row, rows, today) for row, rows in found]
    waiting = {row["request_id"] for row in _drafts([one["id"] for one in told]) if not row["signed"]}
    told = [{**one, "waits": one["id"] in waiting and one["state"].stage is RequestStage.ACCEPTED} for one in told]
    told.sort(key=lambda one: (not one["state"].is_open, one["due_on"] if one["state"].is_open else date.max))
    return {
        "to_us": [one for one in told if one["state"].agency == by.agency and one["asker_number"] != by.agency],
        "from_us": [one for one in told if one["asker_number"] == by.agency],
        "others": [one for one in told if by.agency not in (one["asker_number"], one["state"].agency)],
    }


def request(request_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One request, or None where it is hidden or missing.

    As in `requests`, and: words, `marking`, `history`, `next`, `links` (what it is about, as far as it shows), `drafts`
    (answers of the reader's agency that nobody has signed for a second time; `signs`: the reader may), `answer` (the one
    that was, with the reports attached that show) and `tasks`. `drafting`: the reader may write an answer.
    """
    found = ask(SQL + "requests.sql", id=request_id, unended=False)
    if not found:
        return None
    row, rows = found[0], steps_of([request_id]).get(request_id, [])
    whose = as_whose("request", row)
    told = _briefly(row, rows, today)
    written = _drafts([request_id])
    attached = links_of([one["id"] for one in written], by=by)
    written = [{**one, "reports": attached.get(one["id"], []), "agency": agency_named(one["agency"])} for one in written]
    officer = bool({Role.LIAISON, Role.ANALYST} & by.roles)
    next_ = next_steps(whose, rows, by=by)
    return {
        **told,
        "words": row["words"],
        "marking": marking_texts()[row["marking_id"]],
        "history": history(whose, rows, by=by),
        "next": tuple(kind for kind in next_ if kind is not RequestStep.ANSWERED),
        "drafting": RequestStep.ANSWERED in next_,
        "links": links_of([request_id], by=by).get(request_id, []),
        "drafts": [{**one, "signs": officer and one["drafted_by"] != by.reader_id} for one in written
                   if not one["signed"] and told["state"].stage is RequestStage.ACCEPTED],
        "answer": next((one for one in written if one["signed"]), None),
        "tasks": tasks_for(request_id, members={row["from_agency"], told["state"].agency}, by=by, today=today),
    }  # fmt: skip


def open_drafts(request_id: UUID, *, agency: int) -> list[Row]:
    """Answers of this agency that nobody has signed for a second time, with the ids of the reports they attach."""
    drafts = [row for row in _drafts([request_id]) if not row["signed"] and row["agency"] == agency]
    attached: dict[UUID, list[UUID]] = {}
    for link in ask(SQL + "links.sql", ids=[row["id"] for row in drafts]) if drafts else []:
        attached.setdefault(link["subject_id"], []).append(link["target"])
    return [{**row, "reports": attached.get(row["id"], [])} for row in drafts]


def may_have(report_id: UUID, *, agency: int, to: int) -> str | None:
    """Whether another agency may have a report that the reader sees: `yes`; `release`, where one's own agency has to
    release it first; `ask`, where its originator must be asked; None where the report is hidden or missing.

    One's own reports say whom they admit. Of another agency's, one knows that every agency has it, or that its originator
    granted one's own request to share it with them and has not taken that back; nothing else of its audience is told.
    """
    found = answers("SELECT originator, marking_id FROM report WHERE id = %(id)s", id=report_id)
    if not found:
        return None
    marking, _ = markings_shown()[found[0]["marking_id"]]
    if found[0]["originator"] == to or marking.admits(to, partner=agency_numbered(to).is_partner):
        return "yes"
    if found[0]["originator"] == agency:
        return "release"
    granted = answers("SELECT grant_stands(%(id)s, %(to)s::smallint) AS stands", id=report_id, to=to)
    return "yes" if granted[0]["stands"] else "ask"


def _all(*, unended: bool) -> list[tuple[Row, list[Row]]]:
    found = ask(SQL + "requests.sql", id=None, unended=unended)
    steps = steps_of(row["id"] for row in found)
    return [(row, steps.get(row["id"], [])) for row in found]


def _drafts(ids: list[UUID]) -> list[Row]:
    return ask(SQL + "drafts.sql", ids=ids) if ids else []


def _briefly(row: Row, rows: list[Row], today: date) -> Row:
    state = as_whose("request", row).course.state_of(standing("request", rows))
    return {
        "id": row["id"], "title": row["title"], "due_on": row["due_on"], "asker": agency_named(row["from_agency"]),
        "due": due(row["due_on"] if state.is_open else None, today=today), "asker_number": row["from_agency"],
        "agency": agency_named(state.agency), "asked_at": row["asked_at"], "asked_name": row["asked_name"], "state": state,
        "pointed_to": agency_named(state.pointed_to.to_agency) if state.pointed_to and state.pointed_to.to_agency else None,
        "marking_id": row["marking_id"],
    }  # fmt: skip
