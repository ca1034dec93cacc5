"""Causes: why a sum may differ. Each is tried on the text's own numbers and kept only where it makes the sum exact."""

from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import finding_words as say
from rabta.intake.formats.published.allowance import half_digit, in_kg
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.sums import SUBSTANCES, Sum

UNIT_SLIP, LITRES, TABLETS = "unit_slip", "litres_as_kilograms", "tablets_as_kilograms"
CATEGORY, PART_MISSING, SUM_DIFFERS, UNWEIGHED = "category_error", "part_missing", "sum_differs", "part_unweighed"
# Medicine tablets weigh between these by published and measured factors (reference: 0.09 to 0.57 g gross).
LIGHTEST_TABLET_KG, HEAVIEST_TABLET_KG = Decimal("0.00005"), Decimal("0.0007")
MOST_LOOSE_TABLETS = 100
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Cause:
    """A kind of finding with the sentence that says why, the figures it rests on, and how sure it is (0..1)."""

    kind: str
    text: str
    figures: tuple[int, ...]
    confidence: float
    computed: Decimal


def cause_of(figures: list[StatedFigure], found: Sum) -> Cause:
    """Give the likeliest cause of a sum that differs; where none fits, what is missing or too much."""
    for tried in (unit_slip, liquor, litres, tablets):
        cause = tried(figures, found)
        if cause is not None:
            return cause
    amount = say.amount(abs(found.residual), found.unit)
    if found.residual > 0:
        return Cause(PART_MISSING, say.MISSING.format(amount=amount, among=say.AMONG[found.among]), (), 0.8, found.computed)
    return Cause(SUM_DIFFERS, say.EXCEEDS.format(amount=amount, among=say.AMONG[found.among]), (), 0.85, found.computed)


def close(figures: list[StatedFigure], found: Sum, computed: Decimal) -> bool:
    """Whether a repaired sum meets the stated total to its last digit (parts written as exactly as the total)."""
    whole = figures[found.whole]
    step = in_kg(whole, half_digit(whole))
    return abs(found.stated - computed) <= min(step, abs(found.residual) / 10)


def unit_slip(figures: list[StatedFigure], found: Sum) -> Cause | None:
    """One part in grams that is meant in kilograms, or the other way round: "0.057 Gram" counted as 0.057 kg."""
    repaired = []
    for n in found.parts:
        part = figures[n]
        for unit, factor in (("g", _THOUSAND), ("kg", 1 / _THOUSAND), ("tonne", 1 / _THOUSAND), ("kg", _THOUSAND)):
            if part.unit != unit or part.kg is None:
                continue
            computed = found.computed - part.kg + part.kg * factor
            if close(figures, found, computed):
                repaired.append((n, part, factor, computed))
    if len(repaired) != 1:
        return None
    n, part, factor, computed = repaired[0]
    meant = {("g", True): "kg", ("kg", False): "g", ("tonne", False): "kg", ("kg", True): "tonne"}[(part.unit, factor > 1)]
    text = say.SLIP.format(
        stated=say.amount(part.value, part.unit), meant=say.amount(part.value, meant), name=say.name(part.substance)
    )
    return Cause(UNIT_SLIP, text, (n,), 0.95, computed)


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
            return Cause(LITRES, text, chosen, 0.9 if close(figures, found, computed) else 0.75, computed)
    return None


def _nearly(found: Sum, computed: Decimal) -> bool:
    """Whether a repair leaves less than a hundredth of what was missing: parts of a long list are rounded."""
    return abs(found.stated - computed) <= abs(found.residual) / 100


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
    return Cause(TABLETS, text, tuple(counted), 0.7, found.stated)


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
            return Cause(CATEGORY, text, (n,), 0.9, computed)
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
            causes.append(Cause(CATEGORY, text, (n,), 0.95, found.computed - (part.kg or 0)))
        pieces = _tablets_weighed(figures, n)
        if pieces is not None and (part.kg or 0) * 100 >= found.stated:
            text = say.TABLETS_WEIGHED.format(
                number=say.grouped(figures[pieces].value), amount=say.amount(part.kg or Decimal(0), "kg")
            )
            causes.append(Cause(TABLETS, text, (pieces, n), 0.9, found.computed - (part.kg or 0)))
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
    return [Cause(UNWEIGHED, say.UNWEIGHED.format(number=say.grouped(number)), tuple(pieces), 0.8, found.computed)]
