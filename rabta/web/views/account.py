"""A reader's own account and choices."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from rabta.web.door import answer, signed_in
from rabta.web.preferences import CHOICES, keep, keep_at_door


@require_GET
@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, and how the console looks to me."""
    return answer(request, "account.html", query=dict, deed="account:read", subject=("page", "account"))


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
