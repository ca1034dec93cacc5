"""The languages a document can be written in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation

from rabta.briefing.rules.document import ENGLISH, Language
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
