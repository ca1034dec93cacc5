"""Figures by province, month and airport at once, and sums of them in any direction. Every sum is one of the figure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from rabta.briefing.rules.part_rows import EXACT, Sums

Key = TypeVar("Key")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What counts once and what reports tell of one part in one province, month and airport ("" where it is none).

    `part` is the part's public key. `in_total`: it adds to the figure's value; parts that overlap others do not.
    """

    figure: str
    part: str
    in_total: bool
    province: str
    month: date
    airport: str
    counted: Decimal
    told: Decimal


def summed(cells: Iterable[Cell], by: Callable[[Cell], Key]) -> dict[Key, Sums]:
    """The sums under each key, as they stand; who wants a figure's value takes cells in its total alone. No records."""
    found: dict[Key, tuple[Decimal, Decimal]] = {}
    for cell in cells:
        counted, told = found.get(by(cell), (ZERO, ZERO))
        found[by(cell)] = EXACT.add(counted, cell.counted), EXACT.add(told, cell.told)
    return {key: Sums(value=counted, as_reported=told, records=0) for key, (counted, told) in found.items()}


def of_figure(cells: Iterable[Cell], name: str) -> list[Cell]:
    """The cells of one figure that add to its value."""
    return [cell for cell in cells if cell.figure == name and cell.in_total]


def largest(sums: dict[Key, Sums], *, most: int | None = None) -> Sequence[Key]:
    """Keys of what counts anything, the largest first."""
    counting = [key for key, one in sums.items() if one.value]
    return sorted(counting, key=lambda key: (-sums[key].value, str(key)))[:most]
