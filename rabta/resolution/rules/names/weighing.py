"""Features weighed: one table of weights for each feature, and for each of some pairs of features, added up.

The tables are frozen under one version (weights.json): fitted by `rabta bench names --train`, never re-estimated on the
record. Weights are centi-weights, 100 for each doubling of the odds, as in counting.
"""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rabta.resolution.rules.names.features import FEATURES, LENGTHS

NOTHING_SHARED: Final = -232.0
"""Centi-weights of one in six, the share of one person's pairs among those the tables are fitted on."""
_SHARED, _WHOLE = FEATURES.index("shared"), FEATURES.index("whole")
_GIVEN_CONTRARY, _CONTRARY = FEATURES.index("given_names_contrary"), FEATURES.index("contrary")
HELD_BY: Final = (_SHARED, _WHOLE, _GIVEN_CONTRARY, _CONTRARY)
"""The features that `held_down` looks at, in its order."""
_LEAST_SHARED, _LEAST_WHOLE, _STILL_ORDERED = 0.1, 0.65, 0.05
AS_LIKELY_AS_NOT: Final = 0.0
_COMMONPLACE: Final = 0.4
_COMMON_NAME: Final = 0.3
"""What two names share is worth less than the first where it is Khan, Shah, Ahmad or two of them; Ali and Wali each less
than the second."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """`start`: the weight of the average pair; each table says how much more or less a pair weighs.

    `edges[f]`: where feature f's bins part; `alone[f][bin of f]`. `coarse[f]`: for each of f's bins the wider one that
    pairs use. `together[n] = (f, g, width, table)` with `table[wide bin of f * width + wide bin of g]`.
    """

    version: str
    start: float
    edges: tuple[tuple[float, ...], ...]
    alone: tuple[tuple[float, ...], ...]
    coarse: tuple[tuple[int, ...], ...]
    together: tuple[tuple[int, int, int, tuple[float, ...]], ...]

    def contributions(self, values: Sequence[float]) -> list[float]:
        """What each feature adds, in the order of FEATURES; a pair's weight goes to the one that is no mere length."""
        bins = [bisect_right(edges, value) for edges, value in zip(self.edges, values, strict=True)]
        added = [table[found] for table, found in zip(self.alone, bins, strict=True)]
        coarse = self.coarse
        for f, g, width, table in self.together:
            weight = table[coarse[f][bins[f]] * width + coarse[g][bins[g]]]
            part = 0.0 if FEATURES[f] in LENGTHS else 1.0 if FEATURES[g] in LENGTHS else 0.5
            added[f] += weight * part
            added[g] += weight * (1 - part)
        return added

    def weight(self, values: Sequence[float]) -> float:
        """All of it added up, and held down (`held_down`): the centi-weights that two names are one person's."""
        bins = [bisect_right(edges, value) for edges, value in zip(self.edges, values)]  # noqa: B905 (hot)
        total = self.start
        for table, found in zip(self.alone, bins):  # noqa: B905
            total += table[found]
        wide = [wider[found] for wider, found in zip(self.coarse, bins)]  # noqa: B905
        for f, g, width, pairs in self.together:
            total += pairs[wide[f] * width + wide[g]]
        held = held_down(total, values[_SHARED], values[_WHOLE], values[_GIVEN_CONTRARY], values[_CONTRARY])
        return total + held


def held_down(total: float, shared: float, whole: float, given_contrary: float, contrary: float) -> float:
    """The centi-weights taken from a pair that shares nothing, which stays below one in six, and from one that shares only
    what many are called and differs in its given names or in another common one (Ali Khan, Wali Khan; Muhammad Ali, Muhammad
    Wali), which is as likely as not; each in its order; 0 for another.

    On the lists that the tables are fitted on, a short alias beside a name that it shares nothing with is often the same
    man's; at a desk it is anybody's. And two short names that are spelt alike are seldom both on such a list.
    """
    shares_nothing = shared < _LEAST_SHARED and whole < _LEAST_WHOLE
    if shares_nothing and total > NOTHING_SHARED:
        return (NOTHING_SHARED - total) * (1 - _STILL_ORDERED)
    differs = given_contrary or 0 < contrary < _COMMON_NAME
    if differs and shared < _COMMONPLACE and total > AS_LIKELY_AS_NOT:
        return (AS_LIKELY_AS_NOT - total) * (1 - _STILL_ORDERED)
    return 0.0


def weighing(frozen: dict[str, Any]) -> Weighing:
    """The tables of a parameter file. ValueError if it was fitted for other features."""
    if tuple(frozen["features"]) != FEATURES:
        raise ValueError("weights.json was fitted for other features: run `rabta bench names --train`.")
    together = tuple(
        (FEATURES.index(one["features"][0]), FEATURES.index(one["features"][1]), one["width"], tuple(one["weights"]))
        for one in frozen["together"]
    )
    alone = [frozen["alone"][name] for name in FEATURES]
    return Weighing(
        frozen["version"],
        frozen["start"],
        tuple(tuple(one["edges"]) for one in alone),
        tuple(tuple(one["weights"]) for one in alone),
        tuple(tuple(one["coarse"]) for one in alone),
        together,
    )


def frozen_weighing() -> Weighing:
    """The tables that the project ships."""
    return weighing(json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8")))
