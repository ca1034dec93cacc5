"""Which records that may be counted and not shown make a total together, so that nothing that is ever told pins one.

A total is told whole or not at all, and never altered: what a reader gathers over the years are sums of whole totals. Each
total holds LEAST_RECORDS records of LEAST_ORIGINATORS originators that were in no total before, so in any sum or difference
of totals the newest brings that many that no other one holds, and none can be solved for. Source: DESIGN section 5.9; what
was weighed is in docs/decisions.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LEAST_RECORDS = 3
LEAST_ORIGINATORS = 2
STEPS = ((1, True), (1, False), (3, False), (12, False))
"""What a total is of, the finest first: so many months, and whether of one province or of the country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One substance of one event that is made of count-only records alone, and stands in no total now.

    `members`: keys of its incidents. `fresh`: none of them was ever in a total. `province` and `country` are "" where no
    report states them.
    """

    event: str
    substance: int
    mass_g: int
    day: date
    province: str
    country: str
    originators: frozenset[int]
    members: tuple[str, ...] = ()
    fresh: bool = True


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Cell:
    """What a total is of: a substance, a country, perhaps one province of it, and whole months, both ends included."""

    substance: int
    country: str
    province: str
    date_from: date
    date_to: date


@dataclass(frozen=True, slots=True)
class Total:
    """Records that are told together: their cell, and what it holds, sorted."""

    cell: Cell
    held: tuple[Waiting, ...]

    @property
    def mass_g(self) -> int:
        """Whole grams."""
        return sum(one.mass_g for one in self.held)


def put_together(waiting: Iterable[Waiting]) -> list[Total]:
    """The totals that what waits makes now, the finest first; what makes none goes on waiting.

    Their order changes nothing. What names no province waits for the country; what names no country is never told.
    """
    left = sorted((one for one in waiting if one.country), key=lambda one: (one.event, one.substance))
    made: list[Total] = []
    for months, by_province in STEPS:
        cells: dict[Cell, list[Waiting]] = defaultdict(list)
        for one in left:
            if one.province or not by_province:
                cells[cell_of(one, months=months, by_province=by_province)].append(one)
        told = [Total(cell, tuple(held)) for cell, held in sorted(cells.items()) if may_be_told(held)]
        taken = {(one.event, one.substance) for total in told for one in total.held}
        left = [one for one in left if (one.event, one.substance) not in taken]
        made += told
    return made


def may_be_told(held: Sequence[Waiting]) -> bool:
    """Whether enough of them, by enough originators, were in no total before."""
    fresh = [one for one in held if one.fresh]
    originators = frozenset[int]().union(*(one.originators for one in fresh))
    return len(fresh) >= LEAST_RECORDS and len(originators) >= LEAST_ORIGINATORS


def cell_of(one: Waiting, *, months: int, by_province: bool) -> Cell:
    """The cell it falls into, so many months wide (of 1, 3 or 12: of the year's own months, quarters, or the year).

    >>> heroin = dict(event="e", substance=1, mass_g=1, province="Sindh", country="PK", originators=frozenset())
    >>> cell = cell_of(Waiting(day=date(2025, 5, 20), **heroin), months=3, by_province=False)
    >>> cell.province, str(cell.date_from), str(cell.date_to)
    ('', '2025-04-01', '2025-06-30')
    """
    first = date(one.day.year, (one.day.month - 1) // months * months + 1, 1)
    behind = first.month + months
    after = date(first.year + (behind > 12), behind - 12 if behind > 12 else behind, 1)
    return Cell(
        substance=one.substance, country=one.country, province=one.province if by_province else "",
        date_from=first, date_to=after - timedelta(days=1),
    )  # fmt: skip
