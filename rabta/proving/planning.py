"""Builds what is planned and held in a world, what each side was told and what the watch desk did, by the room's operations.

Ids depend on each one's key, moments on its place in the list of the whole world: what is left out moves nothing else.
"""

import itertools
import uuid
from datetime import timedelta
from typing import Any

from rabta.deconfliction import queries
from rabta.deconfliction.desk import open_notice, take_step
from rabta.deconfliction.operations import Target, change_operation, file_operation, hold_target, let_target_go
from rabta.deconfliction.rules.alarm import Step
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned import Planned, Shape
from rabta.ledger.operations import NewId
from rabta.proving.built import Built
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import WATCH
from rabta.proving.rules.plans import HELD_ON, PLANS, Desk, HeldOn, Plan
from rabta.proving.rules.worlds import World
from rabta.sharing.operations import reading_as

BEGAN = NOW - timedelta(hours=1)
PLACES = {one.key: n for n, one in enumerate((*PLANS, *HELD_ON))}


def plan_operations(built: Built, world: World) -> None:
    """File and hold everything, then what the desk did."""
    for plan in world.plans:
        _file(built, plan)
    for held in world.held:
        _hold(built, held)
    for desk in world.desk:
        _act(built, desk)
    with reading_as(WATCH.id):
        for one in queries.notices(most=1000):
            built.told[f"{one['key']} {one['kind']} {one['told_at']}"] = one["id"]


def _ids_of(key: str) -> NewId:
    numbers = itertools.count()
    return lambda: uuid.uuid5(uuid.NAMESPACE_URL, f"rabta-prove/{key}/{next(numbers)}")


def _deed(key: str, minutes: float = 0) -> dict[str, Any]:
    return {"at": BEGAN + timedelta(minutes=PLACES[key] + minutes), "new_id": _ids_of(f"planned {key} {minutes}")}


def _file(built: Built, plan: Plan) -> None:
    marking = plan.marked.as_text() if plan.marked else None
    filed = file_operation(reader_id=plan.who.id, planned=_planned(plan, 0), marking_text=marking, **_deed(plan.key))
    built.plans[plan.key] = filed.id
    if plan.again:
        change_operation(
            reader_id=plan.who.id, operation_id=filed.id, planned=_planned(plan, 0.25), reason=f"later, {plan.key}",
            **_deed(plan.key, 0.5),
        )  # fmt: skip


def _planned(plan: Plan, later: float) -> Planned:
    starts_at = NOW + timedelta(hours=plan.starts_in + later)
    return Planned(
        kind=plan.kind, shape=Shape("point", (plan.place,)), terrain="city", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2), contact=plan.contact or f"EX-Officer, {plan.key}", phone=plan.phone,
        radius_m=500, reference=f"EX-OP {plan.key}",
    )  # fmt: skip


def _hold(built: Built, one: HeldOn) -> None:
    target = Target(
        kind=Identifier(one.kind), written=one.written, contact=one.contact or f"EX-Officer, {one.key}",
        phone="+92 91 000 0001", held_until=NOW + timedelta(days=30), silent=one.silent,
    )  # fmt: skip
    marking = one.marked.as_text() if one.marked else None
    held = hold_target(reader_id=one.who.id, target=target, marking_text=marking, **_deed(one.key))
    built.held[one.key] = held.id
    if one.let_go:
        let_target_go(reader_id=one.who.id, target_id=held.id, reason=f"done, {one.key}", **_deed(one.key, 0.5))


def _act(built: Built, desk: Desk) -> None:
    """Nothing where one of the two is not there: then there is no alarm."""
    known = {**built.plans, **built.held}
    if not set(desk.of) <= set(known):
        return
    keys = {known[key] for key in desk.of}
    with reading_as(WATCH.id) as looking:
        alarms = queries.board(by=looking, now=NOW)["alarms"]
    alarm = next(one for one in alarms if {side["key"] for side in one["sides"]} == keys)
    name = " and ".join(desk.of)
    built.alarms[name] = alarm["id"]
    for number, step in enumerate(desk.steps):
        at, new_id = NOW - timedelta(minutes=30 - number), _ids_of(f"{name} {step}")
        take_step(reader_id=WATCH.id, conflict_id=alarm["id"], step=Step(step), note=name, at=at, new_id=new_id)
    for who in desk.seen_by:
        with reading_as(who.id):
            told = next((one["id"] for one in queries.notices() if one["key"] in keys), None)
        if told is not None:
            open_notice(
                reader_id=who.id, notice_id=told, at=NOW - timedelta(minutes=20), new_id=_ids_of(f"{name} {who.name}")
            )  # fmt: skip
