"""Shares: one number parted by agency, province, country or place ("131 foreigners: 20 Afghans, 111 Iranians").

A colon or a bracket behind the whole opens them, and each share but one is named. Drugs and an agency's regions are
read elsewhere.
"""

from dataclasses import replace

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.nations import nation_at
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import Number

_OPENERS = frozenset({":", "(", "—", "–"})
_OF_THEM = frozenset({"whom", "which", "these", "those"})
_COUNTS = frozenset({kinds.ARRESTS, kinds.FOREIGNERS, kinds.WOMEN, kinds.OPERATIONS, kinds.CASES, kinds.VEHICLES})
_PARTED = _COUNTS | kinds.MASSES | {kinds.AREA_CLEARED, kinds.VALUE, kinds.TABLETS}
_JOINTS = frozenset(listed("in from by at near میں سے نے"))
_MONTHS = frozenset(
    listed("january february march april may june july august september october november december")
)
_BETWEEN = _JOINTS | frozenset(listed("the and province district : - – worth کی کے کا اور , ،"))
# Two numbers add up, or do not, by chance.
LEAST = 3
# "... and police 361 kg", "and 400 elsewhere".
MOST_UNNAMED = 1
MOST_BETWEEN = 3


def bare_shares(laid: Laid, figures: list[StatedFigure]) -> list[StatedFigure]:
    """Read the numbers without a noun of a count parted by places: "1,763 people: 61 in Punjab, 873 in Sindh"."""
    taken = {place for each in figures for place in range(each.first, each.after)}
    found: list[StatedFigure] = []
    for whole in figures:
        reach = _reach(laid, figures, whole)
        if whole.what not in _COUNTS or reach is None:
            continue
        bare = [
            number for place, number in sorted(laid.view.numbers.items())
            if reach[0] <= place < reach[1] and place not in taken and number.value == int(number.value)
        ]  # fmt: skip
        known = [each for each in figures if reach[0] <= each.first < reach[1] and _alike(whole, each)]
        unnamed = [number for number in bare if not _named(laid, number.first, number.after)]
        if bare and len(bare) + len(known) >= LEAST and len(unnamed) <= MOST_UNNAMED:
            found += [_share(laid, whole, number) for number in bare]
    return found


def _share(laid: Laid, whole: StatedFigure, number: Number) -> StatedFigure:
    span = laid.view.span(number.first, number.after)
    bare = replace(whole, qualifier=None, nationality=None, of=None)
    return replace(bare, value=number.value, span=span, first=number.first, after=number.after)


def with_shares(laid: Laid, figures: list[StatedFigure]) -> list[StatedFigure]:
    """Give the figures, the shares of each whole marked as such and put under it."""
    out = list(figures)
    for index, whole in enumerate(figures):
        reach = _reach(laid, figures, whole) if whole.what in _PARTED else None
        if reach is None:
            continue
        inside = [n for n, each in enumerate(figures) if reach[0] <= each.first < reach[1] and _alike(whole, each)]
        unnamed = [n for n in inside if not _named(laid, figures[n].first, figures[n].after) and not figures[n].nationality]
        if len(inside) >= _least(whole) and len(unnamed) <= MOST_UNNAMED and not any(out[n].share for n in inside):
            for n in inside:
                out[n] = replace(out[n], of=index, share=True)
    return out


def _least(whole: StatedFigure) -> int:
    return LEAST - 1 if whole.what == kinds.FOREIGNERS else LEAST


def _reach(laid: Laid, figures: list[StatedFigure], whole: StatedFigure) -> tuple[int, int] | None:
    """Give the tokens from what opens the shares of `whole` to their sentence's or bracket's end; None for none."""
    view, (_, end) = laid.view, laid.clause_of(whole.first)
    if whole.region is not None or whole.category is not None:
        return None
    following = min((each.first for each in figures if each.first >= whole.after), default=end)
    for place in range(whole.after, min(end, following + 1)):
        key = view.key(place)
        if key in words.BREAKS or place == following:
            return None
        if key in _OPENERS or (key == "of" and view.key(place + 1) in _OF_THEM):
            if words.INCLUDING.intersection(view.key(step) for step in (place - 1, place + 1)):
                return None
            close = next((step for step in range(place, end) if view.key(step) == ")"), end) if key == "(" else end
            return place + 1, close
    return None


def _alike(whole: StatedFigure, share: StatedFigure) -> bool:
    """Whether a figure may be a share of the whole by what it counts, and is no drug's or region's."""
    if share.region is not None or share.category is not None or share is whole:
        return False
    if whole.what == kinds.FOREIGNERS:
        return share.what in (kinds.NATIONALS, kinds.FOREIGNERS)
    if whole.what in kinds.MASSES:
        return share.what in kinds.MASSES and share.substance == whole.substance
    return share.what == whole.what and share.unit == whole.unit


def _named(laid: Laid, first: int, after: int) -> bool:
    """Whether an agency, a place, a people, a drug or a month is named right before or right behind the number."""
    view = laid.view
    spans = [(begin, end) for begin, end, _ in laid.agencies]
    spans += [(each.first, each.after) for each in (*laid.marks.places, *laid.marks.substances)]
    if view.key(after) == "in" and view.key(after + 1) in _MONTHS:
        return True
    before = any(end <= first and _between(laid, end, first) for _, end in spans)
    behind = any(after <= begin and _between(laid, after, begin) and view.key(after) in _JOINTS for begin, _ in spans)
    return before or behind or nation_at(view, after) is not None


def _between(laid: Laid, first: int, after: int) -> bool:
    if after - first > MOST_BETWEEN:
        return False
    keys = {laid.view.key(place) for place in range(first, after)}
    return keys <= _BETWEEN and not {",", "،"} & keys
