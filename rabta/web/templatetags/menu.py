"""The menu, and beside "My work" how much of it waits."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rabta.web import menu
from rabta.web.templatetags.numbers import number

register = template.Library()


@register.simple_tag(takes_context=True)
def links_of_menu(context: dict[str, Any]) -> SafeString:
    """The menu of whoever is looking; made once for both places it stands in."""
    request = context["request"]
    if (made := getattr(request, "menu", None)) is None:
        reader = context["reader"]
        roles = frozenset(role for role in menu.FOR_SOME if reader[role])
        made = request.menu = menu.menu(here=context["here"], roles=roles, waiting=_waiting(context))
    return made


def _waiting(context: dict[str, Any]) -> SafeString:
    work = context.get("waiting_work") or {}
    if not work.get("all"):
        return menu.NOTHING
    late = " late" if work.get("overdue") else ""
    return format_html(' <b class="count{}">{}</b>', late, number(context, work["all"]))
