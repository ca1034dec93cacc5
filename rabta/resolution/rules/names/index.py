"""Names found in a list: an in-process index by consonant skeletons, whose best candidates the full scorer judges.

Every name is filed under the skeletons of its tokens. A query's token looks under its own skeletons and those one
consonant away. Rare skeletons are followed whole; common ones as far as LIST_MOST, shortest names first, and together
in pairs, so that a query of common names still meets the names that share two of them.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import heappop, heappush, nlargest
from itertools import combinations, count
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

    def search(self, query: str, *, most: int = 10, least: float = 0.0, among: Set[int] | None = None) -> list[Found]:
        """The names likest to `query`, best first, at most `most`, of `least` score or more; equal ones by place.

        `among`: the places that may be answered at all, looked at before anything is ranked; None for all. A few are
        judged one by one, without the index.
        Empty for a query without letters.
        """
        asked = prepared(query)
        best = self._best(asked, most, least, among)
        return [Found(place, name, *scored(asked, prepared(name))) for place, name in best]

    def likest(self, query: str, *, most: int = 10, least: float = 0.0, among: Set[int] | None = None) -> list[int]:
        """The places that `search` would answer, without the reasons, which take longer to say than to weigh."""
        return [place for place, _ in self._best(prepared(query), most, least, among)]

    def _best(
        self, asked: PreparedName, most: int, least: float, among: Set[int] | None
    ) -> list[tuple[int, str]]:  # fmt: skip
        if among is not None and len(among) <= FEW:
            places = {place: self._name(place) for place in among}
        else:
            found = (segment.candidates(asked, least, among) for segment in self._segments if segment.names)
            places = {place: name for some in found for place, name in some}
        by_name = {name: score(asked, prepared(name)) for name in set(places.values())}
        judged = [(by_name[name], -place) for place, name in places.items() if by_name[name] >= least]
        return [(-place, places[-place]) for _, place in nlargest(most, judged)]

    def _name(self, place: int) -> str:
        segment = next(one for one in reversed(self._segments) if one.first <= place)
        return segment.names[place - segment.first]


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

    def candidates(self, asked: PreparedName, least: float, among: Set[int] | None) -> Iterator[tuple[int, str]]:
        """The places and names worth judging: so many different names for each way the person is called."""
        most = JUDGED if least < ALIKE else max(FEW, round(JUDGED * (len(self.names) / A_LONG_LIST) ** 0.5))
        for way in asked.ways if asked.with_father == asked.ways else (*asked.ways, *asked.with_father):
            names = set[str]()
            for row in self._likeliest(way, _TOO_MUCH if least >= ALIKE else 1.0, among):
                name = self.names[self.order[row]]
                names.add(name)
                if len(names) > most:
                    break
                yield self.first + self.order[row], name

    def _likeliest(self, way: Way, most_missed: float, among: Set[int] | None) -> Iterator[int]:
        """Rows by the summed rarity of the query's tokens that they share; shorter names first where that is equal.

        Thousands of rows are met and a few dozen wanted: they are parted token by token, the most promising part first.
        `most_missed`: the share of the query's worth that a row may lack.
        """
        same, near = self._shared(way)
        worth = [self._worth(token) for token in way.tokens]
        # Missed so far; a number of its own; its token, and whether its rows share it (0), have a near one (1), neither (2).
        met = set[int]().union(*same, *near)
        if among is not None:
            met = {row for row in met if self.first + self.order[row] in among}
        parts = [(0.0, 0, 0, 0, met)]
        for number in count(1):
            if not parts or parts[0][0] > most_missed * sum(worth):
                return
            missed, _, at, how, rows = heappop(parts)
            if at == len(worth):
                yield from sorted(rows)
                continue
            if how < 2:
                heappush(parts, (missed + (_MISSED[how + 1] - _MISSED[how]) * worth[at], -number, at, how + 1, rows))
            part = rows & same[at] if how == 0 else (rows & near[at] if how == 1 else rows - near[at]) - same[at]
            if part:
                heappush(parts, (missed, number, at + 1, 0, part))

    def _worth(self, token: Token) -> float:
        """How rare a token is in this list: what sharing it is worth."""
        bearers = max((len(self.filed[key]) for key in _token_keys(token) if key in self.filed), default=0)
        return self.share - log(bearers + 1) + 0.1

    def _shared(self, way: Way) -> tuple[list[set[int]], list[set[int]]]:
        """For each token of the query the rows that share it, and those that have one a consonant away."""
        same, near = [set[int]() for _ in way.tokens], [set[int]() for _ in way.tokens]
        common: list[tuple[int, str, set[int]]] = []
        for at, token in enumerate(way.tokens):
            for key, is_near in self._keys_near(token):
                met = near[at] if is_near else same[at]
                rows = self.filed[key]
                if len(rows) > _COMMON:
                    common.append((at, key, met))
                met.update(rows[:LIST_MOST])
        for (at, key, met), (other_at, other, other_met) in combinations(common, 2):
            if at != other_at and key != other:
                both = self.paired.get((key, other) if key < other else (other, key), _NONE)
                met.update(both)
                other_met.update(both)
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
