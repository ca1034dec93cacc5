"""Persons met on the move: the list, one encounter, filing one, the referral desk, and the steps that officers sign."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.filing.errors import FilingError, NotAvailable
from rabta.screening.queries.refusals import recorded_at_gate
from rabta.sharing.errors import NoReader, SharingError
from rabta.smuggling import operations, queries
from rabta.smuggling.errors import NotLawful, SmugglingError
from rabta.smuggling.rules.protecting import OWED
from rabta.vocabulary.rules.encounters import kinds, outcomes, roles
from rabta.web import refused
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, looking_of, signed_in
from rabta.web.encounter_forms import STANDS_WORDS, encounter_in, forms_of, persons_typed, step_in, words_of_form
from rabta.web.marking_words import chosen_in
from rabta.web.paging import Page, page_number
from rabta.web.refusals import or_refused
from rabta.web.views.custody import moment_here
from rabta.web.views.filing import form_words
from rabta.web.views.mending import identifier, whole

A_PAGE = 50


@require_GET
@signed_in
def encounters(request: HttpRequest) -> HttpResponse:
    """Every encounter that shows, the newest first; of one kind, or one list, where the address names it."""
    kind = next((one.code for one in kinds() if one.code == request.GET.get("kind")), "")
    which = next((one for one in queries.LISTS if one == request.GET.get("list")), "")
    page = page_number(request)
    return answer(
        request, "encounters.html", deed="encounter:list", subject=("page", "encounters"),
        query=lambda: queries.encounters(kind=kind, which=which, most=A_PAGE, skip=(page - 1) * A_PAGE),
        shape=lambda found: {
            "kind": kind, "which": which, "kinds": _by_code(kinds()),
            "pages": Page.of(page, total=found["total"], size=A_PAGE),
        },
    )  # fmt: skip


@require_GET
@signed_in
def encounter(request: HttpRequest, encounter_key: uuid.UUID) -> HttpResponse:
    """One encounter: where and when, everybody met as far as their words show, the gate's record, what may be signed."""

    def found() -> dict[str, Any] | None:
        one = queries.encounter(encounter_key, by=looking_of(request), now=moment_here())
        return one and {**one, "at_gate": recorded_at_gate(encounter_key, by=looking_of(request))}

    return answer(
        request, "encounter.html", deed="encounter:read", subject=("encounter", str(encounter_key)), query=found,
        reports=lambda found: [Disclosed(one["id"], one["marking_id"]) for one in found["reports"]],
        shape=lambda found: {
            "kinds": _by_code(kinds()), "roles": _by_code(roles()), "outcomes": _by_code(outcomes()),
            "page": {**found, "met": [{**one, "forms": forms_of(one["next"])} for one in found["met"]]},
        },
    )  # fmt: skip


@require_GET
@signed_in
def referrals(request: HttpRequest) -> HttpResponse:
    """What waits at the referral desk, the first due first; empty for whoever is no protection officer."""
    which = next((str(one) for one in OWED if one == request.GET.get("list")), "")
    page = page_number(request)
    return answer(
        request, "referrals.html", deed="encounter:referrals", subject=("page", "referrals"),
        query=lambda: queries.referrals(
            by=looking_of(request), now=moment_here(), which=which, most=A_PAGE, skip=(page - 1) * A_PAGE
        ),
        reports=lambda found: list({
            one["report"]["id"]: Disclosed(one["report"]["id"], one["marking_id"]) for one in found["referrals"]
        }.values()),
        shape=lambda found: {
            "lists": [{"code": str(one), "word": STANDS_WORDS[one], "count": found["counts"][str(one)]} for one in OWED],
            "which": which, "roles": _by_code(roles()), "kinds": _by_code(kinds()),
            "pages": Page.of(page, total=found["total"], size=A_PAGE),
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def file_encounter(request: HttpRequest) -> HttpResponse:
    """The form; an encounter that cannot be taken brings it back with the reason and everything that was typed."""
    if request.method == "GET":
        return _form(request, QueryDict())
    form = request.POST
    marking = chosen_in(form).as_marking()
    try:
        if marking is None:
            raise NotLawful("Say who may read this report before you file it.")
        filed = operations.file_encounter(
            encounter=encounter_in(form), marking_text=marking,
            grading=f"{form.get('source', 'X')}{form.get('information', '4')}", **who_acts(request),
        )  # fmt: skip
    except (NoReader, NotAvailable):
        raise
    except (FilingError, SharingError, SmugglingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, str(refusal))
    return HttpResponseRedirect(f"{reverse('encounter', args=[filed.key])}?done=filed")


def _form(request: HttpRequest, form: QueryDict, problem: str = "") -> HttpResponse:
    return answer(
        request, "file_encounter.html", deed="file:form", subject=("page", "file_encounter"),
        query=lambda: {"indicators": queries.indicators_here()}, status=422 if problem else 200,
        shape=lambda found: {
            "problem": problem, "form": form, "typed": persons_typed(form), **form_words(form), **words_of_form(),
            "today": timezone.localdate(moment_here()), "signs": form.getlist("indicator"),
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, encounter_key: uuid.UUID) -> HttpResponse:
    """Sign the next step about somebody met in this encounter, in one's own name."""
    form = request.POST
    operations.sign_step(
        encounter_key=encounter_key, report_id=identifier(form.get("report")),
        row_no=whole(form.get("row")), said=step_in(form), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('encounter', args=[encounter_key])}?done=signed")


def _by_code(words: Any) -> dict[str, Any]:
    return {word.code: word for word in words}
