"""One amount as several tell it: "over 3,000 kg; the minister says 3,132 kg; the Navy almost 3,300 kg" is one seizure."""

from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.incidents import Draft
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.tree import Span
from rabta.intake.formats.statement.view import View

# Figures of one haul that several give differ by no more than this.
_WITHIN = Decimal("0.15")
_PARTS_WITHIN = Decimal("0.02")
_SAYS = frozenset(
    listed(
        "says said say puts put gives gave claims claimed reports reported told according states stated speaks"
        " spoke mentions کہا کہتے کہنا بتایا بتائی بتاتے مطابق"
    )
)


def one_of_several_tellings(view: View, drafts: list[Draft]) -> tuple[list[Draft], list[Span]]:
    """Give the drafts with every amount that several tell kept once, and the spans of the figures set aside.

    The figure that its own parts make up is kept ("3,300 kg (3,089 + 158 + 25)"), else the first one without a hedge,
    else the first.
    """
    kept: list[Draft] = []
    aside: list[Span] = []
    tellings: dict[int, list[Line]] = {}
    for draft in drafts:
        first = kept[-1] if kept else None
        if first is None or not _tells_again(view, draft, first):
            kept.append(draft)
            continue
        lines = tellings.setdefault(len(kept) - 1, [first.lines[0]])
        lines.append(draft.lines[0])
        first.ranges.extend(draft.ranges)
        first.bare.extend(draft.bare)
    for place, lines in tellings.items():
        chosen = _chosen(view, lines)
        kept[place].lines = [chosen]
        for line in lines:
            if line is not chosen and line.quantity is not None:
                aside += [*line.quantity.amount.spans, *line.quantity.unit.spans]
    return kept, aside


def _tells_again(view: View, draft: Draft, first: Draft) -> bool:
    """Whether a draft of the same sentence gives the same unnamed haul in the words of another."""
    here, there = _haul(draft), _haul(first)
    if here is None or there is None or draft.sentence != first.sentence or draft.placed or draft.ordinal is not None:
        return False
    if abs(here - there) > _WITHIN * max(here, there):
        return False
    return any(_names_a_teller(view, place) for place in range(draft.first, draft.lines[0].first))


def _haul(draft: Draft) -> Decimal | None:
    """Give the mass of a draft that names one amount and no drug, None for any other."""
    if len(draft.lines) != 1 or draft.recap or any(substance.code != UNKNOWN for substance in draft.bare):
        return None
    line = draft.lines[0]
    unnamed = line.substance is None or line.substance.code == UNKNOWN
    return line.quantity.kg if unnamed and line.quantity is not None else None


def _names_a_teller(view: View, place: int) -> bool:
    return view.key(place) in _SAYS or lexicon.agency_book().at(view.tokens, place) is not None


def _chosen(view: View, lines: list[Line]) -> Line:
    made_up = (line for line in lines if _is_made_up(view, line))
    exact = (line for line in lines if line.quantity is not None and line.quantity.hedge is None)
    return next(made_up, None) or next(exact, None) or lines[0]


def _is_made_up(view: View, line: Line) -> bool:
    """Whether a bracket behind the amount holds numbers that add up to it."""
    quantity = line.quantity
    if quantity is None or view.key(line.after) != "(":
        return False
    parts, place = [], line.after + 1
    while view.key(place) not in ("", ")"):
        number = view.numbers.get(place)
        if number is not None:
            parts.append(number.value)
        place = number.after if number is not None else place + 1
    whole = quantity.value
    return len(parts) > 1 and abs(sum(parts, start=Decimal(0)) - whole) <= _PARTS_WITHIN * whole
