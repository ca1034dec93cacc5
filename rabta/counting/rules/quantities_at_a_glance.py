"""No less than what two incidents' seizures can weigh for their being one event, for many pairs at once.

Lines are kept in columns, each incident's one after the other. What is rare (an incident of many lines, one that names a
drug twice or names none) weighs as much as seizures can at the most.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rabta.counting.rules import weights as w
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.how_common import mass_rarity, rarity
from rabta.counting.rules.seizure_line import SeizureLine, kindred

Numbers = NDArray[np.int64]
_MOST_LINES: Final = 4
_NEVER: Final = -(10**6)
_EQUAL_NUMBER: Final = max(*w.EQUAL_NUMBER_BY_DIGITS, *w.SAME_FIGURE) + w.EQUAL_HUGE
_ROUNDED: Final = np.array(w.ROUNDED_BY_DIGITS, dtype=np.int64)


class Quantities:
    """Columns over the lines of incidents; see `most`."""

    def __init__(self, facts: Sequence[IncidentFacts]) -> None:
        lines = [line for fact in facts for line in fact.lines]
        self.lines = np.array([len(fact.lines) for fact in facts], dtype=np.int64)
        self.first = np.cumsum(self.lines) - self.lines
        self.is_loose = np.array([_is_loose(fact.lines) for fact in facts], dtype=np.bool_)
        drugs = sorted({line.substance for line in lines})
        number = {drug: n for n, drug in enumerate(drugs)}
        self.substance = np.array([number[line.substance] for line in lines], dtype=np.int64)
        self.beside = np.array([[_beside(x, y) for y in drugs] for x in drugs], dtype=np.int64).reshape((len(drugs),) * 2)
        self.g = np.array([line.g or 0 for line in lines], dtype=np.float64)
        self.has_g = np.array([line.g is not None for line in lines], dtype=np.bool_)
        self.digits = np.array([min(line.digits, len(_ROUNDED) - 1) for line in lines], dtype=np.int64)
        self.step = np.array([line.step_g for line in lines], dtype=np.float64)
        self.is_hedged = np.array([bool(line.approx) for line in lines], dtype=np.bool_)
        self.is_gross = np.array([line.weight_kind == "gross" for line in lines], dtype=np.bool_)
        self.equal = np.array([_equal(line.g) for line in lines], dtype=np.int64)
        self.n = np.array([np.nan if line.n is None else float(line.n) for line in lines], dtype=np.float64)
        self.quantity = np.array([np.nan if line.quantity is None else float(line.quantity) for line in lines])

    def most(self, i: Numbers, j: Numbers) -> Numbers:
        """No less than seizure_evidence() of each pair (`i`, `j`) of incidents."""
        most = np.full(len(i), w.SEIZURE_MOST, dtype=np.int64)
        few, many = np.minimum(self.lines[i], self.lines[j]), np.maximum(self.lines[i], self.lines[j])
        most[few == 0] = 0
        one = np.flatnonzero(many * few == 1)
        alone = self._of_lines(self.first[i[one]], self.first[j[one]])
        most[one] = np.minimum(np.maximum(alone, w.SUBSTANCE_DIFFERS), w.SEIZURE_MOST)
        several = np.flatnonzero((few > 0) & (many > 1) & ~self.is_loose[i] & ~self.is_loose[j])
        most[several] = self._several(i[several], j[several])
        return most

    def _several(self, i: Numbers, j: Numbers) -> Numbers:
        """Each line of the side with fewer against whichever agrees best, as if no other wanted it.

        A line that finds none leaves one over on the other side as well.
        """
        swap = self.lines[i] > self.lines[j]
        few, many = np.where(swap, j, i), np.where(swap, i, j)
        agree, against = np.zeros(len(i), dtype=np.int64), np.full(len(i), _NEVER, dtype=np.int64)
        is_against = np.zeros(len(i), dtype=np.bool_)
        for k in range(max(self.lines[few].tolist(), default=0)):
            has, best = self.lines[few] > k, np.full(len(i), _NEVER, dtype=np.int64)
            for n in range(max(self.lines[many].tolist())):
                both = np.flatnonzero(has & (self.lines[many] > n))
                best[both] = np.maximum(best[both], self._of_lines(self.first[few[both]] + k, self.first[many[both]] + n))
            agree += np.where(has, np.maximum(best, 0), 0)
            against = np.where(has & (best < 0), np.maximum(against, best), against)
            is_against |= has & (best < 0)
        left = np.maximum((self.lines[many] - self.lines[few]) * w.LEFT_OVER, w.LEFT_OVER_MOST)
        all_paired = agree + np.where(is_against, against, 0) + left
        unpaired = np.where(is_against, agree, 0) + w.SUBSTANCE_DIFFERS
        most: Numbers = np.minimum(np.maximum(all_paired, unpaired), w.SEIZURE_MOST)
        return most

    def _of_lines(self, x: Numbers, y: Numbers) -> Numbers:
        """No less than two lines weigh together; _NEVER for two drugs."""
        return self.beside[self.substance[x], self.substance[y]] + np.where(
            self.has_g[x] & self.has_g[y], self._masses(x, y), self._numbers(x, y)
        )

    def _masses(self, x: Numbers, y: Numbers) -> Numbers:
        """No less than mass_agreement() of two masses."""
        low, high = np.minimum(self.g[x], self.g[y]), np.maximum(self.g[x], self.g[y])
        off, step = high - low, np.maximum(self.step[x], self.step[y])
        ratio = off / np.maximum(high, 1)
        hedged = self.is_hedged[x] | self.is_hedged[y]
        near = np.where(self.is_gross[x] | self.is_gross[y], w.GROSS_AND_NET, w.NEAR)
        close = np.select(
            [ratio <= 0.01, ratio <= 0.03, ratio <= 0.15, ratio >= 0.998, ratio <= 0.5],
            [w.VERY_CLOSE, w.CLOSE, near, w.SLIP_BY_DIGITS[-1], w.FAR], w.CONTRARY,
        )  # fmt: skip
        rounded = _ROUNDED[np.minimum(self.digits[x], self.digits[y])] + np.where(low >= w.HUGE_G, w.ROUNDED_HUGE, 0)
        rounded = rounded + np.where(hedged, w.ROUNDED_HEDGED, 0)
        may_round = (ratio <= 0.15) & ((off <= step) | hedged)
        roughly = (ratio <= 0.35) & ((2 * off <= step) | hedged)
        most = np.where(may_round, np.maximum(rounded, close), close)
        most = np.where(roughly, np.maximum(most, w.ROUNDED_COARSELY + w.ROUNDED_HEDGED), most)
        equal = np.maximum(self.equal[x], self.equal[y])
        return np.where(ratio <= 0.0005, equal, most)

    def _numbers(self, x: Numbers, y: Numbers) -> Numbers:
        alike = (self.n[x] == self.n[y]) | (self.quantity[x] == self.quantity[y])
        return np.where(alike, _EQUAL_NUMBER, w.CLOSE)


def _is_loose(lines: Sequence[SeizureLine]) -> bool:
    drugs = {line.substance for line in lines}
    unnamed = any(line.substance == "unknown" or line.ambiguous for line in lines)
    return len(lines) > _MOST_LINES or len(drugs) < len(lines) or unnamed


def _beside(x: str, y: str) -> int:
    """What the drugs of two lines weigh; _NEVER where they are two. Another word for one drug weighs nothing."""
    if x == y:
        return round(w.SAME_SUBSTANCE * rarity("substances", x))
    return 0 if kindred(x, y) else _NEVER


def _equal(g: int | None) -> int:
    """What the mass of a line weighs where another equals it."""
    if g is None:
        return 0
    weight = min(round(w.EQUAL_MASS * mass_rarity(g)), w.EQUAL_MASS_MOST)
    return weight + (w.EQUAL_HUGE if g >= w.HUGE_G else 0)
