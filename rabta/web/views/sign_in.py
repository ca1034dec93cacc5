"""Signing in, changing a password, signing out. Each is in the ledger before it is answered."""

from typing import Any

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rabta.ledger.errors import LedgerUnwritable
from rabta.people.accounts import second_factor, sessions, tries
from rabta.people.accounts.models import Account
from rabta.sharing.errors import NoReader
from rabta.web import clock, refused
from rabta.web.door import signed_in, unreadable
from rabta.web.preferences import DOOR, chosen_at_door, keep
from rabta.web.views import errors
from rabta.web.views.account import keep_with_account, note, safe_path

BACKEND = "rabta.people.accounts.sign_in.AccountBackend"
HALF = "rabta_half"
HALF_STANDS = 300  # seconds between the password and the second factor
LONGEST_CODE = 40  # characters
WRONG_CODE = gettext_lazy("This code is not right, or was used before. After five wrong tries the name rests for a while.")
LONGEST_NAME = 150  # characters: a longer name is nobody's, and must still be counted as a wrong try


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """A name and a password, and where one is set up a second factor; then on to the page the reader came for."""
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
        try:
            refused.enter_at_door(name)
        except (LedgerUnwritable, OperationalError):
            return errors.unwritable(request)
        problem = gettext("This name and password do not belong together. After five tries the name rests for a while.")
        return _page(request, "sign_in.html", {"next": back, "problem": problem, "name": name}, status=422)
    if second_factor.is_set_up(found):
        return _half_way(request, found, back)
    return _welcome(request, found, back)


def _half_way(request: HttpRequest, found: Account, back: str) -> HttpResponse:
    """The password was right. What the browser holds now opens one page alone, for five minutes."""
    request.session.flush()
    request.session[HALF] = {
        "account": found.pk, "password": found.get_session_auth_hash(), "at": timezone.now().timestamp(), "next": back,
    }  # fmt: skip
    return HttpResponseRedirect("/sign-in/code/")


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second factor: a code from the app, or a recovery code. A wrong one counts as a wrong password does."""
    found = _account_half_way(request)
    if found is None:
        return HttpResponseRedirect("/sign-in/")
    if unreadable(request):
        return errors.bad_request(request)
    if request.method == "GET":
        return _page(request, "code.html", {})
    if not tries.may_try(request, found.sign_in_name):
        return _page(request, "code.html", {}, status=429)
    if not second_factor.is_right(found, request.POST.get("code", "")[:LONGEST_CODE], at=clock.now()):
        try:
            wrong_at_door(request, found.sign_in_name)
        except (LedgerUnwritable, OperationalError):
            return errors.unwritable(request)
        return _page(request, "code.html", {"problem": WRONG_CODE}, status=422)
    return _welcome(request, found, request.session[HALF]["next"], second=True)


def wrong_at_door(request: HttpRequest, name: str) -> None:
    """A wrong code counts as a wrong password does, and is in the ledger. Raises LedgerUnwritable."""
    tries.count_wrong_try(request, name)
    refused.enter_at_door(name)


def _account_half_way(request: HttpRequest) -> Account | None:
    """Whose password this browser has just given; None where it has not, too long ago, or for what is no more so."""
    half = request.session.get(HALF)
    if not half or not 0 <= timezone.now().timestamp() - half["at"] <= HALF_STANDS:
        return None
    found = Account.objects.filter(pk=half["account"], is_active=True).first()
    return found if found and constant_time_compare(found.get_session_auth_hash(), half["password"]) else None


def _welcome(request: HttpRequest, found: Account, back: str, *, second: bool = False) -> HttpResponse:
    before = found.last_login or found.added_at
    try:
        note(found, "sign_in")
    except LedgerUnwritable:
        return errors.unwritable(request)
    except NoReader:
        problem = gettext("This sign-in no longer belongs to an active reader. Ask your administrator.")
        return _page(request, "sign_in.html", {"next": back, "problem": problem}, status=422)
    request.session.flush()
    login(request, found, backend=BACKEND)
    sessions.begin(request, at=clock.now())
    request.session[sessions.SECOND_FACTOR] = second
    if wrong := tries.wrong_tries(found.sign_in_name, since=before):
        request.session[sessions.WRONG_TRIES] = {"count": wrong.count, "since": wrong.since.isoformat()}
    keep_with_account(found, chosen_at_door(request))
    response = HttpResponseRedirect("/password/" if found.must_change_password else back)
    keep(response, name="language", value=found.language)
    response.delete_cookie(DOOR, samesite="Strict")
    return response


@require_POST
@signed_in
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. The page that follows empties this reader's drafts."""
    note(request.user, "sign_out")
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
    note(request.user, "account:password")
    request.user.set_password(request.POST["new"])
    request.user.must_change_password = False
    request.user.save(update_fields=["password", "must_change_password"])
    update_session_auth_hash(request, request.user)
    sessions.end(request.user.pk, but=request.session.row.name)
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


def _page(request: HttpRequest, template: str, words: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return HttpResponse(render_to_string(template, words, request), status=status)
