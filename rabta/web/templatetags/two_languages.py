"""Words in both languages of the house, side by side: for a page that two sides look at together."""

from typing import Any

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from rabta.language.sentences import in_urdu
from rabta.web.commitment_forms import WORDS

register = template.Library()


@register.simple_tag
def both(words: str) -> SafeString:
    """A message of the console in English and in Urdu."""
    return _both(lambda: gettext(words))


@register.simple_tag
def both_of(code: Any, kind: str) -> SafeString:
    """A code of a commitment in words of both languages."""
    return _both(lambda: str(WORDS[kind].get(str(code), str(code))))


@register.simple_tag
def both_said(sentence: str) -> SafeString:
    """A sentence of the house in both; in English alone where it has no Urdu."""
    with translation.override("ur"):  # its months are Urdu, too
        return _pair(sentence, in_urdu(sentence) or "")


def _both(said: Any) -> SafeString:
    with translation.override("en"):
        english = said()
    with translation.override("ur"):
        return _pair(english, said())


def _pair(english: str, urdu: str) -> SafeString:
    return format_html('<span lang="en" dir="ltr">{}</span> <span lang="ur" dir="rtl">{}</span>', english, urdu)
