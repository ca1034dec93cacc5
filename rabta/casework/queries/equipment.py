"""Reading the register of equipment and training, and how many airports have what. Everything as the reader sees it."""

from datetime import date
from uuid import UUID

from rabta.casework.queries.steps import Row, as_whose, history, next_steps, standing, steps_of
from rabta.casework.rules.equipment import EquipmentKind, at_airports
from rabta.casework.rules.sites import airports_named, sites
from rabta.records.asking import answers, ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import agency_number

SQL = "casework/sql/queries/"
CHECK_DAYS = 365
"""Days after which an end-use check is due again: an example value, no rule was read for it."""


def register(
    *, today: date, kind: EquipmentKind | None = None, site: str | None = None, most: int = 100, offset: int = 0
) -> Row:  # fmt: skip
    """The register: `devices` by site and kind (of one kind or site where given), `total` before `most`, `kinds` (how many
    of each), `trained` (people, in all), `figure` (`equipment_by_airport` of the kind, by default of scanners).

    Each device has id, kind, item, serial, donor, holder, site (None where unknown), `state`, marking_id, and
    `check_due`: its last end-use check is more than CHECK_DAYS old, or it works and was never checked.
    """
    found = [_told(row, rows, today) for row, rows in _all()]
    chosen = [one for one in found if kind in (None, one["kind"]) and (site is None or one["state"].site == site)]
    return {
        "devices": chosen[offset : offset + most],
        "total": len(chosen),
        "kinds": {str(name): n for name in EquipmentKind if (n := sum(one["kind"] is name for one in found))},
        "trained": sum(one["state"].trained for one in found),
        "figure": _by_airport(found, kind or EquipmentKind.SCANNER),
    }


def equipment_by_airport(kind: EquipmentKind = EquipmentKind.SCANNER, *, today: date) -> Row:
    """How many airports have such a device that works, as the reader sees the register: an indicator of "at all airports".

    `{"kind", "airports" (how many there are), "working" (how many), "not_working", "without"}`; the last two are the
    airports by name (`{"code", "name_en", "name_ur"}`): where one stands and none works, and where none stands.
    """
    return _by_airport([_told(row, rows, today) for row, rows in _all()], kind)


def device(equipment_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One device or training, or None where it is hidden or missing. As in `register`, and: marking, history, next."""
    found = ask(SQL + "equipment.sql", id=equipment_id)
    if not found:
        return None
    row, rows = found[0], steps_of([equipment_id]).get(equipment_id, [])
    whose = as_whose("equipment", row)
    return {
        **_told(row, rows, today),
        "marking": marking_texts()[row["marking_id"]],
        "history": history(whose, rows, by=by),
        "next": next_steps(whose, rows, by=by),
    }


def known_devices(agency: int) -> set[tuple[str, str, str]]:
    """Kind, item and serial of everything this agency entered, as far as it shows."""
    rows = answers("SELECT kind, item, serial FROM equipment WHERE registered_agency = %(agency)s", agency=agency)
    return {(row["kind"], row["item"], row["serial"]) for row in rows}


def _by_airport(devices: list[Row], kind: EquipmentKind) -> Row:
    named = airports_named()
    found = at_airports(named, (one["state"] for one in devices if one["kind"] is kind))
    return {
        "kind": str(kind), "airports": found.airports, "working": len(found.working),
        "not_working": [named[code] for code in found.not_working], "without": [named[code] for code in found.without],
    }  # fmt: skip


def _all() -> list[tuple[Row, list[Row]]]:
    found = ask(SQL + "equipment.sql", id=None)
    steps = steps_of(row["id"] for row in found)
    return [(row, steps.get(row["id"], [])) for row in found]


def _told(row: Row, rows: list[Row], today: date) -> Row:
    state = as_whose("equipment", row).course.state_of(standing("equipment", rows))
    partner = agency_number(row["donor"])
    since = state.checked.done_on if state.checked else state.since
    return {
        "id": row["id"], "kind": EquipmentKind(row["kind"]), "item": row["item"], "serial": row["serial"],
        "donor": agency_named(partner) if partner else {"code": "", "name_en": row["donor"], "name_ur": row["donor"]},
        "holder": agency_named(row["holder"]), "site": sites().get(state.site), "state": state,
        "marking_id": row["marking_id"],
        "check_due": state.works and since is not None and (today - since).days > CHECK_DAYS,
    }  # fmt: skip
