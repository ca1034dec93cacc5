"""Sums: every whole of a text set beside the parts told of it. What was compared is kept, agreeing or not."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any  # readings are JSON

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published.allowance import allowed, in_kg
from rabta.intake.formats.published.figure import Span, StatedFigure, plain
from rabta.intake.formats.published.terms import Term, of_figures, told_in

SUBSTANCES, REGIONS, INCIDENTS, AGENCIES = "substances", "regions", "operations", "agencies"
# One drug of the national list beside what every region tells of it.
BY_REGION = "substance_by_region"
# What one number is parted into by agency, province, country or place.
SHARES = "shares"
# A list that makes up less of its whole than this only names some.
LEAST_SHARE = Decimal("0.5")
LEAST_REGIONS = 3
EXACT = Decimal("0.0005")
# A text that leaves out more operations than these is an extract: nothing is said of what it does not tell.
MOST_UNTOLD = 2
_ROUNDED = Decimal("0.0002")  # of a total: as much as rounding of its parts may add up to
_COUNTED = (
    kinds.OPERATIONS,
    kinds.ARRESTS,
    kinds.VEHICLES,
    kinds.WOMEN,
    kinds.FOREIGNERS,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """One comparison: the whole, the parts, their sum (kilograms, or the unit counted), and whether the words allow it."""

    whole: int
    parts: tuple[int, ...]
    among: str
    stated: Decimal
    computed: Decimal
    unit: str
    exact: bool
    within: bool
    unweighed: bool = False
    spans: tuple[Span, ...] = ()
    terms: tuple[Term, ...] = ()
    untold: int = 0

    @property
    def residual(self) -> Decimal:
        """What the parts lack of the whole; negative where they exceed it."""
        return self.stated - self.computed

    @property
    def left_open(self) -> bool:
        """Whether operations fall short that may only lack a weight or a word on arrests: body packs, "ice in a truck"."""
        return self.among == INCIDENTS and self.residual > 0 and (self.unweighed or self.untold > MOST_UNTOLD)

    def as_json(self) -> dict[str, object]:
        """Give the comparison for the reading's `sums`."""
        differs = "left_open" if self.left_open else "differs"
        verdict = "exact" if self.exact else "within_the_words" if self.within else differs
        return {
            "whole": self.whole, "among": self.among, "stated": plain(self.stated), "computed": plain(self.computed),
            "unit": self.unit, "verdict": verdict, "unweighed": self.unweighed, "parts": list(self.parts),
        }  # fmt: skip


def sums_of(figures: list[StatedFigure], reading: dict[str, Any]) -> list[Sum]:
    """Give every comparison of a total with a list of its parts. `reading`: the statement reader's of the text."""
    listed = len(told_in(reading)) < 2
    found: list[Sum] = []
    for index, whole in enumerate(figures):
        if whole.what in kinds.MASSES and whole.kg is not None and whole.substance is None and whole.category is None:
            found += _masses(figures, index, listed=listed)
        elif whole.what in _COUNTED and whole.region is None and whole.of is None:
            found += _counts(figures, index)
    return [*found, *_agencies(figures), *_shares(figures)]


def _masses(figures: list[StatedFigure], index: int, *, listed: bool) -> list[Sum]:
    parts = [n for n, each in enumerate(figures) if each.of == index and each.what == figures[index].what]
    parts = [n for n in parts if not _of_other_days(figures[index], figures[n])]
    national = figures[index].region is None
    regional = [n for n in parts if national and figures[n].region is not None and figures[n].substance is None]
    drugs = [n for n in parts if figures[n].region == figures[index].region and n not in regional]
    found = []
    if not listed:
        drugs = [n for n in drugs if not figures[n].single]
    if len(drugs) >= 2 and not _unit_unknown(figures, index, drugs):
        each = _sum(figures, index, drugs, SUBSTANCES, unweighed=_unweighed(figures, index))
        # Among operations told one by one, drugs that do not make up the total need not be a list of it.
        found += [each] if listed or each.within else []
    if len(regional) >= LEAST_REGIONS:
        found.append(_sum(figures, index, regional, REGIONS))
        found += _across_regions(figures, index)
    return found


def _shares(figures: list[StatedFigure]) -> list[Sum]:
    """Set every number that is parted by agency, province, country or place beside its shares."""
    found = []
    for index in sorted({each.of for each in figures if each.share and each.of is not None}):
        parts = [n for n, each in enumerate(figures) if each.share and each.of == index]
        each = _sum(figures, index, parts, SHARES)
        if each.computed >= each.stated * LEAST_SHARE:
            found.append(each)
    return found


def _unit_unknown(figures: list[StatedFigure], index: int, parts: list[int]) -> bool:
    """Whether a list without units stands under a total in tonnes, of which it would be next to nothing as kilograms."""
    bare = figures[index].unit == "tonne" and all(figures[n].assumed_unit and figures[n].unit == "kg" for n in parts)
    return bare and sum((figures[n].value for n in parts), start=Decimal(0)) * 100 < (figures[index].kg or 0)


def _across_regions(figures: list[StatedFigure], index: int) -> list[Sum]:
    """Set each drug of the national list beside its sum over the regions, where every region tells its drugs.

    A region tells its drugs where they make up its total, within a fifth: a list that names only some proves nothing.
    """
    regional = [n for n, each in enumerate(figures) if each.of == index and each.region and each.substance is None]
    lists = {n: [m for m, each in enumerate(figures) if each.of == n and each.substance] for n in regional}
    told = [m for drugs in lists.values() for m in drugs]
    if len(regional) < LEAST_REGIONS or not all(_makes_up(figures, n, drugs) for n, drugs in lists.items()):
        return []
    national = [n for n, each in enumerate(figures) if each.of == index and each.substance and each.region is None]
    codes = [figures[n].substance for n in national]
    return [
        _sum(figures, n, [m for m in told if figures[m].substance == code], BY_REGION)
        for n, code in zip(national, codes, strict=True)
        if codes.count(code) == 1
    ]


def _of_other_days(whole: StatedFigure, part: StatedFigure) -> bool:
    """Whether the words date the part otherwise than the whole: a campaign's total is not the sum of a week's list."""
    dated = whole.period is not None and part.period is not None and whole.period != part.period
    return dated or (whole.period is None and whole.span_of_time is None and part.period is not None)


def _makes_up(figures: list[StatedFigure], whole: int, parts: list[int]) -> bool:
    total, summed = figures[whole].kg or Decimal(0), sum((figures[n].kg or Decimal(0) for n in parts), start=Decimal(0))
    return bool(parts) and abs(total - summed) * 5 <= total


def _unweighed(figures: list[StatedFigure], index: int) -> bool:
    """Whether tablets or capsules are told beside the list without any weight of their own."""
    weighed = {each.substance for each in figures if each.of == index and each.kg is not None}
    return any(
        each.what in (kinds.TABLETS, kinds.CAPSULES) and each.substance not in weighed - {None} and each.region is None
        for each in figures
    )


def _sum(figures: list[StatedFigure], index: int, parts: list[int], among: str, *, unweighed: bool = False) -> Sum:
    whole = figures[index]
    stated = whole.kg if whole.kg is not None else whole.value
    values = [figures[n].kg if figures[n].kg is not None else figures[n].value for n in parts]
    computed = sum((value for value in values if value is not None), start=Decimal(0))
    unit = "kg" if whole.kg is not None else whole.unit
    rounding = _rounding(whole, [figures[n] for n in parts])
    low, high = allowed(whole, rounding=min(rounding, stated * _ROUNDED), loose=False)
    difference = computed - stated
    return Sum(
        index, tuple(parts), among, stated, computed, unit, abs(difference) <= EXACT,
        -low <= difference <= high, unweighed, spans=(whole.span,), terms=of_figures(figures, parts),
    )  # fmt: skip


def _rounding(whole: StatedFigure, parts: list[StatedFigure]) -> Decimal:
    """Give what the parts' own rounding may add up to: nothing where one of them is written as exactly as the whole.

    "2189.5 ... 0.25" under "3302.47": noughts at the end are left away, nothing is rounded. Whole numbers are not either.
    """
    written = [in_kg(each, each.step) for each in parts if each.value != int(each.value)]
    if not written or min(written) <= in_kg(whole, whole.step):
        return Decimal(0)
    return sum(written, start=Decimal(0)) / 2


def _counts(figures: list[StatedFigure], index: int) -> list[Sum]:
    whole = figures[index]
    parts = [n for n, each in enumerate(figures) if each.what == whole.what and each.region is not None and each.of == index]
    regions = {each.region for each in figures if each.region is not None}
    told = {figures[n].region for n in parts}
    if len(parts) < 3 and not (whole.what in (kinds.WOMEN, kinds.FOREIGNERS) and len(parts) >= 2):
        return []
    if whole.what == kinds.OPERATIONS and told != regions:
        return []
    found = _sum(figures, index, parts, REGIONS)
    # A region that says "two women held" says whom it arrested without a count of arrests.
    silent = whole.what == kinds.ARRESTS and told != regions and found.residual > 0
    return [] if silent else [found]


def _agencies(figures: list[StatedFigure]) -> list[Sum]:
    """Set the total of all agencies beside two totals that are told of one agency and of the others."""
    totals = {
        n: each.kg for n, each in enumerate(figures)
        if each.what in kinds.MASSES and each.kg and each.substance is None and each.region is None and each.of is None
    }  # fmt: skip
    for index, stated in totals.items():
        less, more = allowed(figures[index], rounding=stated * _ROUNDED, loose=False)  # the most that any two may have
        others = [(n, kg) for n, kg in totals.items() if n != index and kg < stated]
        for place, (left, kg) in enumerate(others):
            lowest, highest = stated - kg - less, stated - kg + more
            fitting = [n for n, other in others[place + 1 :] if lowest <= other <= highest]
            sums = (_sum(figures, index, [left, right], AGENCIES) for right in fitting)
            found = next((each for each in sums if each.within), None)
            if found is not None:
                return [found]
    return []
