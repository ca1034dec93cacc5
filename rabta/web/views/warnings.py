"""Warnings: those in force, those for a post, one of them, raising one, and what is signed of it."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.filing.errors import NotAvailable
from rabta.prevention.queries import proposed_warnings
from rabta.sharing.errors import NoReader, SharingError
from rabta.smuggling import operations, queries
from rabta.smuggling.errors import NotLawful, SmugglingError
from rabta.smuggling.rules.warning import Signed, Warns
from rabta.web import refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.marking_words import chosen_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words
from rabta.web.warning_forms import KINDS, choices, form_of, posts, reports_in, warning_in

PAGE = ("page", "warnings")


@require_GET
@signed_in
def warnings(request: HttpRequest) -> HttpResponse:
    """Every warning in force that shows; of one kind, or with those that ended, where asked; and what a rule proposes."""
    kind = next((str(one) for one in Warns if one == request.GET.get("kind")), "")
    every = request.GET.get("all") == "1"

    def found() -> dict[str, Any]:
        shown = queries.warnings(by=looking_of(request), today=as_of(), kind=kind, all_of_them=every)
        proposed = proposed_warnings(today=as_of()) if shown["raises"] else []
        return {**shown, "proposed": [{**one, "query": form_of(one)} for one in proposed]}

    return answer(
        request, "warnings.html", deed="warning:list", subject=PAGE, query=found,
        shape=lambda page: {"kind": kind, "every": every, "kinds": KINDS.items()},
    )  # fmt: skip


@require_GET
@signed_in
def alerts(request: HttpRequest) -> HttpResponse:
    """Forged documents that a post is to look out for: of the post that is named, else of every post."""
    post = next((code for code, _ in posts() if code == request.GET.get("post")), "")
    return answer(
        request, "alerts.html", deed="warning:alerts", subject=("page", "alerts"),
        query=lambda: queries.warnings(
            by=looking_of(request), today=as_of(), kind=str(Warns.DOCUMENT), posts=[post] if post else None
        ),
        shape=lambda page: {"post": post, "all_posts": posts()},
    )  # fmt: skip


@require_GET
@signed_in
def warning(request: HttpRequest, warning_id: uuid.UUID) -> HttpResponse:
    """One warning: what it says, what it rests on, who read it, and what may be signed."""
    return answer(
        request, "warning.html", deed="warning:read", subject=("warning", str(warning_id)),
        query=lambda: queries.warning(warning_id, by=looking_of(request), today=as_of()),
        shape=lambda found: {"today": as_of()},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def raise_warning(request: HttpRequest) -> HttpResponse:
    """The form of a new warning, filled from what a rule proposed; what is refused comes back as it was typed."""
    if request.method == "GET":
        return _raising(request, request.GET)
    form = request.POST
    marking = chosen_in(form).as_marking()
    if marking is None:
        return _raising(request, form, problem="Say who may see this warning before you raise it.")
    try:
        warning_id = operations.raise_warning(
            said=warning_in(form), reports=reports_in(form), marking_text=marking,
            today=as_of(), **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except NotAvailable:
        return _raising(request, form, problem="No report with one of these numbers is available to you.")
    except (SmugglingError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _raising(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("warning", args=[warning_id]) + "?done=raised")


def _raising(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "raise_warning.html", query=dict, deed="warning:form", subject=PAGE, status=422 if problem else 200,
        shape=lambda found: {
            "form": form.dict(), "chosen_posts": form.getlist("post"), "problem": problem, "today": as_of(), **choices(),
            **form_words(form),
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, warning_id: uuid.UUID) -> HttpResponse:
    """Sign that one has read it; renew or retract it."""
    form = request.POST
    kind = next((one for one in Signed if one == form.get("kind")), None)
    if kind is None:
        raise NotLawful("This is no step that can be signed here.")
    operations.sign_warning(
        warning_id=warning_id, kind=kind, words=form.get("words", ""),
        until=optional_day(form.get("until", "").strip()), today=as_of(), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('warning', args=[warning_id])}?done=signed#signed")
