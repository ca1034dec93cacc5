"""An agency's own regions in a text ("Balochistan 240.75 (4 ops, five, one vehicle)") with their figures."""

from dataclasses import replace
from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.sections import LEAST, sections_of
from rabta.intake.formats.statement.regions import regions_of
from rabta.intake.formats.statement.tree import Found

_FIELDS = (
    ("total_kg", kinds.MASS_SEIZED, "kg"), ("operations", kinds.OPERATIONS, "operation"),
    ("arrests", kinds.ARRESTS, "persons"), ("foreigners", kinds.FOREIGNERS, "persons"),
    ("women", kinds.WOMEN, "persons"), ("vehicles", kinds.VEHICLES, "vehicle"),
)  # fmt: skip


def regional_figures(laid: Laid, found: list[StatedFigure]) -> tuple[list[StatedFigure], list[StatedFigure]]:
    """Give (the figures known before, those inside a region marked with it; the figures of regions not known before)."""
    view = laid.view
    regions = [each for each in regions_of(view, laid.marks, told=False) if _opens_item(laid, each[0])]
    if len(regions) < LEAST:
        return list(found), []
    known, new = list(found), []
    for first, after, tree in regions:
        name = tree["region"]
        if not isinstance(name, Found):
            continue
        inside = [index for index, each in enumerate(known) if first <= each.first < after]
        for index in inside:
            known[index] = replace(known[index], region=str(name.value))
        for field, what, unit in _FIELDS:
            value = tree[field]
            if not isinstance(value, Found):
                continue
            span = (min(a for a, _ in value.spans), max(b for _, b in value.spans))
            if any(each.span[0] < span[1] and span[0] < each.span[1] for each in known):
                continue
            tokens = [place for place, token in enumerate(view.tokens) if span[0] <= token.start < span[1]]
            amount = Decimal(value.value)
            new.append(StatedFigure(
                what, amount, unit, span, tokens[0], tokens[-1] + 1, region=str(name.value),
                kg=amount if what == kinds.MASS_SEIZED else None, assumed_unit=what == kinds.MASS_SEIZED,
            ))  # fmt: skip
    return known, _in_tonnes(known, _without_doubles(new))


def sectioned(laid: Laid, figures: list[StatedFigure]) -> list[StatedFigure]:
    """Mark the figures of a text told region by region with their region, where no list of regions marked them."""
    if any(each.region is not None for each in figures):
        return figures
    sections = sections_of(laid, figures)
    return [
        replace(each, region=next((one.region for one in sections if one.first <= each.first < one.after), None))
        for each in figures
    ]


def _opens_item(laid: Laid, first: int) -> bool:
    """Whether a region's name opens an item of a list: not "near Quetta 328 kg", not "Ring Road Peshawar 39 kg"."""
    view = laid.view
    starts = laid.sentence_of(first).first == first
    named = any(after == first for _, after, _ in laid.agencies)
    return starts or named or view.key(first - 1) in _EDGES


_EDGES = frozenset({",", "،", ";", "؛", ":", "(", ")", "-", "–", "—", "•", "*", "and", "اور", ".", "۔"})


def _in_tonnes(known: list[StatedFigure], new: list[StatedFigure]) -> list[StatedFigure]:
    """Give tonnes to regions without a unit where the total is in tonnes and theirs add up to it as tonnes."""
    bare = [each for each in new if each.what in kinds.MASSES and each.assumed_unit]
    summed = sum((each.value for each in bare), start=Decimal(0))
    total = next(
        (each for each in known if each.what in kinds.MASSES and each.unit == "tonne" and each.substance is None), None
    )
    if total is None or not bare or abs(summed - total.value) > total.value / 20:
        return new
    return [replace(each, unit="tonne", kg=each.value * 1000, what=total.what) if each in bare else each for each in new]


def _without_doubles(figures: list[StatedFigure]) -> list[StatedFigure]:
    kept: list[StatedFigure] = []
    for each in figures:
        if not any(other.span == each.span for other in kept):
            kept.append(each)
    return kept
