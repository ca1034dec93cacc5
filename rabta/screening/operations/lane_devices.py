"""The register of devices on airports' lanes: enter one with its first step, sign what became of it. One entry each."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.casework.rules.sites import airports_named
from rabta.filing.errors import NotAvailable
from rabta.intake.formats.airport.cells import code_in
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose as ReadingPurpose
from rabta.records.asking import as_json
from rabta.screening.errors import NotSo
from rabta.screening.queries.hits import signs
from rabta.screening.queries.lane_devices import CENTRE, lane_devices, step_of
from rabta.screening.rules.lane_device import DeviceKind, Grade, Purpose, Step, why_not_next
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking

DEVICE = "INSERT INTO lane_device SELECT (jsonb_populate_record(NULL::lane_device, %s::jsonb)).*"
STEP = "INSERT INTO lane_device_step SELECT (jsonb_populate_record(NULL::lane_device_step, %s::jsonb)).*"
MARKING = "restricted; every agency"
"""Who may see the register where nobody says otherwise."""
LONGEST, MOST_AN_HOUR = 120, 5000


@dataclass(frozen=True, kw_only=True)
class NewDevice:
    """A device as it is entered. `capacity`: bags an hour, None where not known."""

    airport: str
    lane: str
    kind: DeviceKind
    item: str
    purpose: Purpose = Purpose.HOLD
    grade: Grade = Grade.NONE
    terminal: str = ""
    serial: str = ""
    capacity: int | None = None


def enter_lane_device(
    *, reader_id: uuid.UUID, device: NewDevice, first: Step, marking_text: str = MARKING, at: datetime, new_id: NewId,
    purpose: ReadingPurpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Enter a device with its first step. Returns its id. Raises NotSo for what says too little, and SharingError."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _officer(looking)
        if refused := _why_not(device) or why_not_next([], first, today=timezone.localdate(at)):
            raise NotSo(refused)
        marking_id = marking_id_for(parse_marking(marking_text, originator=looking.agency), looking=looking)
        device_id = new_id()
        _enter(looking, "enter", device_id, {}, at, new_id, marking_id)
        cursor.execute(DEVICE, [as_json({
            "id": device_id, "airport": device.airport, "terminal": device.terminal.strip(), "lane": code_in(device.lane),
            "purpose": device.purpose, "kind": device.kind, "grade": device.grade, "item": device.item.strip(),
            "serial": code_in(device.serial), "capacity": device.capacity, "agency": looking.agency,
            "entered_by": looking.reader_id, "entered_name": looking.name, "entered_at": at, "marking_id": marking_id,
        })])  # fmt: skip
        _write(cursor, looking, device_id, marking_id, first, 1, at, new_id)
    return device_id


def sign_lane_device(
    *, reader_id: uuid.UUID, device_id: uuid.UUID, step: Step, at: datetime, new_id: NewId,
    purpose: ReadingPurpose | None = None,
) -> int:  # fmt: skip
    """Sign what became of a device: its agency's officers and the centre's analysts. Returns the step's number.

    Raises NotAvailable where it is hidden or missing, NotSo where the step does not follow.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta lane device'), hashtext(%s))", [str(device_id)])
        found = lane_devices(device_id=device_id, today=timezone.localdate(at))
        if not found:
            raise NotAvailable
        _officer(looking)
        if looking.agency not in (found[0]["agency"], CENTRE):
            raise NotSo("Steps of a device are signed by the agency that entered it, and by the centre.")
        if refused := why_not_next([step_of(one) for one in found[0]["steps"]], step, today=timezone.localdate(at)):
            raise NotSo(refused)
        number = len(found[0]["steps"]) + 1
        _enter(looking, str(step.kind), device_id, {"step": number}, at, new_id, found[0]["marking_id"])
        _write(cursor, looking, device_id, found[0]["marking_id"], step, number, at, new_id)
    return number


def _why_not(device: NewDevice) -> str:
    if device.airport not in airports_named():
        return "This is no airport of the vocabulary."
    if not code_in(device.lane):
        return "Name the lane, as its logs name it."
    if not device.item.strip():
        return "Say what it is: maker and model."
    if max(len(device.item), len(device.terminal), len(device.serial), len(device.lane)) > LONGEST:
        return f"A field has at most {LONGEST} characters: shorten it."
    if device.capacity is not None and not 0 < device.capacity <= MOST_AN_HOUR:
        return f"A lane screens from 1 to {MOST_AN_HOUR} an hour."
    return ""


def _officer(looking: Looking) -> None:
    if not signs(looking):
        raise NotSo("This is signed by officers of agencies of the country and by analysts of the centre.")


def _enter(
    looking: Looking, deed: str, of: uuid.UUID, detail: dict[str, Any], at: datetime, new_id: NewId, marking_id: int
) -> None:  # fmt: skip
    entry = looking.deed(f"lane_device:{deed}", subject=("lane_device", str(of)), detail=detail, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


def _write(
    cursor: Any, looking: Looking, device_id: uuid.UUID, marking_id: int, step: Step, number: int, at: datetime,
    new_id: NewId,
) -> None:  # fmt: skip
    cursor.execute(STEP, [as_json({
        "id": new_id(), "device_id": device_id, "number": number, "kind": step.kind, "done_on": step.done_on,
        "until": step.until, "words": step.words.strip(), "agency": looking.agency, "signed_by": looking.reader_id,
        "signed_name": looking.name, "signed_at": at, "marking_id": marking_id,
    })])  # fmt: skip
