"""Which of our districts or provinces a feature of a boundary layer is: by code, by name, by alias; never by shape."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rabta.vocabulary.rules.gazetteer import districts, provinces
from rabta.vocabulary.rules.place_names import name_key

NAMES = re.compile(r"name|alias|district|province|shape|adm\d|_en$|_ur$", re.IGNORECASE)
"""Properties that may hold a name, where none is chosen."""
OF_ANOTHER = {
    "districts": re.compile(r"division|country|province|contains|adm[013]|name_[013]|tehsil", re.IGNORECASE),
    "provinces": re.compile(r"country|contains|adm[02]|name_[02]|district|division", re.IGNORECASE),
}
"""Properties that name what a feature lies in or holds, not the feature: `adm1_en` beside `adm2_en`."""
AROUND = re.compile(r"\b(district|province|agency|tribal|city|territory|capital)\b|ضلع|صوبہ", re.IGNORECASE)
BETWEEN = re.compile(r"[|;]")  # several names in one property
MATCHED = ("districts", "provinces")
"""Layers whose features are matched; outlines and lines are only drawn."""


@dataclass(frozen=True)
class Matches:
    """`codes`: ours for every feature, in order, None where there is none. `unmatched`: the features' own names.

    `without`: English names of ours that no feature matched. `twice`: those that several did. `by`: the property that
    most names stood in.
    """

    codes: tuple[str | None, ...]
    unmatched: tuple[str, ...]
    without: tuple[str, ...]
    twice: tuple[str, ...]
    by: str


def matched(layer: str, features: Sequence[Mapping[str, Any]], *, name_property: str | None = None) -> Matches:
    """Match features by their properties; `name_property` limits it to one. The outline and lines match nothing."""
    if layer not in MATCHED:
        return Matches(tuple(None for _ in features), (), (), (), "")
    ours = _ours(layer)
    found = [_match(layer, feature, name_property) for feature in features]
    codes = [code for code, _ in found]
    times = Counter(code for code in codes if code)
    by = Counter(prop for _, prop in found if prop).most_common(1)
    return Matches(
        codes=tuple(codes),
        unmatched=tuple(title(layer, f, name_property) for f, code in zip(features, codes, strict=True) if code is None),
        without=tuple(name for code, name in ours.items() if code not in times),
        twice=tuple(ours[code] for code, count in times.items() if count > 1),
        by=by[0][0] if by else "",
    )


def title(layer: str, properties: Mapping[str, Any], name_property: str | None = None) -> str:
    """What a feature calls itself: its first name in Latin letters, else any; `unnamed` where it has none."""
    said = [value for _, value in _names(layer, properties, name_property)]
    return next((value for value in said if value.isascii()), said[0] if said else "unnamed")


def _match(layer: str, properties: Mapping[str, Any], name_property: str | None) -> tuple[str | None, str]:
    """The first property that names exactly one of ours; a name that several bear decides nothing."""
    known = _known(layer)
    for prop, value in _names(layer, properties, name_property):
        codes = known.get(name_key(value)) or known.get(name_key(AROUND.sub(" ", value))) or frozenset()
        if len(codes) == 1:
            return next(iter(codes)), prop
    return None, ""


def _names(layer: str, properties: Mapping[str, Any], name_property: str | None) -> Iterator[tuple[str, str]]:
    other = OF_ANOTHER.get(layer)
    for prop, value in properties.items():
        may = NAMES.search(prop) and not (other and other.search(prop)) if name_property is None else prop == name_property
        if may and isinstance(value, str):
            yield from ((prop, part.strip()) for part in BETWEEN.split(value) if part.strip())


@cache
def _known(layer: str) -> dict[str, frozenset[str]]:
    """Keys of every name of ours with the codes that bear it. A name of one that is an alias of another is its own."""
    proper: dict[str, set[str]] = {}
    alias: dict[str, set[str]] = {}
    for code, first, others in _entries(layer):
        for name in first:
            proper.setdefault(name_key(name), set()).add(code)
        for name in others:
            alias.setdefault(name_key(name), set()).add(code)
    return {key: frozenset(codes) for key, codes in {**alias, **proper}.items() if key}


def _entries(layer: str) -> Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    if layer == "districts":
        return ((d.code, (d.code, d.name_en, d.name_ur), d.aliases) for d in districts())
    return ((p.code, (p.name_en, p.name_ur, p.code), p.names) for p in provinces())


@cache
def _ours(layer: str) -> dict[str, str]:
    return {d.code: d.name_en for d in districts()} if layer == "districts" else {p.code: p.name_en for p in provinces()}
