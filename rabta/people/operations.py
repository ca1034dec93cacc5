"""Keeping readers and their sign-ins: by the owner's login, on the machine that holds the keys (`rabta people`)."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from rabta.people.accounts import second_factor, sessions
from rabta.people.accounts.models import Account
from rabta.people.errors import LastAdministrator, NameTaken, NoSuchAccount, WeakPassword
from rabta.people.models import Reader
from rabta.people.rules.purposes import Purpose, Role

EVERY_PURPOSE = tuple(Purpose)


class Enter(Protocol):
    """Writes one ledger entry inside the owner's running transaction: `ledger.operations.entered_by_owner` makes one.

    This room lies below the ledger and cannot call it; no operation here can be called without being given the pen.
    """

    def __call__(self, *, deed: str, subject: tuple[str, str], detail: dict[str, object]) -> None: ...


@dataclass(frozen=True, kw_only=True)
class NewReader:
    """A reader to be added. `agency` is the vocabulary's number; `vetting` 0 open .. 3 secret."""

    name: str
    agency: int
    partner: bool = False
    vetting: int
    groups: Sequence[str] = ()
    purposes: Sequence[Purpose] = (Purpose.COORDINATION,)
    roles: Sequence[Role]
    example: bool = False


def add_reader(new: NewReader, *, id: uuid.UUID, at: datetime, enter: Enter) -> uuid.UUID:
    """Add a reader. One transaction, one ledger entry (without the name)."""
    with transaction.atomic(using="owner"):
        enter(deed="reader:add", subject=("reader", str(id)), detail={"roles": [int(r) for r in new.roles]})
        Reader.objects.using("owner").create(
            id=id, name=new.name, agency=new.agency, partner=new.partner, vetting=new.vetting,
            groups=list(new.groups), purposes=[int(p) for p in new.purposes], roles=[int(r) for r in new.roles],
            active=True, example=new.example, added_at=at,
        )  # fmt: skip
    return id


def add_account(
    *, sign_in_name: str, password: str, reader_id: uuid.UUID, at: datetime, enter: Enter,
    must_change_password: bool = True, second_factor_required: bool = True,
) -> None:  # fmt: skip
    """Give a reader a sign-in. Raises NameTaken or WeakPassword; names are compared without regard to case."""
    name = sign_in_name.strip().casefold()
    if Account.objects.filter(sign_in_name=name).exists():
        raise NameTaken(name)
    _check_password(password)
    with transaction.atomic(using="owner"):
        enter(deed="account:add", subject=("reader", str(reader_id)), detail={})
    account = Account(
        sign_in_name=name, reader_id=reader_id, added_at=at, must_change_password=must_change_password,
        second_factor_required=second_factor_required,
    )  # fmt: skip
    account.set_password(password)
    account.save()


def reset_password(*, sign_in_name: str, password: str, at: datetime, enter: Enter) -> None:
    """Set a new password and let a locked account in again. The person changes it at the next sign-in."""
    account = _account(sign_in_name)
    _check_password(password)
    with transaction.atomic(using="owner"):
        enter(deed="account:reset", subject=("reader", str(account.reader_id)), detail={})
    account.set_password(password)
    account.must_change_password = True
    account.is_active = True
    account.save()
    sessions.end(account.pk)


def reset_second_factor(*, sign_in_name: str, enter: Enter) -> None:
    """Forget an account's second factor and end its sessions. Nothing opens to it before another is set up."""
    account = _account(sign_in_name)
    with transaction.atomic(using="owner"):
        enter(deed="account:reset_second_factor", subject=("reader", str(account.reader_id)), detail={})
    second_factor.forget(account)
    account.second_factor_required = True
    account.save(update_fields=["second_factor_required"])
    sessions.end(account.pk)


def disable_account(*, sign_in_name: str, at: datetime, enter: Enter) -> None:
    """Stop a sign-in and its reader at once. Raises LastAdministrator rather than lock everybody out."""
    account = _account(sign_in_name)
    if _active_administrators() == {account.reader_id}:
        raise LastAdministrator(account.sign_in_name)
    with transaction.atomic(using="owner"):
        enter(deed="account:disable", subject=("reader", str(account.reader_id)), detail={})
        Reader.objects.using("owner").filter(id=account.reader_id).update(active=False)
    account.is_active = False
    account.save()
    sessions.end(account.pk)


def _active_administrators() -> set[uuid.UUID]:
    """Readers who keep people and can still sign in."""
    active = Reader.objects.using("owner").filter(active=True, roles__contains=[int(Role.ADMINISTRATOR)])
    ids = set(active.values_list("id", flat=True))
    return set(Account.objects.filter(reader_id__in=ids, is_active=True).values_list("reader_id", flat=True))


def remove_example_people(*, at: datetime, enter: Enter) -> int:
    """Disable every reader the demo made and delete their sign-ins, so that `rabta serve` may run. How many."""
    ids = list(Reader.objects.using("owner").filter(example=True, active=True).values_list("id", flat=True))
    with transaction.atomic(using="owner"):
        enter(deed="reader:remove_examples", subject=("reader", "example"), detail={"count": len(ids)})
        Reader.objects.using("owner").filter(example=True).update(active=False)
    Account.objects.filter(reader_id__in=ids).delete()
    return len(ids)


def example_people() -> int:
    """How many active readers the demo made: `rabta serve` refuses to run beside one."""
    return Reader.objects.using("owner").filter(example=True, active=True).count()


def without_second_factor() -> list[str]:
    """Sign-in names that a password alone opens: `rabta serve` refuses to run with one."""
    alone = Account.objects.filter(is_active=True, second_factor_required=False)
    return sorted(alone.values_list("sign_in_name", flat=True))


def list_accounts() -> list[dict[str, object]]:
    """One row per reader, by name: reader, agency, vetting, roles, sign-in (None for a machine), active, last sign-in."""
    accounts = {a.reader_id: a for a in Account.objects.all()}
    rows = []
    for reader in Reader.objects.using("owner").order_by("name", "id"):
        account = accounts.get(reader.id)
        rows.append(
            {
                "reader_id": reader.id, "name": reader.name, "agency": reader.agency, "vetting": reader.vetting,
                "roles": [Role(r).label for r in reader.roles], "example": reader.example,
                "sign_in_name": account.sign_in_name if account else None,
                "administrator": account is not None and Role.ADMINISTRATOR in reader.roles,
                "second_factor": account is not None and second_factor.is_set_up(account),
                "active": reader.active and (account is None or account.is_active),
                "last_sign_in": account.last_login if account else None,
            }
        )  # fmt: skip
    return rows


def _account(sign_in_name: str) -> Account:
    account = Account.objects.filter(sign_in_name=sign_in_name.strip().casefold()).first()
    if account is None:
        raise NoSuchAccount(sign_in_name)
    return account


def _check_password(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as error:
        raise WeakPassword(" ".join(error.messages)) from error
