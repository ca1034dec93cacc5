"""A drawing of the briefing in an SVG attribute."""

from django import template

from rabta.briefing.rules.as_svg import steps
from rabta.briefing.rules.drawing import Shape

register = template.Library()


@register.filter
def path(shape: Shape) -> str:
    """The steps of a shape, as a path's `d`."""
    return steps(shape)


@register.filter
def plain(number: float) -> str:
    """A number as SVG reads it, whatever the language of the page."""
    return f"{number:g}"
