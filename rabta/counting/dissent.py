"""Disagreeing with a claim, and taking that back."""

import uuid
from datetime import datetime
from typing import Any

from django.db import connections

from rabta.counting.errors import NotAvailable, NotToBeSaid
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import Looking, acting_as

MAY_DISAGREE = frozenset({Role.LIAISON, Role.ANALYST})
LONGEST = 1000  # characters


def disagree(
    *, reader_id: uuid.UUID, words: str, at: datetime, new_id: NewId,
    incident_key: uuid.UUID | None = None, judgement_id: uuid.UUID | None = None,
    purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Say what is wrong with what a report says happened, or with a judgement. Returns the dissent's id.

    It shows beside the claim to whoever sees the claim; the author of the claim cannot remove it. Raises NotAvailable for
    a claim that is hidden or missing, NotToBeSaid for no words, too many, or a reader who is no officer and no analyst.
    """
    if not words.strip() or len(words) > LONGEST:
        raise NotToBeSaid(f"Say in up to {LONGEST} characters what is wrong.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        if not MAY_DISAGREE & looking.roles:
            raise NotToBeSaid("Disagreeing is for officers and analysts.")
        subject, marking_id = _claim(cursor, incident_key, judgement_id)
        dissent_id = new_id()
        _enter(looking, "dissent:file", subject, dissent_id, marking_id, at, new_id)
        cursor.execute(
            "INSERT INTO dissent (id, incident_key, judgement_id, words, filed_by, filed_at)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [dissent_id, incident_key, judgement_id, words.strip(), looking.reader_id, at],
        )
    return dissent_id


def take_back(
    *, reader_id: uuid.UUID, dissent_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """No longer hold one's own dissent. Raises NotAvailable where there is none of one's own to take back."""
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT incident_key, judgement_id FROM dissent d WHERE id = %s AND filed_by = %s"
            " AND NOT EXISTS (SELECT FROM dissent_taken_back t WHERE t.dissent_id = d.id)",
            [dissent_id, looking.reader_id],
        )
        found = cursor.fetchone()
        if found is None:
            raise NotAvailable
        subject, marking_id = _claim(cursor, *found)
        _enter(looking, "dissent:take_back", subject, dissent_id, marking_id, at, new_id)
        cursor.execute("INSERT INTO dissent_taken_back (dissent_id, taken_back_at) VALUES (%s, %s)", [dissent_id, at])


def _claim(cursor: Any, incident_key: uuid.UUID | None, judgement_id: uuid.UUID | None) -> tuple[tuple[str, str], int]:
    """What the ledger names: the report an incident stands in, or the judgement; and its marking. Raises NotAvailable."""
    if judgement_id is not None:
        cursor.execute("SELECT 'judgement', id, marking_id FROM judgement WHERE id = %s", [judgement_id])
    else:
        cursor.execute(
            "SELECT 'report', c.report_id, i.marking_id FROM incident i JOIN current_reading c ON c.id = i.reading_id"
            " WHERE i.key = %s",
            [incident_key],
        )
    found = cursor.fetchone()
    if found is None:
        raise NotAvailable
    return (found[0], str(found[1])), int(found[2])


def _enter(
    looking: Looking, deed: str, subject: tuple[str, str], dissent_id: uuid.UUID, marking_id: int, at: datetime,
    new_id: NewId,
) -> None:  # fmt: skip
    detail: dict[str, object] = {"dissent": str(dissent_id), "name": looking.name}
    append_entry(looking.deed(deed, subject=subject, detail=detail, marking_id=marking_id), id=new_id(), at=at)
