"""Inside an opened house: the list of backups, so that what was purged is known to live on in them, and until when."""

import uuid
from datetime import date, datetime

from django.db import connections, transaction
from django.utils import timezone

from rabta.ledger.operations import entered_by_owner


def record_backup(*, backup_id: uuid.UUID, made_at: datetime, expires_on: date) -> None:
    """A backup was made. It is named in the ledger and in the list that purged reports point to."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        _enter("backup:make", backup_id, {"expires_on": expires_on.isoformat()})
        cursor.execute(
            "INSERT INTO backup (id, made_at, expires_on) VALUES (%s, %s, %s)", [backup_id, made_at, expires_on]
        )


def record_erasure(*, backup_id: uuid.UUID, at: datetime) -> None:
    """The key of a backup was destroyed. A backup this installation does not know changes nothing."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        _enter("backup:erase", backup_id, {})
        cursor.execute("UPDATE backup SET erased_at = %s WHERE id = %s AND erased_at IS NULL", [at, backup_id])


def list_backups(*, today: date) -> list[str]:
    """One line a backup, the newest first."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT id, made_at, expires_on, erased_at FROM backup ORDER BY made_at DESC")
        return [
            f"{backup_id}  made {made_at:%Y-%m-%d %H:%M}Z  {_state(expires_on, erased_at, today)}"
            for backup_id, made_at, expires_on, erased_at in cursor.fetchall()
        ] or ["No backup is on the list: none was made here since the list exists."]


def _state(expires_on: date, erased_at: datetime | None, today: date) -> str:
    if erased_at is not None:
        return f"key destroyed {erased_at:%Y-%m-%d}"
    return f"expires {expires_on}" if expires_on >= today else f"EXPIRED {expires_on}: delete it, or erase its key"


def _enter(deed: str, backup_id: uuid.UUID, detail: dict[str, str]) -> None:
    entered_by_owner(at=timezone.now(), id=uuid.uuid4())(deed=deed, subject=("backup", str(backup_id)), detail=detail)
