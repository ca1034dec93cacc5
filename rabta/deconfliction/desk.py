"""What the watch desk does with an alarm, and what a side does with its notice: one transaction, one ledger entry each."""

import hashlib
import uuid
from datetime import datetime
from typing import Any

from django.db import connections

from rabta.deconfliction.errors import NotLawful
from rabta.deconfliction.operations.filer import own_alone
from rabta.deconfliction.queries import alarm, notice
from rabta.deconfliction.rules.alarm import Outcome, Step, why_not_next
from rabta.deconfliction.rules.planned import LONGEST_WORDS
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.sharing.operations import Looking, acting_as

Row = dict[str, Any]


def take_step(
    *, reader_id: uuid.UUID, conflict_id: uuid.UUID, step: Step, at: datetime, new_id: NewId, note: str = "",
    outcome: Outcome | None = None, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Take an alarm, release contacts to both sides, note that a side has spoken, or close it (with an outcome).

    Two watch officers are heard one after the other. Releasing tells each side whom to call on the other, and closing that
    it is over: the same to both. Raises NotAvailable for everybody but a watch officer, NotLawful with the reason.
    """
    if len(note) > LONGEST_WORDS:
        raise NotLawful(f"A field has at most {LONGEST_WORDS} characters.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta alarm'), hashtext(%s))", [str(conflict_id)])
        found = alarm(conflict_id, by=looking, now=at)
        if found is None:
            raise NotAvailable
        if refused := why_not_next(found["standing"], step, by=looking.reader_id, silent=found["silent"]):
            raise NotLawful(refused)
        if (step is Step.CLOSED) != (outcome is not None):
            raise NotLawful("Say how it ended." if step is Step.CLOSED else "Only closing has an outcome.")
        entry = looking.deed(f"conflict:{step}", subject=("conflict", str(conflict_id)), detail={"silent": found["silent"]})
        append_entry(entry, id=new_id(), at=at)
        cursor.execute(
            "INSERT INTO conflict_step (id, conflict_id, step, outcome, note, taken_by, taken_name, taken_at)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [new_id(), conflict_id, step, outcome or "", note.strip(), looking.reader_id, looking.name, at],
        )
        if step in (Step.RELEASED, Step.CLOSED) and not found["silent"]:
            _tell_both(cursor, found, step, at)


def _tell_both(cursor: Any, found: Row, step: Step, at: datetime) -> None:
    """One notice a side, under its own marking; with contacts, those of the other side as they stand now."""
    a, b = found["sides"]
    for side, opposite in ((a, b), (b, a)):
        mine, other = (one["now"] or one["found"] for one in (side, opposite))
        released = step is Step.RELEASED
        whom = (other["agency"]["number"], other["contact"], other["phone"]) if released else (None, "", "")
        kind = "contacts" if released else "closed"
        cursor.execute(
            "INSERT INTO conflict_notice (id, kind, key, agency, other_agency, contact, phone, told_at, marking_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [_notice_id(found["id"], side["side"], kind, at), kind, side["key"], mine["agency"]["number"], *whom, at,
             mine["marking_id"]],
        )  # fmt: skip


def _notice_id(conflict_id: uuid.UUID, side: str, kind: str, at: datetime) -> uuid.UUID:
    """Of each side its own, so that two officers who lay them side by side have nothing in common but the conflict."""
    return uuid.UUID(bytes=hashlib.sha256(f"{side} {kind} {conflict_id} {at.isoformat()}".encode()).digest()[:16])


def open_notice(
    *, reader_id: uuid.UUID, notice_id: uuid.UUID, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:  # fmt: skip
    """Note that an officer of the side has opened a notice, and with it all that say the same of the same operation; who is
    first stays. Raises NotAvailable for all others."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta notice'), hashtext(%s))", [str(notice_id)])
        found = notice(notice_id)
        if found is None or found["agency"] != looking.agency:
            raise NotAvailable
        if found["seen_at"] is None:
            _note_opened(cursor, looking, found, at, new_id)


def _note_opened(cursor: Any, looking: Looking, found: Row, at: datetime, new_id: NewId) -> None:
    own = own_alone(found["marking_id"], looking=looking, agency=looking.agency)
    entry = looking.deed("conflict:seen", subject=("operation", str(found["key"])), detail={}, marking_id=own)
    append_entry(entry, id=new_id(), at=at)
    cursor.execute(
        "INSERT INTO notice_seen (notice_id, seen_by, seen_name, seen_at, marking_id)"
        " SELECT n.id, %s, %s, %s, n.marking_id FROM conflict_notice n"
        " WHERE n.key = %s AND n.kind = %s AND NOT EXISTS (SELECT FROM notice_seen s WHERE s.notice_id = n.id)"
        " ON CONFLICT DO NOTHING",
        [looking.reader_id, looking.name, at, found["key"], found["kind"]],
    )
