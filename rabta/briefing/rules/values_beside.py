"""What substances are worth under several price lists, laid side by side."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from rabta.briefing.rules.part_rows import added

L = TypeVar("L", bound=Hashable)
NOUGHT = Decimal(0)


@dataclass(frozen=True)
class Worth:
    """A value under one list (None: nothing has a price in it), and the lines that count and have no price in it; the same
    converted (None: of nothing), and the lines and grams that have a price and no rate on their day."""

    value: Decimal | None
    lines: int
    converted: Decimal | None = None
    unconverted: int = 0
    unconverted_g: int = 0


def beside(lists: Sequence[L], of: Mapping[tuple[L, int], Worth]) -> tuple[list[Worth], list[tuple[int, list[Worth]]]]:
    """The total under each list, and a row for each substance: what is dearest under the first list first.

    A substance without a price in any list has a row too: the gap is to be seen.

    >>> of = {("a", 1): Worth(Decimal(3), 0), ("b", 1): Worth(None, 2), ("a", 2): Worth(Decimal(5), 1)}
    >>> [(one.value, one.lines) for one in beside(["a", "b"], of)[0]]
    [(Decimal('8'), 1), (None, 2)]
    >>> [number for number, _ in beside(["a", "b"], of)[1]]
    [2, 1]
    """
    substances = sorted({substance for _, substance in of})
    rows = [(each, [of.get((one, each), Worth(None, 0)) for one in lists]) for each in substances]
    totals = [_together([worths[place] for _, worths in rows]) for place in range(len(lists))]
    return totals, sorted(rows, key=lambda row: [-(one.value or NOUGHT) for one in row[1]])


def _together(worths: Sequence[Worth]) -> Worth:
    return Worth(
        _sum([one.value for one in worths]), sum(one.lines for one in worths), _sum([one.converted for one in worths]),
        sum(one.unconverted for one in worths), sum(one.unconverted_g for one in worths),
    )  # fmt: skip


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    stated = [value for value in values if value is not None]
    return added(stated) if stated else None
