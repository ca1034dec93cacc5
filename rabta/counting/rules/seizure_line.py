"""One seizure line as the counting rules see it: substance, what was stated, and how coarse the statement is."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from rabta.vocabulary.rules.units import to_grams
from rabta.vocabulary.rules.units import unit as unit_named

_ALSO: dict[str, frozenset[str]] = {
    "unknown": frozenset(),
    "mdma": frozenset({"other_tablets", "amphetamine"}),
    "other_tablets": frozenset({"mdma", "amphetamine", "tramadol", "benzodiazepine", "pregabalin", "methamphetamine"}),
    "amphetamine": frozenset({"methamphetamine", "mdma", "other_tablets"}),
    "methamphetamine": frozenset({"amphetamine", "other_tablets"}),
    "hashish": frozenset({"cannabis_herb"}),
    "cannabis_herb": frozenset({"hashish"}),
    "heroin": frozenset({"morphine"}),
    "morphine": frozenset({"heroin"}),
    "benzodiazepine": frozenset({"other_tablets"}),
    "tramadol": frozenset({"other_tablets"}),
    "pregabalin": frozenset({"other_tablets"}),
    "acetic_anhydride": frozenset({"other_precursor"}),
    "other_precursor": frozenset({"acetic_anhydride"}),
}
"""Substances that one reporter writes for the other ("intoxicated tablets" for ecstasy, crystal for heroin)."""


@dataclass(frozen=True, slots=True)
class SeizureLine:
    """One stated quantity of one substance in one incident.

    `quantity` and `unit` as reported; `g` whole grams where the unit has a fixed mass, else None. `digits` is the
    number of significant digits written and `step_g` the grams that its last digit is worth: "20 kg" is coarse,
    "20.4 kg" is not. `approx` is over, under, around or "". `count` is a number stated beside a mass (161 capsules).
    `instead_of_g`: the grams of another figure that the text takes back for this one.
    """

    substance: str
    quantity: Decimal | None
    unit: str
    g: int | None
    digits: int
    step_g: int
    approx: str
    ambiguous: bool
    weight_kind: str
    count: Decimal | None
    name_text: str
    instead_of_g: int | None = None

    @property
    def instead_of(self) -> Decimal | None:
        """The figure that is taken back, in the unit of this one."""
        if self.quantity is None or not self.g or self.instead_of_g is None:
            return None
        return self.quantity * self.instead_of_g / self.g

    @property
    def n(self) -> Decimal | None:
        """The number of pieces stated: the quantity of a counted unit, or the count beside a mass."""
        return self.quantity if self.g is None and self.quantity is not None else self.count


def kindred(a: str, b: str) -> bool:
    """Whether two substance codes may be two reporters' words for one substance."""
    return a == b or "unknown" in (a, b) or b in _ALSO.get(a, ()) or "other" in (a, b)


def seizure_line(stated: dict[str, Any]) -> SeizureLine:
    """Make a line of one entry of `incident["substances"]`. What is no finite number above 0 is no quantity."""
    quantity, unit, basis = stated.get("quantity"), stated.get("unit"), stated.get("unit_basis")
    said = "" if quantity is None or isinstance(quantity, bool) else str(quantity)
    measured = _measured(said, str(unit or "unknown"), None if basis is None else str(basis))
    count = stated.get("count")
    return SeizureLine(
        substance=intern(str(stated.get("substance_code") or "unknown")),
        quantity=measured.quantity,
        unit=measured.unit,
        g=measured.g,
        digits=measured.digits,
        step_g=measured.step_g,
        approx=_direction(stated),
        ambiguous=bool(stated.get("ambiguous")),
        weight_kind=intern(str(stated.get("weight_kind") or "")),
        count=None if count is None else _decimal(count),
        name_text=intern(str(stated.get("name_text") or "")),
        instead_of_g=_taken_back(stated, measured.unit) if "instead_of" in stated else None,
    )


def _taken_back(stated: dict[str, Any], unit: str) -> int | None:
    return _measured(str(stated["instead_of"]), unit, None).g


class _Measured(NamedTuple):
    """A quantity as written, in its unit: what many lines share."""

    quantity: Decimal | None
    unit: str
    g: int | None
    digits: int
    step_g: int


@lru_cache(maxsize=50_000)
def _measured(said: str, unit: str, basis: str | None) -> _Measured:
    quantity = _decimal(said)
    g = _grams(quantity, unit, basis) if quantity is not None else None
    digits, step = _coarseness(quantity)
    return _Measured(quantity, unit, g, digits, round(g * step / quantity) if g and quantity else 0)


def _grams(quantity: Decimal, unit: str, basis: str | None) -> int | None:
    """Whole grams; None for a unit without a fixed mass, one the vocabulary does not know, or an absurd number."""
    try:
        converted = to_grams(quantity, unit=unit, basis=basis)
    except (KeyError, ValueError, InvalidOperation):
        return None
    return converted.g if converted else None


@lru_cache(maxsize=10_000)
def masses_of(quantity: Decimal, unit: str) -> tuple[int, int]:
    """The least and the most grams that a quantity in a unit of several bases may be; (0, 0) for every other unit."""
    try:
        converted = [to_grams(quantity, unit=unit, basis=basis) for basis in unit_named(unit).bases]
    except (KeyError, ValueError, InvalidOperation):
        return 0, 0
    masses = [each.g for each in converted if each]
    return (min(masses), max(masses)) if masses else (0, 0)


def _direction(stated: dict[str, Any]) -> str:
    if not stated.get("approx"):
        return ""
    said = stated.get("approx_direction")
    return said if said in ("over", "under") else "around"


def _decimal(value: object) -> Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number > 0 else None


def _coarseness(quantity: Decimal | None) -> tuple[int, Decimal]:
    """Significant digits and the worth of the last one; trailing zeros of a whole number are not significant."""
    if quantity is None:
        return 0, Decimal(0)
    _, digits, exponent = quantity.normalize().as_tuple()
    return len(digits), Decimal(1).scaleb(int(exponent))
