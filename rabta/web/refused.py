"""Refusals in the ledger: who asked for what, the same for hidden and missing; entered before they are answered."""

import uuid
from typing import Any

from django.db import ProgrammingError
from django.http import HttpRequest

from rabta.people.accounts.models import Account
from rabta.sharing.disclosing import enter_refusal, enter_refusal_at_door
from rabta.web import clock
from rabta.web.acting import who_acts

MOST_NAMED = 5  # ids of one form


def enter(request: HttpRequest, *, rule: str) -> None:
    """Enter that this reader was refused what the request names. Raises LedgerUnwritable."""
    enter_refusal(
        asked=asked(request), detail=_detail(request, rule), **who_acts(request),
    )  # fmt: skip


def enter_at_door(name: str) -> None:
    """Enter that a sign-in was refused: as whose, where the name is anybody's; never the name: it may be a password."""
    account = Account.objects.filter(sign_in_name=name).values_list("reader_id", flat=True).first()
    enter_refusal_at_door(deed="sign_in:refused", subject=str(account or "nobody"), at=clock.now(), id=clock.new_id())


def enter_denial(request: HttpRequest) -> None:
    """Enter what the database refused, in the reader's name; where the reader's own token was refused, by the house."""
    try:
        enter(request, rule="the database")
    except ProgrammingError:
        subject = str(request.user.reader_id)
        enter_refusal_at_door(deed="token:refused", subject=subject, at=clock.now(), id=clock.new_id())


def asked(request: HttpRequest) -> str:
    """What was asked for, as its address names it: `report/<id>`. No words of a search, no part of a form."""
    match = request.resolver_match
    if match is None:
        return "unknown"
    return "/".join([str(match.url_name), *(str(value) for value in match.kwargs.values())])


def _detail(request: HttpRequest, rule: str) -> dict[str, Any]:
    named = sorted({value for values in request.POST.lists() for value in values[1] if _is_id(value)})[:MOST_NAMED]
    return {"rule": rule, "method": request.method or "", **({"named": named} if named else {})}


def _is_id(value: str) -> bool:
    try:
        return str(uuid.UUID(value)) == value.lower()
    except ValueError:
        return False
