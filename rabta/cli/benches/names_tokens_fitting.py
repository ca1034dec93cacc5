"""Fit how alike two tokens are: tokens in each other's place in two spellings of one name, against tokens of two persons."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rabta.resolution.rules.names.folding import Reading
from rabta.resolution.rules.names.likeness import TERMS, terms
from rabta.resolution.rules.names.prepared import PreparedName
from rabta.resolution.rules.names.tokens import Token

Numbers = NDArray[np.float64]
NEAR = 0.4
"""Tokens of two persons less alike than this are left out but for one in twenty: nobody takes them for one."""
SURE = 0.85
ONE_IN = 20


def fitted_likeness(pairs: Iterable[tuple[PreparedName, PreparedName, bool]], version: str) -> dict[str, Any]:
    """The parameter file (likeness.json of `rules/names`) for pairs of names that are, or are not, one person's."""
    same: dict[tuple[str, str], tuple[Token, Token]] = {}
    other: dict[tuple[str, str], tuple[Token, Token]] = {}
    for a, b, one_person in pairs:
        if a.ways and b.ways:
            left, right = a.ways[0].tokens, b.ways[0].tokens
            found = _in_place(left, right) if one_person else _near(left, right)
            for x, y in found:
                if not x.initial and not y.initial and x.reading.close != y.reading.close:
                    (same if one_person else other)[min(x.text, y.text), max(x.text, y.text)] = x, y
    both = [(x, y, 1.0) for x, y in same.values()] + [(x, y, 0.0) for key, (x, y) in other.items() if key not in same]
    weights = {}
    for name, unwritten in (("written", False), ("unwritten", True)):
        chosen = [(x, y, label) for x, y, label in both if (x.unwritten or y.unwritten) == unwritten]
        values = np.array([_best_terms(x, y) for x, y, _ in chosen]).reshape(-1, len(TERMS))
        weights[name] = [round(float(w), 3) for w in _logistic(values, np.array([label for *_, label in chosen]))]
    return {"version": version, "terms": list(TERMS), **weights}


def _in_place(left: tuple[Token, ...], right: tuple[Token, ...]) -> list[tuple[Token, Token]]:
    """Of two spellings of as many tokens: each pair, where every other token has a sure counterpart of its own."""
    if len(left) != len(right) or len(left) < 2:
        return []
    grid = [[_plain(x, y) for y in right] for x in left]
    of_left, taken = [-1] * len(left), set()
    for _, i, j in sorted(((grid[i][j], i, j) for i in range(len(left)) for j in range(len(right))), reverse=True):
        if of_left[i] < 0 and j not in taken:
            of_left[i] = j
            taken.add(j)
    unsure = [i for i, j in enumerate(of_left) if grid[i][j] < SURE]
    return [(left[i], right[j]) for i, j in enumerate(of_left) if not unsure or unsure == [i]]


def _near(left: tuple[Token, ...], right: tuple[Token, ...]) -> list[tuple[Token, Token]]:
    return [
        (x, y) for x in left for y in right
        if _plain(x, y) >= NEAR or (len(x.text) * 31 + sum(map(ord, x.text + y.text))) % ONE_IN == 0
    ]  # fmt: skip


def _plain(x: Token, y: Token) -> float:
    return max(_evenly(a, b) for a in (x.reading, *x.others) for b in (y.reading, *y.others))


def _evenly(a: Reading, b: Reading) -> float:
    _, close, _, skeleton, family, *_ = terms(a, b)
    return 0.5 * close + 0.3 * skeleton + 0.2 * family


def _best_terms(x: Token, y: Token) -> tuple[float, ...]:
    ways = [terms(a, b) for a in (x.reading, *x.others) for b in (y.reading, *y.others)]
    return max(ways, key=lambda told: sum(told[1:5]))


def _logistic(values: Numbers, same: Numbers) -> Numbers:
    """Weights of a logistic regression, lightly shrunk, by Newton's method."""
    weights = np.zeros(values.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-values @ weights))
        bend = (values * (chance * (1 - chance))[:, None]).T @ values + 0.3 * np.eye(len(weights))
        weights += np.linalg.solve(bend, values.T @ (same - chance) - 0.3 * weights)
    return weights
