"""Reading chains: one exhibit, the exhibits of an event, and what is still owed. Everything as the reader sees it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from rabta.counting import queries as counting
from rabta.custody.rules.balance import Balance, balance
from rabta.custody.rules.chain import lawful_next, why_not_withdrawn
from rabta.custody.rules.clocks import DEPLOYED, SHIPPED, Clock, read_clocks
from rabta.custody.rules.lists import Chain, Owed, Owing, chain_of, owing_of
from rabta.custody.rules.step import Kind, Picture, Step
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.rules.naming import agency_named, substance_named, unit_code
from rabta.sharing.operations import Looking

SQL = "custody/sql/queries/"
Row = dict[str, Any]


def clocks_here() -> tuple[Clock, ...]:
    """The clocks of this installation: its own table where its data folder has one, else what is shipped."""
    own = Path(settings.DATA_DIR) / DEPLOYED
    return read_clocks(own if own.exists() else SHIPPED)


def standing_steps(exhibit_id: UUID) -> tuple[list[Step], int]:
    """The steps of an exhibit that stand, in the order of signing, and the number of the last that was ever signed."""
    rows = ask(SQL + "steps.sql", exhibit_ids=[exhibit_id])
    return _standing(rows), max((row["number"] for row in rows), default=0)


def exhibit(exhibit_id: UUID, *, by: Looking, now: datetime) -> Row | None:
    """One exhibit with its chain, or None where it is hidden or missing.

    As in `exhibits_of`, and: `marking`, `history` (every step in the order of signing, also those taken back; each says
    whether it is the reader's to take back: `withdrawable`) and `next` (the kinds of step the reader may sign now).
    """
    found = ask(SQL + "exhibits.sql", exhibit_id=exhibit_id, keys=None)
    if not found:
        return None
    rows = ask(SQL + "steps.sql", exhibit_ids=[exhibit_id])
    steps, officer = _standing(rows), Role.LIAISON in by.roles
    return {
        **_shown(found[0], steps, clocks_here(), now),
        "marking": marking_texts()[found[0]["marking_id"]],
        "history": [_signed(row, steps, by) for row in rows],
        "next": lawful_next(steps, agency=by.agency, by=by.reader_id) if officer else (),
    }


def exhibits_of(incident_keys: Sequence[UUID], *, now: datetime) -> list[Row]:
    """The exhibits of these incidents that show, the earliest first.

    Each has id, number, label, substance, unit, incident_key, `report` (id, number, agency, pulled_back), marking_id,
    holder (None before the seizure is signed) and `chain` (see `rules.lists.Chain`); amounts are in its unit.
    """
    return _with_chains(ask(SQL + "exhibits.sql", exhibit_id=None, keys=list(incident_keys)), now) if incident_keys else []


def chains_signed(incident_keys: Sequence[UUID], *, report_ids: Sequence[UUID]) -> list[Row]:
    """The exhibits of these incidents of these reports that show, with every step as it was signed, for any program to read.

    Each: `id`, `incident_key`, `label`, `substance` and `unit` (codes), `steps` (also those taken back, which say why in
    `taken_back`; None of what stands) and `balance` (None before the seizure). Instants ISO 8601; amounts as written.
    """
    found = ask(SQL + "exhibits.sql", exhibit_id=None, keys=list(incident_keys)) if incident_keys else []
    rows = [row for row in found if row["report_id"] in set(report_ids)]
    signed = _signed_steps(rows)
    return [
        {
            "id": str(row["id"]), "incident_key": str(row["incident_key"]), "label": row["label"],
            "substance": substance_named(row["substance"])["code"], "unit": unit_code(row["unit"]),
            "steps": [_as_signed(step) for step in signed.get(row["id"], ())],
            "balance": _in_numbers(balance(_standing(signed.get(row["id"], [])))),
        } for row in rows
    ]  # fmt: skip


def _as_signed(row: Row) -> Row:
    step = _step(row)
    return {
        "number": step.number, "kind": str(step.kind), "at": step.at.isoformat(),
        "agency": agency_named(step.agency)["code"], "signed_by": step.signed_name,
        "signed_at": row["signed_at"].isoformat(), "place": step.place,
        "amount": _plainly(step.amount), "error": _plainly(step.error),
        "to_agency": agency_named(step.to_agency)["code"] if step.to_agency else None, "to_officer": step.to_officer,
        "reference": step.reference, "held_at": step.held_at, "purity": _plainly(step.purity),
        "witnesses": list(step.witnesses), "outcome": step.outcome,
        **({"pictures": [one.told() for one in step.pictures]} if step.pictures else {}),
        "taken_back": row["withdrawn_reason"],
    }  # fmt: skip


def _in_numbers(total: Balance | None) -> Row | None:
    names = ("seized", "sampled", "destroyed", "held", "short", "allowed")
    return total and {**{name: _plainly(getattr(total, name)) for name in names}, "balances": total.balances}


def _plainly(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"


def event(key: UUID, *, now: datetime) -> Row | None:
    """One event as `counting.queries.event` gives it, with the `exhibits` of its incidents."""
    found = counting.event(key)
    return found and {**found, "exhibits": exhibits_of([one["key"] for one in found["incidents"]], now=now)}


def incident(key: UUID, *, by: Looking, now: datetime) -> Row | None:
    """One incident as `counting.queries.incident` gives it, with its `exhibits`; `begins`: the reader may begin a chain."""
    found = counting.incident(key)
    if found is None:
        return None
    named = {found["report"]["agency"]["code"], *(one["agency"]["code"] for one in found["agencies"])}
    begins = Role.LIAISON in by.roles and agency_named(by.agency)["code"] in named and not found["periodic"]
    return {**found, "exhibits": exhibits_of([key], now=now), "begins": begins}


def owed(*, now: datetime, which: Owed | None, agency: str | None, most: int, offset: int = 0) -> Row:
    """What chains still owe: `exhibits` (of one list and one holding agency where these are given), the oldest first.

    Beside them `total` (before `most`), `counts` (per list), `agencies` (per holding agency: what it holds and how much of
    that is on each list), and `seizures` with `begun` (events in which something was seized; those with a chain).
    """
    clocks = clocks_here()
    found = [one for one in _owing(ask(SQL + "exhibits.sql", exhibit_id=None, keys=None), clocks, now) if one.owes]
    chosen = [
        one for one in found
        if (which is None or which in one.owes) and (agency is None or agency_named(one.holder)["code"] == agency)
    ]  # fmt: skip
    chosen.sort(key=lambda one: (one.begun_at, one.row["id"]))
    return {
        "exhibits": _with_chains([one.row for one in chosen[offset : offset + most]], now),
        "total": len(chosen),
        "counts": Counter(str(name) for one in found for name in one.owes),
        "agencies": _by_agency(found),
        **counting.seen().ask(SQL + "begun.sql")[0],
    }


@dataclass(frozen=True)
class _Standing:
    """An exhibit as the lists need it: its row, who holds it, since when, and what it owes now."""

    row: Row
    holder: int
    begun_at: datetime | None
    owes: tuple[Owed, ...]


_remembered: dict[UUID, tuple[tuple[Any, ...], Owing]] = {}
"""What chains were found to owe, with what that was found from. A chain is only ever added to, and whoever sees one of its
steps sees all: how many were signed and taken back says which chain it is, to every reader. No words of it are kept."""
MOST_REMEMBERED = 200_000


def _owing(rows: list[Row], clocks: tuple[Clock, ...], now: datetime) -> list[_Standing]:
    """How each exhibit stands, in the order of the rows. Only chains that were added to since are folded."""
    signed = {row["exhibit_id"]: (row["signed"], row["taken_back"], clocks) for row in ask(SQL + "signed.sql")}
    known = {row["id"]: _remembered.get(row["id"]) for row in rows}
    new = [row for row in rows if (seen := known[row["id"]]) is None or seen[0] != signed.get(row["id"])]
    if len(_remembered) + len(new) > MOST_REMEMBERED:
        _remembered.clear()
    steps = _steps_of_lists(new)
    for row in new:
        found = owing_of(steps.get(row["id"], []), clocks=clocks)
        known[row["id"]] = _remembered[row["id"]] = (signed.get(row["id"], ()), found)
    owing = [(row, seen[1]) for row in rows if (seen := known[row["id"]]) is not None]
    return [_Standing(row, one.agency or row["agency"], one.begun_at, one.at(now)) for row, one in owing]


def _steps_of_lists(rows: list[Row]) -> dict[UUID, list[Step]]:
    """The steps of these exhibits that stand, in the order of signing, without their words."""
    standing: dict[UUID, list[Step]] = {}
    for row in ask(SQL + "steps_of_lists.sql", exhibit_ids=[row["id"] for row in rows]) if rows else []:
        step = Step(
            kind=Kind(row["kind"]), at=row["done_at"], agency=row["agency"], signed_by=None, signed_name="",
            number=row["number"], amount=row["amount"], error=row["error"], to_agency=row["to_agency"],
        )  # fmt: skip
        standing.setdefault(row["exhibit_id"], []).append(step)
    return standing


def _by_agency(found: list[_Standing]) -> list[Row]:
    """One row per holding agency, by code: `agency`, `exhibits`, and a count per list."""
    held: dict[int, list[_Standing]] = {}
    for one in found:
        held.setdefault(one.holder, []).append(one)
    rows = [
        {
            "agency": agency_named(agency),
            "exhibits": len(those),
            **{str(name): sum(name in one.owes for one in those) for name in Owed},
        }
        for agency, those in held.items()
    ]
    return sorted(rows, key=lambda row: row["agency"]["code"])


def _with_chains(rows: list[Row], now: datetime) -> list[Row]:
    signed, clocks = _signed_steps(rows), clocks_here()
    return [_shown(row, _standing(signed.get(row["id"], [])), clocks, now) for row in rows]


def _signed_steps(rows: list[Row]) -> dict[UUID, list[Row]]:
    """Every step of these exhibits by exhibit, in the order of signing."""
    signed: dict[UUID, list[Row]] = {}
    for step in ask(SQL + "steps.sql", exhibit_ids=[row["id"] for row in rows]) if rows else []:
        signed.setdefault(step["exhibit_id"], []).append(step)
    return signed


def _shown(row: Row, steps: list[Step], clocks: Sequence[Clock], now: datetime) -> Row:
    chain: Chain = chain_of(steps, clocks=clocks, now=now)
    holder = chain.state.holder
    return {
        **{name: row[name] for name in ("id", "number", "label", "incident_key", "marking_id")},
        "substance": substance_named(row["substance"]),
        "unit": unit_code(row["unit"]),
        "report": {
            "id": row["report_id"], "number": row["report_number"], "agency": agency_named(row["originator"]),
            "pulled_back": row["pulled_back"],
        },
        "holder": agency_named(holder.agency if holder else row["agency"]),
        "chain": chain,
        "steps": steps,
    }  # fmt: skip


def _signed(row: Row, steps: list[Step], by: Looking) -> Row:
    taken_back = row["withdrawn_at"] is not None
    return {
        "step": _step(row),
        "agency": agency_named(row["agency"]),
        "to_agency": agency_named(row["to_agency"]) if row["to_agency"] else None,
        "signed_at": row["signed_at"],
        "withdrawn_at": row["withdrawn_at"],
        "withdrawn_reason": row["withdrawn_reason"],
        "withdrawable": not taken_back and not why_not_withdrawn(steps, row["number"], by=by.reader_id),
    }


def _standing(rows: list[Row]) -> list[Step]:
    return [_step(row) for row in rows if row["withdrawn_at"] is None]


def _step(row: Row) -> Step:
    return Step(
        kind=Kind(row["kind"]), at=row["done_at"], agency=row["agency"], signed_by=row["signed_by"],
        signed_name=row["signed_name"], number=row["number"], place=row["place"], amount=row["amount"], error=row["error"],
        to_agency=row["to_agency"], to_officer=row["to_officer"], reference=row["reference"], held_at=row["held_at"],
        purity=row["purity"], witnesses=tuple(row["witnesses"]), outcome=row["outcome"],
        pictures=tuple(
            Picture(of=one["of"], sha256=one["sha256"], region=tuple(one["region"])) for one in row["pictures"]
        ),
    )  # fmt: skip
