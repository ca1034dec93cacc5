"""Turns a room's refusal into a page that says what, why and what to do next, after it is in the ledger."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from rabta.briefing.errors import BriefingError
from rabta.casework.errors import CaseworkError
from rabta.clearance.errors import ClearanceError
from rabta.counting.errors import CountingError
from rabta.counting.errors import NotAvailable as PairNotAvailable
from rabta.custody.errors import CustodyError
from rabta.deconfliction.errors import DeconflictionError
from rabta.exchange.errors import ExchangeError
from rabta.filing.errors import FilingError, NotAvailable
from rabta.prevention.errors import PreventionError
from rabta.resolution.errors import NotAvailable as MentionNotAvailable
from rabta.resolution.errors import ResolutionError
from rabta.returns.errors import ReturnsError
from rabta.screening.errors import ScreeningError
from rabta.sharing.errors import NoReader, SharingError
from rabta.smuggling.errors import SmugglingError
from rabta.strategy.errors import StrategyError
from rabta.web import refused
from rabta.web.views.account import safe_path

REFUSALS = (
    BriefingError, CaseworkError, ClearanceError, FilingError, CountingError, CustodyError, DeconflictionError,
    ExchangeError, PreventionError, ResolutionError, ReturnsError, ScreeningError, SharingError, SmugglingError,
    StrategyError,
)  # fmt: skip
HIDDEN = (NotAvailable, PairNotAvailable, MentionNotAvailable)


def or_refused(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A refusal becomes a page with the room's own words (422); hidden and missing stay the one 404 of the door."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except HIDDEN:
            raise NotAvailable from None
        except NoReader:
            raise
        except REFUSALS as refusal:
            refused.enter(request, rule=type(refusal).__name__)
            return refusal_page(request, str(refusal))

    return guarded


def refusal_page(request: HttpRequest, refusal: str) -> HttpResponse:
    """The room's own words, and the way back to the page whose form was sent, where what was typed still stands."""
    words = {"refusal": refusal, "status": 422, "back": _form_page(request)}
    return HttpResponse(render_to_string("errors/refused.html", words, request), status=422)


def _form_page(request: HttpRequest) -> str:
    """The page of this console that a form was sent from; nothing where the browser does not say."""
    said = urlsplit(request.headers.get("Referer", ""))
    if said.netloc != request.get_host():
        return ""
    page = safe_path(request, said._replace(scheme="", netloc="", query="", fragment="").geturl())
    return page if page not in ("/", request.path) else ""
