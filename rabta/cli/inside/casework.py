"""Inside an opened house: `rabta case`."""

import argparse
import uuid
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.casework.queries.cases import case, cases
from rabta.casework.queries.requests import request, requests
from rabta.casework.queries.work import WAITING, work_queue
from rabta.casework.rules.case import Lacking
from rabta.casework.rules.step import SAYS
from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.casework_told import in_words
from rabta.filing.errors import NotAvailable
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (NotAvailable, SharingError)
MOST = 1000
__all__ = ["REFUSALS", "acting_reader", "in_words", "look"]
Row = dict[str, Any]


def look(reader_id: uuid.UUID, arguments: argparse.Namespace) -> Row:
    """What was asked for, ready for JSON and for `in_words`. Raises one of REFUSALS."""
    if arguments.verb == "show":
        return _case(reader_id, _id(arguments.what))
    if arguments.verb == "request":
        return _request(reader_id, _id(arguments.what))
    if arguments.verb == "requests":
        return _requests(reader_id)
    if arguments.verb == "work":
        return _work(reader_id)
    return _cases(reader_id, Lacking(arguments.lacks) if arguments.lacks else None)


def _today() -> date:
    return as_of(timezone.localdate())


def _id(named: str) -> uuid.UUID:
    try:
        return uuid.UUID(named)
    except ValueError:
        raise NotAvailable from None


def _cases(reader_id: uuid.UUID, which: Lacking | None) -> Row:
    with reading_as(reader_id):
        found = cases(today=_today(), which=which, most=MOST)
    _disclose(reader_id, "case:list", ("page", "cases"), shown=len(found["cases"]) + len(found["events"]))
    return {
        "total": found["total"], "counts": found["counts"], "cases": [_plain_case(one) for one in found["cases"]],
        "events": [
            {"event": one["key"], "on": one["day"], "place": one["place_text"],
             "agencies": [each["code"] for each in one["agencies"]]} for one in found["events"]
        ],
    }  # fmt: skip


def _case(reader_id: uuid.UUID, case_id: uuid.UUID) -> Row:
    with reading_as(reader_id) as looking:
        found = case(case_id, by=looking, today=_today())
    if found is None:
        raise NotAvailable
    _disclose(reader_id, "case:read", ("case", str(case_id)), marking_id=found["marking_id"])
    return {**_plain_case(found), "marking": found["marking"], **_course(found)}


def _requests(reader_id: uuid.UUID) -> Row:
    with reading_as(reader_id) as looking:
        found = requests(by=looking, today=_today())
    _disclose(reader_id, "assistance:list", ("page", "cases"), shown=sum(len(listed) for listed in found.values()))
    return {name: [_plain_request(one) for one in listed] for name, listed in found.items()}


def _request(reader_id: uuid.UUID, request_id: uuid.UUID) -> Row:
    with reading_as(reader_id) as looking:
        found = request(request_id, by=looking, today=_today())
    if found is None:
        raise NotAvailable
    _disclose(reader_id, "assistance:read", ("request", str(request_id)), marking_id=found["marking_id"])
    answer = found["answer"]
    return {
        **_plain_request(found), "words": found["words"], "marking": found["marking"], **_course(found),
        "answer": answer and {
            "words": answer["words"], "from": answer["agency"]["code"],
            "reports": [one["report_number"] for one in answer["reports"] if one["report_number"]],
        },
    }  # fmt: skip


def _work(reader_id: uuid.UUID) -> Row:
    with reading_as(reader_id) as looking:
        found = work_queue(by=looking, today=_today())
    _disclose(reader_id, "work:read", ("page", "work"), shown=sum(len(found[name]) for name in WAITING))
    return {
        name: [_plain_request(one) if "asker" in one else _plain_task(one) for one in found[name]] for name in WAITING
    }


def _plain_case(one: Row) -> Row:
    return {
        "id": one["id"], "title": one["title"], "template": one["template"], "stage": str(one["state"].stage),
        "lead": one["lead"]["code"], "members": [member["code"] for member in one["members"]],
        "opened_on": one["opened_at"].date(), "lacks": [str(name) for name in one["lacks"]],
    }  # fmt: skip


def _plain_request(one: Row) -> Row:
    return {
        "id": one["id"], "title": one["title"], "from": one["asker"]["code"], "to": one["agency"]["code"],
        "stage": str(one["state"].stage), "due_on": one["due_on"], "due": str(one["due"] or ""),
    }  # fmt: skip


def _plain_task(one: Row) -> Row:
    return {
        "id": one["id"], "title": one["title"], "from": one["given_agency"]["code"], "to": one["agency"]["code"],
        "stage": str(one["state"].stage), "due_on": one["due_on"], "due": str(one["due"] or ""),
    }  # fmt: skip


def _course(found: Row) -> Row:
    return {
        "steps": [_step(row) for row in found["history"]], "next": [str(kind) for kind in found["next"]],
        "links": [
            {"kind": str(one["kind"]), "id": one["target"],
             "named": one["report_number"] or one["label"] or one["title"] or ""} for one in found["links"]
        ],
        "tasks": [_plain_task(one) for one in found["tasks"]],
    }  # fmt: skip


def _step(row: Row) -> Row:
    step = row["step"]
    return {
        "number": step.number, "kind": str(step.kind), "on": step.done_on, "agency": row["agency"]["code"],
        "to_agency": row["to_agency"] and row["to_agency"]["code"], "signed_by": step.signed_name,
        "taken_back": row["withdrawn_reason"],
        **{name: said for name in SAYS if name != "to_agency" and (said := getattr(step, name))},
    }  # fmt: skip


def _disclose(
    reader_id: uuid.UUID, deed: str, subject: tuple[str, str], *, shown: int | None = None, marking_id: int | None = None
) -> None:  # fmt: skip
    detail: dict[str, object] = {} if shown is None else {"shown": shown}
    disclose(
        reader_id=reader_id, deed=deed, subject=subject, detail=detail, marking_id=marking_id, at=timezone.now(),
        new_id=uuid.uuid4,
    )  # fmt: skip
