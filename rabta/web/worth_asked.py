"""Under which price list, in which currency and by which rates an address asks for values. Plain but for its refusal."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from rabta.briefing.errors import NoSuchCurrency, NoSuchRates
from rabta.briefing.rules.valuing import Into
from rabta.vocabulary.rules.currencies import is_currency
from rabta.web import refused
from rabta.web.refusals import refusal_page

NAMES = ("price_list", "currency", "rates")


def worth_asked(request: HttpRequest) -> dict[str, Any]:
    """`price_list` and `into`, as queries of values take them. Raises NoSuchCurrency for what is no code."""
    asked = asked_of_worth(request)
    into = Into(asked["currency"], asked["rates"]) if asked["currency"] else None
    if into and not is_currency(into.currency):
        raise NoSuchCurrency(into.currency[:20])
    return {"price_list": asked["price_list"], "into": into}


def asked_of_worth(request: HttpRequest) -> dict[str, str | None]:
    """The same as it stands in the address, to be put into others."""
    return {name: request.GET.get(name) or None for name in NAMES}


def in_a_currency(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse in words, with 422, what asks for values in something that is no currency, or by rates that do not show."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            worth_asked(request)
            return view(request, *args, **kwargs)
        except (NoSuchCurrency, NoSuchRates) as refusal:
            refused.enter(request, rule=type(refusal).__name__)
            return refusal_page(request, str(refusal))

    return guarded
