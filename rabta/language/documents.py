"""The languages a document can be written in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils import translation

from rabta.documents.pages import as_pdf
from rabta.documents.rules.document import ENGLISH, Language
from rabta.documents.rules.edition_page import page_of, section_of, withdrawn_page
from rabta.documents.rules.edition_paper import printed_edition, printed_withdrawn
from rabta.language.sentences import amount_in_urdu, country_said, in_urdu
from rabta.publications.operations import Written

URDU = Language(
    code="ur", said=lambda words: in_urdu(words) or words, amount=amount_in_urdu, place=country_said,
    comma="، ", semicolon="؛ ", stop="۔",
)  # fmt: skip
LANGUAGES = {"en": ENGLISH, "ur": URDU}
TAKEN_BACK = "This publication was taken back on"


@contextmanager
def writing_in(code: str) -> Iterator[Language]:
    """Until it ends, what is said is said in this language."""
    with translation.override(code):
        yield LANGUAGES[code]


def edition_page(found: dict[str, Any]) -> Written:
    """Figures to be published, in English and in Urdu: the page, and the words of what is printed."""
    return Written(
        page=page_of(_in(code, found) for code in LANGUAGES), printed={code: _printed(code, found) for code in LANGUAGES}
    )


def edition_pdf(found: dict[str, Any], code: str, *, gone: date | None) -> bytes:
    """A publication as a PDF in one language: of `found`, the words that were frozen with it, and of nothing else; that it
    was taken back on the day `gone`. The same words give the same bytes."""
    with writing_in(code) as language:
        words = printed_withdrawn(gone, language, language.said(TAKEN_BACK)) if gone else found[code]
    return as_pdf(words, "edition.typ")


def edition_withdrawn(on: date) -> bytes:
    """What stands in place of a publication that was taken back on this day."""
    with writing_in("ur") as urdu:
        return withdrawn_page(on, [(ENGLISH, TAKEN_BACK), (urdu, urdu.said(TAKEN_BACK))])


def _printed(code: str, found: dict[str, Any]) -> dict[str, Any]:
    with writing_in(code) as language:
        return printed_edition(found, language)


def _in(code: str, found: dict[str, Any]) -> str:
    with writing_in(code) as language:
        return section_of(found, language)
