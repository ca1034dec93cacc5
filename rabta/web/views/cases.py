"""Joint cases: the list and what cases lack, one case, opening one, and the steps that officers sign and take back."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.casework.errors import CaseworkError
from rabta.casework.operations import cases as operations
from rabta.casework.operations.tasks import give_task
from rabta.casework.queries import cases as queries
from rabta.casework.queries.templates import templates_here
from rabta.casework.rules.case import AUDIENCE, CaseStep, Lacking, Stage
from rabta.deconfliction.queries import rules_here
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import clock, marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.case_forms import agency_in, case_in, day_in, forms_of, home_agencies, said_in
from rabta.web.case_words import LISTS, OUTCOME_CHOICES, STAGES
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.views.briefing import as_of
from rabta.web.views.mending import identifier
from rabta.web.views.steps import take_step_back

CASES_A_PAGE = 50
COURSE = ("found", "registered", "charged", "in_court", "decided", "destroyed")
"""The stations of a case, in order, by the name of the step in its state."""
REFUSALS = (CaseworkError, SharingError)


@require_GET
@signed_in
def cases(request: HttpRequest) -> HttpResponse:
    """Every case that shows, or one list of what is lacking; narrowed to the reader's own, a stage, a kind, an agency."""
    asked, page = request.GET, page_number(request)
    which = next((one for one in Lacking if one == asked.get("list")), None)
    stage = next((one for one in Stage if one == asked.get("stage")), None)
    return answer(
        request, "cases.html", deed="case:list", subject=("page", "cases"),
        query=lambda: queries.cases(
            today=as_of(), which=which, chosen=_chosen(request, stage), most=CASES_A_PAGE, offset=(page - 1) * CASES_A_PAGE
        ),
        shape=lambda found: {
            "lists": [{"code": str(one), "word": LISTS[one], "count": found["counts"].get(str(one), 0)} for one in Lacking],
            "which": str(which or ""), "whose": asked.get("whose", ""), "stage": str(stage or ""),
            "template": asked.get("template", ""), "stages": STAGES.items(), "templates": templates_named(),
            "pages": Page.of(page, total=found["total"], size=CASES_A_PAGE),
        },
    )  # fmt: skip


def _chosen(request: HttpRequest, stage: Stage | None) -> queries.Chosen:
    looking, asked = looking_of(request), request.GET
    whose = asked.get("whose", "")
    return queries.Chosen(
        of=looking.reader_id if whose == "mine" else None, agency=looking.agency if whose == "agency" else None,
        stage=stage, template=asked.get("template", ""),
    )  # fmt: skip


def templates_named() -> list[dict[str, Any]]:
    """The templates of this installation, as a form offers them."""
    return [
        {"code": one.name, "name_en": one.en, "name_ur": one.ur, "level": marking_words.level_word(one.level),
         "tasks": [{"name_en": task.en, "name_ur": task.ur, "role": str(task.role), "days": task.days}
                   for task in one.tasks]}
        for one in templates_here()
    ]  # fmt: skip


@require_GET
@signed_in
def case(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """One case: its course, who is in it, what it is linked to, its tasks, and what may be signed now."""
    return _page(request, case_id)


def _page(request: HttpRequest, case_id: uuid.UUID, *, problem: str = "") -> HttpResponse:
    """The page of a case; with a problem, what was typed stands in the form that was sent."""
    return answer(
        request, "case.html", deed="case:read", subject=("case", str(case_id)), status=422 if problem else 200,
        query=lambda: queries.case(case_id, by=looking_of(request), today=as_of()),
        shape=lambda found: {
            "problem": problem, "typed": request.POST.dict(), "forms": forms_of("case", found["next"]),
            "course": _course(found), "template": _template_of(found), "templates": templates_named(),
            "outcomes": OUTCOME_CHOICES, "today": _today(), "home": home_agencies(),
            "kinds": operation_kinds(found["links"]),
        },
    )  # fmt: skip


def operation_kinds(links: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Kinds of planned operations by code, with their names; none where nothing of these is one."""
    if not any(one["kind"] == "operation" for one in links):
        return {}
    return {code: {"name_en": one.name_en, "name_ur": one.name_ur} for code, one in rules_here().kinds.items()}


def _course(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The stations of the case, each with the step that reached it."""
    return [{"code": name, "step": getattr(found["state"], name)} for name in COURSE]


def _template_of(found: dict[str, Any]) -> dict[str, Any] | None:
    return next((one for one in templates_named() if one["code"] == found["template"]), None)


def _today() -> str:
    return timezone.localdate(clock.now()).isoformat()


@require_http_methods(["GET", "POST"])
@signed_in
def open_case(request: HttpRequest) -> HttpResponse:
    """The form; what is refused comes back as it was typed. `?incident=` names the event that it is about."""
    if request.method == "GET":
        return _form(request, request.GET)
    form = request.POST
    try:
        case_id = operations.open_case(
            case=case_in(form, urdu=translation.get_language() == "ur"), **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except REFUSALS as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _form(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("case", args=[case_id]) + "?done=opened")


def _form(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "open_case.html", query=dict, deed="case:form", subject=("page", "cases"), status=422 if problem else 200,
        shape=lambda found: {
            "form": form.dict(), "named": form.getlist("named"), "reports": form.getlist("report"), "problem": problem,
            "templates": templates_named(),
            "levels": marking_words.LEVELS, "home": home_agencies(but=looking_of(request).agency),
        },
    )  # fmt: skip


@require_POST
@signed_in
def sign(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Sign the next step in one's own name. Who joins or leaves is shown first, and done when one is sure."""
    form = request.POST
    if form.get("kind") in AUDIENCE and form.get("sure") != "1":
        return _before_it_is_done(request, case_id)

    def deed() -> None:
        said = said_in(form.dict(), today=timezone.localdate(clock.now()))
        operations.sign_case_step(
            case_id=case_id, said=said, **who_acts(request)
        )

    return _done(request, case_id, deed, "signed")


def _before_it_is_done(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Who would newly see the case, or see it no more. Nothing is done."""
    kind = CaseStep(request.POST["kind"])
    try:
        to = agency_in(request.POST.get("to_agency", ""))
    except CaseworkError as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _page(request, case_id, problem=str(refusal))
    return answer(
        request, "case_audience.html", deed="case:preview", subject=("case", str(case_id)),
        query=lambda: queries.audience_change(case_id, kind, to, by=looking_of(request)),
        shape=lambda found: {
            "level": marking_words.level_word(found["level"]), "typed": request.POST.dict(),
            "there": found["agency"]["code"] in {one["code"] for one in found["members"]},
        },
    )  # fmt: skip


@require_POST
@signed_in
def withdraw(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Take one's own wrong step back, with a reason."""
    return _done(request, case_id, lambda: take_step_back(request, "case", case_id), "withdrawn")


@require_POST
@signed_in
def link(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Link a record that one sees, or take one's own link back."""
    form, subject = request.POST, {"subject_kind": "case", "subject_id": case_id}

    def deed() -> None:
        who = {"reader_id": request.user.reader_id, "at": clock.now(), "new_id": clock.new_id}
        if form.get("link"):
            operations.unlink_record(link_id=identifier(form["link"]), reason=form.get("reason", ""), **subject, **who)
        else:
            operations.link_named(what=form.get("what", ""), **subject, **who)

    return _done(request, case_id, deed, "unlinked" if form.get("link") else "linked")


@require_POST
@signed_in
def give(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Give an agency of the case a task, or give all of them the tasks of a template."""
    form = request.POST

    def deed() -> None:
        who = {"reader_id": request.user.reader_id, "at": clock.now(), "new_id": clock.new_id}
        if form.get("template"):
            operations.use_template(
                case_id=case_id, name=form["template"], urdu=translation.get_language() == "ur", **who
            )  # fmt: skip
            return
        due_on = day_in(form.dict(), "due_on") if form.get("due_on") else None
        give_task(
            title=form.get("title", ""), agency=agency_in(form.get("agency", "")), due_on=due_on, for_kind="case",
            for_id=case_id, **who,
        )  # fmt: skip

    return _done(request, case_id, deed, "given")


def _done(request: HttpRequest, case_id: uuid.UUID, deed: Any, done: str) -> HttpResponse:
    """Do it and go back to the page; what the house refuses is said there, beside what was typed."""
    try:
        deed()
    except NoReader:
        raise
    except REFUSALS as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _page(request, case_id, problem=str(refusal))
    return HttpResponseRedirect(f"{reverse('case', args=[case_id])}?done={done}")
