"""The lock: after a quarter of an hour without a request, or at once when asked, the console asks for the password again."""

from urllib.parse import urlencode

from django.contrib.auth import authenticate
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from rabta.ledger.errors import LedgerUnwritable
from rabta.sharing.errors import NoReader
from rabta.web import refused
from rabta.web.door import signed_in, to_sign_in, unreadable
from rabta.web.views import errors
from rabta.web.views.account import note, safe_path


@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """The password, and back to the page. Only the person who is signed in here can unlock; anybody may sign out."""
    back = safe_path(request, request.POST.get("next") or request.GET.get("next") or "/")
    if not request.user.is_authenticated:
        return to_sign_in(request)
    if unreadable(request):
        return errors.bad_request(request)
    if not request.session.is_locked():
        return HttpResponseRedirect(back)
    if request.method == "GET":
        return _page(request, back)
    name = request.user.get_username()
    found = authenticate(request, username=name, sign_in_name=name, password=request.POST.get("password", ""))
    if found is None:
        try:
            refused.enter_at_door(name)
        except (LedgerUnwritable, OperationalError):
            return errors.unwritable(request)
        return _page(request, back, gettext("This is not the password. After five tries the name rests for a while."))
    try:
        note(found, "unlock")
    except LedgerUnwritable:
        return errors.unwritable(request)
    except NoReader:
        request.session.flush()
        return HttpResponseRedirect("/sign-in/")
    request.session.unlock()
    return HttpResponseRedirect(back)


def _page(request: HttpRequest, back: str, problem: str = "") -> HttpResponse:
    words = {"next": back, "problem": problem, "name": request.user.get_username()}
    return HttpResponse(render_to_string("unlock.html", words, request), status=422 if problem else 200)


@require_POST
@signed_in
def lock(request: HttpRequest) -> HttpResponse:
    """Lock this browser now; nothing that was typed is lost."""
    request.session.lock()
    back = safe_path(request, request.POST.get("back", ""))
    return HttpResponseRedirect(f"/unlock/?{urlencode({'next': back})}")


@require_POST
@signed_in
def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is at work here, though nothing was asked for: the page's script says so. Discloses nothing."""
    return HttpResponse(status=204)
