"""What is seized, at the prices of one dated list that the value names."""

from decimal import Decimal

from rabta.briefing.rules.figure_kind import FigureKind, PartName, Total
from rabta.briefing.rules.money import money_in_words
from rabta.vocabulary.rules.numbered import substance_numbered
from rabta.vocabulary.rules.substances import substance


def _named(stored: str) -> PartName:
    entry = substance_numbered(int(stored))
    return PartName(key=entry.code, label=entry.name_en, label_ur=entry.name_ur)


def _stored(key: str) -> str:
    return str(substance(key).number)


def _worded(value: Decimal, key: str | None) -> str:
    return money_in_words(value, "")


FIGURE = FigureKind(
    name="value",
    place=7,
    title="Value",
    definition=(
        "What counts once, at the prices of one dated price list that is named beside it: quantity times price for the"
        " substance and unit, kilograms for masses, exact. What the list does not price is not valued and is listed. The"
        " same seizure is worth something else under another list. Values that reports state stay as reported."
    ),
    reported_definition="The same events, with the lines of every report that tells of them, at the same prices.",
    unit="money",
    total=Total.SUM,
    named=_named,
    stored=_stored,
    worded=_worded,
)
