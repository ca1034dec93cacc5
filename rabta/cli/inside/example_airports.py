"""Inside an opened house: devices on lanes for the demo, and what was done about lapses of its day and days before."""

import json
import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.cli.inside.example_equipment import officer_of
from rabta.example.airport_files import FOLDER
from rabta.example.words import words
from rabta.filing.errors import FilingError
from rabta.screening.day_sums import keep_day_sums
from rabta.screening.operations.lane_devices import NewDevice, enter_lane_device, sign_lane_device
from rabta.screening.operations.lapses import sign_lapse
from rabta.screening.queries.airport_days import lapse_named
from rabta.screening.queries.lane_devices import lane_devices
from rabta.screening.rules.lane_device import DeviceKind, DeviceStep, Grade, Step
from rabta.screening.rules.lapses.course import Closure, LapseStep
from rabta.sharing.operations import reading_as

BEFORE = timedelta(days=120)
"""How long before the day the devices were pledged."""
TAKEN, TOLD, CLOSED = timedelta(minutes=12), timedelta(minutes=20), timedelta(hours=3, minutes=5)
"""How long after a lapse began its invented officer signs: the story is of that day, and so is what was done."""


def keep_airports(folder: Path) -> Iterator[None]:
    """Enter the devices that are missing, then take, tell of and close the day's lapse; one step at a time."""
    day, said = _last_day(folder), words("airports")
    try:
        officer = officer_of("ASF")
        with reading_as(officer):
            known = {one["serial"] for one in lane_devices(today=day)}
        for one in said["devices"]:
            if one["serial"] not in known:
                _enter(officer, one, day)
                yield None
        _answer(officer, said["lapse"], day)
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def keep_days_before(folder: Path) -> Iterator[None]:
    """Say what was done about lapses of the days before, and have the house keep the sums of these days."""
    day = _last_day(folder)
    now = datetime.combine(day, time(23, 59))
    try:
        officer = officer_of("ASF")
        for one in words("airports")["month"]["done"]:
            _answer(officer, one, day)
            yield None
        while keep_day_sums(today=day, now=now, most=1):
            yield None
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _last_day(folder: Path) -> date:
    manifest = (folder / FOLDER / "manifest.jsonl").read_text(encoding="utf-8")
    return date.fromisoformat(json.loads(manifest.splitlines()[0])["written_on"])


def _enter(officer: uuid.UUID, one: dict[str, Any], day: date) -> None:
    deed: dict[str, Any] = {"reader_id": officer, "at": timezone.now(), "new_id": uuid.uuid4}
    new = NewDevice(
        airport=one["airport"], terminal=one["terminal"], lane=one["lane"], kind=DeviceKind(one["kind"]),
        grade=Grade(one["grade"]), item=one["item"], serial=one["serial"],
    )  # fmt: skip
    promised = day + timedelta(days=one.get("promised", 0)) if "promised" in one else day - timedelta(days=60)
    device = enter_lane_device(device=new, first=Step(DeviceStep.PLEDGED, day - BEFORE, promised), **deed)
    stages = (DeviceStep.AT_CUSTOMS, DeviceStep.INSTALLED, DeviceStep.ACCEPTED, DeviceStep.STAFFED, DeviceStep.WORKING)
    for number, stage in enumerate(stages, 1):
        if one["stage"] == "pledged":
            break
        sign_lane_device(device_id=device, step=Step(stage, day - BEFORE + timedelta(days=10 * number)), **deed)
        if stage == one["stage"]:
            break
    for kind, name in ((DeviceStep.CERTIFIED, "certified"), (DeviceStep.SERVICED, "serviced")):
        if name in one:
            step = Step(kind, day - timedelta(days=65), day + timedelta(days=one[name]))
            sign_lane_device(device_id=device, step=step, **deed)


def _answer(officer: uuid.UUID, said: dict[str, Any], day: date) -> None:
    """Take a lapse, say who was told of it, and close it where its table says why; nothing where somebody did before."""
    on = day - timedelta(days=said.get("days_before", 0))
    key = f"{said['airport']}.{on}.{said['kind']}.{said['subject']}"
    with reading_as(officer):
        found = lapse_named(key, now=timezone.localtime().replace(tzinfo=None))
    if found is None or found["steps"]:
        return
    deed: dict[str, Any] = {"reader_id": officer, "key": key, "new_id": uuid.uuid4}
    try:
        sign_lapse(kind=LapseStep.OWNED, at=found["at"] + TAKEN, **deed)
        sign_lapse(kind=LapseStep.TOLD, words=said["told"], at=found["at"] + TOLD, **deed)
        if "closed" in said:
            reason = Closure(said["why"])
            sign_lapse(kind=LapseStep.CLOSED, reason=reason, words=said["closed"], at=found["at"] + CLOSED, **deed)
    except FilingError:  # what the demo filed was pulled back since
        return
