"""Many pairs of names scored at once, in columns: what `scoring` says of each, to the last bit, at a fraction of its cost.

Every sum is taken in the order in which `aligned`, `features` and `weighing` take it, so that a pair weighs the same by
itself and among thousands. A pair of which one side writes together what are two tokens of the other, and a pair of very
long names, is left to those.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio
from rapidfuzz.process import cpdist

from rabta.resolution.rules.names.aligned import JOINED_LEAST, LEAST, LONGEST_JOINED, SHORTEST_JOINED, SURE, likeness_joined
from rabta.resolution.rules.names.features import EXACT
from rabta.resolution.rules.names.likeness import likeness
from rabta.resolution.rules.names.prepared import PreparedName, Way
from rabta.resolution.rules.names.scoring import chance, fathers, frozen, ways, weight_of_ways
from rabta.resolution.rules.names.weighing import HELD_BY, held_down

FEW: Final = 150
"""So many pairs are scored faster one by one (2026-12-02)."""
MOST_TOKENS: Final = 5
Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Truth = NDArray[np.bool_]


def scores(pairs: Iterable[tuple[PreparedName, PreparedName]]) -> list[float]:
    """The score of each pair, in their order: equal to `scoring.score` of it."""
    asked = [(b, a) if b.text < a.text else (a, b) for a, b in pairs]
    called = [ways(a, b) for a, b in asked]
    weights = iter(_weights([pair for some in called for pair in some]))
    return [
        chance(max(next(weights) for _ in some) + fathers(a, b)) if some else 0.0
        for (a, b), some in zip(asked, called, strict=True)
    ]


def _weights(pairs: Sequence[tuple[Way, Way]]) -> list[float]:
    short = [
        place for place, (a, b) in enumerate(pairs) if len(a.tokens) <= MOST_TOKENS and len(b.tokens) <= MOST_TOKENS
    ]
    if len(short) <= FEW:
        return [weight_of_ways(a, b) for a, b in pairs]
    found = dict(zip(short, _in_columns([pairs[place] for place in short]), strict=True))
    return [
        known if (known := found.get(place)) is not None else weight_of_ways(a, b) for place, (a, b) in enumerate(pairs)
    ]


def _in_columns(pairs: Sequence[tuple[Way, Way]]) -> list[float | None]:
    """The centi-weights of each pair; None where tokens are joined."""
    known = _Tokens(way for pair in pairs for way in pair)
    a, b = (_Side(side, known) for side in zip(*pairs, strict=True))
    laid = _Laid(a, b, known)
    values = _features(a, b, laid)
    weights, found = frozen(), np.full(len(pairs), frozen().start)
    bins = [np.searchsorted(edges, value, side="right") for edges, value in zip(weights.edges, values, strict=True)]
    for table, at in zip(weights.alone, bins, strict=True):
        found += np.array(table)[at]
    wide = [np.array(coarse)[at] for coarse, at in zip(weights.coarse, bins, strict=True)]
    for f, g, width, table in weights.together:
        found += np.array(table)[wide[f] * width + wide[g]]
    told = zip(laid.is_joined().tolist(), found.tolist(), *(values[place].tolist() for place in HELD_BY), strict=True)
    return [None if joined else total + held_down(total, *held) for joined, total, *held in told]


class _Tokens:
    """Every token of a batch once, in columns; the row 0 is none."""

    def __init__(self, ways: Iterable[Way]) -> None:
        self.every = list({one.number: one for way in ways for one in way.tokens}.values())
        self.rows = {one.number: row for row, one in enumerate(self.every, 1)}
        self.weight: Floats = np.array([0.0, *(one.weight for one in self.every)])
        self.initial: Truth = np.array([False, *(one.initial for one in self.every)])
        self.length: Whole = np.array([0, *(len(one.text) for one in self.every)])
        self.starts: Whole = np.array([0, *(sum({1 << (ord(sign) & 31) for sign in one.starts}) for one in self.every)])

    def likeness_joined(self, one: Whole, next_one: Whole, whole: Whole) -> Floats:
        """For each three rows: how alike the first two, run together, are to the third."""
        asked = list(zip(one.tolist(), next_one.tolist(), whole.tolist(), strict=True))
        known = {three: likeness_joined(*(self.every[row - 1] for row in three)) for three in set(asked)}
        return np.array([known[three] for three in asked], dtype=np.float64)


class _Side:
    """One side of each pair: its tokens in columns, as rows of a table of tokens, 0 where it has fewer."""

    def __init__(self, ways: Sequence[Way], known: _Tokens) -> None:
        rows: dict[int, int] = {}
        of = np.array([rows.setdefault(id(way), len(rows)) for way in ways])
        self.ways = ways
        different = list({id(way): way for way in ways}.values())
        numbers = np.zeros((len(different), max(len(way.tokens) for way in different)), dtype=np.int64)
        for row, way in enumerate(different):
            numbers[row, : len(way.tokens)] = [known.rows[one.number] for one in way.tokens]
        self.token: Whole = numbers[of]
        self.is_token: Truth = self.token > 0
        self.count: Whole = self.is_token.sum(axis=1)
        said = [(way.weight, way.unwritten, way.assumed, len(way.close)) for way in different]
        self.all_weight, self.unwritten, self.assumed, self.letters = np.array(said, dtype=float)[of].T
        self.weight, self.initial = known.weight[self.token], known.initial[self.token]
        self.length, self.starts = known.length[self.token], known.starts[self.token]


class _Laid:
    """`aligned`, without what it joins: the grid, the counterparts of both sides (-1), how alike they are."""

    def __init__(self, a: _Side, b: _Side, known: _Tokens) -> None:
        self.a, self.b, self.known = a, b, known
        self.grid = _grid(a, b, known)
        pairs, rows, columns = self.grid.shape
        self.of_a: Whole = np.full((pairs, rows), -1)
        self.of_b: Whole = np.full((pairs, columns), -1)
        self.like_a: Floats = np.zeros((pairs, rows))
        self.like_b: Floats = np.zeros((pairs, columns))
        apart = np.abs(np.arange(rows)[:, None] - np.arange(columns))
        worth = self.grid + 0.001 * (a.weight[:, :, None] + b.weight[:, None, :]) - 0.00001 * apart
        worth[self.grid < LEAST] = -1.0
        every = np.arange(pairs)
        for _ in range(min(rows, columns)):
            # Of equal ones the last, as the greatest of (worth, i, j).
            last = worth[:, ::-1, ::-1].reshape(pairs, -1).argmax(axis=1)
            at = rows * columns - 1 - last
            i, j = at // columns, at % columns
            met = every[worth[every, i, j] >= 0]
            if not len(met):
                break
            i, j = i[met], j[met]
            self.of_a[met, i], self.of_b[met, j] = j, i
            self.like_a[met, i] = self.like_b[met, j] = self.grid[met, i, j]
            worth[met, i, :] = worth[met, :, j] = -1.0

    def is_joined(self) -> Truth:
        """Whether `aligned` finds two tokens of the one side run together in the other."""
        a, b = self.a, self.b
        unsure: Truth = (_least(self.like_a, a) < SURE) & (_least(self.like_b, b) < SURE)
        found = self._joined(unsure, a, b, self.like_a, self.like_b, self.of_b)
        return found | self._joined(unsure, b, a, self.like_b, self.like_a, self.of_a)

    def _joined(
        self, unsure: Truth, split: _Side, whole: _Side, like_split: Floats, like_whole: Floats, of_whole: Whole
    ) -> Truth:  # fmt: skip
        found = np.zeros(len(unsure), dtype=np.bool_)
        for j in range(whole.token.shape[1]):
            may = unsure & whole.is_token[:, j] & (like_whole[:, j] < SURE) & (whole.length[:, j] >= SHORTEST_JOINED)
            for i in range(split.token.shape[1] - 1):
                rows = np.flatnonzero(
                    may & split.is_token[:, i + 1]
                    & ((like_split[:, i] < SURE) | (like_split[:, i + 1] < SURE))
                    & ((of_whole[:, j] < 0) | (of_whole[:, j] == i) | (of_whole[:, j] == i + 1))
                    & ((split.starts[:, i] & whole.starts[:, j]) != 0)
                    & (np.abs(split.length[:, i] + split.length[:, i + 1] - whole.length[:, j]) <= LONGEST_JOINED)
                )  # fmt: skip
                like = self.known.likeness_joined(split.token[rows, i], split.token[rows, i + 1], whole.token[rows, j])
                apart = np.maximum(np.maximum(like_split[rows, i], like_split[rows, i + 1]), like_whole[rows, j])
                found[rows] |= (like >= JOINED_LEAST) & (like > apart)
        return found


def _grid(a: _Side, b: _Side, known: _Tokens) -> Floats:
    """How alike each token of the one is to each of the other; -1 where there is none."""
    wide = len(known.every) + 1
    codes = a.token[:, :, None] * wide + b.token[:, None, :]
    different, at = np.unique(codes, return_inverse=True)
    alike = [
        likeness(known.every[one - 1], known.every[other - 1]) if one and other else -1.0
        for one, other in zip((different // wide).tolist(), (different % wide).tolist(), strict=True)
    ]
    grid: Floats = np.array(alike)[at].reshape(codes.shape)
    return grid


def _least(like: Floats, side: _Side) -> Floats:
    least: Floats = np.where(side.is_token, like, 2.0).min(axis=1)
    return least


def _features(a: _Side, b: _Side, laid: _Laid) -> list[Any]:
    """The columns of `features.FEATURES`."""
    every = np.arange(len(a.token))
    shared, exactly, first, second = (np.zeros(len(every)) for _ in range(4))
    for i in range(a.token.shape[1]):
        j, like = laid.of_a[:, i], laid.like_a[:, i]
        worth = np.where(j >= 0, (a.weight[:, i] + b.weight[every, j]) / 2, 0.0)
        told = worth * like * like
        shared += told
        exactly += np.where(like >= EXACT, worth, 0.0)
        second = np.maximum(second, np.minimum(first, told))
        first = np.maximum(first, told)
    of_a, of_b = _Alone(a, laid.of_a, laid.like_a), _Alone(b, laid.of_b, laid.like_b)
    opposite = of_a.alone[:, :, None] & of_b.alone[:, None, :]
    closest = np.maximum(np.where(opposite, laid.grid, -0.2).reshape(len(every), -1).max(axis=1), -0.2)
    opposed = of_a.alone[:, 0] & of_b.alone[:, 0]
    a_is_shorter = (a.count < b.count) | ((a.count == b.count) & (a.all_weight <= b.all_weight))

    def of_shorter(one: Any, other: Any) -> Any:
        return np.where(a_is_shorter, one, other)

    covered_a, covered_b = 1 - of_a.missing / a.all_weight, 1 - of_b.missing / b.all_weight
    least_a, least_b = _least(laid.like_a, a), _least(laid.like_b, b)
    last_a, last_b = a.count - 1, b.count - 1
    closes = [way.close for way in a.ways], [way.close for way in b.ways]
    families = [way.family for way in a.ways], [way.family for way in b.ways]
    titles = [not one.titles.isdisjoint(other.titles) for one, other in zip(a.ways, b.ways, strict=True)]
    return [
        of_shorter(covered_a, covered_b), of_shorter(covered_b, covered_a), of_shorter(least_a, least_b), shared, exactly,
        first, second, of_shorter(of_a.missing, of_b.missing), of_shorter(of_b.missing, of_a.missing),
        of_shorter(of_b.rarest, of_a.rarest), np.minimum(of_a.weight, of_b.weight), np.minimum(of_a.names, of_b.names),
        opposed.astype(float),
        of_shorter(b.weight[:, 0] * (1 - laid.like_b[:, 0]), a.weight[:, 0] * (1 - laid.like_a[:, 0])), closest,
        of_shorter(a.count, b.count), of_shorter(b.count, a.count), np.minimum(a.letters, b.letters),
        _pairwise(*closes, Indel.normalized_similarity), _pairwise(*families, Indel.normalized_similarity),
        _pairwise(*closes, partial_ratio) / 100, laid.grid[:, 0, 0], laid.grid[every, last_a, last_b],
        np.maximum(laid.grid[every, 0, last_b], laid.grid[every, last_a, 0]), a.unwritten + b.unwritten,
        a.assumed + b.assumed, np.array(titles, dtype=float),
    ]  # fmt: skip


class _Alone:
    """What one side has that the other has not: `missing` weight, the `rarest` of it; `alone`, tokens that have no
    counterpart, with their `weight` and how many of them are `names` and no initials."""

    def __init__(self, side: _Side, of: Whole, like: Floats) -> None:
        self.alone: Truth = side.is_token & (of < 0)
        lost = side.weight * (1 - like)
        self.rarest: Floats = lost.max(axis=1)
        self.names: Whole = (self.alone & ~side.initial).sum(axis=1)
        self.missing: Floats = np.zeros(len(of))
        self.weight: Floats = np.zeros(len(of))
        for place in range(of.shape[1]):
            self.missing += lost[:, place]
            self.weight += np.where(self.alone[:, place], side.weight[:, place], 0.0)


def _pairwise(a: list[str], b: list[str], scorer: Any) -> Floats:
    found: Floats = cpdist(a, b, scorer=scorer, dtype=np.float64)
    return found
