"""How far a computed number may stand from a stated one before it is a finding: what the words themselves allow.

A figure written with two decimals is rounded to the second; "over 355 kg" allows more, "nearly" less, "around" both.
The shares were chosen on 24 November 2026 on the developers' statements and their labelled arithmetic.
"""

from decimal import Decimal

from rabta.intake.formats.published.figure import StatedFigure

# A list of hedged or rounded seizures ("over 2 kg") does not add up to the gram: half a per cent of the total.
LOOSE = Decimal("0.005")
OVER_UP = Decimal("0.0075")
AROUND = Decimal("0.02")
# "1.027 t" for 1,027.8 kg: many texts cut a figure off instead of rounding it, so a sum may be a whole last digit larger.
TRUNCATED = Decimal("0.999")
_ONE = Decimal(1)


def half_digit(figure: StatedFigure) -> Decimal:
    """Give half of one of the last digit written, in the figure's own unit."""
    return figure.step / 2


def last_digit(value: Decimal) -> Decimal:
    """Give one of the last digit that says something, where a number ends in at least two noughts: 100 for 1,200; else 0.

    >>> last_digit(Decimal(1200)), last_digit(Decimal(80))
    (Decimal('1E+2'), Decimal('0'))
    """
    zeros = value.normalize().as_tuple().exponent
    return Decimal(10) ** zeros if isinstance(zeros, int) and zeros > 1 else Decimal(0)


def in_kg(figure: StatedFigure, amount: Decimal) -> Decimal:
    """Give an amount of the figure's unit in kilograms; the amount itself for what has no mass."""
    if figure.kg is None or not figure.value:
        return amount
    return amount * figure.kg / figure.value


def allowed(figure: StatedFigure, *, rounding: Decimal, loose: bool) -> tuple[Decimal, Decimal]:
    """Give (how much smaller, how much larger) a sum may be than the stated figure, in the figure's compared unit.

    `rounding`: what the parts' own rounding may add up to. `loose`: the parts are seizures told in words.
    """
    stated = figure.kg if figure.kg is not None else figure.value
    step = in_kg(figure, half_digit(figure)) if figure.kg is not None else Decimal(0)
    base = step + rounding + (LOOSE * stated if loose else 0)
    if figure.qualifier == "over":
        return base, base + max(_ONE, OVER_UP * stated)
    if figure.qualifier in ("nearly", "under"):
        return base + AROUND * stated, base
    if figure.qualifier == "around":
        return base + AROUND * stated, base + AROUND * stated
    return base, base + (step * TRUNCATED if figure.kg is not None else 0)
