"""A published figure in the record's own unit: grams, square metres, whole money, or a count."""

from decimal import Decimal
from typing import Any

from rabta.publications.rules.published_verdict import Stated
from rabta.vocabulary.rules.units import to_grams, to_square_metres, units

_COUNTS = frozenset({"persons", "operation", "case", "vehicle", "vessel", "laboratory"})


def comparable(figure: dict[str, Any]) -> Stated | None:
    """Give the figure as the record would hold it; None where its unit has no fixed size (a maund, a kanal).

    Volumes, tablets and their like stay in their own units; money stays in its currency.
    """
    value, step = Decimal(str(figure["value"])), Decimal(str(figure["step"]))
    kind = next((unit.kind for unit in units() if unit.code == figure["unit"]), None)
    if kind in ("mass", "area"):
        sized = [_sized(amount, figure["unit"], kind) for amount in (value, step)]
        if None in sized:
            return None
        value, step = (Decimal(amount or 0) for amount in sized)
    return Stated(
        what=figure["what"], value=value, step=step, qualifier=figure["qualifier"], is_count=figure["unit"] in _COUNTS
    )


def _sized(amount: Decimal, unit: str, kind: str) -> Decimal | None:
    """Grams or square metres, never rounded: a step of a tenth of a gram stays one."""
    large = amount * 10**6
    if kind == "mass":
        converted = to_grams(large, unit=unit)
        return None if converted is None else Decimal(converted.g) / 10**6
    area = to_square_metres(large, unit=unit)
    return None if area is None else Decimal(area.m2) / 10**6
