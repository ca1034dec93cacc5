"""My work: what waits for one person, notices, and one task with what may be signed of it."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rabta.casework.operations.notices import open_notice
from rabta.casework.operations.tasks import give_task, sign_task_step
from rabta.casework.queries.tasks import task as one_task
from rabta.casework.queries.work import work_queue
from rabta.screening.operations.lapses import lapse_taken
from rabta.sharing.errors import NoReader
from rabta.web import clock, refused
from rabta.web.acting import who_acts
from rabta.web.case_forms import agency_in, day_in, forms_of, home_agencies, said_in
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.views.briefing import as_of
from rabta.web.views.cases import REFUSALS
from rabta.web.views.steps import take_step_back

PAGE_OF = {"case": "case", "task": "work_task", "request": "assistance", "partner_request": "partner_request"}
"""The page that a notice leads to, by the kind of what it is about."""


@require_GET
@signed_in
def work(request: HttpRequest) -> HttpResponse:
    """What waits for this reader, by the day it is due and what is at stake; and what the reader's agency was told."""
    return _work(request)


def _work(request: HttpRequest, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "work.html", deed="work:read", subject=("page", "work"), status=422 if problem else 200,
        query=lambda: work_queue(by=looking_of(request), today=as_of()),
        shape=lambda found: {"home": home_agencies(), "problem": problem, "typed": request.POST.dict(), "today": as_of()},
    )  # fmt: skip


@require_POST
@signed_in
def give(request: HttpRequest) -> HttpResponse:
    """Give an agency a task that is for no case."""
    form = request.POST

    def deed() -> None:
        give_task(
            title=form.get("title", ""), agency=agency_in(form.get("agency", "")),
            due_on=day_in(form.dict(), "due_on") if form.get("due_on") else None, **who_acts(request),
        )  # fmt: skip

    return done(request, deed, back=f"{reverse('work')}?done=given", again=lambda said: _work(request, problem=said))


@require_POST
@signed_in
def notice(request: HttpRequest, told_id: uuid.UUID) -> HttpResponse:
    """Open a notice: note that it was read, and go on to what it is about."""
    kind, subject = open_notice(
        notice_id=told_id, **who_acts(request)
    )  # fmt: skip
    if kind == "lapse":
        return HttpResponseRedirect(reverse("lapse", args=[lapse_taken(reader_id=request.user.reader_id, step_id=subject)]))
    return HttpResponseRedirect(reverse(PAGE_OF[kind], args=[subject]))


@require_GET
@signed_in
def task(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """One task: what it is for, what became of it, what may be signed now."""
    return _task(request, task_id)


def _task(request: HttpRequest, task_id: uuid.UUID, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "work_task.html", deed="task:read", subject=("case_task", str(task_id)), status=422 if problem else 200,
        query=lambda: one_task(task_id, by=looking_of(request), today=as_of()),
        shape=lambda found: {
            "problem": problem, "typed": request.POST.dict(), "forms": forms_of("task", found["next"]),
            "today": timezone.localdate(clock.now()).isoformat(), "home": home_agencies(),
        },
    )  # fmt: skip


@require_POST
@signed_in
def sign(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """Accept a task, return it, hand it over, say that it is done, take it back."""

    def deed() -> None:
        sign_task_step(
            task_id=task_id, **who_acts(request),
            said=said_in(request.POST.dict(), today=timezone.localdate(clock.now())),
        )  # fmt: skip

    return _done(request, task_id, deed, "signed")


@require_POST
@signed_in
def withdraw(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """Take one's own wrong step back, with a reason."""
    return _done(request, task_id, lambda: take_step_back(request, "task", task_id), "withdrawn")


def _done(request: HttpRequest, task_id: uuid.UUID, deed: Callable[[], None], said: str) -> HttpResponse:
    back = f"{reverse('work_task', args=[task_id])}?done={said}"
    return done(request, deed, back=back, again=lambda problem: _task(request, task_id, problem=problem))


def done(
    request: HttpRequest, deed: Callable[[], None], *, back: str, again: Callable[[str], HttpResponse]
) -> HttpResponse:  # fmt: skip
    """Do it and go `back`; what the house refuses is said on the page that `again` gives, beside what was typed."""
    try:
        deed()
    except NoReader:
        raise
    except REFUSALS as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return again(str(refusal))
    return HttpResponseRedirect(back)
