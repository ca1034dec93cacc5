"""The house reminds whoever took a lapse, shortly before it is to be closed and when its time is over. It answers nobody.

The agency hears of each once, and of what stays overdue again after a week, for a month. The notice holds no words.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, transaction

from rabta.casework.operations.reminders import AGAIN_AFTER, LOGIN, NOBODY
from rabta.casework.operations.signing import Into, insert
from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.records.asking import ask

SQL = "screening/sql/queries/"
BEFORE = timedelta(minutes=90)
"""How long before its time a lapse is reminded of; the house looks once an hour."""
MONTH = timedelta(days=30)


def remind_of_lapses(*, at: datetime, new_id: NewId) -> int:
    """Write what reminders are due. How many."""
    with transaction.atomic(using=LOGIN), connections[LOGIN].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta reminders'))")
        span = {"since": at - MONTH, "until": at + BEFORE, "told_since": at - AGAIN_AFTER}
        told = 0
        for row in ask(SQL + "lapses_owed.sql", using=LOGIN, **span):
            kind = "lapse_overdue" if row["due"] < at else "lapse_due"
            if kind in row["told"]:
                continue
            _tell(cursor, row, kind, at, new_id)
            told += 1
        return told


def _tell(cursor: Any, row: dict[str, Any], kind: str, at: datetime, new_id: NewId) -> None:
    marking = row["marking_id"]
    deed = Deed(deed="lapse:remind", subject_kind="lapse", subject_id=row["lapse"], detail={"to": row["agency"]},
                marking_id=marking)  # fmt: skip
    append_entry(deed, id=new_id(), at=at, using=LOGIN)
    insert(cursor, Into.NOTICE, id=uuid.uuid5(row["id"], f"{kind} {at.isoformat()}"), agency=row["agency"], kind=kind,
           subject_kind="lapse", subject_id=row["id"], written_by=NOBODY, at=at, marking_id=marking)  # fmt: skip
