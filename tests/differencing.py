"""The attacker on totals: remembers every one that was ever told, knows what each held, and solves for single records."""

import itertools
from collections.abc import Sequence
from fractions import Fraction


def pinned(heard: Sequence[frozenset[str]], *, most: int) -> list[tuple[str, ...]]:
    """Sums of at most so many records that somebody who remembers every total, and knows what each held, can work out.

    A sum can be worked out when its row lies in the space of the rows told: Gaussian elimination over fractions.
    """
    names = sorted(set().union(*heard)) if heard else []
    pivots: list[tuple[int, list[Fraction]]] = []
    for held in heard:
        row = without(pivots, [Fraction(name in held) for name in names])
        if any(row):
            pivots.append((next(n for n, x in enumerate(row) if x), row))
    return [
        few
        for size in range(1, most + 1)
        for few in itertools.combinations(names, size)
        if not any(without(pivots, [Fraction(name in few) for name in names]))
    ]


def without(pivots: Sequence[tuple[int, list[Fraction]]], row: list[Fraction]) -> list[Fraction]:
    """What is left of a row when the rows already known are taken out of it."""
    for column, pivot in pivots:
        if row[column]:
            times = row[column] / pivot[column]
            row = [x - times * y for x, y in zip(row, pivot, strict=True)]
    return row
