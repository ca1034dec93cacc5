"""Restated amounts: a sentence that gives again what was told, as a sum or as "the 20 kg", is no further seizure."""

from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.incidents import Draft
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.quantities import COUNT
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

# A sum told again may be rounded: "57.31 kg" and "over 57 kg".
_WITHIN = Decimal("0.01")


def restates(view: View, first: int, after: int, lines: list[Line], drafts: list[Draft], total: Decimal | None) -> bool:
    """Whether the `lines` of tokens `first` up to `after` only tell again what `drafts` or the stated total told.

    `total`: the statement's own total in kilograms. The words must say so: "in all", "the total weight", or "the 20 kg"
    and "these drugs" of an amount already told.
    """
    masses = [line for line in lines if line.quantity is not None and line.quantity.kg]
    if not masses or len(masses) != len(lines) or not any(draft.lines for draft in drafts):
        return False
    sums = bool(lexicon.phrases("RESTATING_WORDS").all_in(view.tokens[first:after]))
    if not sums and not all(_definite(view, line) for line in masses):
        return False
    return all(_told(line, drafts, total) for line in masses)


def weighs_again(view: View, first: int, lines: list[Line], before: Draft) -> bool:
    """Whether a sentence gives the weight of what was just weighed anew: "Weight with the liquid 52 kg".

    What was only counted gets its weight so: "2,300 tablets. The weight came to 391 g".
    """
    opening = [view.key(place) for place in range(first, first + 3)]
    weighed = any(line.quantity is not None and line.quantity.kg for line in before.lines)
    counted = len(before.lines) == 1 and before.lines[0].quantity is not None and before.lines[0].quantity.kind == COUNT
    unnamed = len(lines) == 1 and lines[0].substance is None and lines[0].quantity is not None
    return (weighed or counted) and unnamed and bool(_WEIGHT & set(opening)) and not _ANOTHER & set(opening)


_WEIGHT = frozenset(listed("weight weights weighed weighing وزن"))
_ANOTHER = frozenset(listed("another other second more دوسرے دوسری مزید"))


def _definite(view: View, line: Line) -> bool:
    """Whether "the", "this" or "these" stands before the amount or, for an amount alone, before its drug."""
    return line.quantity is not None and view.key(line.quantity.first - 1) in ("the", "this", "these", "said", "مذکورہ")


def _told(line: Line, drafts: list[Draft], total: Decimal | None) -> bool:
    assert line.quantity is not None and line.quantity.kg is not None
    mass = line.quantity.kg
    code = line.substance.code if line.substance is not None else UNKNOWN
    told = [
        (other.substance.code if other.substance is not None else UNKNOWN, other.quantity.kg)
        for draft in drafts
        if not draft.recap
        for other in draft.lines
        if other.quantity is not None and other.quantity.kg
    ]
    same = [kg for other, kg in told if code in (UNKNOWN, other) and kg is not None]
    known = [sum(same, start=Decimal(0)), *same, *([total] if total is not None and code == UNKNOWN else [])]
    return any(abs(mass - each) <= _WITHIN * mass for each in known)
