"""A headline beside the text below it: the one number of its kind there, told otherwise.

Totals of a text are compared in `findings.py`. Here stand the numbers of single cases, too: "Customs seizes 84 kg heroin"
above a truck with 48 kg of it. Where the body tells several of the kind, the headline may sum up some: nothing is said.
"""

from collections.abc import Sequence
from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import finding_words as say
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.findings import HEADLINE, MOST_APART, Finding, is_rounding
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.slips import exchanges
from rabta.intake.formats.statement.headlines import headline_end

_COMPARED = frozenset({
    kinds.MASS_SEIZED, kinds.MASS_DESTROYED, kinds.ARRESTS, kinds.OPERATIONS, kinds.VALUE, kinds.TABLETS, kinds.CAPSULES,
    kinds.FOREIGNERS, kinds.WOMEN, kinds.AREA_CLEARED,
})  # fmt: skip

# "Nearly 50 kg" stands for 48.6 kg; "over 5 kg" for 5.2.
HEDGED = Decimal("0.05")
# Among more numbers than these some add up to anything: nothing is said.
MOST_ADDED = 8


def headline_against_body(laid: Laid, figures: Sequence[StatedFigure], told: Sequence[Finding]) -> list[Finding]:
    """Give a finding for each number of the headline that the body tells once, and otherwise; `told`: found before."""
    end = headline_end(laid.view)
    known = {span for each in told if each.kind == HEADLINE for span in each.spans}
    found = []
    for one in (each for each in figures if each.first < end and each.what in _COMPARED and each.span not in known):
        below = [each for each in figures if each.first >= end]
        alike = [each for each in below if _alike(one, each)]
        told_once = len({_amount(each) for each in alike}) == 1
        if told_once and _differs(one, alike[0]) and not _sums_up(one, below):
            found.append(_finding(one, alike[0]))
    return found


def _sums_up(one: StatedFigure, below: Sequence[StatedFigure]) -> bool:
    """Whether some of the body's numbers of its kind, whatever the drug or the person, add up to the headline's."""
    kind = kinds.PERSONS if one.what in kinds.PERSONS else kinds.MASSES if one.what in kinds.MASSES else {one.what}
    told = [_amount(each) for each in below if each.what in kind and each.of is None]
    if len(told) > MOST_ADDED:
        return True
    sums = {Decimal(0)}
    for amount in told:
        sums |= {each + amount for each in sums}
    return any(_fits(one, each) for each in sums)


def _fits(one: StatedFigure, amount: Decimal) -> bool:
    """Whether an amount is the headline's, as far as its hedge allows."""
    reach = _amount(one) * HEDGED if one.qualifier else Decimal(0)
    return abs(_amount(one) - amount) <= reach


def _alike(one: StatedFigure, other: StatedFigure) -> bool:
    """Whether both tell of the same kind: what is counted, the drug where both name one, the currency, the time."""
    if one.what != other.what or (one.what == kinds.VALUE and one.unit != other.unit):
        return False
    if one.substance and other.substance and one.substance != other.substance:
        return False
    return one.category == other.category and one.region == other.region


def _differs(one: StatedFigure, other: StatedFigure) -> bool:
    left, right = _amount(one), _amount(other)
    if left == right or is_rounding(one, other) or not left or not right:
        return False
    if one.span_of_time != other.span_of_time or (one.period and other.period and one.period != other.period):
        return False
    if one.scope and other.scope and one.scope != other.scope:
        return False
    return max(left, right) < MOST_APART * min(left, right) or _same_digits(left, right)


def _finding(one: StatedFigure, other: StatedFigure) -> Finding:
    left, right = _amount(one), _amount(other)
    words = say.HEADLINE_BODY
    if _same_digits(left, right):
        words = say.HEADLINE_MARK
    elif one.unit == other.unit and other.value in exchanges(one.value):
        words = say.HEADLINE_DIGITS
    text = words.format(first=say.amount(one.value, one.unit), second=say.amount(other.value, other.unit))
    unit = "kg" if one.kg is not None and other.kg is not None else one.unit
    return Finding(HEADLINE, (one.span, other.span), left, right, unit, text, 0.8)


def _amount(each: StatedFigure) -> Decimal:
    return each.kg if each.kg is not None else each.value


def _same_digits(left: Decimal, right: Decimal) -> bool:
    """Whether only the decimal point stands elsewhere: 20,400 and 20.4."""
    return left != right and left.normalize().as_tuple().digits == right.normalize().as_tuple().digits
