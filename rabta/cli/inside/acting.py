"""Inside an opened house: as whom a command reads and writes."""

import argparse
import os
import uuid
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from rabta.cli.installation.errors import InstallationError
from rabta.ledger.operations import Deed, append_entry
from rabta.people.accounts.models import Account
from rabta.people.rules.machine_key import reader_of_key
from rabta.people.rules.purposes import Purpose
from rabta.sharing.disclosing import disclose, enter_refusal_at_door
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import Task, work_on
from rabta.sharing.tasks import begin_task, purposes_held, standing_task

KEY_VARIABLE = "RABTA_READER_KEY"


def acting_reader(asked: argparse.Namespace | str | None, *, embedded: bool) -> uuid.UUID:
    """The reader a command acts as: `--as SIGN-IN`, else the machine key in RABTA_READER_KEY. For the rest of the command it
    works on what `--task` and `--purpose` say, else on the reader's standing task.

    `--as` is for the embedded database alone, for the account of this machine that owns its folder, and is entered in
    the ledger. Raises InstallationError, whose text says what to do.
    """
    as_name = asked.as_name if isinstance(asked, argparse.Namespace) else asked
    reader_id = _named(as_name, embedded=embedded) if as_name is not None else _of_key()
    work_on(_task(reader_id, getattr(asked, "purpose", None), getattr(asked, "task", None)))
    return reader_id


def _task(reader_id: uuid.UUID, purpose: str | None, reason: str | None) -> Task | None:
    """What the reader works on from now on; None for the routine of the day. Raises InstallationError for a refused one."""
    chosen = Purpose[purpose.upper().replace("-", "_")] if purpose else None
    try:
        if reason is None:
            return Task(None, reader_id, chosen) if chosen else standing_task(reader_id)
        chosen = chosen or next(iter(purposes_held(reader_id)), Purpose.COORDINATION)
        return begin_task(
            reader_id=reader_id, purpose=chosen, reason=reason, at=timezone.now(), id=uuid.uuid4(), entry_id=uuid.uuid4(),
            salt=uuid.uuid4().bytes,
        )  # fmt: skip
    except SharingError as refusal:
        raise InstallationError(str(refusal)) from None


def _of_key() -> uuid.UUID:
    key = os.environ.get(KEY_VARIABLE)
    if not key:
        raise InstallationError(
            f"Say who reads: --as SIGN-IN (embedded database, `rabta people list` shows the names), or put a machine "
            f"reader's key into {KEY_VARIABLE}."
        )
    reader_id = reader_of_key(bytes.fromhex(settings.CREDENTIALS.id_key), key)
    if reader_id is None:
        enter_refusal_at_door(deed="key:refused", subject="nobody", at=timezone.now(), id=uuid.uuid4())
        raise InstallationError(f"The key in {KEY_VARIABLE} is not one this installation gave out.")
    return reader_id


def _named(sign_in_name: str, *, embedded: bool) -> uuid.UUID:
    if not embedded:
        raise InstallationError(f"--as works on the embedded database only. Put a machine reader's key into {KEY_VARIABLE}.")
    if os.geteuid() not in (0, Path(settings.DATA_DIR).stat().st_uid):
        raise InstallationError(f"--as is for the account that owns {settings.DATA_DIR}.")
    account = Account.objects.filter(sign_in_name=sign_in_name.strip().casefold(), is_active=True).first()
    if account is None:
        raise InstallationError(f'There is no sign-in "{sign_in_name}" here. `rabta people list` shows them all.')
    deed = Deed(deed="cli:act_as", subject_kind="reader", subject_id=str(account.reader_id), detail={"uid": os.getuid()})
    append_entry(deed, id=uuid.uuid4(), at=timezone.now(), using="owner")
    return account.reader_id


def disclose_as(reader_id: uuid.UUID, deed: str, subject: tuple[str, str], *, shown: int) -> None:
    """Enter what a command showed, before it prints."""
    disclose(reader_id=reader_id, deed=deed, subject=subject, detail={"shown": shown}, at=timezone.now(), new_id=uuid.uuid4)
