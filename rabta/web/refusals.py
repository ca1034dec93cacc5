"""Turns a room's refusal into a page that says what, why and what to do next, after it is in the ledger."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from rabta.counting.errors import CountingError
from rabta.counting.errors import NotAvailable as PairNotAvailable
from rabta.custody.errors import CustodyError
from rabta.filing.errors import FilingError, NotAvailable
from rabta.sharing.errors import NoReader, SharingError
from rabta.web import refused

REFUSALS = (FilingError, CountingError, CustodyError, SharingError)
HIDDEN = (NotAvailable, PairNotAvailable)


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
            body = render_to_string("errors/refused.html", {"refusal": str(refusal), "status": 422}, request)
            return HttpResponse(body, status=422)

    return guarded
