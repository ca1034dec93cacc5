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
from itertools import combinations, islice
from math import log
from typing import Final

from rabta.resolution.rules.names.prepared import PreparedName, Way, prepared
from rabta.resolution.rules.names.reason import Reason
from rabta.resolution.rules.names.scoring import score, scored
from rabta.resolution.rules.names.tokens import Token

LIST_MOST: Final = 1_000
PAIR_MOST: Final = 3_000
"""Names that one skeleton leads to, and two common ones together, at most."""
JUDGED: Final = 80
"""Candidates that the full scorer judges."""
_COMMON: Final = 100
"""A skeleton of more names than this is common, and filed in pairs as well."""
_PAIRED: Final = 5
_NEAR: Final = 0.6
_WHOLE_SEGMENT: Final = 0.5
_NONE: Final = array("I")


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
        best = self._best(asked, most, least, among)
        return [Found(place, name, *scored(asked, prepared(name))) for place, name in best]

    def likest(self, query: str, *, most: int = 10, least: float = 0.0, among: Container[int] | None = None) -> list[int]:
        """The places that `search` would answer, without the reasons, which take longer to say than to weigh."""
        return [place for place, _ in self._best(prepared(query), most, least, among)]

    def _best(
        self, asked: PreparedName, most: int, least: float, among: Container[int] | None
    ) -> list[tuple[int, str]]:  # fmt: skip
        places = {place: name for segment in self._segments for place, name in segment.candidates(asked, among)}
        by_name = {name: score(asked, prepared(name)) for name in set(places.values())}
        judged = [(by_name[name], -place) for place, name in places.items() if by_name[name] >= least]
        return [(-place, places[-place]) for _, place in nlargest(most, judged)]


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
                if len(paired[pair]) < PAIR_MOST:
                    paired[pair].append(row)
        self.paired = dict(paired)
        self.near = _neighbours(self.filed)
        self.share = log(len(names) + 2)

    def candidates(self, asked: PreparedName, among: Container[int] | None) -> Iterator[tuple[int, str]]:
        """The places and names worth judging, at most JUDGED for each way the person is called."""
        for way in asked.ways if asked.with_father == asked.ways else (*asked.ways, *asked.with_father):
            for row in islice(self._likeliest(way, among), JUDGED):
                place = self.order[row]
                yield self.first + place, self.names[place]

    def _likeliest(self, way: Way, among: Container[int] | None) -> Iterator[int]:
        """Rows by the summed rarity of the query's tokens that they share; shorter names first where that is equal."""
        alike: dict[int, list[int]] = defaultdict(list)
        for row, shared in self._shared(way).items():
            if among is None or self.first + self.order[row] in among:
                alike[shared].append(row)
        worth = [self._worth(token) for token in way.tokens]
        total = {
            shared: sum(
                one if shared >> (2 * at) & 1 else one * _NEAR if shared >> (2 * at) & 2 else 0.0
                for at, one in enumerate(worth)
            )
            for shared in alike
        }
        for shared in sorted(alike, key=lambda shared: (-total[shared], shared)):
            yield from sorted(alike[shared])

    def _worth(self, token: Token) -> float:
        """How rare a token is in this list: what sharing it is worth."""
        bearers = max((len(self.filed[key]) for key in _token_keys(token) if key in self.filed), default=0)
        return self.share - log(bearers + 1) + 0.1

    def _shared(self, way: Way) -> dict[int, int]:
        """For each row met, two bits for each token of the query: it is shared, a token one consonant away is."""
        shared: dict[int, int] = {}
        common: list[tuple[int, str, int]] = []
        for at, token in enumerate(way.tokens):
            for key, near in self._keys_near(token):
                bit = (2 if near else 1) << (2 * at)
                rows = self.filed[key]
                if len(rows) > _COMMON:
                    common.append((at, key, bit))
                for row in rows[:LIST_MOST]:
                    shared[row] = shared.get(row, 0) | bit
        for (at, key, bit), (other_at, other, other_bit) in combinations(common, 2):
            if at != other_at and key != other:
                both = bit | other_bit
                for row in self.paired.get((key, other) if key < other else (other, key), _NONE):
                    shared[row] = shared.get(row, 0) | both
        return shared

    def _keys_near(self, token: Token) -> Iterator[tuple[str, bool]]:
        """The keys of a token that are filed, and those one consonant away, which are near only."""
        asked = dict.fromkeys(_token_keys(token), False)
        for key in list(asked):
            for less in _with_one_less(key):
                for other in self.near.get(less, ()):
                    asked.setdefault(other, True)
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
