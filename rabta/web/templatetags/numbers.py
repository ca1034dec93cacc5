"""Numbers, masses, sums of money and amounts, grouped as this reader chose and isolated from the text around them."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop, pgettext, pgettext_lazy

from rabta.briefing.rules.land import ACRE_M2
from rabta.briefing.rules.wording import unit_in_urdu, unit_nouns
from rabta.language.quantities import grouped, mass_parts, plain, sum_parts

HEDGED = {
    "over": pgettext_lazy("a hedge with an amount", "over {}"), "under": pgettext_lazy("a hedge with an amount", "under {}"),
    "around": pgettext_lazy("a hedge with an amount", "around {}"),
}  # fmt: skip
CURRENCIES = {
    "USD": gettext_noop("US dollars"), "PKR": gettext_noop("Pakistani rupees"), "EUR": gettext_noop("euros"),
    "GBP": gettext_noop("pounds sterling"), "AED": gettext_noop("UAE dirhams"), "SAR": gettext_noop("Saudi riyals"),
}  # fmt: skip
SQUARE_METRES = "m2"
SHORT = {"t": "t", "pound": "lb", "tonne": "t", "unknown": "unit not stated"}  # units written otherwise than in a sentence
register = template.Library()


@register.simple_tag(takes_context=True)
def number(context: dict[str, Any], value: Any) -> SafeString | str:
    """A number, grouped as the reader chose, isolated from the direction of the text around it."""
    if value is None or value == "":
        return pgettext("no value", "–")
    value = plain(Decimal(str(value)))
    return format_html('<bdi class="n" dir="ltr">{}</bdi>', grouped(value, grouping=grouping_of(context)))


@register.simple_tag(takes_context=True)
def mass(context: dict[str, Any], mass_g: int | None) -> SafeString | str:
    """Grams as g, kg or t with the exact grams in the title. None means nothing was weighed."""
    if mass_g is None:
        return pgettext("no value", "–")
    value, unit = mass_parts(int(mass_g))
    said = grouped(value, grouping=grouping_of(context))
    exact = grouped(int(mass_g), grouping=grouping_of(context))
    return format_html(
        '<data class="mass" value="{}" title="{} g"><bdi class="n" dir="ltr">{}</bdi> <span class="unit">{}</span></data>',
        int(mass_g), exact, said, unit_name(unit),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def money(context: dict[str, Any], value: Any, currency: str = "USD", bare: bool = False) -> SafeString | str:
    """A sum in words of size (`12.797 billion US dollars`), with the exact sum in the title; `bare` without currency."""
    if value is None:
        return pgettext("no value", "–")
    said, size = sum_parts(Decimal(str(value)), grouping=grouping_of(context))
    exact = f"{grouped(plain(Decimal(str(value))), grouping=grouping_of(context))} {currency}"
    words = " ".join(word for word in (gettext(size) if size else "", "" if bare else currency_name(currency)) if word)
    return format_html(
        '<data class="mass money" value="{}" title="{}">'
        '<bdi class="n" dir="ltr">{}</bdi> <span class="unit">{}</span></data>',
        value, exact, grouped(said, grouping=grouping_of(context)), words,
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
def acres(context: dict[str, Any], square_metres: float | None, bare: bool = False) -> SafeString | str:
    """Square metres as acres, with hectares in the title; `bare` without the unit. None means that nothing is known."""
    if square_metres is None:
        return pgettext("no value", "–")
    value = Decimal(str(square_metres))
    hectares = grouped((value / 10_000).quantize(Decimal("0.01")), grouping=grouping_of(context))
    return format_html('<span title="{} ha">{}</span>', hectares, _land(context, value, "", bare=bare))


@register.simple_tag(takes_context=True)
def amount(context: dict[str, Any], quantity: Any, unit: str | None) -> SafeString | str:
    """A quantity in the unit it was reported in; nothing is converted."""
    if quantity is None:
        return gettext("quantity not stated")
    said = grouped(plain(Decimal(str(quantity))), grouping=grouping_of(context))
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


def grouping_of(context: dict[str, Any]) -> str:
    """How this page's reader wants digits grouped: plain, or lakh and crore."""
    return str(getattr(context.get("chosen"), "grouping", "plain"))


@register.filter
def plain_number(value: Any) -> str:
    """A number without the noughts that a column adds behind it."""
    return "" if value is None else format(plain(Decimal(str(value))), "f")


@register.filter
def unit_name(code: Any) -> str:
    """A unit's code as people write it beside a number."""
    code = str(code)
    if code in SHORT or not code:
        return gettext(SHORT[code]) if code else ""
    return unit_in_urdu(code) if get_language() == "ur" else unit_nouns(code)[1]


@register.filter
def one_unit(code: str) -> str:
    """A unit as it is said of one: what a price is for."""
    return unit_name(code) if get_language() == "ur" else unit_nouns(code)[0]


@register.filter
def mass_words(mass_g: int | None) -> str:
    """A mass as plain text of three digits, from a hundred on as figures write it, for a drawing: `2.03 t`, `133.6 t`."""
    value, unit = mass_parts(int(mass_g or 0))
    short = round(value, 2 - value.adjusted()) if value and value < 100 else value  # the figures beside it show as much
    return f"{grouped(plain(short))} {unit_name(unit)}"


@register.filter
def shown_alike(figure: dict[str, Any]) -> bool:
    """Whether the two bounds of a figure read the same as they are shown: `134 t` and `134 t`."""
    bounds = figure["bounds"]
    return figure["unit"] == "g" and mass_parts(bounds["low"]) == mass_parts(bounds["high"])


@register.filter
def percent(share_of_one: float | None) -> SafeString:
    """`0.93` as `93%`."""
    return of_a_hundred(float(share_of_one or 0) * 100)


@register.filter
def of_a_hundred(per_cent: float | None) -> SafeString:
    """`93` as `93%`, and `1` as `1%`."""
    return format_html('<bdi dir="ltr">{}%</bdi>', round(per_cent or 0))


@register.filter
def centi(hundredths: int | None) -> str:
    """Centi-weights as weights: `250` is `2.5`."""
    return format(plain(Decimal(hundredths or 0) / 100), "f").replace("-", "−")


@register.filter
def centi_signed(hundredths: int | None) -> str:
    """The same with its sign, so that for and against are seen at once."""
    return ("+" if (hundredths or 0) > 0 else "") + centi(hundredths)


@register.filter
def of(numbers: dict[str, int], key: Any) -> str:
    """The short number an incident has on this page; nothing for one that is not on it."""
    return str(numbers.get(str(key), "")) if numbers else ""


@register.filter
def came(summary: dict[str, Any]) -> int:
    """How many of the reports owed came at all: in time, late, or to say that there was nothing."""
    return sum(int(summary.get(name) or 0) for name in ("reported", "nil", "late"))


@register.filter
def dialled(phone: str) -> str:
    """A telephone number as a link dials it: digits, and the plus sign in front.

    >>> dialled("+92 (91) 000-0001")
    '+92910000001'
    """
    digits = "".join(sign for sign in str(phone or "") if sign.isdigit())
    return f"+{digits}" if str(phone or "").strip().startswith("+") else digits
