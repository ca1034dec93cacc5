"""What a reading holds, value by value: what it is called, and how it is said or asked for."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext, pgettext

from rabta.language.fields import FIELDS
from rabta.language.quantities import grouped, plain
from rabta.web.mendable import kind_of
from rabta.web.templatetags.codes import word_for
from rabta.web.templatetags.days import day_in_words
from rabta.web.templatetags.names import country_named, entry_named, nationalities, place_named
from rabta.web.templatetags.numbers import currency_name, grouping_of, unit_name
from rabta.web.templatetags.words import said, separator
from rabta.web.wording import VALUES

DAYS = frozenset({"date", "from", "to", "occurred_from", "occurred_to"})  # fields whose value is a day
A_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?")
"""A local moment as readings hold it."""
register = template.Library()


@register.simple_tag(takes_context=True)
def value_shown(context: dict[str, Any], one: dict[str, Any]) -> str:
    """A read value as people say it, its number grouped as the reader chose."""
    if isinstance(one["value"], int | float | Decimal) and not isinstance(one["value"], bool):
        return grouped(plain(Decimal(str(one["value"]))), grouping=grouping_of(context))
    return value_words(one["field"], one["value"])


def value_words(field: str, value: Any) -> str:
    """A read value by name: substances, units, agencies, places, countries, settings; the rest as it stands."""
    if isinstance(value, list | tuple):
        return separator().join(value_words(field, item) for item in value)
    if isinstance(value, dict) and "from" in value:
        return separator().join(day_in_words(said) for said in dict.fromkeys((value["from"], value.get("to"))) if said)
    if isinstance(value, dict) and "seat" in value:
        return str(value["seat"])  # beside it stands the number of the flight
    if field == "laboratory" and isinstance(value, dict):
        named = (one and one["thing"] for one in (value["declared"], *value["found"], value["instead_of"]))
        return separator().join(dict.fromkeys(entry_named("thing", code) for code in named if code))
    if not isinstance(value, str) or not value:
        return value_text(value)
    if A_MOMENT.fullmatch(value):
        return f"{day_in_words(value[:10])}{separator()}{value[11:16]}"
    if field in DAYS:
        return day_in_words(value)
    if field == "period":
        return " – ".join(map(day_in_words, value.split("/")))
    if field in VALUES:
        return word_for(VALUES[field], value)
    return SAID_BY[field](value) if field in SAID_BY else entry_named(field, value)


@register.filter
def value_text(value: Any) -> str:
    """A value as the reader read it, as text; empty where nothing is stated."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list | tuple):
        return separator().join(value_text(item) for item in value)
    if isinstance(value, dict):
        return separator().join(value_text(item) for item in value.values() if item not in (None, ""))
    return format(plain(Decimal(str(value))), "f") if isinstance(value, int | float | Decimal) else str(value)


@register.filter
def field_kind(field: str) -> str:
    """How a value is asked for when it is mended."""
    return kind_of(field)


@register.filter
def field_name(code: Any) -> str:
    """What a read value is called; a country's code names how many of its nationals are documented."""
    if re.fullmatch("[A-Z]{2}", str(code)):
        between = pgettext("between a title and what it is told by", ": ")
        return gettext("nationality as documented") + between + country_named(code)
    return word_for(FIELDS, code)


@register.filter
def what_was_found(problem: dict[str, Any]) -> str:
    """What a problem of a row says: its rule, else its note, else its kind."""
    return str(problem.get("rule") or problem.get("note") or problem.get("kind") or "")


SAID_BY: dict[str, Callable[[str], str]] = {
    "unit": unit_name, "count_unit": unit_name, "area_unit": unit_name, "country": country_named, "currency": currency_name,
    "district": place_named, "province": place_named, "nationality_notes": nationalities,
    "crop": lambda crop: said(crop.capitalize()), "what": said, "age": said, "scope": said,
}  # fmt: skip
"""How a code that a reading holds is said, by the field it stands in."""
