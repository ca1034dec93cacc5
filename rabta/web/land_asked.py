"""What the pages of poppy land are asked: a season, a district, a day; and where an answer leads back."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from rabta.clearance import season
from rabta.filing.errors import NotAvailable
from rabta.vocabulary.rules.places import districts
from rabta.web.periods import optional_day


def asked_in(request: HttpRequest) -> tuple[str, int | None]:
    """The crop and the year of the season that an address names; the first crop, and no year, where it names none."""
    crop = request.GET.get("crop", "")
    said = request.GET.get("year", "")
    year = int(said) if said.isascii() and said.isdigit() and len(said) == 4 and 2000 <= int(said) <= 2100 else None
    return (crop if crop in season.CROPS else season.CROPS[0]), year


def known_district(code: str) -> None:
    """Raises NotAvailable where no district has this code."""
    if code not in {each.code for each in districts()}:
        raise NotAvailable


def whole_number(said: str) -> int:
    """A whole number as it was typed; one that no rule allows where it is none, so that the room says what it wants."""
    said = said.strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else -1


def day_said(said: str, error: Callable[[str], Exception]) -> date:
    """The ISO day of a form. Raises `error` where it is none."""
    found = optional_day(said)
    if found is None:
        raise error("Say the day.")
    return found


def back_to(request: HttpRequest, name: str, *parts: Any, done: str = "", at: str = "") -> HttpResponse:
    """To the page of what was written, in the season that the form named."""
    season_of = {key: request.POST.get(key, "") for key in ("crop", "year") if request.POST.get(key)}
    told = urlencode({**season_of, **({"done": done} if done else {})})
    return HttpResponseRedirect(f"{reverse(name, args=parts)}?{told}" + (f"#{at}" if at else ""))
