"""A reader's own account and choices."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from rabta.web.door import answer, signed_in
from rabta.web.preferences import CHOICES, keep


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
    language = request.POST.get("language")
    if language in CHOICES["language"] and request.user.is_authenticated and request.user.language != language:
        request.user.language = language
        request.user.save(update_fields=["language"])
    return response


def safe_path(request: HttpRequest, said: str) -> str:
    """A path of this console to go to; the first page for anything else."""
    allowed = url_has_allowed_host_and_scheme(said, allowed_hosts={request.get_host()})
    if not allowed or not said.startswith("/"):
        return "/"
    parts = urlsplit(said)
    return parts.path + (f"?{parts.query}" if parts.query else "")
