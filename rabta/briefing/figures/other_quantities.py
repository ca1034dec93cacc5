"""Tablets, litres, packets and whatever else has no fixed mass: counted in their own units, never converted."""

from decimal import Decimal

from rabta.briefing.rules.figure_kind import FigureKind, PartName, Total
from rabta.briefing.rules.wording import plain_number, quantity_in_words, unit_in_urdu, unit_nouns
from rabta.vocabulary.rules.numbered import substance_numbered, unit_numbered
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import unit


def _named(stored: str) -> PartName:
    substance_number, unit_number = stored.split("/")
    entry, counted_in = substance_numbered(int(substance_number)), unit_numbered(int(unit_number)).code
    return PartName(
        key=f"{entry.code}/{counted_in}",
        label=f"{entry.name_en}, {unit_nouns(counted_in)[1].strip('()')}",
        label_ur=f"{entry.name_ur}، {unit_in_urdu(counted_in).strip('()')}",
    )


def _stored(key: str) -> str:
    substance_code, _, unit_code = key.partition("/")
    return f"{substance(substance_code).number}/{unit(unit_code).number}"


def _worded(value: Decimal, key: str | None) -> str:
    return quantity_in_words(value, key.partition("/")[2]) if key else plain_number(value)


FIGURE = FigureKind(
    name="other_quantities",
    place=3,
    title="Tablets, litres and other quantities",
    definition=(
        "What was stated in tablets, litres, packets, maunds and other units without a fixed mass, for each substance"
        " and unit, each event once by the same rule as masses. A litre stays a litre and a tablet a tablet: different"
        " units are never added up."
    ),
    reported_definition="The same events, with the lines of every report that tells of them added up.",
    unit="as stated",
    total=Total.NONE,
    named=_named,
    stored=_stored,
    worded=_worded,
)
