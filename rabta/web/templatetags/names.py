"""What agencies, substances, places and peoples are called in the reader's language."""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.translation import get_language, gettext

from rabta.briefing.rules.provinces import province_named
from rabta.casework.rules.sites import sites
from rabta.language.names import country_in_urdu, name_in_urdu, nationalities_in_urdu
from rabta.vocabulary.rules.adulterants import adulterant
from rabta.vocabulary.rules.agencies import agency
from rabta.vocabulary.rules.gazetteer import airport, countries
from rabta.vocabulary.rules.numbered import setting_numbered
from rabta.vocabulary.rules.settings import setting_number
from rabta.vocabulary.rules.substances import substance
from rabta.web.templatetags.words import said

NAMED_BY: dict[str, Callable[[str], Any]] = {
    "substance_code": substance,
    "thing": lambda code: adulterant(code) or substance(code),
    "agencies": agency,
    "agency": agency,
    "setting": lambda code: setting_numbered(setting_number(code)),
    "airport_iata": airport,
}
register = template.Library()


@register.filter
def named(thing: Any) -> str:
    """The name of an agency, substance or district in the reader's language; its code where it has none."""
    if not isinstance(thing, dict):
        return str(thing or "")
    in_urdu = thing.get("name_ur") if get_language() == "ur" else ""
    return str(in_urdu or thing.get("name_en") or thing.get("name") or thing.get("code") or "")


@register.filter
def site_named(code: str) -> str:
    """An airport or crossing by its code; the code where it is none of ours."""
    return named(sites().get(code, code))


@register.filter
def briefly(one: Any) -> str:
    """An agency in as few signs as people use: its letters where it goes by them, else its shortest known name."""
    code = str(one.get("code") or "") if isinstance(one, dict) else str(one or "")
    try:
        entry = agency(code)
    except LookupError:
        return named(one)
    if get_language() == "ur":
        return next((name for name in entry.names if "\u0600" <= name[0] <= "\u06ff"), entry.name_ur or entry.name_en)
    return entry.short_en


@register.filter
def group_label(row: dict[str, Any]) -> str:
    """The label of one part of a figure's breakdown, in the reader's language."""
    if get_language() == "ur" and row.get("label_ur"):
        return str(row["label_ur"])
    return said(row["label"]) if row.get("label") else gettext("not stated")


def entry_named(field: str, value: str) -> str:
    """What the vocabulary calls a code of this field; the value itself where it has no such field or code."""
    try:
        entry = NAMED_BY[field](value)
    except (LookupError, ValueError):
        return value
    return str((entry.name_ur if get_language() == "ur" else "") or entry.name_en)


def country_named(code: str) -> str:
    """A country by its code of ISO 3166-1; what is none as it is written."""
    english = "Pakistan" if code == "PK" else countries().get(code, code)
    return (get_language() == "ur" and country_in_urdu(code)) or english


def place_named(name: str) -> str:
    """A district or province in the reader's language; what is none as it is written."""
    return (get_language() == "ur" and name_in_urdu(name)) or name


@register.filter
def nationalities(noted: str) -> str:
    """Nationalities as a report notes them, in the reader's language."""
    return nationalities_in_urdu(noted) if get_language() == "ur" else noted


@register.filter
def named_word(word: Any) -> str:
    """A word of the vocabulary of encounters in the reader's language."""
    return str(word.name_ur if get_language() == "ur" else word.name_en) if word else ""


@register.filter
def country_name(code: str) -> str:
    """A country by its code of ISO 3166-1, in the reader's language."""
    return country_named(str(code or ""))


@register.filter
def airport_name(code: str) -> str:
    """An airport's name by its code; what is no code of ours as it is written."""
    return entry_named("airport_iata", str(code or ""))


@register.filter
def spot_name(place: str, level: str) -> str:
    """A place of a level (district, province, airport) in the reader's language."""
    if level == "airport":
        return airport_name(place)
    return province_name(place) if level == "province" else place_named(place)


@register.filter
def watched_place(place: str, level: str) -> str:
    """A country by its code, a province or a district by its name, in the reader's language."""
    return country_named(place) if level == "country" else place_named(place)


@register.filter
def province_name(stored: str) -> str:
    """A province, or that it is abroad or not stated, in the reader's language."""
    named = province_named(stored)
    return group_label({"label": named.label, "label_ur": named.label_ur})
