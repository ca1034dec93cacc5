"""What persons do to identities: judge whether two mentions are one person, and take that back."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

from django.db import connections

from rabta.ledger.operations import append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.resolution.errors import JudgedAlready, NotAnAnalyst, NotAvailable, NoteTooLong
from rabta.resolution.placing import place
from rabta.sharing.operations import Looking, acting_as

Verdict = Literal["same", "not"]
LONGEST_NOTE = 2000


def judge_same_person(
    *, reader_id: uuid.UUID, a: uuid.UUID, b: uuid.UUID, outcome: Verdict, note: str = "", at: datetime,
    new_id: Callable[[], uuid.UUID], purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Record an analyst's judgement on two mentions, by their keys. Returns the judgement's id.

    "Not the same" is a cut: no identity holds the two. Raises NotAvailable when either mention is hidden or missing,
    NotAnAnalyst for anybody else, JudgedAlready where a judgement of this analyst on the pair stands, NoteTooLong.
    """
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(LONGEST_NOTE)
    low, high = sorted((a, b))
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _refuse_others(looking)
        cursor.execute(
            "SELECT m.key, m.marking_id, m.protected FROM person_mention m JOIN current_reading c ON c.id = m.reading_id"
            " WHERE m.key = ANY (%s)",
            [[low, high]],
        )
        ends = {key: (marking_id, protected) for key, marking_id, protected in cursor.fetchall()}
        if low == high or len(ends) != 2:
            raise NotAvailable
        cursor.execute("SELECT identity_judged_already(%s, %s)", [low, high])
        if cursor.fetchone()[0]:
            raise JudgedAlready
        judgement_id = new_id()
        protected = ends[low][1] or ends[high][1]
        _enter(looking, "identities:judge", judgement_id, {"outcome": outcome}, ends[low][0], at, new_id)
        row = (judgement_id, low, high, ends[low][0], ends[high][0], ends[low][0], protected, outcome, note, at)
        cursor.execute(_INSERT, [*row, looking.reader_id, None])
    return judgement_id


def undo_judgement(
    *, reader_id: uuid.UUID, judgement_id: uuid.UUID, at: datetime, new_id: Callable[[], uuid.UUID],
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Take back a person's judgement: a new row that names it, and identities exactly as they were without it.

    Returns the key of one of the two mentions. Raises NotAvailable when there is none to take back, NotAnAnalyst for
    anybody but an analyst.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _refuse_others(looking)
        cursor.execute(
            "SELECT a, b, marking_a_id, marking_b_id, marking_id, protected, outcome FROM identity_judgement j"
            " WHERE j.id = %s AND j.decided_by IS NOT NULL AND j.undoes_id IS NULL"
            " AND NOT EXISTS (SELECT FROM identity_judgement u WHERE u.undoes_id = j.id)",
            [judgement_id],
        )
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        undo_id = new_id()
        _enter(looking, "identities:undo", undo_id, {"undoes": str(judgement_id)}, found[4], at, new_id)
        cursor.execute(_INSERT, [undo_id, *found, "", at, looking.reader_id, judgement_id])
    return uuid.UUID(str(found[0]))


_INSERT = (
    "INSERT INTO identity_judgement (id, a, b, marking_a_id, marking_b_id, marking_id, protected, outcome, note, decided_at,"
    " decided_by, undoes_id, score, reasons, rule_version)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, '[]', '')"
)


def place_mentions(*, at: datetime, new_id: Callable[[], uuid.UUID], report_id: uuid.UUID | None = None) -> int:
    """Judge the mentions of persons that were filed and not yet laid beside the others; of one report where it is named.

    Safe to call at any time, twice, or after a crash. Returns how many.
    """
    return place(at=at, new_id=new_id, report_id=report_id)


def _refuse_others(looking: Looking) -> None:
    if Role.ANALYST not in looking.roles:
        raise NotAnAnalyst


def _enter(
    looking: Looking, deed: str, subject: uuid.UUID, detail: dict[str, Any], marking_id: int, at: datetime,
    new_id: Callable[[], uuid.UUID],
) -> None:  # fmt: skip
    entry = looking.deed(deed, subject=("judgement", str(subject)), detail=detail, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)
