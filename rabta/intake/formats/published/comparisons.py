"""Figures told only to compare with: "up from 120 tonnes", "last year's 120 tonnes", "گزشتہ سال کے 120 ٹن کے مقابلے میں".

Such a figure is of an earlier period that the words seldom date, and its words say nothing about the other figures.
"""

import re

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published.figure import Span, StatedFigure
from rabta.intake.formats.published.laying import Laid

_YEAR = r"(?:fiscal |calendar |financial )?year"
_LAST = rf"(?:last|previous|preceding|prior|past|earlier) {_YEAR}"
_AHEAD = re.compile(
    rf"(?:\b(?:the )?{_LAST}['’]s?\b|\b(?:when )?(?:compared|comparison|relative) (?:to|with)\b"
    r"|\bas (?:against|opposed to)\b|\b(?:up|down|rise|rose|risen|increase[ds]?|jump(?:ed)?|fell|fallen|fall|dropped|drop"
    r"|decline[ds]?|climbed|grew|grown) from\b"
    r"|\bversus\b|\bvs\b\.?|\bprevious (?:record|high|best|haul|figure|total|tally|mark|peak)\b|\brecord of\b"
    r"|\b(?:higher|lower|more|less|fewer|greater|better) than (?:the |last |in )"
    rf"|\b(?:a year|the year|one year) (?:earlier|ago|before)\b|\bfrom (?:the )?{_LAST}['’]?s?\b"
    r"|\bearlier (?:haul|figure|record|total)\b|(?:گزشتہ|پچھلے|گذشتہ) (?:برس|سال|مالی سال) کے|سابقہ ریکارڈ)"
    r"(?:(?!\bto\b)[^.;۔]){0,45}\Z",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|from)\W+(?:the |only |just |some |about |around )*\Z", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\A[^.;,۔،\d(]{{0,40}}?"
    rf"(?:\b(?:in|of|during|for|from)? ?(?:the )?(?:previous|preceding|prior) {_YEAR}\b"
    rf"|\b(?:a|the|one) year (?:earlier|ago|before|prior)\b"
    rf"|\bthe year before\b|کے مقابلے|کے مقابلہ|کی نسبت|سے بڑھ کر|کے بجائے)",
    re.IGNORECASE,
)
_BEHIND_AGAINST = re.compile(rf"\A[^.;,۔،\d(]{{0,30}}?\b{_LAST}\b", re.IGNORECASE)
_IN_YEAR = re.compile(
    r"\A\W{0,2}(?:(?:in|of|during|for) )?(?:the )?(?:year )?(?:19|20)\d\d\b|\A\W{0,2}سال (?:19|20)\d\d", re.IGNORECASE
)
_THEN = re.compile(rf"\b{_LAST}\b|(?:گزشتہ|پچھلے|گذشتہ) (?:برس|سال)", re.IGNORECASE)
_NOW = re.compile(
    rf"\b(?:this|the current|the ongoing|the present) {_YEAR}\b|(?:رواں|اس|موجودہ) (?:برس|سال)", re.IGNORECASE
)

Years = tuple[re.Match[str] | None, re.Match[str] | None]
"""Where one clause says last year, and where this year."""


def earlier_figures(laid: Laid, figures: list[StatedFigure]) -> dict[int, Span]:
    """Give, for every figure of an earlier period told to compare with, the code points that say so with the figure."""
    found = {}
    years: dict[Span, Years] = {}
    for figure in figures:
        stretch = _compared(laid, figures, figure, years)
        if stretch is not None:
            found[figure.first] = stretch
    return found


def _compared(laid: Laid, figures: list[StatedFigure], figure: StatedFigure, years: dict[Span, Years]) -> Span | None:
    start, end = _clause(laid, figure)
    before = max([start, *(each.span[1] for each in figures if start <= each.span[0] < figure.span[0])])
    behind = min([end, *(each.span[0] for each in figures if figure.span[1] <= each.span[0] < end)])
    text = laid.view.text
    ahead, after = text[before : figure.span[0]], text[figure.span[1] : behind]
    said = _AHEAD.search(ahead)
    if said is not None:
        after = text[figure.span[1] : end]  # a year behind may itself be a number
        follows = _IN_YEAR.match(after) or _BEHIND.match(after) or _BEHIND_AGAINST.match(after)
        return before + said.start(), figure.span[1] + (follows.end() if follows else 0)
    follows = _BEHIND.match(after)
    if follows is not None:
        return figure.span[0], figure.span[1] + follows.end()
    last = _BEHIND_AGAINST.match(after)
    against = _AGAINST.search(ahead) if figure.what in kinds.MASSES or last is not None else None
    if against is not None and (last is not None or "against" in against[0].casefold()):
        return before + against.start(), figure.span[1] + (last.end() if last else 0)
    if (start, end) not in years:
        years[start, end] = _THEN.search(text, start, end), _NOW.search(text, start, end)
    return _contrasted(years[start, end], figure) or _in_own_clause(laid, figures, figure, (start, end))


def _contrasted(years: Years, figure: StatedFigure) -> Span | None:
    """Find "last year 120 tonnes, this year 134": of the two years the nearest one before the figure is its own."""
    then, now = years
    if then is None or now is None:
        return None
    ahead = [said for said in (then, now) if said.end() <= figure.span[0]]
    own = max(ahead, key=lambda said: said.end(), default=None) or min(then, now, key=lambda said: said.start())
    return (min(then.start(), figure.span[0]), max(then.end(), figure.span[1])) if own is then else None


def _in_own_clause(laid: Laid, figures: list[StatedFigure], figure: StatedFigure, clause: Span) -> Span | None:
    """Find "134 tonnes were seized, while last year 120 tonnes were": the clause behind "while" is of the year before."""
    view, sentence, parting = laid.view, laid.sentence_of(figure.first), laid.break_before(figure.first)
    if parting < sentence.first:
        return None
    if not any(sentence.first <= each.first < parting and each.what == figure.what for each in figures):
        return None
    start = view.tokens[parting].start
    then = _THEN.search(view.text, start, clause[1])
    return (min(then.start(), figure.span[0]), max(then.end(), figure.span[1])) if then else None


def _clause(laid: Laid, figure: StatedFigure) -> Span:
    first, after = laid.clause_of(figure.first)
    return laid.view.span(first, after)
