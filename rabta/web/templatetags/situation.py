"""Words of the situation page alone: how much more or less there is than there was."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from rabta.web.templatetags.numbers import mass, number

register = template.Library()
NUMBER = '<bdi class="n" dir="ltr">'


@register.simple_tag(takes_context=True)
def plus(context: dict[str, Any], change: int | None) -> SafeString | str:
    """A change with its sign: `+3`, `−2`, `0`."""
    return _signed(number(context, abs(change) if change else change), change)


@register.simple_tag(takes_context=True)
def plus_mass(context: dict[str, Any], change_g: int | None) -> SafeString | str:
    """A change of whole grams with its sign, in the unit that suits it."""
    return _signed(mass(context, abs(change_g) if change_g else change_g), change_g)


def _signed(said: SafeString | str, change: int | None) -> SafeString | str:
    """The sign goes inside the number's own direction, so that it stands before the digits in Urdu too."""
    if not change:
        return said
    return mark_safe(said.replace(NUMBER, f"{NUMBER}{'+' if change > 0 else '−'}", 1))  # noqa: S308  of our own tags
