"""Drawings and pages of the briefing: a drawing in an SVG attribute, and what a page is about by its name."""

from django import template
from django.utils.translation import get_language

from rabta.briefing.rules.figure_kind import PartName
from rabta.documents.rules.as_svg import steps
from rabta.documents.rules.drawing import Shape

register = template.Library()


@register.filter
def part_named(part: PartName) -> str:
    """A province, a substance or an airport in the language of the page."""
    return (part.label_ur if get_language() == "ur" else "") or part.label


@register.filter
def path(shape: Shape) -> str:
    """The steps of a shape, as a path's `d`."""
    return steps(shape)


@register.filter
def plain(number: float) -> str:
    """A number as SVG reads it, whatever the language of the page."""
    return f"{number:g}"
