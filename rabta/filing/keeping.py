"""How long a report is kept: reviewed, held for the law, and purged by two officers of its originator."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils.timezone import localdate

from rabta.filing.errors import CannotKeepSo, NotAvailable, NotYours
from rabta.filing.placing import place_filed
from rabta.filing.rereading import kept_report, reports_that_repeat, rows_with, standing_corrections, write_next_reading
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.rules.retention import Retention, Step, Taken, latest_keep, standing, why_not_proposed, why_not_purged
from rabta.sharing.operations import Looking, acting_as

DECIDE = frozenset({Role.LIAISON, Role.ANALYST})


@dataclass(frozen=True)
class _Held:
    report_id: uuid.UUID
    marking_id: int
    steps: int
    now: Retention


def keep_report(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, until: date, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Review a report and keep it up to a day, at most the longest renewal from now; a proposal to purge it is over."""
    today = localdate(at)
    if not today < until <= latest_keep(today):
        raise CannotKeepSo(f"A record is kept to a day after today, and at most to {latest_keep(today).isoformat()}.")
    _decide(Step.KEEP, reader_id, report_id, reason, at, new_id, purpose, until=until)


def hold_report(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, until: date | None, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Put a legal hold on a report, to a day or without end: it is not purged while the hold stands."""
    if until is not None and until < localdate(at):
        raise CannotKeepSo("A hold ends today at the earliest.")
    _decide(Step.HOLD, reader_id, report_id, reason, at, new_id, purpose, until=until)


def lift_hold(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Take the legal hold off a report."""
    _decide(Step.LIFT, reader_id, report_id, reason, at, new_id, purpose)


def propose_purge(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, rule: str, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Propose to purge a report under a rule; another officer must approve. Raises CannotKeepSo where it may not be."""
    _decide(Step.PROPOSE, reader_id, report_id, reason, at, new_id, purpose, rule=rule)


def drop_proposal(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Refuse, or take back, a proposal to purge: the report stays."""
    _decide(Step.DROP, reader_id, report_id, reason, at, new_id, purpose)


def approve_purge(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:  # fmt: skip
    """Purge a report that another officer of its originator proposed to purge. It cannot be undone.

    Every copy goes: bytes, readings, words, what was counted, judgements on it. What stays is `purged`: who, when, by which
    rule. Reports of the originator whose rows were repeats of its rows are read again, so that nothing is lost with it.
    Raises NotAvailable, NotYours, CannotKeepSo; WordsWithheld where one of those names a protected person.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        held = _held(cursor, looking, report_id, at)
        if refused := why_not_purged(held.now, approver=looking.reader_id):
            raise CannotKeepSo(refused)
        again = reports_that_repeat(cursor, kept_report(cursor, report_id))
        detail = {"rule": held.now.rule, "proposed_by": str(held.now.proposed_by), "read_again": len(again)}
        _enter(looking, "report:purge", held, detail, at, new_id)
        cursor.execute("SELECT purge_report(%s, %s)", [report_id, at])
        _read_again(cursor, again, at)
    place_filed(at=at, new_id=new_id)


def _read_again(cursor: Any, report_ids: Sequence[uuid.UUID], at: datetime) -> None:
    for other in (kept_report(cursor, one) for one in report_ids):
        corrections = standing_corrections(cursor, other.report_id)
        write_next_reading(cursor, other, rows_with(other, corrections), corrections=len(corrections), at=at)


def _decide(
    step: Step, reader_id: uuid.UUID, report_id: uuid.UUID, reason: str, at: datetime, new_id: NewId,
    purpose: Purpose | None, *, until: date | None = None, rule: str = "",
) -> None:  # fmt: skip
    if not reason.strip():
        raise CannotKeepSo("Say why.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        held = _held(cursor, looking, report_id, at)
        if refused := _why_not(step, held.now, rule=rule, today=localdate(at)):
            raise CannotKeepSo(refused)
        _enter(looking, f"report:{step}", held, {"number": held.steps + 1, "rule": rule}, at, new_id)
        cursor.execute(
            "INSERT INTO retention_step (report_id, number, step, until, rule, reason, decided_by, decided_at, marking_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [report_id, held.steps + 1, str(step), until, rule, reason.strip(), looking.reader_id, at, held.marking_id],
        )


def _why_not(step: Step, now: Retention, *, rule: str, today: date) -> str:
    if step is Step.PROPOSE:
        return why_not_proposed(now, rule=rule, today=today)
    if step is Step.LIFT and not now.held:
        return "There is no legal hold on this report."
    if step is Step.DROP and now.proposed_by is None:
        return "Nobody has proposed to purge this report."
    return ""


def _held(cursor: Any, looking: Looking, report_id: uuid.UUID, at: datetime) -> _Held:
    """The report with every step taken, for an officer of its originator. Raises NotAvailable, NotYours."""
    cursor.execute("SELECT originator, marking_id, review_on FROM report WHERE id = %s", [report_id])
    found = cursor.fetchone()
    if found is None:
        raise NotAvailable
    if found[0] != looking.agency or not DECIDE & looking.roles:
        raise NotYours("How long this report is kept is not decided here.")
    cursor.execute(
        "SELECT step, decided_by, until, rule FROM retention_step WHERE report_id = %s ORDER BY number", [report_id]
    )
    steps = [Taken(Step(step), by, until, rule) for step, by, until, rule in cursor.fetchall()]
    return _Held(report_id, found[1], len(steps), standing(found[2], steps, today=localdate(at)))


def _enter(looking: Looking, deed: str, held: _Held, detail: dict[str, Any], at: datetime, new_id: NewId) -> None:
    said = {"name": looking.name, **detail}
    entry = looking.deed(deed, subject=("report", str(held.report_id)), detail=said, marking_id=held.marking_id)
    append_entry(entry, id=new_id(), at=at)
