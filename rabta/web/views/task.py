"""What a reader is working on: asked once, when words of a record are opened first; changed by one key; ended at will."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from rabta.briefing.invented import is_invented
from rabta.people.rules.purposes import Purpose
from rabta.sharing import tasks
from rabta.sharing.errors import NoReader, ReasonRefused
from rabta.web import clock, refused
from rabta.web.door import answer, signed_in
from rabta.web.tasks import end_task, keep_task, task_in
from rabta.web.views.account import safe_path

LOOKING_AROUND = gettext_noop("Looking around the invented year")
"""Offered in the demo, whose records are nobody's."""


@require_http_methods(["GET", "POST"])
@signed_in
def task(request: HttpRequest) -> HttpResponse:
    """The form, and the reasons given lately, each one press away."""
    if request.method == "GET":
        return _form(request, request.GET.get("next", ""))
    purpose, reason = _said(request)
    try:
        begun = tasks.begin_task(
            reader_id=request.user.reader_id, purpose=purpose, reason=reason, at=clock.now(), id=clock.new_id(),
            entry_id=clock.new_id(), salt=clock.new_id().bytes,
        )  # fmt: skip
    except ReasonRefused as refusal:
        return _form(request, request.POST.get("next", ""), problem=str(refusal), reason=reason, status=422)
    except NoReader:
        refused.enter(request, rule="purpose not held")
        problem = gettext("You do not read for this purpose. Choose one of yours.")
        return _form(request, request.POST.get("next", ""), problem=problem, reason=reason, status=422)
    keep_task(request, begun)
    return HttpResponseRedirect(safe_path(request, request.POST.get("next", "")))


@require_POST
@signed_in
def end(request: HttpRequest) -> HttpResponse:
    """The task is done; figures and lists stay open."""
    end_task(request)
    return HttpResponseRedirect("/")


def _said(request: HttpRequest) -> tuple[Purpose, str]:
    """The purpose and the reason a form names: `again` is a reason given lately, `<purpose> <reason>`."""
    form = request.POST
    number, _, reason = form.get("again", "").partition(" ")
    if not reason:
        number, reason = form.get("purpose", ""), form.get("reason", "")
    known = {str(int(purpose)): purpose for purpose in Purpose}
    return known.get(number, task_in(request).purpose), reason


def _form(request: HttpRequest, back: str, *, problem: str = "", reason: str = "", status: int = 200) -> HttpResponse:
    return answer(
        request, "task.html", query=lambda: {"choice": tasks.choice()}, deed="task:form", subject=("page", "task"),
        shape=lambda found: {
            "next": safe_path(request, back), "problem": problem, "reason": reason,
            "purposes": [{"number": int(one), "label": one.label} for one in found["choice"].purposes],
            "recent": _recent(found["choice"]), "now": int(task_in(request).purpose),
        },
        status=status,
    )  # fmt: skip


def _recent(choice: tasks.Choice) -> list[dict[str, Any]]:
    """Reasons to begin with one press; in the demo, looking around is one."""
    given = [{"purpose": int(purpose), "label": purpose.label, "reason": reason} for purpose, reason in choice.recent]
    if not given and is_invented() and choice.purposes:
        return [{"purpose": int(choice.purposes[0]), "label": choice.purposes[0].label, "reason": gettext(LOOKING_AROUND)}]
    return given
