"""Filing invented operations in a house of tests."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from rabta.deconfliction.operations import Answer, Target, change_operation, file_operation, hold_target
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned import Planned, Shape
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import MORNING, House
from tests.people import WATCH_OFFICER, Person

TONIGHT = datetime(2025, 3, 1, 18, 0, tzinfo=UTC)
HERE = (71.5249, 34.0151)
"""Peshawar, as longitude and latitude."""
PHONE = "+92 91 000 0001"
SECOND_WATCH = Person("second watch officer", "NNCC", 3, WATCH_OFFICER.roles)


def planned(at: tuple[float, float] = HERE, **more: Any) -> Planned:
    """A raid in a city this evening, for two hours."""
    says: dict[str, Any] = {
        "kind": "raid", "shape": Shape("point", (at,)), "terrain": "city", "starts_at": TONIGHT,
        "ends_at": TONIGHT + timedelta(hours=2), "contact": "EX-Inspector", "phone": PHONE,
    }  # fmt: skip
    return Planned(**(says | more))


def north_of(at: tuple[float, float], metres: float) -> tuple[float, float]:
    """So far north over the ground, within a hair."""
    return (at[0], at[1] + metres / 110_900)


def file(house: House, who: Person, what: Planned | None = None, **more: Any) -> Answer:
    return file_operation(
        reader_id=who.id, planned=what or planned(), at=house.clock.tick(), new_id=house.clock.new_id, **more
    )  # fmt: skip


def change(house: House, who: Person, operation_id: uuid.UUID, what: Planned) -> Answer:
    return change_operation(
        reader_id=who.id, operation_id=operation_id, planned=what, reason="moved", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def hold(house: House, who: Person, kind: Identifier, written: str, **more: Any) -> Answer:
    marking_text, for_agency = more.pop("marking_text", None), more.pop("for_agency", None)
    target = Target(
        kind=kind, written=written, contact="EX-Inspector", phone=PHONE, held_until=MORNING + timedelta(days=30), **more
    )  # fmt: skip
    return hold_target(
        reader_id=who.id, target=target, at=house.clock.tick(), new_id=house.clock.new_id, marking_text=marking_text,
        for_agency=for_agency,
    )  # fmt: skip


def with_watch(house: House) -> House:
    """Two watch officers come to the house."""
    for person in (WATCH_OFFICER, SECOND_WATCH):
        new = NewReader(
            name=person.name, agency=agency_number(person.agency) or 0, partner=False, vetting=person.vetting,
            groups=person.groups, purposes=person.purposes, roles=person.roles,
        )  # fmt: skip
        add_reader(new, id=person.id, at=MORNING, enter=entered_by_owner(at=MORNING, id=house.clock.new_id()))
    return house
