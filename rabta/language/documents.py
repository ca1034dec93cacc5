"""The languages a document can be written in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils import translation

from rabta.documents.rules.document import ENGLISH, Language
from rabta.documents.rules.edition_page import page_of, section_of, withdrawn_page
from rabta.language.sentences import amount_in_urdu, country_said, in_urdu

URDU = Language(
    code="ur", said=lambda words: in_urdu(words) or words, amount=amount_in_urdu, place=country_said,
    comma="، ", semicolon="؛ ", stop="۔",
)  # fmt: skip
LANGUAGES = {"en": ENGLISH, "ur": URDU}


@contextmanager
def writing_in(code: str) -> Iterator[Language]:
    """Until it ends, what is said is said in this language."""
    with translation.override(code):
        yield LANGUAGES[code]


def edition_page(found: dict[str, Any]) -> str:
    """The page of figures to be published, in English and then in Urdu."""
    return page_of(_in(code, found) for code in LANGUAGES)


def edition_withdrawn(on: date) -> bytes:
    """What stands in place of a publication that was taken back on this day."""
    words = "This publication was taken back on"
    with writing_in("ur") as urdu:
        return withdrawn_page(on, [(ENGLISH, words), (urdu, urdu.said(words))])


def _in(code: str, found: dict[str, Any]) -> str:
    with writing_in(code) as language:
        return section_of(found, language)
