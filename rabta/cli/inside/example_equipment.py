"""Inside an opened house: invented equipment and training for the demo, through the room's own operations.

Entered by officers of the agency that holds it, with every step it has gone so far. What is there is left as it is.
"""

import uuid
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.casework.operations.equipment import NewDevice, enter_device
from rabta.casework.operations.signing import Said
from rabta.casework.queries.equipment import known_devices
from rabta.casework.rules.equipment import CONDITIONS, EquipmentKind, EquipmentStep
from rabta.casework.rules.sites import sites
from rabta.cli.inside.example_people import example_officer, example_reader
from rabta.example.words import words
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agency

SIGN_INS = {"ANF": "anf", "CUSTOMS": "liaison", "NNCC": "analyst"}
"""Whose entries are made by somebody one can sign in as: they take their own steps back."""


def enter_examples() -> Iterator[None]:
    """Enter what is missing; one a step."""
    try:
        said = words("equipment")
        for one in said["devices"]:
            if _enter(one, said["marking"]):
                yield None
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def officer_of(code: str) -> uuid.UUID:
    """An invented officer of this agency; of some, the one that can sign in."""
    return example_reader(SIGN_INS[code]) if code in SIGN_INS else example_officer(code, 1)


def _enter(one: dict[str, Any], marking: str) -> bool:
    """Whether it was entered now."""
    holder, reader_id = agency(one["holder"]).number, officer_of(one["holder"])
    with reading_as(reader_id):
        if (one["kind"], one["item"], one["serial"]) in known_devices(holder):
            return False
    device = NewDevice(
        kind=EquipmentKind(one["kind"]), item=one["item"], serial=one["serial"], donor=one["donor"], holder=holder,
        site=one["site"],
    )  # fmt: skip
    steps = [_said(kind, on, more) for kind, on, *more in one["steps"]]
    enter_device(
        reader_id=reader_id, device=device, steps=steps, marking_text=marking, at=timezone.now(), new_id=uuid.uuid4
    )
    return True


def _said(kind: str, on: date, more: Sequence[str | int]) -> Said:
    """A step as the file has it: what stands behind its day is a site, a number of people, a finding, or words."""
    people = next((one for one in more if isinstance(one, int)), None)
    texts = [one for one in more if isinstance(one, str)]
    place = next((one for one in texts if one in sites()), "")
    outcome = next((one for one in texts if one in CONDITIONS), "")
    left = next((one for one in texts if one not in (place, outcome)), "")
    return Said(kind=EquipmentStep(kind), done_on=on, place=place, outcome=outcome, people=people, words=left)
