"""Names found in a list: an in-process index by consonant skeletons, whose best candidates the full scorer judges.

Every name is filed under the skeletons of its tokens. A query's token looks under its own skeletons and those one
consonant away. Rare skeletons are followed whole; common ones as far as LIST_MOST, shortest names first, and together
in pairs, so that a query of common names still meets the names that share two of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush, nlargest
from itertools import combinations, count
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rabta.resolution.rules.names.columns import scores
from rabta.resolution.rules.names.prepared import PreparedName, Way, prepared
from rabta.resolution.rules.names.reason import Reason
from rabta.resolution.rules.names.scoring import scored
from rabta.resolution.rules.names.tokens import Token

LIST_MOST: Final = 1_000
PAIR_MOST: Final = 3_000
"""Names that one skeleton leads to, and two common ones together, at most."""
JUDGED: Final = 80
"""Different names that the full scorer judges."""
ALIKE: Final = 0.8
A_LONG_LIST: Final = 100_000
FEW: Final = 12
_TOO_MUCH: Final = 0.75
"""Who asks for names of at least ALIKE gets by with fewer the shorter the list is, and with none that lacks too much of what
is asked for. Of respelt invented names 286 in 300 score so: of 100,000 listed ones 275 are found with 80 judged and 271 with
40, of 400 listed ones as many with 12 as with 80 (2026-12-01)."""
_COMMON: Final = 100
"""A skeleton of more names than this is common, and filed in pairs as well."""
_PAIRED: Final = 5
_MISSED: Final = (0.0, 0.4, 1.0)
"""How much of a token's worth is missed where it is shared, where one a consonant away is, where neither."""
_WHOLE_SEGMENT: Final = 0.5
_NONE: Final = np.array([], dtype=np.intp)
Rows = NDArray[np.intp]
Truth = NDArray[np.bool_]


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

    def search(self, query: str, *, most: int = 10, least: float = 0.0, among: Truth | None = None) -> list[Found]:
        """The names likest to `query`, best first, at most `most`, of `least` score or more; equal ones by place.

        `among`: by place, whether it may be answered at all, looked at before anything is ranked; None for all. A few are
        judged one by one, without the index.
        Empty for a query without letters.
        """
        asked = Asked(self, query, most, least, among)
        best = [(place, self._name(place)) for place in likest([asked])[0]]
        return [Found(place, name, *scored(prepared(query), prepared(name))) for place, name in best]

    def worth_judging(self, asked: "Asked") -> dict[int, str]:
        """The places, with their names, that the full scorer judges."""
        among = asked.among
        if among is not None and np.count_nonzero(among) <= FEW:
            return {place: self._name(place) for place in np.flatnonzero(among).tolist()}
        query = prepared(asked.query)
        found = (segment.candidates(query, asked.least, among) for segment in self._segments if segment.names)
        return {place: name for some in found for place, name in some}

    def _name(self, place: int) -> str:
        segment = next(one for one in reversed(self._segments) if one.first <= place)
        return segment.names[place - segment.first]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, as in `Index.search`."""

    index: Index
    query: str
    most: int
    least: float
    among: Truth | None = None


def likest(questions: Sequence[Asked]) -> list[list[int]]:
    """For each question the places that `search` would answer, without the reasons, which take longer to say than to weigh.
    Many are asked at once for the price of a few."""
    places = [asked.index.worth_judging(asked) for asked in questions]
    pairs = [(asked.query, name) for asked, some in zip(questions, places, strict=True) for name in set(some.values())]
    found = dict(zip(pairs, scores((prepared(query), prepared(name)) for query, name in pairs), strict=True))
    best = []
    for asked, some in zip(questions, places, strict=True):
        judged = [(found[asked.query, name], -place) for place, name in some.items()]
        best.append([-place for _, place in nlargest(asked.most, (one for one in judged if one[0] >= asked.least))])
    return best


class _Segment:
    """A part of the list, filed. `first`: the place of its first name."""

    __slots__ = ("filed", "first", "names", "near", "order", "paired", "share")

    def __init__(self, names: list[str], first: int) -> None:
        self.names, self.first = names, first
        keys = [_keys(name) for name in names]
        # Places are filed shortest name first: of a list cut at LIST_MOST the fullest matches are kept.
        self.order = np.array(sorted(range(len(names)), key=lambda place: len(keys[place])), dtype=np.intp)
        filed: dict[str, list[int]] = defaultdict(list)
        for row, place in enumerate(self.order.tolist()):
            for key in keys[place]:
                filed[key].append(row)
        common = {key for key, rows in filed.items() if len(rows) > _COMMON}
        paired: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row, place in enumerate(self.order.tolist()):
            for pair in combinations(sorted(common.intersection(keys[place]))[:_PAIRED], 2):
                if len(paired[pair]) < PAIR_MOST:
                    paired[pair].append(row)
        self.filed: dict[str, Rows] = {key: np.array(rows, dtype=np.intp) for key, rows in filed.items()}
        self.paired: dict[tuple[str, str], Rows] = {pair: np.array(rows, dtype=np.intp) for pair, rows in paired.items()}
        self.near = _neighbours(self.filed)
        self.share = log(len(names) + 2)

    def candidates(self, asked: PreparedName, least: float, among: Truth | None) -> Iterator[tuple[int, str]]:
        """The places and names worth judging: so many different names for each way the person is called."""
        most = JUDGED if least < ALIKE else max(FEW, round(JUDGED * (len(self.names) / A_LONG_LIST) ** 0.5))
        may = None if among is None else among[self.first : self.first + len(self.names)][self.order]
        for way in asked.ways if asked.with_father == asked.ways else (*asked.ways, *asked.with_father):
            names = set[str]()
            for place in self._likeliest(way, _TOO_MUCH if least >= ALIKE else 1.0, may):
                name = self.names[place]
                names.add(name)
                if len(names) > most:
                    break
                yield self.first + place, name

    def _likeliest(self, way: Way, most_missed: float, may: Truth | None) -> Iterator[int]:
        """Places by the summed rarity of the query's tokens that they share; shorter names first where that is equal.

        Thousands of rows are met and a few dozen wanted: they are parted token by token, the most promising part first.
        `most_missed`: the share of the query's worth that a row may lack. `may`: which rows may be answered.
        """
        same, near = self._shared(way)
        met = (same | near).any(axis=0)
        rows = np.flatnonzero(met if may is None else met & may)
        # A row's part: for each token whether it shares it (0), has a near one (1), or neither (2), as digits.
        parts = np.zeros(len(rows), dtype=np.int64)
        for at in range(len(way.tokens)):
            parts += 3**at * np.where(same[at, rows], 0, np.where(near[at, rows], 1, 2))
        worth = [self._worth(token) for token in way.tokens]
        different = np.unique(parts).tolist()
        held = [{part % 3 ** (at + 1) for part in different} for at in range(len(worth))]
        # Missed so far; a number of its own; the next token; how it is to be shared; the part up to it.
        waiting = [(0.0, 0, 0, 0, 0)]
        for number in count(1):
            if not waiting or waiting[0][0] > most_missed * sum(worth):
                return
            missed, _, at, how, part = heappop(waiting)
            if at == len(worth):
                yield from self.order[rows[parts == part]].tolist()
                continue
            if how < 2:
                more = (_MISSED[how + 1] - _MISSED[how]) * worth[at]
                heappush(waiting, (missed + more, -number, at, how + 1, part))
            if (longer := part + how * 3**at) in held[at]:
                heappush(waiting, (missed, number, at + 1, 0, longer))

    def _worth(self, token: Token) -> float:
        """How rare a token is in this list: what sharing it is worth."""
        bearers = max((len(self.filed[key]) for key in _token_keys(token) if key in self.filed), default=0)
        return self.share - log(bearers + 1) + 0.1

    def _shared(self, way: Way) -> tuple[Truth, Truth]:
        """For each token of the query, by row, which share it, and which have one a consonant away."""
        same, near = np.zeros((2, len(way.tokens), len(self.names)), dtype=np.bool_)
        common: list[tuple[int, str, Truth]] = []
        for at, token in enumerate(way.tokens):
            for key, is_near in self._keys_near(token):
                met = near[at] if is_near else same[at]
                rows = self.filed[key]
                if len(rows) > _COMMON:
                    common.append((at, key, met))
                met[rows[:LIST_MOST]] = True
        for (at, key, met), (other_at, other, other_met) in combinations(common, 2):
            if at != other_at and key != other:
                both = self.paired.get((key, other) if key < other else (other, key), _NONE)
                met[both] = other_met[both] = True
        return same, near

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
    for way in prepared(name).with_father:
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
