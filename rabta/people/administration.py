"""What administrators do about the people they keep: inside the house opened for them, through gate's functions.

Each operation runs in an open `acting_as` transaction of the administrator and is handed the pen; the gate refuses what the
administrator may not do, whatever is asked here. What belongs to the sign-in is done last, through the accounts login.
"""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from django.db import DatabaseError, IntegrityError, connections, transaction

from rabta.people.accounts import second_factor, sessions, tries
from rabta.people.accounts.models import Account
from rabta.people.errors import NameTaken, NameUnusable, NoReason, NotYourPerson, TakesTwo
from rabta.people.models import Proposal, Reader
from rabta.people.operations import Enter
from rabta.people.queries import Kept, kept_people, rights_of
from rabta.people.rules.keeping import Matter, Rights, at_once, resets_alone, takes_two, within_reach
from rabta.people.rules.passwords import new_password

SIGN_IN_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,38}[a-z0-9]")


@dataclass(frozen=True)
class Done:
    """What came of a deed: a one-time password to hand over, if there is one, and whether a second one must agree."""

    person_id: uuid.UUID
    sign_in_name: str = ""
    password: str = ""
    proposed: bool = False


@dataclass(frozen=True, kw_only=True)
class By:
    """Who does it and when, with the pen and the source of ids."""

    me: uuid.UUID
    at: datetime
    enter: Enter
    new_id: Any


def add_person(
    *, by: By, name: str, sign_in_name: str, agency: int, code: str, wanted: Rights, reason: str
) -> Done:  # fmt: skip
    """Add a person with a sign-in `<agency's code>.<name>`, open vetting and plain rights; propose what is more.

    The name bears the agency's code so that it clashes within the agency alone and tells nothing of others. Raises
    NameUnusable, NameTaken, NoReason, NotYourPerson; then nothing is added.
    """
    full = f"{code}.{sign_in_name}".casefold()
    if not SIGN_IN_NAME.fullmatch(sign_in_name.casefold()):
        raise NameUnusable(sign_in_name)
    if Account.objects.filter(sign_in_name=full).exists():
        raise NameTaken(full)
    new_id = by.new_id()
    by.enter(deed="people:add", subject=("reader", str(new_id)), detail={"agency": agency})
    _gate("SELECT add_person(%s, %s, %s::smallint, %s)", new_id, name, agency, by.at)
    done = _give(by, _kept(new_id), wanted, reason)
    me = Reader.objects.get(id=by.me)
    password = new_password()
    account = Account(
        sign_in_name=full, reader_id=new_id, added_at=by.at, must_change_password=True,
        second_factor_required=not me.example,
    )  # fmt: skip
    account.set_password(password)
    try:
        with transaction.atomic(using="accounts"):
            account.save()
    except IntegrityError:
        raise NameTaken(full) from None
    return Done(new_id, full, password, done.proposed)


def give_rights(*, by: By, person_id: uuid.UUID, wanted: Rights, reason: str) -> Done:
    """Change what a person may: at once what one does alone, and the rest put before a second administrator.

    Raises NoReason where a proposal has none, NotYourPerson; then nothing is changed.
    """
    they = _kept(person_id)
    by.enter(deed="people:rights", subject=("reader", str(person_id)), detail={})
    return _give(by, they, wanted, reason)


def set_active(*, by: By, person_id: uuid.UUID, active: bool) -> Done:
    """Disable a person at once, open browsers included; or let back one who was disabled."""
    they = _kept(person_id)
    by.enter(deed="people:enable" if active else "people:disable", subject=("reader", str(person_id)), detail={})
    _keep(by, they, they.rights, active=active)
    for account in Account.objects.filter(reader_id=person_id):
        Account.objects.filter(pk=account.pk).update(is_active=active)
        sessions.end(account.pk)
    return Done(person_id)


def give_password(*, by: By, person_id: uuid.UUID) -> Done:
    """A new one-time password, and a resting name awake. The second factor stays, so that nobody signs in for another.

    Raises TakesTwo for an administrator's password or that of somebody vetted above the one who asks.
    """
    they, me = _kept(person_id), Reader.objects.get(id=by.me)
    if not resets_alone(mine=rights_of(me), now=they.rights):
        raise TakesTwo
    by.enter(deed="people:password", subject=("reader", str(person_id)), detail={})
    _keep(by, they, they.rights, active=they.active)
    return _new_password(_account(person_id))


def let_in(*, by: By, person_id: uuid.UUID) -> Done:
    """Wake a name that rests after too many wrong tries."""
    they = _kept(person_id)
    by.enter(deed="people:let_in", subject=("reader", str(person_id)), detail={})
    _keep(by, they, they.rights, active=they.active)
    tries.wake(_account(person_id).sign_in_name)
    return Done(person_id)


def end_sign_ins(*, by: By, person_id: uuid.UUID, name: uuid.UUID | None) -> Done:
    """End one open session of a person, or all (`name` None). From the next request on it opens nothing."""
    they = _kept(person_id)
    by.enter(deed="people:end_sign_in", subject=("reader", str(person_id)), detail={})
    _keep(by, they, they.rights, active=they.active)
    sessions.end(_account(person_id).pk, name=name)
    return Done(person_id)


def propose(*, by: By, person_id: uuid.UUID, matter: Matter, reason: str) -> Done:
    """Put a removal, or a new password and second factor, before a second administrator."""
    they = _kept(person_id)
    by.enter(deed="people:propose", subject=("reader", str(person_id)), detail={"kind": int(matter)})
    _propose(by, they, matter, they.rights, reason)
    return Done(person_id, proposed=True)


def decide(*, by: By, proposal_id: uuid.UUID, approved: bool) -> Done:
    """Carry a proposal out as its second pair of eyes, or take it back. Raises NotYourPerson for whoever may not."""
    one = Proposal.objects.filter(id=proposal_id).first()
    if one is None:
        raise NotYourPerson
    detail: dict[str, object] = {"proposal": str(one.id), "kind": one.kind, "proposed_by": str(one.proposed_by)}
    by.enter(deed="people:agree" if approved else "people:withdraw", subject=("reader", str(one.reader_id)), detail=detail)
    _gate("SELECT decide_proposal(%s, %s, %s)", one.id, approved, by.at)
    if approved and one.kind == Matter.RESET:
        account = _account(one.reader_id)
        second_factor.forget(account)
        return _new_password(account)
    if approved and one.kind == Matter.REMOVAL:
        for account in Account.objects.filter(reader_id=one.reader_id):
            sessions.end(account.pk)
            account.delete()
    return Done(one.reader_id)


def _give(by: By, they: Kept, wanted: Rights, reason: str) -> Done:
    now, mine = they.rights, rights_of(Reader.objects.get(id=by.me))
    wanted = within_reach(wanted, now=now, mine=mine, agency=they.agency)
    alone = at_once(wanted, now=now)
    if alone != now:
        _keep(by, they, alone, active=they.active)
    if takes_two(wanted, now=now):
        _propose(by, they, Matter.RIGHTS, wanted, reason)
    return Done(they.id, proposed=takes_two(wanted, now=now))


def _keep(by: By, they: Kept, rights: Rights, *, active: bool) -> None:
    _gate(
        "SELECT keep_person(%s, %s::smallint, %s::smallint[], %s::text[], %s::smallint[], %s, %s)",
        they.id, rights.vetting, sorted(map(int, rights.roles)), sorted(rights.groups), sorted(map(int, rights.purposes)),
        active, by.at,
    )  # fmt: skip


def _propose(by: By, they: Kept, matter: Matter, wanted: Rights, reason: str) -> None:
    if not reason.strip():
        raise NoReason
    _gate(
        "SELECT propose_person(%s, %s, %s::smallint, %s::smallint, %s::smallint[], %s, %s)",
        by.new_id(), they.id, int(matter), wanted.vetting, sorted(map(int, wanted.roles)), reason, by.at,
    )  # fmt: skip


def _kept(person_id: uuid.UUID) -> Kept:
    they = next(iter(kept_people(person_id)), None)
    if they is None:
        raise NotYourPerson
    return they


def _account(reader_id: uuid.UUID) -> Account:
    account = Account.objects.filter(reader_id=reader_id).first()
    if account is None:
        raise NotYourPerson
    return account


def _new_password(account: Account) -> Done:
    password = new_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    tries.wake(account.sign_in_name)
    sessions.end(account.pk)
    return Done(account.reader_id, account.sign_in_name, password)


def _gate(sql: str, *values: object) -> None:
    """Call one of gate's functions. Raises NotYourPerson where it refuses."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(sql, values)
    except DatabaseError as error:
        if isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege):
            raise NotYourPerson from None
        raise
