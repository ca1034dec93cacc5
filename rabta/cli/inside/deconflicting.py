"""Inside an opened house: the verbs of `rabta deconflict`. What is shown is in the ledger before it is said."""

import argparse
import uuid
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.deconflicting_words import in_words
from rabta.deconfliction import queries
from rabta.deconfliction.desk import open_notice, take_step
from rabta.deconfliction.errors import CannotFileSo, DeconflictionError, MustBeSure
from rabta.deconfliction.operations import (
    Answer,
    Target,
    cancel_operation,
    change_operation,
    file_operation,
    hold_target,
    let_target_go,
)
from rabta.deconfliction.rules.alarm import Outcome, Step
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned import Planned
from rabta.deconfliction.rules.planned_file import UnreadablePlanned, planned_of
from rabta.deconfliction.rules.settings import UnreadableRules
from rabta.deconfliction.rules.told import told_notice, told_operation, told_rules, told_version, told_whole
from rabta.filing.errors import NotAvailable
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number

REFUSALS = (DeconflictionError, NotAvailable, SharingError, UnreadableRules)
QUESTION = MustBeSure
MOST = 1000
Row = dict[str, Any]
__all__ = ["QUESTION", "REFUSALS", "acting_reader", "do", "in_words", "rules"]


def do(name: str, reader_id: uuid.UUID, arguments: argparse.Namespace, content: bytes | None) -> Row:
    """Carry out one verb. Raises QUESTION and REFUSALS."""
    return VERBS[name](reader_id, arguments, content)


def rules() -> Row:
    """The centre's table, and what a file looks like."""
    return told_rules(queries.rules_here())


def _file(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    return _answer(file_operation(
        reader_id=reader_id, planned=_planned(said, content), at=timezone.now(), new_id=uuid.uuid4,
        marking_text=said.marking, for_agency=_agency(said.for_agency),
    ))  # fmt: skip


def _change(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    return _answer(change_operation(
        reader_id=reader_id, operation_id=_id(said.id), planned=_planned(said, content), reason=said.reason,
        at=timezone.now(), new_id=uuid.uuid4,
    ))  # fmt: skip


def _cancel(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    return _answer(cancel_operation(
        reader_id=reader_id, operation_id=_id(said.id), reason=said.reason, at=timezone.now(), new_id=uuid.uuid4
    ))  # fmt: skip


def _planned(said: argparse.Namespace, content: bytes | None) -> Planned:
    try:
        return planned_of(content or b"", sure=said.sure)
    except UnreadablePlanned as error:
        raise CannotFileSo(f"{said.file}: {error}", field=error.field) from None


def _answer(answer: Answer) -> Row:
    return {"id": answer.id, "accepted": True, "conflict": answer.conflict}


def _list(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    agency, now = _agency(said.agency), timezone.now()
    with reading_as(reader_id):
        found = queries.operations(now=now, most=said.most, over=said.over, agency=agency)
    _enter(reader_id, "operation:list", ("page", "operations"), shown=len(found["operations"]))
    return {"operations": [told_operation(one) for one in found["operations"]], "total": found["total"]}


def _show(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    with reading_as(reader_id) as looking:
        found = queries.operation(_id(said.id), by=looking, now=timezone.now())
    if found is None:
        raise NotAvailable
    _enter(reader_id, "operation:read", ("operation", str(found["operation_id"])), found["marking_id"])
    return told_whole(found)


def _told(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    if said.opened:
        open_notice(reader_id=reader_id, notice_id=_id(said.opened), at=timezone.now(), new_id=uuid.uuid4)
    with reading_as(reader_id):
        found = queries.notices(most=MOST)
    _enter(reader_id, "conflict:told", ("page", "notices"), shown=len(found))
    return {"notices": [told_notice(one) for one in found]}


def _board(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    with reading_as(reader_id) as looking:
        found = queries.board(by=looking, now=timezone.now())
    _enter(reader_id, "conflict:board", ("page", "board"), shown=len(found["alarms"]))
    return {
        "counts": found["counts"], "alarms": [_alarm(one) for one in found["alarms"]],
        "closed": [_alarm(one) for one in found["closed"]],
        "operations": [told_operation(one) for one in found["operations"]],
        "probing": [{**one, "agency": one["agency"]["code"]} for one in found["probing"]],
    }  # fmt: skip


def _one_alarm(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    with reading_as(reader_id) as looking:
        found = queries.alarm(_id(said.id), by=looking, now=timezone.now())
    if found is None:
        raise NotAvailable
    _enter(reader_id, "conflict:read", ("conflict", str(found["id"])))
    return _alarm(found) | {
        "steps": [
            {"step": str(one["taken"].step), "at": one["taken"].at, "by": one["taken"].name, "note": one["taken"].note,
             "outcome": one["outcome"]} for one in found["steps"]
        ],
        "next": [str(step) for step in found["next"]],
    }  # fmt: skip


def _step(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    take_step(
        reader_id=reader_id, conflict_id=_id(said.id), step=Step(said.step), note=said.note, at=timezone.now(),
        outcome=Outcome(said.outcome) if said.outcome else None, new_id=uuid.uuid4,
    )  # fmt: skip
    return {"alarm": said.id, "step": said.step}


def _hold(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    target = Target(
        kind=Identifier(said.kind), written=said.written, contact=said.contact, phone=said.phone, silent=said.silent,
        held_until=_end_of(said.until),
    )  # fmt: skip
    return _answer(hold_target(
        reader_id=reader_id, target=target, at=timezone.now(), new_id=uuid.uuid4, marking_text=said.marking,
        for_agency=_agency(said.for_agency),
    ))  # fmt: skip


def _held(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    with reading_as(reader_id):
        found = queries.targets(now=timezone.now(), most=MOST)
    _enter(reader_id, "target:list", ("page", "targets"), shown=len(found["targets"]))
    return {"targets": [_target(one) for one in found["targets"]], "total": found["total"]}


def _drop(reader_id: uuid.UUID, said: argparse.Namespace, content: bytes | None) -> Row:
    let_target_go(
        reader_id=reader_id, target_id=_id(said.id), reason=said.reason, at=timezone.now(), new_id=uuid.uuid4
    )  # fmt: skip
    return {"let_go": said.id}


Verb = Callable[[uuid.UUID, argparse.Namespace, bytes | None], Row]
VERBS: dict[str, Verb] = {
    "file": _file, "change": _change, "cancel": _cancel, "list": _list, "show": _show, "told": _told, "board": _board,
    "alarm": _one_alarm, "step": _step, "target hold": _hold, "target list": _held, "target drop": _drop,
}  # fmt: skip


def _enter(
    reader_id: uuid.UUID, deed: str, subject: tuple[str, str], marking_id: int | None = None, **counts: int
) -> None:  # fmt: skip
    disclose(
        reader_id=reader_id, deed=deed, subject=subject, detail=dict(counts), marking_id=marking_id, at=timezone.now(),
        new_id=uuid.uuid4,
    )  # fmt: skip


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise NotAvailable from None


def _agency(code: str | None) -> int | None:
    if code is None:
        return None
    number = agency_number(code.strip().upper())
    if number is None:
        raise CannotFileSo(f'"{code}" is no agency known here.')
    return number


def _end_of(text: str) -> datetime:
    try:
        return timezone.make_aware(datetime.combine(date.fromisoformat(text), time(23, 59)))
    except (ValueError, OverflowError):
        raise CannotFileSo(f'"{text[:60]}" is no day: write it as 2026-03-01.') from None


def _target(one: Row) -> Row:
    kept = ("id", "kind", "written", "contact", "phone", "silent", "held_name", "held_at", "held_until", "by_phone")
    shown = {**{name: one[name] for name in kept}, "agency": one["agency"]["code"]}
    return shown | {"notices": [told_notice(notice) for notice in one.get("notices", [])]}


def _alarm(one: Row) -> Row:
    state = one["standing"]
    return {
        "id": one["id"], "matter": one["matter"], "found_at": one["found_at"], "silent": one["silent"],
        "owner": state.owner_name, "released": state.released, "spoke_a": state.spoke_a, "spoke_b": state.spoke_b,
        "closed": state.closed, "raised": state.raised, "raise_at": one["raise_at"], "unseen": one["unseen"],
        "unseen_late": one["unseen_late"], "sides": [_side(side, one["matter"]) for side in one["sides"]],
    }  # fmt: skip


def _side(side: Row, matter: str) -> Row:
    stood = side["now"] or side["found"]
    as_shown = told_version if "operation_id" in stood else _target
    return {"side": side["side"], "id": side["key"], **as_shown(stood),
            "notices": [told_notice(one) for one in side["notices"]]}  # fmt: skip
