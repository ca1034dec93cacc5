"""Terms: what a sum adds up, each with the words it was read from, whether a stated figure or one operation's line."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any  # readings are JSON

from rabta.intake.formats.published.figure import Span, StatedFigure

KG_IN = {
    "kg": Decimal(1),
    "g": Decimal("0.001"),
    "tonne": Decimal(1000),
    "pound": Decimal("0.45359237"),
    "mg": Decimal("0.000001"),
}


# Found hidden in open country: nobody is there to be arrested, said or not.
ABANDONED = "cache"
# "crystal methamphetamine: 1,234.567 kilograms" is an item of a list, in code points.
MOST_OF_AN_ITEM = 45


@dataclass(frozen=True, slots=True)
class Term:
    """One addend: `amount` in the compared unit (kilograms, or the unit counted), `stated` in `unit` as written.

    `index`: its figure, None where it is a line of one operation.
    """

    amount: Decimal
    stated: Decimal
    unit: str
    span: Span
    substance: str | None = None
    index: int | None = None


def of_figures(figures: Sequence[StatedFigure], indexes: Sequence[int]) -> tuple[Term, ...]:
    """Give the terms of stated figures, in order."""
    return tuple(
        Term(each.kg if each.kg is not None else each.value, each.value, each.unit, each.span, each.substance, n)
        for n, each in ((n, figures[n]) for n in indexes)
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One operation of a text: its masses as terms, whether something of it has none, its arrests, how many it lumps.

    `arrests`: None where the text does not say; `span` its whole words; `placed`: whether the text says where, or more.
    """

    masses: tuple[Term, ...]
    unweighed: bool
    arrests: int | None
    arrests_span: Span | None
    operations: int
    span: Span | None
    placed: bool

    @property
    def kg(self) -> Decimal:
        """Give the mass of all its lines in kilograms."""
        return sum((each.amount for each in self.masses), start=Decimal(0))

    def kg_of(self, code: str) -> Decimal:
        """Give the mass of one substance in kilograms."""
        return sum((each.amount for each in self.masses if each.substance == code), start=Decimal(0))


def told_in(reading: dict[str, Any]) -> list[Told]:
    """Give what the statement reader found operation by operation, recaps of earlier ones left out.

    A list of which most say no place tells of drugs, not of operations, and gives none.
    """
    spans = reading.get("spans") or {}
    told = [
        _told(incident, number, spans)
        for number, incident in enumerate(reading.get("incidents") or [])
        if not incident.get("recap")
    ]
    return told if sum(each.placed for each in told) * 2 >= len(told) else []


def _told(incident: dict[str, Any], number: int, spans: dict[str, Any]) -> Told:
    masses, unweighed = [], not incident["substances"]
    for place, line in enumerate(incident["substances"]):
        factor = KG_IN.get(line["unit"] or "")
        if factor is None or line["quantity"] is None:
            unweighed = True
            continue
        stated = Decimal(str(line["quantity"]))
        pointer = f"/incidents/{number}/substances/{place}"
        words = [*spans.get(f"{pointer}/quantity", []), *spans.get(f"{pointer}/unit", [])]
        span = _around(words) or (0, 0)
        masses.append(Term(stated * factor, stated, str(line["unit"]), span, str(line["substance_code"])))
    arrests = incident["arrests"]["total"]
    if arrests is None and incident.get("setting") == ABANDONED:
        arrests = 0
    around = _around(spans.get(f"/incidents/{number}", []))
    placed = any(incident.get(key) for key in ("district", "airport_iata", "place_text"))
    return Told(
        tuple(masses), unweighed, arrests, _around(spans.get(f"/incidents/{number}/arrests/total", [])),
        int(incident.get("operations") or 1), around, placed or _tells_more(around),
    )  # fmt: skip


def _tells_more(span: Span | None) -> bool:
    """Whether an operation's words are more than a drug and its weight."""
    return span is not None and span[1] - span[0] > MOST_OF_AN_ITEM


def _around(spans: Sequence[Sequence[int]]) -> Span | None:
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None
