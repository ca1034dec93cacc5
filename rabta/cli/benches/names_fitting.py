"""Fit the tables by which names are weighed: cyclic boosting of one table a feature and one a chosen pair of features.

Newton steps on the logistic loss, shrunk towards 0; numpy only. The same rows give the same tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Bins = NDArray[np.int64]

FINE, COARSE = 24, 6
"""Bins of a feature alone, and in a pair."""
PAIRS = 40
ROUNDS_ALONE, ROUNDS_TOGETHER = 20, 20
STEP, STEP_OF_PAIRS = 0.3, 0.2
SHRINK, SHRINK_OF_PAIRS = 60.0, 100.0
BAGS = 6
CENTI_WEIGHTS = 100 / log(2)

RISING = (
    "covered_of_shorter", "covered_of_longer", "least_alike", "shared", "shared_exactly", "rarest_shared", "second_shared",
    "whole", "whole_consonants", "one_inside_the_other", "first_names", "last_names", "crosswise", "titles_shared",
)  # fmt: skip
FALLING = (
    "missing_of_shorter",
    "missing_of_longer",
    "rarest_missing_of_longer",
    "contrary",
    "contrary_names",
    "given_names_contrary",
    "given_name_missing",
)
"""Features whose table may only rise, or only fall: being more alike never speaks against two names."""


def fitted(values: Numbers, same: Numbers, names: Sequence[str], version: str) -> dict[str, Any]:
    """The parameter file (weights.json of `rules/names`) for rows of `values` that are, or are not, the `same`.

    The tables are the mean of BAGS fits, each on as many rows drawn again.
    """
    edges = [_edges(column) for column in values.T]
    fine = [np.searchsorted(e, column, side="right") for e, column in zip(edges, values.T, strict=True)]
    coarse_of = [_coarse(bins, len(e) + 1) for bins, e in zip(fine, edges, strict=True)]
    laid = _Laid(
        fine, [table[bins] for table, bins in zip(coarse_of, fine, strict=True)], [len(e) + 1 for e in edges],
        [int(table[-1]) + 1 for table in coarse_of], [int(name in RISING) - int(name in FALLING) for name in names],
    )  # fmt: skip
    start = log(float(np.mean(same)) / (1 - float(np.mean(same))))
    draw = np.random.default_rng(1)
    chosen = _telling_pairs(laid, _alone(laid, same, start)[1], same)
    bags = []
    for _ in range(BAGS):
        rows = draw.integers(0, len(same), len(same))
        bags.append(_together(laid.of(rows), same[rows], start, chosen))
    alone = [np.mean(tables, axis=0) for tables in zip(*(bag[0] for bag in bags), strict=True)]
    pairs = [np.mean(tables, axis=0) for tables in zip(*(bag[1] for bag in bags), strict=True)]
    # Each table says how much more, or less, than for the average pair: what all pairs have goes to the start.
    for table, bins in zip(alone, laid.fine, strict=True):
        start += _centred(table, bins)
    for (f, g), table in zip(chosen, pairs, strict=True):
        start += _centred(table, laid.coarse[f] * laid.width[g] + laid.coarse[g])
    return {
        "version": version,
        "features": list(names),
        "start": round(start * CENTI_WEIGHTS, 1),
        "alone": {
            name: {"edges": [round(float(x), 4) for x in e], "coarse": c.tolist(), "weights": _rounded(table)}
            for name, e, c, table in zip(names, edges, coarse_of, alone, strict=True)
        },
        "together": [
            {"features": [names[f], names[g]], "width": laid.width[g], "weights": _rounded(table)}
            for (f, g), table in zip(chosen, pairs, strict=True)
        ],
    }


@dataclass(frozen=True)
class _Laid:
    """Rows by the bins they lie in. `way`: 1 for a feature whose table only rises, -1 for one that only falls."""

    fine: list[Bins]
    coarse: list[Bins]
    bins: list[int]
    width: list[int]
    way: list[int]

    def of(self, rows: Bins) -> "_Laid":
        return replace(self, fine=[b[rows] for b in self.fine], coarse=[b[rows] for b in self.coarse])


def _alone(laid: _Laid, same: Numbers, start: float) -> tuple[list[Numbers], Numbers]:
    """A table for each feature alone, and the rows' log odds by them."""
    tables, odds = [np.zeros(count) for count in laid.bins], np.full(len(same), start)
    for _ in range(ROUNDS_ALONE):
        for table, bins, way in zip(tables, laid.fine, laid.way, strict=True):
            _improve(table, bins, odds, same, STEP, SHRINK, (way,))
    return tables, odds


def _together(
    laid: _Laid, same: Numbers, start: float, chosen: list[tuple[int, int]]
) -> tuple[list[Numbers], list[Numbers]]:
    """The tables of the features alone and of the chosen pairs."""
    tables, odds = _alone(laid, same, start)
    pairs = [
        (f, g, laid.coarse[f] * laid.width[g] + laid.coarse[g], np.zeros(laid.width[f] * laid.width[g])) for f, g in chosen
    ]
    for _ in range(ROUNDS_TOGETHER):
        for f, g, bins, table in pairs:
            ways, shape = (laid.way[f], laid.way[g]), (laid.width[f], laid.width[g])
            _improve(table, bins, odds, same, STEP_OF_PAIRS, SHRINK_OF_PAIRS, ways, shape)
        for table, bins, way in zip(tables, laid.fine, laid.way, strict=True):
            _improve(table, bins, odds, same, STEP_OF_PAIRS, SHRINK, (way,))
    return tables, [table for *_, table in pairs]


def _improve(
    table: Numbers,
    bins: Bins,
    odds: Numbers,
    same: Numbers,
    step: float,
    shrink: float,
    ways: tuple[int, ...],
    shape: tuple[int, ...] = (-1,),
) -> None:
    """One Newton step of one table, taken in place, and no further than its ways allow; `odds` follow."""
    chance = 1 / (1 + np.exp(-odds))
    slope = np.bincount(bins, same - chance, len(table))
    bend = np.bincount(bins, chance * (1 - chance), len(table))
    new = (table + step * slope / (bend + shrink)).reshape(shape)
    rows = (np.bincount(bins, minlength=len(table)) + 1.0).reshape(shape)
    for axis, way in enumerate(ways):
        if way:
            new = _only_rising(new.swapaxes(0, axis) * way, rows.swapaxes(0, axis)).swapaxes(0, axis) * way
    move = new.reshape(-1) - table
    table += move
    odds += move[bins]


def _only_rising(table: Numbers, rows: Numbers) -> Numbers:
    """The nearest table that never falls along its first axis: neighbours that do are pooled."""
    if table.ndim == 2:
        return np.stack([_only_rising(one, count) for one, count in zip(table.T, rows.T, strict=True)], axis=1)
    pools: list[list[float]] = []
    for value, count in zip(table, rows, strict=True):
        pools.append([float(value), float(count), 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (v, c, n), (u, d, m) = pools.pop(), pools.pop()
            pools.append([(v * c + u * d) / (c + d), c + d, n + m])
    return np.concatenate([np.full(int(n), value) for value, _, n in pools])


def _centred(table: Numbers, bins: Bins) -> float:
    """Take the mean over the rows out of a table, in place, and give it."""
    mean = float(np.mean(table[bins]))
    table -= mean
    return mean


def _telling_pairs(laid: _Laid, odds: Numbers, same: Numbers) -> list[tuple[int, int]]:
    """The pairs of features whose table would tell most beyond the features alone."""
    chance = 1 / (1 + np.exp(-odds))
    slope, bend = same - chance, chance * (1 - chance)
    told = []
    for f, g in combinations(range(len(laid.coarse)), 2):
        bins, cells = laid.coarse[f] * laid.width[g] + laid.coarse[g], laid.width[f] * laid.width[g]
        gain = np.bincount(bins, slope, cells) ** 2 / (np.bincount(bins, bend, cells) + SHRINK_OF_PAIRS)
        told.append((float(np.sum(gain)), f, g))
    return [(f, g) for _, f, g in sorted(told, reverse=True)[:PAIRS]]


def _edges(column: Numbers) -> Numbers:
    """Where the bins of a feature part: between its values where they are few, else at equal shares of the rows."""
    values = np.unique(np.round(column, 4))
    if len(values) > FINE:
        values = np.unique(np.quantile(column, np.linspace(0, 1, FINE + 1)[1:-1]).round(4))
        tail = np.unique(np.quantile(column, [0.002, 0.01, 0.99, 0.998]).round(4))
        return np.unique(np.concatenate([values, tail]))
    return np.round((values[1:] + values[:-1]) / 2, 4)


def _coarse(bins: Bins, fine: int) -> Bins:
    """For each fine bin the coarse one it lies in: equal shares of the rows, as far as the fine ones allow."""
    rows = np.bincount(bins, minlength=fine)
    if fine <= COARSE:
        return np.arange(fine)
    middle = (np.cumsum(rows) - rows / 2) / rows.sum()
    return np.unique(np.minimum((middle * COARSE).astype(int), COARSE - 1), return_inverse=True)[1]


def _rounded(table: Numbers) -> list[float]:
    return [round(float(x) * CENTI_WEIGHTS, 1) for x in table]
