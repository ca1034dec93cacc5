"""How pure a laboratory found it: per cents, ranges, several samples; on which basis, where it is said."""

from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.statement import laboratory_words as words
from rabta.intake.formats.statement.laboratory_names import DECLARED, FOUND, Named, book
from rabta.intake.formats.statement.tree import Found, Span
from rabta.intake.formats.statement.view import View

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Purity:
    """Per cent, the lowest and the highest said of one finding."""

    low: Found
    high: Found


def percents_in(view: View, first: int, after: int) -> list[tuple[int, int, Decimal]]:
    """(first token, token behind, value) of numbers of per cent; of a range or a list ("81 to 84 %") each of its numbers."""
    found: list[tuple[int, int, Decimal]] = []
    place = first
    while place < after:
        number = view.numbers.get(place)
        if number is None:
            place += 1
            continue
        end = _percent_end(view, number.after)
        run = [(place, number.after, number.value)]
        at = number.after
        while not end and (following := view.numbers.get(_over(view, at))) is not None and _over(view, at) > at:
            run.append((following.first, following.after, following.value))
            at = following.after
            end = _percent_end(view, at)
        if end:
            found += [(a, end if b == at else b, value) for a, b, value in run if 0 < value <= _WHOLE]
        place = max(end, at, place + 1)
    return found


def _over(view: View, place: int) -> int:
    """The place behind "to", "and", a comma or a dash."""
    while view.key(place) in words.TO or view.key(place) in (",", "،"):
        place += 1
    return place


def _percent_end(view: View, place: int) -> int:
    """The token behind the sign or word for per cent at `place`; 0 where there is none."""
    if view.key(place) in words.PERCENT:
        return place + 1
    return place + 2 if view.key(place) == "per" and view.key(place + 1) == "cent" else 0


def purity_in(view: View, first: int, after: int, names: list[Named]) -> Purity | None:
    """The purity that a clause states of its drug: by the word for it, else by the per cent before the drug's own name."""
    percents = percents_in(view, first, after)
    said = book("PURITY", words.PURITY).all_in(view.tokens[first:after])
    of_others = {one.first for one in names if one.beside}
    free = [one for one in percents if not _stands_before(view, one[1], of_others)]
    if not said:
        drugs = {one.first for one in names if not one.beside and one.part in (FOUND, DECLARED)}
        free = [one for one in percents if _stands_before(view, one[1], drugs)]
    if not free:
        return None
    spans: list[tuple[Decimal, Span]] = [(value, view.span(a, b)) for a, b, value in free]
    low, high = min(spans), max(spans)
    return Purity(Found(low[0], (low[1],)), Found(high[0], (high[1],)))


def _stands_before(view: View, end: int, names: set[int]) -> bool:
    return end in names or (view.key(end) == "of" and end + 1 in names)


def basis_in(view: View, first: int, after: int) -> Found | None:
    """Of what the per cent is: the base, the hydrochloride, the weight; None where it is not said."""
    hit = next(iter(book("BASES", words.BASES.items()).all_in(view.tokens[first:after])), None)
    return Found(hit[2], (view.span(first + hit[0], first + hit[1]),)) if hit else None
