"""Sums over the operations a text tells one by one: its stated mass, arrests and number of operations beside them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any  # readings are JSON

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published.allowance import allowed
from rabta.intake.formats.published.figure import Span, StatedFigure
from rabta.intake.formats.published.sums import EXACT, INCIDENTS, LEAST_REGIONS, Sum
from rabta.intake.formats.published.terms import Term, Told, told_in


def sums_of_told(figures: list[StatedFigure], reading: dict[str, Any]) -> list[Sum]:
    """Set what the text states of all its operations beside what it tells of each; nothing where it tells fewer than two.

    A text told region by region tells of no operation, only of sums.
    """
    told = told_in(reading)
    if len(told) < 2 or len({each.region for each in figures if each.region is not None}) >= LEAST_REGIONS:
        return []
    found = []
    short = _untold(reading, told)
    mass = _stated_at(figures, reading, "total_kg", kinds.MASSES)
    if mass is not None and not _of_one(figures[mass], told):
        found.append(_masses(figures, mass, told, short))
    elif mass is None:
        found += _by_drug(figures, reading, told, short)
    found += _arrests(figures, reading, told, short)
    return [*found, *_operations(figures, reading, told)]


def _masses(figures: list[StatedFigure], index: int, told: list[Told], short: int) -> Sum:
    terms = tuple(term for each in told for term in each.masses)
    return _sum(figures, index, terms, unweighed=any(each.unweighed for each in told), untold=short)


def _by_drug(figures: list[StatedFigure], reading: dict[str, Any], told: list[Told], short: int) -> list[Sum]:
    """Set each drug of a lead ("78 kg hashish and 18 kg opium") beside what the operations tell of it."""
    spans = (reading.get("spans") or {}).get("/stated/total_kg", [])
    lead = [
        n for n, each in enumerate(figures) if each.kg and each.substance and any(a <= each.span[0] < b for a, b in spans)
    ]
    codes = [figures[n].substance for n in lead]
    unweighed = any(each.unweighed for each in told)
    return [
        _sum(figures, n, _of_drug(told, str(code)), unweighed=unweighed, untold=short)
        for n, code in zip(lead, codes, strict=True)
        if codes.count(code) == 1
    ]


def _of_drug(told: list[Told], code: str) -> tuple[Term, ...]:
    return tuple(term for each in told for term in each.masses if term.substance == code)


def _arrests(figures: list[StatedFigure], reading: dict[str, Any], told: list[Told], short: int) -> list[Sum]:
    """Set the stated arrests beside those told: where an operation does not say, only more than stated contradicts."""
    index = _stated_at(figures, reading, "arrests", frozenset({kinds.ARRESTS}))
    if index is None or _of_one(figures[index], told):
        return []
    terms = tuple(
        Term(Decimal(each.arrests), Decimal(each.arrests), "persons", each.arrests_span or each.span or (0, 0))
        for each in told
        if each.arrests
    )
    silent = any(each.arrests is None for each in told)
    return [_sum(figures, index, terms, unweighed=silent, untold=short)]


def _operations(figures: list[StatedFigure], reading: dict[str, Any], told: list[Told]) -> list[Sum]:
    """Set the stated number of operations beside those told; only more than stated contradicts.

    A lump that says how many it holds counts as many, unless one of them is the whole text's number told again.
    """
    index = _stated_at(figures, reading, "operations", frozenset({kinds.OPERATIONS}))
    if index is None or sum(_held(each, figures[index]) for each in told) <= figures[index].value:
        return []
    counted = [(Decimal(_held(each, figures[index])), each.span) for each in told if each.span]
    terms = tuple(Term(number, number, "operation", span) for number, span in counted)
    return [_sum(figures, index, terms)]


def _held(told: Told, stated: StatedFigure) -> int:
    """How many operations one account holds: as many as it says, but one where it says no fewer than all of the text."""
    return told.operations if told.operations < stated.value else 1


def _of_one(figure: StatedFigure, told: list[Told]) -> bool:
    """Whether what is taken for the whole text's total is one operation's: "20.36 kg in all" in a later operation's words,
    or the sum of the first one's own drugs."""
    inside = [each.span is not None and each.span[0] <= figure.span[0] < each.span[1] for each in told]
    return any(inside[1:]) or (inside[0] and len(told[0].masses) > 1 and told[0].kg == figure.kg)


def _untold(reading: dict[str, Any], told: list[Told]) -> int:
    """How many of the operations that the text says were made it does not tell, lumps counted as many."""
    stated = int((reading.get("stated") or {}).get("operations") or 0)
    return max(0, stated - sum(each.operations if each.operations <= stated else 1 for each in told))


def _stated_at(figures: list[StatedFigure], reading: dict[str, Any], key: str, what: frozenset[str]) -> int | None:
    """Give the index of the figure that the statement reader takes for the whole text's."""
    stated = (reading.get("stated") or {}).get(key)
    if stated is None:
        return None
    spans: Sequence[Span] = (reading.get("spans") or {}).get(f"/stated/{key}", [])
    for index, each in enumerate(figures):
        same = abs((each.kg if each.kg is not None else each.value) - Decimal(str(stated))) <= EXACT
        if each.what in what and same and any(each.span[0] < b and a < each.span[1] for a, b in spans):
            return index
    return None


def _sum(
    figures: list[StatedFigure], index: int, terms: tuple[Term, ...], *, unweighed: bool = False, untold: int = 0
) -> Sum:  # fmt: skip
    whole = figures[index]
    stated = whole.kg if whole.kg is not None else whole.value
    computed = sum((each.amount for each in terms), start=Decimal(0))
    low, high = allowed(whole, rounding=Decimal(0), loose=whole.kg is not None)
    difference = computed - stated
    unit = "kg" if whole.kg is not None else whole.unit
    return Sum(
        index, (), INCIDENTS, stated, computed, unit, abs(difference) <= EXACT, -low <= difference <= high, unweighed,
        spans=(whole.span,), terms=terms, untold=untold,
    )  # fmt: skip
