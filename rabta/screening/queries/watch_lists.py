"""Reading watch-lists: everything as the reader sees it."""

from datetime import date
from typing import Any
from uuid import UUID

from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named
from rabta.screening.rules.course import Signed, Standing, lawful_for_entry, lawful_for_list, standing
from rabta.sharing.operations import Looking

SQL = "screening/sql/queries/"
ENTRIES_A_PAGE = 100
Row = dict[str, Any]


def lists(*, today: date) -> list[Row]:
    """The lists that show, by name: as in `watch_list` but for its entries; `entries`: how many stand, by kind."""
    rows = ask(SQL + "lists.sql", id=None)
    steps = _steps([row["id"] for row in rows])
    counts: dict[UUID, dict[str, int]] = {}
    for one in ask(SQL + "list_counts.sql") if rows else []:
        counts.setdefault(one["of"], {})[one["kind"]] = one["entries"]
    return [{**_told(row, steps[row["id"]], today), "entries": counts.get(row["id"], {})} for row in rows]


def watch_list(list_id: UUID, *, by: Looking, today: date, skip: int = 0, most: int = ENTRIES_A_PAGE) -> Row | None:
    """One list, or None where it is hidden or missing.

    id, name, agency, ground, reason, contact, phone, opened_*, marking(_id), `standing`, `until`, `steps`; `entries` (a page
    of them, those that stand first) and `total`; `next`: the steps that this reader may sign; `adds`: may add entries.
    """
    found = ask(SQL + "lists.sql", id=list_id)
    if not found:
        return None
    told = _told(found[0], _steps([list_id])[list_id], today)
    rows = ask(SQL + "entries.sql", list_id=list_id, most=most, skip=skip)
    mine = keeps(by, found[0]["agency"])
    return {
        **told, "marking": marking_texts().get(found[0]["marking_id"], ""),
        "entries": [_entry(row, [Signed(row["last_kind"], row["until"])], today) for row in rows],
        "total": rows[0]["total"] if rows else 0,
        "next": lawful_for_list(told["standing"]) if mine else (),
        "adds": mine and told["standing"] is Standing.IN_FORCE,
    }  # fmt: skip


def watch_entry(entry_id: UUID, *, by: Looking, today: date) -> Row | None:
    """One entry, or None where it is hidden or missing.

    What it is compared by, `standing`, `until`, `steps`; `list`: id and name, None where the list does not show: then who
    took a step and why is not said either; `next`: the steps that this reader may sign.
    """
    found = ask(SQL + "entry.sql", entry_id=entry_id)
    if not found:
        return None
    steps = ask(SQL + "entry_steps.sql", entry_id=entry_id)
    lists_ = ask(SQL + "lists.sql", id=found[0]["watch_list_id"])
    told = _entry(found[0], [Signed(step["kind"], step["until"]) for step in steps], today)
    mine = bool(lists_) and keeps(by, lists_[0]["agency"])
    return {
        **told, "steps": steps, "list": {"id": lists_[0]["id"], "name": lists_[0]["name"]} if lists_ else None,
        "marking": marking_texts().get(found[0]["marking_id"], "") if lists_ else "",
        "next": lawful_for_entry(told["standing"]) if mine else (),
    }  # fmt: skip


def keeps(by: Looking, agency: int) -> bool:
    """Whether this reader keeps the lists of an agency: its own officers and analysts."""
    return by.agency == agency and bool({Role.LIAISON, Role.ANALYST} & by.roles)


def known_in(list_id: UUID) -> set[str]:
    """Keyed hashes, in hexadecimal, of the entries of a list and of their numbers, as far as they show."""
    return {row["digest"] for row in ask(SQL + "known_in_list.sql", list_id=list_id)}


def list_steps(list_id: UUID) -> list[Row]:
    """Every step of one list in the order of signing."""
    return _steps([list_id])[list_id]


def _steps(ids: list[UUID]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {one: [] for one in ids}
    for row in ask(SQL + "list_steps.sql", ids=ids) if ids else []:
        found[row["of"]].append(row)
    return found


def _told(row: Row, steps: list[Row], today: date) -> Row:
    stands, until = standing([Signed(step["kind"], step["until"]) for step in steps], today=today)
    agency = {**agency_named(row["agency"]), "number": row["agency"]}
    return {**row, "agency": agency, "standing": stands, "until": until, "steps": steps}


def _entry(row: Row, steps: list[Signed], today: date) -> Row:
    stands, until = standing(steps, today=today)
    kept = ("id", "kind", "why", "name", "father", "born", "issuer", "identifiers", "marking_id")
    return {**{name: row[name] for name in kept}, "standing": stands, "until": until}
