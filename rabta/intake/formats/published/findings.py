"""Findings: what in a public text does not add up, with the likeliest cause and how sure it is."""

import re
from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import finding_words as say
from rabta.intake.formats.published import words
from rabta.intake.formats.published.allowance import in_kg, last_digit
from rabta.intake.formats.published.causes import SUM_DIFFERS, Cause, cause_of, counted_in
from rabta.intake.formats.published.figure import Span, StatedFigure, plain
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.sums import AGENCIES, INCIDENTS, Sum

HEADLINE = "headline_differs"
# A headline further from the body than this tells of something else.
MOST_APART = 4
# The body says again what its headline said in its first sentences.
MOST_BELOW = 2
# The end of a page that was not copied whole: what is missing may stand there.
_CUT = re.compile(r"(?:\.\.\.|…|\[\.\.\.\]|\[…\]|\(page cut\)|read more|continued)\W*\Z", re.IGNORECASE)
# Kinds that speak against the arithmetic of the text; the others say what an agreeing sum is made of.
AGAINST = frozenset(
    {SUM_DIFFERS, "part_missing", "unit_slip", "decimal_mark", "digits_exchanged", "litres_as_kilograms", HEADLINE}
)
# "The recovered drugs include 300 kg of hashish, ...": verbs that open a list of all as well as of some.
_LISTING, MOSTLY_LISTED = frozenset({"include", "includes", "comprising", "شامل"}), Decimal("0.8")
_MOSTLY = frozenset({"mostly", "mainly", "chiefly", "زیادہ"})
_OTHER_PERIOD = frozenset({"since", "hours", "earlier", "campaign"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: spans of the figures it speaks of, what is stated, what comes out, why, and how sure (0..1).

    `parts`: the words added up; `arithmetic`: the sum written out.
    """

    kind: str
    spans: tuple[Span, ...]
    stated: Decimal | None
    computed: Decimal | None
    unit: str
    cause: str
    confidence: float
    among: str | None = None
    parts: tuple[Span, ...] = ()
    arithmetic: str = ""

    def as_json(self) -> dict[str, object]:
        """Give the finding in the keys of `rabta check`."""
        return {
            "kind": self.kind, "spans": [list(span) for span in self.spans],
            "stated": None if self.stated is None else plain(self.stated),
            "computed": None if self.computed is None else plain(self.computed),
            "unit": self.unit, "cause": self.cause, "confidence": self.confidence, "among": self.among,
            "parts": [list(span) for span in self.parts], "arithmetic": self.arithmetic,
        }  # fmt: skip


def findings_of(laid: Laid, figures: list[StatedFigure], sums: list[Sum]) -> list[Finding]:
    """Give the findings of sums and headlines; a sum within what the words allow gives none against it."""
    found: list[Finding] = []
    cut = _CUT.search(laid.view.text) is not None
    for each in sums:
        if each.among == AGENCIES:
            continue
        found += [_finding(figures, each, cause) for cause in counted_in(figures, each)]
        if each.exact or each.within or each.left_open:
            continue
        if each.residual > 0 and (cut or _names_only_some(laid, figures, each)):
            continue
        found.append(_finding(figures, each, cause_of(figures, each, sums)))
    return [*found, *_headlines(laid, figures, sums)]


def too_large_for_their_whole(figures: list[StatedFigure]) -> list[Finding]:
    """Find those told to be among others who are fewer: "12 persons, including 15 women"."""
    found = []
    for part in figures:
        whole = None if part.of is None else figures[part.of]
        counted = whole is not None and part.unit == whole.unit == "persons"
        if whole is None or not counted or part.value <= whole.value or whole.qualifier or part.qualifier:
            continue
        among = say.amount(part.value, _COUNTED_AS.get(part.what, part.unit))
        text = say.TOO_LARGE.format(part=among, whole=say.amount(whole.value, whole.unit))
        found.append(Finding(SUM_DIFFERS, (whole.span, part.span), whole.value, part.value, part.unit, text, 0.9))
    return found


_COUNTED_AS = {kinds.WOMEN: "women", kinds.FOREIGNERS: "foreigner"}


def in_order(found: list[Finding]) -> list[Finding]:
    """Give the findings in the order of the text; of two of one kind on the same words only the first."""
    return sorted(_each_once(found), key=lambda each: (each.spans[0], each.kind))


def _names_only_some(laid: Laid, figures: list[StatedFigure], found: Sum) -> bool:
    """Whether the list says that it names only some: "134 tons, including 60 tons of hashish".

    "The recovered drugs include ..." opens a whole list as often: it names only some where these make up little.
    """
    if not found.parts:
        return False
    first = figures[min(found.parts)].first
    ahead = {laid.view.key(place) for place in range(max(figures[found.whole].after, first - 4), first)}
    listed = found.computed >= found.stated * MOSTLY_LISTED
    said = words.INCLUDING - _LISTING if listed else words.INCLUDING
    return bool(said & ahead) or {"such", "as"} <= ahead or bool(_MOSTLY & ahead)


def _finding(figures: list[StatedFigure], found: Sum, cause: Cause) -> Finding:
    spans = (figures[found.whole].span, *cause.spans)
    computed = cause.computed if cause.kind == "category_error" else found.computed
    sure = cause.confidence * (0.8 if found.among == INCIDENTS else 1.0)
    return Finding(
        cause.kind, spans, found.stated, computed, found.unit, cause.text, round(sure, 2), found.among,
        parts=tuple(each.span for each in found.terms), arithmetic=arithmetic(found, cause),
    )  # fmt: skip


MOST_ADDENDS = 40


def arithmetic(found: Sum, cause: Cause) -> str:
    """Give the sum as written on paper: "300 + 150 + 20 = 470; 500 - 470 = 30"; with the repair where there is one."""
    added = cause.added or tuple(each.amount for each in found.terms)
    if not 0 < len(added) <= MOST_ADDENDS:
        return ""
    total = sum(added, start=Decimal(0))
    written = f"{' + '.join(say.grouped(each) for each in added)} = {say.grouped(total)}"
    if cause.added:
        return written
    high, low = max(found.stated, total), min(found.stated, total)
    return f"{written}; {say.grouped(high)} \u2212 {say.grouped(low)} = {say.grouped(high - low)}"


def _each_once(found: list[Finding]) -> list[Finding]:
    kept: dict[tuple[str, tuple[Span, ...]], Finding] = {}
    for each in found:
        kept.setdefault((each.kind, each.spans), each)
    return list(kept.values())


def _headlines(laid: Laid, figures: list[StatedFigure], sums: list[Sum]) -> list[Finding]:
    """Find two totals of one kind that differ: the lead's against the one the list adds up to, or headline against body."""
    adding_up = {each.whole for each in sums if each.exact or each.within}
    found = []
    for what in (kinds.MASS_SEIZED, kinds.ARRESTS, kinds.OPERATIONS):
        totals = [n for n, each in enumerate(figures) if each.what == what and _is_total(each)]
        if len(totals) < 2:
            continue
        first = totals[0]
        if any(_same(figures[first], figures[n]) for n in totals[1:]):
            continue
        wholes = adding_up | {each.of for each in figures}
        for second in (n for n in totals[1:] if not figures[n].single or n in wholes):
            if _is_part_of(figures[first], second, sums):
                continue
            if _told_twice(laid, figures, first, second, adding_up):
                found.append(_headline(figures, first, second))
                break
    return found


def _is_part_of(figure: StatedFigure, whole: int, sums: list[Sum]) -> bool:
    """Whether the figure is one of those that add up to the whole: "four in Karachi, two in Lahore, six in all"."""
    terms = (term.span for each in sums if each.whole == whole and (each.exact or each.within) for term in each.terms)
    return any(start < figure.span[1] and figure.span[0] < end for start, end in terms)


def _is_total(each: StatedFigure) -> bool:
    known = each.region is not None or each.substance is not None or each.category is not None
    return each.of is None and not known


def _told_twice(laid: Laid, figures: list[StatedFigure], first: int, second: int, adding_up: set[int]) -> bool:
    one, other = figures[first], figures[second]
    left, right = (each.kg if each.kg is not None else each.value for each in (one, other))
    if left == right or is_rounding(one, other) or min(left, right) * MOST_APART < max(left, right):
        return False
    if one.period != other.period or _speaks_of_period(laid, one) != _speaks_of_period(laid, other):
        return False
    if one.scope is not None and other.scope is not None and one.scope != other.scope:
        return False
    lists_later = second in adding_up and first not in adding_up and min(left, right) * 2 >= max(left, right)
    return lists_later or _leads(laid, figures, first, second)


def _leads(laid: Laid, figures: list[StatedFigure], first: int, second: int) -> bool:
    """Whether the one figure stands in the headline and the other is the first of its kind below, told of the whole."""
    one, other = figures[first], figures[second]
    if one.what == kinds.OPERATIONS or laid.sentence_of(one.first) != laid.sentences[0]:
        return False
    if "\n" not in laid.view.text[one.span[1] : other.span[0]]:
        return False
    below = laid.sentence_of(other.first)
    if laid.sentences.index(below) > MOST_BELOW:
        return False
    beside = [each for each in figures if below.first <= each.first < below.after and each is not other]
    of_all = any(each.what == kinds.OPERATIONS or (each.what in kinds.MASSES and _is_total(each)) for each in beside)
    return of_all or any(each.of == second for each in figures)


def _speaks_of_period(laid: Laid, each: StatedFigure) -> bool:
    """Whether "since September" or "week" stands close before a total, so that two totals are of two periods."""
    first = max(laid.sentence_of(each.first).first, each.first - 12)
    return any(laid.view.key(place) in _OTHER_PERIOD for place in range(first, each.first))


def _same(one: StatedFigure, other: StatedFigure) -> bool:
    """Whether both figures say the same number."""
    return (one.kg if one.kg is not None else one.value) == (other.kg if other.kg is not None else other.value)


def is_rounding(one: StatedFigure, other: StatedFigure) -> bool:
    """Whether one total only rounds the other or cuts it off: "134 tons" and "134.2 tons", "1,200 kg" and "1,187 kg"."""
    left, right = (each.kg if each.kg is not None else each.value for each in (one, other))
    if one.qualifier or other.qualifier:
        return abs(left - right) * 50 <= max(left, right)
    return one.kg is not None and abs(left - right) < max(_rounded_to(one), _rounded_to(other))


def _rounded_to(figure: StatedFigure) -> Decimal:
    """Give one of the last digit that says something: 1 for "2,210 kg", 100 for "1,200 kg", 0.01 for "2,210.22 kg"."""
    return in_kg(figure, max(figure.step, last_digit(figure.value)))


def _headline(figures: list[StatedFigure], first: int, second: int) -> Finding:
    one, other = figures[first], figures[second]
    left, right = (each.kg if each.kg is not None else each.value for each in (one, other))
    unit = "kg" if one.kg is not None else one.unit
    words = say.HEADLINE if one.kg is not None else say.HEADLINE_COUNT
    text = words.format(
        first=say.amount(one.value, one.unit),
        second=say.amount(other.value, other.unit),
        amount=say.amount(abs(left - right), unit),
    )
    return Finding(HEADLINE, (one.span, other.span), left, right, unit, text, 0.75)
