"""The one way a page is answered.

Who reads comes from the signed-in account; the house is opened once, asked once, and the page is bytes before it is
closed; the disclosure is in the ledger before the first byte leaves. If the ledger cannot take it, the answer is 503
and holds no byte of a record. Words of a record open for a task alone: who has not said what for is asked, once. Hidden
and missing get the same answer, and the same entry of a refusal. Errors of the database are never shown.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.db import OperationalError, ProgrammingError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from rabta.briefing.errors import NoSuchFigure, NoSuchPriceList
from rabta.briefing.invented import as_of
from rabta.casework.queries.work import waiting_work
from rabta.filing.errors import NotAvailable
from rabta.ledger.errors import LedgerUnwritable
from rabta.ledger.rules.failures import where_from
from rabta.people.accounts import sessions
from rabta.sharing.disclosing import Shown, disclose_all
from rabta.sharing.errors import NoReader, TaskNeeded
from rabta.sharing.operations import Looking, reading_as, working_on
from rabta.web import clock, refused
from rabta.web.tasks import task_in, told_task
from rabta.web.views import errors


@dataclass(frozen=True)
class Disclosed:
    """A report whose words a page shows, with its marking. `receipt`: to the agency that has just filed it."""

    report_id: UUID
    marking_id: int
    receipt: bool = False


DENIED = "42501"
"""The database refused: a record was marked anew while it was written to. The same as if there had never been one."""
OWN_FORMS = ("file", "find", "find_in_bag", "file_encounter", "file_land", "state_facts", "file_operation",
             "change_operation", "phone_intake")  # fmt: skip
"""Pages whose form posts to themselves."""
ALONE = ("report", "incident", "exhibit")
"""Kinds of page that show the words of one report and no other."""
log = logging.getLogger("django.request")
View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Only for a signed-in reader; others are sent to the sign-in page and come back here afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = request.user
        if not account.is_authenticated:
            return to_sign_in(request)
        if unreadable(request):
            return errors.bad_request(request)
        if (first := comes_first(request)) is not None:
            return first
        try:
            with working_on(task_in(request)):
                return _refusing(view, request, *args, **kwargs)
        except TaskNeeded:
            return to_task(request)
        except (LedgerUnwritable, OperationalError):
            return errors.unwritable(request)
        except NoReader:
            logout(request)
            return to_sign_in(request)
        except ProgrammingError as error:
            if getattr(error.__cause__, "sqlstate", "") == DENIED:
                return _denied(request)
            return _broken(request, view, error)
        except Exception as error:
            return _broken(request, view, error)

    return guarded


def _denied(request: HttpRequest) -> HttpResponse:
    """What the database itself refused: a row that no policy allows, a token it does not know."""
    try:
        refused.enter_denial(request)
    except (LedgerUnwritable, OperationalError):
        return errors.unwritable(request)
    return errors.not_available(request)


def _broken(request: HttpRequest, view: View, error: Exception) -> HttpResponse:
    """Django would log the message with its traceback, and messages quote what they choke on: records."""
    log.error("%s in %s at %s", type(error).__name__, view.__name__, where_from(error))
    return errors.broken(request)


def comes_first(request: HttpRequest) -> HttpResponse | None:
    """What stands before every page: the lock, a given password, a second factor to set up. None where nothing does.

    Also notes that somebody is at work: what a page asks for by itself (`X-By-Itself`) is no sign of anybody.
    """
    account: Any = request.user
    if request.session.is_locked() and request.path != reverse("sign_out"):
        return _to(reverse("unlock"), request)
    if "X-By-Itself" not in request.headers:
        request.session.touch()
    if account.must_change_password:
        return _unless_there(request, "password")
    if account.second_factor_required and not request.session.get(sessions.SECOND_FACTOR):
        return _unless_there(request, "second_factor")
    return None


def _unless_there(request: HttpRequest, name: str) -> HttpResponse | None:
    there = request.path in (reverse(name), reverse("sign_out"))
    return None if there else HttpResponseRedirect(reverse(name))


def _refusing(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Hidden and missing: one answer, and before it one entry that does not say which."""
    try:
        return view(request, *args, **kwargs)
    except (NotAvailable, NoSuchFigure, NoSuchPriceList, Http404):
        refused.enter(request, rule="not available")
        return errors.not_available(request)


def need_task(request: HttpRequest) -> None:
    """For what takes words of records along: raises TaskNeeded where the reader has not said what for."""
    if task_in(request).id is None:
        raise TaskNeeded


def unreadable(request: HttpRequest) -> bool:
    """Whether something in the address or the form cannot be text in the database: a NUL."""
    said = (request.GET, request.POST)
    return any("\0" in value for form in said for _, values in form.lists() for value in values)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, with the page to return to; htmx is told to move the whole window there."""
    return _to(settings.LOGIN_URL, request)


def to_task(request: HttpRequest) -> HttpResponse:
    """To the page that asks what the reader is working on; from there on to what was asked for."""
    return _to(reverse("task"), request)


def _to(page: str, request: HttpRequest) -> HttpResponse:
    back = request.htmx.current_url_abs_path if request.htmx else request.get_full_path()
    if request.method != "GET" and not request.htmx:
        back = request.META.get("HTTP_X_RETURN_TO") or form_page(request.path)
    target = f"{page}?{urlencode({'next': back or '/'})}"
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)


def form_page(path: str) -> str:
    """The page that holds the form which posts to `path`: forms post to the page itself or one step below it."""
    if resolve(path).url_name in OWN_FORMS:
        return path
    return path.rstrip("/").rpartition("/")[0] + "/"


def answer(
    request: HttpRequest, template: str, *, query: Callable[[], Any], deed: str, subject: tuple[str, str],
    shape: Callable[[Any], dict[str, Any]] | None = None, reports: Callable[[Any], list[Disclosed]] | None = None,
    status: int = 200, for_task: bool = False,
) -> HttpResponse:
    """Ask the house once and answer with a page.

    `query` returns what is shown, or None for what is hidden or missing. `shape` turns it into the template's words
    (pure). `deed`, `subject` and counts of what was shown go to the ledger before the answer is returned; where the
    words of `reports` are shown, each report has an entry of its own, so that its originator knows who read it. It does
    not say on what page it stood beside others, nor which: they may be records the originator may not see. Words of
    reports, but for a receipt's, and what is `for_task`, need a task: raises TaskNeeded.
    """  # fmt: skip
    with reading_as(request.user.reader_id) as looking:
        request.looking, request.task = looking, told_task(request, looking)
        found = query()
        if found is None:
            raise NotAvailable
        told = reports(found) if reports else []
        if looking.task_id is None and (for_task or not all(one.receipt for one in told)):
            raise TaskNeeded
        words = {"page": found, "waiting_work": _waiting(looking), **(shape(found) if shape else {})}
        body = render_to_string(template, words, request).encode()
    own = deed if subject[0] in ALONE else "report:read"
    entries = [_of_report(one, deed=own, name=looking.name) for one in told]
    _enter(looking, [*(entries or [Shown(deed=deed, subject=subject, detail=shown(found))]), *unseen_in(found)])
    return HttpResponse(body, status=status)


def looking_of(request: HttpRequest) -> Looking:
    """Who the door let in, once the house is open."""
    return request.looking  # type: ignore[attr-defined,no-any-return]


def _waiting(looking: Looking) -> Any:
    """How much work waits for the reader: asked when a page says it, while the house is open."""
    return SimpleLazyObject(lambda: waiting_work(by=looking, today=as_of(timezone.localdate(clock.now()))) or {})


def _of_report(one: Disclosed, *, deed: str, name: str) -> Shown:
    subject = ("report", str(one.report_id))
    return Shown(deed=deed, subject=subject, marking_id=one.marking_id, detail={"name": name})


def answer_data(
    request: HttpRequest, *, query: Callable[[], Any], deed: str, subject: tuple[str, str],
    shape: Callable[[Any], dict[str, Any]],
) -> HttpResponse:  # fmt: skip
    """Ask the house once and answer with JSON for a page's own script."""

    def made(found: Any) -> bytes:
        return json.dumps(shape(found), ensure_ascii=False, separators=(",", ":")).encode()

    return answer_bytes(request, query=query, deed=deed, subject=subject, made=made, content_type="application/json")


def answer_bytes(
    request: HttpRequest, *, query: Callable[[], Any], deed: str, subject: tuple[str, str], made: Callable[[Any], bytes],
    content_type: str,
) -> HttpResponse:  # fmt: skip
    """Ask the house once and answer with what is `made` of it (pure): bytes, then the ledger, then the answer."""
    with reading_as(request.user.reader_id) as looking:
        request.looking = looking
        found = query()
        body = made(found)
    _enter(looking, [Shown(deed=deed, subject=subject, detail=shown(found)), *unseen_in(found)])
    return HttpResponse(body, content_type=content_type)


def disclose(
    looking: Looking, *, deed: str, subject: tuple[str, str], detail: dict[str, Any], marking_id: int | None = None
) -> None:
    """One ledger entry, in its own transaction, before anything leaves. Raises LedgerUnwritable."""
    _enter(looking, [Shown(deed=deed, subject=subject, detail=detail, marking_id=marking_id)])


def _enter(looking: Looking, entries: list[Shown]) -> None:
    disclose_all(entries, reader_id=looking.reader_id, purpose=looking.purpose, at=clock.now(), new_id=clock.new_id)


def unseen_in(found: Any) -> list[Shown]:
    """What a page told of records that may be counted and not shown: a disclosure of its own beside the page's."""
    if not isinstance(found, dict):
        return []
    figures = [one for one in (*(found.get("figures") or []), found.get("figure")) if isinstance(one, dict)]
    told = {one["name"]: len(one["unseen"]["totals"]) for one in figures if one.get("unseen")}
    if found.get("unseen_elsewhere"):
        told["elsewhere"] = len(found["unseen_elsewhere"])
    return [Shown(deed="count_only:tell", subject=("figure", name), detail={"totals": n}) for name, n in told.items()]


def told_by(incidents: list[dict[str, Any]]) -> list[Disclosed]:
    """The reports whose words these incidents show, each once."""
    return list({i["report"]["id"]: Disclosed(i["report"]["id"], i["marking_id"]) for i in incidents}.values())


def shown(found: Any) -> dict[str, Any]:
    """What a page disclosed, as counts and ids for the ledger: never names, numbers or words."""
    if isinstance(found, list):
        return {"shown": len(found)}
    lists = {name: len(value) for name, value in found.items() if isinstance(value, list)}
    return {"shown": lists}
