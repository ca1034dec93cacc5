"""How exactly a number is written: one of its last digit, in the unit it is given in."""

from decimal import Decimal

from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.statement.tokens import NUMBER
from rabta.intake.formats.statement.view import Number, View
from rabta.vocabulary.rules.numbers import multipliers


def step_of(view: View, figure: StatedFigure) -> Decimal:
    """Give one of the last digit written: 1 for "134 tons", a million for "12.797 billion"; for numbers in words one of
    the smallest unit word they end with: a lakh for "بارہ ارب اناسی کروڑ ستر لاکھ", 1 for "two thousand and one".

    A hedged round number is exact to its zeros, at most thousands: "over 2,000" is a step of a thousand.
    """
    number = next((n for n in view.numbers.values() if figure.first <= n.first < figure.after), None)
    if number is None:
        return Decimal(1)
    digits = [place for place in range(number.first, number.after) if view.tokens[place].kind == NUMBER]
    last = digits[-1] if digits else None
    decimals = len(view.key(last).partition(".")[2]) if last is not None else 0
    scale = _scale_at_end(view, number)
    if last is None:
        decimals = _decimals(number.value / scale)
    step = scale.scaleb(-decimals)
    if figure.qualifier is not None and step == 1:
        step = _to_zeros(figure.value)
    return step


def _scale_at_end(view: View, number: Number) -> Decimal:
    """Give the product of the unit words that the number ends with: a lakh, a million; 1 where none does."""
    scale = Decimal(1)
    for place in range(number.after - 1, number.first - 1, -1):
        factor = multipliers().get(view.key(place))
        if factor is None:
            break
        scale *= factor
    return scale


def _decimals(value: Decimal) -> int:
    """Give how many digits stand behind the point of "one and a half": 1."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _to_zeros(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** min(3, max(0, exponent if isinstance(exponent, int) else 0))
