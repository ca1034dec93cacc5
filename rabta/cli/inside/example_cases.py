"""Inside an opened house: invented joint cases, tasks and requests for the demo, through the room's own operations.

Each is about a seizure of the invented year, the same from the same seed, and is done on days of that year. What is there is
left as it is; what a start that was cut off had not done yet is done by the next.
"""

import contextlib
import itertools
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import EXAMPLE
from rabta.casework.errors import CaseworkError
from rabta.casework.operations.cases import NewCase, open_case, sign_case_step
from rabta.casework.operations.requests import ask_agency, draft_answer, sign_answer, sign_request_step
from rabta.casework.operations.signing import Said
from rabta.casework.operations.tasks import give_task, sign_task_step
from rabta.casework.queries.steps import standing_steps, subject
from rabta.cli.inside.example_equipment import officer_of
from rabta.cli.inside.example_people import EXAMPLE_IDS, example_officer
from rabta.counting import queries as counting
from rabta.example.words import words
from rabta.filing.errors import FilingError
from rabta.ledger.operations import NewId
from rabta.sharing.operations import reading_as
from rabta.sharing.rules.marking import Level
from rabta.vocabulary.rules.agencies import agency

Row = dict[str, Any]


def work_together() -> Iterator[None]:
    """Open, ask and give what is missing; one a step. What the house refuses, because somebody went on by hand, is left."""
    said = words("casework")
    deeds: list[Callable[[], None]] = [lambda one=one: _case(one) for one in said["cases"]]
    deeds += [lambda one=one: _request(one) for one in said["requests"]]
    deeds += [lambda one=one: _task(one, "", None) for one in said["errands"]]
    try:
        for deed in deeds:
            with contextlib.suppress(CaseworkError, FilingError):
                deed()
            yield None
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _who(name: str) -> uuid.UUID:
    """An officer of the agency of this code; with a 2 behind it, another who cannot sign in."""
    code, _, second = name.partition(" ")
    return example_officer(code, 2) if second else officer_of(code)


def _numbers(codes: list[str]) -> list[int]:
    return [agency(code).number for code in codes]


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))


def _id(name: str) -> uuid.UUID:
    return uuid.uuid5(EXAMPLE_IDS, f"work {name}")


def _starting_with(first: uuid.UUID) -> NewId:
    ids = itertools.chain([first], iter(uuid.uuid4, None))
    return lambda: next(ids)


def _signed(kind: str, of: uuid.UUID, who: uuid.UUID) -> int | None:
    """How many steps of it stand; None where it is not there yet."""
    with reading_as(who):
        whose = subject(kind, of)
        return None if whose is None else len(standing_steps(whose)[0])


def _about(said: Row, who: uuid.UUID) -> Row | None:
    """The seizure of the invented year that a case is about, as its lead agency sees it."""
    with reading_as(who):
        found = counting.events(
            date_from=EXAMPLE.date_from, date_to=EXAMPLE.date_to, substance=said["substance"], most=1000
        )["events"]  # fmt: skip
    told = [one for one in found if said["agency"] in {each["code"] for each in one["agencies"]} and one["lines"]]
    told.sort(key=lambda one: (one["day"], one["key"]))
    return told[int(said["place"] * (len(told) - 1))] if told else None


def _case(one: Row) -> None:
    lead, case_id = _who(one["lead"]), _id(one["name"])
    event = _about(one["about"], lead)
    if event is None:
        return
    signed = _signed("case", case_id, lead)
    if signed is None:
        case = NewCase(
            title=one["title"], level=Level[one["level"].upper()], agencies=_numbers(one["joined"]),
            template=one.get("template", ""), links=[("incident", event["key"])],
        )  # fmt: skip
        at = _at(event["day"] + timedelta(days=1))
        open_case(reader_id=lead, case=case, at=at, new_id=_starting_with(case_id))
    for step in one["steps"][signed or 0 :]:
        done_on = event["day"] + timedelta(days=step["after"])
        if done_on > EXAMPLE.date_to:
            break
        says = {name: step[name] for name in ("reference", "place", "outcome", "people", "words") if name in step}
        said = Said(kind=step["kind"], done_on=done_on, **says)
        sign_case_step(reader_id=_who(step["by"]), case_id=case_id, said=said, at=_at(done_on), new_id=uuid.uuid4)
    for task in one.get("tasks", []):
        _task(task, "case", case_id)


def _task(one: Row, for_kind: str, for_id: uuid.UUID | None) -> None:
    task_id, by = _id(one["title"]), _who(one["by"])
    if _signed("task", task_id, by) is not None:
        return
    at = _at(one["due_on"] - timedelta(days=14))
    give_task(
        reader_id=by, title=one["title"], agency=agency(one["to"]).number, due_on=one["due_on"], for_kind=for_kind,
        for_id=for_id, at=at, new_id=_starting_with(task_id),
    )  # fmt: skip
    for kind in ("accepted", "done"):
        if kind in one:
            later = at + timedelta(days=7)
            said = Said(kind=kind, done_on=later.date())
            sign_task_step(reader_id=_who(one[kind]), task_id=task_id, said=said, at=later, new_id=uuid.uuid4)


def _request(one: Row) -> None:
    asker, request_id, at = _who(one["from"]), _id(one["name"]), _at(one["asked_on"])
    if _signed("request", request_id, asker) is not None:
        return
    ask_agency(
        reader_id=asker, to=agency(one["to"]).number, title=one["title"], words=one["words"], due_on=one["due_on"], at=at,
        new_id=_starting_with(request_id),
    )  # fmt: skip
    later = at + timedelta(days=2)
    deed: Row = {"request_id": request_id, "at": later, "new_id": uuid.uuid4}
    if "accepted" in one:
        said = Said(kind="accepted", done_on=later.date())
        sign_request_step(reader_id=_who(one["accepted"]), said=said, **deed)
    if "pointed_on" in one:
        on = one["pointed_on"]
        to = agency(on["agency"]).number
        said = Said(kind="pointed_on", done_on=later.date(), to_agency=to, words=on["words"])
        sign_request_step(reader_id=_who(on["by"]), said=said, **deed)
    if "draft" in one:
        answer_id = draft_answer(reader_id=_who(one["draft"]["by"]), words=one["draft"]["words"], **deed)
        if "signed" in one:
            sign_answer(reader_id=_who(one["signed"]), answer_id=answer_id, **deed)


