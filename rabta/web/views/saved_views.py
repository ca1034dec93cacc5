"""Saved views of analysis: a list, a form to keep one, deleting, bringing back. Opened, each shows anew."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from rabta.analysis import operations, queries
from rabta.analysis.errors import NotSaved
from rabta.analysis.rules.saved_view import PAGES, Kind, asked_in
from rabta.filing.errors import NotAvailable
from rabta.web.acting import who_acts
from rabta.web.door import answer, looking_of, signed_in
from rabta.web.refusals import or_refused

NAMED = {
    "flows": _("Flows"), "trends": _("What rises"), "hot_spots": _("Hot spots"), "worth": _("Purity and price"),
    "agencies_beside": _("Agencies"),
}  # fmt: skip


@require_GET
@signed_in
def views(request: HttpRequest) -> HttpResponse:
    """Every view that shows; with `?page=` a form to keep that page as it is asked."""
    page, asked = request.GET.get("page", ""), asked_in(request.GET.dict())
    return answer(
        request, "saved_views.html", query=lambda: queries.saved_views(by=looking_of(request)), deed="view:list",
        subject=("page", "saved views"),
        shape=lambda found: {
            **{name: [_opened(one) for one in found[name]] for name in ("own", "shared", "deleted")},
            "saving": page if page in PAGES else "", "asked": asked, "page_names": NAMED,
        },
    )  # fmt: skip


@require_POST
@signed_in
@or_refused
def save(request: HttpRequest) -> HttpResponse:
    """Keep a page as it is asked, under a name."""
    form = request.POST
    said = {"from": form.get("from", ""), "to": form.get("to", ""), "all": form.get("all", ""),
            "substance": form.get("substance", ""), "claims": form.get("claims", ""), "level": form.get("level", ""),
            "what": form.get("what", "")}  # fmt: skip
    operations.save_view(
        name=form.get("name", ""), page=form.get("page", ""), asked=said,
        shared=form.get("shared") == "1", **who_acts(request),
    )  # fmt: skip
    return _back("saved")


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest) -> HttpResponse:
    """Delete one's own view, or bring it back."""
    form = request.POST
    kind = next((one for one in Kind if one == form.get("kind")), None)
    if kind is None:
        raise NotSaved("This is no step that can be signed here.")
    try:
        view_id = UUID(form.get("view", ""))
    except ValueError:
        raise NotAvailable from None
    operations.sign_view(view_id=view_id, kind=kind, **who_acts(request))
    return _back(str(kind), view=str(view_id) if kind is Kind.DELETED else "")


def _opened(one: dict[str, Any]) -> dict[str, Any]:
    """A view with its address."""
    return {**one, "address": f"{reverse(one['page'])}?{one['asked']}", "page_name": NAMED[one["page"]]}


def _back(done: str, *, view: str = "") -> HttpResponse:
    asked = urlencode({"done": done, **({"view": view} if view else {})})
    return HttpResponseRedirect(f"{reverse('saved_views')}?{asked}")
