"""One's own second factor: set it up, get new recovery codes, take it away where none is required."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from rabta.people.accounts import second_factor as factor
from rabta.people.accounts import sessions, tries
from rabta.web import clock
from rabta.web.door import signed_in
from rabta.web.views.account import note
from rabta.web.views.sign_in import LONGEST_CODE, WRONG_CODE, wrong_at_door

WAITING = "rabta_new_factor"
"""Where the session keeps the sealed secret until its first code has come."""


@require_http_methods(["GET", "POST"])
@signed_in
def second_factor(request: HttpRequest) -> HttpResponse:
    """How it stands, and what can be done about it. Every deed asks for a code that is right now."""
    if not factor.is_set_up(request.user):
        return _set_up(request)
    if request.method == "GET":
        return _page(request, "second_factor.html", _standing(request))
    name = request.user.get_username()
    if not tries.may_try(request, name):
        return _page(request, "second_factor.html", _standing(request), status=429)
    if not factor.is_right(request.user, request.POST.get("code", "")[:LONGEST_CODE], at=clock.now()):
        wrong_at_door(request, name)
        return _page(request, "second_factor.html", {**_standing(request), "problem": WRONG_CODE}, status=422)
    if request.POST.get("deed") == "codes":
        note(request.user, "account:recovery_codes")
        return _page(request, "recovery_codes.html", {"codes": factor.new_codes(request.user)})
    if request.POST.get("deed") == "away" and not request.user.second_factor_required:
        note(request.user, "account:second_factor_away")
        factor.forget(request.user)
    return HttpResponseRedirect("/account/")


def _set_up(request: HttpRequest) -> HttpResponse:
    """Show a fresh secret; keep it once its first code has come, and show the recovery codes this once."""
    sealed = request.session.get(WAITING)
    if request.method == "GET" or not sealed:
        request.session[WAITING] = sealed = sealed or factor.new_secret()
        return _page(request, "second_factor_new.html", _new(request, sealed))
    name = request.user.get_username()
    if not tries.may_try(request, name):
        return _page(request, "second_factor_new.html", _new(request, sealed), status=429)
    step = factor.proven(sealed, request.POST.get("code", "")[:LONGEST_CODE], at=clock.now())
    if step is None:
        wrong_at_door(request, name)
        problem = gettext("This code is not right. Is the telephone's clock right? Type the code that the app shows now.")
        return _page(request, "second_factor_new.html", {**_new(request, sealed), "problem": problem}, status=422)
    note(request.user, "account:second_factor")
    codes = factor.set_up(request.user, sealed, step=step)
    del request.session[WAITING]
    request.session[sessions.SECOND_FACTOR] = True
    request.session.cycle_key()
    sessions.end(request.user.pk, but=request.session.row.name)
    return _page(request, "recovery_codes.html", {"codes": codes})


def _new(request: HttpRequest, sealed: str) -> dict[str, Any]:
    side, dark = factor.picture(request.user, sealed)
    return {"side": side, "dark": dark, "key": factor.in_groups(sealed), "forced": request.user.second_factor_required}


def _standing(request: HttpRequest) -> dict[str, Any]:
    return {"left": factor.codes_left(request.user), "required": request.user.second_factor_required}


def _page(request: HttpRequest, template: str, words: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return HttpResponse(render_to_string(template, words, request), status=status)
