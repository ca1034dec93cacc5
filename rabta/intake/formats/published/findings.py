"""Findings: what in a public text does not add up, with the likeliest cause and how sure it is."""

import re
from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import finding_words as say
from rabta.intake.formats.published import words
from rabta.intake.formats.published.causes import SUM_DIFFERS, Cause, cause_of, counted_in
from rabta.intake.formats.published.figure import Span, StatedFigure, plain
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.sums import AGENCIES, INCIDENTS, Sum

HEADLINE = "headline_differs"
# The end of a page that was not copied whole: what is missing may stand there.
_CUT = re.compile(r"(?:\.\.\.|…|\[\.\.\.\]|\[…\]|\(page cut\)|read more|continued)\W*\Z", re.IGNORECASE)
# Kinds that speak against the arithmetic of the text; the others say what an agreeing sum is made of.
AGAINST = frozenset({SUM_DIFFERS, "part_missing", "unit_slip", "litres_as_kilograms", HEADLINE})
_MOSTLY = frozenset({"mostly", "mainly", "chiefly", "زیادہ"})
_OTHER_PERIOD = frozenset({"since", "hours", "earlier", "campaign"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: spans of the figures it speaks of, what is stated, what comes out, why, and how sure (0..1)."""

    kind: str
    spans: tuple[Span, ...]
    stated: Decimal | None
    computed: Decimal | None
    unit: str
    cause: str
    confidence: float
    among: str | None = None

    def as_json(self) -> dict[str, object]:
        """Give the finding in the keys of `rabta check`."""
        return {
            "kind": self.kind, "spans": [list(span) for span in self.spans],
            "stated": None if self.stated is None else plain(self.stated),
            "computed": None if self.computed is None else plain(self.computed),
            "unit": self.unit, "cause": self.cause, "confidence": self.confidence, "among": self.among,
        }  # fmt: skip


def findings_of(laid: Laid, figures: list[StatedFigure], sums: list[Sum]) -> list[Finding]:
    """Give the findings in the order of the text; a sum within what the words allow gives none against it."""
    found: list[Finding] = []
    cut = _CUT.search(laid.view.text) is not None
    for each in sums:
        if each.among == AGENCIES:
            continue
        found += [_finding(figures, each, cause) for cause in counted_in(figures, each)]
        if each.exact or each.within or _excused(each):
            continue
        if each.residual > 0 and (cut or _names_only_some(laid, figures, each)):
            continue
        found.append(_finding(figures, each, cause_of(figures, each)))
    found += _headlines(laid, figures, sums)
    return sorted(_each_once(found), key=lambda each: (each.spans[0], each.kind))


def _names_only_some(laid: Laid, figures: list[StatedFigure], found: Sum) -> bool:
    """Whether the list says that it names only some: "134 tons, including 60 tons of hashish"."""
    if not found.parts:
        return False
    first = figures[min(found.parts)].first
    ahead = {laid.view.key(place) for place in range(max(0, first - 4), first)}
    return bool(words.INCLUDING & ahead) or {"such", "as"} <= ahead or bool(_MOSTLY & ahead)


def _excused(found: Sum) -> bool:
    """Whether parts that fall short may only lack a weight or be told elsewhere: body packs, operations not told."""
    return found.among == INCIDENTS and found.unweighed and found.residual > 0


def _finding(figures: list[StatedFigure], found: Sum, cause: Cause) -> Finding:
    spans = (figures[found.whole].span, *(figures[n].span for n in cause.figures))
    computed = cause.computed if cause.kind == "category_error" else found.computed
    sure = cause.confidence * (0.8 if found.among == INCIDENTS else 1.0)
    return Finding(cause.kind, spans, found.stated, computed, found.unit, cause.text, round(sure, 2), found.among)


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
        for second in totals[1:]:
            if _told_twice(laid, figures, first, second, adding_up):
                found.append(_headline(figures, first, second))
                break
    return found


def _is_total(each: StatedFigure) -> bool:
    return each.of is None and each.region is None and each.substance is None and each.category is None


def _told_twice(laid: Laid, figures: list[StatedFigure], first: int, second: int, adding_up: set[int]) -> bool:
    one, other = figures[first], figures[second]
    left, right = (each.kg if each.kg is not None else each.value for each in (one, other))
    if left == right or min(left, right) * 2 < max(left, right) or _close(one, other):
        return False
    if one.period != other.period or _speaks_of_period(laid, one) != _speaks_of_period(laid, other):
        return False
    if one.scope is not None and other.scope is not None and one.scope != other.scope:
        return False
    lists_later = second in adding_up and first not in adding_up
    headline = laid.sentence_of(one.first) == laid.sentences[0] and "\n" in laid.view.text[one.span[1] : other.span[0]]
    return lists_later or (headline and one.what != kinds.OPERATIONS)


def _speaks_of_period(laid: Laid, each: StatedFigure) -> bool:
    """Whether "since September" or "week" stands close before a total, so that two totals are of two periods."""
    first = max(laid.sentence_of(each.first).first, each.first - 12)
    return any(laid.view.key(place) in _OTHER_PERIOD for place in range(first, each.first))


def _close(one: StatedFigure, other: StatedFigure) -> bool:
    """Whether one total only rounds the other: "134 tons" and "134.2 tons"."""
    left, right = (each.kg if each.kg is not None else each.value for each in (one, other))
    share = Decimal("0.02") if one.qualifier or other.qualifier else Decimal("0.005")
    return abs(left - right) <= share * max(left, right)


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
