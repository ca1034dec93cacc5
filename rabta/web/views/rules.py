"""Rules that analysts write: those that show, one with what came of it; writing, testing, switching on and off."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.people.rules.purposes import Role
from rabta.screening.errors import CannotWriteRule, ScreeningError
from rabta.screening.operations import rules as operations
from rabta.screening.queries import rules as queries
from rabta.screening.queries.rule_tests import DAYS_TRIED, try_rule
from rabta.screening.rules.rule_course import RuleStep
from rabta.sharing.errors import NoReader, SharingError
from rabta.vocabulary.rules.numbered import agency_numbered
from rabta.web import clock, marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.rule_forms import known_in, reading_words, rule_in, text_with_line, writing_words
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words

PAGE = ("page", "rules")
DAYS = (7, 14, 30, 90)


@require_GET
@signed_in
def rules(request: HttpRequest) -> HttpResponse:
    """The rules that show: how each stands, and what came of its hits."""
    return answer(
        request, "rules.html", deed="screening_rule:list", subject=PAGE, query=lambda: queries.rules(today=as_of()),
        shape=lambda found: {"writes": _writes(request)},
    )  # fmt: skip


def _writes(request: HttpRequest) -> bool:
    """Whether the reader writes rules; manners only, the house refuses everybody else."""
    looking = looking_of(request)
    return bool({Role.LIAISON, Role.ANALYST} & looking.roles) and not agency_numbered(looking.agency).is_partner


@require_http_methods(["GET", "POST"])
@signed_in
def write(request: HttpRequest) -> HttpResponse:
    """The form of a new rule; what is refused comes back as it was typed. The form's lower part writes lines."""
    if request.method == "GET":
        return _writing(request, QueryDict())
    form = request.POST
    if form.get("line"):
        return _writing(request, form, text=text_with_line(form))
    chosen = marking_words.chosen_in(form).as_marking()
    if chosen is None:
        return _writing(request, form, problem="Say who may see this rule before you keep it.")
    try:
        rule_id = operations.open_rule(
            new=rule_in(form), marking_text=chosen, **who_acts(request)
        )  # fmt: skip
    except NoReader:
        raise
    except (ScreeningError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _writing(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("rule", args=[rule_id]) + "?done=written")


def _writing(request: HttpRequest, form: QueryDict, *, problem: str = "", text: str | None = None) -> HttpResponse:
    said = form.get("text", "") if text is None else text
    return answer(
        request, "write_rule.html", query=dict, deed="screening_rule:form", subject=PAGE, status=422 if problem else 200,
        shape=lambda found: {"form": form.dict(), "problem": problem, **writing_words(said), **form_words(form)},
    )  # fmt: skip


@require_POST
@signed_in
def preview(request: HttpRequest) -> HttpResponse:
    """How the text of a form reads, while it is written. Opens no record."""
    return answer(
        request, "partials/rule_reads.html", query=dict, deed="screening_rule:form", subject=PAGE,
        shape=lambda found: reading_words(request.POST.get("text", "")),
    )  # fmt: skip


@require_GET
@signed_in
def rule(request: HttpRequest, rule_id: uuid.UUID) -> HttpResponse:
    """One rule: how it reads, how it stands, what came of its hits, every step, and what may be done."""
    return answer(
        request, "rule.html", deed="screening_rule:read", subject=("screening_rule", str(rule_id)),
        query=_one(request, rule_id), shape=lambda found: {"today": as_of()},
    )  # fmt: skip


def _one(request: HttpRequest, rule_id: uuid.UUID) -> Callable[[], Any]:
    return lambda: queries.rule(rule_id, by=looking_of(request), today=as_of())


@require_http_methods(["GET", "POST"])
@signed_in
def change(request: HttpRequest, rule_id: uuid.UUID) -> HttpResponse:
    """The form of another version; what runs goes on until that one is tested and switched on."""
    if request.method == "GET":
        return _changing(request, rule_id, QueryDict())
    form = request.POST
    if form.get("line"):
        return _changing(request, rule_id, form, text=text_with_line(form))
    try:
        operations.write_version(
            rule_id=rule_id, text=form.get("text", ""), words=form.get("words", ""),
            **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (ScreeningError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _changing(request, rule_id, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("rule", args=[rule_id]) + "?done=written")


def _changing(
    request: HttpRequest, rule_id: uuid.UUID, form: QueryDict, *, problem: str = "", text: str | None = None
) -> HttpResponse:  # fmt: skip
    def shape(found: dict[str, Any]) -> dict[str, Any]:
        said = text if text is not None else form.get("text") or found["text"]
        return {"form": form.dict(), "problem": problem, **writing_words(said)}

    return answer(
        request, "change_rule.html", query=_one(request, rule_id), deed="screening_rule:form",
        subject=("screening_rule", str(rule_id)), status=422 if problem else 200, shape=shape,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
@or_refused
def tried(request: HttpRequest, rule_id: uuid.UUID) -> HttpResponse:
    """What the latest version would have meant on past days, as this reader sees them; sent, the test is signed."""
    days = _days(request.POST.get("days") or request.GET.get("days", ""))
    if request.method == "POST":
        operations.sign_test(
            rule_id=rule_id, days=days, today=as_of(), **who_acts(request)
        )  # fmt: skip
        return HttpResponseRedirect(f"{reverse('rule_test', args=[rule_id])}?days={days}&done=tested")

    def query() -> Any:
        found = _one(request, rule_id)()
        return {"rule": found, "tried": try_rule(found["rule"], today=as_of(), days=days)} if found else None

    return answer(
        request, "rule_test.html", query=query, deed="screening_rule:test", subject=("screening_rule", str(rule_id)),
        for_task=True, shape=lambda found: {"days": days, "choices": DAYS, "today": as_of()},
    )  # fmt: skip


def _days(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and int(said) in DAYS else DAYS_TRIED


@require_POST
@signed_in
@or_refused
def step(request: HttpRequest, rule_id: uuid.UUID) -> HttpResponse:
    """Switch a rule on as a second person, switch it off, or close it."""
    form, said = request.POST, {"reader_id": request.user.reader_id, "rule_id": rule_id, "new_id": clock.new_id}
    words = form.get("words", "")
    if form.get("kind") == RuleStep.SWITCHED_ON:
        version = form.get("version", "")
        operations.switch_on(
            version=int(version) if version.isascii() and version.isdecimal() and len(version) < 9 else 0, words=words,
            until=optional_day(form.get("until", "").strip()), known=known_in(form), today=as_of(), at=clock.now(), **said,
        )  # fmt: skip
    elif form.get("kind") == RuleStep.SWITCHED_OFF:
        operations.switch_off(words=words, at=clock.now(), **said)
    elif form.get("kind") == RuleStep.CLOSED:
        operations.close_rule(words=words, at=clock.now(), **said)
    else:
        raise CannotWriteRule("This is no step that can be signed here.")
    return HttpResponseRedirect(f"{reverse('rule', args=[rule_id])}?done=signed#steps")
