"""How exactly a number is written: one of its last digit, in the unit it is given in."""

from decimal import Decimal

from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.statement.tokens import NUMBER
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.numbers import multipliers


def step_of(view: View, figure: StatedFigure) -> Decimal:
    """Give one of the last digit written: 1 for "134 tons", a million for "12.797 billion", 1 for numbers in words.

    A hedged round number is exact to its zeros, at most thousands: "over 2,000" is a step of a thousand.
    """
    number = next((n for n in view.numbers.values() if figure.first <= n.first < figure.after), None)
    if number is None:
        return Decimal(1)
    digits = [place for place in range(number.first, number.after) if view.tokens[place].kind == NUMBER]
    if not digits:
        return Decimal(1)
    last = digits[-1]
    decimals = len(view.key(last).partition(".")[2])
    step = Decimal(1).scaleb(-decimals)
    for place in range(last + 1, number.after):
        step *= multipliers().get(view.key(place), Decimal(1))
    if figure.qualifier is not None and step == 1:
        step = _to_zeros(figure.value)
    return step


def _to_zeros(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** min(3, max(0, exponent if isinstance(exponent, int) else 0))
