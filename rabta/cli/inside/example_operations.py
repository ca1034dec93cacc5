"""Inside an opened house: an invented night of planned operations for the demo, through the room's own operations.

A night begins when it is first filed; the start of a demo after its end files another, from the same seed. What is there is
left as it is, what a start that was cut off had not filed yet is filed by the next.
"""

import itertools
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.cli.inside.example_people import EXAMPLE_IDS, example_officer, example_reader
from rabta.deconfliction import queries
from rabta.deconfliction.desk import open_notice, take_step
from rabta.deconfliction.errors import DeconflictionError
from rabta.deconfliction.operations import Target, cancel_operation, change_operation, file_operation, hold_target
from rabta.deconfliction.rules.alarm import Outcome, Step
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned import Planned, Shape
from rabta.example.planned import InventedDeeds, InventedOperation, InventedTarget, planned_night
from rabta.filing.errors import FilingError
from rabta.ledger.operations import NewId
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number

SIGN_INS = {"ANF": "anf", "CUSTOMS": "liaison"}
"""Whose operations are filed by somebody one can sign in as: what these are told, one sees."""
LASTS = timedelta(hours=36)


def file_night(*, seed: int) -> Iterator[None]:
    """File what of this night is missing; one a step. What the house refuses, because it is over by now, is left out."""
    try:
        begins_at = _begins_at(timezone.now())
        night = planned_night(seed)
        for one in night.operations:
            _unless_refused(lambda one=one: _file(one, begins_at))
            yield None
        for held in night.targets:
            _unless_refused(lambda held=held: _hold(held))
            yield None
        for deeds in night.desk:
            _unless_refused(lambda deeds=deeds: _act(deeds, begins_at))
            yield None
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _unless_refused(deed: Callable[[], None]) -> None:
    try:
        deed()
    except (DeconflictionError, FilingError, IntegrityError):  # the last: a target that was let go stays so
        return


def _begins_at(now: datetime) -> datetime:
    """When the night of this demo began: kept in its folder; another begins where that one is over."""
    kept = Path(settings.DATA_DIR) / "example-night.txt"
    if kept.exists() and now - (begun := datetime.fromisoformat(kept.read_text(encoding="ascii").strip())) < LASTS:
        return begun
    begins_at = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    kept.write_text(begins_at.isoformat(), encoding="ascii")
    return begins_at


def _id(name: str, begins_at: datetime | None = None) -> uuid.UUID:
    return uuid.uuid5(EXAMPLE_IDS, f"planned {name} {begins_at.isoformat() if begins_at else ''}")


def _starting_with(first: uuid.UUID) -> NewId:
    ids = itertools.chain([first], iter(uuid.uuid4, None))
    return lambda: next(ids)


def _officer(agency_code: str) -> uuid.UUID:
    return example_reader(SIGN_INS[agency_code]) if agency_code in SIGN_INS else example_officer(agency_code, 1)


def _file(one: InventedOperation, begins_at: datetime) -> None:
    operation_id, now = _id(one.name, begins_at), timezone.now()
    watch = example_reader("watch")
    with reading_as(watch) as looking:
        if queries.operation(operation_id, by=looking, now=now) is not None:
            return
    by = watch if one.by_phone else _officer(one.agency)
    file_operation(
        reader_id=by, planned=_planned(one, begins_at), at=now, new_id=_starting_with(operation_id),
        marking_text=one.marking, for_agency=agency_number(one.agency) if one.by_phone else None,
    )  # fmt: skip
    if one.later:
        moved = _planned(one, begins_at + timedelta(hours=one.later))
        change_operation(
            reader_id=by, operation_id=operation_id, planned=moved, reason="the road is closed until then",
            at=timezone.now(), new_id=uuid.uuid4,
        )  # fmt: skip
    if one.cancelled:
        cancel_operation(
            reader_id=by, operation_id=operation_id, reason=one.cancelled, at=timezone.now(), new_id=uuid.uuid4
        )


def _planned(one: InventedOperation, begins_at: datetime) -> Planned:
    starts_at = begins_at + timedelta(hours=one.in_hours)
    return Planned(
        kind=one.kind, shape=Shape(one.shape, one.points), terrain=one.terrain, starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=one.lasts_hours), contact=one.contact, phone=one.phone, risk=one.risk,
        reference=one.reference, exigent=one.exigent, subjects=one.subjects,
    )  # fmt: skip


def _hold(one: InventedTarget) -> None:
    target_id, now = _id(one.name), timezone.now()
    with reading_as(example_reader("watch")):
        if queries.target_of_mine(target_id) is not None:
            return
    target = Target(
        kind=Identifier(one.kind), written=one.written, contact=one.contact, phone=one.phone,
        held_until=now + timedelta(days=300),
    )  # fmt: skip
    hold_target(reader_id=_officer(one.agency), target=target, at=now, new_id=_starting_with(target_id))


def _act(deeds: InventedDeeds, begins_at: datetime) -> None:
    """What the desk did about the alarm of these two, unless somebody has taken it already."""
    watch, now = example_reader("watch"), timezone.now()
    keys = {_id(name, at) for name in deeds.of for at in (begins_at, None)}
    with reading_as(watch) as looking:
        alarms = queries.board(by=looking, now=now)["alarms"]
    found = next((one for one in alarms if {side["key"] for side in one["sides"]} <= keys), None)
    if found is None or found["standing"].owner is not None:
        return
    for step in map(Step, deeds.steps):
        outcome = Outcome(deeds.outcome) if step is Step.CLOSED else None
        take_step(
            reader_id=watch, conflict_id=found["id"], step=step, outcome=outcome, at=timezone.now(), new_id=uuid.uuid4
        )  # fmt: skip
    if deeds.seen:
        _open_notices(found["sides"])


def _open_notices(sides: list[dict[str, object]]) -> None:
    for side in sides:
        reader_id = _officer(side["found"]["agency"]["code"])  # type: ignore[index]
        with reading_as(reader_id):
            told = [one["id"] for one in queries.notices() if one["key"] == side["key"]]
        for notice_id in told:
            open_notice(reader_id=reader_id, notice_id=notice_id, at=timezone.now(), new_id=uuid.uuid4)
