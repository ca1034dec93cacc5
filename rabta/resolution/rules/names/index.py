"""Names found in a list: an in-process index by consonant skeletons, whose best candidates the full scorer judges.

Every name is filed under the skeletons of its tokens. A query's token looks under its own skeletons and those one
consonant away. Rare skeletons are followed whole; common ones as far as LIST_MOST, shortest names first, and together
in pairs, so that a query of common names still meets the names that share two of them.
"""

from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations
from math import log
from typing import Final

from rabta.resolution.rules.names.prepared import PreparedName, Way, prepared
from rabta.resolution.rules.names.reason import Reason
from rabta.resolution.rules.names.scoring import score, scored
from rabta.resolution.rules.names.tokens import Token

LIST_MOST: Final = 4_000
"""Names that one skeleton leads to, at most; a pair of common skeletons leads to as many again."""
JUDGED: Final = 80
"""Candidates that the full scorer judges."""
_COMMON: Final = 400
"""A skeleton of more names than this is common, and filed in pairs as well."""
_PAIRED: Final = 5
_NEAR: Final = 0.6
_WHOLE_SEGMENT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """One name of the list. `place`: its place in the list, from 0."""

    place: int
    name: str
    score: float
    reasons: tuple[Reason, ...]


class Index:
    """A list of names to be searched. Never changed: `added` gives another one that shares what it can."""

    __slots__ = ("_segments", "_size")

    def __init__(self, segments: Sequence["_Segment"]) -> None:
        self._segments = tuple(segments)
        self._size = sum(len(segment.names) for segment in segments)

    @classmethod
    def build(cls, names: Iterable[str]) -> "Index":
        """The index of a list; a name's place is its place in it."""
        return cls([_Segment(list(names), 0)])

    def __len__(self) -> int:
        return self._size

    def added(self, names: Iterable[str]) -> "Index":
        """An index that holds these as well, at the places after the last; it is ready at once however long the list."""
        more = list(names)
        segments, first = list(self._segments), self._size
        while segments and len(segments[-1].names) <= len(more) / _WHOLE_SEGMENT and len(segments) > 1:
            last = segments.pop()
            more, first = last.names + more, last.first
        return Index([*segments, _Segment(more, first)])

    def search(self, query: str, *, most: int = 10, least: float = 0.0, among: Container[int] | None = None) -> list[Found]:
        """The names likest to `query`, best first, at most `most`, of `least` score or more; equal ones by place.

        `among`: the places that may be answered at all, looked at before anything is ranked; None for all.
        Empty for a query without letters.
        """
        asked = prepared(query)
        places = {place: name for segment in self._segments for place, name in segment.candidates(asked, among)}
        judged = [(score(asked, prepared(name)), -place) for place, name in places.items()]
        best = [one for one in nlargest(most, judged) if one[0] >= least]
        return [Found(-place, places[-place], *scored(asked, prepared(places[-place]))) for _, place in best]


class _Segment:
    """A part of the list, filed. `first`: the place of its first name."""

    __slots__ = ("filed", "first", "names", "near", "order", "paired", "share")

    def __init__(self, names: list[str], first: int) -> None:
        self.names, self.first = names, first
        keys = [_keys(name) for name in names]
        # Places are filed shortest name first: of a list cut at LIST_MOST the fullest matches are kept.
        self.order = array("I", sorted(range(len(names)), key=lambda place: len(keys[place])))
        filed: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for row, place in enumerate(self.order):
            for key in keys[place]:
                filed[key].append(row)
        self.filed = dict(filed)
        common = {key for key, rows in filed.items() if len(rows) > _COMMON}
        paired: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("I"))
        for row, place in enumerate(self.order):
            for pair in combinations(sorted(common.intersection(keys[place]))[:_PAIRED], 2):
                if len(paired[pair]) < LIST_MOST:
                    paired[pair].append(row)
        self.paired = dict(paired)
        self.near = _neighbours(self.filed)
        self.share = log(len(names) + 2)

    def candidates(self, asked: PreparedName, among: Container[int] | None) -> Iterator[tuple[int, str]]:
        """The places and names worth judging, at most JUDGED for each way the person is called."""
        for way in asked.with_father if asked.with_father != asked.ways else asked.ways:
            weights = self._gathered(way)
            if among is not None:
                weights = {row: w for row, w in weights.items() if self.first + self.order[row] in among}
            for row in nlargest(JUDGED, weights, key=weights.__getitem__):
                place = self.order[row]
                yield self.first + place, self.names[place]

    def _gathered(self, way: Way) -> dict[int, float]:
        """Rows with the summed rarity of what they share with the query."""
        weights: dict[int, float] = {}
        common: set[str] = set()
        for token in way.tokens:
            seen: dict[int, float] = {}
            for key, near in self._keys_near(token):
                rows = self.filed[key]
                worth = near * (self.share - log(len(rows) + 1) + 0.1)
                if len(rows) > _COMMON:
                    common.add(key)
                for row in rows[:LIST_MOST]:
                    if seen.get(row, 0.0) < worth:
                        seen[row] = worth
            for row, worth in seen.items():
                weights[row] = weights.get(row, 0.0) + worth
        for pair in combinations(sorted(common), 2):
            rows = self.paired.get(pair, array("I"))
            worth = sum(self.share - log(len(self.filed[key]) + 1) for key in pair)
            for row in rows:
                if weights.get(row, 0.0) < worth:
                    weights[row] = worth
        return weights

    def _keys_near(self, token: Token) -> Iterator[tuple[str, float]]:
        asked = dict.fromkeys(_token_keys(token), 1.0)
        for key in list(asked):
            for less in _with_one_less(key):
                for other in self.near.get(less, ()):
                    asked.setdefault(other, _NEAR)
        return ((key, near) for key, near in asked.items() if key in self.filed)


def _keys(name: str) -> tuple[str, ...]:
    keys: dict[str, None] = {}
    for way in PreparedName(name).with_father:
        for token in way.tokens:
            keys.update(dict.fromkeys(_token_keys(token)))
    return tuple(keys)


def _token_keys(token: Token) -> tuple[str, ...]:
    """The skeletons of a token; its close fold where there are too few consonants to tell (Ali, Umar's "mr" is enough)."""
    ways = (token.reading, *token.others)
    return tuple(dict.fromkeys(way.skeleton if len(way.skeleton) > 1 else "=" + (way.skeleton or way.close) for way in ways))


def _with_one_less(key: str) -> Iterator[str]:
    yield key
    if len(key) > 2 and key[0] != "=":
        for place in range(len(key)):
            yield key[:place] + key[place + 1 :]


def _neighbours(filed: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each skeleton, and each with a consonant left out, the skeletons that come to it so."""
    near: dict[str, list[str]] = defaultdict(list)
    for key in filed:
        for less in set(_with_one_less(key)):
            near[less].append(key)
    return {less: tuple(keys) for less, keys in near.items()}
