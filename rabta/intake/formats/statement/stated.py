"""Stated totals: what a statement says of itself ("Nine operations, over 371 kg, five accused")."""

from dataclasses import dataclass, field
from decimal import Decimal

from rabta.intake.formats.statement import lexicon, words
from rabta.intake.formats.statement.arrests import arrests_of, some_of_them
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.mention import Mention
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.quantities import COUNT, MASS
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import HYPHENS, WORD, listed
from rabta.intake.formats.statement.tree import Found, spans_of
from rabta.intake.formats.statement.view import View

KEYS = (
    "operations", "total_kg", "total_kg_qualifier", "arrests", "foreigners", "women", "vehicles", "tablets", "value",
    "value_qualifier",
)  # fmt: skip
_BETWEEN = frozenset(
    listed(
        "countrywide nationwide joint successful separate different intelligence based anti narcotics narcotic drug drugs"
        " counter other major fresh more smuggling trafficking x × مختلف"
    )
)

_OPENING = 3
_NONE = frozenset({"no", "nil"})


@dataclass(slots=True)
class Stated:
    """Totals found so far; the first statement of each is kept."""

    values: dict[str, object] = field(default_factory=dict)

    def add(self, key: str, value: object | None) -> None:
        """Keep `value` under `key` unless the statement already gave one."""
        if value is not None:
            self.values.setdefault(key, value)

    def tree(self) -> dict[str, object]:
        """Give every key of the contract, None where the statement says nothing."""
        return {key: self.values.get(key) for key in KEYS}


def operations_in(view: View, first: int, after: int) -> Found | None:
    """Give the number of operations, strikes or raids counted among the tokens; cases registered are not operations."""
    for place in range(first, after):
        number = view.numbers.get(place)
        if number is None or place in view.taken or number.value != int(number.value):
            continue
        step = number.after
        while step < after and (view.key(step) in _BETWEEN | HYPHENS or _of_an_agency(view, step)):
            step += 1
        if step < after and view.key(step) in words.OPERATION_NOUNS - words.CASE_NOUNS:
            return Found(int(number.value), (view.span(place, step + 1),))
    return None


def _of_an_agency(view: View, place: int) -> bool:
    """Whether the token belongs to an agency's name, read before: "six ANF operations"."""
    return place in view.taken and view.tokens[place].kind == WORD and view.tokens[place].text[:1].isupper()


def vehicles_in(view: View, first: int, after: int) -> Found | None:
    """Give the number of vehicles counted among the tokens ("6 vehicles", "nine vehicles including one boat")."""
    for place in range(first, after):
        number = view.numbers.get(place)
        if view.key(place) in _NONE and view.key(place + 1) in ("vehicles", "vehicle"):
            return Found(0, (view.span(place, place + 2),))
        if number is None or place in view.taken or number.value != int(number.value) or number.after >= after:
            continue
        if view.key(number.after) in _VEHICLES:
            return Found(int(number.value), (view.span(place, number.after + 1),))
    return None


_VEHICLES = frozenset(listed("vehicles vehicle vehs veh گاڑیاں گاڑیوں گاڑی"))


def read_totals(view: View, stated: Stated, first: int, after: int, lines: list[Line], money: list[Money]) -> None:
    """Read the totals among the tokens `first` up to `after` into `stated`."""
    stated.add("operations", operations_in(view, first, after))
    _read_mass(stated, lines)
    apart = _another_count(view, first, after, known="arrests" in stated.values)
    _read_arrests(view, stated, mentions_in(view, first, apart))
    stated.add("vehicles", vehicles_in(view, first, after))
    for value in money:
        if first <= value.first < after and "value" not in stated.values:
            stated.add("value", {"amount": value.amount, "currency": value.currency})
            stated.add("value_qualifier", value.hedge)


def _read_arrests(view: View, stated: Stated, mentions: list[Mention]) -> None:
    """Read arrests with the foreigners and women among them; foreigners of another count are not among the first."""
    known = stated.values.get("arrests")
    arrests = arrests_of(view, mentions, None)
    foreigners, women = arrests.foreigners, arrests.women
    if isinstance(known, Found) and (arrests.total is None or arrests.total.value != known.value):
        foreigners, women = some_of_them(view, mentions) if arrests.total is None else (None, None)
    stated.add("arrests", arrests.total)
    stated.add("foreigners", foreigners)
    stated.add("women", women)


def _another_count(view: View, first: int, after: int, *, known: bool) -> int:
    """Give the token where words open another count ("furthermore", "in addition"): who is told behind is not among them.

    `known`: a count was told before, so that words at the very beginning open another one too.
    """
    book = lexicon.phrases("ANOTHER_COUNT")
    start = first if known else min(first + _OPENING, after)
    return next((place for place in range(start, after) if book.at(view.tokens, place) is not None), after)


def _read_mass(stated: Stated, lines: list[Line]) -> None:
    generic = [line for line in lines if line.quantity and (line.substance is None or line.substance.code == UNKNOWN)]
    for line in generic:
        quantity = line.quantity
        if quantity is not None and quantity.kind == MASS and quantity.kg is not None:
            if "total_kg" not in stated.values:
                stated.add("total_kg", Found(quantity.kg, (*quantity.amount.spans, *quantity.unit.spans)))
                stated.add("total_kg_qualifier", quantity.hedge)
        elif quantity is not None and quantity.kind == COUNT and quantity.unit.value == "tablet":
            stated.add("tablets", quantity.amount)


def sum_of(lines: list[Line]) -> Found | None:
    """Give the total of named masses in kilograms with the spans of all; None unless every line has a mass."""
    quantities = [line.quantity for line in lines if line.quantity is not None]
    masses = [quantity.kg for quantity in quantities if quantity.kg is not None]
    if not masses or len(masses) != len(lines):
        return None
    return Found(sum(masses, start=Decimal(0)), spans_of(*(quantity.amount for quantity in quantities)))
