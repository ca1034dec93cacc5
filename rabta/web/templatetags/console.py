"""Filters every template knows: numbers, masses, days and names as this reader wants them written."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop, pgettext, pgettext_lazy

from rabta.briefing.rules.land import ACRE_M2
from rabta.briefing.rules.provinces import province_named
from rabta.briefing.rules.wording import unit_in_urdu, unit_nouns
from rabta.language.fields import FIELDS
from rabta.language.names import country_in_urdu, name_in_urdu, nationalities_in_urdu
from rabta.language.quantities import grouped, mass_parts, plain, sum_parts
from rabta.language.sentences import MONTHS, in_urdu
from rabta.records.rules.protection import WITHHELD
from rabta.vocabulary.rules.agencies import agency
from rabta.vocabulary.rules.gazetteer import airport, countries
from rabta.vocabulary.rules.numbered import setting_numbered
from rabta.vocabulary.rules.scripts import language_of
from rabta.vocabulary.rules.settings import setting_number
from rabta.vocabulary.rules.substances import substance
from rabta.web.marking_words import LEVELS, marking_in_urdu
from rabta.web.mendable import PASTED_NAME, kind_of
from rabta.web.periods import optional_day
from rabta.web.wording import (
    DEEDS,
    FACETS,
    KEEPING_STEPS,
    KEPT,
    PURGE_RULES,
    REDRESS,
    RELATIONS,
    RHYTHMS,
    RULES,
    STATUSES,
    VALUES,
    VIEWS,
)

HEDGED = {
    "over": pgettext_lazy("a hedge with an amount", "over {}"), "under": pgettext_lazy("a hedge with an amount", "under {}"),
    "around": pgettext_lazy("a hedge with an amount", "around {}"),
}  # fmt: skip
register = template.Library()
NAMED_BY: dict[str, Callable[[str], Any]] = {
    "substance_code": substance,
    "agencies": agency,
    "agency": agency,
    "setting": lambda code: setting_numbered(setting_number(code)),
    "airport_iata": airport,
}
CURRENCIES = {
    "USD": gettext_noop("US dollars"), "PKR": gettext_noop("Pakistani rupees"), "EUR": gettext_noop("euros"),
    "GBP": gettext_noop("pounds sterling"), "AED": gettext_noop("UAE dirhams"), "SAR": gettext_noop("Saudi riyals"),
}  # fmt: skip
SQUARE_METRES = "m2"
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
"""How the house writes a substance or a setting that has more than one word: `other_precursor`."""
SHORT = {"t": "t", "pound": "lb", "tonne": "t", "unknown": "unit not stated"}  # units written otherwise than in a sentence


@register.simple_tag(takes_context=True)
def number(context: dict[str, Any], value: Any) -> SafeString | str:
    """A number, grouped as the reader chose, isolated from the direction of the text around it."""
    if value is None or value == "":
        return pgettext("no value", "–")
    value = plain(Decimal(str(value)))
    return format_html('<bdi class="n" dir="ltr">{}</bdi>', grouped(value, grouping=_grouping(context)))


@register.simple_tag(takes_context=True)
def mass(context: dict[str, Any], mass_g: int | None) -> SafeString | str:
    """Grams as g, kg or t with the exact grams in the title. None means nothing was weighed."""
    if mass_g is None:
        return pgettext("no value", "–")
    value, unit = mass_parts(int(mass_g))
    said = grouped(value, grouping=_grouping(context))
    exact = grouped(int(mass_g), grouping=_grouping(context))
    return format_html(
        '<data class="mass" value="{}" title="{} g"><bdi class="n" dir="ltr">{}</bdi> <span class="unit">{}</span></data>',
        int(mass_g), exact, said, unit_name(unit),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def money(context: dict[str, Any], value: Any, currency: str = "USD", bare: bool = False) -> SafeString | str:
    """A sum in words of size (`12.797 billion US dollars`), with the exact sum in the title; `bare` without currency."""
    if value is None:
        return pgettext("no value", "–")
    said, size = sum_parts(Decimal(str(value)), grouping=_grouping(context))
    exact = f"{grouped(plain(Decimal(str(value))), grouping=_grouping(context))} {currency}"
    words = " ".join(word for word in (gettext(size) if size else "", "" if bare else currency_name(currency)) if word)
    return format_html(
        '<data class="mass money" value="{}" title="{}">'
        '<bdi class="n" dir="ltr">{}</bdi> <span class="unit">{}</span></data>',
        value, exact, grouped(said, grouping=_grouping(context)), words,
    )  # fmt: skip


@register.filter
def currency_name(code: str) -> str:
    """A currency as people say it; its code where they say that."""
    return gettext(CURRENCIES[code]) if code in CURRENCIES else code


@register.simple_tag(takes_context=True)
def figure_value(
    context: dict[str, Any], figure: dict[str, Any], value: Any, key: str = "", bare: bool = False
) -> SafeString | str:
    """A value of a figure (of its part `key`) in its unit: a mass, a sum of money, land, or a number of what it counts.

    `bare` leaves out the unit of land and the currency, where the page has said them.
    """
    unit = figure["unit"]
    if value is None:
        return pgettext("no value", "–")
    if unit == "g":
        return mass(context, int(value))
    if unit == SQUARE_METRES:
        return _land(context, Decimal(str(value)), key, bare=bare)
    return money(context, value, unit, bare) if unit in CURRENCIES else number(context, value)


def _land(context: dict[str, Any], value: Decimal, key: str, *, bare: bool) -> SafeString | str:
    """Square metres as acres, to a hundredth, from a hundred on to a tenth; what has no fixed area in its own unit."""
    if "/" in key:
        return amount(context, value, key.partition("/")[2])
    acres = value / ACRE_M2
    shown = acres.quantize(Decimal("0.1" if acres >= 100 else "0.01"))
    return number(context, shown) if bare else amount(context, shown, "acre")


@register.simple_tag(takes_context=True)
def amount(context: dict[str, Any], quantity: Any, unit: str | None) -> SafeString | str:
    """A quantity in the unit it was reported in; nothing is converted."""
    if quantity is None:
        return gettext("quantity not stated")
    said = grouped(plain(Decimal(str(quantity))), grouping=_grouping(context))
    noun = unit_nouns(unit)[0] if unit and quantity == 1 and get_language() != "ur" else unit_name(unit or "")
    return format_html('<bdi class="n" dir="ltr">{}</bdi> <span class="unit">{}</span>', said, noun)


@register.simple_tag(takes_context=True)
def line_amount(context: dict[str, Any], line: dict[str, Any]) -> SafeString | str:
    """A seizure line: its mass where it has one, else the quantity as reported; with the hedge that was reported."""
    if line.get("mass_g") is not None:
        said = mass(context, line["mass_g"])
    else:
        said = amount(context, line.get("quantity"), line.get("unit"))
    hedged = HEDGED.get(line.get("approx") or "")
    return format_html(str(hedged), said) if hedged is not None else said


def _grouping(context: dict[str, Any]) -> str:
    return str(getattr(context.get("chosen"), "grouping", "plain"))


@register.simple_tag
def separator() -> str:
    """What stands between the parts of a list in the reader's language."""
    return pgettext("between parts of a list", ", ")


@register.filter
def unit_name(code: Any) -> str:
    """A unit's code as people write it beside a number."""
    code = str(code)
    if code in SHORT or not code:
        return gettext(SHORT[code]) if code else ""
    return unit_in_urdu(code) if get_language() == "ur" else unit_nouns(code)[1]


@register.filter
def mass_words(mass_g: int | None) -> str:
    """A mass as plain text of three digits, from a hundred on as figures write it, for a drawing: `2.03 t`, `133.6 t`."""
    value, unit = mass_parts(int(mass_g or 0))
    short = round(value, 2 - value.adjusted()) if value and value < 100 else value  # the figures beside it show as much
    return f"{grouped(plain(short))} {unit_name(unit)}"


@register.filter
def named(thing: Any) -> str:
    """The name of an agency, substance or district in the reader's language; its code where it has none."""
    if not isinstance(thing, dict):
        return str(thing or "")
    in_urdu = thing.get("name_ur") if get_language() == "ur" else ""
    return str(in_urdu or thing.get("name_en") or thing.get("name") or thing.get("code") or "")


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
    return code if code in entry.names or not entry.names else entry.names[0]


@register.filter
def marking_shown(marking: str) -> str:
    """A marking in the words of the form, in Urdu."""
    return marking_in_urdu(marking, briefly)


@register.filter
def title_shown(title: str | None) -> str:
    """A report's title; what was pasted has only the name that the console gave it."""
    if title == WITHHELD:
        return gettext("Withheld: protected person")
    return gettext("Pasted words") if title == PASTED_NAME else str(title or "")


@register.filter
def purge_rule(code: str) -> str:
    """The rule a purge rests on, in words."""
    return str(PURGE_RULES.get(code, code))


@register.filter
def redress_word(code: str) -> str:
    """What a person wants, or how it was decided, in words."""
    return str(REDRESS.get(code, code))


@register.filter
def keeping_step(code: str) -> str:
    """What an officer decided about keeping a report, in words."""
    return str(KEEPING_STEPS.get(code, code))


@register.filter
def group_label(row: dict[str, Any]) -> str:
    """The label of one part of a figure's breakdown, in the reader's language."""
    if get_language() == "ur" and row.get("label_ur"):
        return str(row["label_ur"])
    return said(row["label"]) if row.get("label") else gettext("not stated")


DAYS = frozenset({"date", "from", "to", "occurred_from", "occurred_to"})  # fields whose value is a day


@register.filter
def day(value: date | datetime | str | None) -> SafeString | str:
    """A day as `6 December 2025`. A moment is shown by its day in Asia/Karachi."""
    found = _as_date(value)
    if found is None:
        return gettext("date not stated")
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', found.isoformat(), day_in_words(found))


def day_in_words(value: date | str) -> str:
    """A day as plain text; what is no day stands as it is."""
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return f"{found.day} {gettext(MONTHS[found.month - 1])} {found.year}"


@register.filter
def moment(value: datetime | str | None) -> SafeString | str:
    """A moment as `6 December 2025, 14:05` in Asia/Karachi."""
    if value is None:
        return ""
    at = timezone.localtime(datetime.fromisoformat(value) if isinstance(value, str) else value)
    said = f"{at.day} {gettext(MONTHS[at.month - 1])} {at.year}{separator()}{at:%H:%M}"
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', at.isoformat(), said)


@register.filter
def month_name(value: date | str | None) -> str:
    """A month by its name alone, short enough for under a bar: the Urdu names are short as they are."""
    name = MONTHS[int(str(value)[5:7]) - 1]
    return gettext(name) if get_language() == "ur" else name[:3]


@register.filter
def month(value: date | str | None) -> str:
    """`2025-11` or a date as `Nov 25`, short enough for under a bar."""
    text = str(value or "")[:7]
    if len(text) != 7:
        return text
    if get_language() == "ur":
        return f"{int(text[5:7])}/{text[2:4]}"
    return f"{MONTHS[int(text[5:7]) - 1][:3]} {text[2:4]}"


def _as_date(value: date | datetime | str | None) -> date | None:
    if value in (None, ""):
        return None
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return timezone.localtime(value).date() if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def said(text: Any) -> str:
    """A sentence of the house in the reader's language; as it stands where it is none of the house's."""
    text = str(text or "")
    if not text or get_language() != "ur":
        return gettext(text) if text else ""
    return in_urdu(text) or text


@register.filter
def told(text: Any) -> SafeString | str:
    """The same as a piece of a page: what has no Urdu keeps its own language and direction, and says so."""
    text = str(text or "")
    sentence = said(text)
    if get_language() != "ur":
        return CODE.sub(lambda code: _name_of_code(code[0]), sentence)
    if text and sentence == text and written_in(text) == "en":
        return format_html('<bdi lang="en" dir="ltr">{}</bdi>', text)
    return sentence


def _name_of_code(code: str) -> str:
    """The English name of a substance or setting that a reason names by its code; the code where it is none."""
    for register_of in (substance, lambda each: setting_numbered(setting_number(each))):
        try:
            return str(register_of(code).name_en)
        except (LookupError, ValueError):
            continue
    return code


@register.filter
def misread_day(text: str | None) -> bool:
    """Whether the address names a day that cannot be read: the page then says that it took another one."""
    return bool(text and text.strip()) and optional_day(str(text)) is None


@register.filter
def of(numbers: dict[str, int], key: Any) -> str:
    """The short number an incident has on this page; nothing for one that is not on it."""
    return str(numbers.get(str(key), "")) if numbers else ""


@register.filter
def field_kind(field: str) -> str:
    """How a value is asked for when it is mended."""
    return kind_of(field)


@register.simple_tag(takes_context=True)
def value_shown(context: dict[str, Any], one: dict[str, Any]) -> str:
    """A read value as people say it, its number grouped as the reader chose."""
    if isinstance(one["value"], int | float | Decimal) and not isinstance(one["value"], bool):
        return grouped(plain(Decimal(str(one["value"]))), grouping=_grouping(context))
    return value_words(one["field"], one["value"])


def value_words(field: str, value: Any) -> str:
    """A read value by name: substances, units, agencies, places, countries, settings; the rest as it stands."""
    if isinstance(value, list | tuple):
        return separator().join(value_words(field, item) for item in value)
    if isinstance(value, dict) and "from" in value:
        return separator().join(day_in_words(said) for said in dict.fromkeys((value["from"], value.get("to"))) if said)
    if not isinstance(value, str) or not value:
        return value_text(value)
    if field in DAYS:
        return day_in_words(value)
    if field == "period":
        return " – ".join(map(day_in_words, value.split("/")))
    if field in VALUES:
        return _word(VALUES[field], value)
    return SAID_BY[field](value) if field in SAID_BY else _entry_named(field, value)


def _entry_named(field: str, value: str) -> str:
    """What the vocabulary calls a code of this field; the value itself where it has no such field or code."""
    try:
        entry = NAMED_BY[field](value)
    except (LookupError, ValueError):
        return value
    return str((entry.name_ur if get_language() == "ur" else "") or entry.name_en)


def _country(code: str) -> str:
    english = "Pakistan" if code == "PK" else countries().get(code, code)
    return (get_language() == "ur" and country_in_urdu(code)) or english


@register.simple_tag
def quoted(words: str) -> SafeString:
    """Words as somebody wrote them, in the quotation marks of the reader's language."""
    if get_language() == "ur":
        return format_html("”<bdi>{}</bdi>“", words)
    return format_html("<bdi>“{}”</bdi>", words)


@register.filter
def nationalities(noted: str) -> str:
    """Nationalities as a report notes them, in the reader's language."""
    return nationalities_in_urdu(noted) if get_language() == "ur" else noted


def _place(name: str) -> str:
    return (get_language() == "ur" and name_in_urdu(name)) or name


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
def written_in(text: Any) -> str:
    """The language words are written in, for their `lang`: `ur` where they are in Urdu alone, else `en`."""
    return "ur" if language_of(str(text or "")) == "ur" else "en"


@register.filter
def came(summary: dict[str, Any]) -> int:
    """How many of the reports owed came at all: in time, late, or to say that there was nothing."""
    return sum(int(summary.get(name) or 0) for name in ("reported", "nil", "late"))


@register.filter
def airport_name(code: str) -> str:
    """An airport's name by its code; what is no code of ours as it is written."""
    return value_words("airport_iata", code)


@register.filter
def substance_name(code: str) -> str:
    """A substance's name by its code."""
    return value_words("substance_code", code)


@register.filter
def one_unit(code: str) -> str:
    """A unit as it is said of one: what a price is for."""
    return unit_name(code) if get_language() == "ur" else unit_nouns(code)[0]


@register.filter
def province_name(stored: str) -> str:
    """A province, or that it is abroad or not stated, in the reader's language."""
    named = province_named(stored)
    return group_label({"label": named.label, "label_ur": named.label_ur})


@register.filter
def vetting_name(number: int) -> str:
    """What a reader is trusted with, by its number."""
    return str(LEVELS[number][1])


@register.filter
def rhythm_name(code: str) -> str:
    """How often an agency reports."""
    return _word(RHYTHMS, code)


@register.filter
def what_was_found(problem: dict[str, Any]) -> str:
    """What a problem of a row says: its rule, else its note, else its kind."""
    return str(problem.get("rule") or problem.get("note") or problem.get("kind") or "")


@register.filter
def view_name(name: str) -> str:
    """Which of a figure's three views a number is."""
    return _word(VIEWS, name)


@register.filter
def status_name(status: str) -> str:
    """What became of a week or month that a report was owed for."""
    return _word(STATUSES, status)


@register.filter
def percent(share_of_one: Any) -> SafeString:
    """`0.93` or `93` as `93%`."""
    value = float(share_of_one or 0)
    return format_html('<bdi dir="ltr">{}%</bdi>', round(value * 100 if value <= 1 else value))


@register.filter
def centi(hundredths: int | None) -> str:
    """Centi-weights as weights: `250` is `2.5`."""
    return format(plain(Decimal(hundredths or 0) / 100), "f").replace("-", "−")


@register.filter
def centi_signed(hundredths: int | None) -> str:
    """The same with its sign, so that for and against are seen at once."""
    return ("+" if (hundredths or 0) > 0 else "") + centi(hundredths)


SAID_BY: dict[str, Callable[[str], str]] = {
    "unit": unit_name, "count_unit": unit_name, "area_unit": unit_name, "country": _country, "currency": currency_name,
    "district": _place, "province": _place, "nationality_notes": nationalities, "crop": lambda crop: said(crop.capitalize()),
    "what": lambda what: said(what), "age": lambda age: said(age), "scope": lambda scope: said(scope),
}  # fmt: skip
"""How a code that a reading holds is said, by the field it stands in."""


def _word(words: dict[str, Any], code: Any) -> str:
    return str(words.get(str(code), str(code or "").replace("_", " ")))


@register.filter
def field_name(code: Any) -> str:
    """What a read value is called; a country's code names how many of its nationals are documented."""
    if re.fullmatch("[A-Z]{2}", str(code)):
        between = pgettext("between a title and what it is told by", ": ")
        return gettext("nationality as documented") + between + _country(code)
    return _word(FIELDS, code)


@register.filter
def facet_name(code: Any) -> str:
    """What a row of a comparison is called."""
    return _word(FACETS, code)


@register.filter
def relation_name(code: Any) -> str:
    """How two incidents of one event belong together."""
    return _word(RELATIONS, code)


@register.filter
def kept_name(code: Any) -> str:
    """Why a record does not leave with its reader, in words."""
    return _word(KEPT, code)


@register.filter
def deed_name(code: Any) -> str:
    """What somebody did with a report."""
    return _word(DEEDS, code)


@register.filter
def rule_name(code: Any) -> str:
    """The rule that chose a counted line, or why a line was set aside, in words."""
    return _word(RULES, code) if str(code) in RULES else said(code)
