"""Inside an opened house: `rabta custody`."""

import uuid
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.acting import acting_reader
from rabta.custody import queries
from rabta.custody.rules.clocks import UnreadableClocks
from rabta.custody.rules.lists import Chain, Owed
from rabta.custody.rules.step import ASKS, Step
from rabta.filing.errors import NotAvailable
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError, TaskNeeded
from rabta.sharing.operations import reading_as

REFUSALS = (NotAvailable, SharingError, UnreadableClocks)
MOST = 1000
__all__ = ["REFUSALS", "acting_reader", "chain", "owed"]


def owed(reader_id: uuid.UUID, *, which: str | None, agency: str | None) -> dict[str, Any]:
    """The lists, after the ledger has taken note."""
    with reading_as(reader_id):
        found = queries.owed(now=moment_here(), which=Owed(which) if which else None, agency=agency, most=MOST)
    disclose(
        reader_id=reader_id, deed="custody:list", subject=("page", "custody"), detail={"shown": len(found["exhibits"])},
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return {
        "seizures": found["seizures"], "begun": found["begun"], "total": found["total"], "counts": found["counts"],
        "agencies": [{**one, "agency": one["agency"]["code"]} for one in found["agencies"]],
        "exhibits": [_briefly(one) for one in found["exhibits"]],
    }  # fmt: skip


def chain(reader_id: uuid.UUID, exhibit: str) -> dict[str, Any]:
    """One chain, after the ledger has taken note. Raises NotAvailable, TaskNeeded."""
    try:
        exhibit_id = uuid.UUID(exhibit)
    except ValueError:
        raise NotAvailable from None
    with reading_as(reader_id) as looking:
        found = queries.exhibit(exhibit_id, by=looking, now=moment_here())
        if found is None:
            raise NotAvailable
        if looking.task_id is None:
            raise TaskNeeded
    disclose(
        reader_id=reader_id, deed="custody:read", subject=("report", str(found["report"]["id"])),
        detail={"name": looking.name}, marking_id=found["marking_id"], at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return {
        **_briefly(found), "marking": found["marking"], **_sums(found["chain"]),
        "steps": [
            {**_said(one["step"]), "agency": one["agency"]["code"], "signed_at": one["signed_at"],
             "taken_back": one["withdrawn_reason"]} for one in found["history"]
        ],
    }  # fmt: skip


def moment_here() -> datetime:
    """Now; where the year is invented and lies further back, its end."""
    now, day = timezone.now(), as_of(timezone.localdate())
    return now if day >= timezone.localdate(now) else timezone.make_aware(datetime.combine(day, time(23, 59)))


def _briefly(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "exhibit": one["id"], "label": one["label"], "substance": one["substance"]["code"], "unit": one["unit"],
        "report": one["report"]["number"], "holder": one["holder"]["code"], "held": _plain(one["chain"].state.held),
        "age_days": one["chain"].age, "owes": [str(name) for name in one["chain"].owes],
    }  # fmt: skip


def _sums(told: Chain) -> dict[str, Any]:
    total = told.balance
    names = ("seized", "sampled", "destroyed", "held", "short", "allowed")
    return {
        "balance": total and {**{name: _plain(getattr(total, name)) for name in names}, "balances": total.balances},
        "gaps": [
            {"step": gap.number, "expected": _plain(gap.expected), "measured": _plain(gap.measured),
             "allowed": _plain(gap.allowed)} for gap in told.gaps
        ],
        "returned": [
            {"step": one.number, "given_at_step": one.given, "left": _plain(one.left), "came_back": _plain(one.came_back),
             "allowed": _plain(one.allowed), "more": one.is_more} for one in told.returned
        ],
        "clocks": [
            {"clock": one.clock.name, "due_at": one.due_at, "met_at": one.met_at, "standing": str(one.standing),
             "source": one.clock.source} for one in told.clocks
        ],
    }  # fmt: skip


def _said(step: Step) -> dict[str, Any]:
    more = ("error",) if "amount" in ASKS[step.kind].all else ()
    says = {name: getattr(step, name) for name in (*ASKS[step.kind].all, *more)}
    says = {name: _plain(value) if isinstance(value, Decimal) else value for name, value in says.items()}
    return {"number": step.number, "kind": str(step.kind), "at": step.at, "signed_by": step.signed_name, **says}


def _plain(value: Decimal) -> str:
    """Without the noughts that a column adds behind it."""
    return format(value.normalize() + 0, "f")
