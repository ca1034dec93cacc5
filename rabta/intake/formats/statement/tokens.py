"""Tokens: the words, numbers and marks of a statement, each knowing where it stands.

Every later step works on tokens, so a value read from tokens has its span from the first moment on.
"""

import re
from dataclasses import dataclass

from rabta.vocabulary.rules.scripts import fold_digits, fold_letters

NUMBER, WORD, MARK = "number", "word", "mark"

# Arabic marks (harakat) and zero-width joiners belong to the word they stand in; bidi controls belong to nothing.
_PATTERN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u064B-\u065F\u0670\u200B-\u200D]|['\u2019](?=[^\W\d_]))*)"
    r"|(?P<mark>[^\s\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF])"
)
_INSIDE = re.compile("[\u064b-\u065f\u0670\u200b-\u200d]")
# ASCII digits only: Devanagari or Thai digits are not folded and must not be read as numbers.
_ASCII_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: code points `start` to `end` (end excluded) of the text as given; `key` is what is compared."""

    start: int
    end: int
    text: str
    key: str
    kind: str


def tokenise(text: str) -> tuple[Token, ...]:
    """Give the tokens of `text` in order; spans are code points of `text` as given.

    Digits of the Arabic, Persian and full-width blocks count as digits; keys are case-folded and letter-folded.

    >>> [(token.text, token.kind) for token in tokenise("۲.۵ kg ice")]
    [('۲.۵', 'number'), ('kg', 'word'), ('ice', 'word')]
    """
    folded = fold_letters(fold_digits(text))
    return tuple(_token(text, folded, match) for match in _PATTERN.finditer(folded))


def _token(text: str, folded: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    kind = match.lastgroup or MARK
    key = folded[start:end]
    if kind == NUMBER and not _ASCII_NUMBER.match(key):
        kind = MARK
    if kind == WORD:
        key = _INSIDE.sub("", key).casefold().replace("\u2019", "'")
        if key.endswith("'s"):
            key = key[:-2]
    return Token(start=start, end=end, text=text[start:end], key=key, kind=kind)


def keys_of(phrase: str) -> tuple[str, ...]:
    """Give the keys of a phrase of the vocabulary, as `tokenise` would compare them; hyphens are left out."""
    return tuple(token.key for token in tokenise(phrase) if token.key not in HYPHENS)


HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")


def listed(words: str) -> list[str]:
    """Give the words of a word table, written as running text for the reader's sake, as keys: letters folded."""
    return fold_letters(words).split()
