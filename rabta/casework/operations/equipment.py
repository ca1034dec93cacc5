"""The register of equipment and training: enter a device, sign what becomes of it, bring a whole register."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.casework.errors import NotSo
from rabta.casework.operations.signing import (
    Into,
    Said,
    enter,
    home_agency,
    insert,
    lawful,
    officer,
    sign,
    title_of,
    write_step,
)
from rabta.casework.queries.equipment import known_devices
from rabta.casework.queries.steps import standing_steps, subject
from rabta.casework.rules.equipment import EquipmentKind, EquipmentStep
from rabta.casework.rules.register import LONGEST, Device, Wrong, read_register
from rabta.casework.rules.sites import sites
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId
from rabta.people.rules.purposes import Purpose
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking
from rabta.vocabulary.rules.agencies import agencies

MARKING = "restricted; every agency"
"""Who may see the register where nobody says otherwise."""


@dataclass(frozen=True, kw_only=True)
class NewDevice:
    """A device or a training as it is entered. `donor`: a partner's code, or words; `site`: a code, empty if none."""

    kind: EquipmentKind
    item: str
    donor: str
    holder: int
    serial: str = ""
    site: str = ""


@dataclass(frozen=True)
class Brought:
    """What became of a register: ids of the devices entered, rows known already, and what is wrong with the others."""

    entered: list[uuid.UUID]
    known: list[int]
    wrong: list[Wrong]

    @property
    def rows(self) -> int:
        """All rows of the file: the three add up to them."""
        return len(self.entered) + len(self.known) + len(self.wrong)


def enter_device(
    *, reader_id: uuid.UUID, device: NewDevice, steps: Sequence[Said], marking_text: str = MARKING, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Enter a device or a training with its first steps. Returns its id.

    Raises NotSo for what says too little, UnreadableMarking, UnknownGroup, AboveYourself.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        officer(looking)
        marking_id = marking_id_for(parse_marking(marking_text, originator=looking.agency), looking=looking)
        return _enter(cursor, looking, device, steps, marking_id, at, new_id)


def sign_equipment_step(
    *, reader_id: uuid.UUID, equipment_id: uuid.UUID, said: Said, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> int:  # fmt: skip
    """Sign what became of a device or a training. Returns the step's number. Raises NotAvailable, NotSo."""
    return sign(
        reader_id=reader_id, kind="equipment", of=equipment_id, said=said, at=at, new_id=new_id, purpose=purpose
    )  # fmt: skip


def bring_register(
    *, reader_id: uuid.UUID, content: bytes, marking_text: str = MARKING, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> Brought:  # fmt: skip
    """Enter every row of a CSV file that can be read; the same file twice changes nothing.

    A row is known already where a device with its kind, item and serial was entered by one's own agency. Raises
    UnreadableRegister for what is no register, and as `enter_device`.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        officer(looking)
        marking_id = marking_id_for(parse_marking(marking_text, originator=looking.agency), looking=looking)
        known = known_devices(looking.agency)
        brought = Brought([], [], [])
        for row in _rows(content, today=timezone.localdate(at)):
            if isinstance(row, Wrong):
                brought.wrong.append(row)
            elif (key := (str(row.kind), row.item, row.serial)) in known:
                brought.known.append(row.row)
            else:
                known.add(key)
                brought.entered.append(_bring(cursor, looking, row, marking_id, at, new_id))
    return brought


def _rows(content: bytes, *, today: date) -> Any:
    codes = [one.code for one in agencies() if not one.is_partner]
    return read_register(content, agencies=codes, sites=sites(), today=today)


def _bring(cursor: Any, looking: Looking, row: Device, marking_id: int, at: datetime, new_id: NewId) -> uuid.UUID:
    stands = row.stage is EquipmentStep.INSTALLED
    first = Said(kind=row.stage, done_on=row.on, place=row.site if stands else "", people=row.people, words=row.remark)
    checked = [Said(kind=EquipmentStep.CHECKED, done_on=row.checked, outcome=row.condition)] if row.checked else []
    device = NewDevice(
        kind=row.kind, item=row.item, donor=row.donor, holder=home_agency(row.holder), serial=row.serial, site=row.site
    )
    return _enter(cursor, looking, device, [first, *checked], marking_id, at, new_id)


def _enter(
    cursor: Any, looking: Looking, device: NewDevice, steps: Sequence[Said], marking_id: int, at: datetime, new_id: NewId
) -> uuid.UUID:  # fmt: skip
    if device.site and device.site not in sites():
        raise NotSo("This is no airport or crossing of the vocabulary.")
    if not device.donor.strip() or max(len(device.donor), len(device.serial)) > LONGEST:
        raise NotSo("Say who gives it.")
    equipment_id = new_id()
    enter(looking, "enter", kind="equipment", of=equipment_id, marking_id=marking_id, detail={}, at=at, new_id=new_id)
    insert(cursor, Into.EQUIPMENT, id=equipment_id, kind=str(device.kind), item=title_of(device.item),
           serial=device.serial.strip(), donor=device.donor.strip(), holder=device.holder, site=device.site,
           registered_agency=looking.agency, registered_by=looking.reader_id, registered_at=at,
           marking_id=marking_id)  # fmt: skip
    whose = subject("equipment", equipment_id)
    if whose is None:
        raise NotAvailable
    for said in steps:
        standing, last = standing_steps(whose)
        step = lawful(looking, whose, standing, said, at)
        write_step(cursor, looking, whose, replace(step, number=last + 1), at, new_id)
    return equipment_id
