"""Devices on the lanes of airports as they stand, and at how many airports one works: from here and from the register of
what partners give."""

from datetime import date
from typing import Any
from uuid import UUID

from rabta.casework.queries.equipment import Wanted, register
from rabta.casework.rules.equipment import EquipmentKind, at_airports
from rabta.casework.rules.sites import airports_named
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.screening.rules.lane_device import DeviceKind, DeviceStep, Step, due_of, state_of, why_not_next
from rabta.sharing.operations import Looking

SQL = "screening/sql/queries/"
Row = dict[str, Any]
CENTRE = 1
MOST_GIVEN = 2000
SCANNERS = (DeviceKind.XRAY, DeviceKind.CT, DeviceKind.BODY)


def lane_devices(
    *, airport: str | None = None, today: date, device_id: UUID | None = None, using: str = "default"
) -> list[Row]:  # fmt: skip
    """Devices that show, by airport, terminal and lane, as they stand on a day: `state`, `steps`, `holder`."""
    rows = ask(SQL + "lane_devices.sql", using=using, id=device_id, airport=airport)
    return [_told(row, today) for row in rows]


def lane_device(device_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One device with what was signed and what may be signed next; `given`: the same one in the register of what partners
    give. None where it is hidden or missing."""
    found = lane_devices(today=date.max, device_id=device_id)
    if not found:
        return None
    mine = by.agency in (found[0]["agency"], CENTRE) and bool({Role.LIAISON, Role.ANALYST} & by.roles)
    stands = [step_of(one) for one in found[0]["steps"]]
    soon = {kind: Step(kind, today, today, "x") for kind in DeviceStep}
    serial = found[0]["serial"]
    given = next((one for one in given_scanners(today) if serial and one["serial"] == serial), None)
    lawful = [kind for kind in DeviceStep if mine and not why_not_next(stands, soon[kind], today=today)]
    return {**found[0], "given": given, "next": lawful}


def due_soon(today: date) -> list[Row]:
    """What is to be done to devices within thirty days or should have been, the first due first: `device`, `step` (what is
    to be signed then), `by`, `overdue`."""
    found = [
        {"device": device, "step": step, "by": by, "overdue": by < today}
        for device in lane_devices(today=today) for step, by in due_of(device["state"], today=today)
    ]
    return sorted(found, key=lambda one: (one["by"], one["device"]["airport"], one["device"]["lane"], str(one["step"])))


def scanners_at_airports(today: date, devices: list[Row] | None = None) -> Row:
    """The national figure: of the country's airports, at how many a scanner works, and from which register that is known.

    `airports`: every one with `name`, `works`, `stands`, the devices here and those of what partners give. A device with one
    serial number in both is one.
    """
    here = lane_devices(today=today) if devices is None else devices
    given = [one for one in given_scanners(today) if one["serial"] not in {d["serial"] for d in here if d["serial"]}]
    found = []
    for code, named in airports_named().items():
        ours = [one for one in here if one["airport"] == code and one["kind"] in SCANNERS]
        theirs = [one for one in given if one["site"] and one["site"]["code"] == code]
        standing = at_airports([code], [one["state"] for one in theirs])
        works = bool(standing.working) or any(one["state"].works for one in ours)
        stands = works or bool(standing.not_working) or any(one["state"].stands_there for one in ours)
        found.append({"airport": named, "works": works, "stands": stands, "devices": ours, "given": theirs})
    return {
        "airports": found, "all": len(found), "working": sum(one["works"] for one in found),
        "standing": sum(one["stands"] and not one["works"] for one in found),
        "without": sum(not one["stands"] for one in found),
    }  # fmt: skip


def given_scanners(today: date) -> list[Row]:
    """Scanners of the register of equipment that show."""
    found: list[Row] = register(today=today, wanted=Wanted(kind=EquipmentKind.SCANNER), most=MOST_GIVEN)["devices"]
    return found


def _told(row: Row, today: date) -> Row:
    steps = [step_of(one) for one in row["steps"] if date.fromisoformat(one["done_on"]) <= today]
    told = [{**one, "agency": agency_named(one["agency"]), "done_on": step_of(one).done_on, "until": step_of(one).until}
            for one in row["steps"]]  # fmt: skip
    return {**row, "holder": agency_named(row["agency"]), "state": state_of(steps), "steps": told,
            "name": airports_named().get(row["airport"])}  # fmt: skip


def step_of(one: Row) -> Step:
    """One step of a device as the rules take it."""
    on, until = one["done_on"], one["until"]
    return Step(
        DeviceStep(one["kind"]), date.fromisoformat(on) if isinstance(on, str) else on,
        date.fromisoformat(until) if isinstance(until, str) else until, one["words"],
    )  # fmt: skip
