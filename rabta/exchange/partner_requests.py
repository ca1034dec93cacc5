"""Reading partners' requests: all that show, one with everything of it. Inside the opened house, as the reader sees it."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rabta.casework.rules.step import Step
from rabta.casework.rules.task import due
from rabta.exchange.giving import CENTRE, SQL, Drafted, answer_of, policy_here, weighed
from rabta.exchange.rules.answer_file import is_asked_about
from rabta.exchange.rules.opening import opened
from rabta.exchange.rules.partner_request import Outcome, PartnerCourse, PartnerStep
from rabta.exchange.rules.release_gate import Approval, approvals_missing
from rabta.exchange.rules.release_policy import Choice, Policy
from rabta.people.rules.purposes import Role
from rabta.records.asking import answers, ask
from rabta.records.queries import incidents_stated, search
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import agency_numbered

Row = dict[str, Any]
MOST_CANDIDATES = 20


def is_partner(by: Looking) -> bool:
    """Whether the reader is a liaison officer of a partner abroad: who files."""
    return Role.LIAISON in by.roles and agency_numbered(by.agency).is_partner


def drafts(by: Looking) -> bool:
    """Whether the reader drafts, sends and recalls: an analyst of the centre."""
    return Role.ANALYST in by.roles and by.agency == CENTRE


def approves(by: Looking) -> bool:
    """Whether the reader may approve: an analyst or the director of the centre."""
    return bool({Role.ANALYST, Role.DIRECTOR} & by.roles) and by.agency == CENTRE


def requests_of_partners(*, today: date) -> list[Row]:
    """Requests that show: those that wait first, by the day they are due, then the others, the newest first.

    Each has id, reference, about_kind, about, urgency, due_on, `due` (how near, while it is open), partner, asked_at,
    asked_name and `state`.
    """
    found = ask(SQL + "partner_requests.sql", id=None)
    steps = steps_of(row["id"] for row in found)
    told = [_briefly(row, steps.get(row["id"], []), today) for row in found]
    return [*sorted((one for one in told if one["state"].is_open), key=lambda one: one["due_on"]),
            *(one for one in told if not one["state"].is_open)]  # fmt: skip


def request_of_partner(request_id: UUID, *, by: Looking, today: date, at: datetime | None = None) -> Row | None:
    """One request, or None where it is hidden or missing.

    As in `requests_of_partners`, and: words, purpose, legal_basis, offence and urgency as lines of the table, `marking`,
    `history`, `next` (what the reader's side may do now), `answer` and `recall` (the files that were sent last: id, sent_at,
    sha256, kept, and `shown`, an answer as its reader has it), `mine` (the reader's side asked) and `drafts`, the latest
    first, of which a partner sees none. `at`: the moment at which a draft is shown as it would leave.
    """
    found = ask(SQL + "partner_requests.sql", id=request_id)
    if not found:
        return None
    row, rows = found[0], steps_of([request_id]).get(request_id, [])
    told = _briefly(row, rows, today)
    files = ask(SQL + "partner_files.sql", ids=[request_id])
    return {
        **told, "words": row["words"], "mine": by.agency == row["from_agency"],
        "marking": marking_texts()[row["marking_id"]],
        **_lines(policy_here(), row),
        "history": [{**one, "agency": agency_named(one["agency"])} for one in rows],
        "next": next_of(row, rows, by=by),
        "answer": _file(files, "answer", told["state"].answer, shown=True),
        "recall": _file(files, "recall", told["state"].answer, shown=False),
        "drafts": [_draft(row, one, by=by, at=at) for one in drafts_of([request_id])],
    }  # fmt: skip


def next_of(request: Row, rows: Sequence[Row], *, by: Looking) -> tuple[PartnerStep, ...]:
    """What this reader may sign now."""
    course = course_of(request)
    state = course.state_of(standing(rows))
    if not (is_partner(by) or drafts(by)):
        return ()
    return tuple(kind for kind in course.asks if not course.why_not(state, kind, agency=by.agency, by=by.reader_id))


def course_of(request: Row) -> PartnerCourse:
    """The course of one request."""
    return PartnerCourse(request["from_agency"], CENTRE)


def steps_of(ids: Iterable[UUID]) -> dict[UUID, list[Row]]:
    """The steps of these requests by request, in the order of signing."""
    wanted, found = list(ids), dict[UUID, list[Row]]()
    for row in ask(SQL + "partner_steps.sql", ids=wanted) if wanted else []:
        found.setdefault(row["request_id"], []).append(row)
    return found


def standing(rows: Iterable[Row]) -> list[Step]:
    """Rows as steps: none is ever taken back."""
    return [
        Step(
            kind=PartnerStep(row["kind"]), done_on=row["done_on"], agency=row["agency"], signed_by=row["signed_by"],
            signed_name=row["signed_name"], number=row["number"], reference=row["reference"], outcome=row["outcome"],
            words=row["words"],
        )
        for row in rows
    ]  # fmt: skip


def drafts_of(request_ids: Sequence[UUID]) -> list[Row]:
    """Drafts that show with the incidents they hold, the latest first."""
    found = ask(SQL + "answer_drafts.sql", ids=list(request_ids))
    items: dict[UUID, list[UUID]] = {}
    for item in ask(SQL + "answer_items.sql", ids=[row["id"] for row in found]) if found else []:
        items.setdefault(item["draft_id"], []).append(item["incident_key"])
    return [{**row, "incidents": tuple(items.get(row["id"], ()))} for row in found]


def drafted_in(row: Row) -> Drafted:
    """A draft's row as what was drafted."""
    return Drafted(
        outcome=Outcome(row["outcome"]), incidents=row["incidents"], note=row["note"], assurance=row["assurance"]
    )  # fmt: skip


def approvals_in(row: Row) -> list[Approval]:
    """Who approved a draft, in the roles held then."""
    return [Approval(UUID(one["by"]), frozenset(map(Role, one["roles"]))) for one in row["approvals"]]


def drafting(
    request_id: UUID, drafted: Drafted | None, *, words: str = "", by: Looking, today: date, at: datetime
) -> Row | None:  # fmt: skip
    """What an analyst drafts an answer from; None for others, and where the request or a record chosen is hidden or missing.

    `request` as in `requests_of_partners` with what was asked; `candidates`: incidents the reader sees whose words hold what
    was asked about (or `words`), the newest report first, at most MOST_CANDIDATES, and before them those chosen; `weighed`:
    the draft so far with what the gate says, `shown`: the answer as the partner would see it now, both None before a choice.
    """
    found = ask(SQL + "partner_requests.sql", id=request_id) if drafts(by) else []
    weighed_now = weighed(found[0], drafted) if found and drafted else None
    if not found or (drafted and weighed_now is None):
        return None
    row, table = found[0], policy_here()
    chosen = drafted.incidents if drafted else ()
    hits = [one["incident_key"] for one in search(words or row["about"], most=MOST_CANDIDATES)["hits"]]
    stated = incidents_stated(list(dict.fromkeys((*chosen, *hits))))
    return {
        "request": {
            **_briefly(row, steps_of([request_id]).get(request_id, []), today), "words": row["words"], **_lines(table, row)
        },
        "candidates": [_candidate(stated[key], row["about"]) for key in dict.fromkeys((*chosen, *hits)) if key in stated],
        "weighed": weighed_now,
        "shown": shown(answer_of(weighed_now, row, id="", at=at)) if weighed_now else None,
    }  # fmt: skip


def _candidate(stated: Row, about: str) -> Row:
    return {**stated, "report_id": stated["report"]["id"], "names_it": is_asked_about(stated["words"], about)}


def _lines(table: Policy, row: Row) -> Row:
    """Purpose, legal basis, offence and urgency as lines of the table."""
    return {
        "purpose": _choice(table.purposes, row["purpose"]), "legal_basis": _choice(table.legal_bases, row["legal_basis"]),
        "offence": _choice(table.offences, row["offence"]), "urgency": _choice(table.urgencies, row["urgency"]),
    }  # fmt: skip


def shown(lines: bytes) -> Row:
    """An answer for a page: `header` and `records`, as they stand in the file."""
    header, *records = (json.loads(line) for line in lines.splitlines())
    return {"header": header, "records": records}


def file_content(file_id: UUID) -> Row | None:
    """One file that went out, with its bytes; None where it is hidden or missing."""
    rows = answers(
        "SELECT id, request_id, kind, of, content, marking_id FROM partner_file WHERE id = %(id)s", id=file_id
    )  # fmt: skip
    return {**rows[0], "content": bytes(rows[0]["content"])} if rows else None


def _file(files: Sequence[Row], kind: str, answer: str, *, shown: bool) -> Row | None:
    """The answer of this id, or its recall; an answer with what it shows while it is kept and not recalled."""
    recalled = any(one["kind"] == "recall" and str(one["of"]) == answer for one in files)
    found = next((one for one in files if one["kind"] == kind and answer in (str(one["id"]), str(one["of"]))), None)
    if found is None:
        return None
    told = {**found, "sha256": bytes(found["sha256"]).hex(), "shown": None}
    if shown and found["kept"] and not recalled:
        file = file_content(found["id"])
        whole = opened(file["content"]) if file else None
        told["shown"] = whole and {"header": whole.header, "records": list(whole.records)}
    return told


def _draft(request: Row, row: Row, *, by: Looking, at: datetime | None) -> Row:
    """A draft for a page: what the gate says now, the answer as it would leave at `at`, who approved, what is missing."""
    found = weighed(request, drafted_in(row))
    changed = found is None or found.digest != bytes(row["content_sha256"])
    plan = found.plan if found else None
    missing = approvals_missing(
        approvals_in(row), drafter=row["drafted_by"], outcome=Outcome(row["outcome"]), plan=plan
    ) if plan else ()  # fmt: skip
    mine = any(UUID(one["by"]) == by.reader_id for one in row["approvals"])
    return {
        **row, "weighed": found, "changed": changed, "missing": missing,
        "shown": shown(answer_of(found, request, id="", at=at)) if found and at and not changed else None,
        "approvable": approves(by) and not mine and not changed,
        "approvals": [{**one, "at": datetime.fromisoformat(one["at"])} for one in row["approvals"]],
    }  # fmt: skip


def _briefly(row: Row, rows: Sequence[Row], today: date) -> Row:
    state = course_of(row).state_of(standing(rows))
    return {
        **{name: row[name] for name in ("id", "reference", "about_kind", "about", "urgency", "due_on", "asked_at",
                                        "asked_name", "from_agency", "marking_id")},
        "partner": agency_named(row["from_agency"]), "state": state,
        "due": due(row["due_on"] if state.is_open else None, today=today),
        "reminded": sum(1 for one in rows if one["kind"] == PartnerStep.REMINDED),
    }  # fmt: skip


def _choice(choices: Sequence[Choice], name: str) -> Choice:
    """A line of the table by its name; as it was said where the table no longer has it."""
    return next((one for one in choices if one.name == name), Choice(name, name, name))
