"""Watch-lists: those that show, one list with its entries, one entry; what is opened, added, brought, renewed, withdrawn."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.people.rules.purposes import Role
from rabta.screening.errors import CannotList, ScreeningError
from rabta.screening.operations import watch_lists as operations
from rabta.screening.operations.watch_lists import Brought
from rabta.screening.queries import watch_lists as queries
from rabta.screening.rules.course import EntryStep, ListStep
from rabta.screening.rules.entry_file import MOST_ROWS, UnreadableList
from rabta.sharing.errors import NoReader, SharingError
from rabta.vocabulary.rules.numbered import agency_numbered
from rabta.web import clock, marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.paging import Page, page_number
from rabta.web.periods import optional_day
from rabta.web.refusals import or_refused
from rabta.web.screening_forms import choices, entry_in, list_in
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words

PAGE = ("page", "watch_lists")
MOST_BYTES = 16 * 2**20
MOST_WRONG = 200
"""Rows of a file that a page says are wrong; the others are counted."""


@require_GET
@signed_in
def lists(request: HttpRequest) -> HttpResponse:
    """The lists that show, with how many entries of each stand."""
    return answer(
        request, "watch_lists.html", deed="watch_list:list", subject=PAGE, query=lambda: queries.lists(today=as_of()),
        shape=lambda found: {"keeps": _keeps(request)},
    )  # fmt: skip


def _keeps(request: HttpRequest) -> bool:
    """Whether the reader keeps lists; manners only, the house refuses everybody else."""
    looking = looking_of(request)
    return bool({Role.LIAISON, Role.ANALYST} & looking.roles) and not agency_numbered(looking.agency).is_partner


@require_http_methods(["GET", "POST"])
@signed_in
def open_list(request: HttpRequest) -> HttpResponse:
    """The form of a new list; what is refused comes back as it was typed."""
    if request.method == "GET":
        return _opening(request, QueryDict())
    form = request.POST
    chosen = marking_words.chosen_in(form).as_marking()
    if chosen is None:
        return _opening(request, form, problem="Say who may see this list before you open it.")
    try:
        list_id = operations.open_list(
            new=list_in(form), marking_text=chosen, **who_acts(request)
        )  # fmt: skip
    except NoReader:
        raise
    except (ScreeningError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _opening(request, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("watch_list", args=[list_id]) + "?done=opened")


def _opening(request: HttpRequest, form: QueryDict, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "open_watch_list.html", query=dict, deed="watch_list:form", subject=PAGE, status=422 if problem else 200,
        shape=lambda found: {"form": form.dict(), "problem": problem, "today": as_of(), **form_words(form)},
    )  # fmt: skip


@require_GET
@signed_in
def watch_list(request: HttpRequest, list_id: uuid.UUID) -> HttpResponse:
    """One list: its ground and reason, its entries, its steps, and what may be done."""
    page = page_number(request)
    return answer(
        request, "watch_list.html", deed="watch_list:read", subject=("watch_list", str(list_id)),
        query=_one(request, list_id, skip=(page - 1) * queries.ENTRIES_A_PAGE),
        shape=lambda found: {
            "today": as_of(), "pages": Page.of(page, total=found["total"], size=queries.ENTRIES_A_PAGE),
        },
    )  # fmt: skip


def _one(request: HttpRequest, list_id: uuid.UUID, *, skip: int = 0) -> Callable[[], Any]:
    return lambda: queries.watch_list(list_id, by=looking_of(request), today=as_of(), skip=skip)


@require_POST
@signed_in
@or_refused
def step_list(request: HttpRequest, list_id: uuid.UUID) -> HttpResponse:
    """Renew a list after a review, or close it for good."""
    form, said = request.POST, {"reader_id": request.user.reader_id, "list_id": list_id, "new_id": clock.new_id}
    if form.get("kind") == ListStep.CLOSED:
        operations.close_list(words=form.get("words", ""), at=clock.now(), **said)
    elif form.get("kind") == ListStep.RENEWED:
        until = optional_day(form.get("until", "").strip())
        operations.renew_list(until=until, words=form.get("words", ""), at=clock.now(), **said)
    else:
        raise CannotList("This is no step that can be signed here.")
    return HttpResponseRedirect(f"{reverse('watch_list', args=[list_id])}?done=signed#steps")


@require_http_methods(["GET", "POST"])
@signed_in
def add(request: HttpRequest, list_id: uuid.UUID) -> HttpResponse:
    """The form of a new entry; what is refused comes back as it was typed."""
    if request.method == "GET":
        return _adding(request, list_id, QueryDict())
    form = request.POST
    chosen = marking_words.chosen_in(form).as_marking()
    if chosen is None:
        return _adding(request, list_id, form, problem="Say who may be shown what it matches before you add it.")
    try:
        entry_id = operations.add_entry(
            list_id=list_id, listed=entry_in(form), marking_text=chosen, **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (ScreeningError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _adding(request, list_id, form, problem=str(refusal))
    return HttpResponseRedirect(reverse("watch_entry", args=[entry_id]) + "?done=added")


def _adding(request: HttpRequest, list_id: uuid.UUID, form: QueryDict, *, problem: str = "") -> HttpResponse:
    return answer(
        request, "add_watch_entry.html", query=_one(request, list_id), deed="watch_list:form",
        subject=("watch_list", str(list_id)), status=422 if problem else 200,
        shape=lambda found: {"form": form.dict(), "problem": problem, **choices(), **form_words(form)},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def bring(request: HttpRequest, list_id: uuid.UUID) -> HttpResponse:
    """Entries as a CSV file: added, known already, and what is wrong with the others, row by row."""
    if request.method == "GET":
        return _brought(request, list_id, QueryDict())
    form = request.POST
    chosen = marking_words.chosen_in(form).as_marking()
    uploaded = request.FILES.get("file")
    try:
        if uploaded is None or not uploaded.size:
            raise CannotList("There is nothing to bring: choose a CSV file.")
        if uploaded.size > MOST_BYTES:
            raise CannotList(f"A list is brought in files of at most {MOST_ROWS} rows. Divide the file.")
        if chosen is None:
            raise CannotList("Say who may be shown what these entries match before you bring them.")
        brought = operations.bring_entries(
            list_id=list_id, content=uploaded.read(), marking_text=chosen,
            **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (ScreeningError, SharingError, UnreadableList) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return _brought(request, list_id, form, problem=str(refusal))
    return _brought(request, list_id, form, brought=brought)


def _brought(
    request: HttpRequest, list_id: uuid.UUID, form: QueryDict, *, problem: str = "", brought: Brought | None = None
) -> HttpResponse:  # fmt: skip
    return answer(
        request, "bring_watch_list.html", query=_one(request, list_id), deed="watch_list:form",
        subject=("watch_list", str(list_id)), status=422 if problem else 200,
        shape=lambda found: {
            "problem": problem, "brought": brought, **choices(), **form_words(form),
            "wrong": brought.wrong[:MOST_WRONG] if brought else [], "most_wrong": MOST_WRONG,
        },
    )  # fmt: skip


@require_GET
@signed_in
def entry(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One entry: what travellers are compared with; whose it is and why, where the list shows."""
    return answer(
        request, "watch_entry.html", deed="watch_entry:read", subject=("watch_entry", str(entry_id)),
        query=lambda: queries.watch_entry(entry_id, by=looking_of(request), today=as_of()),
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def step_entry(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Withdraw an entry with a reason, or put a withdrawn one back."""
    kind = next((one for one in (EntryStep.WITHDRAWN, EntryStep.RESTORED) if one == request.POST.get("kind")), None)
    if kind is None:
        raise CannotList("This is no step that can be signed here.")
    operations.sign_entry(
        entry_id=entry_id, kind=kind, words=request.POST.get("words", ""), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('watch_entry', args=[entry_id])}?done=signed#steps")
