"""What administrators see of the people they keep, and of what waits for a second of them. Inside the opened house."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import connections
from django.db.models import Count
from django.utils import timezone

from rabta.people.accounts import second_factor, sessions, tries
from rabta.people.accounts.models import Account, Session
from rabta.people.models import Proposal, Reader
from rabta.people.rules.keeping import Matter, Rights
from rabta.people.rules.purposes import Purpose, Role


@dataclass(frozen=True)
class Kept:
    """Somebody whom this administrator keeps. Of the groups only those that are the administrator's own."""

    id: uuid.UUID
    name: str
    agency: int
    active: bool
    rights: Rights


def kept_people(person_id: uuid.UUID | None = None) -> list[Kept]:
    """Everybody whom the reader in the token keeps, by agency and name; or the one of this id. Empty for others."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT id, name, agency, active, vetting, roles, groups, purposes FROM kept_people()"
            " WHERE %s::uuid IS NULL OR id = %s ORDER BY agency, name, id",
            [person_id, person_id],
        )
        return [Kept(*row[:4], rights=_rights(*row[4:])) for row in cursor.fetchall()]


def rights_of(reader: Reader) -> Rights:
    """A reader's rights as the rules know them."""
    return _rights(reader.vetting, reader.roles, reader.groups, reader.purposes)


def _rights(vetting: int, roles: Sequence[int], groups: Sequence[str], purposes: Sequence[int]) -> Rights:
    return Rights(vetting, frozenset(map(Role, roles)), frozenset(groups), frozenset(map(Purpose, purposes)))


def people(*, me: uuid.UUID, at: datetime) -> dict[str, Any] | None:
    """Everybody this administrator keeps, by agency and name, and the open proposals, oldest first. None for others.

    Rights show as they are; a person who was removed does not. `at` says which proposals have expired.
    """
    own = _administrator(me)
    if own is None:
        return None
    readers = kept_people()
    accounts = {a.reader_id: a for a in Account.objects.filter(reader_id__in=[r.id for r in readers])}
    keys = [account.pk for account in accounts.values()]
    open_now = dict(
        Session.objects.filter(account_id__in=keys, expires_at__gt=timezone.now())
        .values_list("account_id").annotate(Count("pk"))
    )  # fmt: skip
    enrolled = set(Authenticator.objects.filter(user_id__in=keys, type="totp").values_list("user_id", flat=True))
    return {
        "own_agency": own.agency,
        "people": [_row(r, accounts.get(r.id), me=me, enrolled=enrolled, open_now=open_now) for r in readers],
        "proposals": proposals(me=own, at=at),
    }


def person(person_id: uuid.UUID, *, me: uuid.UUID, at: datetime) -> dict[str, Any] | None:
    """One person this administrator keeps, with sign-ins and what is proposed. None for others, oneself included."""
    own = _administrator(me)
    found = next(iter(kept_people(person_id)), None)
    if own is None or found is None or found.id == me:
        return None
    account = Account.objects.filter(reader_id=person_id).first()
    return {
        **_row(found, account, me=me, enrolled=set(), open_now={}),
        "mine": {"vetting": own.vetting, "groups": sorted(own.groups), "purposes": sorted(own.purposes)},
        "sign_ins": sessions.sign_ins_of(account.pk) if account else [],
        "factor": account is not None and second_factor.is_set_up(account),
        "resting": account is not None and tries.is_resting(account.sign_in_name),
        "proposals": [one for one in proposals(me=own, at=at) if one["person_id"] == person_id],
    }  # fmt: skip


def proposals(*, me: Reader, at: datetime) -> list[dict[str, Any]]:
    """The open proposals this administrator sees, oldest first.

    `mine` are those he made and cannot agree to; `above` those that ask for another of higher vetting.
    """
    waiting = Proposal.objects.filter(outcome=None).order_by("proposed_at", "id")
    return [
        {
            "id": one.id, "person_id": one.reader_id, "name": one.name, "agency": one.agency, "kind": one.kind,
            "vetting": one.vetting, "roles": [Role(r).label for r in sorted(one.roles)], "reason": one.reason,
            "proposer": one.proposer_name, "proposed_at": one.proposed_at, "mine": one.proposed_by == me.id,
            "above": one.kind != Matter.REMOVAL and one.vetting > me.vetting,
        }
        for one in waiting
        if one.expires_at > at
    ]  # fmt: skip


def _administrator(me: uuid.UUID) -> Reader | None:
    return Reader.objects.filter(id=me, roles__contains=[int(Role.ADMINISTRATOR)]).first()


def _row(
    one: Kept, account: Account | None, *, me: uuid.UUID, enrolled: set[int], open_now: dict[int, int]
) -> dict[str, Any]:  # fmt: skip
    return {
        "id": one.id, "name": one.name, "agency": one.agency, "active": one.active, "self": one.id == me,
        "vetting": one.rights.vetting, "roles": [role.label for role in sorted(one.rights.roles)],
        "role_numbers": sorted(one.rights.roles), "groups": sorted(one.rights.groups),
        "purposes": sorted(one.rights.purposes),
        "sign_in_name": account.sign_in_name if account else None,
        "last_sign_in": account.last_login if account else None,
        "factor": account is not None and account.pk in enrolled,
        "open": open_now.get(account.pk, 0) if account else 0,
    }  # fmt: skip
