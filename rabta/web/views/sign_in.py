"""Signing in, changing a password, signing out. Each is in the ledger before it is answered."""

from typing import Any

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from rabta.filing import operations as filing
from rabta.ledger.errors import LedgerUnwritable
from rabta.people.accounts.models import Account
from rabta.sharing.errors import NoReader
from rabta.web import clock
from rabta.web.door import signed_in, unreadable
from rabta.web.preferences import DOOR, chosen_at_door, keep
from rabta.web.views import errors
from rabta.web.views.account import keep_with_account, safe_path

LONGEST_NAME = 150  # characters: a longer name is nobody's, and must still be counted as a wrong try


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """A name and a password; then on to the page the reader came for."""
    if unreadable(request):
        return errors.bad_request(request)
    back = safe_path(request, request.POST.get("next") or request.GET.get("next") or "/")
    if request.method == "GET":
        return _page(request, "sign_in.html", {"next": back})
    name = request.POST.get("username", "").strip().casefold()[:LONGEST_NAME]
    # Named twice: the back end asks for `username`, axes counts wrong tries by the account's own field. Folded before
    # both, so that writing a name in another case gives nobody five tries more.
    found = authenticate(request, username=name, sign_in_name=name, password=request.POST.get("password", ""))
    if found is None:
        problem = gettext("This name and password do not belong together. After five tries the name rests for a while.")
        return _page(request, "sign_in.html", {"next": back, "problem": problem, "name": name}, status=422)
    return _welcome(request, found, back)


def _welcome(request: HttpRequest, found: Account, back: str) -> HttpResponse:
    try:
        _note(found, "sign_in")
    except LedgerUnwritable:
        return errors.unwritable(request)
    except NoReader:
        problem = gettext("This sign-in no longer belongs to an active reader. Ask your administrator.")
        return _page(request, "sign_in.html", {"next": back, "problem": problem}, status=422)
    login(request, found)
    keep_with_account(found, chosen_at_door(request))
    response = HttpResponseRedirect("/password/" if found.must_change_password else back)
    keep(response, name="language", value=found.language)
    response.delete_cookie(DOOR, samesite="Strict")
    return response


@require_POST
@signed_in
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. The page that follows empties this reader's drafts."""
    _note(request.user, "sign_out")
    logout(request)
    return HttpResponseRedirect("/sign-in/?out=1")


@require_http_methods(["GET", "POST"])
@signed_in
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; forced at the first sign-in."""
    forced = request.user.must_change_password
    if request.method == "GET":
        return _page(request, "password.html", {"forced": forced})
    problems = _problems(request)
    if problems:
        return _page(request, "password.html", {"forced": forced, "problems": problems}, status=422)
    _note(request.user, "account:password")
    request.user.set_password(request.POST["new"])
    request.user.must_change_password = False
    request.user.save(update_fields=["password", "must_change_password"])
    update_session_auth_hash(request, request.user)
    return HttpResponseRedirect("/")


def _problems(request: HttpRequest) -> list[str]:
    """Why the new password cannot be taken; empty when it can."""
    new, again = request.POST.get("new", ""), request.POST.get("again", "")
    if not request.user.check_password(request.POST.get("old", "")):
        return [gettext("The present password is not right.")]
    if new != again:
        return [gettext("The two new passwords are not the same.")]
    if new == request.POST.get("old"):
        return [gettext("The new password is the old one.")]
    try:
        validate_password(new, request.user)
    except ValidationError as error:
        return list(error.messages)
    return []


def _note(account: Account, deed: str) -> None:
    filing.disclose(
        reader_id=account.reader_id, deed=deed, subject=("reader", str(account.reader_id)), detail={},
        at=clock.now(), new_id=clock.new_id,
    )  # fmt: skip


def _page(request: HttpRequest, template: str, words: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return HttpResponse(render_to_string(template, words, request), status=status)
