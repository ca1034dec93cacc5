"""Where a drug was hidden: the 37 hiding places of UNODC's individual drug seizures, with the words for them."""

import functools
from dataclasses import dataclass

from rabta.vocabulary.rules.tables import table


@dataclass(frozen=True)
class Concealment:
    """One hiding place: stored number, code, UNODC's own value, and the words statements use (English, Urdu)."""

    number: int
    code: str
    name: str
    words: tuple[str, ...]


@functools.cache
def concealments() -> tuple[Concealment, ...]:
    """Give every hiding place, in the order of its number."""
    return tuple(
        Concealment(row["number"], row["code"], row["name"], tuple(row["words"]))
        for row in table("concealments")["concealments"]
    )


@functools.cache
def concealment_words() -> dict[str, str]:
    """Give word -> code, longest word first; where two hiding places share a word, the lower number keeps it."""
    words: dict[str, str] = {}
    for entry in concealments():
        for word in entry.words:
            words.setdefault(word.casefold(), entry.code)
    return dict(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))


def hiding_place(said: str) -> str:
    """The code of the hiding place that words name, by the longest word for one; empty where they name none.

    >>> hiding_place("in the Trolley Bag of a passenger"), hiding_place("somewhere")
    ('baggage', '')
    """
    bare = said.casefold()
    return next((code for word, code in concealment_words().items() if word in bare), "")
