"""Causes: why a sum may differ. Each is tried on the text's own numbers and kept only where it makes the sum exact."""

from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import finding_words as say
from rabta.intake.formats.published.allowance import half_digit, in_kg
from rabta.intake.formats.published.figure import Span, StatedFigure
from rabta.intake.formats.published.periods import lasts
from rabta.intake.formats.published.slips import (
    Repair,
    exchanged,
    exchanges,
    only,
    other_marks,
    other_places,
    other_units,
)
from rabta.intake.formats.published.sums import EXACT, INCIDENTS, REGIONS, SUBSTANCES, Sum
from rabta.intake.formats.published.terms import Term

UNIT_SLIP, LITRES, TABLETS = "unit_slip", "litres_as_kilograms", "tablets_as_kilograms"
DECIMAL_MARK, EXCHANGED, CUMULATIVE = "decimal_mark", "digits_exchanged", "cumulative_total"
CATEGORY, PART_MISSING, SUM_DIFFERS, UNWEIGHED = "category_error", "part_missing", "sum_differs", "part_unweighed"
# Medicine tablets weigh between these by published and measured factors (reference: 0.09 to 0.57 g gross).
LIGHTEST_TABLET_KG, HEAVIEST_TABLET_KG = Decimal("0.00005"), Decimal("0.0007")
MOST_LOOSE_TABLETS = 100
# A week is no smaller part of what was counted up to it.
LEAST_TIMES = 15
# Of two parts one equals the difference by chance too often.
LEAST_TERMS = 3
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Cause:
    """A kind of finding with the sentence that says why, the words it rests on besides the total, and how sure it is (0..1).

    `added`: the numbers that make the sum come out, where they are others than those stated.
    """

    kind: str
    text: str
    spans: tuple[Span, ...]
    confidence: float
    computed: Decimal
    added: tuple[Decimal, ...] = ()


def cause_of(figures: list[StatedFigure], found: Sum, sums: list[Sum]) -> Cause:
    """Give the likeliest cause of a sum that differs; where none fits, what is missing or too much. `sums`: the text's."""
    for tried in (
        a_thousandfold, cumulative, unit_slip, decimal_mark, liquor, litres, tablets_as_kilograms, tablets, left_out,
        shifted, digits_exchanged,
    ):  # fmt: skip
        cause = tried(figures, found)
        if cause is not None:
            return cause
    return _total_alone(found, sums) or _total_exchanged(figures, found) or _unnamed(figures, found)


def a_thousandfold(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """The total is a thousand times its parts, or a thousandth: its comma is a point, or its unit another one."""
    whole = figures[found.whole]
    if found.unit != "kg" or len(found.terms) < 2 or whole.qualifier is not None or not found.computed:
        return None
    times = next((each for each in (_THOUSAND, 1 / _THOUSAND) if found.stated == found.computed * each), None)
    if times is None:
        return None
    if times > 1 and whole.value >= _THOUSAND and whole.value == int(whole.value):
        meant, kind = say.amount(whole.value / _THOUSAND, whole.unit), DECIMAL_MARK
        text = say.COMMA_TOTAL.format(stated=say.amount(whole.value, whole.unit), meant=meant)
    else:
        kind, text = UNIT_SLIP, say.UNIT_TOTAL.format(
            stated=say.amount(whole.value, whole.unit), meant=say.amount(found.computed, "kg"),
        )  # fmt: skip
    return Cause(kind, text, (), 0.9, found.computed)


def cumulative(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """A total up to date given as a week's or a month's: it is many times what the parts of that time add up to."""
    whole = figures[found.whole]
    short = whole.period is not None and any(lasts(whole.period, length) for length in ("day", "week", "month"))
    if not (short or whole.span_of_time in ("day", "week", "month")) or found.among == INCIDENTS or not found.computed:
        return None
    if found.stated < found.computed * LEAST_TIMES:
        return None
    times = say.grouped((found.stated / found.computed).quantize(Decimal(1)))
    text = say.CUMULATIVE.format(stated=say.amount(whole.value, whole.unit), times=times)
    return Cause(CUMULATIVE, text, (), 0.85, found.computed)


def _unnamed(figures: list[StatedFigure], found: Sum) -> Cause:
    """Say what is missing or too much where no repair is found; one digit in one place looks like a misprint."""
    amount = say.amount(abs(found.residual), found.unit)
    if found.residual > 0 and found.untold:
        text = say.UNTOLD.format(number=say.amount(Decimal(found.untold), "operation"), amount=amount)
        return Cause(PART_MISSING, text, (), 0.6, found.computed)
    kind, sure = (PART_MISSING, 0.8) if found.residual > 0 else (SUM_DIFFERS, 0.85)
    if found.unit == "kg" and found.among != INCIDENTS and _one_digit(found):
        return Cause(kind, say.ONE_DIGIT.format(amount=amount, among=say.AMONG[found.among]), (), sure, found.computed)
    text = (say.MISSING if found.residual > 0 else say.EXCEEDS).format(amount=amount, among=say.AMONG[found.among])
    return Cause(kind, text, (), sure, found.computed)


def _one_digit(found: Sum) -> bool:
    """Whether the difference is one digit in one place, of numbers written as exactly as the difference is."""
    digits = found.residual.normalize().as_tuple()
    decimals = [-int(each.stated.normalize().as_tuple().exponent) for each in found.terms]
    return len(digits.digits) == 1 and bool(decimals) and max(decimals) >= 1


def close(figures: list[StatedFigure], found: Sum, computed: Decimal) -> bool:
    """Whether a repaired sum meets the stated total to its last digit (parts written as exactly as the total)."""
    whole = figures[found.whole]
    step = in_kg(whole, half_digit(whole))
    return abs(found.stated - computed) <= min(step, abs(found.residual) / 10)


def _telling(figures: list[StatedFigure], found: Sum, computed: Decimal) -> bool:
    """Whether a repaired sum meets the total too exactly for chance: to a thousandth of what was missing, by plain words."""
    if figures[found.whole].qualifier is not None:
        return False
    return abs(found.stated - computed) <= min(EXACT, abs(found.residual) / 1000)


def unit_slip(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """One part in grams that is meant in kilograms, or the other way round: "0.057 Gram" counted as 0.057 kg."""
    small = tuple(each for each in found.terms if not _marked(each))
    repair = only(other_units(small), small, lambda computed: close(figures, found, computed + _rest(found, small)))
    return _repaired(found, repair, UNIT_SLIP, 0.95, say.SLIP)


def decimal_mark(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """One part whose comma is a decimal mark, or whose point is a thousands mark: "20,400 kg" that is 20.4."""
    repair = only(other_marks(found.terms), found.terms, lambda computed: close(figures, found, computed))
    return _repaired(found, repair, DECIMAL_MARK, 0.9, say.SLIP)


def shifted(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """One part with its decimal point a place or two from where it belongs."""
    repair = only(other_places(found.terms), found.terms, lambda computed: _telling(figures, found, computed))
    return _repaired(found, repair, DECIMAL_MARK, 0.75, say.SLIP) if found.unit == "kg" else None


def digits_exchanged(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """One part with two neighbouring digits the other way round: 513 told as 531."""
    repair = only(exchanged(found.terms), found.terms, lambda computed: _telling(figures, found, computed))
    return _repaired(found, repair, EXCHANGED, 0.85, say.EXCHANGED)


def _marked(term: Term) -> bool:
    """Whether a number in kilograms is so large that a mark, not the unit, is wrong."""
    return term.unit == "kg" and term.stated >= _THOUSAND


def _rest(found: Sum, terms: tuple[Term, ...]) -> Decimal:
    return found.computed - sum((each.amount for each in terms), start=Decimal(0))


def _repaired(found: Sum, repair: Repair | None, kind: str, sure: float, words: str) -> Cause | None:
    if repair is None:
        return None
    text = words.format(
        stated=say.amount(repair.term.stated, repair.term.unit),
        meant=say.amount(repair.meant, repair.unit),
        name=say.name(repair.term.substance),
    )
    if found.unit != "kg":
        text = say.EXCHANGED_COUNT.format(
            stated=say.amount(repair.term.stated, repair.term.unit), meant=say.amount(repair.meant, repair.unit)
        )
    added = tuple(repair.amount if each == repair.term else each.amount for each in found.terms)
    computed = sum(added, start=Decimal(0))
    return Cause(kind, text, (repair.term.span,), sure, computed, added)


def left_out(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """One part that the total does not count, or that the list counts twice: without it the sum is exact."""
    over = [each for each in found.terms if abs(each.amount + found.residual) <= EXACT]
    if len(over) != 1 or found.unit != "kg" or len(found.terms) < LEAST_TERMS:
        return None
    text = say.LEFT_OUT.format(amount=say.amount(over[0].stated, over[0].unit), name=say.name(over[0].substance))
    added = tuple(each.amount for each in found.terms if each is not over[0])
    return Cause(SUM_DIFFERS, text, (over[0].span,), 0.8, found.stated, added)


def _total_alone(found: Sum, sums: list[Sum]) -> Cause | None:
    """The total is off where the drugs and the regions listed both add up to the same other number."""
    pair = {SUBSTANCES, REGIONS}
    same = [each for each in sums if each.whole == found.whole and abs(each.computed - found.computed) <= EXACT]
    if found.among not in pair or {each.among for each in same} & pair != pair:
        return None
    kind = PART_MISSING if found.residual > 0 else SUM_DIFFERS
    return Cause(kind, say.BOTH.format(amount=say.amount(found.computed, found.unit)), (), 0.95, found.computed)


def _total_exchanged(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """The total with two neighbouring digits the other way round."""
    whole = figures[found.whole]
    if whole.qualifier is not None or not found.terms:
        return None
    factor = found.stated / whole.value
    meant = next((each for each in exchanges(whole.value) if abs(each * factor - found.computed) <= EXACT), None)
    if meant is None:
        return None
    text = say.EXCHANGED_TOTAL.format(stated=say.amount(whole.value, whole.unit), meant=say.amount(meant, whole.unit))
    return Cause(EXCHANGED, text, (), 0.85, found.computed)


def litres(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """Litres of chemicals added as kilograms: all of them together, or one."""
    volumes = [n for n, each in enumerate(figures) if each.what == kinds.VOLUME and each.unit == "litre"]
    volumes = [n for n in volumes if figures[n].region is None]
    tried = [tuple(volumes), *((n,) for n in volumes)] if found.unit == "kg" else []
    for chosen in tried:
        if not chosen:
            continue
        added = sum((figures[n].value for n in chosen), start=Decimal(0))
        computed = found.computed + added
        if close(figures, found, computed) or _nearly(found, computed):
            text = say.LITRES.format(amount=say.amount(added, "litre"))
            spans, sure = tuple(figures[n].span for n in chosen), 0.9 if close(figures, found, computed) else 0.75
            return Cause(LITRES, text, spans, sure, computed, _with(found, added))
    return None


def _with(found: Sum, *more: Decimal) -> tuple[Decimal, ...]:
    return (*(each.amount for each in found.terms), *more)


def _nearly(found: Sum, computed: Decimal) -> bool:
    """Whether a repair leaves less than a hundredth of what was missing: parts of a long list are rounded."""
    return abs(found.stated - computed) <= abs(found.residual) / 100


def tablets_as_kilograms(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """Tablets added as kilograms, one for one: all of them together, or those of one drug."""
    counted = [n for n, each in enumerate(figures) if each.what == kinds.TABLETS and each.region is None]
    for chosen in (tuple(counted), *((n,) for n in counted)) if found.unit == "kg" else ():
        added = sum((figures[n].value for n in chosen), start=Decimal(0))
        if chosen and close(figures, found, found.computed + added):
            text = say.LITRES.format(amount=say.amount(added, "tablet"))
            return Cause(TABLETS, text, tuple(figures[n].span for n in chosen), 0.9, found.stated, _with(found, added))
    return None


def tablets(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """Tablets told by number whose weight must be in the total: what is missing is a tablet's weight times their number."""
    counted = [n for n, each in enumerate(figures) if each.what == kinds.TABLETS and each.region is None]
    number = sum((figures[n].value for n in counted), start=Decimal(0))
    if found.unit != "kg" or found.residual <= 0 or number < MOST_LOOSE_TABLETS:
        return None
    each = found.residual / number
    if not LIGHTEST_TABLET_KG <= each <= HEAVIEST_TABLET_KG:
        return None
    text = say.TABLETS_IN.format(
        number=say.grouped(number), amount=say.amount(found.residual, "kg"), each=say.amount(each * 1000, "g")
    )
    return Cause(TABLETS, text, tuple(figures[n].span for n in counted), 0.7, found.stated)


def liquor(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """What is no drug makes the difference: the total counts it, and the list of drugs does not."""
    others = [
        n for n, each in enumerate(figures) if each.category is not None and each.kg is not None and each.region is None
    ]
    for n in others:
        mass = figures[n].kg or Decimal(0)
        computed = found.computed + (-mass if n in found.parts else mass)
        if close(figures, found, computed) and n not in found.parts:
            text = say.CATEGORY.format(amount=say.amount(mass, "kg"), name=str(figures[n].category))
            return Cause(CATEGORY, text, (figures[n].span,), 0.9, computed, _with(found, mass))
    return None


def counted_in(figures: list[StatedFigure], found: Sum) -> list[Cause]:
    """Give what an agreeing sum counts that it should not, or cannot know: liquor, tablets by weight, tablets unweighed."""
    if found.among != SUBSTANCES or not (found.exact or found.within):
        return []
    causes = []
    for n in found.parts:
        part = figures[n]
        if part.category is not None:
            text = say.CATEGORY.format(amount=say.amount(part.kg or part.value, "kg"), name=part.category)
            causes.append(Cause(CATEGORY, text, (part.span,), 0.95, found.computed - (part.kg or 0)))
        pieces = _tablets_weighed(figures, n)
        if pieces is not None and (part.kg or 0) * 100 >= found.stated:
            text = say.TABLETS_WEIGHED.format(
                number=say.grouped(figures[pieces].value), amount=say.amount(part.kg or Decimal(0), "kg")
            )
            causes.append(Cause(TABLETS, text, (figures[pieces].span, part.span), 0.9, found.computed - (part.kg or 0)))
    if found.unweighed:
        causes += _unweighed(figures, found)
    return causes


def _tablets_weighed(figures: list[StatedFigure], n: int) -> int | None:
    """Give the count of tablets that stands beside a weight of the same drug, None where there is none."""
    for m in (n - 1, n + 1):
        if not 0 <= m < len(figures) or figures[n].unit not in ("kg", "g"):
            continue
        beside = figures[m]
        if beside.what == kinds.TABLETS and beside.value >= MOST_LOOSE_TABLETS and beside.substance == figures[n].substance:
            return m
    return None


def _unweighed(figures: list[StatedFigure], found: Sum) -> list[Cause]:
    pieces = [
        n for n, each in enumerate(figures) if each.what == kinds.TABLETS and each.region is None and each.value >= 1000
    ]
    if not pieces:
        return []
    number = sum((figures[n].value for n in pieces), start=Decimal(0))
    text = say.UNWEIGHED.format(number=say.grouped(number))
    return [Cause(UNWEIGHED, text, tuple(figures[n].span for n in pieces), 0.8, found.computed)]
