"""What is shown, and what is refused, is entered first: each in a transaction of its own, before any byte leaves."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.sharing.operations import acting_as

MOST_A_MINUTE = 30
"""Refusals entered for one reader. Who mistypes makes a few; a program that tries numbers must not fill the disk."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One thing that is about to be shown. `detail` holds ids and counts, never words of a record."""

    deed: str
    subject: tuple[str, str]
    detail: dict[str, Any] = field(default_factory=dict)
    marking_id: int | None = None


def disclose_all(
    shown: Iterable[Shown], *, reader_id: uuid.UUID, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Enter everything one answer shows, in one transaction. Raises LedgerUnwritable: then nothing may be shown."""
    with acting_as(reader_id, purpose=purpose) as looking:
        for one in shown:
            entry = looking.deed(one.deed, subject=one.subject, detail=one.detail, marking_id=one.marking_id)
            append_entry(entry, id=new_id(), at=at)


def disclose(
    *, reader_id: uuid.UUID, deed: str, subject: tuple[str, str], detail: dict[str, Any], at: datetime,
    new_id: NewId, marking_id: int | None = None, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Enter one thing that is about to be shown. Raises LedgerUnwritable: then nothing may be shown."""
    one = Shown(deed=deed, subject=subject, detail=detail, marking_id=marking_id)
    disclose_all([one], reader_id=reader_id, at=at, new_id=new_id, purpose=purpose)


def enter_refusal(
    *, reader_id: uuid.UUID, asked: str, detail: dict[str, Any], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    """Enter that a reader asked for something and was refused. `asked` names it as the reader did, such as `report/ID`.

    The entry carries no marking and is the same for hidden and missing: whether the thing exists shows only to who may
    see the thing itself. Raises LedgerUnwritable.
    """
    with acting_as(reader_id) as looking:
        left = _left_in_minute("default", "reader_id = %s AND deed = 'refused'", reader_id, at)
        if left:
            entry = looking.deed("refused", subject=("asked", asked[:200]), detail=detail | _last(left))
            append_entry(entry, id=new_id(), at=at)


def enter_refusal_at_door(*, deed: str, subject: str, at: datetime, id: uuid.UUID) -> None:
    """Enter that somebody who is nobody here yet was refused: a wrong password, a forged key. By the house itself.

    `subject` is the id of the reader it claimed to be, or `nobody`.
    """
    left = _left_in_minute("resolver", "subject_kind = 'door' AND subject_id = %s", subject, at)
    if left:
        entry = Deed(deed=deed, subject_kind="door", subject_id=subject, detail=_last(left))
        append_entry(entry, id=id, at=at, using="resolver")


def _left_in_minute(using: str, whose: str, value: object, at: datetime) -> int:
    """How many more refusals of one reader are entered in this minute; 0 when MOST_A_MINUTE are."""
    with connections[using].cursor() as cursor:
        since = at - timedelta(minutes=1)
        cursor.execute(f"SELECT count(*) FROM entry WHERE at > %s AND at <= %s AND {whose}", [since, at, value])  # noqa: S608
        return max(0, MOST_A_MINUTE - int(cursor.fetchone()[0]))


def _last(left: int) -> dict[str, bool]:
    return {"more_not_entered": True} if left == 1 else {}
