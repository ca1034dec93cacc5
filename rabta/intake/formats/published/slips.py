"""Slips of the pen: one number of a sum written wrongly, tried by repairing it and kept only where the sum then comes out.

Each repair is tried on every term by itself. Where several terms could be the wrong one, none is named.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.published.terms import Term

_THOUSAND = Decimal(1000)
_OTHER_UNIT = {("g", True): "kg", ("kg", False): "g", ("tonne", False): "kg", ("kg", True): "tonne"}
# Two digits of a number below this are exchanged as easily by chance.
LEAST_TO_EXCHANGE = Decimal(10)


@dataclass(frozen=True, slots=True)
class Repair:
    """One term read otherwise: `meant` in `unit` instead of what is stated, `amount` in the compared unit."""

    term: Term
    meant: Decimal
    unit: str
    amount: Decimal


def only(repairs: Iterator[Repair], terms: tuple[Term, ...], fits: Callable[[Decimal], bool]) -> Repair | None:
    """Give the one repair with which the sum of `terms` fits; None where none does, or repairs of several terms do."""
    total = sum((each.amount for each in terms), start=Decimal(0))
    fitting = [each for each in repairs if fits(total - each.term.amount + each.amount)]
    return fitting[0] if fitting and len({each.term.span for each in fitting}) == 1 else None


def other_units(terms: tuple[Term, ...]) -> Iterator[Repair]:
    """Try grams for kilograms and kilograms for grams or tonnes: "0.057 Gram" that is 0.057 kg."""
    for term in terms:
        for larger in (True, False):
            unit = _OTHER_UNIT.get((term.unit, larger))
            if unit is not None:
                factor = _THOUSAND if larger else 1 / _THOUSAND
                yield Repair(term, term.stated, unit, term.amount * factor)


def other_marks(terms: tuple[Term, ...]) -> Iterator[Repair]:
    """Try a thousands mark for a decimal mark and the other way round: "20,400 kg" for 20.4, "1.460 kg" for 1,460."""
    for term in terms:
        if term.stated >= _THOUSAND and term.stated == int(term.stated):
            yield Repair(term, term.stated / _THOUSAND, term.unit, term.amount / _THOUSAND)
        elif term.stated != int(term.stated) and term.stated * _THOUSAND == int(term.stated * _THOUSAND):
            yield Repair(term, term.stated * _THOUSAND, term.unit, term.amount * _THOUSAND)


def other_places(terms: tuple[Term, ...]) -> Iterator[Repair]:
    """Try the decimal point one or two places to either side: "120 kg" that is 12."""
    for term in terms:
        for places in (1, -1, 2, -2):
            yield Repair(term, term.stated.scaleb(places), term.unit, term.amount.scaleb(places))


def exchanged(terms: tuple[Term, ...]) -> Iterator[Repair]:
    """Try every two neighbouring digits the other way round: "513" that is 531."""
    for term in terms:
        for meant in exchanges(term.stated):
            yield Repair(term, meant, term.unit, term.amount * meant / term.stated)


def exchanges(number: Decimal) -> list[Decimal]:
    """Give every number that `number` becomes with two neighbouring digits exchanged; none begins with a nought.

    >>> [str(each) for each in exchanges(Decimal("31.9"))]
    ['13.9', '39.1']
    """
    if number < LEAST_TO_EXCHANGE:
        return []
    written = f"{number.normalize():f}"
    places = [n for n, sign in enumerate(written) if sign.isdigit()]
    made = []
    for left, right in zip(places, places[1:], strict=False):
        if written[left] != written[right] and not (left == 0 and written[right] == "0"):
            signs = list(written)
            signs[left], signs[right] = signs[right], signs[left]
            made.append(Decimal("".join(signs)))
    return made
