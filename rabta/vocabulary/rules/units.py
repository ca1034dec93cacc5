"""Units of quantity and area, and the only conversions the house makes.

A litre stays a litre, a tablet stays a tablet, a maund without a basis stays a maund: `to_grams` answers None for
them. Every factor stands in `data/units.yaml` with its source, under one version that is printed beneath totals.
"""

import functools
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from rabta.vocabulary.rules.tables import table

FACTORS_VERSION: str = table("units")["factors_version"]


@dataclass(frozen=True)
class Unit:
    """One unit. `kind` is mass, volume, count or area; `bases` names the bases of a customary unit, empty otherwise."""

    number: int
    code: str
    kind: str
    source: str
    bases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Converted:
    """A mass in whole grams, the factor used (grams of one unit, and its basis), and the version of the factors."""

    g: int
    factor: str
    factors_version: str


@dataclass(frozen=True)
class ConvertedArea:
    """An area in whole square metres, the factor used, and the version of the factors."""

    m2: int
    factor: str
    factors_version: str


@functools.cache
def _rows() -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in table("units")["units"]}


@functools.cache
def units() -> tuple[Unit, ...]:
    """Give every unit, in the order of its number."""
    sources = table("units")["sources"]
    return tuple(
        Unit(
            number=row["number"], code=row["code"], kind=row["kind"], source=sources[row["source"]],
            bases=tuple(row.get("bases", ())),
        )
        for row in sorted(_rows().values(), key=lambda row: int(row["number"]))
    )  # fmt: skip


@functools.cache
def _by_code() -> dict[str, Unit]:
    return {entry.code: entry for entry in units()}


def unit(code: str) -> Unit:
    """Give the unit with this code; KeyError names the code where there is none."""
    return _by_code()[code]


@functools.cache
def unit_names() -> dict[str, str]:
    """Give surface form (casefolded) -> unit code, longest form first; English and Urdu."""
    names = {str(name).casefold(): code for code, row in _rows().items() for name in row["names"]}
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def to_grams(quantity: Decimal, *, unit: str, basis: str | None = None) -> Converted | None:
    """Convert a mass to whole grams (ROUND_HALF_EVEN), or give None where the unit has no fixed mass.

    `basis` names the basis of a customary unit as in `data/units.yaml` ("metric", "standard_1939" for a maund);
    a unit with a fixed mass takes none. Raises KeyError for an unknown unit, ValueError for an unknown basis.

    >>> to_grams(Decimal("12.5"), unit="kg").g
    12500
    >>> to_grams(Decimal("3"), unit="maund") is None
    True
    >>> to_grams(Decimal("3"), unit="maund", basis="metric").factor
    '40000 (metric)'
    """
    found = _factor(unit, basis, "grams")
    if found is None:
        return None
    factor, label = found
    return Converted(g=_whole(quantity * factor), factor=label, factors_version=FACTORS_VERSION)


def to_square_metres(quantity: Decimal, *, unit: str, basis: str | None = None) -> ConvertedArea | None:
    """Convert an area to whole square metres (ROUND_HALF_EVEN), or give None where the unit needs a basis.

    Acre and hectare are exact; kanal, marla and jarib differ by place and need `basis`. Errors as in `to_grams`.
    """
    found = _factor(unit, basis, "square_metres")
    if found is None:
        return None
    factor, label = found
    return ConvertedArea(m2=_whole(quantity * factor), factor=label, factors_version=FACTORS_VERSION)


def _factor(code: str, basis: str | None, measure: str) -> tuple[Decimal, str] | None:
    row = _rows()[code]
    if measure in row:
        return Decimal(row[measure]), str(row[measure])
    bases: dict[str, dict[str, str]] = row.get("bases", {})
    if basis is None or not bases:
        return None
    if basis not in bases:
        known = ", ".join(bases)
        raise ValueError(f'"{basis}" is not a basis of {code}. Known bases: {known}. State one of them or none.')
    if measure not in bases[basis]:
        return None
    return Decimal(bases[basis][measure]), f"{bases[basis][measure]} ({basis})"


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
