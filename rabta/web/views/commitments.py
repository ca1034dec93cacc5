"""Commitments: the list with its time line, the board of a meeting, one commitment, proposals and steps."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rabta.sharing.errors import NoReader, SharingError
from rabta.strategy import operations, queries
from rabta.strategy.errors import AlreadyProposed, StrategyError
from rabta.strategy.rules.slippage import Column
from rabta.web import marking_words, refused
from rabta.web.acting import who_acts
from rabta.web.commitment_forms import choices, proposed_in, said_in
from rabta.web.commitment_picture import WIDTH, month_bars, progress_bar, time_line
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.refusals import or_refused
from rabta.web.views.briefing import as_of
from rabta.web.views.filing import form_words

MOST_SLIPPING = 3
"""Commitments that the first page names."""
ON_BOARD = (Column.SLIPPING, Column.ON_TRACK, Column.NOT_COMPUTED, Column.DONE, Column.WAITING)


@require_GET
@signed_in
def commitments(request: HttpRequest) -> HttpResponse:
    """Every commitment that shows, by theme, with a time line; one theme, or one side, where the address names it."""
    theme, side = request.GET.get("theme") or None, request.GET.get("side") or None
    return answer(
        request, "commitments.html", deed="commitment:list", subject=("page", "commitments"),
        query=lambda: queries.board(today=as_of(), theme=theme, partner=side),
        shape=lambda found: {
            "theme": theme, "side": side, "line": time_line(_shown(found), today=as_of()), "width": WIDTH,
            "bars": bars_of(found["commitments"]), "columns": _columns(found),
        },
    )  # fmt: skip


def _shown(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in found["commitments"] if one["column"] is not Column.GONE]


def _columns(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"code": str(column), "count": found["counts"][str(column)]} for column in ON_BOARD]


def bars_of(found: list[dict[str, Any]]) -> dict[uuid.UUID, Any]:
    """The progress bar of each that is computed."""
    today = as_of()
    return {one["id"]: progress_bar(one["indicator"], one["progress"], today=today) for one in found}


@require_GET
@signed_in
def concerning(request: HttpRequest) -> HttpResponse:
    """A part of the first page, which asks for it by itself: what slips of the commitments that concern the reader."""
    return answer(
        request, "partials/situation/slipping.html", deed="commitment:concerning", subject=("page", "commitments"),
        query=lambda: queries.concerning(by=looking_of(request), today=as_of()), shape=lambda found: {"most": MOST_SLIPPING},
    )  # fmt: skip


@require_GET
@signed_in
def board(request: HttpRequest) -> HttpResponse:
    """One page to project and to print for the two sides' meeting: large, light, in both languages."""
    side = request.GET.get("side") or None
    with translation.override("en"):  # both languages stand on the page whatever the reader's own is
        return answer(
            request, "commitment_board.html", deed="commitment:board", subject=("page", "commitments"),
            query=lambda: queries.board(today=as_of(), partner=side),
            shape=lambda found: {"side": side, "width": WIDTH, "bars": bars_of(found["commitments"]),
                                 "columns": _columns(found)},
        )  # fmt: skip


@require_GET
@signed_in
def commitment(request: HttpRequest, commitment_id: uuid.UUID) -> HttpResponse:
    """One commitment: where it was said, how far it is, what speaks against it, its steps, and those that may follow."""
    return answer(
        request, "commitment.html", deed="commitment:read", subject=("commitment", str(commitment_id)),
        query=lambda: queries.commitment(commitment_id, by=looking_of(request), today=as_of()),
        shape=lambda found: {
            "line": time_line([found], today=as_of()), "width": WIDTH, "today": as_of(),
            "bar": progress_bar(found["indicator"], found["progress"], today=as_of()),
            "months": month_bars(found["progress"]),
            "last": next((one["step"] for one in reversed(found["steps"]) if one["standing"]), None),
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def propose(request: HttpRequest) -> HttpResponse:
    """The form; filled where a checked text sent a sentence with its place. What is refused comes back as it was typed."""
    form = request.POST
    if request.method == "GET" or "propose" not in form:
        return _form(request, form)
    chosen = marking_words.chosen_in(form).as_marking()
    if chosen is None:
        return _form(request, form, problem="Say who may see this commitment before you propose it.")
    try:
        commitment_id = operations.propose(
            proposed=proposed_in(form), marking_text=chosen, today=as_of(), **who_acts(request),
        )  # fmt: skip
    except NoReader:
        raise
    except (StrategyError, SharingError) as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        known = refusal.commitment_id if isinstance(refusal, AlreadyProposed) else None
        return _form(request, form, problem=str(refusal), known=known)
    return HttpResponseRedirect(reverse("commitment", args=[commitment_id]) + "?done=proposed")


def _form(request: HttpRequest, form: QueryDict, *, problem: str = "", known: uuid.UUID | None = None) -> HttpResponse:
    return answer(
        request, "propose.html", query=lambda: {"themes": list(queries.themes_here().values())}, deed="commitment:form",
        subject=("page", "commitments"), status=422 if problem else 200,
        shape=lambda found: {
            "form": form.dict(), "problem": problem, "known": known, "today": as_of(), **choices(), **form_words(form),
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, commitment_id: uuid.UUID) -> HttpResponse:
    """Sign the next step in one's own name."""
    operations.sign(
        commitment_id=commitment_id, said=said_in(request.POST, today=as_of()),
        today=as_of(), **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('commitment', args=[commitment_id])}?done=signed#steps")


@require_POST
@signed_in
@or_refused
def cite(request: HttpRequest, commitment_id: uuid.UUID) -> HttpResponse:
    """Cite a record, or cite it no longer."""
    operations.cite(
        commitment_id=commitment_id, what=request.POST.get("what", ""), cited=request.POST.get("no_longer") != "1",
        **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('commitment', args=[commitment_id])}?done=cited#evidence")
