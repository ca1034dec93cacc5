"""A reader's own account and choices."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from rabta.people.accounts import second_factor, sessions
from rabta.people.rules.browsers import browser_name
from rabta.sharing.disclosing import disclose
from rabta.web import clock
from rabta.web.door import answer, signed_in
from rabta.web.preferences import CHOICES, keep, keep_at_door


@require_GET
@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, where I am signed in, and how the console looks to me."""
    return answer(
        request, "account.html", query=lambda: {"sign_ins": sessions.sign_ins_of(request.user.pk)},
        shape=lambda found: {
            "sign_ins": [sign_in_shown(one, here=request.session.row) for one in found["sign_ins"]],
            "factor": second_factor.is_set_up(request.user), "codes_left": second_factor.codes_left(request.user),
        },
        deed="account:read", subject=("page", "account"),
    )  # fmt: skip


def sign_in_shown(one: Any, *, here: Any) -> dict[str, Any]:
    """One open session as a page shows it; `here` is the one that asks."""
    return {
        "name": one.name, "began_at": one.began_at, "used_at": one.used_at, "address": one.address,
        "browser": browser_name(one.browser), "here": here is not None and one.pk == here.pk,
    }  # fmt: skip


@require_POST
@signed_in
def end_sign_in(request: HttpRequest) -> HttpResponse:
    """End one of one's own sign-ins, or all others. From the next request on it opens nothing; twice changes nothing."""
    said, own = request.POST.get("name", ""), request.user
    note(own, "account:end_sign_in")
    if said == "others":
        sessions.end(own.pk, but=request.session.row.name)
    elif name := uuid_or_none(said):
        sessions.end(own.pk, name=name)
    return HttpResponseRedirect("/account/")


def uuid_or_none(said: str) -> UUID | None:
    """What a form names, where it is a name at all."""
    try:
        return UUID(said)
    except ValueError:
        return None


def note(account: Any, deed: str) -> None:
    """One ledger entry about a reader's own sign-in, in a transaction of its own. Raises LedgerUnwritable, NoReader."""
    disclose(
        reader_id=account.reader_id, deed=deed, subject=("reader", str(account.reader_id)), detail={},
        at=clock.now(), new_id=clock.new_id,
    )  # fmt: skip


@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Keep a choice and go back to the page it was made on. A signed-in reader's language is kept with the account."""
    response = HttpResponseRedirect(safe_path(request, request.POST.get("back", "")))
    for name in CHOICES:
        keep(response, name=name, value=request.POST.get(name, ""))
    language = request.POST.get("language", "")
    if request.user.is_authenticated:
        keep_with_account(request.user, language)
    else:
        keep_at_door(response, language)
    return response


def keep_with_account(account: Any, language: str | None) -> None:
    """The language this reader's pages are in from now on, wherever they sign in; nothing where none is named."""
    if language in CHOICES["language"] and account.language != language:
        account.language = language
        account.save(update_fields=["language"])


def safe_path(request: HttpRequest, said: str) -> str:
    """A path of this console to go to; the first page for anything else."""
    allowed = url_has_allowed_host_and_scheme(said, allowed_hosts={request.get_host()})
    if not allowed or not said.startswith("/"):
        return "/"
    parts = urlsplit(said)
    return parts.path + (f"?{parts.query}" if parts.query else "")
