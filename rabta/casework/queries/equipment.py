"""Reading the register of equipment and training, and how many airports have what. Everything as the reader sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rabta.casework.queries.steps import Row, as_whose, history, next_steps, standing, steps_of
from rabta.casework.rules.equipment import STANDINGS, EquipmentKind, EquipmentStep, at_airports, standing_of
from rabta.casework.rules.register import MOST_ROWS
from rabta.casework.rules.sites import airports_named, sites
from rabta.records.asking import answers, ask
from rabta.records.queries.markings import marking_texts, markings_shown
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.sharing.rules.marking import Handling, Marking
from rabta.vocabulary.rules.numbered import agency_number

SQL = "casework/sql/queries/"
CHECK_DAYS = 365
"""Days after which an end-use check is due again: an example value, no rule was read for it."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which part of the register: None and False for all of it. `due`: whose end-use check is due; `airports`: only what
    stands at an airport."""

    kind: EquipmentKind | None = None
    standing: EquipmentStep | None = None
    site: str | None = None
    holder: str | None = None
    due: bool = False
    airports: bool = False


EVERYTHING = Wanted()


def register(*, today: date, wanted: Wanted = EVERYTHING, most: int = 100, offset: int = 0) -> Row:
    """The register: `devices` by site and kind, as far as `wanted`, and `total` of them before `most`; of all that show, or
    of all of the wanted kind: `standings` (how many stand so), `due` (checks), `trained` (people); of all that show: `kinds`
    (how many of each), `sites` and `holders` (there are), `figure` (`equipment_by_airport` of the kind, else of scanners).

    Each device has id, kind, item, serial, donor, holder, site (None where unknown), `state`, marking_id, and
    `check_due`: its last end-use check is more than CHECK_DAYS old, or it works and was never checked.
    """
    found = [_told(row, rows, today) for row, rows in _all()]
    found.sort(key=lambda one: not one["state"].site)  # what has no site yet comes last
    of_kind = [one for one in found if wanted.kind in (None, one["kind"])]
    chosen = [one for one in of_kind if _is_wanted(one, wanted)]
    return {
        "devices": chosen[offset : offset + most],
        "total": len(chosen),
        "all": len(found),
        "standings": {
            str(name): n for name in STANDINGS if (n := sum(one["standing"] is name for one in of_kind))
        },
        "due": sum(one["check_due"] for one in of_kind),
        "trained": sum(one["state"].trained for one in of_kind),
        "kinds": {str(name): n for name in EquipmentKind if (n := sum(one["kind"] is name for one in found))},
        "sites": _each(one["site"] for one in found if one["site"]),
        "holders": _each(one["holder"] for one in found),
        "figure": _by_airport(found, wanted.kind or EquipmentKind.SCANNER),
    }  # fmt: skip


def _is_wanted(one: Row, wanted: Wanted) -> bool:
    return (
        wanted.standing in (None, one["standing"])
        and wanted.site in (None, one["state"].site)
        and wanted.holder in (None, one["holder"]["code"])
        and (one["check_due"] or not wanted.due)
        and (one["state"].site in airports_named() or not wanted.airports)
    )


def _each(named: Iterable[Row]) -> list[Row]:
    """Each once, by code."""
    by_code = {one["code"]: one for one in named}
    return [by_code[code] for code in sorted(by_code)]


def register_as_table(*, by: Looking, today: date, wanted: Wanted = EVERYTHING) -> Row:
    """The register as `rules.register` reads it, with the marking beside: `rows` (text by COLUMNS and "marking") and `kept`,
    how many are left out because another agency keeps them from being passed on (H2)."""
    markings = markings_shown()
    found = register(today=today, wanted=wanted, most=MOST_ROWS)["devices"]
    free = [one for one in found if _may_be_passed_on(markings[one["marking_id"]][0], by)]
    texts = marking_texts()
    return {
        "rows": [{**_as_row(one), "marking": texts[one["marking_id"]]} for one in free], "kept": len(found) - len(free),
        "total": len(found),
    }  # fmt: skip


def _may_be_passed_on(marking: Marking, by: Looking) -> bool:
    return Handling.H2 not in marking.handling or marking.originator == by.agency


def _as_row(one: Row) -> dict[str, str]:
    state = one["state"]
    people = state.trained or state.staffed
    on = state.trained_on if one["standing"] is EquipmentStep.TRAINED else state.since
    return {
        "kind": str(one["kind"]), "item": one["item"], "serial": one["serial"],
        "donor": one["donor"]["code"] or one["donor"]["name_en"], "holder": one["holder"]["code"], "site": state.site,
        "stage": str(one["standing"] or ""), "date": _day(on),
        "people": str(people) if people else "",
        "condition": state.checked.outcome if state.checked else "",
        "checked": _day(state.checked.done_on if state.checked else None), "remark": state.words,
    }  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def equipment_by_airport(kind: EquipmentKind = EquipmentKind.SCANNER, *, today: date) -> Row:
    """How many airports have such a device that works, as the reader sees the register: an indicator of "at all airports".

    `{"kind", "airports" (how many there are), "working" (how many), "not_working", "without"}`; the last two are the
    airports by name (`{"code", "name_en", "name_ur"}`): where one stands and none works, and where none stands.
    """
    return _by_airport([_told(row, rows, today) for row, rows in _all()], kind)


def device(equipment_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One device or training, or None where it is hidden or missing. As in `register`, and: marking, history, next (kinds of
    step this reader may sign), registered_at, registered_by (the agency)."""
    found = ask(SQL + "equipment.sql", id=equipment_id)
    if not found:
        return None
    row, rows = found[0], steps_of([equipment_id]).get(equipment_id, [])
    whose = as_whose("equipment", row)
    return {
        **_told(row, rows, today),
        "marking": marking_texts()[row["marking_id"]],
        "registered_at": row["registered_at"],
        "registered_by": agency_named(row["registered_agency"]),
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
        "standing": standing_of(EquipmentKind(row["kind"]), state),
        "marking_id": row["marking_id"],
        "check_due": state.works and since is not None and (today - since).days > CHECK_DAYS,
    }  # fmt: skip
