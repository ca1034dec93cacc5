"""The words of words.yaml, folded for comparison and loaded once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

import yaml

from rabta.vocabulary.rules.scripts import search_key

Meaning = TypeVar("Meaning", str, int)
_FILE = Path(__file__).with_name("words.yaml")
_NOT_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Limit:
    """Above `doubt` a quantity is marked, above `refuse` its row is set aside; in g, ml, pieces or the area's own unit."""

    doubt: int
    refuse: int


@dataclass(frozen=True, slots=True)
class Words:
    """Each set of words under its key; see words.yaml for what they are for."""

    blank: frozenset[str]
    nil: frozenset[str]
    not_a_number: frozenset[str]
    total: frozenset[str]
    beside_a_total: frozenset[str]
    ditto: frozenset[str]
    header_words: dict[str, str]
    hedges: dict[str, str]
    weight_kinds: dict[str, str]
    fillers: frozenset[str]
    months: dict[str, int]
    beside_a_date: frozenset[str]
    women: frozenset[str]
    foreigners: frozenset[str]
    currencies: dict[str, str]
    largest: dict[str, Limit]


@cache
def words() -> Words:
    """The words, read once in the life of the process."""
    raw = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return Words(
        blank=_set(raw["blank"]),
        nil=_set(raw["nil"]),
        not_a_number=_set(raw["not_a_number"]),
        total=_set(raw["total"]),
        beside_a_total=_set(raw["beside_a_total"]),
        ditto=_set(raw["ditto"]),
        header_words=_meanings(raw["header_words"]),
        hedges=_meanings(raw["hedges"]),
        weight_kinds=_meanings(raw["weight_kinds"]),
        fillers=_set(raw["fillers"]),
        months=_meanings(raw["months"]),
        beside_a_date=_set(raw["beside_a_date"]),
        women=_set(raw["women"]),
        foreigners=_set(raw["foreigners"]),
        currencies=_meanings(raw["currencies"]),
        largest={kind: Limit(**limit) for kind, limit in raw["largest"].items()},
    )


def _set(group: Iterable[str]) -> frozenset[str]:
    return frozenset(search_key(word) for word in group)


def _meanings(groups: Mapping[Meaning, Iterable[str]]) -> dict[str, Meaning]:
    return {search_key(word): meaning for meaning, group in groups.items() for word in group}


@lru_cache(maxsize=16_384)
def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, spaces, a dash, "unknown", "n/a" and the like."""
    return not text or text.isspace() or search_key(text) in words().blank


def is_nil(text: str) -> bool:
    """Whether a cell says in words that there was none ("nil", "کوئی نہیں"): zero where a number is wanted."""
    return search_key(text) in words().nil


@lru_cache(maxsize=16_384)
def is_total(text: str) -> bool:
    """Whether a cell marks its row as a sum of others ("Grand total", "Total (7 cases)", "میزان")."""
    key = search_key(text).rstrip(":. ")
    if key in words().total:
        return True
    left = [word for word in _NOT_LETTERS.split(key) if word and word not in words().beside_a_total]
    return bool(left) and " ".join(left) in words().total


@lru_cache(maxsize=16_384)
def is_ditto(text: str) -> bool:
    """Whether a cell repeats the one above it ("-do-")."""
    return search_key(text) in words().ditto
