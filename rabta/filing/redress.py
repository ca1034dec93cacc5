"""A person's request about what is on record of them: registered, assigned to an agency, decided with reasons."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections
from django.utils.timezone import localdate

from rabta.filing.errors import CannotKeepSo, NotAvailable, NotYours
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import Looking, acting_as
from rabta.vocabulary.rules.numbered import agency_numbered

ANSWERED_WITHIN = timedelta(days=30)
"""A person is answered within a month (Directive (EU) 2016/680 art. 12(3) asks for "without undue delay")."""
WANTS = ("know", "correct", "erase", "other")
OUTCOMES = ("granted", "partly", "refused")
REGISTER = frozenset({Role.LIAISON, Role.ANALYST, Role.AUDITOR})


def register_request(
    *, reader_id: uuid.UUID, reference: str, wants: str, received_on: date, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Register a request by the number of its letter; it is due a month after it came. Returns its id."""
    if wants not in WANTS or not reference.strip() or received_on > localdate(at):
        raise CannotKeepSo("Say what the person wants, the number of the letter, and the day it came.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        if not REGISTER & looking.roles:
            raise NotYours("A person's request is not registered by you.")
        redress_id = new_id()
        _enter(looking, "redress:register", redress_id, {"wants": wants}, at, new_id)
        cursor.execute(
            "INSERT INTO redress (id, reference, wants, received_on, due_on, registered_by, registered_at)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [redress_id, reference.strip(), wants, received_on, received_on + ANSWERED_WITHIN, looking.reader_id, at],
        )
    return redress_id


def assign_request(
    *, reader_id: uuid.UUID, redress_id: uuid.UUID, agency: int, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Let the officers of an agency deal with a request. For the data-protection officer (the auditor's role) alone."""
    agency_numbered(agency)
    _step(reader_id, redress_id, ("assign", agency, "", ""), at, new_id, purpose)


def decide_request(
    *, reader_id: uuid.UUID, redress_id: uuid.UUID, outcome: str, reasons: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Decide a request, once, with reasons, in one's own name."""
    if outcome not in OUTCOMES or not reasons.strip():
        raise CannotKeepSo("Say how it is decided, and why.")
    _step(reader_id, redress_id, ("decide", None, outcome, reasons.strip()), at, new_id, purpose)


def _step(
    reader_id: uuid.UUID, redress_id: uuid.UUID, done: tuple[str, int | None, str, str], at: datetime, new_id: NewId,
    purpose: Purpose | None,
) -> None:  # fmt: skip
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta redress'))")
        cursor.execute(
            "SELECT count(s.number), count(*) FILTER (WHERE s.step = 'decide'), (array_agg(s.agency ORDER BY s.number DESC)"
            " FILTER (WHERE s.step = 'assign'))[1] FROM redress r LEFT JOIN redress_step s ON s.redress_id = r.id"
            " WHERE r.id = %s GROUP BY r.id", [redress_id],
        )  # fmt: skip
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        steps, decided, assigned = found
        if decided:
            raise CannotKeepSo("This request is decided.")
        own = done[0] == "decide" and assigned == looking.agency and Role.LIAISON in looking.roles
        if Role.AUDITOR not in looking.roles and not own:
            raise NotYours("This request is not decided here.")
        _enter(looking, f"redress:{done[0]}", redress_id, {"outcome": done[2], "agency": done[1]}, at, new_id)
        cursor.execute(
            "INSERT INTO redress_step (redress_id, number, step, agency, outcome, reasons, done_by, done_by_name, done_at)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [redress_id, steps + 1, *done, looking.reader_id, looking.name, at],
        )


def _enter(
    looking: Looking, deed: str, redress_id: uuid.UUID, detail: dict[str, Any], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    append_entry(looking.deed(deed, subject=("redress", str(redress_id)), detail=detail), id=new_id(), at=at)
