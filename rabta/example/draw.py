"""Chance with a memory: every stream of draws has a name, so that adding one stream never disturbs another.

Only `random.Random.random()` is used: Python promises that it gives the same numbers in every version for the same seed.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """A named stream of chance."""

    def __init__(self, seed: int, name: str) -> None:
        self._seed, self._name = seed, name
        self._random = random.Random(f"{seed}/{name}").random  # noqa: S311 - invented data, no secret

    def child(self, name: str) -> "Draw":
        """A stream of its own, whatever this one has drawn before."""
        return Draw(self._seed, f"{self._name}/{name}")

    def part(self) -> float:
        """A number in [0, 1)."""
        return self._random()

    def chance(self, share: float) -> bool:
        """True in `share` of all cases."""
        return self._random() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random() * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices, all alike."""
        return choices[int(self._random() * len(choices))]

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """One of the choices, each with its weight."""
        left = self._random() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][0]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        found = list(items)
        for last in range(len(found) - 1, 0, -1):
            other = int(self._random() * (last + 1))
            found[last], found[other] = found[other], found[last]
        return found

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """`count` different items, in random order."""
        return self.shuffled(items)[:count]
