"""Networks of those who smuggle: the list, one with its pictures, stating what is known, and marking a part."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.filing.errors import FilingError, NotAvailable
from rabta.sharing.errors import NoReader, SharingError
from rabta.smuggling import operations, queries
from rabta.smuggling.errors import NotLawful, SmugglingError
from rabta.vocabulary.rules.encounters import kinds
from rabta.web import refused
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, signed_in
from rabta.web.marking_words import chosen_in
from rabta.web.network_forms import MARK_WORDS, mark_in, statements_in, statements_typed, words_of_networks
from rabta.web.network_picture import days, graph, legs, parts
from rabta.web.paging import Page, page_number
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.views.custody import moment_here
from rabta.web.views.filing import form_words

A_PAGE = 50


@require_GET
@signed_in
def networks(request: HttpRequest) -> HttpResponse:
    """What hangs together in the reader's view, the last seen first, and the routes that were stated."""
    place, since = request.GET.get("place", "").strip(), optional_day(request.GET.get("since", ""))
    page = page_number(request)
    return answer(
        request, "networks.html", deed="network:list", subject=("page", "networks"),
        query=lambda: _listed(place, since, page),
        reports=lambda found: [
            Disclosed(uuid.UUID(of), marking_id) for of, marking_id in
            sorted({(of, marking_id) for one in found["networks"] for of, _, marking_id in one["reports"]})
        ],
        shape=lambda found: {
            "place": place, "since": since, "pages": Page.of(page, total=found["total"], size=A_PAGE),
            "shown": found["networks"], **words_of_networks(),
        },
        for_task=True,
    )  # fmt: skip


def _listed(place: str, since: date | None, page: int) -> dict[str, Any]:
    found = queries.networks(place=place, since=since, most=A_PAGE, skip=(page - 1) * A_PAGE)
    return {**found, "routes": queries.routes_briefly(since=since)}


@require_GET
@signed_in
def network(request: HttpRequest, statement_key: uuid.UUID) -> HttpResponse:
    """One network, by any of its statements: why it hangs together, its picture and tables, days, map, prices."""
    return answer(
        request, "network.html", deed="network:read", subject=("page", "network"),
        query=lambda: queries.network(statement_key),
        reports=lambda found: [Disclosed(uuid.UUID(one), marking_id) for one, _, marking_id in found["disclosed"]],
        shape=lambda found: {
            "graph": graph(found), "map": legs(found["routes"]), "line": days(found), "kinds": _by_code(kinds()),
            "mark_words": MARK_WORDS, **words_of_networks(), "parts": parts(found),
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def state_facts(request: HttpRequest) -> HttpResponse:
    """The form; what cannot be taken comes back with the reason and everything that was typed."""
    if request.method == "GET":
        return _form(request, request.GET)
    form = request.POST
    marking = chosen_in(form).as_marking()
    try:
        if marking is None:
            raise NotLawful("Say who may read this report before you file it.")
        filed = operations.state_facts(
            told=statements_in(form), marking_text=marking,
            grading=f"{form.get('source', 'X')}{form.get('information', '4')}", **who_acts(request),
        )  # fmt: skip
    except (NoReader, NotAvailable):
        raise
    except (FilingError, SharingError, SmugglingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, str(refusal))
    return HttpResponseRedirect(reverse("receipt", args=[filed[-1].report_id]))


def _form(request: HttpRequest, form: QueryDict, problem: str = "") -> HttpResponse:
    return answer(
        request, "state_facts.html", query=dict, deed="file:form", subject=("page", "state_facts"),
        status=422 if problem else 200,
        shape=lambda found: {
            "problem": problem, "form": form, "typed": statements_typed(form), **form_words(form), **words_of_networks(),
            "today": timezone.localdate(moment_here()),
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def mark(request: HttpRequest, statement_key: uuid.UUID) -> HttpResponse:
    """Sign a mark on a part of this network, or take one's own back."""
    operations.mark_part(
        mark=mark_in(request.POST), **who_acts(request)
    )
    return HttpResponseRedirect(f"{reverse('network', args=[statement_key])}?done=marked")


def _by_code(words: Any) -> dict[str, Any]:
    return {word.code: word for word in words}
