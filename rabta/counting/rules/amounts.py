"""What one incident states of each substance: grams together, pieces and litres by unit. Only mass is converted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from rabta.counting.rules.seizure_line import SeizureLine


class Amount(NamedTuple):
    """`g` None: no mass stated. `other`: (unit, number) pairs, sorted. A litre stays a litre, a tablet a tablet.

    `is_hedged`: stated as "about", "over" or "nearly" so much.
    """

    g: int | None
    other: tuple[tuple[str, Decimal], ...]
    is_laboratory: bool
    is_hedged: bool = False


def amounts(lines: Iterable[SeizureLine]) -> dict[str, Amount]:
    """The amount of each substance in one incident's lines; substances without any stated quantity are left out.

    Where one incident gives a substance's laboratory weight, its other weights are the same drug weighed before;
    so is a gross weight beside a net one.
    """
    told = tuple(lines)
    if len(told) == 1:
        return _of_one_line(told[0])
    by_substance: dict[str, list[SeizureLine]] = {}
    for line in told:
        if line.quantity is not None:
            by_substance.setdefault(line.substance, []).append(line)
    return {substance: _amount(stated) for substance, stated in sorted(by_substance.items())}


def _of_one_line(line: SeizureLine) -> dict[str, Amount]:
    if line.quantity is None:
        return {}
    other = ((line.unit, Decimal(0) + line.quantity),) if line.g is None else ()
    return {line.substance: Amount(line.g, other, line.weight_kind == "laboratory", bool(line.approx))}


def _amount(lines: list[SeizureLine]) -> Amount:
    kinds = {line.weight_kind for line in lines}
    if "laboratory" in kinds:
        lines = [line for line in lines if line.weight_kind == "laboratory" or line.g is None]
    elif {"gross", "net"} <= kinds:
        lines = [line for line in lines if line.weight_kind != "gross"]
    masses = [line.g for line in lines if line.g is not None]
    other: dict[str, Decimal] = {}
    for line in lines:
        if line.g is None and line.quantity is not None:
            other[line.unit] = other.get(line.unit, Decimal(0)) + line.quantity
    g, hedged = sum(masses) if masses else None, any(line.approx for line in lines)
    return Amount(g, tuple(sorted(other.items())), "laboratory" in kinds, hedged)


@dataclass(slots=True)
class Totals:
    """Grams and other units per substance, added up."""

    g: dict[str, int] = field(default_factory=dict)
    other: dict[str, dict[str, Decimal]] = field(default_factory=dict)

    def add(self, substance: str, amount: Amount) -> None:
        """Add what one incident, or one counted line, states of a substance."""
        self.g[substance] = self.g.get(substance, 0) + (amount.g or 0)
        units = self.other.setdefault(substance, {})
        for unit, n in amount.other:
            units[unit] = units.get(unit, Decimal(0)) + n

    def to_json(self) -> dict[str, Any]:
        """Per substance code {"g": whole grams, "other": {unit: number}}, sorted by code."""
        return {
            s: {"g": g, "other": {unit: plain_number(n) for unit, n in sorted(self.other[s].items())}}
            for s, g in sorted(self.g.items())
        }


def plain_number(n: Decimal) -> int | float:
    """A number for JSON: whole where it is whole."""
    return int(n) if n == n.to_integral_value() else float(n)


def bounds(partitions: Iterable[Totals]) -> tuple[Totals, Totals]:
    """The least and the most of each figure over several ways to resolve the same incidents."""
    ways = list(partitions)
    low, high = Totals(), Totals()
    for substance in sorted({s for way in ways for s in way.g}):
        masses = [way.g.get(substance, 0) for way in ways]
        low.g[substance], high.g[substance] = min(masses), max(masses)
        units = sorted({unit for way in ways for unit in way.other.get(substance, {})})
        numbers = {u: [way.other.get(substance, {}).get(u, Decimal(0)) for way in ways] for u in units}
        low.other[substance] = {unit: min(ns) for unit, ns in numbers.items() if max(ns)}
        high.other[substance] = {unit: max(ns) for unit, ns in numbers.items() if max(ns)}
    return low, high
