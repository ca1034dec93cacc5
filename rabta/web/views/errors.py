"""Answers when something is not as it should be. None of them opens the house or says anything about a record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    request.looking = None  # type: ignore[attr-defined]
    return HttpResponse(render_to_string(f"errors/{template}.html", {"status": status}, request), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request itself cannot be understood."""
    return _page(request, "bad_request", 400)


def not_available(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Hidden and missing: the same status and the same bytes."""
    return _page(request, "not_available", 404)


def withheld(request: HttpRequest) -> HttpResponse:
    """The report is there and shows as marked; its own words may name a protected person."""
    return _page(request, "withheld", 403)


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed on our side. What it was is in the log, never on the page."""
    return _page(request, "broken", 500)


def unwritable(request: HttpRequest) -> HttpResponse:
    """The ledger cannot record a disclosure, so nothing is disclosed."""
    return _page(request, "unwritable", 503)


def stale_form(request: HttpRequest, reason: str = "", **_: Any) -> HttpResponse:
    """A form without a valid token: usually an old page after signing in again. Nothing was done; the draft is kept."""
    return _page(request, "stale_form", 403)
