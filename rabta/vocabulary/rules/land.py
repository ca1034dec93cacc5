"""Poppy and cannabis land as officers record it: what is told of it, crops, stages, methods, help offered."""

import functools
from dataclasses import dataclass

from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.tables import table

PARTS = ("quantities", "crops", "stages", "methods", "help")


@dataclass(frozen=True)
class LandWord:
    """One code with its names."""

    code: str
    name_en: str
    name_ur: str


@functools.cache
def land_words(part: str) -> tuple[LandWord, ...]:
    """The words of one of `PARTS`, in the order of the table."""
    return tuple(LandWord(row["code"], row["name_en"], row["name_ur"]) for row in table("land")[part])


def land_code(part: str, said: str) -> str | None:
    """The code that a cell names, of one of `PARTS`; None where it names none.

    >>> land_code("crops", "Opium"), land_code("methods", "ploughed"), land_code("crops", "wheat")
    ('poppy', 'tractor', None)
    """
    return _keys(part).get(_key(said))


@functools.cache
def _keys(part: str) -> dict[str, str]:
    return {
        _key(name): row["code"]
        for row in table("land")[part]
        for name in (row["code"], row["name_en"], row["name_ur"], *row["words"])
    }


def _key(said: str) -> str:
    return search_key(" ".join(said.replace("_", " ").split()))
