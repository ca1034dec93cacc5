"""Sentences of the house in the reader's language, and words as somebody wrote them."""

import re
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from rabta.language.sentences import in_english, in_urdu
from rabta.vocabulary.rules.numbered import setting_numbered
from rabta.vocabulary.rules.scripts import language_of
from rabta.vocabulary.rules.settings import setting_number
from rabta.vocabulary.rules.substances import substance

CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
"""How the house writes a substance or a setting that has more than one word: `other_precursor`."""
register = template.Library()


@register.simple_tag
def separator() -> str:
    """What stands between the parts of a list in the reader's language."""
    return pgettext("between parts of a list", ", ")


@register.filter
def said(text: Any) -> str:
    """A sentence of the house in the reader's language; as it stands where it is none of the house's."""
    text = str(text or "")
    if not text or get_language() != "ur":
        return in_english(gettext(text)) if text else ""
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


@register.simple_tag
def quoted(words: str) -> SafeString:
    """Words as somebody wrote them, in the quotation marks of the reader's language."""
    if get_language() == "ur":
        return format_html("”<bdi>{}</bdi>“", words)
    return format_html("<bdi>“{}”</bdi>", words)


@register.filter
def written_in(text: Any) -> str:
    """The language words are written in, for their `lang`: `ur` where they are in Urdu alone, else `en`."""
    return "ur" if language_of(str(text or "")) == "ur" else "en"
