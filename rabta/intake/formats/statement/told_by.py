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


def without_retold(view: View, lines: list[Line]) -> tuple[list[Line], list[Span]]:
    """Give a piece's lines without an amount that another teller gives for the one before, and the spans of these.

    "The force says 88 kg hashish, the police 90 kg": somebody says, and nothing but a teller stands between.
    """
    kept: list[Line] = []
    aside: list[Span] = []
    for line in lines:
        last = kept[-1] if kept else None
        if last is None or line.quantity is None or not _is_retold(view, last, line):
            kept.append(line)
            continue
        aside += [*line.quantity.amount.spans, *line.quantity.unit.spans]
    return kept, aside


def _is_retold(view: View, first: Line, line: Line) -> bool:
    if line.substance is not None and line.substance.code not in (UNKNOWN, first.substance and first.substance.code):
        return False
    if not _nearly(first, line):
        return False
    between = range(first.after, line.first)
    keys = [view.key(place) for place in between]
    if not 0 < len(keys) <= _MOST_BETWEEN or _JOINED & set(keys):
        return False
    said = any(view.key(place) in _SAYS for place in range(max(0, first.first - _SAID_BEFORE), line.first))
    return said and any(view.key(place) in _TELLERS or _names_a_teller(view, place) for place in between)


_MOST_BETWEEN, _SAID_BEFORE = 5, 6
_JOINED = frozenset(listed("and اور & also more another مزید plus"))
_TELLERS = frozenset(
    listed(
        "police minister spokesman spokesperson spokeswoman officials official sources source ministry paper papers outlet"
        " agency channel others force customs پولیس ترجمان وزیر حکام ذرائع"
    )
)


def puts_otherwise(view: View, place: int, lines: list[Line], told: list[Line]) -> bool:
    """Whether words that begin at `place` only put what was `told` at another figure: "later put at 2,525 kg"."""
    if len(lines) != 1 or len(told) != 1 or lines[0].substance is not None or not _nearly(told[0], lines[0]):
        return False
    return any(view.key(step) in _PUTS for step in range(place, lines[0].first))


_PUTS = frozenset(listed("put puts given gave revised corrected updated estimated counted weighed raised lowered"))


def _nearly(one: Line, other: Line) -> bool:
    """Whether two lines weigh what two tellers may say of one haul."""
    here = one.quantity.kg if one.quantity is not None else None
    there = other.quantity.kg if other.quantity is not None else None
    return here is not None and there is not None and abs(here - there) <= _WITHIN * max(here, there)


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
